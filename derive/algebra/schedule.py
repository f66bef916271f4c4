"""In which order the generators get their values at a point, and where each value comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import fmpq_mpoly

from derive.algebra.elimination import Elimination, Pivot
from derive.algebra.fitting import moves
from derive.algebra.kernel_values import KernelValues


@dataclass(frozen=True)
class Task:
    """The value of one generator from others.

    It is a kernel to be evaluated, a symbol solved for (`pivot`), the root of an `equation` in one unknown, or the value
    of a declared function, which the pivot prescribes and to which the concrete function is `fitted`; partials that
    have a value already are `kept`.
    """

    position: int
    needs: frozenset[int]
    pivot: Pivot | None = None
    equation: fmpq_mpoly | None = None
    fitted: bool = False
    kept: tuple[tuple[int, ...], ...] = ()

    @property
    def is_kernel(self) -> bool:
        """Whether the generator is evaluated rather than solved for."""
        return self.pivot is None and self.equation is None


@dataclass(frozen=True)
class Schedule:
    """Tasks in an order in which each finds what it needs, the free generators, and equations that only luck can meet."""

    tasks: tuple[Task, ...]
    free: tuple[int, ...]
    to_verify: tuple[fmpq_mpoly, ...]

    @property
    def has_fits(self) -> bool:
        """Whether concrete functions are fitted."""
        return any(task.fitted for task in self.tasks)


def schedule(system: Elimination, kernels: KernelValues) -> Schedule | None:
    """Order the tasks of a triangular system; None when they wait for each other.

    Everything that a function is part of waits for its fit; failing that, only the partials that the fit moves.
    """
    if system.contradictory:
        return None
    return _scheduled(system, kernels, all_wait=True) or _scheduled(system, kernels, all_wait=False)


def _scheduled(system: Elimination, kernels: KernelValues, all_wait: bool) -> Schedule | None:
    unknowns, to_verify = _unknowns(system, kernels.barred)
    fits = Fits(kernels, frozenset(one.position for one in system.pivots if one.position in kernels.applied), all_wait)
    if fits.clash:
        return None
    tasks = [
        Task(position, kernels.needs(position) | fits.before(position))
        for position in kernels.positions
        if position not in fits.positions
    ]
    tasks += [Task(place, used(equation) - {place}, equation=equation) for place, equation in unknowns.items()]
    tasks += [_solved(pivot, fits, kernels) for pivot in reversed(system.pivots)]
    computed = {task.position for task in tasks}
    free = tuple(position for position in range(len(kernels.generators)) if position not in computed)
    ordered = _in_order(tasks, frozenset(free))
    return None if ordered is None else Schedule(ordered, free, tuple(to_verify))


def _solved(pivot: Pivot, fits: Fits, kernels: KernelValues) -> Task:
    position, needs = pivot.position, used(pivot.slope) | used(pivot.rest)
    if position not in fits.positions:
        return Task(position, needs, pivot=pivot)
    needs |= kernels.needs(position) | fits.before(position)
    return Task(position, needs, pivot=pivot, fitted=True, kept=fits.kept(position))


@dataclass(frozen=True)
class Fits:
    """The generators to which concrete functions are fitted, and what has to wait for them."""

    kernels: KernelValues
    positions: frozenset[int]
    all_wait: bool

    @property
    def clash(self) -> bool:
        """Whether one partial of one function is to be fitted at two places."""
        wanted = [(self.kernels.applied[place], self.kernels.generators[place].index) for place in self.positions]
        return len(set(wanted)) < len(wanted)

    def before(self, position: int) -> frozenset[int]:
        """Return the fits that come before the value of a generator; of two fits the one of the higher derivative."""
        return frozenset(place for place in self.positions - {position} if self._is_before(place, position))

    def _is_before(self, place: int, position: int) -> bool:
        declaration, indexes = self.kernels.applied[place], self.kernels.partials_in(position, self.kernels.applied[place])
        if position in self.positions and self.kernels.applied[position] == declaration:
            return self._rank(place) < self._rank(position)
        index = self.kernels.generators[place].index
        return bool(indexes) and (self.all_wait or any(moves(declaration, index, one) for one in indexes))

    def _rank(self, position: int) -> tuple[int, int]:
        return -len(self.kernels.generators[position].index), position

    def kept(self, position: int) -> tuple[tuple[int, ...], ...]:
        """Return the partials of the same function that may have a value before it is fitted here."""
        declaration = self.kernels.applied[position]
        earlier = {place for place in self.positions if self.kernels.applied[place] == declaration} - {position}
        found = {self.kernels.generators[place].index for place in earlier if self._is_before(place, position)}
        if not self.all_wait:
            others = (place for place in self.kernels.positions if position not in self.before(place) | {place})
            found |= {one for place in others for one in self.kernels.partials_in(place, declaration)}
        return tuple(sorted(found))


def used(polynomial: fmpq_mpoly) -> frozenset[int]:
    """Return the positions of the generators that occur."""
    return frozenset(position for position, degree in enumerate(polynomial.degrees()) if degree > 0)


def _in_order(tasks: Sequence[Task], known: frozenset[int]) -> tuple[Task, ...] | None:
    """Order tasks so that each finds what it needs, kernels as early as possible; None when they wait for each other."""
    waiting, ordered, found = list(tasks), [], set(known)
    while waiting:
        ready = next((number for number, task in enumerate(waiting) if task.needs <= found), None)
        if ready is None:
            return None
        ordered.append(waiting.pop(ready))
        found.add(ordered[-1].position)
    return tuple(ordered)


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
