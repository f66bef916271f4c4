"""A result in the form in which it is read: powers of one base together, one fraction, common factors in front."""

from __future__ import annotations

import sympy
from sympy import Expr

_LARGEST = 80


def written_out(expression: Expr) -> Expr:
    """Return the shortest of a few ways to write an expression.

    >>> a, m, p = sympy.symbols("a m p", positive=True)
    >>> written_out(m - m * a / p * p)
    m*(1 - a)
    """
    if sympy.count_ops(expression) > _LARGEST:
        return expression
    expression = grouped_by_factor(expression)
    together = sympy.powsimp(sympy.factor_terms(sympy.together(sympy.powsimp(expression))), combine="exp")
    ways = [expression, together]
    if not expression.atoms(sympy.Pow) or all(power.exp.is_Integer for power in expression.atoms(sympy.Pow)):
        ways.append(sympy.factor(expression))
    return min(map(grouped_by_factor, ways), key=lambda way: (_nested(way), sympy.count_ops(way), way.is_Add))


def grouped_by_factor(expression: Expr) -> Expr:
    """Collect the terms of each sum by a symbol that two of them share, where that saves the reader a symbol.

    >>> R, t, w = sympy.symbols("R t w", positive=True)
    >>> grouped_by_factor((R + w - t * w) / w)
    (R + w*(1 - t))/w
    """
    if not expression.args or not isinstance(expression, (sympy.Add, sympy.Mul, sympy.Pow, sympy.log)):
        return expression
    rebuilt = expression.func(*map(grouped_by_factor, expression.args))
    if not isinstance(rebuilt, sympy.Add):
        return rebuilt
    ways = [rebuilt, *(_grouped(rebuilt, symbol) for symbol in sorted(rebuilt.free_symbols, key=str))]
    return min(ways, key=_symbols)


def _grouped(total: sympy.Add, symbol: sympy.Symbol) -> Expr:
    """Write a x + b x + c as (a + b) x + c."""
    inside = [term for term in total.args if symbol in sympy.Mul.make_args(term)]
    if len(inside) < 2:
        return total
    outside = (term for term in total.args if term not in inside)
    return symbol * sympy.Add(*(term / symbol for term in inside)) + sympy.Add(*outside)


def _symbols(expression: Expr) -> int:
    """How often a symbol is written."""
    return sum(one.is_Symbol for one in sympy.preorder_traversal(expression))


def _nested(expression: Expr) -> bool:
    """Whether a sum below a line has a fraction in it."""
    below = [
        one.base
        for one in expression.atoms(sympy.Pow)
        if isinstance(one.base, sympy.Add) and one.exp.could_extract_minus_sign()
    ]
    return any(isinstance(term, sympy.Mul) and sympy.fraction(term)[1] != 1 for base in below for term in base.args)
