"""What is missing without securities: marginal rates of substitution between events differ, and nobody can trade on it."""

from __future__ import annotations

from sympy import Rational, log

from derive.equation import Equation, constraint, definition
from derive.functions import function
from derive.model import Model
from derive.models.market_symbols import where
from derive.problem import OptimizationProblem, maximize
from derive.rules import conclude, define, isolate, sign, substitute
from derive.step import Derivation
from derive.strategies.first_order_conditions import first_order_conditions
from derive.symbols import POSITIVE, UNIT_INTERVAL, EconomicSymbol, aggregate, parameter, variable

STATES = (0, 1, 2)
u = function("u", 1, ("utility", "效用函数"), signs={1: ">0", (1, 1): "<0"}, concave=True, arguments=("x",))
beta = parameter("beta", ("discount factor", "贴现因子"), domain=POSITIVE)


def _indexed(letter: str, state: int, en: str, zh: str) -> EconomicSymbol:
    en_where, zh_where = where(state)
    return variable(f"{letter}_{state}", (f"{en} {en_where}", f"{zh_where}的{zh}"), domain=POSITIVE)


def probability(state: int) -> EconomicSymbol:
    """Return the probability of a state."""
    return parameter(f"rho_{state}", (f"probability of state {state}", f"状态 {state} 的概率"), domain=UNIT_INTERVAL)


x_0, x_1, x_2 = (_indexed("x", s, "consumption", "消费") for s in STATES)
e_0, e_1, e_2 = (_indexed("e", s, "endowment", "禀赋") for s in STATES)
p_0, p_1, p_2 = (_indexed("p", s, "spot price", "即期价格") for s in STATES)
_MULTIPLIERS = tuple(
    variable(f"lambda_{s}", (f"marginal utility of income {where(s)[0]}", f"{where(s)[1]}收入的边际效用")) for s in STATES
)

SPOT_HOUSEHOLD = OptimizationProblem(
    "spot_household",
    ("A household with spot markets alone", "只有即期市场时的家庭"),
    maximize(u(x_0) + beta * (probability(1) * u(x_1) + probability(2) * u(x_2))),
    [x_0, x_1, x_2],
    [
        constraint(price * amount, price * owned, (f"budget {where(s)[0]}", f"{where(s)[1]}的预算约束"))
        for s, (price, amount, owned) in enumerate(((p_0, x_0, e_0), (p_1, x_1, e_1), (p_2, x_2, e_2)))
    ],
    _MULTIPLIERS,
    exogenous=[p_0, p_1, p_2, e_0, e_1, e_2],
    parameters=[beta, probability(1), probability(2)],
    order=(beta, probability(1), probability(2), *_MULTIPLIERS, p_0, p_1, p_2, x_0, x_1, x_2, e_0, e_1, e_2),
)


def spot_household() -> Derivation:
    """With one commodity, spot markets alone leave everybody at the endowment; its own marginal rates follow."""
    derivation = Derivation(
        SPOT_HOUSEHOLD,
        "spot_household",
        ("A household that can trade within events only", "只能在事件内部交易的家庭"),
        intro=(
            "There is one commodity. On the spot market of an event it can be exchanged only for itself, so nothing is "
            "left to trade.",
            "只有一种商品。在某一事件的即期市场上，它只能与自身交换，因而无可交易。",
        ),
        reading=(
            "The marginal rate of substitution between two events depends on the own endowment alone. No price brings the "
            "rates of different households together, and every difference is a gain from trade that is missed.",
            "两个事件之间的边际替代率只取决于自己的禀赋，没有任何价格使不同家庭的边际替代率趋于一致；"
            "每一处差异都是未能实现的交易利益。",
        ),
    )
    conditions = first_order_conditions(derivation)
    budgets = [one.statement for one in SPOT_HOUSEHOLD.constraints]
    amounts = [
        derivation.by(isolate(amount, equation=budget), id=f"no_trade_{s}")
        for s, (amount, budget) in enumerate(zip((x_0, x_1, x_2), budgets, strict=True))
    ]
    _, lambda_1, lambda_2 = _MULTIPLIERS
    valued = derivation.by(sign(lambda_2, ">0", conditions[x_2]), id="income_is_valued")
    rate = probability(1) * u(x_1).diff(x_1) / (probability(2) * u(x_2).diff(x_2))
    between = derivation.by(
        conclude(Equation(rate, lambda_1 * p_1 / (lambda_2 * p_2)), conditions[x_1], conditions[x_2], valued),
        id="rate_between_states",
        reading=(
            "The two multipliers belong to two separate budgets; nothing ties them together.",
            "两个乘子分属两个独立的预算约束，二者之间没有任何联系。",
        ),
    )
    at_endowment = substitute(*amounts[1:], into=between).claim.conclusion
    derivation.by(conclude(at_endowment, between, valued, *amounts[1:]), label="MRS", id="rate_at_endowment")
    return derivation


