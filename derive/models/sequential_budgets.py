"""Budgets event by event: three kinds of securities, why the budgets bind, and the hidden assumption p_s1 > 0."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.equation import Condition, Equation, Kind, constraint, definition
from derive.model import Model
from derive.models.market_symbols import (
    Delta,
    State,
    consumption,
    determinant,
    endowment,
    holding,
    payoff,
    security_price,
    spot_price,
)
from derive.rules import conclude, has_rank, rearrange, sign
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, EconomicSymbol, parameter, variable
from derive.text import Text

COMMODITIES, SECURITIES = (1, 2), (1, 2)


def worth(state: State, amount: str, household: int = 1) -> Expr:
    """Return the value at spot prices of what a household consumes (`x`) or owns (`e`) in a state."""
    of = consumption if amount == "x" else endowment
    return sympy.Add(*(spot_price(state, k) * of(household, state, k) for k in COMMODITIES))


def numeraire_received(state: State, household: int = 1) -> Expr:
    """Return how many units of commodity 1 the portfolio pays in a state."""
    return sympy.Add(*(payoff(state, m) * holding(household, m) for m in SECURITIES))


def spent_on_securities(household: int = 1) -> Expr:
    """Return the cost of the portfolio at date 0."""
    return sympy.Add(*(security_price(m) * holding(household, m) for m in SECURITIES))


def bundle(commodity: int, security: int) -> EconomicSymbol:
    """Return how much of a commodity a security pays in state s."""
    words = (
        f"quantity of commodity {commodity} that security {security} pays in state s",
        f"证券 {security} 在状态 s 支付的商品 {commodity} 的数量",
    )
    key = f"b_s{commodity}{security}"
    return parameter(key, words, domain=NONNEGATIVE, notation=f"b_{{s{commodity}{security}}}")


def nominal(security: int) -> EconomicSymbol:
    """Return how many units of account a security pays in state s."""
    words = (f"units of account that security {security} pays in state s", f"证券 {security} 在状态 s 支付的记账货币")
    return parameter(f"d_s{security}", words, notation=f"d_{{s{security}}}")


n_s = variable("n_s", ("net spending in state s", "状态 s 中的净支出"))
R_b, R_a, R_d = (
    variable(f"R_{kind}", (f"receipts from securities that pay {en}", f"{zh}的收入"))
    for kind, en, zh in (
        ("b", "commodity bundles", "商品组合支付证券"),
        ("a", "the numeraire", "计价商品支付证券"),
        ("d", "units of account", "名义证券"),
    )
)

_TODAY = constraint(worth(0, "x") + spent_on_securities(), worth(0, "e"), ("budget of date 0", "0 期的预算约束"))
_NET = definition(n_s, worth("s", "x") - worth("s", "e"), n_s.meaning)
_BUNDLES = definition(
    R_b,
    sympy.Add(*(spot_price("s", k) * bundle(k, m) * holding(1, m) for m in SECURITIES for k in COMMODITIES)),
    ("securities that pay commodity bundles", "商品组合支付证券"),
)
_NUMERAIRE = definition(
    R_a, spot_price("s", 1) * numeraire_received("s"), ("securities that pay commodity 1", "计价商品支付证券")
)
_NOMINAL = definition(R_d, sympy.Add(*(nominal(m) * holding(1, m) for m in SECURITIES)), ("nominal securities", "名义证券"))
_PRICES = tuple(spot_price(s, k) for s in (0, "s") for k in COMMODITIES)
_PAID = (
    *(bundle(k, m) for k in COMMODITIES for m in SECURITIES),
    *(payoff("s", m) for m in SECURITIES),
    *map(nominal, SECURITIES),
)

SEQUENTIAL_BUDGETS = Model(
    "sequential_budgets",
    ("Budgets of one household on spot and security markets", "家庭在即期市场与证券市场上的预算约束"),
    [_TODAY, _NET, _BUNDLES, _NUMERAIRE, _NOMINAL],
    endogenous=[consumption(1, 0, 2), n_s, R_b, R_a, R_d],
    exogenous=[
        consumption(1, 0, 1),
        *(consumption(1, "s", k) for k in COMMODITIES),
        *(endowment(1, s, k) for s in (0, "s") for k in COMMODITIES),
        *_PRICES,
        *map(security_price, SECURITIES),
        *(holding(1, m) for m in SECURITIES),
    ],
    parameters=_PAID,
    order=(
        *_PRICES,
        *map(security_price, SECURITIES),
        *_PAID,
        *(consumption(1, s, k) for s in (0, "s") for k in COMMODITIES),
        *(endowment(1, s, k) for s in (0, "s") for k in COMMODITIES),
        *(holding(1, m) for m in SECURITIES),
    ),
)


def budgets_of_three_kinds() -> Derivation:
    """The budget of a state with bundles, with the numeraire, in units of the numeraire, and with nominal securities."""
    derivation = Derivation(
        SEQUENTIAL_BUDGETS,
        "budgets_of_three_kinds",
        ("Budgets event by event", "分事件的预算约束"),
        intro=(
            "At date 0 the household buys commodities and securities. In every state s its net spending is what its "
            "portfolio pays. The kind of security decides how the payment enters.",
            "0 期家庭购买商品与证券；在每个状态 s，净支出等于证券组合的支付。支付以何种形式进入，取决于证券的种类。",
        ),
        reading=(
            "With numeraire securities only relative prices enter: multiplying all prices of a state by the same number "
            "changes nothing, so every event may choose its own numeraire. With nominal securities the payment has no "
            "price in front of it, and the price level of a state matters.",
            "在计价商品证券下，只有相对价格起作用：某状态的所有价格同乘一个正数，约束不变，"
            "因此每个事件都可以选定自己的计价物。在名义证券下，支付前面没有价格，该状态的价格水平便不再无关紧要。",
        ),
    )
    for id, received in (("bundles", _BUNDLES), ("numeraire", _NUMERAIRE), ("nominal", _NOMINAL)):
        balanced = (Condition(n_s - received.lhs, "=0"),)
        budget = Equation(worth("s", "x"), worth("s", "e") + received.rhs, holds_for=balanced)
        derivation.by(conclude(budget, _NET, received, given=balanced), id=id)
    relative = spot_price("s", 2) / spot_price("s", 1)
    derivation.by(
        rearrange(
            consumption(1, "s", 1) + relative * consumption(1, "s", 2),
            endowment(1, "s", 1) + relative * endowment(1, "s", 2) + numeraire_received("s"),
            equation=derivation.result("numeraire"),
        ),
        id="in_units_of_commodity_1",
        reading=("The budget with numeraire securities, divided by the price of the numeraire.",
                 "将计价商品证券下的预算约束除以计价商品的价格。"),
    )  # fmt: skip
    # The bundles contain a_sm units of commodity 1 and none of commodity 2.
    special = (
        *(Condition(bundle(1, m) - payoff("s", m), "=0") for m in SECURITIES),
        *(Condition(bundle(2, m), "=0") for m in SECURITIES),
    )
    derivation.by(
        conclude(Equation(R_b, R_a, holds_for=special), _BUNDLES, _NUMERAIRE, given=special),
        id="numeraire_is_a_bundle",
        reading=(
            "Numeraire securities are bundles that contain commodity 1 only.",
            "计价商品证券就是只含商品 1 的商品组合证券。",
        ),
    )
    return derivation


# Budgets as inequalities: monotone preferences make them bind.

U_s = variable("U_s", ("marginal utility of commodity 1 in event s", "事件 s 中商品 1 的边际效用"), domain=POSITIVE)
lambda_s = variable("lambda_s", ("multiplier of the budget of event s", "事件 s 的预算约束的乘子"))
g_s = variable("g_s", ("income not spent in event s", "事件 s 中没有花掉的收入"), domain=NONNEGATIVE)
_ORDER = Equation(
    U_s, lambda_s * spot_price("s", 1), Kind.OPTIMALITY, name=Text("first-order condition for commodity 1", "商品 1 的一阶条件")
)
_SLACKNESS = Equation(lambda_s * g_s, 0, Kind.OPTIMALITY, name=Text("complementary slackness", "互补松弛条件"))

BINDING_BUDGETS = Model(
    "binding_budgets",
    ("Optimality and slack in an event", "某一事件中的最优条件与松弛"),
    [_ORDER, _SLACKNESS],
    endogenous=[lambda_s, g_s],
    exogenous=[U_s, spot_price("s", 1)],
    order=(lambda_s, spot_price("s", 1)),
)


def budgets_bind() -> Derivation:
    """Positive marginal utility makes every multiplier positive and every budget an equation."""
    derivation = Derivation(
        BINDING_BUDGETS,
        "budgets_bind",
        ("The joint budget set and why all budgets bind", "总和预算约束，以及为什么都取等号"),
        intro=(
            "The joint budget set consists of all plans of consumption and portfolios that meet the budget of date 0 and, "
            "at the prices expected, the budget of every state. The budgets are inequalities. Preferences are monotone: "
            "marginal utilities are positive.",
            "总和预算集由同时满足 0 期预算约束与（按预期价格计算的）各状态预算约束的全部消费计划和证券组合构成，"
            "各约束都是不等式。偏好是单调的：边际效用为正。",
        ),
        reading=(
            "Nobody leaves money in any event, date 0 included. From here on budgets are written with equality. Note that "
            "the household has one multiplier for every event: how it values income in different events is its own affair "
            "as long as securities do not bring these values together.",
            "没有人会在任何事件（包括 0 期）中留下未花的收入，因此以下预算约束都写成等式。注意每个事件各有一个乘子："
            "只要证券没有使它们趋于一致，各家庭对不同事件中收入的评价就可以各不相同。",
        ),
    )
    positive = derivation.by(sign(lambda_s, ">0", _ORDER), id="income_is_valued")
    derivation.by(conclude(Equation(g_s, 0), _SLACKNESS, positive), id="nothing_is_left")
    return derivation


# The hidden assumption.

STATES = (1, 2)


def _price(state: int) -> EconomicSymbol:
    return spot_price(state, 1, NONNEGATIVE)


def _value(state: int, security: int) -> EconomicSymbol:
    words = (
        f"payoff of security {security} in state {state} in units of account",
        f"证券 {security} 在状态 {state} 以记账货币表示的支付",
    )
    return variable(f"v_{state}{security}", words, notation=f"v_{{{state}{security}}}")


IN_ACCOUNT = sympy.ImmutableMatrix([[_price(s) * payoff(s, m) for m in SECURITIES] for s in STATES])
_VALUES = {
    (s, m): definition(_value(s, m), _price(s) * payoff(s, m), ("price of the numeraire times payoff", "计价商品价格乘以支付"))
    for s in STATES
    for m in SECURITIES
}

HIDDEN_ASSUMPTION = Model(
    "hidden_assumption",
    ("Payoffs of numeraire securities in units of account", "计价商品证券以记账货币表示的支付"),
    [*_VALUES.values(), determinant()],
    endogenous=[*(_value(s, m) for s in STATES for m in SECURITIES), Delta],
    exogenous=[_price(s) for s in STATES],
    parameters=[payoff(s, m) for s in STATES for m in SECURITIES],
    order=[_price(s) for s in STATES],
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
    derivation.by(has_rank(IN_ACCOUNT, 2, determinant(), given=valued), id="rank_at_positive_prices")
    free = (Condition(_price(1), "=0"), Condition(_price(2), ">0"), Condition(payoff(2, 1), "!=0"))
    for m in SECURITIES:
        nothing = Equation(_value(1, m), 0, holds_for=free[:1])
        derivation.by(conclude(nothing, _VALUES[1, m], given=free[:1]), id=f"security_{m}_pays_nothing")
    derivation.by(has_rank(IN_ACCOUNT, 1, given=free), id="rank_with_a_free_numeraire")
    return derivation
