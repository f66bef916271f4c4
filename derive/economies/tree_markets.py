"""Sequential markets over any number of dates: in every event spot markets, and securities that pay in the next events.

Budgets hold event by event; a portfolio bought in an event pays in the events that can follow directly. The two-date
markets of `sequential` are the special case of a tree with one later date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import sympy
from sympy import Expr

from derive.economies.event_tree import EventTree, History
from derive.economies.exchange_economy import ExchangeEconomy
from derive.economies.payoff_matrix import PayoffMatrix
from derive.equation import Equation, Kind, constraint, definition, equilibrium
from derive.errors import ModelError
from derive.model import Model
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text


@dataclass(frozen=True)
class TreeMarkets:
    """An economy whose events are those of a tree, date by date, and for every event before the last date the securities.

    The payoffs (units of account, one row for each event that can follow) may contain the spot prices of the economy.

    >>> from sympy import log
    >>> from derive.economies import Household
    >>> tree = EventTree(2, 1)
    >>> economy = ExchangeEconomy(
    ...     "years", [Household(lambda x: log(x[0][0]) + log(x[1][0]) + log(x[2][0]), [[1], [2], [3]])], today=True
    ... )
    >>> markets = TreeMarkets(tree, economy, {(): PayoffMatrix("bond", [[1]]), (1,): PayoffMatrix("bond", [[1]])})
    >>> [str(budget) for budget in markets.budgets(0)][1]
    'p_11*x_1_11 + q_1_1*y_1_1_1 = 2*p_11 + y_1_0_1'
    """

    tree: EventTree
    economy: ExchangeEconomy
    payoffs: Mapping[History, PayoffMatrix]

    def __post_init__(self) -> None:
        if not self.economy.today or self.economy.events != self.tree.count:
            raise ModelError(
                "wrong-dimension",
                f"The tree has {self.tree.count} events, the economy "
                f"{self.economy.events}{'' if self.economy.today else ' and no date 0'}.",
                "Give endowments for all events of the tree, date 0 first (today=True), in the order of tree.events.",
            )
        for history in self.before_the_end:
            self._require_securities(history)

    def _require_securities(self, history: History) -> None:
        if history not in self.payoffs:
            raise ModelError(
                "no-securities",
                f"No securities are given for the event {history}.",
                "Give a PayoffMatrix for every event before the last date, with one row for each event that can follow.",
            )
        payoffs, followers = self.payoffs[history], len(self.tree.after(history))
        if payoffs.states != followers:
            raise ModelError(
                "wrong-dimension",
                f"The securities of the event {history} pay in {payoffs.states} states; {followers} events can follow.",
                "Give one row of payoffs for each event that can follow.",
            )
        if payoffs.securities > payoffs.generic_rank:
            raise ModelError(
                "redundant-securities",
                f"Only {payoffs.generic_rank} of the {payoffs.securities} securities of the event {history} are independent.",
                "Leave out the redundant ones: redundant() names them.",
            )

    # Names

    @cached_property
    def number(self) -> dict[History, int]:
        """The number of every event, as the economy counts them."""
        return {history: place for place, history in enumerate(self.tree.events)}

    @cached_property
    def before_the_end(self) -> tuple[History, ...]:
        """The events in which securities are traded."""
        return tuple(history for history in self.tree.events if self.tree.after(history))

    @property
    def is_complete(self) -> bool:
        """Whether in every event there are as many independent securities as events that can follow."""
        return all(self.payoffs[history].generic_rank == self.payoffs[history].states for history in self.before_the_end)

    def security_prices(self, history: History) -> tuple[EconomicSymbol, ...]:
        """Return the prices of the securities that are traded in an event."""
        event = self.number[history]
        return tuple(
            variable(
                f"q_{event}_{m}",
                (f"price in event {event} of security {m}", f"事件 {event} 中证券 {m} 的价格"),
                notation=f"q_{{{event},{m}}}",
            )
            for m in range(1, self.payoffs[history].securities + 1)
        )

    def portfolio(self, household: int, history: History) -> tuple[EconomicSymbol, ...]:
        """Return what a household holds from an event on."""
        event = self.number[history]
        return tuple(
            variable(
                f"y_{household + 1}_{event}_{m}",
                (
                    f"amount of security {m} that household {household + 1} buys in event {event}",
                    f"家庭 {household + 1} 在事件 {event} 买入的证券 {m}",
                ),
                notation=f"y_{{{event},{m}}}^{{{household + 1}}}",
            )
            for m in range(1, self.payoffs[history].securities + 1)
        )

    def multiplier(self, household: int, history: History) -> EconomicSymbol:
        """Return the marginal utility of income in an event."""
        event = self.number[history]
        words = (
            f"marginal utility of income of household {household + 1} in event {event}",
            f"家庭 {household + 1} 在事件 {event} 的收入的边际效用",
        )
        return variable(
            f"lambda_{household + 1}_{event}", words, domain=POSITIVE, notation=f"lambda_{{{event}}}^{{{household + 1}}}"
        )

    def state_prices(self, history: History) -> tuple[EconomicSymbol, ...]:
        """Return the prices in an event of one unit of account in each event that can follow."""
        event = self.number[history]
        return tuple(
            variable(
                f"pi_{event}_{self.number[following]}",
                (
                    f"price in event {event} of one unit in event {self.number[following]}",
                    f"事件 {self.number[following]} 中的一单位在事件 {event} 的价格",
                ),
                domain=POSITIVE,
                notation=f"pi_{{{event},{self.number[following]}}}",
            )
            for following in self.tree.after(history)
        )

    # Budgets

    def net_spending(self, household: int, history: History) -> Expr:
        """Return the value of consumption less that of the endowment in an event."""
        event = [self.number[history]]
        return self.economy.worth(self.economy.consumption[household], event) - self.economy.worth(
            self.economy.endowments[household], event
        )

    def received(self, household: int, history: History) -> Expr:
        """Return what the portfolio of the event before pays."""
        if not history:
            return sympy.S.Zero
        before = self.tree.before(history)
        row = self.tree.after(before).index(history)
        held = self.portfolio(household, before)
        return sympy.Add(*(self.payoffs[before].matrix[row, m] * amount for m, amount in enumerate(held)))

    def invested(self, household: int, history: History) -> Expr:
        """Return what the portfolio bought in an event costs."""
        if not self.tree.after(history):
            return sympy.S.Zero
        held = zip(self.security_prices(history), self.portfolio(household, history), strict=True)
        return sympy.Add(*(price * amount for price, amount in held))

    def budgets(self, household: int) -> tuple[Equation, ...]:
        """Return the budget of every event: consumption and the new portfolio against endowment and the old one."""
        own, endowment = self.economy.consumption[household], self.economy.endowments[household]
        return tuple(
            constraint(
                self.economy.worth(own, [event]) + self.invested(household, history),
                self.economy.worth(endowment, [event]) + self.received(household, history),
                Text(
                    f"budget of household {household + 1} in event {event}", f"家庭 {household + 1} 在事件 {event} 的预算约束"
                ),
            )
            for history, event in self.number.items()
        )

    @cached_property
    def security_clearing(self) -> tuple[Equation, ...]:
        """Securities are in zero net supply in every event."""
        households = range(len(self.economy.households))
        return tuple(
            equilibrium(
                sympy.Add(*(self.portfolio(household, history)[m] for household in households)),
                0,
                Text(
                    f"market for security {m + 1} in event {self.number[history]}",
                    f"事件 {self.number[history]} 中证券 {m + 1} 的市场",
                ),
            )
            for history in self.before_the_end
            for m in range(self.payoffs[history].securities)
        )

    def first_order_conditions(self, household: int) -> tuple[Equation, ...]:
        """Return the conditions for consumption and portfolios in every event."""
        found = []
        for history, event in self.number.items():
            income = self.multiplier(household, history)
            for k, amount in enumerate(self.economy.consumption[household][event]):
                slope = self.economy.utilities[household].diff(amount)
                name = Text("first-order condition for {amount}", "{amount}的一阶条件", amount=amount)
                found.append(Equation(slope, income * self.economy.prices[event][k], Kind.OPTIMALITY, name=name))
            later = [self.multiplier(household, following) for following in self.tree.after(history)]
            for m, price in enumerate(self.security_prices(history) if later else ()):
                gain = sympy.Add(*(value * self.payoffs[history].matrix[s, m] for s, value in enumerate(later)))
                name = Text(f"security {m + 1} bought in event {event}", f"事件 {event} 中证券 {m + 1} 的一阶条件")
                found.append(Equation(gain, income * price, Kind.OPTIMALITY, name=name))
        return tuple(found)

    def system(self) -> Model:
        """Return the equilibrium as a square system: one market and one numeraire for every event."""
        economy, households = self.economy, range(len(self.economy.households))
        goods = [market for (_, k), market in zip(economy.places, economy.clearing, strict=True) if k < economy.commodities - 1]
        numeraires = [
            definition(economy.prices[event][0], 1, (f"numeraire of event {event}", f"事件 {event} 的计价物"))
            for event in range(economy.events)
        ]
        return Model(
            f"{economy.key}_tree_equilibrium",
            ("Rational-expectations equilibrium over several dates", "多期理性预期均衡"),
            [
                *(one for household in households for one in self.first_order_conditions(household)),
                *(one for household in households for one in self.budgets(household)),
                *goods,
                *self.security_clearing,
                *numeraires,
            ],
            endogenous=[
                *(amount for own in economy.consumption for row in own for amount in row),
                *(amount for h in households for history in self.before_the_end for amount in self.portfolio(h, history)),
                *(self.multiplier(household, history) for household in households for history in self.tree.events),
                *(price for row in economy.prices for price in row),
                *(price for history in self.before_the_end for price in self.security_prices(history)),
            ],
            parameters=economy.parameters,
            conditions=economy.conditions,
        )

    def equivalence(self) -> Derivation:
        """Derive that with complete markets in every event the budgets are one Arrow–Debreu budget."""
        from derive.economies.tree_equivalence import equivalence

        return equivalence(self)
