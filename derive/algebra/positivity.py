"""The sign of a polynomial on a box of ranges, read off its coefficients.

A generator in (0, 1) is written as z/(1 + z) with z > 0, one above 2 as 2 + z: when all coefficients of what results
agree in sign, the polynomial has that sign. A sign is the set of signs that are still possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from flint import fmpq, fmpq_mpoly

Signs = frozenset[int]
ANY: Signs = frozenset({-1, 0, 1})
POSSIBLE: dict[str, Signs] = {
    ">0": frozenset({1}),
    ">=0": frozenset({0, 1}),
    "!=0": frozenset({-1, 1}),
    "<0": frozenset({-1}),
    "<=0": frozenset({-1, 0}),
    "=0": frozenset({0}),
}


def times(one: Signs, other: Signs) -> Signs:
    """Return the possible signs of a product.

    >>> sorted(times(POSSIBLE[">=0"], POSSIBLE["<0"]))
    [-1, 0]
    """
    return frozenset(left * right for left in one for right in other)


def power(signs: Signs, exponent: int) -> Signs:
    """Return the possible signs of a natural power."""
    return signs if exponent % 2 else frozenset(sign * sign for sign in signs)


@dataclass(frozen=True)
class Range:
    """The values that a generator can take: an interval, possibly without zero."""

    lower: fmpq | None = None
    upper: fmpq | None = None
    open_lower: bool = True
    open_upper: bool = True
    nonzero: bool = False
    integer: bool = False

    @property
    def signs(self) -> Signs:
        """The signs of the values."""
        possible = set(ANY)
        if self.lower is not None and self.lower >= 0:
            possible.discard(-1)
            if self.lower > 0 or self.open_lower:
                possible.discard(0)
        if self.upper is not None and self.upper <= 0:
            possible.discard(1)
            if self.upper < 0 or self.open_upper:
                possible.discard(0)
        if self.nonzero:
            possible.discard(0)
        return frozenset(possible)

    def meet(self, other: Range) -> Range:
        """Return the intersection of two ranges; it may be empty."""
        lower, open_lower = max(
            (self.lower, self.open_lower), (other.lower, other.open_lower), key=lambda end: (_low(end[0]), end[1])
        )
        upper, open_upper = min(
            (self.upper, self.open_upper), (other.upper, other.open_upper), key=lambda end: (_high(end[0]), not end[1])
        )
        return Range(lower, upper, open_lower, open_upper, self.nonzero or other.nonzero, self.integer or other.integer)

    @property
    def is_empty(self) -> bool:
        """Whether no value is left."""
        if self.lower is None or self.upper is None:
            return False
        touching = self.lower == self.upper and (self.open_lower or self.open_upper or (self.nonzero and self.lower == 0))
        return bool(self.lower > self.upper or touching)


def _low(bound: fmpq | None) -> tuple[int, fmpq]:
    return (0, fmpq(0)) if bound is None else (1, bound)


def _high(bound: fmpq | None) -> tuple[int, fmpq]:
    return (1, fmpq(0)) if bound is None else (0, bound)


def coefficients(polynomial: fmpq_mpoly, position: int) -> list[fmpq_mpoly]:
    """Return the coefficients of the powers 0, 1, ... of one generator.

    >>> from flint import fmpq_mpoly_ctx
    >>> context = fmpq_mpoly_ctx.get(("x", "y"), "degrevlex")
    >>> x, y = context.gens()
    >>> coefficients(x**2*y - 3*x + y, 0)
    [y, -3, y]
    """
    context = polynomial.context()
    if polynomial.degrees()[position] == 1:
        slope = polynomial.derivative(position)
        return [polynomial - slope * context.gen(position), slope]
    parts: dict[int, dict[tuple[int, ...], fmpq]] = {}
    for exponents, coefficient in polynomial.to_dict().items():
        bare = (*exponents[:position], 0, *exponents[position + 1 :])
        parts.setdefault(int(exponents[position]), {})[bare] = coefficient
    highest = max(parts, default=0)
    return [context.from_dict(parts.get(degree, {})) for degree in range(highest + 1)]


def substitute_fraction(polynomial: fmpq_mpoly, position: int, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> fmpq_mpoly:
    """Return `denominator**d * polynomial(generator = numerator/denominator)`, d the degree in the generator."""
    parts = coefficients(polynomial, position)
    total, weight = parts[-1], polynomial.context().constant(1)
    for part in reversed(parts[:-1]):
        weight *= denominator
        total = total * numerator + part * weight
    return total


def sign_of_number(number: fmpq) -> int:
    """Return -1, 0 or 1."""
    return int(number > 0) - int(number < 0)


def coefficient_signs(polynomial: fmpq_mpoly, ranges: Sequence[Range]) -> Signs:
    """Return the signs that can be read off the coefficients once every range starts at zero.

    >>> from flint import fmpq_mpoly_ctx
    >>> b, t = fmpq_mpoly_ctx.get(("b", "t"), "degrevlex").gens()
    >>> unit, share = Range(fmpq(0), fmpq(1)), Range(fmpq(0), fmpq(1), False, False)
    >>> sorted(coefficient_signs(1 - b + b*t, [unit, share]))
    [1]
    """
    moved, closed = polynomial, []
    for position, degree in enumerate(polynomial.degrees()):
        if degree > 0:
            moved = _from_zero(moved, position, ranges[position])
            closed.append((position, _ends(ranges[position], degree)))
    terms = moved.to_dict()
    if not terms:
        return POSSIBLE["=0"]
    free = [position for position, _ in closed if ranges[position].lower is None and ranges[position].upper is None]
    if any(exponents[position] % 2 for exponents in terms for position in free):
        return POSSIBLE["!=0"] if len(terms) == 1 and not any(ends for _, ends in closed) else ANY
    found = {sign_of_number(coefficient) for coefficient in terms.values()}
    if len(found) > 1:
        return ANY
    reached = [(position, ends) for position, ends in closed if ends]
    if len(reached) > 10:
        return frozenset(found | {0})
    positions = [position for position, _ in reached]
    for corner in product(*(ends for _, ends in reached)):
        if not any(all(e[p] == end for p, end in zip(positions, corner, strict=True)) for e in terms):
            return frozenset(found | {0})
    return frozenset(found)


def _from_zero(polynomial: fmpq_mpoly, position: int, interval: Range) -> fmpq_mpoly:
    """Rewrite a generator so that it runs over (0, oo); the result is scaled by a positive factor."""
    if (interval.lower is None and interval.upper is None) or (interval.upper is None and interval.lower == 0):
        return polynomial
    context = polynomial.context()
    z = context.gen(position)
    if interval.lower is not None and interval.upper is not None:
        return substitute_fraction(polynomial, position, interval.lower + interval.upper * z, 1 + z)
    shifted = z + interval.lower if interval.lower is not None else interval.upper - z
    return substitute_fraction(polynomial, position, context.constant(1) * shifted, context.constant(1))


def _ends(interval: Range, degree: int) -> tuple[int, ...]:
    """Return the exponents that alone survive where the generator reaches an end of its range."""
    if interval.lower is None and interval.upper is None:
        return () if interval.nonzero else (0,)
    ends: list[int] = []
    two_sided = interval.lower is not None and interval.upper is not None
    if interval.lower is not None and not interval.open_lower and not (interval.nonzero and interval.lower == 0):
        ends.append(0)
    if interval.upper is not None and not interval.open_upper and not (interval.nonzero and interval.upper == 0):
        ends.append(degree if two_sided else 0)
    return tuple(ends)
