"""Arrow–Debreu equilibria in closed form: utility linear in logarithms, or equal tastes with constant risk aversion."""

from __future__ import annotations

from derive.economies.crra_economy import common_tastes, crra_equilibrium
from derive.economies.exchange_economy import ExchangeEconomy
from derive.economies.log_economy import log_equilibrium, weights
from derive.errors import ModelError
from derive.step import Derivation


def equilibrium_of(economy: ExchangeEconomy) -> Derivation:
    """Return the equilibrium of an economy that has one in closed form.

    These are two classes: Cobb–Douglas utilities, which may differ between households, and sums of powers (square roots,
    CRRA) that are the same for all households up to a factor. Anything else is an error that says why.
    """
    refused: ModelError | None = None
    for household in range(len(economy.households)):
        try:
            weights(economy, household)
        except ModelError as error:
            refused = error
            break
    if refused is None:
        return log_equilibrium(economy)
    try:
        common_tastes(economy)
    except ModelError as error:
        raise ModelError("no-closed-form", f"{refused.cause} {error.cause}", error.fix) from error
    return crra_equilibrium(economy)
