"""Optima: the first-order condition holds at the point, and the objective is convex (for a maximum: concave).

With one choice it is enough that the objective falls before the point and rises after it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import sympy

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.defines import check_defines
from derive.checks.entails import check_entails
from derive.checks.rank import determinant
from derive.checks.sign import check_sign
from derive.claims import Defines, Entails, HasSign, IsOptimum
from derive.equation import Condition, Equation
from derive.symbols import EconomicSymbol
from derive.verdict import Status, Verdict, proved, refuted, supported, unknown, weakest


def check_optimum(claim: IsOptimum, context: Context) -> Verdict:
    """Judge a global optimum over the domains of the choices."""
    if claim.kind not in ("maximum", "minimum"):
        return unknown("first and second order", f"{claim.kind} is neither a maximum nor a minimum.")
    height = claim.objective if claim.kind == "minimum" else -claim.objective
    choices = [symbol for symbol, _ in claim.point]
    at_point = dict(claim.point)
    if any(symbol in value.free_symbols for symbol in choices for value in at_point.values()):
        return refuted("first and second order", "The point is given in terms of the choices themselves.")
    try:
        slopes = [tangent(height, {symbol: sympy.S.One}) for symbol in choices]
        hessian = [[tangent(slope, {symbol: sympy.S.One}) for symbol in choices] for slope in slopes]
    except OutOfReach as limit:
        return unknown("first and second order", f"The derivative was not formed: {limit.reason}.")
    if not _is_convex(choices, (*claim.given, *context.about(choices))):
        return unknown("first and second order", "A condition bounds the choices by a curve, so local does not mean global.")
    verdicts = [_inside(claim, context, symbol, value) for symbol, value in claim.point]
    for slope in slopes:
        first_order = Equation(slope.xreplace(at_point), sympy.S.Zero)
        verdicts.append(check_entails(Entails(claim.premises, first_order, claim.conditions, claim.given), context))
    if all(verdict.stands for verdict in verdicts):
        verdicts.append(_curved_upward(claim, context, slopes, hessian))
    found = weakest(verdicts)
    if found.status is Status.PROVED:
        return proved("first and second order", conditions=found.conditions, premises=found.premises)
    return replace(found, method="first and second order")


def _is_convex(choices: list[sympy.Symbol], conditions: tuple[Condition, ...]) -> bool:
    """Whether the conditions are linear in the choices, so that the domain is convex."""
    for condition in conditions:
        rates = [tangent(condition.expression, {symbol: sympy.S.One}) for symbol in choices]
        if any(set(choices) & rate.free_symbols for rate in rates) or condition.sign == "!=0":
            return False
    return True


def _inside(claim: IsOptimum, context: Context, symbol: sympy.Symbol, value: sympy.Expr) -> Verdict:
    """The point must lie in the domain of the choice: the value could serve as the choice's definition."""
    assert isinstance(symbol, EconomicSymbol)
    premises = tuple(premise for premise in claim.premises if symbol not in premise.free_symbols)
    return check_defines(Defines(symbol, value, premises, claim.conditions, claim.given), context)


def _curved_upward(claim: IsOptimum, context: Context, slopes: list[sympy.Expr], hessian: list[list[sympy.Expr]]) -> Verdict:
    matrix = sympy.ImmutableMatrix(hessian)
    size = len(slopes)
    leading = [tuple(range(order)) for order in range(1, size + 1)]
    strict = weakest(_sign(claim, context, determinant(matrix, rows, rows), ">0") for rows in leading)
    if strict.status is Status.PROVED:
        return strict
    everyone = [rows for order in range(1, size + 1) for rows in combinations(range(size), order)]
    weak = weakest(_sign(claim, context, determinant(matrix, rows, rows), ">=0") for rows in everyone)
    if weak.status is Status.PROVED:
        return weak
    turning = _falls_then_rises(claim, context, slopes[0]) if size == 1 else weak
    if turning.status is Status.PROVED:
        return turning
    here = matrix[0, 0].xreplace(dict(claim.point))
    wrong = _sign(claim, context, here, "<0")
    if wrong.status is Status.PROVED:
        return refuted(
            "second order",
            f"The second derivative has the wrong sign at the point, so it is no {claim.kind}.",
            witness=weak.witness,
        )
    if strict.status is Status.SUPPORTED:
        return supported("second order", "Convexity was only sampled.", conditions=strict.conditions)
    return unknown("second order", "Neither convexity nor the change of slope at the point was shown.")


def _falls_then_rises(claim: IsOptimum, context: Context, slope: sympy.Expr) -> Verdict:
    choice, value = claim.point[0]
    sides = ((Condition(choice - value, ">0"), ">=0"), (Condition(value - choice, ">0"), "<=0"))
    return weakest(
        check_sign(HasSign(slope, sign, claim.premises, claim.conditions, (*claim.given, side)), context)
        for side, sign in sides
    )


def _sign(claim: IsOptimum, context: Context, expression: sympy.Expr, sign: str) -> Verdict:
    return check_sign(HasSign(expression, sign, claim.premises, claim.conditions, claim.given), context)
