"""Complete markets: budgets of all events together are one Arrow–Debreu budget, and the other way round, by inverting A."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.equation import Condition, Equation, definition, equilibrium
from derive.model import Model
from derive.models.market_symbols import (
    Delta,
    contingent_price,
    determinant,
    holding,
    net_trade,
    payoff,
    security_price,
    spot_price,
    state_price,
    where,
)
from derive.models.sequential_budgets import numeraire_received, spent_on_securities
from derive.rules import conclude, define, evaluate_at
from derive.step import Derivation
from derive.symbols import EconomicSymbol, aggregate, variable

STATES, COMMODITIES, SECURITIES, HOUSEHOLDS = (1, 2), (1, 2), (1, 2), (1, 2)
EVENTS = (0, *STATES)
PLACES = tuple((s, k) for s in EVENTS for k in COMMODITIES)
PAYOFFS = tuple(payoff(s, m) for s in STATES for m in SECURITIES)


def pricing(security: int) -> Equation:
    """Return q_m = sum of pi_s a_sm."""
    value = sympy.Add(*(state_price(s) * payoff(s, security) for s in STATES))
    return equilibrium(security_price(security), value, (f"price of security {security}", f"证券 {security} 的价格"))


def contingent(state: int, commodity: int) -> Equation:
    """Return the contingent price: state price times spot price in units of the numeraire."""
    price = spot_price(state, commodity)
    value = price if state == 0 else state_price(state) * price / spot_price(state, 1)
    return definition(contingent_price(state, commodity), value, ("contingent price", "事件依赖商品价格"))


def net(household: int, event: int) -> EconomicSymbol:
    """Return net spending: in units of account at date 0, in units of commodity 1 in a state."""
    en, zh = where(event)
    unit = ("", "") if event == 0 else (", in units of commodity 1", "（以商品 1 计）")
    words = (f"net spending of household {household} {en}{unit[0]}", f"家庭 {household} 在{zh}的净支出{unit[1]}")
    return variable(f"g_{household}_{event}", words, notation=f"g_{{{event}}}^{{{household}}}")


def net_spending(household: int, event: int) -> Equation:
    """Return the definition of net spending."""
    value = sympy.Add(*(spot_price(event, k) * net_trade(household, event, k) for k in COMMODITIES))
    in_units = value if event == 0 else value / spot_price(event, 1)
    return definition(net(household, event), in_units, net(household, event).meaning)


def inverse(household: int, security: int) -> Expr:
    """Return an entry of A^{-1} times net spending in the states."""
    first, second = (net(household, s) for s in STATES)
    if security == 1:
        return (payoff(2, 2) * first - payoff(1, 2) * second) / Delta
    return (payoff(1, 1) * second - payoff(2, 1) * first) / Delta


def chosen(household: int, security: int) -> EconomicSymbol:
    """Return the holding that pays the household's net spending."""
    words = (
        f"amount of security {security} that lets household {household} pay its net spending",
        f"使家庭 {household} 恰能支付净支出的证券 {security} 的数量",
    )
    return aggregate(f"ys_{household}_{security}", words, notation=f"y_{{{security}}}^{{{household}*}}")


B = variable(
    "B", ("value of all net purchases of household 1 at contingent prices", "家庭 1 按事件依赖商品价格计算的净购买总值")
)
_VALUE = definition(
    B,
    sympy.Add(*(contingent_price(s, k) * net_trade(1, s, k) for s, k in PLACES)),
    ("left-hand side of the Arrow–Debreu budget", "阿罗–德布鲁预算约束的左端"),
)
_ORDER = (
    *map(state_price, STATES),
    *(contingent_price(s, k) for s, k in PLACES),
    *(spot_price(s, k) for s, k in PLACES),
    *map(security_price, SECURITIES),
    *PAYOFFS,
)

