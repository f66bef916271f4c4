"""Optima: the first-order condition holds at the point, and the objective is convex (for a maximum: concave).

With one choice it is enough that the objective falls before the point and rises after it. Where calculus does not decide,
the objective is compared with its value at the point: a better point refutes, and none at all proves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import sympy

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.defines import check_defines
from derive.checks.entails import check_entails
from derive.checks.feasible import Problem, posed
from derive.checks.kuhn_tucker import check_certificate
from derive.checks.rank import determinant
from derive.checks.sign import check_sign
from derive.claims import Defines, Entails, HasSign, IsOptimum
from derive.equation import Condition, Equation
from derive.symbols import EconomicSymbol, domain_of
from derive.verdict import Status, Verdict, proved, refuted, supported, unknown, weakest

METHOD = "first and second order"


def check_optimum(claim: IsOptimum, context: Context) -> Verdict:
    """Judge a global optimum over the domains of the choices."""
    if claim.kind not in ("maximum", "minimum"):
        return unknown(METHOD, f"{claim.kind} is neither a maximum nor a minimum.")
    if claim.constraints:
        return check_certificate(claim, context)
    choices = {symbol for symbol, _ in claim.point}
    if any(choices & value.free_symbols for _, value in claim.point):
        return refuted(METHOD, "The point is given in terms of the choices themselves.")
    problem = posed(claim, context)
    if problem is None:
        return unknown(METHOD, "A premise speaks of the choices, which must be free to move.")
    inside = weakest([*_inside(problem), *_feasible(problem)])
    if not inside.stands:
        return replace(inside, method=METHOD)
    local = _by_calculus(problem)
    found = weakest([inside, local])
    if found.status is Status.PROVED:
        return proved(METHOD, conditions=found.conditions, premises=found.premises)
    return _compared(problem, inside, local)


def _by_calculus(problem: Problem) -> Verdict:
    """Judge the first-order conditions and the curvature of the objective."""
    try:
        slopes = [tangent(problem.height, {symbol: sympy.S.One}) for symbol in problem.choices]
        hessian = [[tangent(slope, {symbol: sympy.S.One}) for symbol in problem.choices] for slope in slopes]
    except OutOfReach as limit:
        return unknown(METHOD, f"The derivative was not formed: {limit.reason}.")
    first = weakest(_first_order(problem, slope) for slope in slopes)
    if first.status is Status.REFUTED:
        return _descent(problem, slopes) or unknown(METHOD, "The slope at the point is not zero, as at a corner.")
    if not problem.is_convex:
        return unknown(METHOD, "A condition bounds the choices by a curve, so local does not mean global.")
    return weakest([first, _curved_upward(problem, slopes, hessian)]) if first.stands else first


def _first_order(problem: Problem, slope: sympy.Expr) -> Verdict:
    vanishing = Equation(slope.xreplace(problem.at_point), sympy.S.Zero)
    return check_entails(Entails(problem.premises, vanishing, problem.conditions, problem.given), problem.context)


def _descent(problem: Problem, slopes: list[sympy.Expr]) -> Verdict | None:
    """Refute where the domain leaves room on the side to which the objective improves."""
    if problem.joint:
        return None
    for (symbol, value), slope in zip(problem.at_point.items(), slopes, strict=True):
        domain, at_point = domain_of(symbol), slope.xreplace(problem.at_point)
        above = () if domain.upper is None else (Condition(domain.upper - value, ">0"),)
        below = () if domain.lower is None else (Condition(value - domain.lower, ">0"),)
        for sign, room in ((">=0", above), ("<=0", below)):
            verdict = _sign(problem, at_point, sign, *room)
            if verdict.status is Status.REFUTED and verdict.witness is not None and not domain.integer:
                witness = replace(verdict.witness, right="0")
                return refuted(METHOD, "The slope at the point is not zero there.", witness=witness)
    return None


def _compared(problem: Problem, inside: Verdict, local: Verdict) -> Verdict:
    """Compare the objective everywhere with its value at the point."""
    height = problem.height
    verdict = _sign(problem, height - height.xreplace(problem.at_point), ">=0")
    if verdict.status is Status.REFUTED and verdict.witness is not None and verdict.method != "side conditions":
        better = "smaller" if problem.kind == "minimum" else "larger"
        return refuted("comparison", f"The objective is {better} at this point.", witness=verdict.witness)
    if verdict.status is Status.PROVED:
        whole = weakest([inside, verdict])
        if whole.status is Status.PROVED:
            return proved("comparison", conditions=whole.conditions, premises=whole.premises)
        return whole
    return replace(weakest([inside, local]), method=METHOD)


def _inside(problem: Problem) -> Iterator[Verdict]:
    """The point must lie in the domains of the choices: each value could serve as its choice's definition."""
    for symbol, value in problem.at_point.items():
        assert isinstance(symbol, EconomicSymbol)
        yield check_defines(
            Defines(symbol, value, problem.premises, problem.conditions, problem.about_parameters), problem.context
        )


def _feasible(problem: Problem) -> Iterator[Verdict]:
    """The point must meet the conditions that bound the choices jointly."""
    for condition in problem.joint:
        placed = condition.xreplace(problem.at_point)
        claim = HasSign(placed.expression, placed.sign, problem.premises, problem.conditions, problem.about_parameters)
        yield check_sign(claim, problem.context)


def _curved_upward(problem: Problem, slopes: list[sympy.Expr], hessian: list[list[sympy.Expr]]) -> Verdict:
    matrix = sympy.ImmutableMatrix(hessian)
    size = len(slopes)
    leading = [tuple(range(order)) for order in range(1, size + 1)]
    strict = weakest(_sign(problem, determinant(matrix, rows, rows), ">0") for rows in leading)
    if strict.status is Status.PROVED:
        return strict
    everyone = [rows for order in range(1, size + 1) for rows in combinations(range(size), order)]
    weak = weakest(_sign(problem, determinant(matrix, rows, rows), ">=0") for rows in everyone)
    if weak.status is Status.PROVED:
        return weak
    turning = _falls_then_rises(problem, slopes[0]) if size == 1 else weak
    if turning.status is Status.PROVED:
        return turning
    if strict.status is Status.SUPPORTED:
        return supported("second order", "Convexity was only sampled.", conditions=strict.conditions)
    return unknown("second order", "Neither convexity nor the change of slope at the point was shown.")


def _falls_then_rises(problem: Problem, slope: sympy.Expr) -> Verdict:
    ((choice, value),) = problem.at_point.items()
    sides = ((Condition(choice - value, ">0"), ">=0"), (Condition(value - choice, ">0"), "<=0"))
    return weakest(_sign(problem, slope, sign, side) for side, sign in sides)


def _sign(problem: Problem, expression: sympy.Expr, sign: str, *more: Condition) -> Verdict:
    claim = HasSign(expression, sign, problem.premises, problem.conditions, (*problem.given, *more))
    return check_sign(claim, problem.context)
