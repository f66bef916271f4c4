"""Welfare: Pareto optimality by equal marginal rates of substitution and by the planner's weights; ranking two allocations."""

from __future__ import annotations

from derive.economies.equilibrium_check import Tables, allocation_values
from derive.economies.exchange_economy import ExchangeEconomy
from derive.equation import Equation, definition
from derive.model import Model
from derive.rules import define, holds_at
from derive.step import Derivation
from derive.strategies.signs import add_sign
from derive.symbols import POSITIVE, EconomicSymbol, aggregate, variable
from derive.text import Text


def pareto_optimal(economy: ExchangeEconomy, allocation: Tables) -> Derivation:
    """Verify feasibility and the planner's first-order conditions; the weights are found on the way.

    With concave utilities a feasible allocation at which weights `mu_h > 0` make `mu_h MU_h` the same for all households
    maximises the weighted sum of utilities, hence is Pareto optimal. An allocation that is not optimal fails a step.
    """
    values = allocation_values(economy, allocation)
    weights = [
        variable(f"mu_{h}", (f"planner's weight of household {h}", f"社会计划者给家庭 {h} 的权数"), domain=POSITIVE,
                 notation=f"mu_{{{h}}}")
        for h in range(1, len(economy.households) + 1)
    ]  # fmt: skip
    slopes = [
        {(s, k): economy.utilities[h].diff(own[s][k]) for s, k in economy.places} for h, own in enumerate(economy.consumption)
    ]
    start = (0, 0)
    found = [(slopes[0][start] / slope[start]).xreplace(values) for slope in slopes]
    chosen = [
        definition(symbol, value, symbol.meaning)
        for symbol, value in {**values, **dict(zip(weights, found, strict=True))}.items()
    ]
    model = Model(
        f"{economy.key}_planner",
        ("An allocation and the planner's weights", "一种配置与社会计划者的权数"),
        chosen,
        endogenous=[*values, *weights],
        parameters=economy.parameters,
        conditions=economy.conditions,
    )
    derivation = Derivation(
        model,
        f"{economy.key}_pareto_optimal",
        ("Pareto optimality", "帕累托最优"),
        intro=(
            "The planner maximises the weighted sum of utilities. Household 1 has the weight one; the others' weights make "
            "everybody's weighted marginal utility of the first commodity the same.",
            "社会计划者最大化加权效用之和。家庭 1 的权数取 1，其余家庭的权数使各家庭对第一种商品的加权边际效用相等。",
        ),
        reading=(
            "The same weights work for every commodity in every event: marginal rates of substitution are equal, and no "
            "reallocation makes somebody better off and nobody worse off.",
            "同一组权数对每个事件中的每种商品都适用：各家庭的边际替代率相等，不存在使一部分人改善而无人受损的再配置。",
        ),
    )
    for (s, k), market in zip(economy.places, economy.clearing, strict=True):
        derivation.by(holds_at(market, *chosen), id=f"feasible_{economy.label(s)}{k + 1}")
    for h, slope in enumerate(slopes[1:], start=1):
        for s, k in economy.places:
            name = Text("weighted marginal utilities are equal", "加权边际效用相等")
            equal = Equation(weights[h] * slope[s, k], weights[0] * slopes[0][s, k], name=name)
            derivation.by(holds_at(equal, *chosen), id=f"weighted_{h + 1}_{economy.label(s)}{k + 1}")
    return derivation


def pareto_ranking(economy: ExchangeEconomy, first: Tables, second: Tables) -> Derivation:
    """Compare two allocations: every household's utility at both, and the sign of the difference."""
    named: list[tuple[EconomicSymbol, EconomicSymbol]] = []
    equations: list[Equation] = []
    for h in range(1, len(economy.households) + 1):
        words = (f"utility of household {h}", f"家庭 {h} 的效用")
        pair = (
            variable(f"U_{h}", (f"{words[0]} at the first allocation", f"第一种配置下{words[1]}"), notation=f"U_{{{h}}}"),
            variable(
                f"V_{h}", (f"{words[0]} at the second allocation", f"第二种配置下{words[1]}"), notation=f"U_{{{h}}}^{{*}}"
            ),
        )
        named.append(pair)
        for symbol, allocation in zip(pair, (first, second), strict=True):
            values = allocation_values(economy, allocation)
            equations.append(definition(symbol, economy.utilities[h - 1].xreplace(values), symbol.meaning))
    gains = [
        aggregate(f"g_{h}", (f"gain of household {h} from the first allocation", f"第一种配置给家庭 {h} 带来的增益"),
                 notation=f"Delta_{{{h}}}")
        for h in range(1, len(economy.households) + 1)
    ]  # fmt: skip
    model = Model(
        f"{economy.key}_ranking",
        ("Utilities at two allocations", "两种配置下的效用"),
        equations,
        endogenous=[symbol for pair in named for symbol in pair],
        parameters=economy.parameters,
        conditions=economy.conditions,
    )
    derivation = Derivation(model, f"{economy.key}_pareto_ranking", ("Comparing two allocations", "两种配置的帕累托比较"))
    for number, gain in enumerate(gains):
        own = equations[2 * number : 2 * number + 2]
        difference = derivation.by(define(gain, own[0].rhs - own[1].rhs), id=f"gain_{number + 1}")
        add_sign(derivation, difference, id=f"gain_{number + 1}_sign")
    return derivation
