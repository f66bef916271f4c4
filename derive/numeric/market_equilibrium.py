"""Equilibria of an economy with securities: found by Newton's method on the reduced system, certified by ball arithmetic.

Where consumption may be zero, the amounts that are zero are found by an active-set method: what Newton's method makes
negative is set to zero, what is worth more than it costs at zero is set free again. The corner that results is certified
like any other solution, with strict inequalities for everything that is not consumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sympy

from derive.economies.reduced_equilibrium import ReducedEquilibrium
from derive.economies.sequential import SequentialMarkets
from derive.errors import ModelError
from derive.numeric.certify import Solution, certify
from derive.numeric.newton import search
from derive.numeric.search import distinct
from derive.numeric.system import Regime
from derive.symbols import EconomicSymbol

if TYPE_CHECKING:
    import numpy as np

_SMALL, _STARTS, _STARTS_WITH_CORNERS = 60, 48, 8
"""Up to so many unknowns, several equilibria are looked for, from so many starts."""
_ROUNDS, _ZERO = 12, 1e-12


@dataclass(frozen=True)
class MarketEquilibria:
    """Certified equilibria, each with its own box; `candidates` counts the points that were judged."""

    markets: SequentialMarkets
    solutions: tuple[Solution, ...]
    candidates: int

    @property
    def solution(self) -> Solution:
        """The only equilibrium found; an error if there is none or more than one."""
        if len(self.solutions) != 1:
            key = self.markets.economy.key
            raise ModelError(
                "no-single-equilibrium",
                f"{len(self.solutions)} certified equilibria of the economy {key} were found.",
                "Look at .solutions; give starts= if there should be another.",
            )
        return self.solutions[0]


def equilibria(markets: SequentialMarkets, *, starts: int | None = None) -> MarketEquilibria:
    """Find equilibria with securities and certify each.

    Without parameters in the economy or in the payoffs. `starts` is the number of starting points; a large system is
    solved from one, in which nobody trades securities.

    >>> from sympy import log
    >>> from derive.economies import ExchangeEconomy, Household, PayoffMatrix
    >>> households = [Household(lambda x: log(x[0][0]) + log(x[1][0]), e) for e in ([[2], [1]], [[1], [2]])]
    >>> loan = SequentialMarkets(ExchangeEconomy("loan", households, today=True), PayoffMatrix("bond", [[1]]))
    >>> found = equilibria(loan).solution
    >>> found.certified, round(found["q_1"], 12), round(found["y_1_1"], 12)
    (True, 1.0, 0.5)
    """
    prices = {price for row in markets.economy.prices for price in row}
    unknown = sorted({*markets.economy.parameters, *markets.payoffs.parameters} - prices, key=str)
    if unknown:
        raise ModelError(
            "parameters-left",
            f"The economy {markets.economy.key} leaves {', '.join(map(str, unknown))} open, and a numeric equilibrium needs "
            "numbers.",
            "Put numbers for them.",
        )
    found: list[Solution] = []
    candidates = 0
    for reduced, point in _candidates(markets, starts):
        candidates += 1
        solution = _judged(reduced, point)
        if solution.admissible and not any(solution.same_as(other) for other in found):
            found.append(solution)
    return MarketEquilibria(markets, tuple(found), candidates)


def _regime(reduced: ReducedEquilibrium) -> Regime:
    return Regime(reduced.equations, reduced.unknowns, reduced.definitions, (), tuple(reduced.slack.values()))


def _judged(reduced: ReducedEquilibrium, point: np.ndarray) -> Solution:
    order = (*reduced.unknowns, *(symbol for symbol, _ in reduced.definitions))
    near = dict(zip(reduced.unknowns, map(float, point), strict=True))
    return certify(_regime(reduced), near, {}, order)


def _candidates(markets: SequentialMarkets, starts: int | None) -> Iterator[tuple[ReducedEquilibrium, np.ndarray]]:
    """Yield solutions of Newton's method, with what they suppose about zeros."""
    import numpy as np

    from derive.numeric.market_starts import starting_points

    interior = ReducedEquilibrium.of(markets)
    several = _STARTS_WITH_CORNERS if markets.economy.corners else _STARTS
    count = starts or (several if len(interior.unknowns) <= _SMALL else 1)
    points = starting_points(interior, count)
    if markets.economy.corners:
        for start in points.T:
            yield from _with_corners(interior, start)
        return
    values, converged = search(_regime(interior).program, points, np.zeros((0, 1)))
    yield from ((interior, column) for column in distinct(values[:, converged]).T)


def _with_corners(interior: ReducedEquilibrium, start: np.ndarray) -> Iterator[tuple[ReducedEquilibrium, np.ndarray]]:
    """Set to zero what comes out negative, free what is worth more than it costs; stop when neither happens."""
    reduced, known = interior, dict(zip(interior.unknowns, map(float, start), strict=True))
    for _ in range(_ROUNDS):
        point = _column([known.get(unknown, 1.0) for unknown in reduced.unknowns])
        values, converged = search(_regime(reduced).program, point, point[:0], respect=False)
        if not converged[0]:
            return
        known = _values(reduced, values)
        wrong = {x for x in _amounts(reduced.markets) if known[x] < -_ZERO} | {
            x for x, condition in reduced.slack.items() if _value(condition.expression, known) < 0
        }
        if not wrong:
            yield reduced, values[:, 0]
            return
        reduced = ReducedEquilibrium.of(reduced.markets, reduced.absent ^ wrong)


def _values(reduced: ReducedEquilibrium, values: np.ndarray) -> dict[sympy.Symbol, float]:
    """All symbols of the system at one point."""
    defined = _regime(reduced).program.define(values, values[:0])
    names = (*reduced.unknowns, *(symbol for symbol, _ in reduced.definitions))
    return dict(zip(names, (*values[:, 0].tolist(), *defined[:, 0].tolist()), strict=True))


def _value(expression: sympy.Expr, known: dict[sympy.Symbol, float]) -> float:
    return float(expression.xreplace({symbol: sympy.Float(known[symbol]) for symbol in expression.free_symbols}))


def _amounts(markets: SequentialMarkets) -> Iterator[EconomicSymbol]:
    return (x for table in markets.economy.consumption for row in table for x in row)


def _column(numbers: list[float]) -> np.ndarray:
    """Return numbers as one column."""
    import numpy as np

    return np.array(numbers, dtype=float).reshape(-1, 1)
