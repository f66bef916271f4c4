"""Sums as they are written by hand: marginal utilities collected, common factors in front."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.functions import DeclaredFunction


def collected(expression: Expr) -> Expr:
    """Collect the terms of a sum by marginal utilities and products, and pull out what they have in common.

    >>> R, p, x, y = sympy.symbols("R p x y", positive=True)
    >>> collected(p * R * x + (1 - p) * R * y), collected(x + y)
    (R*(p*x + y*(1 - p)), x + y)
    """
    if isinstance(expression, sympy.Mul):
        return sympy.Mul(*(collected(factor) if isinstance(factor, sympy.Add) else factor for factor in expression.args))
    return _common_in_front(_by_function(expression))


def _by_function(expression: Expr) -> Expr:
    """Write a f + b f as (a + b) f for a declared function f."""
    terms = list(sympy.Add.make_args(expression))
    for applied in sorted(expression.atoms(DeclaredFunction), key=sympy.default_sort_key):
        together = [term for term in terms if applied in sympy.Mul.make_args(term)]
        coefficients = [term / applied for term in together]
        if len(together) < 2 or any(applied in coefficient.atoms(DeclaredFunction) for coefficient in coefficients):
            continue
        terms = [term for term in terms if term not in together]
        total = sympy.Add(*coefficients)
        factored = sympy.factor(total) if total.is_polynomial() else _common_in_front(total)
        terms.append(factored * applied)
    return sympy.Add(*terms)


def _common_in_front(expression: Expr) -> Expr:
    terms = sympy.Add.make_args(expression)
    if len(terms) < 2:
        return expression
    common = dict(terms[0].as_powers_dict())
    for term in terms[1:]:
        powers = term.as_powers_dict()
        common = {base: exponent for base, exponent in common.items() if not base.is_number and powers.get(base) == exponent}
    factor = sympy.Mul(*(base**exponent for base, exponent in common.items()))
    return expression if factor == 1 else factor * sympy.Add(*(term / factor for term in terms))
