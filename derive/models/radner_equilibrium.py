"""Rational-expectations (Radner) equilibrium: the household's conditions, Walras' law event by event, the count."""

from __future__ import annotations

import sympy

from derive.equation import Equation, constraint, definition
from derive.functions import function
from derive.model import Model
from derive.models.equilibrium_count import count_of
from derive.models.market_symbols import H, K, M, S, consumption, endowment, holding, payoff, security_price, spot_price
from derive.models.sequential_budgets import numeraire_received, spent_on_securities, worth
from derive.problem import OptimizationProblem, maximize
from derive.rules import conclude, curved, evaluate_at, sign
from derive.step import Derivation
from derive.strategies.first_order_conditions import first_order_conditions
from derive.symbols import EconomicSymbol, variable
from derive.text import Text

EVENTS, COMMODITIES, SECURITIES = (0, 1, 2), (1, 2), (1, 2)
HOUSEHOLDS = (1, 2)
AMOUNTS = tuple(consumption(1, s, k) for s in EVENTS for k in COMMODITIES)

utility = function(
    "U",
    len(AMOUNTS),
    ("utility of household 1 from consumption in all events", "家庭 1 从各事件消费中得到的效用"),
    signs=dict.fromkeys(range(1, len(AMOUNTS) + 1), ">0"),
    concave=True,
)


def multiplier(event: int) -> EconomicSymbol:
    """Return the marginal utility of income of household 1 in an event."""
    words = (f"marginal utility of income in event {event}", f"事件 {event} 中收入的边际效用")
    return variable(f"lambda_{event}", words)


def _budget(household: int, event: int) -> Equation:
    name = Text(
        f"budget of household {household} in event {event}" if event else f"budget of household {household} at date 0",
        f"家庭 {household} 在状态 {event} 的预算约束" if event else f"家庭 {household} 在 0 期的预算约束",
    )
    if event == 0:
        return constraint(worth(0, "x", household) + spent_on_securities(household), worth(0, "e", household), name)
    received = spot_price(event, 1) * numeraire_received(event, household)
    return constraint(worth(event, "x", household), worth(event, "e", household) + received, name)


RADNER_HOUSEHOLD = OptimizationProblem(
    "radner_household",
    ("A household on spot and security markets", "即期市场与证券市场中的家庭"),
    maximize(utility(*AMOUNTS)),
    [*AMOUNTS, *(holding(1, m) for m in SECURITIES)],
    [_budget(1, event) for event in EVENTS],
    [multiplier(event) for event in EVENTS],
    exogenous=[
        *(spot_price(s, k) for s in EVENTS for k in COMMODITIES),
        *map(security_price, SECURITIES),
        *(endowment(1, s, k) for s in EVENTS for k in COMMODITIES),
    ],
    parameters=[payoff(s, m) for s in EVENTS[1:] for m in SECURITIES],
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
            "The household values a unit of the numeraire in state s at its own state price, the last formula's weight. "
            "Every household finds its portfolio when its own state prices explain all security prices. If there are fewer "
            "securities than states, different state prices may do so.",
            "家庭对状态 s 中一单位计价商品的评价，就是最后一式中支付前的权重，即其自身的状态价格。"
            "当自身的状态价格能解释所有证券价格时，家庭的证券组合达到最优。若证券数少于状态数，"
            "不同的状态价格都可能做到这一点。",
        ),
    )
    conditions = first_order_conditions(derivation)
    signs = [
        derivation.by(sign(multiplier(s), ">0", conditions[consumption(1, s, 1)]), id=f"income_is_valued_{s}") for s in EVENTS
    ]
    for s in EVENTS:
        first, second = (consumption(1, s, k) for k in COMMODITIES)
        rate = utility(*AMOUNTS).diff(second) / utility(*AMOUNTS).diff(first)
        relative = spot_price(s, 2) / spot_price(s, 1)
        derivation.by(conclude(Equation(rate, relative), conditions[first], conditions[second]), id=f"rate_within_{s}")
    for m in SECURITIES:
        weights = sympy.Add(*(multiplier(s) * spot_price(s, 1) / multiplier(0) * payoff(s, m) for s in EVENTS[1:]))
        priced = Equation(security_price(m), weights)
        derivation.by(conclude(priced, conditions[holding(1, m)], signs[0]), label=f"q_{m}", id=f"security_{m}")
    derivation.by(
        curved(derivation.result("lagrangian"), RADNER_HOUSEHOLD.choices, "concave"),
        id="sufficient",
        reading=(
            "Utility is concave and the budgets are linear in the choices: the conditions are sufficient.",
            "效用为凹函数，预算约束关于选择变量是线性的，所以一阶条件也是充分的。",
        ),
    )
    return derivation


