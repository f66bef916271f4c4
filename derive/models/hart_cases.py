"""What every equilibrium of Hart's economy must satisfy: spot markets, full rank of the payoffs, rank one.

The functions add steps to a derivation about `equilibrium_model(markets)`. `given` is the case supposed about the
payoff matrix; it is empty where the securities leave no choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sympy
from sympy import Expr, Rational

from derive.economies import SequentialMarkets
from derive.equation import Condition, Equation
from derive.models.hart_economy import HART, first_order_conditions, r_1, r_2
from derive.rules import conclude, define, unique_root
from derive.step import Derivation
from derive.symbols import EconomicSymbol, aggregate
from derive.text import Text

Case = tuple[Condition, ...]
RATIOS = (r_1, r_2)
CONSUMED = HART.consumption
PRICES = HART.prices


@dataclass(frozen=True)
class SpotMarkets:
    """What spot markets alone say: relative prices, demand of household 1 for good 1, and its share of good 2, by state."""

    ratio: tuple[Equation, ...]
    demand: tuple[Equation, ...]
    share: tuple[Equation, ...]


def spot_markets(derivation: Derivation, markets: SequentialMarkets) -> SpotMarkets:
    """Write demands with relative prices and put them into the two markets of every state."""
    first, second = first_order_conditions(markets, 0), first_order_conditions(markets, 1)
    ratio, demand, share = [], [], []
    for s, r in enumerate(RATIOS):
        mine, yours = CONSUMED[0][s], CONSUMED[1][s]
        ratio.append(derivation.by(define(r, PRICES[s][1] / PRICES[s][0]), id=f"ratio_{s + 1}"))
        demand.append(
            derivation.by(
                conclude(Equation(mine[0], 8 * r**2 * mine[1]), *first[2 * s : 2 * s + 2], ratio[s]), id=f"demand_1_{s + 1}"
            )
        )
        other = derivation.by(
            conclude(Equation(8 * yours[0], r**2 * yours[1]), *second[2 * s : 2 * s + 2], ratio[s]), id=f"demand_2_{s + 1}"
        )
        clearing = HART.clearing[2 * s : 2 * s + 2]
        share.append(
            derivation.by(
                conclude(Equation(21 * r**2 * mine[1], 8 - r**2), demand[s], other, *clearing), id=f"clearing_{s + 1}"
            )
        )
    return SpotMarkets(tuple(ratio), tuple(demand), tuple(share))


def state_prices_agree(derivation: Derivation, markets: SequentialMarkets, given: Case) -> Equation:
    """With full rank security prices determine state prices: both households value income in the two states alike."""
    (now, *later), (other_now, *other_later) = markets.multipliers(0), markets.multipliers(1)
    portfolio = (*first_order_conditions(markets, 0)[4:], *first_order_conditions(markets, 1)[4:])
    agreed = [
        derivation.by(
            conclude(Equation(mine * other_now, yours * now, holds_for=given), *portfolio, given=given),
            id=f"state_price_{s}",
            reading=Text(
                "Two independent securities leave only one pair of state prices: {mine} for household 1 equals {yours}.",
                "两只相互独立的证券只容许一组状态价格：家庭 1 的{mine}等于家庭 2 的{yours}。",
                mine=mine / now,
                yours=yours / other_now,
            )
            if s == 1
            else None,
        )
        for s, (mine, yours) in enumerate(zip(later, other_later, strict=True), start=1)
    ]
    ratio = Equation(later[0] * other_later[1], later[1] * other_later[0], holds_for=given)
    return derivation.by(conclude(ratio, *agreed, given=given), id="income_across_states")


def same_in_both_states(derivation: Derivation, markets: SequentialMarkets, given: Case) -> tuple[Equation, ...]:
    """Equal marginal rates of substitution between states and equal aggregates make everybody's consumption constant."""
    agreed = state_prices_agree(derivation, markets, given)
    found = []
    for k in (0, 1):
        (mine, later), (yours, other) = ((CONSUMED[h][0][k], CONSUMED[h][1][k]) for h in (0, 1))
        rates = [_rate_between_states(derivation, markets, household, k) for household in (0, 1)]
        same = Equation(mine * other, later * yours, holds_for=given)
        shared = derivation.by(conclude(same, *rates, agreed, given=given), id=f"rates_of_good_{k + 1}")
        found.append(
            derivation.by(
                conclude(Equation(later, mine, holds_for=given), shared, HART.clearing[k], HART.clearing[2 + k], given=given),
                id=f"same_of_good_{k + 1}",
            )
        )
    return tuple(found)


def _rate_between_states(derivation: Derivation, markets: SequentialMarkets, household: int, good: int) -> Equation:
    """Compare the first-order conditions of one good in the two states, squared."""
    conditions = first_order_conditions(markets, household)
    now, later = (CONSUMED[household][s][good] for s in (0, 1))
    _, first, second = markets.multipliers(household)
    rate = Equation((second * PRICES[1][good]) ** 2 * later, (first * PRICES[0][good]) ** 2 * now)
    return derivation.by(
        conclude(rate, conditions[good], conditions[2 + good]), id=f"rate_of_household_{household + 1}_good_{good + 1}"
    )


def proportional_prices(
    derivation: Derivation, spot: SpotMarkets, same: tuple[Equation, ...], given: Case, reading: Text | None = None
) -> Equation:
    """The same consumption in both states needs the same relative price."""
    claim = conclude(Equation(r_2, r_1, holds_for=given), *spot.demand, *same, given=given)
    return derivation.by(claim, id="proportional", reading=reading)


