"""Sequential markets: spot markets in every event and securities; budgets, Walras' law by event, equivalence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import sympy
from sympy import Expr

from derive.economies.exchange_economy import ExchangeEconomy
from derive.economies.payoff_matrix import PayoffMatrix, reduced
from derive.economies.payoff_rank import deciding_minor, undecided
from derive.equation import Condition, Equation, constraint, definition, equilibrium
from derive.errors import ModelError
from derive.model import Model
from derive.problem import OptimizationProblem, maximize
from derive.rules import conclude
from derive.step import Derivation
from derive.symbols import POSITIVE, REAL, EconomicSymbol, variable
from derive.text import Text


@dataclass(frozen=True)
class SequentialMarkets:
    """An exchange economy with spot markets in every event and securities that pay in the events after date 0.

    The payoffs are in units of account: entries of the payoff matrix may contain the spot prices `economy.prices`
    (`bundle_payoffs(key, bundles, prices=...)`).
    """

    economy: ExchangeEconomy
    payoffs: PayoffMatrix

    def __post_init__(self) -> None:
        if self.payoffs.states != len(self.later):
            raise ModelError(
                "wrong-dimension",
                f"The payoff matrix has {self.payoffs.states} states, the economy {len(self.later)} events after date 0.",
                "Give one row of payoffs for every event in which securities pay.",
            )
        if self.payoffs.securities > self.payoffs.generic_rank:
            raise ModelError(
                "redundant-securities",
                f"There are {self.payoffs.securities} securities in {self.payoffs.states} states, but only "
                f"{self.payoffs.generic_rank} of the securities are independent, so portfolios are not determined.",
                "Leave out the redundant ones: redundant() names them.",
            )

    @cached_property
    def later(self) -> tuple[int, ...]:
        """The events in which securities pay."""
        return tuple(range(1 if self.economy.today else 0, self.economy.events))

    @cached_property
    def security_prices(self) -> tuple[EconomicSymbol, ...]:
        """The prices q_1, ..., q_M."""
        return tuple(
            variable(f"q_{m}", (f"price of security {m}", f"证券 {m} 的价格"), domain=REAL, notation=f"q_{{{m}}}")
            for m in range(1, self.payoffs.securities + 1)
        )

    @cached_property
    def portfolios(self) -> tuple[tuple[EconomicSymbol, ...], ...]:
        """The holdings y[household][security]."""
        return tuple(
            tuple(
                variable(
                    f"y_{h}_{m}",
                    (f"amount of security {m} held by household {h}", f"家庭 {h} 持有的证券 {m}"),
                    notation=f"y_{{{m}}}^{{{h}}}",
                )
                for m in range(1, self.payoffs.securities + 1)
            )
            for h in range(1, len(self.economy.households) + 1)
        )

    def multipliers(self, household: int) -> tuple[EconomicSymbol, ...]:
        """Return the multipliers of a household's budgets, date 0 first."""
        return tuple(
            variable(
                f"lambda_{household + 1}_{label}",
                (
                    f"marginal utility of income of household {household + 1} in event {label}",
                    f"家庭 {household + 1} 在事件 {label} 的收入的边际效用",
                ),
                domain=POSITIVE,
                notation=f"lambda_{{{label}}}^{{{household + 1}}}",
            )
            for label in range(len(self.later) + 1)
        )

    def payoff(self, state: int, portfolio: tuple[EconomicSymbol, ...]) -> Expr:
        """Return what a portfolio pays in a state, counted from zero among the later events."""
        return sympy.Add(*(self.payoffs.matrix[state, m] * amount for m, amount in enumerate(portfolio)))

    def budgets(self, household: int) -> tuple[Equation, ...]:
        """Return the budget at date 0 and those of the events in which securities pay."""
        economy, portfolio = self.economy, self.portfolios[household]
        own, endowment = economy.consumption[household], economy.endowments[household]
        spent = sympy.Add(*(price * amount for price, amount in zip(self.security_prices, portfolio, strict=True)))
        today = [0] if economy.today else []
        first = constraint(
            economy.worth(own, today) + spent,
            economy.worth(endowment, today),
            Text(f"budget of household {household + 1} at date 0", f"家庭 {household + 1} 在 0 期的预算约束"),
        )
        others = (
            constraint(
                economy.worth(own, [event]),
                economy.worth(endowment, [event]) + self.payoff(state, portfolio),
                Text(
                    f"budget of household {household + 1} in event {economy.label(event)}",
                    f"家庭 {household + 1} 在事件 {economy.label(event)} 的预算约束",
                ),
            )
            for state, event in enumerate(self.later)
        )
        return (first, *others)

    @cached_property
    def security_clearing(self) -> tuple[Equation, ...]:
        """Securities are in zero net supply."""
        return tuple(
            equilibrium(
                sympy.Add(*(portfolio[m] for portfolio in self.portfolios)),
                0,
                Text(f"market for security {m + 1}", f"证券 {m + 1} 的市场"),
            )
            for m in range(self.payoffs.securities)
        )

    def household_problem(self, household: int) -> OptimizationProblem:
        """Return the problem of a household at given prices."""
        economy = self.economy
        return OptimizationProblem(
            f"{economy.key}_sequential_{household + 1}",
            (f"Household {household + 1} in sequential markets", f"家庭 {household + 1} 在序贯市场中的最优化问题"),
            maximize(economy.utilities[household]),
            [*(amount for row in economy.consumption[household] for amount in row), *self.portfolios[household]],
            self.budgets(household),
            self.multipliers(household),
            exogenous=[*(price for row in economy.prices for price in row), *self.security_prices],
            parameters=self.parameters,
            conditions=economy.conditions,
        )

    @property
    def parameters(self) -> tuple[EconomicSymbol, ...]:
        """The parameters of the economy and those of the payoffs."""
        known = {price for row in self.economy.prices for price in row}
        own = (symbol for symbol in self.payoffs.parameters if symbol not in known)
        return tuple(dict.fromkeys((*self.economy.parameters, *own)))

    def walras_law(self) -> Derivation:
        """Derive that in every event the value of excess demands is zero once securities clear."""
        return walras_by_event(self)

    def equivalence(self) -> Derivation:
        """Derive that with complete markets the budgets are equivalent to one Arrow–Debreu budget."""
        return equivalence(self)