# Walras' law.


def excess(event: int, commodity: int) -> EconomicSymbol:
    """Return the excess demand for a commodity in an event."""
    words = (
        f"excess demand for commodity {commodity} in event {event}",
        f"事件 {event} 中商品 {commodity} 的超额需求",
    )
    return variable(f"z_{event}{commodity}", words, notation=f"z_{{{event}{commodity}}}")


def excess_security(security: int) -> EconomicSymbol:
    """Return the excess demand for a security, which is in zero net supply."""
    words = (f"excess demand for security {security}", f"证券 {security} 的超额需求")
    return variable(f"zeta_{security}", words)


BUDGETS = tuple(_budget(h, s) for h in HOUSEHOLDS for s in EVENTS)
EXCESS = tuple(
    definition(
        excess(s, k),
        sympy.Add(*(consumption(h, s, k) - endowment(h, s, k) for h in HOUSEHOLDS)),
        excess(s, k).meaning,
    )
    for s in EVENTS
    for k in COMMODITIES
)
EXCESS_SECURITIES = tuple(
    definition(excess_security(m), sympy.Add(*(holding(h, m) for h in HOUSEHOLDS)), excess_security(m).meaning)
    for m in SECURITIES
)

RADNER_MARKETS = Model(
    "radner_markets",
    ("Budgets and excess demands of two households", "两个家庭的预算约束与超额需求"),
    [*BUDGETS, *EXCESS, *EXCESS_SECURITIES],
    endogenous=[
        *(consumption(h, s, 2) for h in HOUSEHOLDS for s in EVENTS),
        *(excess(s, k) for s in EVENTS for k in COMMODITIES),
        *map(excess_security, SECURITIES),
    ],
    exogenous=[
        *(consumption(h, s, 1) for h in HOUSEHOLDS for s in EVENTS),
        *(holding(h, m) for h in HOUSEHOLDS for m in SECURITIES),
        *(endowment(h, s, k) for h in HOUSEHOLDS for s in EVENTS for k in COMMODITIES),
        *(spot_price(s, k) for s in EVENTS for k in COMMODITIES),
        *map(security_price, SECURITIES),
    ],
    parameters=[payoff(s, m) for s in EVENTS[1:] for m in SECURITIES],
)


def radner_walras() -> Derivation:
    """Adding the budgets of an event: one market of every event follows from the others."""
    derivation = Derivation(
        RADNER_MARKETS,
        "radner_walras",
        ("Walras' law, event by event", "各事件中的瓦尔拉斯定律"),
        intro=(
            "Add up the budgets of both households in one event. Nothing is supposed about markets: excess demands may "
            "have any sign.",
            "在每个事件中把两个家庭的预算约束相加。对市场是否出清不作任何假定，超额需求可正可负。",
        ),
        reading=(
            "There is one such law for every event, not one for the whole economy: each event has a redundant market and "
            "needs a numeraire of its own. Securities in zero net supply cannot create goods: once they clear, the value "
            "of excess demands in each state is zero by itself.",
            "这样的定律每个事件各有一条，而不是整个经济只有一条：每个事件都有一个多余的市场，也都需要各自的计价物。"
            "证券净供给为零，不能创造商品：证券市场一旦出清，每个状态的超额需求总值自然为零。",
        ),
    )
    for s in EVENTS:
        paid = _value_of_securities(s)
        law = Equation(sympy.Add(*(spot_price(s, k) * excess(s, k) for k in COMMODITIES)), paid)
        own = [one for one in BUDGETS if consumption(1, s, 2) in one.free_symbols or consumption(2, s, 2) in one.free_symbols]
        named = [one for one in EXCESS if one.lhs in law.free_symbols]
        found = derivation.by(conclude(law, *own, *named, *EXCESS_SECURITIES), id=f"law_of_event_{s}")
        cleared = {excess(s, 1): 0, **{excess_security(m): 0 for m in SECURITIES}}
        rest = derivation.by(evaluate_at(cleared, equation=found), id=f"others_clear_{s}")
        last = Equation(excess(s, 2), 0, holds_for=rest.holds_for)
        derivation.by(conclude(last, rest, given=rest.holds_for), id=f"last_market_of_event_{s}")
    return derivation


def _value_of_securities(event: int) -> sympy.Expr:
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
            ("lambda", H * (S + 1), ("multipliers", "乘子")),
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
            "方程组的方程数与未知数个数相等。这使均衡的存在与局部唯一显得合理，但都不是证明，Hart 的例子就说明了这一点。"
            "若为名义证券，可供选择的标准化只有两个，方程就不够了。",
        ),
    )
