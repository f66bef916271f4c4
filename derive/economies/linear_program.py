"""Exact linear programs over the rationals: they propose state prices, arbitrages and portfolios; checks judge them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import sympy
from sympy import Expr, Rational

from derive.economies.simplex import Constraint, largest
from derive.errors import ModelError

Vector = tuple[Expr, ...]


def least_cost(prices: Sequence[Expr], rows: sympy.ImmutableMatrix, target: Sequence[Expr]) -> Vector | None:
    """Return a portfolio that pays at least `target` in every state at the lowest cost, or None where there is none.

    >>> least_cost([Rational(1)], sympy.ImmutableMatrix([[1], [2]]), [Rational(3), Rational(2)])
    (3,)
    """
    enough = [_at_least(rows.row(s), wanted) for s, wanted in enumerate(target)]
    return _vector(largest([-price for price in _exact(prices)], enough, []))


def widest_state_prices(rows: sympy.ImmutableMatrix, prices: Sequence[Expr]) -> Vector | None:
    """Return positive state prices that price every security, the smallest of them as large as possible (up to one).

    >>> widest_state_prices(sympy.ImmutableMatrix([[1, 1], [1, 3]]), [Rational(1), Rational(5)]) is None
    True
    """
    count = rows.rows
    # The unknowns are the state prices and the smallest of them.
    above = [_at_least([*_unit(s, count), -1], 0) for s in range(count)]
    bounded = ([*[Fraction(0)] * count, Fraction(1)], Fraction(1))
    priced = [([*entries, Fraction(0)], bound) for entries, bound in _pricing(rows, prices)]
    found = largest([*[Fraction(0)] * count, Fraction(1)], [*above, bounded], priced)
    return None if found is None or found[-1] <= 0 else _vector(found[:-1])


def extreme_state_prices(
    rows: sympy.ImmutableMatrix, prices: Sequence[Expr], target: Sequence[Expr], *, highest: bool
) -> Vector | None:
    """Return nonnegative state prices that price every security and give the target its highest or lowest value."""
    count = rows.rows
    positive = [_at_least(_unit(s, count), 0) for s in range(count)]
    value = [amount if highest else -amount for amount in _exact(target)]
    return _vector(largest(value, positive, _pricing(rows, prices)))


def arbitrage_portfolio(rows: sympy.ImmutableMatrix, prices: Sequence[Expr]) -> Vector | None:
    """Return a portfolio that costs nothing or less, never pays less than nothing, and gains somewhere; or None.

    >>> arbitrage_portfolio(sympy.ImmutableMatrix([[1, 1], [1, 3]]), [Rational(1), Rational(5)])
    (3, -1)
    """
    count = rows.cols
    never_less = [_at_least(rows.row(s), 0) for s in range(rows.rows)]
    free = (_exact(prices), Fraction(0))
    box = [(_unit(m, count, sign), Fraction(1)) for m in range(count) for sign in (1, -1)]
    gain = [sum(_exact(rows.col(m)), Fraction(0)) - price for m, price in enumerate(_exact(prices))]
    found = largest(gain, [*never_less, free, *box], [])
    if found is None or sum(weight * amount for weight, amount in zip(gain, found, strict=True)) <= 0:
        return None
    return _whole(found)


def _exact(values: Sequence[Expr | int]) -> list[Fraction]:
    return [_rational(sympy.S(value)) for value in values]


def _rational(value: Expr) -> Fraction:
    if not isinstance(value, Rational):
        raise ModelError(
            "not-rational",
            f"{value} is not a rational number, and exact linear programs need such numbers.",
            "Give fractions or decimals such as '1.414'.",
        )
    return Fraction(int(value.p), int(value.q))


def _vector(values: Sequence[Fraction] | None) -> Vector | None:
    return None if values is None else tuple(Rational(value.numerator, value.denominator) for value in values)


def _at_least(entries: Sequence[Expr], bound: Expr | int) -> Constraint:
    (least,) = _exact([bound])
    return [-entry for entry in _exact(entries)], -least


def _unit(place: int, count: int, sign: int = 1) -> list[Fraction]:
    return [Fraction(sign * int(other == place)) for other in range(count)]


def _pricing(rows: sympy.ImmutableMatrix, prices: Sequence[Expr]) -> list[Constraint]:
    return [(_exact(rows.col(m)), price) for m, price in enumerate(_exact(prices))]


def _whole(vector: Sequence[Fraction]) -> Vector:
    """Scale a rational vector to coprime whole numbers.

    >>> _whole((Fraction(1, 2), Fraction(-3, 4)))
    (2, -3)
    """
    common = sympy.ilcm(1, *(number.denominator for number in vector))
    scaled = [number * common for number in vector]
    shared = sympy.igcd(0, *(int(number) for number in scaled)) or 1
    return tuple(Rational(int(number), shared) for number in scaled)