EQUIVALENCE = Model(
    "equivalence",
    ("Net spending, security prices and contingent prices", "净支出、证券价格与事件依赖商品价格"),
    [
        *(net_spending(1, s) for s in EVENTS),
        *map(pricing, SECURITIES),
        *(contingent(s, k) for s, k in PLACES),
        _VALUE,
        determinant(),
    ],
    endogenous=[
        *(net(1, s) for s in EVENTS),
        *map(security_price, SECURITIES),
        *(contingent_price(s, k) for s, k in PLACES),
        B,
        Delta,
    ],
    exogenous=[
        *(net_trade(1, s, k) for s, k in PLACES),
        *(spot_price(s, k) for s, k in PLACES),
        *map(state_price, STATES),
        *(holding(1, m) for m in SECURITIES),
    ],
    parameters=PAYOFFS,
    order=_ORDER,
)


def equivalence_to_one_budget() -> Derivation:
    """Whoever meets the budgets of all events meets the single one; this needs no complete markets."""
    derivation = Derivation(
        EQUIVALENCE,
        "equivalence_to_one_budget",
        ("From securities to one budget", "从证券市场到单一预算约束"),
        intro=(
            "Let security prices be the values of payoffs at state prices, and let the contingent price of a commodity be "
            "the state price times its spot price in units of the numeraire. Suppose that a plan meets the budgets of all "
            "events: net spending at date 0 and the cost of the portfolio add up to zero, and in every state net spending "
            "is what the portfolio pays.",
            "设证券价格等于以状态价格计算的支付的价值，事件依赖商品的价格等于状态价格乘以该商品以计价物表示的即期价格。"
            "设某消费计划满足每个事件的预算约束：0 期净支出与证券组合的成本之和为零，每个状态的净支出等于证券组合的支付。",
        ),
        reading=(
            "Weighted with state prices the budgets add up to one in which the portfolio has disappeared: it costs what it "
            "pays. This direction holds with any number of securities: incomplete markets only take possibilities away.",
            "以状态价格为权数把各预算约束相加，证券组合的成本恰等于其支付的价值，因而消去，只剩一个预算约束。"
            "这一方向与证券个数无关：市场不完全只会减少可能性。",
        ),
    )
    split = _in_net_spending(derivation)
    budgets = (
        Condition(net(1, 0) + spent_on_securities(), "=0"),
        *(Condition(net(1, s) - numeraire_received(s), "=0") for s in STATES),
    )
    prices = [pricing(m) for m in SECURITIES]
    derivation.by(conclude(Equation(B, 0, holds_for=budgets), split, *prices, given=budgets), label="AD", id="one_budget")
    return derivation


def _in_net_spending(derivation: Derivation) -> Equation:
    """The single budget weighs net spending with state prices."""
    weighted = net(1, 0) + sympy.Add(*(state_price(s) * net(1, s) for s in STATES))
    spending = [net_spending(1, s) for s in EVENTS]
    priced = [contingent(s, k) for s, k in PLACES]
    return derivation.by(conclude(Equation(B, weighted), _VALUE, *spending, *priced), id="in_net_spending")


