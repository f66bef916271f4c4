"""Arrow–Debreu markets: one budget for all event-contingent commodities, its conditions, Walras' law, and the system."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.economies.exchange_economy import ExchangeEconomy
from derive.equation import Condition, Equation, constraint, definition
from derive.model import Model
from derive.problem import OptimizationProblem, maximize
from derive.rules import conclude, evaluate_at
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text


def budget(economy: ExchangeEconomy, household: int) -> Equation:
    """Return the budget of a household (counted from zero): the value of consumption is that of the endowment."""
    name = Text(f"budget of household {household + 1}", f"家庭 {household + 1} 的预算约束")
    return constraint(economy.worth(economy.consumption[household]), economy.worth(economy.endowments[household]), name)


def multiplier(household: int) -> EconomicSymbol:
    """Return the multiplier of a household's budget."""
    words = (f"marginal utility of income of household {household + 1}", f"家庭 {household + 1} 的收入的边际效用")
    return variable(f"lambda_{household + 1}", words, domain=POSITIVE, notation=f"lambda_{{{household + 1}}}")


def household_problem(economy: ExchangeEconomy, household: int) -> OptimizationProblem:
    """Return the problem of a household at given prices."""
    return OptimizationProblem(
        f"{economy.key}_household_{household + 1}",
        (f"Household {household + 1}", f"家庭 {household + 1} 的最优化问题"),
        maximize(economy.utilities[household]),
        [amount for row in economy.consumption[household] for amount in row],
        [budget(economy, household)],
        [multiplier(household)],
        exogenous=[price for row in economy.prices for price in row],
        parameters=economy.parameters,
        conditions=economy.conditions,
    )


def walras_law(economy: ExchangeEconomy) -> Derivation:
    """The value of all excess demands is zero, so the last market clears when all others do."""
    excess = [
        variable(
            f"z_{economy.label(s)}{k + 1}",
            (
                f"excess demand for commodity {k + 1} in event {economy.label(s)}",
                f"事件 {economy.label(s)} 中商品 {k + 1} 的超额需求",
            ),
            notation=f"z_{{{economy.label(s)}{k + 1}}}",
        )
        for s, k in economy.places
    ]
    definitions = [
        definition(symbol, market.lhs - market.rhs, symbol.meaning)
        for symbol, market in zip(excess, economy.clearing, strict=True)
    ]
    budgets = [budget(economy, household) for household in range(len(economy.households))]
    # Every budget determines the household's consumption of the last commodity; all else is given.
    last = [table[-1][-1] for table in economy.consumption]
    others = [amount for table in economy.consumption for row in table for amount in row if amount not in last]
    prices = [price for row in economy.prices for price in row]
    model = Model(
        f"{economy.key}_walras",
        ("Budgets and excess demands", "预算约束与超额需求"),
        [*budgets, *definitions],
        endogenous=[*last, *excess],
        exogenous=[*others, *prices],
        parameters=economy.parameters,
        conditions=economy.conditions,
    )
    derivation = Derivation(
        model,
        f"{economy.key}_walras_law",
        ("Walras' law", "瓦尔拉斯定律"),
        intro=(
            "Add up the budgets of all households. Nothing is supposed about markets.",
            "将所有家庭的预算约束相加。对市场是否出清不作任何假定。",
        ),
        reading=(
            "One clearing condition follows from the others: it can be left out, and prices are determined up to a factor.",
            "有一个市场出清条件可由其余条件推出，因而可以略去；价格只能确定到一个比例因子。",
        ),
    )
    total = sympy.Add(*(price * symbol for price, symbol in zip(prices, excess, strict=True)))
    law = derivation.by(conclude(Equation(total, 0), *budgets, *definitions), label="Walras", id="value_of_excess_demands")
    if len(excess) == 1:
        derivation.by(conclude(Equation(excess[-1], 0), law), id="last_market")
        return derivation
    cleared = derivation.by(evaluate_at(dict.fromkeys(excess[:-1], 0), equation=law), id="other_markets_clear")
    derivation.by(
        conclude(Equation(excess[-1], 0, holds_for=cleared.holds_for), cleared, given=cleared.holds_for), id="last_market"
    )
    return derivation


def first_order_conditions_of(economy: ExchangeEconomy, household: int) -> tuple[Equation, ...]:
    """Return MU = lambda p for every commodity in every event."""
    own = economy.consumption[household]
    return tuple(
        Equation(economy.utilities[household].diff(own[s][k]), multiplier(household) * economy.prices[s][k])
        for s, k in economy.places
        if own[s][k] in economy.utilities[household].free_symbols
    )


def equilibrium_system(economy: ExchangeEconomy) -> Model:
    """Return the equilibrium as a square system: first-order conditions, budgets, clearing but for one market, numeraire."""
    households = range(len(economy.households))
    conditions = [condition for household in households for condition in first_order_conditions_of(economy, household)]
    numeraire = definition(economy.prices[0][0], 1, ("numeraire", "计价物"))
    unknowns: list[EconomicSymbol] = [amount for table in economy.consumption for row in table for amount in row]
    return Model(
        f"{economy.key}_equilibrium",
        ("Arrow–Debreu equilibrium", "阿罗–德布鲁均衡"),
        [*conditions, *(budget(economy, household) for household in households), *economy.clearing[:-1], numeraire],
        endogenous=[
            *unknowns,
            *(multiplier(household) for household in households),
            *(p for row in economy.prices for p in row),
        ],
        parameters=economy.parameters,
        conditions=economy.conditions,
        intro=Text(
            "Leave out one market by Walras' law and choose a numeraire: {equations} equations for {unknowns} unknowns.",
            "由瓦尔拉斯定律略去一个市场，并选定计价物：{equations} 个方程，{unknowns} 个未知数。",
            equations=sympy.Integer(len(conditions) + len(households) + len(economy.clearing)),
            unknowns=sympy.Integer(len(unknowns) + len(households) + len(economy.clearing)),
        ),
    )


def holds_given(values: dict[EconomicSymbol, Expr]) -> tuple[Condition, ...]:
    """Return values as conditions."""
    return tuple(Condition(symbol - value, "=0") for symbol, value in values.items())
