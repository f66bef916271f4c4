"""Economies over events: event trees, payoff matrices, exchange economies. Each answer is a derivation to be checked."""

from __future__ import annotations

from derive.economies.arrow_debreu import equilibrium_system, household_problem, walras_law
from derive.economies.closed_form import equilibrium_of
from derive.economies.dated_securities import DatedSecurities
from derive.economies.equilibrium_check import verify_arrow_debreu, verify_sequential
from derive.economies.event_tree import EventTree
from derive.economies.exchange_economy import ExchangeEconomy, Household, expected_utility
from derive.economies.log_economy import demand
from derive.economies.payoff_matrix import PayoffMatrix
from derive.economies.sequential import SequentialMarkets
from derive.economies.spot_payoffs import bundle_payoffs, nominal_payoffs, numeraire_payoffs
from derive.economies.tree_markets import TreeMarkets
from derive.economies.welfare import pareto_optimal, pareto_ranking

__all__ = [
    "DatedSecurities",
    "EventTree",
    "ExchangeEconomy",
    "Household",
    "PayoffMatrix",
    "SequentialMarkets",
    "TreeMarkets",
    "bundle_payoffs",
    "demand",
    "equilibrium_of",
    "equilibrium_system",
    "expected_utility",
    "household_problem",
    "nominal_payoffs",
    "numeraire_payoffs",
    "pareto_optimal",
    "pareto_ranking",
    "verify_arrow_debreu",
    "verify_sequential",
    "walras_law",
]