def single_budget(derivation: Derivation, markets: SequentialMarkets) -> Equation:
    """The budgets of household 1, valued with its own multipliers: portfolios drop out."""
    excess = [HART.worth(CONSUMED[0], [s]) - HART.worth(HART.endowments[0], [s]) for s in (0, 1)]
    _, *later = markets.multipliers(0)
    total = sympy.Add(*(value * gap for value, gap in zip(later, excess, strict=True)))
    conditions = first_order_conditions(markets, 0)[4:]
    return derivation.by(conclude(Equation(total, 0), *markets.budgets(0), *conditions), id="single_budget")


def complete_markets_price(
    derivation: Derivation, markets: SequentialMarkets, spot: SpotMarkets, same: tuple[Equation, ...], given: Case
) -> Equation:
    """With full rank the relative price is one in both states; the polynomial has no other positive root."""
    proportional = proportional_prices(derivation, spot, same, given)
    budget = single_budget(derivation, markets)
    conditions = first_order_conditions(markets, 0)
    _, *later = markets.multipliers(0)
    weights = derivation.by(
        conclude(Equation(later[1] * PRICES[1][0], later[0] * PRICES[0][0], holds_for=given), conditions[0], conditions[2],
                 same[0], given=given),
        id="weights",
    )  # fmt: skip
    mine = CONSUMED[0][0]
    spent = Equation(2 * mine[0] + 2 * r_1 * mine[1], Rational(131, 42) + Rational(121, 42) * r_1, holds_for=given)
    spending = derivation.by(conclude(spent, budget, weights, *same, proportional, *spot.ratio, given=given), id="spending")
    polynomial = Equation(32 * r_1**3 + 125 * r_1**2, 125 * r_1 + 32, holds_for=given)
    return root(derivation, polynomial, r_1, sympy.S.One, (spending, spot.demand[0], spot.share[0]), given, "full_rank")


def root(
    derivation: Derivation,
    polynomial: Equation,
    unknown: EconomicSymbol,
    value: Expr,
    premises: Sequence[Equation],
    given: Case,
    name: str,
) -> Equation:
    """Derive a polynomial in a relative price, and its only positive root."""
    single = derivation.by(
        conclude(polynomial, *premises, given=given),
        id=f"{name}_polynomial",
        reading=Text("Factored: {factors}.", "因式分解：{factors}。", factors=Equation(sympy.factor(polynomial.residual), 0)),
    )
    found = derivation.by(unique_root(single, unknown, value, given=given), id=f"{name}_root")
    return Equation(found.lhs, found.rhs)


def spot_prices_alone(
    derivation: Derivation, markets: SequentialMarkets, spot: SpotMarkets, without: Sequence[Equation], given: Case
) -> tuple[Equation, ...]:
    """Where securities pay nothing on balance, every state is a market of its own, with one positive root each."""
    found = []
    polynomials = (
        Equation(16 * r_1**3 + 102 * r_1**2, 23 * r_1 + 16, holds_for=given),
        Equation(16 * r_2**3 + 23 * r_2**2, 102 * r_2 + 16, holds_for=given),
    )
    for s, r in enumerate(RATIOS):
        mine, owned = CONSUMED[0][s], HART.endowments[0][s]
        spending = derivation.by(
            conclude(Equation(mine[0] + r * mine[1], owned[0] + r * owned[1], holds_for=given),
                     markets.budgets(0)[s + 1], *without, spot.ratio[s], given=given),
            id=f"spot_budget_{s + 1}",
        )  # fmt: skip
        value = (Rational(1, 2), sympy.Integer(2))[s]
        found.append(
            root(derivation, polynomials[s], r, value, (spending, spot.demand[s], spot.share[s]), given, f"state_{s + 1}")
        )
    return tuple(found)


def net_payoffs(derivation: Derivation, markets: SequentialMarkets) -> tuple[Equation, ...]:
    """Name what the portfolio of household 1 pays in both states."""
    names = [
        aggregate(
            f"n_{s}",
            (f"payoff of the portfolio of household 1 in state {s}", f"家庭 1 的证券组合在状态 {s} 的支付"),
            notation=f"n_{{{s}}}",
        )
        for s in (1, 2)
    ]
    return tuple(
        derivation.by(define(name, markets.payoff(s, markets.portfolios[0])), id=f"net_payoff_{s + 1}")
        for s, name in enumerate(names)
    )


def no_net_payoffs(derivation: Derivation, markets: SequentialMarkets, given: Case, factor: Expr) -> tuple[Equation, ...]:
    """With rank one what is paid in state 2 is `factor` times what is paid in state 1; what costs nothing pays nothing."""
    one, two = net_payoffs(derivation, markets)
    alike = derivation.by(
        conclude(Equation(two.lhs, factor * one.lhs, holds_for=given), one, two, given=given),
        id="payoffs_in_proportion",
        reading=(
            "Every portfolio pays in both states or in none, and with the same sign.",
            "任何证券组合要么在两个状态都有支付，要么都没有，且符号相同。",
        ),
    )
    first, *_others = markets.budgets(0)
    _, *later = markets.multipliers(0)
    value = Equation(later[0] * one.lhs + later[1] * two.lhs, 0)
    worthless = derivation.by(
        conclude(value, one, two, first, *first_order_conditions(markets, 0)[4:]),
        id="portfolio_is_worth_nothing",
        reading=("The portfolio costs nothing at date 0, so its payoffs are worth nothing.",
                 "证券组合在 0 期的成本为零，因此其支付的价值为零。"),
    )  # fmt: skip
    nothing = derivation.by(conclude(Equation(one.lhs, 0, holds_for=given), alike, worthless, given=given), id="nothing_1")
    nor_there = derivation.by(conclude(Equation(two.lhs, 0, holds_for=given), alike, nothing, given=given), id="nothing_2")
    return one, two, nothing, nor_there