def walras_by_event(markets: SequentialMarkets) -> Derivation:
    """Add up the budgets of an event; portfolios cancel."""
    economy = markets.economy
    households = range(len(economy.households))
    budgets = [markets.budgets(household) for household in households]
    model = Model(
        f"{economy.key}_sequential",
        ("Budgets in sequential markets", "序贯市场的预算约束"),
        [*(one for every in budgets for one in every[1:]), *markets.security_clearing],
        endogenous=[
            *(economy.consumption[h][event][-1] for h in households for event in markets.later),
            *markets.portfolios[-1],
        ],
        exogenous=[
            *(economy.consumption[h][event][k] for h in households for event in markets.later
              for k in range(economy.commodities - 1)),
            *(price for event in markets.later for price in economy.prices[event]),
            *(amount for portfolio in markets.portfolios[:-1] for amount in portfolio),
        ],
        parameters=markets.parameters,
        conditions=economy.conditions,
    )  # fmt: skip
    derivation = Derivation(
        model,
        f"{economy.key}_walras_by_event",
        ("Walras' law in every event", "各事件中的瓦尔拉斯定律"),
        reading=(
            "One market of every event clears when the others do: every event has a numeraire of its own.",
            "每个事件中都有一个市场可由其余市场推出出清：每个事件都可以选定各自的计价物。",
        ),
    )
    for state, event in enumerate(markets.later, start=1):
        total = sympy.Add(
            *(
                economy.prices[event][k]
                * (sympy.Add(*(table[event][k] for table in economy.consumption)) - economy.aggregate(event, k))
                for k in range(economy.commodities)
            )
        )
        used = [every[state] for every in budgets]
        derivation.by(conclude(Equation(total, 0), *used, *markets.security_clearing), id=f"event_{economy.label(event)}")
    return derivation


