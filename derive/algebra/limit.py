"""Limits of rational functions by degree and leading coefficient.

At infinity the highest powers decide; at a point a the function is written in z = x - a, and the lowest powers decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from flint import fmpq_mpoly

from derive.algebra.positivity import coefficients, substitute_fraction


@dataclass(frozen=True)
class Leading:
    """`numerator/denominator * z**order` as z tends to zero from above; both parts are free of z."""

    numerator: fmpq_mpoly
    denominator: fmpq_mpoly
    order: int


def at_infinity(numerator: fmpq_mpoly, denominator: fmpq_mpoly, position: int, positive: bool = True) -> Leading:
    """Return the leading behaviour of a fraction as a generator tends to oo or -oo (z = ±1/x).

    >>> from flint import fmpq_mpoly_ctx
    >>> a, x = fmpq_mpoly_ctx.get(("a", "x"), "degrevlex").gens()
    >>> at_infinity(a*x + 1, x - a, 1)
    Leading(numerator=a, denominator=1, order=0)
    """
    if not positive:
        minus, one = -_generator(numerator, position), numerator.context().constant(1)
        numerator, denominator = (substitute_fraction(part, position, minus, one) for part in (numerator, denominator))
    above, below = coefficients(numerator, position), coefficients(denominator, position)
    return Leading(above[-1], below[-1], len(below) - len(above))


def at_point(
    numerator: fmpq_mpoly, denominator: fmpq_mpoly, position: int, point: tuple[fmpq_mpoly, fmpq_mpoly], from_above: bool
) -> Leading:
    """Return the leading behaviour of a fraction as a generator tends to a point, given as a fraction free of it."""
    z = _generator(numerator, position)
    above_point, below_point = point
    moved = above_point + z * below_point if from_above else above_point - z * below_point
    top = substitute_fraction(numerator, position, moved, below_point)
    bottom = substitute_fraction(denominator, position, moved, below_point)
    shift = numerator.degrees()[position] - denominator.degrees()[position]
    bottom, top = (bottom * below_point**shift, top) if shift >= 0 else (bottom, top * below_point**-shift)
    above, above_order = _lowest(top, position)
    below, below_order = _lowest(bottom, position)
    return Leading(above, below, above_order - below_order)


def _generator(polynomial: fmpq_mpoly, position: int) -> fmpq_mpoly:
    return polynomial.context().gen(position)


def _lowest(polynomial: fmpq_mpoly, position: int) -> tuple[fmpq_mpoly, int]:
    for order, part in enumerate(coefficients(polynomial, position)):
        if part:
            return part, order
    return polynomial, 0
