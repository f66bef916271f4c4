"""Event-contingent commodities, the one budget of Arrow–Debreu markets, and why spot markets alone restrict."""

from __future__ import annotations

import sympy

from derive.equation import Condition, Equation, definition
from derive.model import Model
from derive.models.market_symbols import K, M, S, contingent_price, net_trade, spot_price, where
from derive.rules import conclude, evaluate_at, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text

STATES, COMMODITIES = (0, 1, 2), (1, 2)
PLACES = tuple((s, k) for s in STATES for k in COMMODITIES)

# Counting commodities and markets in the two-date economy.

N = variable("N", ("number of all events", "事件总数"), domain=POSITIVE)
D = variable("D", ("dimension of the commodity space", "事件依赖商品空间的维数"), domain=POSITIVE)
D_0 = variable("D_0", ("markets open at date 0 with contingent commodities", "事件依赖商品市场结构下 0 期开放的市场数"))
D_S = variable("D_S", ("markets open at date 0 with securities", "证券市场结构下 0 期开放的市场数"), notation="D_S")

number_of_events = definition(N, 1 + S, ("number of events in two dates", "两期经济的事件总数"))
dimension = definition(D, K * N, ("every commodity in every event", "每个事件中的每种商品"))
all_at_once = definition(D_0, K * N, ("one market for every contingent commodity", "每种事件依赖商品各有一个市场"))
one_by_one = definition(D_S, K + M, ("spot markets of date 0 and security markets", "0 期的即期市场与证券市场"))

COMMODITY_SPACE = Model(
    "commodity_space",
    ("Contingent commodities and markets, counted", "事件依赖商品与市场的计数"),
    [number_of_events, dimension, all_at_once, one_by_one],
    endogenous=[N, D, D_0, D_S],
    parameters=[K, S, M],
    order=(N, D, D_0, D_S, K, S, M),
    given={K: 2, S: 2, M: 2},
)


def contingent_commodities() -> Derivation:
    """K(S + 1) commodities; how many markets must be open at date 0."""
    derivation = Derivation(
        COMMODITY_SPACE,
        "contingent_commodities",
        ("Event-contingent commodities", "事件依赖商品"),
        intro=Text(
            "There are {K} basic commodities. The same commodity in another event is another commodity, and preferences "
            "are about consumption in all events. There are two dates and {S} states at date 1.",
            "基本商品有{K}种。同一基本商品在不同事件中是不同的商品，偏好定义在所有事件的消费之上。经济有两期，1 "
            "期有{S}个状态。",
            K=K,
            S=S,
        ),
        reading=(
            "With as many securities as states, far fewer markets need to be open at date 0 than with contingent "
            "commodities: this is Arrow's point of 1953. The price is that households must foresee the spot prices of "
            "every state.",
            "证券数等于状态数时，0 期需要开放的市场远少于事件依赖商品市场结构：这正是 Arrow（1953）的思想。"
            "代价是家庭必须正确预期每个状态的即期价格。",
        ),
    )
    derivation.by(substitute(number_of_events, into=dimension), label="D", id="dimension")
    together = derivation.by(substitute(number_of_events, into=all_at_once), id="markets_at_once")
    complete = derivation.by(evaluate_at({M: S}, equation=one_by_one), id="markets_with_as_many_securities")
    held = complete.holds_for
    saved = conclude(Equation(D_0 - D_S, S * (K - 1), holds_for=held), together, complete, given=held)
    derivation.by(saved, label="D_0 - D_S", id="markets_saved")
    derivation.by(sign(S * (K - 1), ">=0"), id="no_more_markets")
    return derivation


# One household in both structures.


def net_spending(state: int) -> EconomicSymbol:
    """Return what the household spends in a state beyond the value of its endowment there."""
    en, zh = where(state)
    return variable(f"n_{state}", (f"net spending {en}", f"{zh}的净支出"))


def weight(state: int) -> EconomicSymbol:
    """Return the price at date 0 of one unit of account in a state."""
    words = (f"price at date 0 of one unit of account in state {state}", f"状态 {state} 中一单位记账货币在 0 期的价格")
    return variable(f"omega_{state}", words, domain=POSITIVE)


