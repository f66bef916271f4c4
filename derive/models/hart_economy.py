"""Hart's economy (1975): two states, two goods, two households, no consumption at date 0, and its conditions of equilibrium."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Rational, sqrt

from derive.economies import ExchangeEconomy, Household, SequentialMarkets, bundle_payoffs
from derive.equation import Equation, Kind
from derive.model import Model
from derive.symbols import POSITIVE, EconomicSymbol, aggregate
from derive.text import Text

Bundles = Sequence[Sequence[Sequence[int]]]
HARTS_SECURITIES: Bundles = (((1, 0), (2, 0)), ((0, 2), (0, 1)))
"""Security 1 pays one unit of good 1 in state 1 and two in state 2; security 2 two units of good 2, and one."""
TWO_FORWARDS: Bundles = (((1, 0), (1, 0)), ((0, 1), (0, 1)))
"""Forward contracts: one unit of good 1 in every state, one unit of good 2 in every state."""


def _first(x: Sequence[Sequence[EconomicSymbol]]) -> sympy.Expr:
    return sympy.Add(*(2 * sqrt(2) * sqrt(row[0]) + sqrt(row[1]) for row in x))


def _second(x: Sequence[Sequence[EconomicSymbol]]) -> sympy.Expr:
    return sympy.Add(*(sqrt(row[0]) + 2 * sqrt(2) * sqrt(row[1]) for row in x))


HART = ExchangeEconomy(
    "hart",
    [
        Household(_first, [[Rational(5, 2), Rational(50, 21)], [Rational(13, 21), Rational(1, 2)]]),
        Household(_second, [[Rational(1, 2), Rational(13, 21)], [Rational(50, 21), Rational(5, 2)]]),
    ],
    ("Hart's economy", "哈特经济"),
)

r_1, r_2 = (
    aggregate(
        f"r_{s}",
        (f"price of good 2 in units of good 1 in state {s}", f"状态 {s} 中商品 2 相对于商品 1 的价格"),
        domain=POSITIVE,
        notation=f"r_{{{s}}}",
    )
    for s in (1, 2)
)


def hart_markets(key: str, bundles: Bundles) -> SequentialMarkets:
    """Return Hart's households with securities that pay bundles of goods, `bundles[security][state][good]`."""
    return SequentialMarkets(HART, bundle_payoffs(key, bundles, HART.prices))


def first_order_conditions(markets: SequentialMarkets, household: int) -> tuple[Equation, ...]:
    """Return marginal utility = λ p for the four contingent goods, and Σ λ_s a_sm = λ_0 q_m for the securities."""
    now, *later = markets.multipliers(household)
    economy = markets.economy
    goods = [
        Equation(
            economy.utilities[household].diff(economy.consumption[household][s][k]),
            later[s] * economy.prices[s][k],
            Kind.OPTIMALITY,
            name=Text("first-order condition for {amount}", "{amount}的一阶条件", amount=economy.consumption[household][s][k]),
        )
        for s, k in economy.places
    ]
    securities = [
        Equation(
            sympy.Add(*(value * markets.payoffs.matrix[s, m] for s, value in enumerate(later))),
            now * price,
            Kind.OPTIMALITY,
            name=Text(
                f"security {m + 1} in the portfolio of household {household + 1}",
                f"家庭 {household + 1} 对证券 {m + 1} 的一阶条件",
            ),
        )
        for m, price in enumerate(markets.security_prices)
    ]
    return (*goods, *securities)


def equilibrium_model(markets: SequentialMarkets, title: tuple[str, str]) -> Model:
    """Return the equilibrium as a square system.

    The budgets of household 2 follow from those of household 1 and market clearing (Walras' law), so they are left out.
    Every event has a numeraire of its own: the prices of good 1 in both states and of security 1 are given.
    """
    economy = markets.economy
    amounts = [amount for table in economy.consumption for row in table for amount in row]
    return Model(
        f"{markets.payoffs.key}_system",
        title,
        [
            *(one for household in (0, 1) for one in first_order_conditions(markets, household)),
            *markets.budgets(0),
            *economy.clearing,
            *markets.security_clearing,
        ],
        endogenous=[
            *amounts,
            *(amount for portfolio in markets.portfolios for amount in portfolio),
            *(one for household in (0, 1) for one in markets.multipliers(household)),
            economy.prices[0][1],
            economy.prices[1][1],
            *markets.security_prices[1:],
        ],
        exogenous=[economy.prices[0][0], economy.prices[1][0], markets.security_prices[0]],
        aggregates=[r_1, r_2],
    )
