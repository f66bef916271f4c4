"""Reading an expression as linear in a symbol, which several rules need."""

from __future__ import annotations

import sympy
from sympy import Expr, Symbol

from derive.errors import Location, RuleError


def linear_parts(expression: Expr, symbol: Symbol) -> tuple[Expr, Expr]:
    """Return (coefficient, rest) with `expression = coefficient * symbol + rest`; neither contains the symbol.

    >>> x, a = sympy.symbols("x a")
    >>> linear_parts(a * (x - 1) + x, x)
    (a + 1, -a)
    """
    expanded = sympy.expand(expression)
    coefficient, rest = [], []
    for term in sympy.Add.make_args(expanded):
        if symbol not in term.free_symbols:
            rest.append(term)
            continue
        factor = term / symbol
        if symbol in factor.free_symbols:
            raise RuleError(
                "not-linear",
                f"{expression} is not linear in {symbol}.",
                "Ask for a total differential (total_differential), or give a model that is linear in this variable.",
                Location(symbol=str(symbol)),
            )
        coefficient.append(factor)
    return sympy.Add(*coefficient), sympy.Add(*rest)


def is_linear(expression: Expr, symbols: tuple[Symbol, ...]) -> bool:
    """Whether an expression is jointly linear in several symbols."""
    names = set(symbols)
    for term in sympy.Add.make_args(sympy.expand(expression)):
        inside = [factor for factor in sympy.Mul.make_args(term) if factor.free_symbols & names]
        if len(inside) > 1 or (inside and inside[0] not in names):
            return False
    return True
