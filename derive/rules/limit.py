"""Limits.

e(x),   degrees and leading coefficients in x
---------------------------------------------
          lim e(x) as x -> p
"""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Expr, Symbol, oo

from derive.claims import HasLimit
from derive.equation import Equation, Statement, as_expression
from derive.errors import RuleError
from derive.rules.fold import fold, unfold
from derive.step import rule


@rule(en="Let {variable} tend to {point}.", zh="令{variable}趋于{point}。")
def limit(
    expression: Any, variable: Symbol, point: Any, *premises: Statement, direction: str = "+", value: Any = None
) -> tuple[HasLimit, dict[str, Expr]]:
    """Claim the limit of an expression; premises are definitions through which the variable enters."""
    equation = expression if isinstance(expression, Equation) else None
    target = equation.lhs if equation is not None else as_expression(expression)
    goal = point if point in (oo, -oo) else as_expression(point)
    definitions = tuple(premise for premise in premises if isinstance(premise, Equation))
    through = _through(variable, definitions)
    start = equation.rhs if equation is not None else target
    found = as_expression(value) if value is not None else rational_limit(unfold(start, through), variable, goal, direction)
    kept = tuple(premise for premise in definitions if premise not in through)
    result = found if found in (oo, -oo) else min((fold(found, kept), sympy.expand(found)), key=sympy.count_ops)
    used = (*(premise for premise in premises if premise in through or _occurs(premise, result)), *filter(None, (equation,)))
    return HasLimit(target, variable, goal, result, direction, used), {"point": goal}


def _through(variable: Symbol, definitions: tuple[Equation, ...]) -> tuple[Equation, ...]:
    """The definitions through which the variable enters, directly or by way of one another."""
    moving: set[Symbol] = {variable}
    for _ in definitions:
        moving |= {equation.lhs for equation in definitions if equation.rhs.free_symbols & moving}
    return tuple(equation for equation in definitions if equation.lhs in moving)


def _occurs(premise: Statement, expression: Expr) -> bool:
    return isinstance(premise, Equation) and premise.lhs in expression.free_symbols


def rational_limit(expression: Expr, variable: Symbol, point: Expr, direction: str = "+") -> Expr:
    """The limit of a rational function, by degrees at infinity and by orders of vanishing at a point.

    >>> x, a = sympy.symbols("x a", positive=True)
    >>> rational_limit(a * x / (1 + x), x, oo), rational_limit(1 / (a * x), x, sympy.S.Zero)
    (a, oo)
    """
    numerator, denominator = sympy.fraction(sympy.cancel(sympy.together(expression)))
    if point in (oo, -oo):
        above, below = _leading(numerator, variable), _leading(denominator, variable)
        order = above[0] - below[0]
        side = sympy.Integer(1) if point == oo else sympy.Integer(-1) ** order
    else:
        above, below = _trailing(numerator, variable, point), _trailing(denominator, variable, point)
        order = below[0] - above[0]
        side = sympy.Integer(1) if direction == "+" else sympy.Integer(-1) ** order
    ratio = above[1] / below[1]
    if order < 0:
        return sympy.S.Zero
    if order == 0:
        return sympy.factor(ratio)
    signed = ratio * side
    if signed.is_positive:
        return oo
    if signed.is_negative:
        return -oo
    raise RuleError(
        "unknown-limit",
        f"{expression} grows without bound as {variable} tends to {point}, but the sign of {ratio} is open.",
        "Declare the domains that fix the sign, or pass value=oo or value=-oo.",
    )


def _leading(expression: Expr, variable: Symbol) -> tuple[int, Expr]:
    terms = _polynomial(expression, variable).terms()
    (degree,), coefficient = max(terms, key=lambda term: term[0])
    return degree, coefficient


def _trailing(expression: Expr, variable: Symbol, point: Expr) -> tuple[int, Expr]:
    shifted = _polynomial(sympy.expand(expression.xreplace({variable: variable + point})), variable)
    (degree,), coefficient = min(shifted.terms(), key=lambda term: term[0])
    return degree, coefficient


def _polynomial(expression: Expr, variable: Symbol) -> sympy.Poly:
    try:
        return sympy.Poly(expression, variable)
    except sympy.PolynomialError as error:
        raise RuleError(
            "not-rational",
            f"{expression} is not a rational function of {variable}, so its limit cannot be read off its degrees.",
            "Pass the limit as value=...; the check will judge it.",
        ) from error
