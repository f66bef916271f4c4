"""Rational-expectations (Radner) equilibrium: the household's conditions, Walras' law event by event, the count."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.equation import Equation, constraint, definition
from derive.functions import function
from derive.model import Model
from derive.models.equilibrium_count import count_of
from derive.models.market_symbols import (
    H,
    K,
    M,
    S,
    State,
    consumption,
    endowment,
    holding,
    payoff,
    security_price,
    spot_price,
    where,
)
from derive.models.sequential_budgets import numeraire_received, spent_on_securities, worth
from derive.problem import OptimizationProblem, maximize
from derive.rules import conclude, curved, define, evaluate_at, sign
from derive.step import Derivation
from derive.strategies.first_order_conditions import first_order_conditions
from derive.symbols import POSITIVE, UNIT_INTERVAL, EconomicSymbol, aggregate, parameter, variable
from derive.text import Text

EVENTS, COMMODITIES, SECURITIES = (0, 1, 2), (1, 2), (1, 2)
HOUSEHOLDS = (1, 2)
AMOUNTS = tuple(consumption(1, s, k) for s in EVENTS for k in COMMODITIES)

u = function(
    "u",
    2,
    ("utility of household 1 in an event", "家庭 1 在一个事件中的效用函数"),
    signs={1: ">0", 2: ">0", (1, 1): "<0", (2, 2): "<0"},
    concave=True,
    arguments=("x_1", "x_2"),
)
beta = parameter("beta", ("discount factor", "贴现因子"), domain=POSITIVE)


def probability(state: int) -> EconomicSymbol:
    """Return the probability of a state."""
    return parameter(f"rho_{state}", (f"probability of state {state}", f"状态 {state} 的概率"), domain=UNIT_INTERVAL)


def within(event: int) -> Expr:
    """Return the utility that household 1 gets in an event."""
    return u(*(consumption(1, event, k) for k in COMMODITIES))


EXPECTED_UTILITY = within(0) + beta * sympy.Add(*(probability(s) * within(s) for s in EVENTS[1:]))


def multiplier(event: int) -> EconomicSymbol:
    """Return the marginal utility of income of household 1 in an event."""
    en, zh = where(event)
    return variable(f"lambda_{event}", (f"marginal utility of income {en}", f"{zh}收入的边际效用"))


def own_state_price(state: int, household: int = 1) -> EconomicSymbol:
    """Return what a unit of the numeraire in a state is worth to a household, in units of account of date 0."""
    words = (f"own state price of household {household} for state {state}", f"家庭 {household} 自身对状态 {state} 的状态价格")
    return aggregate(f"pi_{household}_{state}", words, notation=f"pi_{{{state}}}^{{{household}}}")


def _budget(household: int, event: State) -> Equation:
    en, zh = where(event)
    name = Text(f"budget of household {household} {en}", f"家庭 {household} 在{zh}的预算约束")
    if event == 0:
        return constraint(worth(0, "x", household) + spent_on_securities(household), worth(0, "e", household), name)
    received = spot_price(event, 1) * numeraire_received(event, household)
    return constraint(worth(event, "x", household), worth(event, "e", household) + received, name)


RADNER_HOUSEHOLD = OptimizationProblem(
    "radner_household",
    ("A household on spot and security markets", "即期市场与证券市场中的家庭"),
    maximize(EXPECTED_UTILITY),
    [*AMOUNTS, *(holding(1, m) for m in SECURITIES)],
    [_budget(1, event) for event in EVENTS],
    [multiplier(event) for event in EVENTS],
    exogenous=[
        *(spot_price(s, k) for s in EVENTS for k in COMMODITIES),
        *map(security_price, SECURITIES),
        *(endowment(1, s, k) for s in EVENTS for k in COMMODITIES),
    ],
    parameters=[
        beta,
        *map(probability, EVENTS[1:]),
        *(payoff(s, m) for s in EVENTS[1:] for m in SECURITIES),
    ],
    order=(
        beta,
        *map(probability, EVENTS[1:]),
        *map(multiplier, EVENTS),
        *(spot_price(s, k) for s in EVENTS for k in COMMODITIES),
        *map(security_price, SECURITIES),
        *(payoff(s, m) for s in EVENTS[1:] for m in SECURITIES),
        *AMOUNTS,
    ),
)


def radner_household() -> Derivation:
    """Within an event rates of substitution equal relative prices; securities are priced by the own state prices."""
    derivation = Derivation(
        RADNER_HOUSEHOLD,
        "radner_household",
        ("Rational-expectations equilibrium: definition and the household", "理性预期均衡：定义与家庭的最优条件"),
        intro=(
            "A rational-expectations equilibrium consists of spot prices, security prices, consumption and portfolios such "
            "that (1) every household maximises utility on its joint budget set, expecting the spot prices of every state, "
            "and (2) consumption adds up to the endowments in every event and portfolios add up to zero. All households "
            "expect the same prices, and these are the prices that clear the spot markets: that is what is rational about "
            "it. First (1), with two commodities, two states and two numeraire securities.",
            "理性预期均衡由即期价格、证券价格、消费与证券组合构成，满足：（1）给定（预期的）价格，"
            "每个家庭在总和预算集上实现效用最大化；（2）每个事件中消费之和等于禀赋之和，证券组合之和为零。"
            "所有家庭的预期相同，且与使即期市场出清的价格一致，“理性”的含义即在于此。先看（1）：两种商品、两个状态、"
            "两只计价商品证券。",
        ),
        reading=(
            "The own state price says what a unit of the numeraire in a state is worth to the household today: marginal "
            "utility there against marginal utility now. Every household has found its portfolio when its own state prices "
            "explain all security prices.",
            "自身的状态价格表示某状态中一单位计价商品今天对该家庭值多少，即该状态的边际效用与当前边际效用之比。"
            "当自身的状态价格能解释所有证券价格时，家庭的证券组合就达到最优。",
        ),
    )
    conditions = first_order_conditions(derivation)
    signs = [
        derivation.by(sign(multiplier(s), ">0", conditions[consumption(1, s, 1)]), id=f"income_is_valued_{s}") for s in EVENTS
    ]
    for s in EVENTS:
        first, second = (consumption(1, s, k) for k in COMMODITIES)
        rate = within(s).diff(second) / within(s).diff(first)
        relative = spot_price(s, 2) / spot_price(s, 1)
        derivation.by(conclude(Equation(rate, relative), conditions[first], conditions[second]), id=f"rate_within_{s}")
    own = [
        derivation.by(
            define(own_state_price(s), multiplier(s) * spot_price(s, 1) / multiplier(0), signs[0]), id=f"own_price_{s}"
        )
        for s in EVENTS[1:]
    ]
    for m in SECURITIES:
        priced = Equation(security_price(m), sympy.Add(*(own_state_price(s) * payoff(s, m) for s in EVENTS[1:])))
        derivation.by(conclude(priced, conditions[holding(1, m)], *own, signs[0]), label=f"q_{m}", id=f"security_{m}")
    derivation.by(
        curved(derivation.result("lagrangian"), RADNER_HOUSEHOLD.choices, "concave"),
        id="sufficient",
        reading=(
            "Utility is concave and the budgets are linear in the choices: the conditions are sufficient.",
            "效用为凹函数，预算约束关于选择变量是线性的，所以一阶条件也是充分的。",
        ),
    )
    return derivation


# Walras' law, at date 0 and in any state s.

TIMES: tuple[State, ...] = (0, "s")


def excess(event: State, commodity: int) -> EconomicSymbol:
    """Return the excess demand for a commodity in an event."""
    en, zh = where(event)
    words = (f"excess demand for commodity {commodity} {en}", f"{zh}商品 {commodity} 的超额需求")
    return variable(f"z_{event}{commodity}", words, notation=f"z_{{{event}{commodity}}}")


def excess_security(security: int) -> EconomicSymbol:
    """Return the excess demand for a security, which is in zero net supply."""
    words = (f"excess demand for security {security}", f"证券 {security} 的超额需求")
    return variable(f"zeta_{security}", words)


BUDGETS = {(h, s): _budget(h, s) for h in HOUSEHOLDS for s in TIMES}
EXCESS = {
    (s, k): definition(
        excess(s, k),
        sympy.Add(*(consumption(h, s, k) - endowment(h, s, k) for h in HOUSEHOLDS)),
        excess(s, k).meaning,
    )
    for s in TIMES
    for k in COMMODITIES
}
EXCESS_SECURITIES = tuple(
    definition(excess_security(m), sympy.Add(*(holding(h, m) for h in HOUSEHOLDS)), excess_security(m).meaning)
    for m in SECURITIES
)
_PRICES = tuple(spot_price(s, k) for s in TIMES for k in COMMODITIES)

RADNER_MARKETS = Model(
    "radner_markets",
    ("Budgets and excess demands of two households", "两个家庭的预算约束与超额需求"),
    [*BUDGETS.values(), *EXCESS.values(), *EXCESS_SECURITIES],
    endogenous=[
        *(consumption(h, s, 2) for h in HOUSEHOLDS for s in TIMES),
        *(excess(s, k) for s in TIMES for k in COMMODITIES),
        *map(excess_security, SECURITIES),
    ],
    exogenous=[
        *(consumption(h, s, 1) for h in HOUSEHOLDS for s in TIMES),
        *(holding(h, m) for h in HOUSEHOLDS for m in SECURITIES),
        *(endowment(h, s, k) for h in HOUSEHOLDS for s in TIMES for k in COMMODITIES),
        *_PRICES,
        *map(security_price, SECURITIES),
    ],
    parameters=[payoff("s", m) for m in SECURITIES],
    order=(
        *_PRICES,
        *map(security_price, SECURITIES),
        *(payoff("s", m) for m in SECURITIES),
        *(consumption(h, s, k) for s in TIMES for k in COMMODITIES for h in HOUSEHOLDS),
        *(endowment(h, s, k) for s in TIMES for k in COMMODITIES for h in HOUSEHOLDS),
    ),
)


def radner_walras() -> Derivation:
    """Adding the budgets of an event: one market of every event follows from the others."""
    derivation = Derivation(
        RADNER_MARKETS,
        "radner_walras",
        ("Walras' law, event by event", "各事件中的瓦尔拉斯定律"),
        intro=(
            "Add up the budgets of both households at date 0, and in any state s. Nothing is supposed about markets: "
            "excess demands may have any sign.",
            "把两个家庭的预算约束相加：先看 0 期，再看任一状态 s。对市场是否出清不作任何假定，超额需求可正可负。",
        ),
        reading=(
            "There is one such law for every event, not one for the whole economy: each event has a redundant market and "
            "needs a numeraire of its own. Securities in zero net supply cannot create goods: once they clear, the value "
            "of excess demands in each state is zero by itself.",
            "这样的定律每个事件各有一条，而不是整个经济只有一条：每个事件都有一个多余的市场，也都需要各自的计价物。"
            "证券净供给为零，不能创造商品：证券市场一旦出清，每个状态的超额需求总值自然为零。",
        ),
    )
    for s in TIMES:
        law = Equation(sympy.Add(*(spot_price(s, k) * excess(s, k) for k in COMMODITIES)), _value_of_securities(s))
        own = [*(BUDGETS[h, s] for h in HOUSEHOLDS), *(EXCESS[s, k] for k in COMMODITIES)]
        found = derivation.by(conclude(law, *own, *EXCESS_SECURITIES), label=f"Walras_{s}", id=f"law_of_event_{s}")
        cleared = {excess(s, 1): 0, **{excess_security(m): 0 for m in SECURITIES}}
        rest = derivation.by(evaluate_at(cleared, equation=found), id=f"others_clear_{s}")
        last = Equation(excess(s, 2), 0, holds_for=rest.holds_for)
        derivation.by(conclude(last, rest, given=rest.holds_for), id=f"last_market_of_event_{s}")
    return derivation


def _value_of_securities(event: State) -> Expr:
    """What excess demand for securities costs at date 0, or brings in a state."""
    if event == 0:
        return -sympy.Add(*(security_price(m) * excess_security(m) for m in SECURITIES))
    return spot_price(event, 1) * sympy.Add(*(payoff(event, m) * excess_security(m) for m in SECURITIES))


def radner_count() -> Derivation:
    """As many equations as unknowns, once one market per event is left out and one numeraire per event is chosen."""
    return count_of(
        "radner_count",
        ("Counting: rational-expectations equilibrium", "方程与未知数的计数：理性预期均衡"),
        unknowns=(
            ("x", H * K * (S + 1), ("amounts consumed", "消费量")),
            ("y", H * M, ("amounts of securities", "证券持有量")),
            ("l", H * (S + 1), ("multipliers", "乘子")),
            ("p", K * (S + 1), ("spot prices", "即期价格")),
            ("q", M, ("security prices", "证券价格")),
        ),
        equations=(
            ("x", H * K * (S + 1), ("first-order conditions for consumption", "关于消费的一阶条件")),
            ("y", H * M, ("first-order conditions for securities", "关于证券的一阶条件")),
            ("b", H * (S + 1), ("budgets", "预算约束")),
            ("k", (K - 1) * (S + 1), ("commodity markets, one per event left out", "商品市场（每个事件略去一个）")),
            ("m", M, ("security markets", "证券市场")),
            ("1", S + 1, ("numeraires, one per event", "计价物（每个事件一个）")),
        ),
        reading=(
            "The system is square. That makes existence and local uniqueness plausible; it proves neither, as Hart's "
            "economy shows. With nominal securities two normalisations are all there is, and the system has too few "
            "equations.",
            "方程组的方程数与未知数个数相等。这使均衡的存在与局部唯一显得合理，但都不是证明，哈特的例子就说明了这一点。"
            "若为名义证券，可供选择的标准化只有两个，方程就不够了。",
        ),
    )
