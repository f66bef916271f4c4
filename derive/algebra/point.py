"""Exact points that satisfy a system of equations, ranges and known signs.

Free generators get random small rationals from a fixed seed; solved ones follow from their pivots; an equation in one
unknown that is left is solved by its rational roots or by certified enclosures of its real roots. A value is an exact
rational or a ball that contains the only true value, so that a sign read off at a point is rigorous.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

import sympy
from flint import fmpq, fmpq_mpoly, fmpq_poly

from derive.algebra.elimination import Elimination
from derive.algebra.kernel_values import Concrete, KernelValues, Value
from derive.algebra.knowledge import Knowledge
from derive.algebra.positivity import ANY, Range, coefficients
from derive.algebra.reading import range_of
from derive.algebra.repair import repair
from derive.algebra.schedule import Schedule, Task, schedule, used
from derive.algebra.values import evaluate, inside, random_value, real_roots, sign_of_value
from derive.functions import FunctionDeclaration
from derive.symbols import domain_of

ATTEMPTS = 400
INSTANCES = 6
REPAIR_AFTER = 25
COMMON = (fmpq(1), None, fmpq(0), None)


@dataclass(frozen=True)
class Point:
    """The value of every generator, of symbols that are no generators, and concrete functions for declared ones."""

    values: tuple[Value, ...]
    hidden: Mapping[sympy.Symbol, Value] = field(default_factory=dict)
    functions: Mapping[FunctionDeclaration, Concrete] = field(default_factory=dict)

    def at(self, polynomial: fmpq_mpoly) -> Value:
        """Return the value of a polynomial, exact when all its generators have exact values."""
        return evaluate(polynomial, self.values)

    def sign(self, polynomial: fmpq_mpoly) -> int | None:
        """Return the sign of a polynomial, or None where a ball contains zero."""
        return sign_of_value(self.at(polynomial))

    def satisfies(self, knowledge: Knowledge, count: int) -> bool:
        """Whether the first `count` values lie in their ranges and every known sign is certain here."""
        used = list(zip(self.values, knowledge.ranges, strict=True))[:count]
        if not all(inside(value, interval) for value, interval in used):
            return False
        return all(self.sign(polynomial) in signs for polynomial, signs in knowledge.facts if signs != ANY)


class Variety:
    """The points at which the equations hold inside the ranges, under the known signs."""

    def __init__(self, system: Elimination, knowledge: Knowledge, kernels: KernelValues) -> None:
        self.system = system
        self.knowledge = knowledge
        self._kernels = kernels
        self._schedule = schedule(system, kernels)
        self._hidden = [(symbol, range_of(domain_of(symbol)), power) for symbol, power in kernels.hidden.items()]
        self._functions: dict[int, dict[FunctionDeclaration, Concrete]] = {}

    @property
    def is_scheduled(self) -> bool:
        """Whether every equation is met by construction, so that points need little luck."""
        return self._schedule is not None and not self._schedule.to_verify

    def points(self, count: int, seed: int = 1, patience: int = ATTEMPTS) -> Iterator[Point]:
        """Yield up to `count` points; the same seed gives the same points.

        When as many attempts as patience allows have failed and none has succeeded, no more are made.
        """
        if self._schedule is None:
            return
        source = Random(seed)
        has_found = False
        for attempt in range(ATTEMPTS):
            if attempt == patience and not has_found:
                return
            point = self._try(self._schedule, source, attempt)
            if point is not None:
                has_found = True
                yield point
                count -= 1
                if count == 0:
                    return

    def _try(self, schedule: Schedule, source: Random, attempt: int) -> Point | None:
        ranges = self.knowledge.ranges
        values: list[Value] = [fmpq(0)] * len(ranges)
        common = None if self.is_scheduled else _common(attempt)
        for position in schedule.free:
            values[position] = _drawn(ranges[position], source, attempt, common)
        hidden = {symbol: _rooted(interval, power, source, attempt, common) for symbol, interval, power in self._hidden}
        whole = schedule.has_fits or not self.is_scheduled
        functions = dict(self._instances(attempt % INSTANCES, whole)) if self._kernels.positions else {}
        repaired = attempt < REPAIR_AFTER
        for task in schedule.tasks:
            if not task.is_kernel and not repaired:
                repaired = self._repair(schedule, values, source, attempt)
                if not repaired:
                    return None
            value = self._value(task, values, hidden, functions, source)
            if value is None:
                return None
            values[task.position] = value
        if not repaired and not self._repair(schedule, values, source, attempt):
            return None
        point = Point(tuple(values), hidden, functions)
        if not point.satisfies(self.knowledge, len(self._kernels.generators)):
            return None
        return point if all(point.sign(polynomial) == 0 for polynomial in schedule.to_verify) else None

    def _value(
        self,
        task: Task,
        values: Sequence[Value],
        hidden: Mapping[sympy.Symbol, fmpq],
        functions: dict[FunctionDeclaration, Concrete],
        source: Random,
    ) -> Value | None:
        if task.pivot is not None:
            slope = evaluate(task.pivot.slope, values)
            value = None if sign_of_value(slope) in (0, None) else -evaluate(task.pivot.rest, values) / slope
            if value is None or not task.fitted:
                return value
            known = {**hidden, **self._kernels.symbols(values)}
            return value if self._kernels.fit(task.position, value, known, functions, task.kept) else None
        if task.equation is not None:
            return _root(task.equation, task.position, values, self.knowledge.ranges[task.position], source)
        return self._kernels.value(task.position, {**hidden, **self._kernels.symbols(values)}, functions)

    def _repair(self, schedule: Schedule, values: list[Value], source: Random, attempt: int) -> bool:
        """Move the free generators into the region; facts about generators that are solved later are left to luck."""
        ranges = self._reduced.ranges
        movable = [place for place in schedule.free if place not in self._kernels.barred]
        for place in movable:
            if not inside(values[place], ranges[place]):
                values[place] = random_value(ranges[place], source, attempt)
        known = {*schedule.free, *(task.position for task in schedule.tasks if task.is_kernel)}
        facts = [fact for fact in self._reduced.facts if used(fact[0]) <= known]
        return repair(values, facts, ranges, movable, source, attempt)

    @cached_property
    def _reduced(self) -> Knowledge:
        return self.system.knowledge(self.knowledge)

    def _instances(self, seed: int, whole: bool) -> dict[FunctionDeclaration, Concrete]:
        if seed not in self._functions:
            self._functions[seed] = self._kernels.instances(seed, whole and seed % 2 == 0)
        return self._functions[seed]


def _common(attempt: int) -> fmpq | None:
    """Return a number to give to everything: equations that only luck can meet often hold where all is equal."""
    return COMMON[attempt % len(COMMON)]


def _drawn(interval: Range, source: Random, attempt: int, common: fmpq | None) -> fmpq:
    if common is not None and inside(common, interval):
        return common
    return random_value(interval, source, attempt)


def _rooted(interval: Range, power: int, source: Random, attempt: int, common: fmpq | None = None) -> fmpq:
    """Draw a value from a range, one with rational roots where the range has room for it."""
    value = _drawn(interval, source, attempt, common)
    return value**power if inside(value**power, interval) else value


def _root(equation: fmpq_mpoly, position: int, values: Sequence[Value], interval: Range, source: Random) -> Value | None:
    found = [evaluate(part, values) for part in coefficients(equation, position)]
    parts = [value for value in found if isinstance(value, fmpq)]
    if len(parts) < len(found):
        return -found[0] / found[1] if len(found) == 2 and sign_of_value(found[1]) in (1, -1) else None
    polynomial = fmpq_poly(parts)
    if polynomial.degree() < 1:
        return None
    roots = [value for value in real_roots(polynomial) if inside(value, interval)]
    return source.choice(roots) if roots else None
