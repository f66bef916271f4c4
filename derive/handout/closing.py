"""The last pages of a handout: errata, questions, the numeric check, the summary of verdicts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from sympy import Integer

from derive.display import Number, Power
from derive.equation import Condition
from derive.handout.slots import Prose
from derive.handout.words import word
from derive.text import Text


@dataclass(frozen=True)
class Erratum:
    """A slip in the source: where it stands, what is printed, what is true."""

    place: Prose
    printed: Prose
    true: Prose


@dataclass(frozen=True)
class Question:
    """A self-test question with its answer."""

    number: str
    question: Prose
    answer: Prose | None


@dataclass(frozen=True)
class NumericCheck:
    """How the printed formulas compare with a numerical solution of the structural equations."""

    points: int
    max_relative_residual: float

    @property
    def sentence(self) -> Text:
        """Say how many points were tried and which power of ten bounds the residual."""
        exponent = math.ceil(math.log10(self.max_relative_residual)) if self.max_relative_residual > 0 else -16
        bound = Power(Number(Integer(10)), Number(Integer(exponent)))
        return word("numeric_sentence", points=self.points, bound=bound)


@dataclass(frozen=True)
class Summary:
    """How many steps ended with which verdict; `conditional` counts proofs under a printed condition."""

    derivations: int
    proved: int = 0
    conditional: int = 0
    supported: int = 0
    unknown: int = 0
    refuted: int = 0
    conditions: tuple[Condition, ...] = field(default=())

    @property
    def steps(self) -> int:
        """The number of steps."""
        return self.proved + self.conditional + self.supported + self.unknown + self.refuted

    @property
    def sentence(self) -> Text:
        """Say how much was checked."""
        return word("summary_steps", steps=self.steps, derivations=self.derivations)

    @property
    def rows(self) -> Iterator[tuple[str, int]]:
        """The counts that are not zero, with the key of their word."""
        for name in ("proved", "conditional", "supported", "unknown", "refuted"):
            if getattr(self, name):
                yield f"count_{name}", getattr(self, name)
