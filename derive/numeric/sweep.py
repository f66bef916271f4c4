"""Thousands of solutions of one system while parameters run over arrays.

One point is solved from scratch and certified. The others follow it by continuation, all at once: along a single parameter
a few knots first, and Newton's method from the curve through them for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sympy import Symbol

from derive.errors import Location, RuleError
from derive.numeric.certify import Solution, certify
from derive.numeric.continuation import follow
from derive.numeric.messages import spoken
from derive.numeric.newton import Bounds, polish
from derive.numeric.solve import Answer, Known, given_numbers, solve
from derive.numeric.system import Regime, Source, System
from derive.symbols import domain_of

if TYPE_CHECKING:
    import numpy as np

_KNOTS = 65
# So many points at a time stay in the processor's cache.
_BLOCK = 1 << 12


@dataclass(frozen=True)
class Sweep:
    """Solutions of a system at many points.

    `values[symbol]` is an array with one entry per point, nan where `found` is false: there the continuation ended, or the
    solution left its domain.
    """

    regime: Regime
    order: tuple[Symbol, ...]
    givens: np.ndarray
    core: np.ndarray
    defined: np.ndarray
    found: np.ndarray
    reference: Answer

    @cached_property
    def values(self) -> dict[Symbol, np.ndarray]:
        """The solution, in the order in which the unknowns were asked for."""
        rows = dict(zip((*self.regime.unknowns, *self.regime.defined), (*self.core, *self.defined), strict=True))
        return {symbol: rows[symbol] for symbol in self.order}

    def __getitem__(self, key: str | Symbol) -> np.ndarray:
        return next(value for symbol, value in self.values.items() if str(symbol) == str(key))

    def certify(self, points: Sequence[int]) -> tuple[Solution, ...]:
        """Certify the solutions at some of the points; parameters are read as the decimals that they print."""
        return tuple(self._certified(int(point)) for point in points)

    def _certified(self, point: int) -> Solution:
        from derive.numeric.compile import as_fraction

        near = {symbol: float(value) for symbol, value in zip(self.regime.unknowns, self.core[:, point], strict=True)}
        numbers = map(as_fraction, self.givens[:, point].tolist())
        givens = dict(zip(self.regime.givens, numbers, strict=True))
        if not self.found[point]:
            return Solution(near, float("inf"), False, {}, {}, reason="the continuation did not reach this point")
        return certify(self.regime, near, givens, self.order)


def sweep(
    system: Source | System,
    parameters: Mapping[Any, Any],
    unknowns: Sequence[Symbol] | None = None,
    *,
    known: Known | None = None,
) -> Sweep:
    """Solve at every point of the parameters, which are numbers, or arrays of one length.

    >>> import numpy as np, sympy
    >>> x, a = sympy.symbols("x a", positive=True)
    >>> found = sweep([x**2 + x - a], {a: np.linspace(2, 12, 1001)}, [x])
    >>> found["x"][[0, 400, 1000]].round(12).tolist(), bool(found.found.all())
    ([1.0, 2.0, 3.0], True)
    >>> all(solution.certified for solution in found.certify([0, 500, 1000]))
    True
    """
    import numpy as np

    asked = System.of(system, unknowns)
    if len(asked.regimes) > 1:
        raise RuleError(
            "sweep-by-cases",
            f"The equations of {asked.name} are given by cases, and a sweep follows one smooth system.",
            "Solve point by point with numeric.solve, or sweep each case on its own.",
        )
    regime = asked.regimes[0]
    givens = _points(asked, _arrays(asked, parameters))
    reference, place = _reference(asked, givens, known)
    start = np.array([[reference.solution.values[symbol]] for symbol in regime.unknowns]).reshape(-1, 1)
    core, reached = _followed(regime, start, givens[:, place : place + 1], givens)
    defined = regime.program.define(core, givens)
    found = reached & Bounds.of(regime.unknowns).hold(core) & Bounds.of(regime.defined).hold(defined)
    if not found.all():
        core, defined = np.where(found, core, np.nan), np.where(found, defined, np.nan)
    return Sweep(regime, asked.unknowns, givens, core, defined, found, reference)


def _points(system: System, arrays: Mapping[Symbol, np.ndarray]) -> np.ndarray:
    """Return all parameters, one row each and one column per point; those not given have the model's numbers."""
    import numpy as np

    fixed = given_numbers(system, {symbol: float(array[0]) for symbol, array in arrays.items()})
    points = max((array.size for array in arrays.values()), default=1)
    givens = np.empty((len(system.givens), points))
    for row, symbol in enumerate(system.givens):
        givens[row] = arrays[symbol] if symbol in arrays else float(fixed[symbol])
    return givens


