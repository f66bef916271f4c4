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
    together = sympy.powsimp(sympy.factor_terms(sympy.together(sympy.powsimp(expression))), combine="exp")
    ways = [expression, together]
    if not expression.atoms(sympy.Pow) or all(power.exp.is_Integer for power in expression.atoms(sympy.Pow)):
        ways.append(sympy.factor(expression))
    return min(ways, key=lambda way: (sympy.count_ops(way), way.is_Add))
