"""When a planner who may only reallocate securities can help everybody: number of securities, one good, complete markets."""

from __future__ import annotations

from derive.equation import Condition, Equation, behavioural, definition, nonzero
from derive.functions import function
from derive.model import Model
from derive.rules import conclude, curved, differentiate, evaluate_at, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, REAL, EconomicSymbol, parameter, variable
from derive.text import Text


def _gain(h: int) -> EconomicSymbol:
    words = (f"change of the expected utility of household {h}", f"家庭 {h} 期望效用的变化")
    return variable(f"dU_{h}", words, notation=f"dU^{{{h}}}")


def _value(h: int, m: int) -> EconomicSymbol:
    words = (
        f"value of one unit of security {m} to household {h}, prices having adjusted",
        f"计入价格调整后，一单位证券 {m} 对家庭 {h} 的价值",
    )
    return variable(f"g_{h}_{m}", words, domain=POSITIVE, notation=f"g_{{{m}}}^{{{h}}}")


def _moved(m: int) -> EconomicSymbol:
    words = (f"amount of security {m} moved to household 1", f"转移给家庭 1 的证券 {m} 的数量")
    return variable(f"eta_{m}", words, notation=f"eta_{{{m}}}")


dU_1, dU_2 = _gain(1), _gain(2)
g = tuple(tuple(_value(h, m) for m in (1, 2)) for h in (1, 2))
eta_1, eta_2 = _moved(1), _moved(2)
ratio = variable("c", ("factor between the households' values", "两个家庭的价值之比"), domain=POSITIVE, notation="c")

_FIRST = definition(dU_1, g[0][0] * eta_1 + g[0][1] * eta_2, dU_1.meaning)
_SECOND = definition(dU_2, -g[1][0] * eta_1 - g[1][1] * eta_2, dU_2.meaning)
REALLOCATION = Model(
    "reallocation",
    ("Moving securities from household 2 to household 1", "把证券由家庭 2 转移给家庭 1"),
    [_FIRST, _SECOND],
    endogenous=[dU_1, dU_2],
    exogenous=[*g[0], *g[1], eta_1, eta_2, ratio],
    order=(dU_1, dU_2, ratio, *g[0], *g[1], eta_1, eta_2),
)


def constrained_number_of_securities() -> Derivation:
    """One security cannot show constrained inefficiency, two can unless both households value them in proportion."""
    derivation = Derivation(
        REALLOCATION,
        "constrained_number_of_securities",
        ("How many securities a planner needs", "计划者需要几只证券"),
        intro=Text(
            "There is no consumption at date 0. {value} adds up, over the states, probability times marginal utility of income "
            "times what the security pays times the factor by which the price change multiplies every transfer. What household "
            "1 receives household 2 gives.",
            "0 期没有消费。{value}是在各状态上将概率、收入的边际效用、证券支付以及价格变动对转移的放大倍数相乘后加总而得。"
            "家庭 1 得到的就是家庭 2 付出的。",
            value=g[0][0],
        ),
        reading=(
            "With a single security that never pays less than nothing somebody is always hurt, so no example with one bond and "
            "without consumption at date 0 can show constrained inefficiency. With two securities a direction that helps both "
            "exists unless their values are in the same proportion for both. They are in proportion when markets are complete, "
            "and when there is one good only; with several goods and incomplete markets this would be a coincidence "
            "(Geanakoplos and Polemarchakis 1986).",
            "只有一只支付非负的证券时，总有人受损，因此没有 0 期消费、只有一只债券的例子不可能说明约束无效。"
            "有两只证券时，除非它们对两个家庭的价值成同一比例，否则总存在使双方都受益的再配置方向。市场完全时，"
            "或只有一种商品时，两者成同一比例；商品不止一种而市场又不完全时，成比例只是巧合"
            "（Geanakoplos and Polemarchakis，1986）。",
        ),
    )
    alone = [derivation.by(evaluate_at({eta_2: 0}, equation=one), id=f"alone_{h}") for h, one in ((1, _FIRST), (2, _SECOND))]
    derivation.by(
        sign(dU_1 * dU_2, "<=0", *alone),
        id="one_security",
        reading=("With security 1 alone the changes never have the same sign.", "只有证券 1 时，两个变化绝不同号。"),
    )
    determinant = g[0][0] * g[1][1] - g[0][1] * g[1][0]
    chosen = tuple(
        Condition(symbol - value, "=0")
        for symbol, value in (
            (eta_1, (g[1][1] + g[0][1]) / determinant),
            (eta_2, -(g[0][0] + g[1][0]) / determinant),
        )
    )
    for name, one in (("household_1", _FIRST), ("household_2", _SECOND)):
        derivation.by(
            conclude(Equation(one.lhs, 1, holds_for=chosen), one, given=(*chosen, nonzero(determinant))),
            id=f"both_gain_{name}",
            reading=("With both securities this direction raises both utilities by one.",
                     "有两只证券时，沿这一方向双方的效用各增加一单位。") if name == "household_1" else None,
        )  # fmt: skip
    proportional = tuple(Condition(g[0][m] - ratio * g[1][m], "=0") for m in (0, 1))
    derivation.by(
        conclude(Equation(dU_1, -ratio * dU_2, holds_for=proportional), _FIRST, _SECOND, given=proportional),
        id="in_proportion",
        reading=("Values in proportion: what one gains the other loses.", "价值成比例：一方所得即另一方所失。"),
    )
    return derivation


