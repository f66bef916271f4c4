"""Where the search for an equilibrium starts: half way to equal shares, at prices that average marginal utilities give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sympy

from derive.economies.reduced_equilibrium import ReducedEquilibrium
from derive.economies.sequential import SequentialMarkets
from derive.symbols import EconomicSymbol

if TYPE_CHECKING:
    import numpy as np

_SEED = 0
_SPREAD, _SHIFT = 0.7, 0.2


def starting_points(reduced: ReducedEquilibrium, count: int) -> np.ndarray:
    """Return starting points, one column each; the first is the guess, the others scatter around it."""
    import numpy as np

    generator = np.random.default_rng(_SEED)
    guesses = _guesses(reduced.markets)
    base = np.array([guesses.get(unknown, 1.0) for unknown in reduced.unknowns], dtype=float)
    columns = [base]
    for _ in range(count - 1):
        factor = np.exp(generator.normal(0.0, _SPREAD, len(base)))
        columns.append(base * factor + generator.normal(0.0, _SHIFT, len(base)) * (base <= 0))
    return np.stack(columns, axis=1)


def _guesses(markets: SequentialMarkets) -> dict[EconomicSymbol, float]:
    """Guess amounts, prices and portfolios."""
    import numpy as np

    economy = markets.economy
    owned = np.array([[[float(amount) for amount in row] for row in table] for table in economy.endowments])
    shared = (owned + owned.mean(axis=0)) / 2
    slopes = _marginal_utilities(markets, shared)
    rates = slopes / slopes[:, :, :1]
    prices = np.exp(np.log(np.maximum(rates, 1e-300)).mean(axis=0))
    guesses = {price: float(prices[s, k]) for s, row in enumerate(economy.prices) for k, price in enumerate(row)}
    for h, s, k in np.ndindex(shared.shape):
        guesses[economy.consumption[h][s][k]] = float(shared[h, s, k])
    payoffs = _payoffs(markets)
    later = list(markets.later)
    gains = slopes[:, later, 0] @ payoffs
    costs = gains / (slopes[:, :1, 0] if economy.today else gains[:, :1])
    guesses |= {q: float(cost) for q, cost in zip(markets.security_prices, costs.mean(axis=0), strict=True)}
    wanted = ((shared - owned) * prices).sum(axis=2)[:, later]
    chosen = np.linalg.lstsq(payoffs, wanted.T, rcond=None)[0].T
    for own, amounts in zip(markets.portfolios, chosen, strict=True):
        guesses |= {symbol: float(amount) for symbol, amount in zip(own, amounts, strict=True)}
    return guesses


def _marginal_utilities(markets: SequentialMarkets, shared: np.ndarray) -> np.ndarray:
    import numpy as np

    economy = markets.economy
    found = np.zeros(shared.shape)
    for h, s, k in np.ndindex(shared.shape):
        slope = economy.marginal_utilities[h][economy.consumption[h][s][k]]
        at = {economy.consumption[h][i][j]: sympy.Float(shared[h, i, j]) for i, j in np.ndindex(shared.shape[1:])
              if economy.consumption[h][i][j] in slope.free_symbols}  # fmt: skip
        found[h, s, k] = float(slope.xreplace(at))
    return found


def _payoffs(markets: SequentialMarkets) -> np.ndarray:
    """The payoffs with all spot prices at one; commodity bundles are worth something else later, which Newton corrects."""
    import numpy as np

    ones = {price: sympy.S.One for row in markets.economy.prices for price in row}
    matrix = markets.payoffs.matrix.xreplace(ones)
    return np.array(matrix.tolist(), dtype=float)
