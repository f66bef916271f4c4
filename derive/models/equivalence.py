"""Complete markets: budgets of all events together are one Arrow–Debreu budget, and the other way round, by inverting A."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.equation import Condition, Equation, constraint, definition, equilibrium
from derive.model import Model
from derive.models.market_symbols import (
    consumption,
    contingent_price,
    endowment,
    holding,
    payoff,
    security_price,
    spot_price,
    state_price,
)
from derive.models.sequential_budgets import DETERMINANT, numeraire_received, spent_on_securities, worth
from derive.rules import conclude, evaluate_at
from derive.step import Derivation
from derive.symbols import EconomicSymbol, variable

STATES, COMMODITIES, SECURITIES, HOUSEHOLDS = (1, 2), (1, 2), (1, 2), (1, 2)
EVENTS = (0, *STATES)
COMPLETE = Condition(DETERMINANT, "!=0")
PAYOFFS = tuple(payoff(s, m) for s in STATES for m in SECURITIES)


def pricing(security: int) -> Equation:
    """Return q_m = sum of pi_s a_sm."""
    value = sympy.Add(*(state_price(s) * payoff(s, security) for s in STATES))
    return equilibrium(security_price(security), value, (f"price of security {security}", f"证券 {security} 的价格"))


def inverse(first: Expr, second: Expr) -> tuple[Expr, Expr]:
    """Return A^{-1} times a column."""
    return (
        (payoff(2, 2) * first - payoff(1, 2) * second) / DETERMINANT,
        (payoff(1, 1) * second - payoff(2, 1) * first) / DETERMINANT,
    )


def contingent(state: int, commodity: int) -> Equation:
    """Return the contingent price: state price times spot price in units of the numeraire."""
    price = spot_price(state, commodity)
    value = price if state == 0 else state_price(state) * price / spot_price(state, 1)
    return definition(contingent_price(state, commodity), value, ("contingent price", "事件依赖商品价格"))


# The budgets of one household.


def net(household: int, event: int) -> EconomicSymbol:
    """Return net spending: in units of account at date 0, in units of commodity 1 in a state."""
    where = "at date 0" if event == 0 else f"in state {event}, in units of commodity 1"
    zh = "在 0 期的净支出" if event == 0 else f"在状态 {event} 的净支出（以商品 1 计）"
    words = (f"net spending of household {household} {where}", f"家庭 {household} {zh}")
    return variable(f"g_{household}_{event}", words, notation=f"g_{{{event}}}^{{{household}}}")


def _net_spending(household: int, event: int) -> Equation:
    value = worth(event, "x", household) - worth(event, "e", household)
    return definition(
        net(household, event), value if event == 0 else value / spot_price(event, 1), net(household, event).meaning
    )


def _budget(household: int, event: int) -> Equation:
    if event == 0:
        return constraint(net(household, 0) + spent_on_securities(household), 0, ("budget of date 0", "0 期的预算约束"))
    received = numeraire_received(event, household)
    return constraint(net(household, event), received, (f"budget of state {event}", f"状态 {event} 的预算约束"))


SINGLE = Equation(
    sympy.Add(*(contingent_price(s, k) * (consumption(1, s, k) - endowment(1, s, k)) for s in EVENTS for k in COMMODITIES)),
    0,
)
_OUTSIDE = (
    *(consumption(1, s, k) for s in EVENTS for k in COMMODITIES),
    *(endowment(1, s, k) for s in EVENTS for k in COMMODITIES),
    *(spot_price(s, k) for s in EVENTS for k in COMMODITIES),
    *map(state_price, STATES),
)

FROM_SECURITIES = Model(
    "from_securities",
    ("A household that meets every budget", "满足每个事件预算约束的家庭"),
    [
        *(_net_spending(1, s) for s in EVENTS),
        *(_budget(1, s) for s in EVENTS),
        *map(pricing, SECURITIES),
        *(contingent(s, k) for s in EVENTS for k in COMMODITIES),
    ],
    endogenous=[
        *(net(1, s) for s in EVENTS),
        *(consumption(1, s, 2) for s in EVENTS),
        *map(security_price, SECURITIES),
        *(contingent_price(s, k) for s in EVENTS for k in COMMODITIES),
    ],
    exogenous=[
        *(symbol for symbol in _OUTSIDE if symbol not in {consumption(1, s, 2) for s in EVENTS}),
        *(holding(1, m) for m in SECURITIES),
    ],
    parameters=PAYOFFS,
)


def equivalence_to_one_budget() -> Derivation:
    """Whoever meets the budgets of all events meets the single one; this needs no complete markets."""
    derivation = Derivation(
        FROM_SECURITIES,
        "equivalence_to_one_budget",
        ("From securities to one budget", "从证券市场到单一预算约束"),
        intro=(
            "Let security prices be the values of payoffs at state prices, and let the contingent price of a commodity be "
            "the state price times its spot price in units of the numeraire. Net spending is what consumption costs beyond "
            "the value of the endowment.",
            "设证券价格等于以状态价格计算的支付的价值；事件依赖商品的价格等于状态价格乘以该商品以计价物表示的即期价格。"
            "净支出是消费支出超过禀赋价值的部分。",
        ),
        reading=(
            "Multiply the budget of every state by its state price and add: the portfolio disappears, since it costs what "
            "it pays. This direction holds with any number of securities: incomplete markets only take possibilities away.",
            "以状态价格乘各状态的预算约束并相加：证券组合的成本恰等于其支付的价值，因而消去。这一方向与证券个数无关："
            "市场不完全只会减少可能性。",
        ),
    )
    budgets = [_budget(1, s) for s in EVENTS]
    prices = [pricing(m) for m in SECURITIES]
    total = Equation(net(1, 0) + sympy.Add(*(state_price(s) * net(1, s) for s in STATES)), 0)
    weighted = derivation.by(conclude(total, *budgets, *prices), id="weighted_sum")
    spending = [_net_spending(1, s) for s in EVENTS]
    priced = [contingent(s, k) for s in EVENTS for k in COMMODITIES]
    single = derivation.by(conclude(SINGLE, weighted, *spending, *priced), label="AD", id="one_budget")
    today = {consumption(1, 0, k): endowment(1, 0, k) for k in COMMODITIES}
    derivation.by(
        evaluate_at(today, equation=single),
        id="without_consumption_at_date_0",
        reading=(
            "The case of the notes: without consumption at date 0 only securities are traded then.",
            "讲义中的简化情形：0 期没有消费，只交易证券。",
        ),
    )
    return derivation


def _chosen(household: int) -> tuple[Equation, ...]:
    amounts = inverse(net(household, 1), net(household, 2))
    return tuple(
        definition(holding(household, m), amount, ("portfolio that pays the net spending", "支付恰等于净支出的证券组合"))
        for m, amount in zip(SECURITIES, amounts, strict=True)
    )


TO_SECURITIES = Model(
    "to_securities",
    ("A portfolio for given net spending", "为给定净支出选取的证券组合"),
    [
        *_chosen(1),
        *(_net_spending(1, s) for s in EVENTS),
        *map(pricing, SECURITIES),
        *(contingent(s, k) for s in EVENTS for k in COMMODITIES),
    ],
    endogenous=[
        *(holding(1, m) for m in SECURITIES),
        *(net(1, s) for s in EVENTS),
        *map(security_price, SECURITIES),
        *(contingent_price(s, k) for s in EVENTS for k in COMMODITIES),
    ],
    exogenous=_OUTSIDE,
    parameters=PAYOFFS,
    conditions=[COMPLETE],
)


def equivalence_to_securities() -> Derivation:
    """Whoever meets the single budget can choose y = A^{-1} g and meet every budget."""
    derivation = Derivation(
        TO_SECURITIES,
        "equivalence_to_securities",
        ("From one budget to securities", "从单一预算约束到证券市场"),
        intro=(
            "Now start from a plan that meets the single budget. The payoff matrix has an inverse: choose the portfolio "
            "whose payoff in every state is the net spending there.",
            "现在从满足单一预算约束的消费计划出发。支付矩阵可逆：选取在每个状态的支付恰等于净支出的证券组合。",
        ),
        reading=(
            "The portfolio pays for every state, and the single budget says that it can be paid for at date 0. Both budget "
            "sets allow the same consumption, so the same consumption is best in both. Only here complete markets are "
            "needed.",
            "该组合支付了每个状态的净支出，而单一预算约束保证在 0 期买得起它。两种预算集允许的消费相同，最优消费也就相同。"
            "只有这一方向需要市场完全。",
        ),
    )
    chosen, spending = _chosen(1), [_net_spending(1, s) for s in EVENTS]
    prices = [pricing(m) for m in SECURITIES]
    priced = [contingent(s, k) for s in EVENTS for k in COMMODITIES]
    for s in STATES:
        met = derivation.by(conclude(Equation(numeraire_received(s), net(1, s)), *chosen), id=f"portfolio_pays_{s}")
        spot = Equation(worth(s, "x"), worth(s, "e") + spot_price(s, 1) * numeraire_received(s))
        derivation.by(conclude(spot, met, spending[s]), id=f"budget_of_state_{s}")
    cost = Equation(spent_on_securities(), sympy.Add(*(state_price(s) * net(1, s) for s in STATES)))
    spent = derivation.by(conclude(cost, *chosen, *prices), id="cost_of_portfolio")
    affordable = (Condition(SINGLE.lhs, "=0"),)
    derivation.by(
        conclude(
            Equation(worth(0, "x") + spent_on_securities(), worth(0, "e"), holds_for=affordable),
            spent,
            *spending,
            *priced,
            given=affordable,
        ),
        id="budget_of_date_0",
    )
    return derivation


def _market(state: int, commodity: int) -> Equation:
    return equilibrium(
        consumption(1, state, commodity) + consumption(2, state, commodity),
        endowment(1, state, commodity) + endowment(2, state, commodity),
        (f"market for commodity {commodity} in state {state}", f"状态 {state} 中商品 {commodity} 的市场"),
    )


CLEARING = Model(
    "portfolios_clear",
    ("Net spending and portfolios of two households", "两个家庭的净支出与证券组合"),
    [
        *(equation for h in HOUSEHOLDS for equation in _chosen(h)),
        *(_net_spending(h, s) for h in HOUSEHOLDS for s in STATES),
        *(_market(s, k) for s in STATES for k in COMMODITIES),
    ],
    endogenous=[
        *(holding(h, m) for h in HOUSEHOLDS for m in SECURITIES),
        *(net(h, s) for h in HOUSEHOLDS for s in STATES),
        *(consumption(2, s, k) for s in STATES for k in COMMODITIES),
    ],
    exogenous=[
        *(consumption(1, s, k) for s in STATES for k in COMMODITIES),
        *(endowment(h, s, k) for h in HOUSEHOLDS for s in STATES for k in COMMODITIES),
        *(spot_price(s, k) for s in STATES for k in COMMODITIES),
    ],
    parameters=PAYOFFS,
    conditions=[COMPLETE],
)


def equivalence_clearing() -> Derivation:
    """Where commodity markets clear, the chosen portfolios add up to zero, and so do their payoffs."""
    derivation = Derivation(
        CLEARING,
        "equivalence_clearing",
        ("Portfolios clear when commodities do", "商品市场出清时证券市场也出清"),
        intro=(
            "An Arrow–Debreu equilibrium has no portfolios. Those chosen above must add up to zero.",
            "阿罗–德布鲁均衡中没有证券组合。还须说明上面选取的组合加总为零。",
        ),
        reading=(
            "With this the equivalence is complete in both directions: prices, consumption and portfolios of a "
            "rational-expectations equilibrium give an Arrow–Debreu equilibrium with the same consumption, and conversely. "
            "Security trade moves goods between households and creates none.",
            "至此两个方向的等价性都已证明：由理性预期均衡的价格、消费与证券组合，可得到消费相同的阿罗–德布鲁均衡，"
            "反之亦然。证券交易只是在家庭之间转移商品，并不创造商品。",
        ),
    )
    totals = []
    for s in STATES:
        markets = [_market(s, k) for k in COMMODITIES]
        spending = [_net_spending(h, s) for h in HOUSEHOLDS]
        totals.append(
            derivation.by(conclude(Equation(net(1, s) + net(2, s), 0), *spending, *markets), id=f"spending_of_state_{s}")
        )
    for m in SECURITIES:
        own = [_chosen(h)[m - 1] for h in HOUSEHOLDS]
        derivation.by(conclude(Equation(holding(1, m) + holding(2, m), 0), *own, *totals), id=f"security_{m}_clears")
    return derivation
