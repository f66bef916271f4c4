"""Exact points that satisfy a system of equations, ranges and known signs.

Free generators get random small rationals from a fixed seed; solved ones follow from their pivots; an equation in one
unknown that is left is solved by its rational roots or by certified enclosures of its real roots. A value is an exact
rational or a ball that contains the only true value, so that a sign read off at a point is rigorous.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

import sympy
from flint import arb, fmpq, fmpq_mpoly, fmpq_poly

from derive.algebra.elimination import Elimination
from derive.algebra.instances import Instance
from derive.algebra.kernel_values import KernelValues, Value
from derive.algebra.positivity import ANY, Knowledge, Range, coefficients, sign_of_number
from derive.algebra.reading import range_of
from derive.functions import FunctionDeclaration
from derive.symbols import domain_of

ATTEMPTS = 400
INSTANCES = 6


@dataclass(frozen=True)
class Point:
    """The value of every generator, of symbols that are no generators, and concrete functions for declared ones."""

    values: tuple[Value, ...]
    hidden: Mapping[sympy.Symbol, fmpq] = field(default_factory=dict)
    functions: Mapping[FunctionDeclaration, Instance] = field(default_factory=dict)

    def at(self, polynomial: fmpq_mpoly) -> Value:
        """Return the value of a polynomial, exact when all its generators have exact values."""
        return evaluate(polynomial, self.values)

    def sign(self, polynomial: fmpq_mpoly) -> int | None:
        """Return the sign of a polynomial, or None where a ball contains zero."""
        return sign_of_value(self.at(polynomial))


def sign_of_value(value: Value) -> int | None:
    """Return -1, 0 or 1, or None when a ball does not tell."""
    if isinstance(value, fmpq):
        return sign_of_number(value)
    return 1 if value > 0 else -1 if value < 0 else 0 if value.is_zero() else None


def evaluate(polynomial: fmpq_mpoly, values: Sequence[Value | None]) -> Value:
    """Evaluate a polynomial at exact values or balls; generators that do not occur may have no value."""
    degrees = polynomial.degrees()
    used = [(position, values[position]) for position, degree in enumerate(degrees) if degree]
    if all(isinstance(value, fmpq) for _, value in used):
        return polynomial(*(value if isinstance(value, fmpq) else fmpq(0) for value in values))
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
    if interval.lower is not None:
        low = sign_of_value(value - interval.lower)
        if low is None or low < 0 or (low == 0 and interval.open_lower):
            return False
    if interval.upper is not None:
        high = sign_of_value(value - interval.upper)
        if high is None or high > 0 or (high == 0 and interval.open_upper):
            return False
    if interval.integer and not (isinstance(value, fmpq) and value.q == 1):
        return False
    return not interval.nonzero or sign_of_value(value) in (-1, 1)


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


class Variety:
    """The points at which the equations hold inside the ranges, under the known signs."""

    def __init__(self, system: Elimination, knowledge: Knowledge, kernels: KernelValues) -> None:
        self.system = system
        self.knowledge = knowledge
        self._kernels = kernels
        self._unknowns, self._to_verify = _unknowns(system, kernels.barred)
        self._hidden = [(symbol, range_of(domain_of(symbol)), power) for symbol, power in kernels.hidden.items()]
        self._functions: dict[int, dict[FunctionDeclaration, Instance]] = {}

    def points(self, count: int, seed: int = 1, attempts: int = ATTEMPTS) -> Iterator[Point]:
        """Yield up to `count` points; the same seed gives the same points."""
        if self.system.contradictory:
            return
        source = Random(seed)
        for attempt in range(attempts):
            point = self._try(source, attempt)
            if point is not None:
                yield point
                count -= 1
                if count == 0:
                    return

    def _try(self, source: Random, attempt: int) -> Point | None:
        ranges = self.knowledge.ranges
        solved = self.system.solved | frozenset(self._unknowns)
        kernels = self._kernels.positions
        values: list[Value | None] = [None] * len(ranges)
        for position, interval in enumerate(ranges):
            if position not in solved and position not in kernels:
                values[position] = random_value(interval, source, attempt)
        hidden = {symbol: random_value(interval, source, attempt) ** power for symbol, interval, power in self._hidden}
        functions: dict[FunctionDeclaration, Instance] = {}
        if kernels:
            functions = self._instances(attempt % INSTANCES)
            known = {**hidden, **self._kernels.symbols(values)}
            for position in kernels:
                values[position] = self._kernels.value(position, known, functions)
                if values[position] is None:
                    return None
        for position, equation in self._unknowns.items():
            root = _root(equation, position, values, ranges[position], source)
            if root is None:
                return None
            values[position] = root
        for pivot in reversed(self.system.pivots):
            slope = evaluate(pivot.slope, values)
            if sign_of_value(slope) in (0, None):
                return None
            values[pivot.position] = -evaluate(pivot.rest, values) / slope
        point = Point(tuple(value if value is not None else fmpq(0) for value in values), hidden, functions)
        return point if self._holds(point) else None

    def _instances(self, seed: int) -> dict[FunctionDeclaration, Instance]:
        if seed not in self._functions:
            self._functions[seed] = self._kernels.instances(seed)
        return self._functions[seed]

    def _holds(self, point: Point) -> bool:
        if not all(inside(value, interval) for value, interval in zip(point.values, self.knowledge.ranges, strict=True)):
            return False
        if any(point.sign(polynomial) != 0 for polynomial in self._to_verify):
            return False
        return all(point.sign(polynomial) in signs for polynomial, signs in self.knowledge.facts if signs != ANY)


def _unknowns(system: Elimination, barred: frozenset[int]) -> tuple[dict[int, fmpq_mpoly], list[fmpq_mpoly]]:
    """Choose for each remaining equation a generator that the later ones do not contain; the others must be verified."""
    chosen: dict[int, fmpq_mpoly] = {}
    waiting = list(system.remaining)
    while waiting:
        found = next(((number, place) for number in range(len(waiting)) for place in _own(waiting, number, barred)), None)
        if found is None:
            break
        number, place = found
        chosen = {place: waiting.pop(number), **chosen}
    return chosen, waiting


def _own(equations: list[fmpq_mpoly], number: int, barred: frozenset[int]) -> list[int]:
    """Return the generators that occur in one of the equations only."""
    others = [equation for place, equation in enumerate(equations) if place != number]
    return [
        position
        for position, degree in enumerate(equations[number].degrees())
        if degree and position not in barred and not any(other.degrees()[position] for other in others)
    ]


def _root(equation: fmpq_mpoly, position: int, values: Sequence[Value | None], interval: Range, source: Random) -> Value | None:
    parts = []
    for part in coefficients(equation, position):
        value = evaluate(part, values)
        if not isinstance(value, fmpq):
            return None
        parts.append(value)
    polynomial = fmpq_poly(parts)
    if polynomial.degree() < 1:
        return None
    found = [value for value in real_roots(polynomial) if inside(value, interval)]
    return source.choice(found) if found else None


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