B = variable("B", ("expenditure on all contingent commodities, less wealth", "全部事件依赖商品的支出减去财富"))
_SPENDING = tuple(
    definition(
        net_spending(s),
        sympy.Add(*(spot_price(s, k) * net_trade(1, s, k) for k in COMMODITIES)),
        net_spending(s).meaning,
    )
    for s in STATES
)
_CONTINGENT = tuple(
    definition(
        contingent_price(s, k),
        weight(s) * spot_price(s, k) if s else spot_price(s, k),
        ("contingent price", "事件依赖商品价格"),
    )
    for s, k in PLACES
)
_EXCESS = definition(
    B,
    sympy.Add(*(contingent_price(s, k) * net_trade(1, s, k) for s, k in PLACES)),
    ("left-hand side of the Arrow–Debreu budget", "阿罗–德布鲁预算约束的左端"),
)

TWO_STRUCTURES = Model(
    "two_structures",
    ("One household in two market structures", "两种市场结构下的一个家庭"),
    [*_SPENDING, *_CONTINGENT, _EXCESS],
    endogenous=[*map(net_spending, STATES), *(contingent_price(s, k) for s, k in PLACES), B],
    exogenous=[
        *(net_trade(1, s, k) for s, k in PLACES),
        *(spot_price(s, k) for s, k in PLACES),
        *(weight(s) for s in STATES[1:]),
    ],
    order=(
        *(weight(s) for s in STATES[1:]),
        *(contingent_price(s, k) for s, k in PLACES),
        *(spot_price(s, k) for s, k in PLACES),
    ),
)


def spot_markets_alone() -> Derivation:
    """The single Arrow–Debreu budget in net spending; spot markets alone force every term of it to zero."""
    derivation = Derivation(
        TWO_STRUCTURES,
        "spot_markets_alone",
        ("One budget or one for every event", "一个预算约束，还是每个事件各有一个"),
        intro=Text(
            "On Arrow–Debreu markets everything is paid at date 0: there is one budget, {budget}. On spot markets each "
            "event has a budget of its own: net spending is zero in every event. To compare them, let the contingent price "
            "be the spot price times the price of one unit of account in the state.",
            "在阿罗–德布鲁市场上，一切都在 0 期付清，只有一个预算约束{budget}；在即期市场上，每个事件各有一个预算约束，"
            "即每个事件的净支出都为零。为便于比较，令事件依赖商品价格等于即期价格乘以该状态一单位记账货币在 0 期的价格。",
            budget=Condition(B, "=0"),
        ),
        reading=(
            "Spot markets alone fix the income of every event: nothing can be saved, borrowed or insured. What the "
            "household can afford then it could afford on Arrow–Debreu markets too, but not the other way round: there, "
            "less spending today pays for more in some state. Securities exist to bring back these transfers.",
            "若只有即期市场，每个事件的收入都是给定的：既不能储蓄、借贷，也不能投保。此时家庭买得起的，"
            "在阿罗–德布鲁市场上也买得起；反之则不然：在后者中，今天少支出一些就能在某个状态多支出一些。"
            "证券的作用正是恢复这种转移。",
        ),
    )
    weighted = net_spending(0) + sympy.Add(*(weight(s) * net_spending(s) for s in STATES[1:]))
    split = derivation.by(
        conclude(Equation(B, weighted), _EXCESS, *_SPENDING, *_CONTINGENT),
        label="B",
        id="budget_in_net_spending",
        reading=(
            "The single budget asks only that the weighted sum of net spending over all events be zero.",
            "单一预算约束只要求各事件净支出的加权和为零。",
        ),
    )
    derivation.by(
        evaluate_at({net_spending(s): 0 for s in STATES}, equation=split),
        id="spot_budgets_are_enough",
        reading=(
            "Whoever meets the budget of every event meets the single one.",
            "满足每个事件的预算约束，就满足单一预算约束。",
        ),
    )
    binding = (Condition(B, "=0"),)
    moved = Equation(net_spending(0), net_spending(0) - weighted, holds_for=binding)
    traded = derivation.by(conclude(moved, split, given=binding), id="transfers_across_events")
    derivation.by(
        sign(traded, "<0", given=(Condition(net_spending(1), ">0"), Condition(net_spending(2), ">=0"))),
        id="saving",
        reading=(
            "Spending more than the endowment is worth in a later state means saving today: the single budget allows it, "
            "the budgets of spot markets do not.",
            "要在将来某个状态的支出超过禀赋的价值，今天就要储蓄：单一预算约束允许这样做，即期市场的预算约束不允许。",
        ),
    )
    return derivation
