"""The two theorems of welfare economics with complete markets, and how risk is shared."""

from __future__ import annotations

import sympy

from derive.equation import Condition, Equation, definition, equilibrium
from derive.model import Model
from derive.models.market_symbols import holding, payoff
from derive.rules import conclude, exclude
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text

EVENTS, HOUSEHOLDS, STATES, SECURITIES = (0, 1, 2), (1, 2), (1, 2), (1, 2)


def _indexed(letter: str, household: int, event: int, en: str, zh: str, notation: str = "") -> EconomicSymbol:
    words = (f"{en} of household {household} in event {event}", f"家庭 {household} 在事件 {event} 的{zh}")
    printed = f"{notation or letter}_{{{event}}}^{{{household}}}"
    return variable(f"{letter}_{household}_{event}", words, domain=POSITIVE, notation=printed)


def _owned(household: int, event: int) -> EconomicSymbol:
    return _indexed("e", household, event, "endowment", "禀赋")


def _other(household: int, event: int) -> EconomicSymbol:
    return _indexed("xt", household, event, "consumption in the other allocation", "另一配置下的消费", "\\tilde x")


def _price(event: int) -> EconomicSymbol:
    words = (f"contingent price of consumption in event {event}", f"事件 {event} 中消费品的价格")
    return variable(f"phat_{event}", words, domain=POSITIVE, notation=f"\\hat p_{{{event}}}")


# Securities create nothing.

_SECURITIES_CLEAR = tuple(
    equilibrium(holding(1, m) + holding(2, m), 0, (f"market for security {m}", f"证券 {m} 的市场")) for m in SECURITIES
)


def _paid(state: int) -> EconomicSymbol:
    words = (f"sum of all payments on securities in state {state}", f"状态 {state} 中证券支付的总额")
    return variable(f"Z_{state}", words)


_PAYMENTS = tuple(
    definition(
        _paid(s),
        sympy.Add(*(payoff(s, m) * holding(h, m) for h in HOUSEHOLDS for m in SECURITIES)),
        ("all portfolios together", "全部证券组合"),
    )
    for s in STATES
)

NET_PAYMENTS = Model(
    "net_payments",
    ("Payments on all portfolios", "全部证券组合的支付"),
    [*_SECURITIES_CLEAR, *_PAYMENTS],
    endogenous=[*(holding(2, m) for m in SECURITIES), *map(_paid, STATES)],
    exogenous=[holding(1, m) for m in SECURITIES],
    parameters=[payoff(s, m) for s in STATES for m in SECURITIES],
)


def securities_create_nothing() -> Derivation:
    """A sum of portfolios that is zero pays zero in every state."""
    derivation = Derivation(
        NET_PAYMENTS,
        "securities_create_nothing",
        ("Securities create no goods", "证券不创造商品"),
        intro=(
            "In equilibrium every security bought by one household has been issued by another.",
            "均衡中，一个家庭买入的每份证券都是另一个家庭发行的。",
        ),
        reading=(
            "All payments cancel in every state: securities redistribute the aggregate endowment and leave it as it is.",
            "每个状态中的支付相互抵消：证券只是重新分配总禀赋，并不改变总禀赋。",
        ),
    )
    for s in STATES:
        nothing = Equation(_paid(s), 0)
        derivation.by(conclude(nothing, _PAYMENTS[s - 1], *_SECURITIES_CLEAR), id=f"state_{s}")
    return derivation


# The first theorem.


def _value(letter: str, household: int, en: str, zh: str) -> EconomicSymbol:
    words = (f"value of {en} of household {household}", f"家庭 {household} 的{zh}的价值")
    return variable(f"{letter}_{household}", words, notation=f"{letter}^{{{household}}}")


W = tuple(_value("W", h, "the endowment", "禀赋") for h in HOUSEHOLDS)
V = tuple(_value("V", h, "the other consumption", "另一消费计划") for h in HOUSEHOLDS)
_WORTH = tuple(
    definition(W[h - 1], sympy.Add(*(_price(s) * _owned(h, s) for s in EVENTS)), ("value of the endowment", "禀赋的价值"))
    for h in HOUSEHOLDS
)
_COST = tuple(
    definition(V[h - 1], sympy.Add(*(_price(s) * _other(h, s) for s in EVENTS)), ("value of the plan", "消费计划的价值"))
    for h in HOUSEHOLDS
)
_FEASIBLE = tuple(
    equilibrium(_other(1, s) + _other(2, s), _owned(1, s) + _owned(2, s), (f"feasibility in event {s}", f"事件 {s} 中的可行性"))
    for s in EVENTS
)

FIRST_THEOREM = Model(
    "first_welfare_theorem",
    ("Another feasible allocation, valued at equilibrium prices", "按均衡价格计算的另一个可行配置"),
    [*_WORTH, *_COST, *_FEASIBLE],
    endogenous=[*W, *V, *(_other(2, s) for s in EVENTS)],
    exogenous=[
        *map(_price, EVENTS),
        *(_owned(h, s) for h in HOUSEHOLDS for s in EVENTS),
        *(_other(1, s) for s in EVENTS),
    ],
)


def first_welfare_theorem() -> Derivation:
    """No feasible allocation can be better for one household and no worse for the other."""
    derivation = Derivation(
        FIRST_THEOREM,
        "first_welfare_theorem",
        ("The first theorem of welfare economics", "福利经济学第一定理"),
        intro=Text(
            "With complete markets consumption in a rational-expectations equilibrium is that of an Arrow–Debreu "
            "equilibrium. Let another allocation be better for household 1. Then household 1 could not afford it, or it "
            "would have chosen it: {better}. If it is at least as good for household 2 and preferences are locally "
            "non-satiated, it costs that household at least its wealth: {as_good}. Is such an allocation feasible?",
            "完全市场下，理性预期均衡的消费就是某个阿罗–德布鲁均衡的消费。设另一配置对家庭 1 更好，那么家庭 1 "
            "必定买不起它，否则早已选择它：{better}。若它对家庭 2 不比原来差，且偏好局部非饱和，则其价值至少等于家庭 2 "
            "的财富：{as_good}。这样的配置可行吗？",
            better=Condition(V[0] - W[0], ">0"),
            as_good=Condition(V[1] - W[1], ">=0"),
        ),
        reading=(
            "It is not: the equilibrium is Pareto optimal. What is used is local non-satiation and that all contingent "
            "commodities have one price for everybody, nothing about concavity. With incomplete markets the step that "
            "fails is the first one: that a better plan was not chosen no longer means that it is too dear. It may need a "
            "portfolio that does not exist.",
            "不可行：均衡是帕累托最优的。证明只用到偏好局部非饱和，以及每种事件依赖商品对所有人只有一个价格，"
            "与效用函数是否为凹无关。市场不完全时失效的是第一步：更好的计划未被选择，并不说明它太贵，"
            "而可能是因为它需要并不存在的证券组合。",
        ),
    )
    total = derivation.by(
        conclude(Equation(V[0] + V[1], W[0] + W[1]), *_WORTH, *_COST, *_FEASIBLE),
        id="same_total_value",
        reading=(
            "What is feasible has the same total value as the endowments, at any prices.",
            "在任何价格下，可行配置的总价值都等于总禀赋的价值。",
        ),
    )
    derivation.by(exclude(total, given=(Condition(V[0] - W[0], ">0"), Condition(V[1] - W[1], ">=0"))), id="no_improvement")
    return derivation
