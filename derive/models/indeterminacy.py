"""Nominal securities: price levels are free, and all but one of their dimensions are real.

Logarithmic utility, three equally likely states. Household 1 owns goods at date 0 only, household 2 at date 1 only, and
a bond that pays one unit of account in every state is the only security (Cass 1984; Balasko and Cass 1989).
"""

from __future__ import annotations

import sympy

from derive.equation import Condition, Equation, behavioural, constraint
from derive.model import Model
from derive.rules import conclude, define, derivative_form, has_rank
from derive.step import Derivation, built_once
from derive.symbols import POSITIVE, EconomicSymbol, aggregate, variable
from derive.text import Text

STATES = (1, 2, 3)


def _of_state(letter: str, words: tuple[str, str]) -> tuple[EconomicSymbol, ...]:
    return tuple(
        variable(f"{letter}_{s}", (f"{words[0]} {s}", f"状态 {s} 的{words[1]}"), domain=POSITIVE, notation=f"{letter}_{{{s}}}")
        for s in STATES
    )


def _consumption(h: int) -> tuple[EconomicSymbol, ...]:
    return tuple(
        variable(
            f"x_{h}_{s}",
            (f"consumption of household {h} in state {s}", f"家庭 {h} 在状态 {s} 的消费")
            if s
            else (f"consumption of household {h} at date 0", f"家庭 {h} 在 0 期的消费"),
            domain=POSITIVE,
            notation=f"x_{{{s}}}^{{{h}}}",
        )
        for s in (0, *STATES)
    )


P = _of_state("P", ("price level in state", "物价水平"))
e = _of_state("e", ("endowment of household 2 in state", "家庭 2 的禀赋"))
x_1, x_2 = _consumption(1), _consumption(2)
a = variable("a", ("endowment of household 1 at date 0", "家庭 1 在 0 期的禀赋"), domain=POSITIVE)
y = variable("y", ("bonds that household 1 buys", "家庭 1 买入的债券"), domain=POSITIVE)
q = variable("q", ("price of the bond in goods of date 0", "债券价格（以 0 期商品计）"), domain=POSITIVE)
o = tuple(
    aggregate(
        f"o_{s}",
        (f"consumption of household 1 over that of household 2 in state {s}", f"状态 {s} 中家庭 1 与家庭 2 的消费之比"),
        domain=POSITIVE,
        notation=f"o_{{{s}}}",
    )
    for s in STATES
)
w = tuple(
    aggregate(
        f"w_{s}",
        (f"elasticity of the bonds sold with respect to the price level in state {s}", f"债券数量对状态 {s} 物价水平的弹性"),
        domain=POSITIVE,
        notation=f"w_{{{s}}}",
    )
    for s in STATES
)
V = aggregate("V", ("sum that norms the elasticities", "使弹性之和为一的分母"), domain=POSITIVE)

BUDGETS_1 = (
    constraint(x_1[0], a - q * y, ("budget of household 1 at date 0", "家庭 1 在 0 期的预算约束")),
    *(
        constraint(x_1[s], y / P[s - 1], (f"budget of household 1 in state {s}", f"家庭 1 在状态 {s} 的预算约束"))
        for s in STATES
    ),
)
BUDGETS_2 = (
    constraint(x_2[0], q * y, ("budget of household 2 at date 0", "家庭 2 在 0 期的预算约束")),
    *(
        constraint(x_2[s], e[s - 1] - y / P[s - 1], (f"budget of household 2 in state {s}", f"家庭 2 在状态 {s} 的预算约束"))
        for s in STATES
    ),
)


def _condition(x: tuple[EconomicSymbol, ...], household: int) -> Equation:
    later = sympy.Add(*(1 / (P[s - 1] * x[s]) for s in STATES)) / 3
    return behavioural(
        q / x[0], sympy.expand(later), (f"bond in the portfolio of household {household}", f"家庭 {household} 对债券的一阶条件")
    )


BOND_1, BOND_2 = _condition(x_1, 1), _condition(x_2, 2)
NOMINAL = Model(
    "indeterminacy",
    ("A nominal bond and three states", "一只名义债券与三个状态"),
    [*BUDGETS_1, *BUDGETS_2, BOND_1, BOND_2],
    endogenous=[*x_1, *x_2, y, q],
    exogenous=[a, *e, *P],
    aggregates=[*o, *w, V],
    order=(*o, *w, V, *x_1, *x_2, a, q, *P, *e, y),
)


