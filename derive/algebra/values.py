"""Values at a point: exact rationals, or balls that contain the only true value."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from flint import arb, fmpq, fmpq_mpoly, fmpq_poly

from derive.algebra.kernel_values import Value
from derive.algebra.positivity import Range, sign_of_number


def sign_of_value(value: Value) -> int | None:
    """Return -1, 0 or 1, or None when a ball does not tell."""
    if isinstance(value, fmpq):
        return sign_of_number(value)
    return 1 if value > 0 else -1 if value < 0 else 0 if value.is_zero() else None


def evaluate(polynomial: fmpq_mpoly, values: Sequence[Value]) -> Value:
    """Evaluate a polynomial at exact values or balls; the result is exact when the generators that occur are."""
    degrees = polynomial.degrees()
    used = [(position, values[position]) for position, degree in enumerate(degrees) if degree > 0]
    if not any(isinstance(value, arb) for _, value in used):
        exact = [fmpq(0) if isinstance(value, arb) else value for value in values]
        return polynomial(*exact)
    total = arb(0)
    for exponents, coefficient in polynomial.to_dict().items():
        term = arb(coefficient)
        for position, value in used:
            if exponents[position]:
                term *= arb(value) ** int(exponents[position])
        total += term
    return total


def inside(value: Value, interval: Range) -> bool:
    """Whether a value certainly lies in a range."""
    return lies_in(value, interval) is True


def lies_in(value: Value, interval: Range) -> bool | None:
    """Whether a value lies in a range; None where a ball does not tell."""
    answers: list[bool | None] = []
    if interval.lower is not None:
        answers.append(_is_positive(value - interval.lower, or_zero=not interval.open_lower))
    if interval.upper is not None:
        answers.append(_is_positive(interval.upper - value, or_zero=not interval.open_upper))
    if interval.integer:
        answers.append(isinstance(value, fmpq) and bool(value.q == 1))
    if interval.nonzero:
        sign = sign_of_value(value)
        answers.append(None if sign is None else sign != 0)
    return False if False in answers else None if None in answers else True


def _is_positive(gap: Value, or_zero: bool) -> bool | None:
    sign = sign_of_value(gap)
    return None if sign is None else sign > 0 or (sign == 0 and or_zero)


def random_value(interval: Range, source: Random, attempt: int) -> fmpq:
    """Draw a rational from a range: small fractions first, later also tiny and large ones."""
    scale = (
        fmpq(1) if attempt < 30 or interval.integer else fmpq(source.choice((1, 10, 100, 1000)), source.choice((1, 10, 100)))
    )
    if interval.lower is not None and interval.upper is not None:
        if interval.integer:
            return fmpq(source.randint(int(interval.lower), int(interval.upper)))
        parts = source.choice((4, 5, 7, 10, 100))
        return interval.lower + (interval.upper - interval.lower) * fmpq(source.randint(1, parts - 1), parts)
    size = fmpq(source.randint(1, 20), 1 if interval.integer else source.choice((1, 1, 2, 3, 5))) * scale
    if interval.lower is not None:
        return interval.lower + size
    if interval.upper is not None:
        return interval.upper - size
    return size * source.choice((1, 1, -1))


def real_roots(polynomial: fmpq_poly) -> list[Value]:
    """Return the real roots: rational ones exactly, the others as disjoint balls.

    >>> real_roots(fmpq_poly([-1, 0, 4]))
    [-1/2, 1/2]
    """
    found: list[Value] = []
    for factor, _ in polynomial.factor()[1]:
        if factor.degree() == 1:
            found.append(fmpq(-factor[0]) / factor[1])
            continue
        found.extend(root.real for root, _ in factor.complex_roots() if root.imag.is_zero())
    return sorted(found, key=lambda value: float(arb(value)))
