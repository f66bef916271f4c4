"""Excluded cases: the premises contradict each other on the domain."""

from __future__ import annotations

from derive.algebra.ideal import in_radical
from derive.checks.context import Context
from derive.checks.ground import precisely, require_all, witness
from derive.checks.situation import Situation
from derive.claims import IsInfeasible
from derive.verdict import Verdict, proved, refuted, unknown


def check_infeasible(claim: IsInfeasible, context: Context) -> Verdict:
    """Judge whether a case is excluded."""
    return precisely(lambda: _check_infeasible(claim, context))


def _check_infeasible(claim: IsInfeasible, context: Context) -> Verdict:
    asked = [condition.expression for condition in claim.conditions]
    background = Situation((), claim.given, context, asked)
    if background.is_contradictory:
        return unknown("consistency", "What the claim supposes contradicts itself, so every case would be excluded.")
    situation = Situation(claim.premises, claim.given, context, asked)
    denied = require_all(situation, claim.conditions)
    if denied is None and situation.example is not None:
        return refuted("evaluation", "The case occurs at this point.", witness=witness(situation, situation.example))
    if situation.is_contradictory or situation.contradicts_itself():
        return proved("contradiction", premises=tuple(situation.equations)).under(situation.open)
    remaining = situation.solution.remaining
    one = situation.tower.context.constant(1)
    if remaining and in_radical(one, (*remaining, *situation.relations), situation.nonzero_facts()):
        return proved("ideal", premises=tuple(situation.equations)).under(situation.open)
    return unknown("elimination", "Neither a contradiction nor a point of the case was found.")