# One good


def _endowment(h: int, s: int) -> EconomicSymbol:
    words = (f"endowment of household {h} in state {s}", f"家庭 {h} 在状态 {s} 的禀赋")
    return variable(f"e_{h}_{s}", words, domain=POSITIVE, notation=f"e_{{{s}}}^{{{h}}}")


e = tuple(tuple(_endowment(h, s) for s in (1, 2, 3)) for h in (1, 2))
pi = tuple(
    parameter(f"pi_{s}", (f"probability of state {s}", f"状态 {s} 的概率"), domain=POSITIVE, notation=f"pi_{{{s}}}")
    for s in (1, 2, 3)
)
mu = tuple(
    variable(
        f"mu_{h}",
        (f"multiplier of household {h} at date 0", f"家庭 {h} 在 0 期的乘子"),
        domain=POSITIVE,
        notation=f"mu_{{{h}}}",
    )
    for h in (1, 2)
)
b = variable("b", ("bonds of household 1", "家庭 1 持有的债券"), domain=REAL)
a = variable("a", ("household 1's holding of the Arrow security of state 1", "家庭 1 持有的状态 1 的阿罗证券"), domain=REAL)
q_b = variable("q_b", ("price of the bond", "债券的价格"), notation="q_{b}")
q_a = variable("q_a", ("price of the Arrow security", "阿罗证券的价格"), notation="q_{a}")
W = variable("W", ("weighted sum of expected utilities", "期望效用的加权和"))
v = tuple(
    function(
        f"v_{h}",
        1,
        meaning=(f"utility of household {h}", f"家庭 {h} 的效用函数"),
        signs={1: ">0", (1, 1): "<0"},
        concave=True,
        notation=f"v_{{{h}}}",
    )
    for h in (1, 2)
)


def _consumed(h: int) -> tuple[object, ...]:
    direction = 1 if h == 0 else -1
    return tuple(e[h][s] + direction * (a + b if s == 0 else b) for s in range(3))


def _conditions(h: int) -> tuple[Equation, Equation]:
    marginal = [
        probability * v[h](one).diff(b) * (1 if h == 0 else -1) for probability, one in zip(pi, _consumed(h), strict=True)
    ]
    names = (
        (f"Arrow security in the portfolio of household {h + 1}", f"家庭 {h + 1} 对阿罗证券的一阶条件"),
        (f"bond in the portfolio of household {h + 1}", f"家庭 {h + 1} 对债券的一阶条件"),
    )
    return behavioural(marginal[0], mu[h] * q_a, names[0]), behavioural(sum(marginal), mu[h] * q_b, names[1])


_WELFARE = definition(
    W,
    sum(pi[s] * v[0](_consumed(0)[s]) for s in range(3)) / mu[0] + sum(pi[s] * v[1](_consumed(1)[s]) for s in range(3)) / mu[1],
    W.meaning,
)
ONE_GOOD = Model(
    "one_good",
    ("One good, three states, a bond and an Arrow security", "一种商品、三个状态、一只债券与一只阿罗证券"),
    [*_conditions(0), *_conditions(1), _WELFARE],
    endogenous=[q_a, q_b, a, b, W],
    exogenous=[*e[0], *e[1], *mu],
    parameters=pi,
)


def constrained_one_good() -> Derivation:
    """The equilibrium maximises a weighted sum of utilities over all portfolios: constrained efficiency."""
    derivation = Derivation(
        ONE_GOOD,
        "constrained_one_good",
        ("One good: the equilibrium is constrained efficient", "只有一种商品：均衡是约束有效的"),
        intro=(
            "With one good there is no price to move: consumption is endowment plus payoff. Weight each household with the "
            "reciprocal of its multiplier.",
            "只有一种商品时，没有可以变动的相对价格：消费等于禀赋加证券支付。以各家庭乘子的倒数为权数。",
        ),
        reading=(
            "The weighted sum is concave in the portfolio and its slope vanishes at the equilibrium, so no reallocation of "
            "securities raises it, and none helps both: this is Diamond's result (1967). It does not say that the equilibrium "
            "is Pareto optimal: states 2 and 3 remain uninsured.",
            "加权和是证券组合的凹函数，在均衡处斜率为零，因此任何证券再配置都不能使它增加，更不能使双方都受益："
            "这就是 Diamond（1967）的结论。但这不等于帕累托最优：状态 2 与状态 3 之间仍无保险。",
        ),
    )
    for symbol, name, place in ((a, "arrow", 0), (b, "bond", 1)):
        slope = derivation.by(differentiate(W, symbol, _WELFARE), id=f"slope_{name}")
        used = (_conditions(0)[place], _conditions(1)[place])
        derivation.by(conclude(Equation(slope.lhs, 0), slope, *used), id=f"slope_{name}_vanishes")
    derivation.by(curved(_WELFARE, (a, b), "concave"), id="concave")
    return derivation