@built_once
def indeterminacy() -> Derivation:
    """The equilibria are all consumption ratios with mean one: a set of dimension S - 1."""
    derivation = Derivation(
        NOMINAL,
        "indeterminacy",
        ("Nominal securities: real indeterminacy", "名义证券：均衡的实际不定性"),
        intro=Text(
            "Utility is logarithmic and does not discount, the three states are equally likely. Household 1 owns {a} "
            "at date 0, "
            "household 2 {e} at date 1. The bond pays one unit of account in every state, worth {worth} of the good. Nothing "
            "in the definition of equilibrium determines the price levels: every state has a numeraire of its own.",
            "效用函数为对数形式且不贴现，三个状态概率相等。家庭 1 在 0 期拥有{a}，家庭 2 在 1 期各状态拥有{e}。"
            "债券在每个状态支付一单位记账单位，折合商品{worth}。均衡定义中没有任何条件决定物价水平："
            "每个状态可以任意选取计价单位。",
            a=a,
            e=e,
            worth=tuple(1 / level for level in P),
        ),
        reading=(
            "The ratios can be any positive numbers with mean one, two of the three are free: with S states S - 1 dimensions. "
            "Each of them is a different allocation, so it is real indeterminacy, not a matter of units. Only raising all "
            "price levels in the same proportion changes nothing but the number of bonds. Equal ratios would share the risk as "
            "complete markets do: price levels that vary inversely with output make one nominal bond sufficient.",
            "三个比例可以是均值为 1 的任意正数，其中两个可以自由选取：S 个状态就有 S - 1 维。不同的比例对应不同的配置，"
            "所以这是实际不定性，而不是单位选取的问题。只有所有物价水平同比例上升时，除债券数量外一切不变。"
            "若各状态比例相等，风险分担就与完全市场相同：物价水平与产出成反比时，一只名义债券就足够了。",
        ),
    )
    saved = derivation.by(conclude(Equation(q * y, x_1[0]), BOND_1, *BUDGETS_1[1:]), id="saving_1")
    half = derivation.by(
        conclude(Equation(x_1[0], a / 2), saved, BUDGETS_1[0]),
        id="half",
        reading=("Household 1 saves half of what it has, whatever prices are.", "无论价格如何，家庭 1 都储蓄其禀赋的一半。"),
    )
    other = derivation.by(conclude(Equation(x_2[0], a / 2), saved, half, BUDGETS_2[0]), id="date_0")
    ratios = [derivation.by(define(o[s - 1], x_1[s] / x_2[s]), id=f"ratio_{s}") for s in STATES]
    mean = derivation.by(
        conclude(Equation(sympy.Add(*o) / 3, 1), BOND_2, saved, half, other, *ratios, *BUDGETS_1[1:]),
        id="mean_one",
    )
    levels = [
        derivation.by(
            conclude(Equation(P[s - 1], y * (1 + o[s - 1]) / (e[s - 1] * o[s - 1])), ratios[s - 1], BUDGETS_1[s], BUDGETS_2[s]),
            id=f"level_{s}",
            reading=Text(
                "Conversely, choose ratios with mean one: these price levels lead to them. {y} is free, as all levels may be "
                "multiplied by the same number.",
                "反之，任取均值为 1 的比例，下列物价水平就能实现它。{y}可以任取，因为所有物价水平可同乘一个数。",
                y=y,
            )
            if s == 1
            else None,
        )
        for s in STATES
    ]
    for s, level in zip(STATES, levels, strict=True):
        mine = Equation(x_1[s], e[s - 1] * o[s - 1] / (1 + o[s - 1]))
        derivation.by(conclude(mine, level, BUDGETS_1[s]), id=f"consumption_{s}")
    saving = (Condition(sympy.Add(*o) / 3 - 1, "=0"), Condition(q * y - a / 2, "=0"))
    derivation.by(
        conclude(Equation(BOND_2.lhs, BOND_2.rhs), *ratios, *BUDGETS_1[1:], BUDGETS_2[0], given=saving),
        id="every_mean_one",
        reading=(
            "With ratios of mean one the first-order condition of household 2 holds, too, so nothing else restricts them.",
            "只要比例的均值为 1，家庭 2 的一阶条件就成立，因此比例不受其他限制。",
        ),
    )
    _dimensions(derivation, mean, levels)
    return derivation


def _dimensions(derivation: Derivation, mean: Equation, levels: list[Equation]) -> None:
    """The elasticities of consumption with respect to the price levels form a matrix of rank two."""
    norm = derivation.by(define(V, sympy.Add(*(one * (1 + one) for one in o))), id="norm")
    weights = [derivation.by(define(w[s - 1], o[s - 1] * (1 + o[s - 1]) / V, norm), id=f"weight_{s}") for s in STATES]
    for s in STATES:
        _elasticity(derivation, s, (mean, *levels), (norm, weights[s - 1]))
    total = derivation.by(conclude(Equation(sympy.Add(*w), 1), *weights, norm), id="weights_add_up")
    elasticities = sympy.Matrix(3, 3, lambda row, column: w[column] - (1 if row == column else 0))
    derivation.by(
        has_rank(elasticities, 2, total),
        id="dimensions",
        reading=(
            "Rows are states of consumption, columns price levels. The rank is two: price levels move the allocation in two "
            "independent directions.",
            "行对应各状态的消费，列对应各状态的物价水平。秩为二：物价水平可以使配置沿两个独立方向变动。",
        ),
    )


def _elasticity(derivation: Derivation, s: int, system: tuple[Equation, ...], names: tuple[Equation, ...]) -> None:
    """Differentiate the ratios, whose mean stays one."""
    own, whole = o[s - 1] * (1 + o[s - 1]), sympy.Add(*(one * (1 + one) for one in o))
    slope = derivation.by(
        derivative_form(y, P[s - 1], own * y / (whole * P[s - 1]), *system, jointly=o), id=f"bonds_and_level_{s}"
    )
    reading = Text(
        "So {w} is the elasticity of {y} with respect to {P}; consumption {x} reacts with this elasticity, less one in the "
        "state itself.",
        "因此{w}是{y}对{P}的弹性；消费{x}对它的弹性与此相同，在该状态本身则要减去一。",
        w=w[0],
        y=y,
        P=P[0],
        x=y / P[0],
    )
    derivation.by(
        conclude(Equation(slope.lhs, w[s - 1] * y / P[s - 1]), slope, *names),
        id=f"elasticity_{s}",
        reading=reading if s == 1 else None,
    )
