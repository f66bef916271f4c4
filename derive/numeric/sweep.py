"""Thousands of solutions of one system while parameters run over arrays.

The first point is solved from scratch and certified. The other points follow it by continuation, all at once: along a
single parameter a few knots first, and Newton's method from the line between them for the rest.
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
from derive.numeric.newton import Bounds, polish
from derive.numeric.solve import Answer, given_numbers, solve
from derive.numeric.system import Regime, Source, System
from derive.symbols import domain_of

if TYPE_CHECKING:
    import numpy as np

_KNOTS = 129


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
    first: Answer

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
    known: tuple[Mapping[Any, Any], Mapping[Any, Any]] | None = None,
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
    arrays = _arrays(asked, parameters)
    points = np.broadcast_shapes(*(array.shape for array in arrays.values()), (1,))[0]
    at_first = given_numbers(asked, {symbol: float(array[0]) for symbol, array in arrays.items()})
    numbers = [arrays.get(symbol, np.array([float(at_first[symbol])])) for symbol in asked.givens]
    givens = np.array([np.broadcast_to(number, (points,)) for number in numbers]).reshape(len(numbers), points)
    first = solve(asked, at_first, known=known)
    start = np.array([[first.solution.values[symbol]] for symbol in regime.unknowns]).reshape(-1, 1)
    core, reached = _followed(regime, start, givens)
    _, _, defined = regime.program(core, givens)
    found = reached & Bounds.of(regime.unknowns).hold(core) & Bounds.of(regime.defined).hold(defined)
    core, defined = np.where(found, core, np.nan), np.where(found, defined, np.nan)
    return Sweep(regime, asked.unknowns, givens, core, defined, found, first)


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


def _followed(regime: Regime, start: np.ndarray, givens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Follow the first solution to all points; knots and interpolation where one parameter runs."""
    import numpy as np

    points = givens.shape[1]
    running = np.flatnonzero(np.ptp(givens, axis=1) > 0)
    if running.size != 1 or points <= 2 * _KNOTS or not len(start):
        return follow(regime.program, start, givens[:, :1], givens)
    place = givens[running[0]]
    order = np.argsort(place, kind="stable")
    knots = order[np.linspace(0, points - 1, _KNOTS).round().astype(int)]
    at_knots, arrived = follow(regime.program, start, givens[:, :1], givens[:, knots])
    if not arrived.all():
        return follow(regime.program, start, givens[:, :1], givens)
    guess = np.array([np.interp(place, place[knots], row) for row in at_knots])
    core, good = polish(regime.program, guess, givens)
    if not good.all():
        again, reached = follow(regime.program, start, givens[:, :1], givens[:, ~good])
        core[:, ~good], good[~good] = again, reached
    return core, good