def _reference(system: System, givens: np.ndarray, known: Known | None) -> tuple[Answer, int]:
    """Solve at one point from scratch: at the middle of the sweep, or where that has no single solution at an end."""
    import numpy as np

    points = givens.shape[1]
    running = np.flatnonzero(np.ptp(givens, axis=1) > 0)
    middle = int(np.argsort(givens[running[0]], kind="stable")[points // 2]) if running.size == 1 else 0
    answers = []
    for place in dict.fromkeys((middle, 0, points - 1)):
        answer = solve(system, dict(zip(system.givens, givens[:, place].tolist(), strict=True)), known=known)
        if len(answer.solutions) == 1:
            return answer, place
        answers.append(answer)
    raise RuleError(
        "no-single-solution",
        f"At the points where the sweep could start there is not one solution: {spoken(answers[0].message, 'en')}",
        "Pass known=(parameters, solution) with the solution to be followed, or look at numeric.solve at single points.",
    )


def _arrays(system: System, parameters: Mapping[Any, Any]) -> dict[Symbol, np.ndarray]:
    import numpy as np

    arrays = {}
    for key, value in parameters.items():
        symbol = system.given(key)
        array = np.atleast_1d(np.asarray(value, dtype=float))
        if array.ndim != 1 or not Bounds.of([symbol]).hold(array[None]).all() or not np.isfinite(array).all():
            raise RuleError(
                "outside-domain",
                f"Some values of {symbol} do not lie in its domain {domain_of(symbol)}, or are no numbers.",
                "Give a list of numbers inside the domain.",
                Location(symbol=str(symbol)),
            )
        arrays[symbol] = array
    lengths = {array.size for array in arrays.values()} - {1}
    if len(lengths) > 1:
        raise RuleError(
            "different-lengths",
            f"The parameters have different numbers of values: {', '.join(map(str, sorted(lengths)))}.",
            "Give arrays of one length.",
        )
    return arrays


def _followed(regime: Regime, start: np.ndarray, before: np.ndarray, givens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Follow the solution at the parameters `before` to all points; knots and interpolation where one parameter runs."""
    import numpy as np

    points = givens.shape[1]
    running = np.flatnonzero(np.ptp(givens, axis=1) > 0)
    if running.size != 1 or points <= 2 * _KNOTS or not len(start):
        return follow(regime.program, start, before, givens)
    place = givens[running[0]]
    order = np.argsort(place, kind="stable")
    knots = order[np.linspace(0, points - 1, _KNOTS).round().astype(int)]
    at_knots, arrived = follow(regime.program, start, before, givens[:, knots])
    if not (arrived.all() and (np.diff(place[knots]) > 0).all()):
        return follow(regime.program, start, before, givens)
    core, good = np.empty((len(start), points)), np.empty(points, dtype=bool)
    for block in (slice(first, first + _BLOCK) for first in range(0, points, _BLOCK)):
        guess = _interpolated(place[block], place[knots], at_knots)
        core[:, block], good[block] = polish(regime.program, guess, givens[:, block])
    if not good.all():
        again, reached = follow(regime.program, start, before, givens[:, ~good])
        core[:, ~good], good[~good] = again, reached
    return core, good


def _interpolated(place: np.ndarray, knots: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return cubic interpolation through the four knots around each place (Newton); knots are in ascending order."""
    import numpy as np

    left = np.clip(np.searchsorted(knots, place) - 2, 0, len(knots) - 4)
    first = np.diff(values) / np.diff(knots)
    second = np.diff(first) / (knots[2:] - knots[:-2])
    third = np.diff(second) / (knots[3:] - knots[:-3])
    guess: np.ndarray = third.take(left, axis=1)
    for order, slope in ((2, second), (1, first), (0, values)):
        guess = slope.take(left, axis=1) + (place - knots[order:].take(left)) * guess
    return guess
