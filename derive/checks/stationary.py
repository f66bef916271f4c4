"""First-order conditions: the derivative, taken with dual numbers, vanishes exactly where the conclusion holds."""

from __future__ import annotations

from dataclasses import replace

import sympy
from sympy import Expr

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import check_entails
from derive.checks.ground import precisely
from derive.checks.situation import Situation
from derive.claims import Entails, IsStationary
from derive.equation import Condition, Equation
from derive.symbols import REAL, domain_of
from derive.verdict import Status, Verdict, proved, unknown


def check_stationary(claim: IsStationary, context: Context) -> Verdict:
    """Judge a first-order condition."""
    function = put_in(claim.function, [one for one in claim.premises if isinstance(one, Equation)])
    try:
        slope = tangent(function, {claim.choice: sympy.S.One})
    except OutOfReach as limit:
        return unknown("dual numbers", f"The derivative was not formed: {limit.reason}.")
    return precisely(lambda: _multiple(claim, slope, context) or _equivalent(claim, slope, context))


def _equivalent(claim: IsStationary, slope: Expr, context: Context) -> Verdict:
    vanishing = Equation(slope, sympy.S.Zero)
    said = Entails((vanishing,), claim.conclusion, claim.conditions, claim.given, equivalent=True)
    verdict = check_entails(said, context)
    if verdict.status in (Status.PROVED, Status.REFUTED):
        return verdict
    converse = check_entails(Entails((claim.conclusion,), vanishing, claim.conditions, claim.given), context)
    if converse.status is Status.REFUTED:
        return converse
    # A counterexample with positive multipliers is a counterexample, and easier to find.
    free = sorted((one for one in slope.free_symbols if domain_of(one) == REAL), key=str)
    narrowed = replace(said, given=(*claim.given, *(Condition(symbol, ">0") for symbol in free)))
    found = check_entails(narrowed, context)
    return found if found.status is Status.REFUTED else verdict


def put_in(function: Expr, definitions: list[Equation]) -> Expr:
    """Put definitions in, later ones first, so that a chain of them resolves."""
    for definition in reversed(definitions):
        function = function.xreplace({definition.lhs: definition.rhs})
    return function


def _multiple(claim: IsStationary, slope: Expr, context: Context) -> Verdict | None:
    """Prove at once what is the derivative, or a nonzero multiple of it, brought to two sides."""
    if claim.conclusion.holds_for or claim.conditions or claim.given:
        return None
    sides = (claim.conclusion.lhs, claim.conclusion.rhs)
    needed: tuple[Condition, ...] = suppositions(slope, *sides)
    # Joint conditions of the model are read only where a divisor asks for them: they cost more than the comparison.
    situation = Situation((), (), context if needed else None, (slope, *sides, *(one.expression for one in needed)))
    if situation.is_contradictory:
        return None
    stated = situation.difference(*sides)
    if not stated:
        return None
    found, _ = situation.fraction(slope)
    quotient, rest = divmod(found, stated)
    if rest or 0 in situation.knowledge.signs(quotient) or not all(situation.require(one) for one in needed):
        return None
    return proved("dual numbers").under(situation.open)
