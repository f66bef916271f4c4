"""The sheet without solutions: what is asked, and nothing that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from derive.claims import ChangesSign, Defines, HasSign, IsDerivative
from derive.equation import Condition, Equation
from derive.handout.slots import Prose, Scope
from derive.handout.words import word
from derive.model import Model
from derive.step import Derivation, Step
from derive.symbols import EconomicSymbol
from derive.text import Text

# The short name of a curve: IS, LM, AD, LM II.
_CURVE = re.compile(r"[A-Z]{2,}( [IVX]+)?")


def tasks(steps: tuple[Step, ...], model: Model) -> tuple[Prose, ...]:
    """Return one task for each labelled conclusion and one for all effects, or one for the last step.

    Symbols only, never a formula; a sign is asked for as "determine the sign", so the task does not tell it.
    """
    effects = list(_effects(steps, model))
    asked = [step for step in steps if step.label] or _changes(steps) or ([] if effects else list(steps[-1:]))
    found = dict.fromkeys((*(_task(step) for step in asked), *effects))
    return tuple(Prose(task, Scope(model)) for task in found)


def _changes(steps: tuple[Step, ...]) -> list[Step]:
    """The steps that find the sign of a small change: all of them are asked for."""
    signs = [step for step in steps if isinstance(step.claim, HasSign)]
    return [step for step in signs if getattr(getattr(step.claim, "expression", None), "role", "") == "differential"]


def _effects(steps: tuple[Step, ...], model: Model) -> Iterator[Text]:
    """Ask for the answers to what is given whose sign is found, all together, when there are several."""
    claims = [step.claim for step in steps if isinstance(step.claim, IsDerivative)]
    signed = {step.claim.expression for step in steps if isinstance(step.claim, HasSign | ChangesSign)}
    causes = [claim for claim in claims if claim.shock not in model.endogenous]
    effects = [claim for claim in causes if claim.value == 0 or {claim.conclusion.lhs, claim.value} & signed]
    if len(effects) > 1:
        outcomes = tuple(dict.fromkeys(claim.outcome for claim in effects))
        yield word("task_effects", shocks=tuple(dict.fromkeys(claim.shock for claim in effects)), outcomes=outcomes)


def _task(step: Step) -> Text:
    claim, conclusion = step.claim, step.conclusion
    if isinstance(claim, Defines):
        return word("task_define", symbol=claim.symbol, meaning=claim.symbol.meaning)
    if isinstance(claim, IsDerivative):
        return word("task_derivative", symbol=claim.conclusion.lhs)
    if isinstance(claim, HasSign | ChangesSign) and isinstance(claim.expression, EconomicSymbol):
        return word("task_sign", symbol=claim.expression)
    if isinstance(conclusion, Equation) and _CURVE.fullmatch(step.label):
        return word("task_curve", name=step.label)
    if isinstance(conclusion, Equation) and isinstance(conclusion.lhs, EconomicSymbol):
        return word("task_solve", symbol=conclusion.lhs)
    return word("task_derive")


def gives_away(text: Text | None, derivation: Derivation) -> bool:
    """Whether a sentence shows more than symbols and equations of the model, and may so tell the answer."""
    return text is not None and any(not _harmless(shown, derivation.model) for shown in _shown(text))


def _shown(value: Any) -> Iterator[Any]:
    if isinstance(value, Text):
        for slot in value.slots.values():
            yield from _shown(slot)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _shown(item)
    else:
        yield value


def _harmless(value: Any, model: Model) -> bool:
    if isinstance(value, Equation):
        return any(value.same_sides(known) for known in model.equations)
    if isinstance(value, Condition):
        return value in model.conditions
    return isinstance(value, EconomicSymbol | int)
