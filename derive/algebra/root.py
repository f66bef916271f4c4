"""Counting the roots of a polynomial in an interval: exactly for numbers, by sign changes for symbols."""

from __future__ import annotations

from flint import fmpq, fmpq_mpoly, fmpq_poly

from derive.algebra.kernel_values import Value
from derive.algebra.knowledge import Knowledge
from derive.algebra.positivity import Range, coefficients, substitute_fraction
from derive.algebra.values import lies_in, real_roots
from derive.algebra.work import OutOfReach


def numeric(polynomial: fmpq_mpoly, position: int) -> fmpq_poly | None:
    """Return a polynomial in one generator with numbers as coefficients, or None when there are symbols."""
    parts = coefficients(polynomial, position)
    if not all(part.is_constant() for part in parts):
        return None
    return fmpq_poly([part.leading_coefficient() if part else fmpq(0) for part in parts])


def roots_inside(polynomial: fmpq_poly, interval: Range, power: int = 1) -> list[Value]:
    """Return the distinct real roots whose `power` lies in an interval: rational ones exactly, the others as balls.

    Raises `OutOfReach` where a ball does not tell whether a root lies in the interval.

    >>> roots_inside(fmpq_poly([-1, 0, 4]), Range(lower=fmpq(0)))
    [1/2]
    """
    roots = [(root, lies_in(root**power, interval)) for root in real_roots(polynomial)]
    if any(answer is None for _, answer in roots):
        raise OutOfReach("a root lies too close to an end of the interval")
    return [root for root, answer in roots if answer]


def sign_changes(polynomial: fmpq_mpoly, position: int, interval: Range, known: Knowledge) -> frozenset[int] | None:
    """Return the possible numbers of sign changes of the coefficients once the interval runs over (0, oo).

    By Descartes' rule no change means no root in the open interval, and one change means exactly one. None means that
    the interval has no end, or that the polynomial may vanish identically.
    """
    moved = _from_zero(polynomial, position, interval)
    if moved is None:
        return None
    states = {(0, 0)}
    for part in coefficients(moved, position):
        possible = known.signs(part)
        states = {_after(last, count, sign) for last, count in states for sign in possible}
    if any(last == 0 for last, _ in states):
        return None
    return frozenset(count for _, count in states)


def _after(last: int, count: int, sign: int) -> tuple[int, int]:
    if sign == 0:
        return last, count
    return sign, count + (last not in (0, sign))


def _from_zero(polynomial: fmpq_mpoly, position: int, interval: Range) -> fmpq_mpoly | None:
    context = polynomial.context()
    z, one = context.gen(position), context.constant(1)
    if interval.lower is not None and interval.upper is not None:
        return substitute_fraction(polynomial, position, interval.lower + interval.upper * z, 1 + z)
    if interval.lower is not None:
        return substitute_fraction(polynomial, position, z + interval.lower, one)
    if interval.upper is not None:
        return substitute_fraction(polynomial, position, interval.upper - z, one)
    return None
