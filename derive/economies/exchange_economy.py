"""Exchange economies over events: households with utility and endowments, event-contingent commodities, prices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy
from sympy import Expr

from derive.economies.economy_validation import (
    require_endowments,
    require_known_symbols,
    require_monotone,
    require_one_shape,
    table,
    utility_at,
)
from derive.economies.marginal_utility import slopes
from derive.equation import Condition, Equation, as_expression, equilibrium
from derive.errors import ModelError
from derive.symbols import NONNEGATIVE, POSITIVE, EconomicSymbol, variable
from derive.text import Text, as_text

Utility = Callable[[Sequence[Sequence[EconomicSymbol]]], Any]


@dataclass(frozen=True)
class Household:
    """A household: its utility as a function of the table of consumption `x[event][commodity]`, and its endowment."""

    utility: Utility
    endowment: Sequence[Sequence[Any]]


class ExchangeEconomy:
    """Households that trade event-contingent commodities.

    Rows of every table are events, columns are commodities. With `today=True` the first event is date 0, at which
    nothing is uncertain yet, and is numbered 0. With `corners=True` consumption may be zero, and equilibria are verified
    by the Kuhn–Tucker conditions.

    >>> from sympy import log
    >>> one = Household(lambda x: log(x[0][0]) + log(x[1][0]), [[2], [0]])
    >>> other = Household(lambda x: log(x[0][0]) + log(x[1][0]), [[0], [1]])
    >>> economy = ExchangeEconomy("swap", [one, other])
    >>> [str(equation) for equation in economy.clearing]
    ['x_1_11 + x_2_11 = 2', 'x_1_21 + x_2_21 = 1']
    """

    def __init__(
        self,
        key: str,
        households: Sequence[Household],
        title: Text | tuple[str, str] = ("An exchange economy", "交换经济"),
        *,
        today: bool = False,
        corners: bool = False,
        parameters: Sequence[EconomicSymbol] = (),
        conditions: Sequence[Condition] = (),
    ) -> None:
        self.key, self.title, self.today, self.corners = key, as_text(title), today, corners
        self.parameters, self.conditions = tuple(parameters), tuple(conditions)
        self.households = tuple(households)
        if not self.households:
            raise ModelError("no-household", f"The economy {key} has no household.", "Give at least one household.")
        for number, household in enumerate(self.households, start=1):
            if not isinstance(household, Household):
                raise ModelError(
                    "not-a-household",
                    f"Entry {number} of the households is {type(household).__name__}.",
                    "Write Household(utility, endowment).",
                )
        self.endowments = tuple(table(household.endowment, number) for number, household in enumerate(households, start=1))
        self.events, self.commodities = len(self.endowments[0]), len(self.endowments[0][0])
        require_one_shape(self.endowments)
        require_endowments(self)
        self.utilities = tuple(self._utility(number) for number in range(len(self.households)))
        self._require_wanted()

    # Names

    def label(self, event: int) -> int:
        """Return the number by which an event is called: 0 for today."""
        return event if self.today else event + 1

    @cached_property
    def consumption(self) -> tuple[tuple[tuple[EconomicSymbol, ...], ...], ...]:
        """The amounts x[household][event][commodity]."""
        return tuple(
            tuple(
                tuple(self._amount(household, event, commodity) for commodity in range(self.commodities))
                for event in range(self.events)
            )
            for household in range(len(self.households))
        )

    def _amount(self, household: int, event: int, commodity: int) -> EconomicSymbol:
        place = f"{self.label(event)}{commodity + 1}"
        words = (
            f"consumption of commodity {commodity + 1} by household {household + 1} in event {self.label(event)}",
            f"家庭 {household + 1} 在事件 {self.label(event)} 对商品 {commodity + 1} 的消费",
        )
        key = f"x_{household + 1}_{place}"
        domain = NONNEGATIVE if self.corners else POSITIVE
        return variable(key, words, domain=domain, notation=f"x_{{{place}}}^{{{household + 1}}}")

    @cached_property
    def prices(self) -> tuple[tuple[EconomicSymbol, ...], ...]:
        """The prices p[event][commodity], event first: of date-0 markets or of spot markets."""
        return tuple(
            tuple(
                variable(
                    f"p_{self.label(event)}{commodity + 1}",
                    (
                        f"price of commodity {commodity + 1} in event {self.label(event)}",
                        f"事件 {self.label(event)} 中商品 {commodity + 1} 的价格",
                    ),
                    domain=POSITIVE,
                    notation=f"p_{{{self.label(event)}{commodity + 1}}}",
                )
                for commodity in range(self.commodities)
            )
            for event in range(self.events)
        )

    @property
    def places(self) -> Iterator[tuple[int, int]]:
        """All pairs of an event and a commodity."""
        return ((event, commodity) for event in range(self.events) for commodity in range(self.commodities))

    # Values

    def worth(self, table: Sequence[Sequence[Expr]], events: Sequence[int] | None = None) -> Expr:
        """Return the value of a table of quantities at the prices, in all events or some."""
        chosen = range(self.events) if events is None else events
        return sympy.Add(*(self.prices[s][k] * table[s][k] for s in chosen for k in range(self.commodities)))

    def aggregate(self, event: int, commodity: int) -> Expr:
        """Return what all households own together."""
        return sympy.Add(*(table[event][commodity] for table in self.endowments))

    @cached_property
    def clearing(self) -> tuple[Equation, ...]:
        """Market clearing for every commodity in every event."""
        return tuple(
            equilibrium(
                sympy.Add(*(table[s][k] for table in self.consumption)),
                self.aggregate(s, k),
                Text(
                    f"market for commodity {k + 1} in event {self.label(s)}",
                    f"事件 {self.label(s)} 中商品 {k + 1} 的市场",
                ),
            )
            for s, k in self.places
        )

    @cached_property
    def marginal_utilities(self) -> tuple[dict[EconomicSymbol, Expr], ...]:
        """For each household the derivative of its utility with respect to every amount that it consumes."""
        return tuple(
            slopes(utility, [amount for row in table for amount in row])
            for utility, table in zip(self.utilities, self.consumption, strict=True)
        )

    # Declaration

    def _utility(self, number: int) -> Expr:
        own = self.consumption[number]
        found = utility_at(self.households[number].utility, own, number + 1)
        require_known_symbols(found, {*(amount for row in own for amount in row), *self.parameters}, number + 1)
        held = {own[s][k]: self.endowments[number][s][k] for s, k in self.places}
        require_monotone(found, held, number + 1)
        return found

    def _require_wanted(self) -> None:
        for s, k in self.places:
            if not any(self.consumption[h][s][k] in utility.free_symbols for h, utility in enumerate(self.utilities)):
                raise ModelError(
                    "nobody-wants",
                    f"No utility depends on commodity {k + 1} in event {self.label(s)}: its price would be zero.",
                    "Leave the commodity out, or correct the utilities.",
                )


def expected_utility(probabilities: Sequence[Any], bernoulli: Callable[[Sequence[EconomicSymbol]], Any]) -> Utility:
    """Return the expected utility of a Bernoulli utility `bernoulli(row)`; the probabilities must be that.

    >>> expected_utility(["1/2", "1/2"], lambda x: x[0])([[sympy.Symbol("a")], [sympy.Symbol("b")]])
    a/2 + b/2
    """
    weights = [as_expression(probability, "the probabilities") for probability in probabilities]
    for state, weight in enumerate(weights, start=1):
        if weight.is_negative:
            raise ModelError(
                "negative-probability", f"State {state} has the probability {weight}.", "Probabilities are not negative."
            )
    total = sympy.Add(*weights)
    if total.is_number and total != 1:
        raise ModelError("bad-probabilities", f"The probabilities add up to {total}.", "They must add up to one.")

    def utility(table: Sequence[Sequence[EconomicSymbol]]) -> Expr:
        if len(table) != len(weights):
            raise ModelError(
                "wrong-dimension", f"{len(weights)} probabilities for {len(table)} states.", "Give one for each state."
            )
        return sympy.Add(*(weight * as_expression(bernoulli(row)) for weight, row in zip(weights, table, strict=True)))

    return utility
