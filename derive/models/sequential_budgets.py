"""Budgets event by event: three kinds of securities, why the budgets bind, and the hidden assumption p_s1 > 0."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.equation import Condition, Equation, constraint, definition
from derive.model import Model
from derive.models.market_symbols import consumption, endowment, holding, payoff, security_price, spot_price
from derive.rules import conclude, has_rank, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, EconomicSymbol, parameter, variable
from derive.text import Text

STATES, COMMODITIES, SECURITIES = (1, 2), (1, 2), (1, 2)


def worth(state: int, amount: str, household: int = 1) -> Expr:
    """Return the value at spot prices of what a household consumes (`x`) or owns (`e`) in a state."""
    of = consumption if amount == "x" else endowment
    return sympy.Add(*(spot_price(state, k) * of(household, state, k) for k in COMMODITIES))


def numeraire_received(state: int, household: int = 1) -> Expr:
    """Return how many units of commodity 1 the portfolio pays in a state."""
    return sympy.Add(*(payoff(state, m) * holding(household, m) for m in SECURITIES))


def spent_on_securities(household: int = 1) -> Expr:
    """Return the cost of the portfolio at date 0."""
    return sympy.Add(*(security_price(m) * holding(household, m) for m in SECURITIES))


def bundle(state: int, commodity: int, security: int) -> EconomicSymbol:
    """Return how much of a commodity a security pays in a state."""
    words = (
        f"quantity of commodity {commodity} that security {security} pays in state {state}",
        f"证券 {security} 在状态 {state} 支付的商品 {commodity} 的数量",
    )
    key = f"b_{state}{commodity}{security}"
    return parameter(key, words, domain=NONNEGATIVE, notation=f"b_{{{state}{commodity}{security}}}")


def receipts(state: int) -> EconomicSymbol:
    """Return what the portfolio brings in a state, in units of account."""
    return variable(f"R_{state}", (f"receipts from the portfolio in state {state}", f"证券组合在状态 {state} 的收入"))


def _paid_in_commodities(state: int) -> Equation:
    paid = sympy.Add(*(spot_price(state, k) * bundle(state, k, m) * holding(1, m) for m in SECURITIES for k in COMMODITIES))
    return definition(receipts(state), paid, ("securities that pay commodity bundles", "商品组合支付证券"))


_BUDGET_OF_DATE_0 = constraint(worth(0, "x") + spent_on_securities(), worth(0, "e"), ("budget of date 0", "0 期的预算约束"))
_BUDGETS = tuple(
    constraint(worth(s, "x"), worth(s, "e") + receipts(s), (f"budget of state {s}", f"状态 {s} 的预算约束")) for s in STATES
)

SEQUENTIAL_BUDGETS = Model(
    "sequential_budgets",
    ("Budgets of one household on spot and security markets", "家庭在即期市场与证券市场上的预算约束"),
    [_BUDGET_OF_DATE_0, *_BUDGETS, *map(_paid_in_commodities, STATES)],
    endogenous=[consumption(1, 0, 2), *(consumption(1, s, 2) for s in STATES), *map(receipts, STATES)],
    exogenous=[
        *(consumption(1, s, 1) for s in (0, *STATES)),
        *(endowment(1, s, k) for s in (0, *STATES) for k in COMMODITIES),
        *(spot_price(s, k) for s in (0, *STATES) for k in COMMODITIES),
        *map(security_price, SECURITIES),
        *(holding(1, m) for m in SECURITIES),
    ],
    parameters=[
        *(bundle(s, k, m) for s in STATES for k in COMMODITIES for m in SECURITIES),
        *(payoff(s, m) for s in STATES for m in SECURITIES),
    ],
    order=(
        *(spot_price(s, k) for s in (0, *STATES) for k in COMMODITIES),
        *map(security_price, SECURITIES),
        *(bundle(s, k, m) for s in STATES for k in COMMODITIES for m in SECURITIES),
        *(payoff(s, m) for s in STATES for m in SECURITIES),
    ),
)


def _numeraire_only(state: int) -> tuple[Condition, ...]:
    """The bundles contain a_sm units of commodity 1 and none of commodity 2."""
    return (
        *(Condition(bundle(state, 1, m) - payoff(state, m), "=0") for m in SECURITIES),
        *(Condition(bundle(state, 2, m), "=0") for m in SECURITIES),
    )


def budgets_of_three_kinds() -> Derivation:
    """The budget of a state with bundles, with the numeraire, and in units of the numeraire."""
    derivation = Derivation(
        SEQUENTIAL_BUDGETS,
        "budgets_of_three_kinds",
        ("Budgets event by event", "分事件的预算约束"),
        intro=(
            "At date 0 the household buys commodities and securities. In every state it spends the value of its endowment "
            "there and what its portfolio pays. The kind of security decides how the payment enters.",
            "0 期家庭购买商品与证券；在每个状态，其支出等于该状态禀赋的价值加上证券组合的支付。支付以何种形式进入，"
            "取决于证券的种类。",
        ),
        reading=(
            "With numeraire securities the budgets of a state are homogeneous: multiplying all prices of the state by the "
            "same number changes nothing, so every event may choose its own numeraire. With nominal securities the payment "
            "has no price in front of it, and the price level of a state matters.",
            "在计价商品证券下，各状态的预算约束对该状态的价格是零次齐次的：该状态所有价格同乘一个正数，约束不变，"
            "因此每个事件都可以选定自己的计价物。在名义证券下，支付前面没有价格，该状态的价格水平便不再无关紧要。",
        ),
    )
    for s in STATES:
        commodities = derivation.by(substitute(_paid_in_commodities(s), into=_BUDGETS[s - 1]), id=f"bundles_state_{s}")
        only = _numeraire_only(s)
        in_numeraire = Equation(worth(s, "x"), worth(s, "e") + spot_price(s, 1) * numeraire_received(s), holds_for=only)
        plain = derivation.by(conclude(in_numeraire, commodities, given=only), id=f"numeraire_state_{s}")
        relative = spot_price(s, 2) / spot_price(s, 1)
        derivation.by(
            rearrange(
                consumption(1, s, 1) + relative * consumption(1, s, 2),
                endowment(1, s, 1) + relative * endowment(1, s, 2) + numeraire_received(s),
                equation=plain,
            ),
            id=f"in_units_of_commodity_1_state_{s}",
        )
    return derivation


# Budgets as inequalities: monotone preferences make them bind.

marginal_utility = tuple(
    variable(f"U_{s}", (f"marginal utility of commodity 1 in event {s}", f"事件 {s} 中商品 1 的边际效用"), domain=POSITIVE)
    for s in (0, *STATES)
)
multipliers = tuple(
    variable(f"lambda_{s}", (f"multiplier of the budget of event {s}", f"事件 {s} 的预算约束的乘子")) for s in (0, *STATES)
)
slack = tuple(
    variable(f"g_{s}", (f"money left over in event {s}", f"事件 {s} 中没有花掉的收入"), domain=NONNEGATIVE)
    for s in (0, *STATES)
)
_ORDERS = tuple(
    Equation(own, value * spot_price(s, 1), name=Text(f"first-order condition for commodity 1 in event {s}",
                                                      f"事件 {s} 中商品 1 的一阶条件"))
    for s, (own, value) in enumerate(zip(marginal_utility, multipliers, strict=True))
)  # fmt: skip
_SLACKNESS = tuple(
    Equation(value * left, 0, name=Text(f"complementary slackness in event {s}", f"事件 {s} 的互补松弛条件"))
    for s, (value, left) in enumerate(zip(multipliers, slack, strict=True))
)

BINDING_BUDGETS = Model(
    "binding_budgets",
    ("Optimality and slack in every event", "各事件中的最优条件与松弛"),
    [*_ORDERS, *_SLACKNESS],
    endogenous=[*multipliers, *slack],
    exogenous=[*marginal_utility, *(spot_price(s, 1) for s in (0, *STATES))],
)


def budgets_bind() -> Derivation:
    """Positive marginal utility makes every multiplier positive and every budget an equation."""
    derivation = Derivation(
        BINDING_BUDGETS,
        "budgets_bind",
        ("The joint budget set and why all budgets bind", "总和预算约束，以及为什么都取等号"),
        intro=(
            "The budget set at date 0 consists of all plans of consumption and portfolios that meet the budget of date 0 "
            "and the expected budget of every state. The budgets are inequalities. Preferences are monotone: marginal "
            "utilities are positive.",
            "0 期的总和预算集由同时满足 0 期预算约束和（预期的）各状态预算约束的全部消费计划与证券组合构成，"
            "各约束都是不等式。偏好是单调的：边际效用为正。",
        ),
        reading=(
            "Nobody leaves money in any event. From here on budgets are written with equality. Note that the household has "
            "one multiplier for every event: how it values income in different events is its own affair as long as "
            "securities do not bring these values together.",
            "没有人会在任何事件中留下未花的收入，因此以下预算约束都写成等式。注意每个事件各有一个乘子："
            "只要证券没有使它们趋于一致，各家庭对不同事件中收入的评价就可以各不相同。",
        ),
    )
    for s in (0, *STATES):
        positive = derivation.by(sign(multipliers[s], ">0", _ORDERS[s]), id=f"income_is_valued_{s}")
        derivation.by(conclude(Equation(slack[s], 0), _SLACKNESS[s], positive), id=f"nothing_is_left_{s}")
    return derivation


# The hidden assumption.


def _price(state: int) -> EconomicSymbol:
    return spot_price(state, 1, NONNEGATIVE)


IN_ACCOUNT = sympy.ImmutableMatrix([[_price(s) * payoff(s, m) for m in SECURITIES] for s in STATES])
DETERMINANT = payoff(1, 1) * payoff(2, 2) - payoff(1, 2) * payoff(2, 1)
V = tuple(
    tuple(
        variable(
            f"v_{s}{m}",
            (f"payoff of security {m} in state {s} in units of account", f"证券 {m} 在状态 {s} 以记账货币表示的支付"),
            notation=f"v_{{{s}{m}}}",
        )
        for m in SECURITIES
    )
    for s in STATES
)
_VALUES = tuple(
    definition(V[s - 1][m - 1], _price(s) * payoff(s, m), ("price of the numeraire times payoff", "计价商品价格乘以支付"))
    for s in STATES
    for m in SECURITIES
)

HIDDEN_ASSUMPTION = Model(
    "hidden_assumption",
    ("Payoffs of numeraire securities in units of account", "计价商品证券以记账货币表示的支付"),
    list(_VALUES),
    endogenous=[symbol for row in V for symbol in row],
    exogenous=[_price(s) for s in STATES],
    parameters=[payoff(s, m) for s in STATES for m in SECURITIES],
    conditions=[Condition(DETERMINANT, "!=0")],
)


def hidden_assumption() -> Derivation:
    """With p_s1 = 0 a numeraire security pays nothing in state s, and complete markets are not complete."""
    derivation = Derivation(
        HIDDEN_ASSUMPTION,
        "hidden_assumption",
        ("The hidden assumption: the numeraire has a positive price", "隐藏假设：计价商品的价格为正"),
        intro=(
            "Two independent numeraire securities in two states; in units of commodity 1 markets are complete. What the "
            "securities are worth is another matter if the price of commodity 1 may be zero.",
            "两个状态，两只线性独立的计价商品证券；以商品 1 计，市场是完全的。但若商品 1 的价格可能为零，"
            "证券的价值就是另一回事了。",
        ),
        reading=(
            "At positive prices the rank is that of the payoffs in commodity 1. If the numeraire is free in a state, all "
            "numeraire securities are worthless there and no income can be moved into that state. Whoever divides a budget "
            "by the price of the numeraire has assumed that this does not happen; monotone preferences guarantee it.",
            "价格为正时，秩就等于以商品 1 计的支付矩阵的秩。若计价商品在某状态免费，所有计价商品证券在该状态都一文不值，"
            "无法把收入转移到该状态。凡是用计价商品的价格去除预算约束，都已假定这种情况不会发生；偏好单调时这一假定成立。",
        ),
    )
    valued = tuple(Condition(_price(s), ">0") for s in STATES)
    derivation.by(has_rank(IN_ACCOUNT, 2, given=valued), id="rank_at_positive_prices")
    free = (Condition(_price(1), "=0"), Condition(_price(2), ">0"), Condition(payoff(2, 1), "!=0"))
    for m in SECURITIES:
        nothing = Equation(V[0][m - 1], 0, holds_for=free[:1])
        derivation.by(conclude(nothing, _VALUES[m - 1], given=free[:1]), id=f"security_{m}_pays_nothing")
    derivation.by(has_rank(IN_ACCOUNT, 1, given=free), id="rank_with_a_free_numeraire")
    return derivation
