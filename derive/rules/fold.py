"""Recognising aggregates again: 1/(1 - b + b t) is K, h + K d k is D."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import sympy
from sympy import Expr

from derive.equation import Equation
from derive.rules.leading_sign import leads_with_minus

# Factoring sums of many symbols can take minutes; beyond this size an expression is left as it is.
_LARGEST = 120


def unfold(expression: Expr, definitions: Iterable[Equation]) -> Expr:
    """Write an expression without the defined symbols, whatever the order of the definitions.

    >>> a, b, D, K = sympy.symbols("a b D K")
    >>> unfold(D, [Equation(K, 1 - b), Equation(D, a * K)])
    a*(1 - b)
    """
    values = {equation.lhs: equation.rhs for equation in definitions}
    for _ in values:
        expression = expression.xreplace(values)
    return expression


def fold(expression: Expr, definitions: Iterable[Equation]) -> Expr:
    """Replace factors that are a defined aggregate, its negative or a power of it by the aggregate's symbol.

    >>> a, b, K = sympy.symbols("a b K")
    >>> fold(a / (1 - b) ** 2, [Equation(K, 1 / (1 - b))])
    K**2*a
    """
    return _fold_terms(expression, _recognisable(tuple((equation.lhs, equation.rhs) for equation in definitions)))


@lru_cache(maxsize=256)
def _recognisable(definitions: tuple[tuple[Expr, Expr], ...]) -> tuple[tuple[Expr, Expr], ...]:
    """Pairs (sum, replacement) for every way in which a definition's sum may appear."""
    known: list[tuple[Expr, Expr]] = []
    unfolded: dict[Expr, Expr] = {}
    for name, value in definitions:
        whole = value.xreplace(unfolded)
        if sympy.count_ops(whole) > _LARGEST:
            continue
        unfolded[name] = whole
        for definiens in dict.fromkeys((value, whole)):
            numerator, denominator = map(sympy.expand, sympy.fraction(sympy.together(definiens)))
            if isinstance(numerator, sympy.Add):
                known.append((numerator, name * _fold_terms(denominator, tuple(known))))
            elif isinstance(denominator, sympy.Add):
                known.append((denominator, numerator / name))
    return tuple(known)


@lru_cache(maxsize=2048)
def _fold_terms(expression: Expr, known: tuple[tuple[Expr, Expr], ...]) -> Expr:
    if sympy.count_ops(expression) > _LARGEST:
        return expression
    folded = sympy.Integer(1)
    for base, exponent in sympy.factor(expression).as_powers_dict().items():
        folded *= _recognised(base, known) ** exponent
    return without_leading_minus(_oriented(folded))


def _oriented(product: Expr) -> Expr:
    """Write 1 - b for b - 1 in every factor, and the sign in front: d/(b - 1) becomes -d/(1 - b)."""
    oriented = sympy.Integer(1)
    for base, exponent in product.as_powers_dict().items():
        turned = isinstance(base, sympy.Add) and exponent.is_integer and leads_with_minus(base)
        oriented *= (-1) ** exponent * (-base) ** exponent if turned else base**exponent
    return oriented


def without_leading_minus(product: Expr) -> Expr:
    """Write -(t Y - Y - R) as (Y - t Y + R): the sign goes into a sum that has negative terms of its own."""
    if not product.could_extract_minus_sign():
        return product
    for base, exponent in product.as_powers_dict().items():
        negative = [term for term in sympy.Add.make_args(base) if term.could_extract_minus_sign()]
        if isinstance(base, sympy.Add) and exponent == 1 and 2 * len(negative) >= len(base.args):
            return -product / base * (-base)
    return product


def _recognised(base: Expr, known: tuple[tuple[Expr, Expr], ...]) -> Expr:
    if not isinstance(base, sympy.Add):
        return base
    for definiens, replacement in known:
        if len(base.args) == len(definiens.args) and base.free_symbols == definiens.free_symbols:
            ratio = sympy.cancel(base / definiens)
            if ratio.is_number:
                return ratio * replacement
    return base
