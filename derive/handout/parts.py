"""What a handout consists of: plain values that the templates walk through from top to bottom."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sympy import Integer

from derive.display import Number, Power
from derive.equation import Condition, Equation
from derive.handout.words import word
from derive.model import Model
from derive.symbols import EconomicSymbol
from derive.text import Text
from derive.verdict import Status, Verdict

if TYPE_CHECKING:
    from derive.figures.figure import Figure


@dataclass(frozen=True)
class Reference:
    """A printed number, the place that it points to, and the name of what stands there."""

    number: str
    anchor: str
    name: Text | None = None


@dataclass(frozen=True)
class Scope:
    """The model whose order formulas follow, and the numbers of the statements that a sentence may point to."""

    model: Model
    numbered: tuple[tuple[Any, Reference], ...] = ()

    def reference(self, statement: Any) -> Reference | None:
        """Return the latest number given to a statement with the same sides."""
        entry: tuple[Any, Reference]
        for entry in reversed(self.numbered):
            known, reference = entry
            if isinstance(known, Equation) and isinstance(statement, Equation):
                if known.same_sides(statement):
                    return reference
            elif known == statement:
                return reference
        return None

    def with_number(self, statement: Any, reference: Reference) -> Scope:
        """Return the scope with one more numbered statement."""
        return Scope(self.model, (*self.numbered, (statement, reference)))


@dataclass(frozen=True)
class Formula:
    """Something to be printed as mathematics: an expression or a statement, in the order of its model."""

    statement: Any
    model: Model


@dataclass(frozen=True)
class Bare:
    """A statement in a slot that is to be printed in full, not as a reference to its number."""

    statement: Any


@dataclass(frozen=True)
class DomainOf:
    """The statement of the values that a symbol may take."""

    symbol: EconomicSymbol


@dataclass(frozen=True)
class Prose:
    """A sentence whose slots hold objects, and the scope in which they are printed."""

    text: Text
    scope: Scope


@dataclass(frozen=True)
class Line:
    """A numbered formula on a line of its own; `label` is the short name printed next to it."""

    id: str
    formula: Formula
    reference: Reference
    label: str = ""
    kind: Text | None = None

    @property
    def name(self) -> Text | None:
        """What the formula is called."""
        return self.reference.name

    @property
    def title(self) -> Text:
        """The name and the kind of an equation of the model."""
        if self.kind is None:
            return self.name or Text("", "")
        return word("equation_title", name=self.name, kind=self.kind) if self.name else self.kind


@dataclass(frozen=True)
class SymbolRow:
    """One row of the table of symbols."""

    symbol: EconomicSymbol
    formula: Formula
    meaning: Text
    domain: Prose
    unit: Text | None
    role: Text


@dataclass(frozen=True)
class ModelPart:
    """A model at its first use: the symbols that are new, its equations, its joint conditions."""

    model: Model
    intro: Prose | None
    symbols: tuple[SymbolRow, ...]
    known: Prose | None
    equations: tuple[Line, ...]
    notes: tuple[Prose, ...]

    @property
    def has_units(self) -> bool:
        """Whether the table of symbols needs a column for units."""
        return any(row.unit is not None for row in self.symbols)


@dataclass(frozen=True)
class StepPart:
    """One step: what was done, what follows, how well it is known.

    A conclusion is a numbered formula (`line`) or a numbered sentence (`statement`).
    """

    id: str
    sources: tuple[str, ...]
    sentence: Prose
    suppositions: Prose | None
    line: Line
    statement: Prose | None
    allowed: Prose | None
    mark: Prose
    verdict: Verdict
    reading: Prose | None

    @property
    def stands(self) -> bool:
        """Whether the step may be printed without a warning."""
        return self.verdict.stands

    @property
    def is_short(self) -> bool:
        """Whether the mark is a single word."""
        return not self.mark.text.slots

    @property
    def label(self) -> str:
        """The short name of the result, when it has one."""
        return self.line.label

    @property
    def tick(self) -> str:
        """A mark that is understood without colour."""
        return {Status.PROVED: "✓", Status.SUPPORTED: "≈", Status.REFUTED: "✗"}.get(self.verdict.status, "?")


@dataclass(frozen=True)
class Cell:
    """The effect of one shock on one outcome: the derivative, its sign, the condition under which the sign holds."""

    reference: Reference
    derivative: Formula
    sign: Text
    condition: Prose | None


@dataclass(frozen=True)
class EffectsTable:
    """Comparative statics: one row per shock, one column per outcome; a cell may be empty."""

    outcomes: tuple[Formula, ...]
    rows: tuple[tuple[Formula, tuple[Cell | None, ...]], ...]


@dataclass(frozen=True)
class FigurePart:
    """A figure and its number; nothing is drawn before a format asks for it."""

    number: str
    figure: Figure

    @property
    def name(self) -> str:
        """The name of its files."""
        return self.figure.name

    @property
    def caption(self) -> Text:
        """What the figure is called."""
        return self.figure.title

    @property
    def alt(self) -> Text:
        """What it shows, for readers who cannot see it."""
        return self.figure.alt

    @property
    def svg(self) -> bytes:
        """The drawing in lines."""
        return self.figure.svg

    @property
    def png(self) -> bytes:
        """The drawing in dots."""
        return self.figure.png

    @property
    def svg_text(self) -> str:
        """The drawing as text, for formats that carry it inside."""
        return self.svg.decode()


@dataclass(frozen=True)
class TablePart:
    """A small table written by the author of a derivation; a cell is a sentence or a formula."""

    caption: Prose
    header: tuple[Prose | Formula, ...]
    rows: tuple[tuple[Prose | Formula, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.header)


@dataclass(frozen=True)
class DerivationPart:
    """One derivation: what is asked, the steps, what they mean."""

    id: str
    title: Text
    intro: Prose | None
    steps: tuple[StepPart, ...]
    notes: tuple[Prose | TablePart, ...]
    effects: EffectsTable | None
    reading: Prose | None
    figures: tuple[FigurePart, ...]
    tasks: tuple[Prose, ...]

    @property
    def results(self) -> tuple[Line, ...]:
        """The labelled conclusions, in order."""
        return tuple(step.line for step in self.steps if step.line.label and step.statement is None)


@dataclass(frozen=True)
class Section:
    """A heading, the models that appear here for the first time, and the derivations."""

    number: str
    heading: Text | None
    intro: Prose | None
    blocks: tuple[ModelPart | DerivationPart, ...]

    @property
    def models(self) -> tuple[ModelPart, ...]:
        """The models that this section introduces."""
        return tuple(block for block in self.blocks if isinstance(block, ModelPart))

    @property
    def derivations(self) -> tuple[DerivationPart, ...]:
        """The derivations of this section."""
        return tuple(block for block in self.blocks if isinstance(block, DerivationPart))


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
