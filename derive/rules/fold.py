"""Recognising aggregates again: 1/(1 - b + b t) is K, h + K d k is D."""

from __future__ import annotations

from collections.abc import Iterable

import sympy
from sympy import Expr

from derive.equation import Equation


def fold(expression: Expr, definitions: Iterable[Equation]) -> Expr:
    """Replace factors that are a defined aggregate, its negative or a power of it by the aggregate's symbol.

    >>> a, b, K = sympy.symbols("a b K")
    >>> fold(a / (1 - b) ** 2, [Equation(K, 1 / (1 - b))])
    K**2*a
    """
    known: list[tuple[Expr, Expr]] = []
    unfolded: dict[Expr, Expr] = {}
    for equation in definitions:
        unfolded[equation.lhs] = equation.rhs.xreplace(unfolded)
        for definiens in dict.fromkeys((equation.rhs, unfolded[equation.lhs])):
            numerator, denominator = sympy.fraction(sympy.together(definiens))
            if isinstance(numerator, sympy.Add):
                known.append((numerator, equation.lhs * _fold_terms(denominator, known)))
            elif isinstance(denominator, sympy.Add):
                known.append((denominator, numerator / equation.lhs))
    return _fold_terms(expression, known)


# Factoring sums of many symbols can take minutes; beyond this size an expression is left as it is.
_LARGEST = 120


def _fold_terms(expression: Expr, known: list[tuple[Expr, Expr]]) -> Expr:
    if sympy.count_ops(expression) > _LARGEST:
        return expression
    folded = sympy.Integer(1)
    for base, exponent in sympy.factor(expression).as_powers_dict().items():
        folded *= _recognised(base, known) ** exponent
    return without_leading_minus(folded)


def without_leading_minus(product: Expr) -> Expr:
    """Write -(t Y - Y - R) as (Y - t Y + R): the sign goes into a sum that has negative terms of its own."""
    if not product.could_extract_minus_sign():
        return product
    for base, exponent in product.as_powers_dict().items():
        negative = [term for term in sympy.Add.make_args(base) if term.could_extract_minus_sign()]
        if isinstance(base, sympy.Add) and exponent == 1 and 2 * len(negative) >= len(base.args):
            return -product / base * (-base)
    return product


def _recognised(base: Expr, known: list[tuple[Expr, Expr]]) -> Expr:
    if not isinstance(base, sympy.Add):
        return base
    for definiens, replacement in known:
        ratio = sympy.cancel(base / definiens)
        if ratio.is_number:
            return ratio * replacement
    return base