# Two households with opposite risks.

HOUSEHOLDS = (1, 2)
OWNED = {(1, 1): 3, (1, 2): 1, (2, 1): 1, (2, 2): 3}


def _consumed(household: int, state: int) -> EconomicSymbol:
    words = (f"consumption of household {household} in state {state}", f"家庭 {household} 在状态 {state} 的消费")
    return variable(f"x_{household}_{state}", words, domain=POSITIVE, notation=f"x_{{{state}}}^{{{household}}}")


def _rate(household: int) -> EconomicSymbol:
    words = (
        f"marginal rate of substitution of household {household} between the states",
        f"家庭 {household} 在两个状态之间的边际替代率",
    )
    return variable(f"MRS_{household}", words, domain=POSITIVE, notation=f"MRS^{{{household}}}")


_AT_ENDOWMENT = [
    definition(_consumed(h, s), amount, ("endowment, by the budget of the state", "由该状态的预算约束，等于禀赋"))
    for (h, s), amount in OWNED.items()
]
_RATES = [
    definition(_rate(h), _consumed(h, 2) / _consumed(h, 1), ("equal probabilities, logarithmic utility", "等概率与对数效用"))
    for h in HOUSEHOLDS
]
HALF = Rational(1, 2)
U_ALONE = variable("U_a", ("utility of either household without trade", "没有交易时每个家庭的效用"), notation="U_a")
U_SHARED = variable("U_s", ("utility of either household when risks are shared", "分担风险时每个家庭的效用"), notation="U_s")
gain = aggregate("g", ("gain from sharing the risk", "分担风险的福利增益"), notation="Delta")

SPOT_EXAMPLE = Model(
    "spot_example",
    ("Two households with opposite risks", "风险相反的两个家庭"),
    [
        *_AT_ENDOWMENT,
        *_RATES,
        definition(
            U_ALONE, HALF * log(3) + HALF * log(1), ("3 units in one state, 1 in the other", "一个状态 3 单位，另一状态 1 单位")
        ),
        definition(U_SHARED, HALF * log(2) + HALF * log(2), ("2 units in each state", "每个状态 2 单位")),
    ],
    endogenous=[*(_consumed(h, s) for h, s in OWNED), *map(_rate, HOUSEHOLDS), U_ALONE, U_SHARED],
    order=(*(_consumed(h, s) for h, s in OWNED), *map(_rate, HOUSEHOLDS)),
)


def spot_markets_example() -> Derivation:
    """Rates of substitution 1/3 and 3; sharing the risk makes both better off."""
    derivation = Derivation(
        SPOT_EXAMPLE,
        "spot_markets_example",
        ("A worked case: uninsured risk", "例：无法分担的风险"),
        intro=(
            "Two equally likely states, one commodity, logarithmic utility. Household 1 owns 3 units in state 1 and 1 in "
            "state 2, household 2 the reverse. Together they own 4 in each state: there is no aggregate risk.",
            "两个状态等概率，一种商品，对数效用。家庭 1 在状态 1 有 3 单位、在状态 2 有 1 单位，家庭 2 正好相反。"
            "每个状态合计都是 4 单位：没有总体风险。",
        ),
        reading=(
            "Where they differ, each household would gladly give up what it has plenty of for what it lacks. With spot "
            "markets alone it cannot, although nothing but a contract is missing.",
            "边际替代率不同，每个家庭都乐意以自己富余的换取所缺的。只有即期市场时做不到，所缺的不过是一份合约。",
        ),
    )
    found = [
        derivation.by(substitute(*(_AT_ENDOWMENT[2 * (h - 1)], _AT_ENDOWMENT[2 * h - 1]), into=_RATES[h - 1]), id=f"rate_{h}")
        for h in HOUSEHOLDS
    ]
    derivation.by(
        sign(_rate(2) - _rate(1), ">0", *found),
        id="rates_differ",
        reading=(
            "Household 2 values consumption in state 1 more, household 1 consumption in state 2.",
            "家庭 2 更看重状态 1 的消费，家庭 1 更看重状态 2 的消费。",
        ),
    )
    better = derivation.by(define(gain, U_SHARED - U_ALONE), id="gain")
    values = [equation for equation in SPOT_EXAMPLE.equations if equation.lhs in (U_SHARED, U_ALONE)]
    derivation.by(conclude(Equation(gain, log(2) - HALF * log(3)), better, *values), id="gain_in_numbers")
    derivation.by(
        sign(gain, ">0", derivation.result("gain_in_numbers")),
        id="both_gain",
        reading=("Both gain from exchanging one unit in each state.", "在每个状态交换一单位，双方都获益。"),
    )
    return derivation
