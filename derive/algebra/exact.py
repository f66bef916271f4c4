"""Exact rational values of expressions, where they have one."""

from __future__ import annotations

from collections.abc import Mapping

import sympy
from flint import fmpq

LARGEST_EXPONENT = 200
LARGEST_BITS = 1500
"""A longer number is no longer worth having exactly: a ball around it says as much."""
MOST_TERMS = 200


def exact_value(expression: sympy.Basic, values: Mapping[sympy.Basic, fmpq]) -> fmpq | None:
    """Return the rational value of an expression at rational values, or None when it has none or is too costly.

    >>> x = sympy.Symbol("x")
    >>> exact_value(sympy.sqrt(x) + 2**x, {x: fmpq(4)}), exact_value(sympy.sqrt(x), {x: fmpq(2)})
    (18, None)
    """
    if isinstance(expression, sympy.Rational):
        return fmpq(int(expression.p), int(expression.q))
    if expression in values:
        return values[expression]
    if isinstance(expression, (sympy.Add, sympy.Mul)):
        parts = [exact_value(part, values) for part in expression.args]
        return _folded(parts, isinstance(expression, sympy.Add))
    if isinstance(expression, sympy.Pow):
        return _power(exact_value(expression.base, values), exact_value(expression.exp, values))
    if isinstance(expression, sympy.Abs):
        inside = exact_value(expression.args[0], values)
        return None if inside is None else abs(inside)
    if isinstance(expression, (sympy.Sum, sympy.Product)) and len(expression.limits) == 1:
        return _finite(expression, values)
    return None


def _folded(parts: list[fmpq | None], adds: bool) -> fmpq | None:
    total = fmpq(0 if adds else 1)
    for part in parts:
        if part is None:
            return None
        total = total + part if adds else total * part
        if _is_long(total):
            return None
    return total


def _is_long(number: fmpq) -> bool:
    return bool(number.p.height_bits() + number.q.height_bits() > LARGEST_BITS)


def _power(base: fmpq | None, exponent: fmpq | None) -> fmpq | None:
    if base is None or exponent is None or abs(exponent) > LARGEST_EXPONENT or (base == 0 and exponent <= 0):
        return None
    if abs(exponent.p) * (base.p.height_bits() + base.q.height_bits()) > LARGEST_BITS:
        return None
    if exponent.q == 1:
        return base ** int(exponent.p)
    if base < 0:
        return None
    above, below = _root(int(base.p), int(exponent.q)), _root(int(base.q), int(exponent.q))
    return None if above is None or below is None else fmpq(above, below) ** int(exponent.p)


def _root(number: int, degree: int) -> int | None:
    root, is_exact = sympy.integer_nthroot(number, degree)
    return int(root) if is_exact else None


def _finite(expression: sympy.Sum | sympy.Product, values: Mapping[sympy.Basic, fmpq]) -> fmpq | None:
    index, lower, upper = expression.limits[0]
    first, last = exact_value(lower, values), exact_value(upper, values)
    if first is None or last is None or first.q != 1 or last.q != 1 or last - first > MOST_TERMS:
        return None
    places = range(int(first.p), int(last.p) + 1)
    parts = [exact_value(expression.function, {**values, index: fmpq(place)}) for place in places]
    return _folded(parts, isinstance(expression, sympy.Sum))
