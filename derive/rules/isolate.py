"""Isolating a symbol.

A = B  (linear in x with coefficient c),   c ≠ 0
------------------------------------------------
               x = e / c
"""

from __future__ import annotations

import sympy
from sympy import Expr, Symbol

from derive.claims import Entails
from derive.equation import Condition, Equation
from derive.errors import Location, RuleError
from derive.rules.leading_sign import leads_with_minus
from derive.rules.linear import linear_parts
from derive.step import rule


@rule(en="Solve {equation} for {symbol}.", zh="由{equation}解出{symbol}。")
def isolate(symbol: Symbol, *, equation: Equation) -> Entails:
    """Solve a linear equation for a symbol; the coefficient must not vanish, which becomes a side condition."""
    coefficient, rest = linear_parts(equation.lhs - equation.rhs, symbol)
    if coefficient == 0:
        raise RuleError(
            "cannot-isolate",
            f"{symbol} drops out of {equation}, so the equation does not determine it.",
            "Solve for another symbol, or check the equation.",
            Location(symbol=str(symbol)),
        )
    if leads_with_minus(coefficient):
        coefficient, rest = -coefficient, -rest
    conditions = () if coefficient.is_nonzero else (Condition(coefficient, "!=0"),)
    conclusion = Equation(symbol, divide(-rest, coefficient), holds_for=equation.holds_for)
    return Entails((equation,), conclusion, conditions, equivalent=True)


def divide(numerator: Expr, denominator: Expr) -> Expr:
    """Divide term by term by a monomial, as a whole by a sum: A_0/d - Y/(K d), but (a - b)/(1 + c).

    >>> a, b, c = sympy.symbols("a b c")
    >>> divide(a - b, c), divide(a - b, 1 + c)
    (a/c - b/c, (a - b)/(c + 1))
    """
    if isinstance(denominator, sympy.Add):
        return numerator / denominator
    return sympy.Add(*(term / denominator for term in sympy.Add.make_args(numerator)))
