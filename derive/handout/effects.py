"""The table of comparative statics, gathered from steps that found a derivative and its sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from derive.claims import ChangesSign, HasSign, IsDerivative
from derive.handout.parts import Cell, EffectsTable
from derive.handout.slots import Formula, Prose, Reference, Scope
from derive.handout.words import word
from derive.model import Model
from derive.step import Step
from derive.text import Text
from derive.verdict import Verdict

# A longer derivative does not fit into a column; its name stands there instead, and the line has the formula.
_LARGEST_CELL = 24
_SIGN_WORDS = {">0": "+", ">=0": "≥ 0", "<0": "−", "<=0": "≤ 0", "=0": "0", "!=0": "≠ 0"}


@dataclass(frozen=True)
class Known:
    """A judged step with the number that its conclusion was given."""

    step: Step
    verdict: Verdict
    reference: Reference


def effects_table(known: list[Known], model: Model) -> EffectsTable | None:
    """Return the table of effects, or None when fewer than two effects have a sign."""
    effects = [entry for entry in known if isinstance(entry.step.claim, IsDerivative)]
    cells: dict[tuple[Any, Any], Cell] = {}
    for effect in effects:
        claim = effect.step.claim
        assert isinstance(claim, IsDerivative)
        if claim.shock in model.endogenous:
            continue  # the slope of a curve, not an answer to something that is given
        # An effect that is zero needs no step to find its sign.
        found = effect if claim.value == 0 else _sign_of(claim, known)
        if found is not None:
            cells[claim.shock, claim.outcome] = _cell(effect, found, model)
    if len(cells) < 2:
        return None
    shocks = dict.fromkeys(shock for shock, _ in cells)
    outcomes = dict.fromkeys(outcome for _, outcome in cells)
    rows = tuple((Formula(shock, model), tuple(cells.get((shock, outcome)) for outcome in outcomes)) for shock in shocks)
    return EffectsTable(tuple(Formula(outcome, model) for outcome in outcomes), rows)


def _sign_of(claim: IsDerivative, known: list[Known]) -> Known | None:
    wanted = (claim.conclusion.lhs, claim.value)
    for entry in known:
        if isinstance(entry.step.claim, HasSign | ChangesSign) and entry.step.claim.expression in wanted:
            return entry
    return None


def _cell(effect: Known, sign: Known, model: Model) -> Cell:
    claim = sign.step.claim
    given = tuple(dict.fromkeys((*claim.given, *sign.verdict.conditions)))
    condition = Prose(word("cell_condition", conditions=given), Scope(model)) if given else None
    relation = "=0" if isinstance(claim, IsDerivative) else getattr(claim, "sign", "")
    mark = Text(*2 * [_SIGN_WORDS.get(relation, "+ / −")])
    assert isinstance(effect.step.claim, IsDerivative)
    value = effect.step.claim.value
    shown = value if sympy.count_ops(value) <= _LARGEST_CELL else effect.step.claim.conclusion.lhs
    return Cell(effect.reference, Formula(shown, model), mark, condition)
