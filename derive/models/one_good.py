"""One good, three states, two securities: the equilibrium is constrained efficient (Diamond 1967)."""

from __future__ import annotations

from derive.equation import Equation, behavioural, definition
from derive.functions import function
from derive.model import Model
from derive.models.reallocation import mu, pi
from derive.rules import conclude, curved, derivative_form
from derive.step import Derivation
from derive.symbols import POSITIVE, REAL, EconomicSymbol, variable


def _endowment(h: int, s: int) -> EconomicSymbol:
    words = (f"endowment of household {h} in state {s}", f"家庭 {h} 在状态 {s} 的禀赋")
    return variable(f"e_{h}_{s}", words, domain=POSITIVE, notation=f"e_{{{s}}}^{{{h}}}")


e = tuple(tuple(_endowment(h, s) for s in (1, 2, 3)) for h in (1, 2))
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
        used = (_conditions(0)[place], _conditions(1)[place])
        value = used[0].lhs / mu[0] - used[1].lhs / mu[1]
        slope = derivation.by(derivative_form(W, symbol, value, _WELFARE), id=f"slope_{name}")
        derivation.by(conclude(Equation(slope.lhs, 0), slope, *used), id=f"slope_{name}_vanishes")
    derivation.by(curved(_WELFARE, (a, b), "concave"), id="concave")
    return derivation
