"""Equilibrium with securities as a small square system: prices, portfolios and all goods but the first are unknown.

Commodity 1 of every event is its numeraire. Consumption of it follows from the budget, what the last household holds from
market clearing, so that both stand as definitions; what is left are the first-order conditions. For an amount that is
supposed to be zero the condition is an inequality (Kuhn–Tucker); where that amount is a numeraire, the household's
marginal utility of income in the event is an unknown of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import sympy
from sympy import Expr

from derive.economies.sequential import SequentialMarkets
from derive.equation import Condition
from derive.symbols import EconomicSymbol

Definitions = tuple[tuple[EconomicSymbol, Expr], ...]


@dataclass(frozen=True)
class ReducedEquilibrium:
    """First-order conditions `f = 0` in `unknowns`; everything else is defined by them, in order of computation.

    `absent` are the amounts supposed to be zero; `slack` says for each of them that it is worth less than it costs.
    """

    markets: SequentialMarkets
    absent: frozenset[EconomicSymbol] = frozenset()

    @classmethod
    def of(cls, markets: SequentialMarkets, absent: Collection[EconomicSymbol] = ()) -> ReducedEquilibrium:
        """Reduce the equilibrium in which the amounts in `absent` are not consumed."""
        return cls(markets, frozenset(absent))

    @cached_property
    def unknowns(self) -> tuple[EconomicSymbol, ...]:
        """Spot prices but the numeraires, security prices, amounts and portfolios of all households but the last."""
        markets, economy = self.markets, self.markets.economy
        return (
            *(price for row in economy.prices for price in row[1:]),
            *markets.security_prices[self._first_free :],
            *(x for table in economy.consumption[:-1] for row in table for x in row[1:] if x not in self.absent),
            *(amount for portfolio in markets.portfolios[:-1] for amount in portfolio[self._first_free :]),
            *(self._income(household, event) for household, event in self._without_numeraire()),
        )

    @property
    def _first_free(self) -> int:
        """Without consumption at date 0 the first security is the numeraire of date 0."""
        return 0 if self.markets.economy.today else 1

    def _without_numeraire(self) -> Iterator[tuple[int, int]]:
        for household, table in enumerate(self.markets.economy.consumption):
            yield from ((household, event) for event, row in enumerate(table) if row[0] in self.absent)

    def _income(self, household: int, event: int) -> EconomicSymbol:
        """The marginal utility of income in an event; those of date 0 come first."""
        return self.markets.multipliers(household)[event + (0 if self.markets.economy.today else 1)]

    @cached_property
    def definitions(self) -> Definitions:
        """Numeraires, the last household's goods and securities, and everybody's consumption of the numeraires."""
        markets, economy = self.markets, self.markets.economy
        made: list[tuple[EconomicSymbol, Expr]] = [(row[0], sympy.S.One) for row in economy.prices]
        made += [(x, sympy.S.Zero) for x in sorted(self.absent, key=str)]
        if not economy.today:
            made.append((markets.security_prices[0], sympy.S.One))
            made += [(own[0], self._paid_with(own)) for own in markets.portfolios[:-1]]
        others, last = markets.portfolios[:-1], markets.portfolios[-1]
        made += [(last[m], -sympy.Add(*(own[m] for own in others))) for m in range(markets.payoffs.securities)]
        for s, k in economy.places:
            if k > 0 and economy.consumption[-1][s][k] not in self.absent:
                made.append((economy.consumption[-1][s][k], self._excess(s, k) + economy.consumption[-1][s][k]))
        for household, table in enumerate(economy.consumption):
            made += [(row[0], self._left_over(household, s)) for s, row in enumerate(table) if row[0] not in self.absent]
        return tuple(made)

    def _paid_with(self, portfolio: tuple[EconomicSymbol, ...]) -> Expr:
        prices = self.markets.security_prices[1:]
        return -sympy.Add(*(price * amount for price, amount in zip(prices, portfolio[1:], strict=True)))

    def _excess(self, s: int, k: int) -> Expr:
        """What is there of a commodity, less what is consumed."""
        economy = self.markets.economy
        consumed = (table[s][k] for table in economy.consumption if table[s][k] not in self.absent)
        return economy.aggregate(s, k) - sympy.Add(*consumed)

    def _left_over(self, household: int, event: int) -> Expr:
        """What the budget leaves for commodity 1."""
        markets, economy = self.markets, self.markets.economy
        own, endowment = economy.consumption[household][event], economy.endowments[household][event]
        traded = (economy.prices[event][k] * (endowment[k] - own[k]) for k in range(1, economy.commodities))
        portfolio = markets.portfolios[household]
        if economy.today and event == 0:
            paid = -sympy.Add(*(q * amount for q, amount in zip(markets.security_prices, portfolio, strict=True)))
        else:
            state = event - 1 if economy.today else event
            paid = sympy.Add(*(self._payoffs[state, m] * amount for m, amount in enumerate(portfolio)))
        return endowment[0] + sympy.Add(*traded) + paid

    @cached_property
    def _payoffs(self) -> sympy.ImmutableMatrix:
        """The payoff matrix with one for the price of every numeraire."""
        numeraires = {row[0]: sympy.S.One for row in self.markets.economy.prices}
        return self.markets.payoffs.matrix.xreplace(numeraires)

    @cached_property
    def equations(self) -> tuple[Expr, ...]:
        """The first-order conditions of all households for goods and securities, as expressions that vanish."""
        economy = self.markets.economy
        found: list[Expr] = []
        for household, table in enumerate(economy.consumption):
            slopes, incomes = economy.marginal_utilities[household], self._incomes(household)
            found += [
                slopes[x] - price * income
                for row, prices, income in zip(table, economy.prices, incomes, strict=True)
                for x, price in zip(row[1:], prices[1:], strict=True)
                if x not in self.absent
            ]
            found += self._portfolio_conditions(incomes)
        found += [self._left_over(household, event) for household, event in self._without_numeraire()]
        found += [self._excess(s, k) for s, k in economy.places if k > 0 and economy.consumption[-1][s][k] in self.absent]
        return tuple(found)

    def _incomes(self, household: int) -> tuple[Expr, ...]:
        """The marginal utility of the numeraire where it is consumed, else that of income as an unknown."""
        slopes = self.markets.economy.marginal_utilities[household]
        rows = self.markets.economy.consumption[household]
        return tuple(
            self._income(household, event) if row[0] in self.absent else slopes[row[0]] for event, row in enumerate(rows)
        )

    def _portfolio_conditions(self, incomes: tuple[Expr, ...]) -> list[Expr]:
        """Marginal utility gained in all states less marginal utility paid at date 0."""
        markets = self.markets
        gains = [
            sympy.Add(*(self._payoffs[s, m] * incomes[event] for s, event in enumerate(markets.later)))
            for m in range(markets.payoffs.securities)
        ]
        if markets.economy.today:
            return [gain - q * incomes[0] for gain, q in zip(gains, markets.security_prices, strict=True)]
        return [gain - q * gains[0] for gain, q in zip(gains[1:], markets.security_prices[1:], strict=True)]

    @cached_property
    def slack(self) -> Mapping[EconomicSymbol, Condition]:
        """For each absent amount: it is worth strictly less than it costs, so that zero is the optimum."""
        economy = self.markets.economy
        return {
            x: Condition(price * income - economy.marginal_utilities[household][x], ">0")
            for household, table in enumerate(economy.consumption)
            for row, prices, income in zip(table, economy.prices, self._incomes(household), strict=True)
            for x, price in zip(row, (sympy.S.One, *prices[1:]), strict=True)
            if x in self.absent
        }
