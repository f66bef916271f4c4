"""Reading an expression as linear in a symbol, which several rules need."""

from __future__ import annotations

import sympy
from sympy import Expr, Symbol

from derive.errors import Location, RuleError


def linear_parts(expression: Expr, symbol: Symbol) -> tuple[Expr, Expr]:
    """Return (coefficient, rest) with `expression = coefficient * symbol + rest`; neither contains the symbol.

    Terms are multiplied out as on paper; where that would multiply out fractions with sums below the line, the fractions
    are brought to one denominator instead, so that elimination in large systems stays small.

    >>> x, a = sympy.symbols("x a")
    >>> linear_parts(a * (x - 1) + x, x)
    (a + 1, -a)
    """
    if has_sum_below(expression):
        above, below = common_denominator(expression)
        if symbol in below.free_symbols:
            raise not_linear(expression, symbol)
        coefficient, rest = linear_parts(above, symbol)
        return sympy.factor(coefficient) / below, sympy.factor(rest) / below
    return _multiplied_out(expression, symbol)


def _multiplied_out(expression: Expr, symbol: Symbol) -> tuple[Expr, Expr]:
    coefficient, rest = [], []
    for term in sympy.Add.make_args(sympy.expand(expression)):
        if symbol not in term.free_symbols:
            rest.append(term)
            continue
        factor = term / symbol
        if symbol in factor.free_symbols:
            raise not_linear(expression, symbol)
        coefficient.append(factor)
    return sympy.Add(*coefficient), sympy.Add(*rest)


def not_linear(expression: Expr, symbol: Symbol) -> RuleError:
    """Return the error for an expression that is not linear in a symbol."""
    return RuleError(
        "not-linear",
        f"{expression} is not linear in {symbol}.",
        "Ask for a total differential (total_differential), or give a model that is linear in this variable.",
        Location(symbol=str(symbol)),
    )


def has_sum_below(expression: Expr) -> bool:
    """Whether a sum stands in some denominator."""
    return any(isinstance(power.base, sympy.Add) and power.exp.is_negative for power in expression.atoms(sympy.Pow))


def common_denominator(expression: Expr) -> tuple[Expr, Expr]:
    """Return numerator and denominator in lowest terms; the denominator is factored."""
    numerator, denominator = sympy.fraction(sympy.cancel(sympy.together(expression)))
    return numerator, sympy.factor(denominator)


def is_linear(expression: Expr, symbols: tuple[Symbol, ...]) -> bool:
    """Whether an expression is jointly linear in several symbols."""
    names = set(symbols)
    for term in sympy.Add.make_args(sympy.expand(expression)):
        inside = [factor for factor in sympy.Mul.make_args(term) if factor.free_symbols & names]
        if len(inside) > 1 or (inside and inside[0] not in names):
            return False
    return True
