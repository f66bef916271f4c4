"""Steps that do the same thing to one symbol after the other: a page for people shows them as one table.

Nothing is left out: each row keeps its formula, its conditions, its verdict and its number. Formats that are read back
by `derive verify` print every step by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derive.equation import Equation
from derive.handout.parts import StepPart
from derive.handout.slots import Prose, Signed
from derive.handout.words import word

SHORTEST = 4
"""Fewer steps than this are printed one by one."""


@dataclass(frozen=True)
class Run:
    """Neighbouring steps that are printed together; a single step is a run of its own."""

    steps: tuple[StepPart, ...]

    @property
    def is_table(self) -> bool:
        """Whether the steps differentiate the same equation and are many enough for a table."""
        return len(self.steps) >= SHORTEST

    @property
    def sentence(self) -> Prose:
        """What was done in all rows: with respect to what the same equations were differentiated."""
        shocks = tuple(dict.fromkeys(step.sentence.text.slots["shock"] for step in self.steps))
        fullest = max((step.sentence.text.slots["equations"] for step in self.steps), key=len)
        key = "run_with_signs" if any(_is_signed(step) for step in self.steps) else "run"
        return Prose(word(key, equations=fullest, shocks=shocks), self.steps[0].sentence.scope)

    @property
    def has_conditions(self) -> bool:
        """Whether some row needs a column for what it supposes."""
        return any(step.suppositions or step.allowed for step in self.steps)


def runs(steps: Sequence[StepPart]) -> Iterator[Run]:
    """Yield the steps in order, those together that can share a table."""
    waiting: list[StepPart] = []
    for step in steps:
        if waiting and not _alike(waiting[-1], step):
            yield from _cut(waiting)
            waiting = []
        waiting.append(step)
    yield from _cut(waiting)


def _cut(steps: list[StepPart]) -> Iterator[Run]:
    if len(steps) >= SHORTEST:
        yield Run(tuple(steps))
    else:
        yield from (Run((step,)) for step in steps)


def _alike(one: StepPart, other: StepPart) -> bool:
    """Whether two effects come from the same equation, and nothing is to be said about either by itself.

    Of the definitions put in, one that does not move with the cause may be missing.
    """
    if not (_is_effect(one) and _is_effect(other)):
        return False
    left, right = (step.sentence.text.slots["equations"] for step in (one, other))
    fewer, more = sorted((left, right), key=len)
    same = left[-1].same_sides(right[-1])
    return bool(same and all(any(a.same_sides(b) for b in more) for a in fewer))


def _is_effect(step: StepPart) -> bool:
    slots = step.sentence.text.slots
    equations = slots.get("equations")
    plain = step.statement is None and step.reading is None and step.label is None and step.stands
    several = isinstance(equations, tuple) and equations and all(isinstance(one, Equation) for one in equations)
    return bool(plain and several) and "shock" in slots


def _is_signed(step: StepPart) -> bool:
    return isinstance(step.line.formula.statement, Signed)
