"""The kinds of parts: one visible table. A part is answered by the steps that it adds to a derivation.

Whatever a part says is the conclusion of a step, and every step is judged by `derive.check`; nothing here computes an
answer by other means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from derive.errors import RuleError
from derive.exercises.approximate_parts import solution
from derive.exercises.asked import Asked
from derive.exercises.choice_parts import first_order_conditions, optimum
from derive.exercises.curve_parts import curve, is_curve, lm_curve
from derive.exercises.effect_parts import change, multiplier
from derive.exercises.market_parts import demands, state_prices
from derive.exercises.solution_parts import equilibrium, root
from derive.exercises.working import Answer, Passage, Working

Worker = Callable[[Working, Asked], list[Answer]]


@dataclass(frozen=True)
class PartKind:
    """A kind of part: who works it out, and which of the words of/on/given/by/when it takes."""

    work: Worker
    words: tuple[str, ...] = ()


PARTS: Mapping[str, PartKind] = {
    "is_curve": PartKind(is_curve),
    "lm_curve": PartKind(lm_curve),
    "curve": PartKind(curve, ("of", "given")),
    "equilibrium": PartKind(equilibrium, ("of",)),
    "solution": PartKind(solution, ("of",)),
    "root": PartKind(root, ("of",)),
    "multiplier": PartKind(multiplier, ("of", "on", "given", "when")),
    "effect": PartKind(multiplier, ("of", "on", "given", "when")),
    "change": PartKind(change, ("of", "on", "by")),
    "first_order_conditions": PartKind(first_order_conditions, ("of",)),
    "state_prices": PartKind(state_prices),
    "demands": PartKind(demands),
    "optimum": PartKind(optimum, ("of",)),
    "demand": PartKind(optimum, ("of",)),
}


@dataclass(frozen=True)
class Worked:
    """A part that has been answered: the answers, and the steps that lead to them."""

    answers: tuple[Answer, ...]
    passages: tuple[Passage, ...]


def work_out(working: Working, asked: Asked) -> Worked:
    """Answer one part; the steps are added to the derivations of the working."""
    before = {key: len(derivation.steps) for key, derivation in working.derivations.items()}
    answers = PARTS[asked.kind].work(working, asked)
    if not answers:
        raise RuleError("no-answer", f"The part {asked.kind} has no answer here.", "Ask for something the model determines.")
    passages = tuple(
        Passage(derivation, before.get(key, 0), len(derivation.steps))
        for key, derivation in working.derivations.items()
        if len(derivation.steps) > before.get(key, 0)
    )
    return Worked(tuple(answers), passages)
