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

from derive.algebra.elimination import Elimination, Pivot
from derive.algebra.instances import Instance
from derive.algebra.kernel_values import KernelValues, Value
from derive.algebra.knowledge import Knowledge
from derive.algebra.positivity import ANY, Range, coefficients
from derive.algebra.reading import range_of
from derive.algebra.repair import repair
from derive.algebra.values import evaluate, inside, random_value, real_roots, sign_of_value
from derive.functions import FunctionDeclaration
from derive.symbols import domain_of

ATTEMPTS = 400
INSTANCES = 6
REPAIR_AFTER = 25


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


@dataclass(frozen=True)
class Task:
    """The value of one generator from others: a kernel, a solved symbol (`pivot`) or an equation in one unknown."""

    position: int
    needs: frozenset[int]
    pivot: Pivot | None = None
    equation: fmpq_mpoly | None = None

    @property
    def is_kernel(self) -> bool:
        """Whether the generator is evaluated rather than solved for."""
        return self.pivot is None and self.equation is None


class Variety:
    """The points at which the equations hold inside the ranges, under the known signs."""

    def __init__(self, system: Elimination, knowledge: Knowledge, kernels: KernelValues) -> None:
        self.system = system
        self.knowledge = knowledge
        self._kernels = kernels
        unknowns, self._to_verify = _unknowns(system, kernels.barred)
        tasks = [Task(position, kernels.needs(position)) for position in kernels.positions]
        tasks += [Task(position, _used(equation) - {position}, equation=equation) for position, equation in unknowns.items()]
        tasks += [Task(one.position, _used(one.slope) | _used(one.rest), pivot=one) for one in reversed(system.pivots)]
        computed = {task.position for task in tasks}
        self._free = [position for position in range(len(kernels.generators)) if position not in computed]
        self._schedule = _scheduled(tasks, frozenset(self._free))
        self._hidden = [(symbol, range_of(domain_of(symbol)), power) for symbol, power in kernels.hidden.items()]
        self._functions: dict[int, dict[FunctionDeclaration, Instance]] = {}

    def points(self, count: int, seed: int = 1, attempts: int = ATTEMPTS) -> Iterator[Point]:
        """Yield up to `count` points; the same seed gives the same points."""
        if self.system.contradictory or self._schedule is None:
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
        values: list[Value] = [fmpq(0)] * len(ranges)
        for position in self._free:
            values[position] = random_value(ranges[position], source, attempt)
        hidden = {symbol: random_value(interval, source, attempt) ** power for symbol, interval, power in self._hidden}
        functions = self._instances(attempt % INSTANCES) if self._kernels.positions else {}
        repaired = attempt < REPAIR_AFTER
        assert self._schedule is not None
        for task in self._schedule:
            if not task.is_kernel and not repaired:
                repaired = self._repair(values, source, attempt)
                if not repaired:
                    return None
            value = self._value(task, values, hidden, functions, source)
            if value is None:
                return None
            values[task.position] = value
        if not repaired and not self._repair(values, source, attempt):
            return None
        point = Point(tuple(values), hidden, functions)
        return point if self._holds(point) else None

    def _value(
        self,
        task: Task,
        values: Sequence[Value],
        hidden: Mapping[sympy.Symbol, fmpq],
        functions: Mapping[FunctionDeclaration, Instance],
        source: Random,
    ) -> Value | None:
        if task.pivot is not None:
            slope = evaluate(task.pivot.slope, values)
            return None if sign_of_value(slope) in (0, None) else -evaluate(task.pivot.rest, values) / slope
        if task.equation is not None:
            return _root(task.equation, task.position, values, self.knowledge.ranges[task.position], source)
        return self._kernels.value(task.position, {**hidden, **self._kernels.symbols(values)}, functions)

    def _repair(self, values: list[Value], source: Random, attempt: int) -> bool:
        """Move the free generators into the region; facts about generators that are solved later are left to luck."""
        ranges = self._reduced.ranges
        movable = [place for place in self._free if place not in self._kernels.barred]
        for place in movable:
            if not inside(values[place], ranges[place]):
                values[place] = random_value(ranges[place], source, attempt)
        known = {*self._free, *(task.position for task in self._schedule or () if task.is_kernel)}
        facts = [fact for fact in self._reduced.facts if _used(fact[0]) <= known]
        return repair(values, facts, ranges, movable, source, attempt)

    @cached_property
    def _reduced(self) -> Knowledge:
        return self.system.knowledge(self.knowledge)

    def _instances(self, seed: int) -> dict[FunctionDeclaration, Instance]:
        if seed not in self._functions:
            self._functions[seed] = self._kernels.instances(seed)
        return self._functions[seed]

    def _holds(self, point: Point) -> bool:
        used = list(zip(point.values, self.knowledge.ranges, strict=True))[: len(self._kernels.generators)]
        if not all(inside(value, interval) for value, interval in used):
            return False
        if any(point.sign(polynomial) != 0 for polynomial in self._to_verify):
            return False
        return all(point.sign(polynomial) in signs for polynomial, signs in self.knowledge.facts if signs != ANY)


def _used(polynomial: fmpq_mpoly) -> frozenset[int]:
    return frozenset(position for position, degree in enumerate(polynomial.degrees()) if degree > 0)


def _scheduled(tasks: Sequence[Task], known: frozenset[int]) -> list[Task] | None:
    """Order tasks so that each finds what it needs, kernels as early as possible; None when they wait for each other."""
    waiting, ordered, found = list(tasks), [], set(known)
    while waiting:
        ready = next((number for number, task in enumerate(waiting) if task.needs <= found), None)
        if ready is None:
            return None
        ordered.append(waiting.pop(ready))
        found.add(ordered[-1].position)
    return ordered


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
        if degree > 0 and position not in barred and not any(other.degrees()[position] > 0 for other in others)
    ]


def _root(equation: fmpq_mpoly, position: int, values: Sequence[Value], interval: Range, source: Random) -> Value | None:
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