def equivalence_to_securities() -> Derivation:
    """Whoever meets the single budget can choose y = A^{-1} g and meet every budget."""
    back = equivalence_to_one_budget()
    derivation = Derivation(
        EQUIVALENCE,
        "equivalence_to_securities",
        ("From one budget to securities", "从单一预算约束到证券市场"),
        intro=(
            "Now suppose that a plan meets the single budget. The payoff matrix has an inverse: choose the portfolio whose "
            "payoff in every state is the net spending there.",
            "反之，设某消费计划满足单一预算约束。支付矩阵可逆：选取在每个状态的支付恰等于净支出的证券组合。",
        ),
        reading=(
            "The portfolio pays for every state, and the single budget says that it can be paid for at date 0. Both budget "
            "sets allow the same consumption, so the same consumption is best in both. Only here complete markets are "
            "needed.",
            "该组合支付了每个状态的净支出，而单一预算约束保证在 0 期买得起它。两种预算集允许的消费相同，最优消费也就相同。"
            "只有这一方向需要市场完全。",
        ),
        after=back,
    )
    amounts = [derivation.by(define(chosen(1, m), inverse(1, m), determinant()), id=f"portfolio_{m}") for m in SECURITIES]
    for s in STATES:
        paid = sympy.Add(*(payoff(s, m) * chosen(1, m) for m in SECURITIES))
        derivation.by(
            conclude(Equation(paid, net(1, s)), *amounts, determinant()),
            id=f"budget_of_state_{s}",
            reading=("The budget of every state is met.", "每个状态的预算约束都得到满足。") if s == STATES[-1] else None,
        )
    spent = sympy.Add(*(security_price(m) * chosen(1, m) for m in SECURITIES))
    value = sympy.Add(*(state_price(s) * net(1, s) for s in STATES))
    prices = [pricing(m) for m in SECURITIES]
    cost = derivation.by(conclude(Equation(spent, value), *amounts, *prices, determinant()), id="cost_of_portfolio")
    single = (Condition(B, "=0"),)
    today = Equation(net(1, 0) + spent, 0, holds_for=single)
    derivation.by(
        conclude(today, cost, back.result("in_net_spending"), given=single),
        id="budget_of_date_0",
        reading=("The budget of date 0 is met as well.", "0 期的预算约束也得到满足。"),
    )
    derivation.by(
        evaluate_at({net(1, 0): 0}, equation=derivation.result("budget_of_date_0")),
        id="without_consumption_at_date_0",
        reading=(
            "The case of the notes: without consumption at date 0 the portfolio must cost nothing.",
            "讲义中的简化情形：0 期没有消费，证券组合的成本必须为零。",
        ),
    )
    return derivation


# Portfolios clear when commodities do.


def _clears(state: int, commodity: int) -> Equation:
    name = (f"market for commodity {commodity} in state {state}", f"状态 {state} 中商品 {commodity} 的市场")
    return equilibrium(net_trade(1, state, commodity) + net_trade(2, state, commodity), 0, name)


CLEARING = Model(
    "portfolios_clear",
    ("Net spending of two households in clearing markets", "市场出清时两个家庭的净支出"),
    [
        *(net_spending(h, s) for h in HOUSEHOLDS for s in STATES),
        *(_clears(s, k) for s in STATES for k in COMMODITIES),
        determinant(),
    ],
    endogenous=[
        *(net(h, s) for h in HOUSEHOLDS for s in STATES),
        *(net_trade(2, s, k) for s in STATES for k in COMMODITIES),
        Delta,
    ],
    exogenous=[
        *(net_trade(1, s, k) for s in STATES for k in COMMODITIES),
        *(spot_price(s, k) for s in STATES for k in COMMODITIES),
    ],
    parameters=PAYOFFS,
    order=_ORDER,
)


def equivalence_clearing() -> Derivation:
    """Where commodity markets clear, the chosen portfolios add up to zero."""
    derivation = Derivation(
        CLEARING,
        "equivalence_clearing",
        ("Portfolios clear when commodities do", "商品市场出清时证券市场也出清"),
        intro=(
            "An Arrow–Debreu equilibrium has no portfolios. Those chosen above must add up to zero.",
            "阿罗–德布鲁均衡中没有证券组合。还须说明上面选取的组合加总为零。",
        ),
        reading=(
            "With this the equivalence is complete: prices, consumption and portfolios of a rational-expectations "
            "equilibrium give an Arrow–Debreu equilibrium with the same consumption, and conversely. Security trade moves "
            "goods between households and creates none.",
            "至此等价性得证：由理性预期均衡的价格、消费与证券组合，可得到消费相同的阿罗–德布鲁均衡，反之亦然。"
            "证券交易只是在家庭之间转移商品，并不创造商品。",
        ),
    )
    totals = []
    for s in STATES:
        premises = [*(net_spending(h, s) for h in HOUSEHOLDS), *(_clears(s, k) for k in COMMODITIES)]
        totals.append(derivation.by(conclude(Equation(net(1, s) + net(2, s), 0), *premises), id=f"spending_of_state_{s}"))
    for m in SECURITIES:
        own = [
            derivation.by(define(chosen(h, m), inverse(h, m), determinant()), id=f"security_{m}_of_household_{h}")
            for h in HOUSEHOLDS
        ]
        derivation.by(conclude(Equation(chosen(1, m) + chosen(2, m), 0), *own, *totals), id=f"security_{m}_clears")
    return derivation