def equivalence(markets: SequentialMarkets) -> Derivation:
    """Both directions for one household: discounting with state prices, and inverting the payoff matrix."""
    payoffs, economy = markets.payoffs, markets.economy
    if payoffs.generic_rank < payoffs.states:
        raise ModelError(
            "incomplete-markets",
            f"{payoffs.generic_rank} independent securities span {payoffs.states} states: markets are incomplete, the "
            f"budgets "
            "are not equivalent to one.",
            "Add securities.",
        )
    states = tuple(
        variable(f"pi_{s}", (f"state price of state {s}", f"状态 {s} 的状态价格"), domain=POSITIVE, notation=f"pi_{{{s}}}")
        for s in range(1, payoffs.states + 1)
    )
    first, *others = markets.budgets(0)
    pricing = [
        equilibrium(
            price,
            sympy.Add(*(payoffs.matrix[s, m] * state for s, state in enumerate(states))),
            Text(f"price of security {m + 1}: no arbitrage", f"证券 {m + 1} 的价格：无套利"),
        )
        for m, price in enumerate(markets.security_prices)
    ]
    net = [
        variable(f"n_{s}", (f"net spending in state {s}", f"状态 {s} 的净支出"), notation=f"n_{{{s}}}")
        for s in range(1, payoffs.states + 1)
    ]
    spent = [
        definition(symbol, economy.worth(economy.consumption[0], [event]) - economy.worth(economy.endowments[0], [event]),
                   symbol.meaning)
        for symbol, event in zip(net, markets.later, strict=True)
    ]  # fmt: skip
    amounts = [amount for row in economy.consumption[0] for amount in row]
    open_factor = undecided(deciding_minor(payoffs))
    complete = () if open_factor == 1 else (Condition(open_factor, "!=0"),)
    model = Model(
        f"{economy.key}_equivalence",
        ("Budgets of household 1 and prices without arbitrage", "家庭 1 的预算约束与无套利价格"),
        [*spent, *pricing],
        endogenous=[*net, *markets.security_prices],
        exogenous=[*amounts, *markets.portfolios[0], *(price for row in economy.prices for price in row), *states],
        parameters=markets.parameters,
        conditions=(*economy.conditions, *complete),
    )
    derivation = Derivation(
        model,
        f"{economy.key}_equivalence",
        ("Sequential markets and one Arrow–Debreu market", "序贯市场与阿罗–德布鲁市场的等价性"),
        intro=(
            "Security prices without arbitrage are sums of payoffs weighted with state prices. Every direction is shown "
            "for one household; the others are alike.",
            "无套利时，证券价格等于以状态价格加权的支付之和。以下对一个家庭证明两个方向，其余家庭相同。",
        ),
        reading=(
            "With as many independent securities as states the two sets of affordable consumption are the same.",
            "独立证券数等于状态数时，两种市场结构下消费者能负担的消费集合相同。",
        ),
    )
    _both_directions(derivation, markets, (first, *others), pricing, spent, states)
    return derivation


def _both_directions(
    derivation: Derivation,
    markets: SequentialMarkets,
    budgets: tuple[Equation, ...],
    pricing: list[Equation],
    spent: list[Equation],
    states: tuple[EconomicSymbol, ...],
) -> None:
    economy, portfolio = markets.economy, markets.portfolios[0]
    today = [0] if economy.today else []
    first, *others = budgets
    now = economy.worth(economy.consumption[0], today) - economy.worth(economy.endowments[0], today)
    single = Equation(now + sympy.Add(*(state * one.lhs for state, one in zip(states, spent, strict=True))), 0)
    assumed = tuple(_as_condition(one) for one in (first, *others))
    derivation.by(
        conclude(single, *pricing, *spent, given=assumed),
        id="one_budget",
        reading=(
            "Whoever meets the budget of every event meets the single budget, the prices of contingent commodities being "
            "state price times spot price.",
            "满足每个事件预算约束的消费计划，也满足单一预算约束；或有商品价格等于状态价格乘以即期价格。",
        ),
    )
    size = markets.payoffs.states
    square = sympy.Matrix(markets.payoffs.matrix).row_join(sympy.Matrix([one.lhs for one in spent]))
    form, _ = reduced(square)
    chosen = {amount: sympy.factor(form[m, size]) for m, amount in enumerate(portfolio)}
    held = tuple(_as_condition(Equation(amount, value)) for amount, value in chosen.items())
    for state, budget in enumerate(others, start=1):
        derivation.by(
            conclude(budget, *spent, given=held),
            id=f"event_{state}_is_met",
            reading=("Conversely, choose the portfolio that pays the net spending of every state.",
                     "反之，选取在每个状态恰好支付净支出的证券组合。") if state == 1 else None,
        )  # fmt: skip
    derivation.by(
        conclude(first, *pricing, *spent, given=(*held, _as_condition(single))),
        id="date_0_is_met",
        reading=("The single budget makes this portfolio affordable.", "单一预算约束保证该组合是负担得起的。"),
    )


def _as_condition(equation: Equation) -> Condition:
    return Condition(equation.residual, "=0")
