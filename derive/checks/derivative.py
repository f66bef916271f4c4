"""Derivatives: premises are differentiated with dual numbers, and the rates of what moves are solved for.

Every dependent symbol gets a rate of its own. The differentiated premises must determine the rates, by divisors that are
nonzero by the domains or listed as conditions: that is the implicit function theorem. Then the rate of the outcome must
equal the value claimed wherever the premises hold.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from flint import fmpq_mpoly

from derive.algebra.derivative import tangent
from derive.algebra.elimination import Elimination, eliminate
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import equation_verdict
from derive.checks.ground import grounded, opened, precisely
from derive.checks.situation import Situation
from derive.claims import IsDerivative
from derive.equation import Condition, Equation
from derive.verdict import Status, Verdict, unknown


def check_derivative(claim: IsDerivative, context: Context) -> Verdict:
    """Judge a derivative, explicit or implicit."""
    return precisely(lambda: _check_derivative(claim, context))


def rate(symbol: sympy.Symbol) -> sympy.Symbol:
    """Return the symbol for the rate of a dependent symbol; no declared key contains a blank."""
    return sympy.Symbol(f"rate of {symbol.name}", real=True)


def _check_derivative(claim: IsDerivative, context: Context) -> Verdict:
    rates = {symbol: rate(symbol) for symbol in claim.dependents}
    moving = {**rates, claim.shock: sympy.S.One}
    equations = [premise for premise in claim.premises if isinstance(premise, Equation)]
    try:
        moved = [(tangent(one.lhs, moving), tangent(one.rhs, moving)) for one in equations]
        outcome = tangent(claim.outcome, moving)
    except OutOfReach as limit:
        return unknown("dual numbers", f"The derivative was not formed: {limit.reason}.")
    sides = [side for pair in moved for side in pair]
    needed = (*claim.conditions, *suppositions(claim.value, claim.outcome, *sides))
    situation = opened(claim.premises, claim.given, context, (*sides, outcome, claim.value), needed)
    if isinstance(situation, Verdict):
        return situation
    undetermined = _solve_rates(situation, [situation.difference(*pair) for pair in moved], list(rates.values()))
    if undetermined is not None:
        return undetermined
    verdict = equation_verdict(situation, Equation(outcome, claim.value))
    if verdict.status is Status.PROVED:
        verdict = Verdict(verdict.status, "dual numbers", reason=verdict.reason)
    return grounded(verdict, situation)


def _solve_rates(situation: Situation, moved: Sequence[fmpq_mpoly], rates: Sequence[sympy.Symbol]) -> Verdict | None:
    """Solve the differentiated premises for the rates and put the solution in front of that of the premises."""
    places = [situation.generators.index(symbol) for symbol in rates if symbol in situation.generators]
    base = situation.solution
    solved = eliminate(moved, situation.knowledge, places)
    if len(solved.pivots) < len(places):
        reduced = [base.reduce(polynomial) for polynomial in moved]
        again = eliminate(reduced, situation.reduced_knowledge, places)
        solved = again if len(again.pivots) > len(solved.pivots) else solved
    if len(solved.pivots) < len(places):
        solved = eliminate(moved, situation.knowledge, places, use_open_divisors=True)
        for divisor in solved.divisors:
            situation.open.append(Condition(situation.expression(divisor), "!=0"))
    if any(situation.normal(base.reduce(polynomial)) for polynomial in solved.remaining) and not base.remaining:
        return unknown("dual numbers", "The premises cannot hold while the shock moves and only the dependents react.")
    if len(solved.pivots) < len(places):
        return unknown("dual numbers", "The premises do not determine how the dependents react: the Jacobian is singular.")
    situation.rates = solved.pivots
    situation.solution = Elimination([*solved.pivots, *base.pivots], base.remaining, [], base.contradictory)
    situation.forget_points()
    return None
