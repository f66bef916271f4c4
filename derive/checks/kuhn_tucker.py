"""Optima under constraints, by the certificate of Kuhn and Tucker: values of the multipliers that go with the point.

At the point the constraints hold, the Lagrangian is stationary, multipliers of inequalities are not negative and vanish
where there is slack. If the Lagrangian with these multipliers is concave in the choices (for a minimum: convex), no
feasible point does better: f(x) <= L(x) <= L(x*) = f(x*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import sympy
from sympy import Expr, Symbol

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.curvature import check_curvature
from derive.checks.defines import check_defines
from derive.checks.divisors import suppositions
from derive.checks.entails import check_entails
from derive.checks.situation import Situation
from derive.checks.stationary import put_in
from derive.claims import Defines, Entails, IsCurved, IsOptimum
from derive.equation import Condition, Equation, Statement
from derive.symbols import EconomicSymbol, domain_of
from derive.verdict import Status, Verdict, proved, unknown, weakest

_METHOD = "Kuhn–Tucker"


def check_certificate(claim: IsOptimum, context: Context) -> Verdict:
    """Judge a global optimum under constraints."""
    definitions = [one for one in claim.premises if isinstance(one, Equation) and one.lhs == claim.objective]
    claim = replace(claim, objective=put_in(claim.objective, definitions))
    choices = tuple(symbol for symbol, _ in claim.point)
    values = {**dict(claim.point), **dict(claim.multipliers)}
    if len(claim.multipliers) != len(claim.constraints):
        return unknown(_METHOD, "There must be one multiplier per constraint.")
    if any(value.free_symbols & values.keys() for value in values.values()):
        return unknown(_METHOD, "The point is given in terms of the choices or the multipliers themselves.")
    if not is_convex_domain(choices, context.about(choices)):
        return unknown(_METHOD, "A condition bounds the choices by a curve, so local does not mean global.")
    slacks = [slack_of(one) for one in claim.constraints]
    if not all(is_defined(one, choices, context) for one in (claim.objective, *slacks)):
        return unknown(_METHOD, "A function in the problem does not exist everywhere on the domain of the choices.")
    try:
        verdicts = list(_certificate(claim, context, values))
    except OutOfReach as limit:
        return unknown(_METHOD, f"The derivative was not formed: {limit.reason}.")
    if all(verdict.stands for verdict in verdicts):
        verdicts.append(_curvature(claim, context, choices))
    found = weakest(verdicts)
    if found.status is Status.PROVED:
        return proved(_METHOD, conditions=found.conditions, premises=found.premises)
    return replace(found, method=_METHOD)


def _certificate(claim: IsOptimum, context: Context, values: dict[Symbol, Expr]) -> Iterator[Verdict]:
    """What must hold at the point: domains, feasibility, stationarity, and complementary slackness."""
    for symbol, value in (*claim.point, *claim.multipliers):
        yield lies_inside(claim, context, symbol, value)
    lagrangian = lagrangian_of(claim.objective, claim.kind, claim.constraints, [symbol for symbol, _ in claim.multipliers])
    for symbol, _ in claim.point:
        slope = tangent(lagrangian, {symbol: sympy.S.One})
        yield _at_point(claim, context, Equation(slope.xreplace(values), sympy.S.Zero))
    for condition in context.about(symbol for symbol, _ in claim.point):
        yield _at_point(claim, context, condition.xreplace(values))
    for statement, (multiplier, value) in zip(claim.constraints, claim.multipliers, strict=True):
        slack = slack_of(statement).xreplace(values)
        if isinstance(statement, Equation):
            yield _at_point(claim, context, Equation(slack, sympy.S.Zero))
            continue
        if not _is_nonnegative(multiplier):
            yield unknown(_METHOD, f"The multiplier {multiplier} of an inequality may be negative by its domain.")
        yield _at_point(claim, context, Condition(slack, ">=0"))
        yield _at_point(claim, context, Equation(slack * value, sympy.S.Zero))


def _at_point(claim: IsOptimum, context: Context, statement: Statement) -> Verdict:
    return check_entails(Entails((), statement, claim.conditions, claim.given), context)


def _curvature(claim: IsOptimum, context: Context, choices: tuple[Symbol, ...]) -> Verdict:
    multipliers = dict(claim.multipliers)
    lagrangian = lagrangian_of(claim.objective, claim.kind, claim.constraints, list(multipliers)).xreplace(multipliers)
    shape = "concave" if claim.kind == "maximum" else "convex"
    return check_curvature(IsCurved(lagrangian, choices, shape, (), claim.conditions, claim.given), context)


def lies_inside(claim: IsOptimum, context: Context, symbol: Symbol, value: Expr) -> Verdict:
    """The point must lie in the domain of the choice: the value could serve as the choice's definition."""
    assert isinstance(symbol, EconomicSymbol)
    names = {symbol, *(name for name, _ in (*claim.point, *claim.multipliers))} if claim.constraints else {symbol}
    premises = tuple(premise for premise in claim.premises if not names & premise.free_symbols)
    return check_defines(Defines(symbol, value, premises, claim.conditions, claim.given), context)


def is_convex_domain(choices: Sequence[Symbol], conditions: Sequence[Condition]) -> bool:
    """Whether the domains are intervals and the conditions linear in the choices, so that the domain is convex.

    A condition may be divided by something positive: 1 - i/k > 0 bounds i and k by a line where k > 0.
    """
    for condition in conditions:
        if condition.free_symbols & set(choices) and (condition.sign == "!=0" or not _is_linear(condition, choices)):
            return False
    return not any(domain_of(symbol).nonzero or domain_of(symbol).integer for symbol in choices)


def _is_linear(condition: Condition, choices: Sequence[Symbol]) -> bool:
    situation = Situation((), (), None, (condition.expression,))
    above, below = situation.fraction(condition.expression)
    if situation.knowledge.signs(below) != {1}:
        return False
    numerator = situation.expression(above)
    rates = (tangent(numerator, {symbol: sympy.S.One}) for symbol in choices)
    return not any(set(choices) & rate.free_symbols for rate in rates)


def is_defined(function: Expr, choices: Sequence[Symbol], context: Context, given: tuple[Condition, ...] = ()) -> bool:
    """Whether a function exists wherever the choices may be: no divisor, root or logarithm in it leaves its range."""
    needed = [one for one in suppositions(function) if one.free_symbols & set(choices)]
    situation = Situation((), given, context, (function, *(one.expression for one in needed)))
    return all(situation.require(one) for one in needed) and not situation.open


def lagrangian_of(objective: Expr, kind: str, constraints: Sequence[Statement], multipliers: Sequence[Symbol]) -> Expr:
    """Put the Lagrangian together: slacks are added for a maximum and subtracted for a minimum."""
    sign = 1 if kind == "maximum" else -1
    slacks = (sign * name * slack_of(one) for name, one in zip(multipliers, constraints, strict=True))
    return sympy.Add(objective, *slacks)


def slack_of(statement: Statement) -> Expr:
    """What is available less what is used; never negative where the statement holds."""
    if isinstance(statement, Equation):
        return statement.rhs - statement.lhs
    return statement.expression if statement.sign in (">=0", ">0") else -statement.expression


def _is_nonnegative(symbol: Symbol) -> bool:
    lower = domain_of(symbol).lower
    return lower is not None and bool(lower >= 0)
