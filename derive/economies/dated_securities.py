"""Securities that live for several dates: no arbitrage event by event, event prices, and prices as present values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Expr

from derive.economies.event_tree import EventTree, History
from derive.economies.linear_program import widest_state_prices
from derive.economies.payoff_matrix import PayoffMatrix
from derive.economies.state_prices import state_prices
from derive.equation import Equation, as_expression, definition, equilibrium
from derive.errors import ModelError
from derive.model import Model
from derive.rules import conclude, holds_at, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text

Amounts = Mapping[History, Any]


@dataclass(frozen=True)
class DatedSecurities:
    """Securities that are traded in every event before the last date; `dividends[m]` maps an event to what m pays there.

    An event that is not mentioned pays nothing.

    >>> tree = EventTree(2, 2)
    >>> consol = DatedSecurities("consol", tree, [dict.fromkeys(tree.events[1:], 1)])
    >>> consol.one_step((), [{(1,): 2, (2,): 3}]).matrix
    Matrix([
    [3],
    [4]])
    """

    key: str
    tree: EventTree
    dividends: Sequence[Amounts]

    def __post_init__(self) -> None:
        for m, paid in enumerate(self.dividends, start=1):
            for history in paid:
                if history not in self._number or not history:
                    raise ModelError(
                        "unknown-event",
                        f"Security {m} pays in {history}, which is not an event of a later date.",
                        "Use the histories in tree.events, such as (1,) or (1, 2).",
                    )

    @property
    def _number(self) -> dict[History, int]:
        return {history: place for place, history in enumerate(self.tree.events)}

    @property
    def _traded(self) -> tuple[History, ...]:
        return tuple(history for history in self.tree.events if self.tree.after(history))

    def _dividend(self, security: int, history: History) -> Expr:
        return as_expression(self.dividends[security].get(history, 0), f"the dividends of security {security + 1}")

    def one_step(self, history: History, prices: Sequence[Amounts]) -> PayoffMatrix:
        """Return what the securities bought in an event are worth in the next events: dividend and price there."""
        rows = [
            [self._dividend(m, following) + as_expression(own.get(following, 0)) for m, own in enumerate(prices)]
            for following in self.tree.after(history)
        ]
        return PayoffMatrix(f"{self.key}_event_{self._number[history]}", rows)

    def state_prices(self, prices: Sequence[Amounts]) -> Derivation:
        """Derive positive event prices behind numeric security prices, or an arbitrage in the first event that has one.

        `prices[m]` maps every event before the last date to the price of security m there.
        """
        self._require_prices(prices)
        values: dict[EconomicSymbol, Expr] = {}
        for history in self._traded:
            matrix = self.one_step(history, prices)
            given = [as_expression(own[history]) for own in prices]
            found = widest_state_prices(matrix.matrix, given)
            if found is None:
                return self._arbitrage(history, matrix, given)
            values |= dict(zip(self._one_step_prices(history), found, strict=True))
        return self._explained(prices, values)

    def _require_prices(self, prices: Sequence[Amounts]) -> None:
        if len(prices) != len(self.dividends):
            raise ModelError(
                "wrong-dimension",
                f"{len(prices)} price processes for {len(self.dividends)} securities.",
                "Give for every security a price in every event before the last date.",
            )
        for m, own in enumerate(prices, start=1):
            for history in self._traded:
                if history not in own:
                    raise ModelError(
                        "no-price",
                        f"Security {m} has no price in the event {history}.",
                        "Give a price for every event before the last date; after the last dividend it is zero.",
                    )

    def _arbitrage(self, history: History, matrix: PayoffMatrix, given: Sequence[Expr]) -> Derivation:
        derivation = state_prices(matrix, given)
        event = self._number[history]
        derivation.intro = Text(
            "The arbitrage is in event {event}: buy the portfolio there and sell it in the next events, dividends included.",
            "套利机会出现在事件 {event}：在该事件买入所示组合，在下一期连同所得支付一并卖出。",
            event=sympy.Integer(event),
        )
        return derivation

    def _one_step_prices(self, history: History) -> tuple[EconomicSymbol, ...]:
        event = self._number[history]
        return tuple(
            variable(
                f"pi_{event}_{self._number[following]}",
                (
                    f"price in event {event} of one unit in event {self._number[following]}",
                    f"事件 {self._number[following]} 中的一单位在事件 {event} 的价格",
                ),
                domain=POSITIVE,
                notation=f"pi_{{{event},{self._number[following]}}}",
            )
            for following in self.tree.after(history)
        )

    def _event_price(self, history: History) -> EconomicSymbol:
        event = self._number[history]
        words = (f"price at date 0 of one unit in event {event}", f"事件 {event} 中的一单位在 0 期的价格")
        return variable(f"Pi_{event}", words, domain=POSITIVE, notation=f"Pi_{{{event}}}")

    def _event_prices(self) -> list[Equation]:
        """Each event price is that of the event before times the one-step price."""
        found = []
        for history in self._traded:
            for following, step in zip(self.tree.after(history), self._one_step_prices(history), strict=True):
                value = step if not history else self._event_price(history) * step
                symbol = self._event_price(following)
                found.append(definition(symbol, value, symbol.meaning))
        return found

    def _explained(self, prices: Sequence[Amounts], values: Mapping[EconomicSymbol, Expr]) -> Derivation:
        steps = [definition(symbol, value, symbol.meaning) for symbol, value in values.items()]
        products = self._event_prices()
        model = Model(
            f"{self.key}_event_prices",
            ("State prices of one step and event prices", "一步状态价格与事件价格"),
            [*steps, *products],
            endogenous=[*values, *(one.lhs for one in products)],
        )
        derivation = Derivation(
            model,
            f"{self.key}_event_prices",
            ("No arbitrage over several dates", "多期的无套利条件"),
            intro=(
                "There is no arbitrage over several dates if and only if there is none in any single event: positive "
                "one-step state prices explain the price of every security by its dividend and price in the next events.",
                "多期中不存在套利机会，当且仅当每个事件中都不存在：有一组正的一步状态价格，"
                "能由下一期的支付与价格解释每只证券的价格。",
            ),
            reading=(
                "The products of one-step prices are prices at date 0 of one unit in each event; with them every security "
                "is worth the present value of its dividends.",
                "一步状态价格沿路径的乘积，就是各事件中一单位在 0 期的价格；按此计算，每只证券的价格等于其各期支付的现值。",
            ),
        )
        for one in steps:
            derivation.by(sign(one, ">0"), id=f"{one.lhs}_sign")
        self._verify(derivation, prices, steps, products)
        return derivation

    def _verify(
        self, derivation: Derivation, prices: Sequence[Amounts], steps: Sequence[Equation], products: Sequence[Equation]
    ) -> None:
        for history in self._traded:
            matrix, event = self.one_step(history, prices).matrix, self._number[history]
            for m, own in enumerate(prices):
                value = sympy.Add(*(matrix[s, m] * one for s, one in enumerate(self._one_step_prices(history))))
                name = Text(f"price of security {m + 1} in event {event}", f"事件 {event} 中证券 {m + 1} 的价格")
                derivation.by(
                    holds_at(Equation(value, as_expression(own[history]), name=name), *steps), id=f"price_{event}_{m + 1}"
                )
        known = [derivation.by(conclude(self._number_of(one, products, steps), one, *products, *steps), id=f"{one.lhs}_value")
                 for one in products]  # fmt: skip
        for m, own in enumerate(prices):
            value = sympy.Add(*(self._dividend(m, history) * self._event_price(history) for history in self.tree.events[1:]))
            name = Text(f"present value of the dividends of security {m + 1}", f"证券 {m + 1} 各期支付的现值")
            derivation.by(holds_at(Equation(value, as_expression(own[()]), name=name), *known), id=f"present_value_{m + 1}")

    def _number_of(self, one: Equation, products: Sequence[Equation], steps: Sequence[Equation]) -> Equation:
        values = {step.lhs: step.rhs for step in (*steps, *products)}
        value = one.rhs
        for _ in range(self.tree.T + 1):
            value = value.xreplace(values)
        return Equation(one.lhs, value)

    def present_value(self, security: int = 0) -> Derivation:
        """Derive, from the pricing of every single step, that a security (counted from zero) is worth its dividends."""
        names = {history: self._price_symbol(history) for history in self._traded}
        equations = []
        for history, symbol in names.items():
            following = zip(self.tree.after(history), self._one_step_prices(history), strict=True)
            value = sympy.Add(
                *(step * (self._dividend(security, one) + names.get(one, sympy.S.Zero)) for one, step in following)
            )
            equations.append(
                equilibrium(symbol, value, (f"price in event {self._number[history]}", f"事件 {self._number[history]} 的价格"))
            )
        steps = [step for history in self._traded for step in self._one_step_prices(history)]
        free = {symbol for history in self.tree.events[1:] for symbol in self._dividend(security, history).free_symbols}
        model = Model(
            f"{self.key}_present_value",
            ("The price of a security step by step", "证券价格的逐期递推"),
            equations,
            endogenous=list(names.values()),
            exogenous=steps,
            parameters=sorted(free, key=str),
            order=steps,
        )
        derivation = Derivation(
            model,
            f"{self.key}_present_value",
            ("The price of a security is the present value of its dividends", "证券的价格等于其各期支付的现值"),
            intro=(
                "In every event the price is the value of next date's dividend and price at one-step state prices. Put "
                "later prices into earlier ones.",
                "在每个事件中，证券的价格等于下一期的支付与价格按一步状态价格计算的价值。将后面的价格逐期代入前面的价格。",
            ),
            reading=(
                "Each dividend is discounted with the product of the one-step prices on the way to its event.",
                "每一笔支付都以通往该事件的路径上各步状态价格之积来贴现。",
            ),
        )
        solved: dict[EconomicSymbol, Equation] = {}
        for equation in reversed(equations):
            later = [solved[symbol] for symbol in solved if symbol in equation.rhs.free_symbols]
            put_in = derivation.by(substitute(*later, into=equation), id=f"{equation.lhs}_value") if later else equation
            solved[equation.lhs] = put_in
        today = solved[names[()]]
        summed = sympy.expand(today.rhs)
        if summed != today.rhs:
            derivation.by(rearrange(today.lhs, summed, equation=today), label="PV", id="present_value")
        return derivation

    def _price_symbol(self, history: History) -> EconomicSymbol:
        event = self._number[history]
        return variable(f"q_{event}", (f"price of the security in event {event}", f"证券在事件 {event} 的价格"))
