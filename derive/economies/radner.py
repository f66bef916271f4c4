"""Rational-expectations (Radner) equilibrium and y-equilibrium as square systems, to be solved and certified.

By Walras' law one market of every event is left out, and every event has its own numeraire. Without consumption at date 0
one security market follows from the others too, and the first security is the numeraire of date 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sympy
from sympy import Expr

from derive.economies.exchange_economy import ExchangeEconomy
from derive.economies.sequential import SequentialMarkets
from derive.equation import Equation, Kind, definition
from derive.model import Model
from derive.symbols import EconomicSymbol
from derive.text import Text


def radner_system(markets: SequentialMarkets) -> Model:
    """Return first-order conditions, budgets, clearing and numeraires of an equilibrium with securities.

    >>> from sympy import log
    >>> from derive.economies import ExchangeEconomy, Household, PayoffMatrix, SequentialMarkets
    >>> one, other = ([[2], [1]], [[1], [2]])
    >>> households = [Household(lambda x: log(x[0][0]) + log(x[1][0]), e) for e in (one, other)]
    >>> economy = ExchangeEconomy("loan", households, today=True)
    >>> system = radner_system(SequentialMarkets(economy, PayoffMatrix("bond", [[1]])))
    >>> len(system.equations), len(system.endogenous)
    (13, 13)
    """
    economy = markets.economy
    households = range(len(economy.households))
    securities = markets.security_clearing if economy.today else markets.security_clearing[1:]
    equations = [
        *_conditions(markets, households),
        *(one for household in households for one in markets.budgets(household)),
        *_goods(economy, range(economy.events)),
        *securities,
        *_numeraires(economy, range(economy.events)),
    ]
    if not economy.today:
        equations.append(definition(markets.security_prices[0], 1, ("numeraire of date 0", "0 期的计价物")))
    portfolios = [amount for portfolio in markets.portfolios for amount in portfolio]
    return Model(
        f"{economy.key}_radner",
        ("Rational-expectations equilibrium", "理性预期均衡"),
        equations,
        endogenous=[
            *_amounts(economy, range(economy.events)),
            *portfolios,
            *(one for household in households for one in markets.multipliers(household)),
            *(price for row in economy.prices for price in row),
            *markets.security_prices,
        ],
        parameters=markets.parameters,
        conditions=economy.conditions,
        intro=Text(
            "Prices, security prices, consumption and portfolios such that every household maximises utility in its budget "
            "set, expecting the spot prices that will clear the markets, and all markets clear: {count} equations.",
            "价格、证券价格、消费与证券组合满足：每个家庭在预算集上实现效用最大化，对即期价格的预期与实际出清价格一致，"
            "且所有市场出清。共 {count} 个方程。",
            count=sympy.Integer(len(equations)),
        ),
    )


def y_equilibrium_system(markets: SequentialMarkets, portfolios: Sequence[Sequence[object]]) -> Model:
    """Return the spot-market equilibrium at given portfolios, by which constrained efficiency is defined."""
    economy = markets.economy
    households = range(len(economy.households))
    held = {
        symbol: amount
        for own, given in zip(markets.portfolios, portfolios, strict=True)
        for symbol, amount in zip(own, given, strict=True)
    }
    budgets = [markets.budgets(household)[1:] for household in households]
    equations = [
        *(one for household in households for one in _spot_conditions(markets, household, markets.later)),
        *(one.with_numbers(held) for every in budgets for one in every),
        *_goods(economy, markets.later),
        *_numeraires(economy, markets.later),
    ]
    return Model(
        f"{economy.key}_y_equilibrium",
        ("Equilibrium at given portfolios", "给定证券配置下的均衡（y-均衡）"),
        equations,
        endogenous=[
            *_amounts(economy, markets.later),
            *(one for household in households for one in markets.multipliers(household)[1:]),
            *(price for event in markets.later for price in economy.prices[event]),
        ],
        parameters=markets.parameters,
        conditions=economy.conditions,
    )


def _conditions(markets: SequentialMarkets, households: Sequence[int]) -> Iterator[Equation]:
    events = range(markets.economy.events)
    for household in households:
        yield from _spot_conditions(markets, household, events)
        now, *later = markets.multipliers(household)
        for m, price in enumerate(markets.security_prices):
            gain = sympy.Add(*(value * markets.payoffs.matrix[s, m] for s, value in enumerate(later)))
            name = Text(f"security {m + 1} in the portfolio of household {household + 1}",
                        f"家庭 {household + 1} 对证券 {m + 1} 的一阶条件")  # fmt: skip
            yield Equation(gain, now * price, Kind.OPTIMALITY, name=name)


def _spot_conditions(markets: SequentialMarkets, household: int, events: Sequence[int]) -> Iterator[Equation]:
    """Marginal utility is the multiplier of the event times the price."""
    economy = markets.economy
    shift = 0 if economy.today else 1
    for event in events:
        for k, amount in enumerate(economy.consumption[household][event]):
            slope: Expr = economy.utilities[household].diff(amount)
            multiplier = markets.multipliers(household)[event + shift]
            name = Text("first-order condition for {amount}", "{amount}的一阶条件", amount=amount)
            yield Equation(slope, multiplier * economy.prices[event][k], Kind.OPTIMALITY, name=name)


def _goods(economy: ExchangeEconomy, events: Sequence[int]) -> Iterator[Equation]:
    """The markets of every event but the last one."""
    for (event, k), market in zip(economy.places, economy.clearing, strict=True):
        if event in events and k < economy.commodities - 1:
            yield market


def _numeraires(economy: ExchangeEconomy, events: Sequence[int]) -> Iterator[Equation]:
    for event in events:
        words = (f"numeraire of event {economy.label(event)}", f"事件 {economy.label(event)} 的计价物")
        yield definition(economy.prices[event][0], 1, words)


def _amounts(economy: ExchangeEconomy, events: Sequence[int]) -> list[EconomicSymbol]:
    return [amount for table in economy.consumption for event in events for amount in table[event]]
