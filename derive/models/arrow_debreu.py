"""Arrow–Debreu equilibrium: one budget, one multiplier; equal rates of substitution; Walras' law; the count."""

from __future__ import annotations

import sympy

from derive.equation import Equation, constraint, definition
from derive.model import Model
from derive.models.equilibrium_count import count_of
from derive.models.market_symbols import H, K, S, consumption, contingent_price, net_trade
from derive.models.radner_equilibrium import EXPECTED_UTILITY, beta, excess, probability
from derive.problem import OptimizationProblem, maximize
from derive.rules import conclude, curved, evaluate_at, sign
from derive.step import Derivation
from derive.strategies.first_order_conditions import first_order_conditions
from derive.symbols import variable
from derive.text import Text

EVENTS, COMMODITIES, HOUSEHOLDS = (0, 1, 2), (1, 2), (1, 2)
PLACES = tuple((s, k) for s in EVENTS for k in COMMODITIES)
PRICES = tuple(contingent_price(s, k) for s, k in PLACES)


def budget(household: int) -> Equation:
    """Return the one budget of a household: the value of its net purchases is zero."""
    words = Text(f"budget of household {household}", f"家庭 {household} 的预算约束")
    value = sympy.Add(*(contingent_price(s, k) * net_trade(household, s, k) for s, k in PLACES))
    return constraint(value, 0, words)


SPENT = sympy.Add(*(contingent_price(s, k) * consumption(1, s, k) for s, k in PLACES))
W = variable("W", ("wealth of household 1, the value of its endowment", "家庭 1 的财富，即其禀赋的价值"))
income = variable("lambda", ("marginal utility of income", "收入的边际效用"))

ARROW_DEBREU_HOUSEHOLD = OptimizationProblem(
    "arrow_debreu_household",
    ("A household on Arrow–Debreu markets", "阿罗–德布鲁市场中的家庭"),
    maximize(EXPECTED_UTILITY),
    [consumption(1, s, k) for s, k in PLACES],
    [constraint(SPENT, W, ("the one budget", "唯一的预算约束"))],
    [income],
    exogenous=[*PRICES, W],
    parameters=[beta, *map(probability, EVENTS[1:])],
    order=(beta, *map(probability, EVENTS[1:]), income, *PRICES, *(consumption(1, s, k) for s, k in PLACES)),
)


def arrow_debreu_household() -> Derivation:
    """MU = lambda p for every contingent commodity; all rates of substitution equal price ratios."""
    derivation = Derivation(
        ARROW_DEBREU_HOUSEHOLD,
        "arrow_debreu_household",
        ("Arrow–Debreu equilibrium: definition and the household", "阿罗–德布鲁均衡：定义与家庭的最优条件"),
        intro=(
            "An Arrow–Debreu equilibrium consists of prices of all contingent commodities and an allocation such that (1) "
            "every household maximises utility under its one budget, and (2) consumption adds up to the endowments for "
            "every contingent commodity. There are no securities and no expectations: all trade takes place at date 0.",
            "阿罗–德布鲁均衡由全部事件依赖商品的价格与一个配置构成，满足：（1）每个家庭在唯一的预算约束下实现效用最大化；"
            "（2）每种事件依赖商品的消费之和等于禀赋之和。这里没有证券，也无需预期：所有交易都在 0 期完成。",
        ),
        reading=(
            "One multiplier serves all events. Rates of substitution between any two contingent commodities, in the same "
            "event or in different ones, equal the ratio of their prices, which is the same for everybody.",
            "所有事件共用一个乘子。任意两种事件依赖商品之间（无论是否属于同一事件）的边际替代率都等于价格之比，"
            "而价格对所有人都相同。",
        ),
    )
    conditions = first_order_conditions(derivation)
    first = consumption(1, *PLACES[0])
    derivation.by(sign(income, ">0", conditions[first]), id="income_is_valued")
    for s, k in PLACES[1:]:
        amount = consumption(1, s, k)
        rate = EXPECTED_UTILITY.diff(amount) / EXPECTED_UTILITY.diff(first)
        ratio = contingent_price(s, k) / contingent_price(*PLACES[0])
        derivation.by(conclude(Equation(rate, ratio), conditions[first], conditions[amount]), id=f"rate_{s}{k}")
    derivation.by(curved(derivation.result("lagrangian"), ARROW_DEBREU_HOUSEHOLD.choices, "concave"), id="sufficient")
    return derivation


# Walras' law.

EXCESS = {(s, k): definition(excess(s, k), net_trade(1, s, k) + net_trade(2, s, k), excess(s, k).meaning) for s, k in PLACES}

ARROW_DEBREU_MARKETS = Model(
    "arrow_debreu_markets",
    ("One budget for each of two households", "两个家庭各有一个预算约束"),
    [*map(budget, HOUSEHOLDS), *EXCESS.values()],
    endogenous=[*(net_trade(h, *PLACES[-1]) for h in HOUSEHOLDS), *(excess(s, k) for s, k in PLACES)],
    exogenous=[*(net_trade(h, s, k) for h in HOUSEHOLDS for s, k in PLACES[:-1]), *PRICES],
    order=(*PRICES, *(net_trade(h, s, k) for s, k in PLACES for h in HOUSEHOLDS)),
)


def arrow_debreu_walras() -> Derivation:
    """The value of all excess demands is zero: one market of all follows from the others."""
    derivation = Derivation(
        ARROW_DEBREU_MARKETS,
        "arrow_debreu_walras",
        ("Walras' law for contingent commodities", "事件依赖商品的瓦尔拉斯定律"),
        intro=(
            "Add up the budgets of both households, written in net purchases.",
            "将两个家庭的预算约束（以净购买量表示）相加。",
        ),
        reading=(
            "One law for the whole economy: one market is redundant and one numeraire is enough.",
            "整个经济只有一条这样的定律：只有一个市场多余，也只需一个计价物。",
        ),
    )
    total = sympy.Add(*(contingent_price(s, k) * excess(s, k) for s, k in PLACES))
    law = derivation.by(conclude(Equation(total, 0), *map(budget, HOUSEHOLDS), *EXCESS.values()), label="Walras", id="law")
    cleared = derivation.by(evaluate_at({excess(s, k): 0 for s, k in PLACES[:-1]}, equation=law), id="others_clear")
    last = Equation(excess(*PLACES[-1]), 0, holds_for=cleared.holds_for)
    derivation.by(conclude(last, cleared, given=cleared.holds_for), id="last_market")
    return derivation


def arrow_debreu_count() -> Derivation:
    """As many equations as unknowns."""
    return count_of(
        "arrow_debreu_count",
        ("Counting: Arrow–Debreu equilibrium", "方程与未知数的计数：阿罗–德布鲁均衡"),
        unknowns=(
            ("x", H * K * (S + 1), ("amounts consumed", "消费量")),
            ("l", H, ("multipliers", "乘子")),
            ("p", K * (S + 1), ("contingent prices", "事件依赖商品价格")),
        ),
        equations=(
            ("x", H * K * (S + 1), ("first-order conditions", "一阶条件")),
            ("b", H, ("budgets", "预算约束")),
            ("k", K * (S + 1) - 1, ("markets, one of all left out", "市场（总共略去一个）")),
            ("1", sympy.Integer(1), ("numeraire", "计价物")),
        ),
        reading=(
            "Against the rational-expectations equilibrium there are fewer unknowns by the portfolios, the security prices "
            "and all but one multiplier of every household.",
            "与理性预期均衡相比，未知数少了证券持有量、证券价格，以及每个家庭除一个以外的乘子。",
        ),
    )
