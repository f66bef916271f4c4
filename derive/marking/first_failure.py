"""The first step of the key that a student's own results contradict: there the working went another way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from derive.equation import Equation
from derive.exercises import Key
from derive.marking.entailment import entailment
from derive.marking.judge import Mark, Outcome
from derive.step import Derivation, Step
from derive.verdict import Status


@dataclass(frozen=True)
class FailingStep:
    """A step of the key, the derivation that it stands in, and its number among the steps of its part."""

    derivation: Derivation
    step: Step
    number: int


def first_failure(key: Key, marks: Sequence[Mark], part: int) -> FailingStep | None:
    """Return the first step of a part that the student's results refute; None when none of them does.

    A step counts when the student's results tie down all symbols of its conclusion: only then is it contradicted for sure.
    """
    own = [one for one in marks if one.part == part and one.response is not None and one.response.statement is not None]
    if not any(one.outcome is Outcome.WRONG for one in own):
        return None
    said = tuple(one.response.statement for one in own if one.response is not None and one.response.statement is not None)
    symbols = set().union(*(one.free_symbols for one in said))
    number = 0
    for passage in key.parts[part - 1].worked.passages:
        for step in passage.derivation.steps[passage.first : passage.end]:
            number += 1
            conclusion = step.conclusion
            if (
                isinstance(conclusion, Equation)
                and conclusion.free_symbols <= symbols
                and entailment(said, conclusion).status is Status.REFUTED
            ):
                return FailingStep(passage.derivation, step, number)
    return None
