"""The equilibrium of two countries: eight equations, eight unknowns, and equal capital in period 2."""

from __future__ import annotations

from derive.equation import Equation, behavioural, constraint, equilibrium
from derive.model import Model
from derive.models.two_country_symbols import (
    A,
    F,
    L,
    b_1,
    b_1s,
    beta,
    c_1,
    c_1s,
    c_2,
    c_2s,
    k_0,
    k_0s,
    k_1,
    k_1s,
    theta,
    u,
)
from derive.rules import conclude, isolate, substitute, unique_root
from derive.step import Derivation
from derive.symbols import EconomicSymbol
from derive.text import Text


def _euler(today: EconomicSymbol, tomorrow: EconomicSymbol, capital: EconomicSymbol, label: str) -> Equation:
    marginal = u(today).diff(today)
    gross = 1 + A * F(capital, L).diff(capital)
    name = ("Euler equation", "欧拉方程")
    return behavioural(marginal, beta * gross * u(tomorrow).diff(tomorrow), name, label=label)


GROSS = 1 + A * F(k_1, L).diff(k_1)
FIRMS = (1 + A * F(k_0, L).diff(k_0)) * GROSS * theta * k_0
HOME_1 = constraint(c_1, k_0 + A * F(k_0, L) - k_1 + b_1, ("home resources, period 1", "本国第 1 期资源约束"), label="10.12")
HOME_2 = constraint(
    c_2, k_1 + A * F(k_1, L) - FIRMS - GROSS * b_1, ("home resources, period 2", "本国第 2 期资源约束"), label="10.13"
)
FOREIGN_1 = constraint(
    c_1s, k_0s + A * F(k_0s, L) - k_1s + b_1s, ("foreign resources, period 1", "外国第 1 期资源约束"), label="10.14"
)
FOREIGN_2 = constraint(
    c_2s,
    k_1s + A * F(k_1s, L) - (1 + A * F(k_1s, L).diff(k_1s)) * b_1s,
    ("foreign resources, period 2", "外国第 2 期资源约束"),
    label="10.15",
)
HOME_EULER = _euler(c_1, c_2, k_1, "10.16")
FOREIGN_EULER = _euler(c_1s, c_2s, k_1s, "10.17")
LENDING = equilibrium(b_1 + b_1s, 0, ("international capital market", "国际资本市场出清"), label="10.6")
RETURNS = equilibrium(A * F(k_1, L).diff(k_1), A * F(k_1s, L).diff(k_1s), ("equal returns", "回报率相等"), label="10.7")

EQUILIBRIUM = Model(
    "two_country_equilibrium",
    ("The equilibrium of two countries", "两国模型的均衡"),
    [HOME_EULER, HOME_1, HOME_2, FOREIGN_EULER, FOREIGN_1, FOREIGN_2, LENDING, RETURNS],
    endogenous=[c_1, c_2, k_1, b_1, c_1s, c_2s, k_1s, b_1s],
    exogenous=[k_0, k_0s, L],
    parameters=[A, beta, theta],
    order=(c_1, c_2, c_1s, c_2s, beta, A, theta, k_0, k_1, k_0s, k_1s, L, b_1, b_1s),
    intro=Text(
        "Eight equations for eight unknowns. They count the aggregates {k} and {b}: the four parts of capital and borrowing at "
        "home are not determined one by one.",
        "八个方程，八个未知数。未知数是总量{k}与{b}：居民和企业各自的资本与借款四项并不能逐一确定。",
        k=k_1,
        b=b_1,
    ),
)


def equilibrium_system() -> Derivation:
    """Equal capital, six equations, and the current account of period 1."""
    derivation = Derivation(
        EQUILIBRIUM,
        "equilibrium_system",
        ("The system: eight equations, then six", "均衡方程组：由八个方程到六个方程"),
        intro=(
            "Two Euler equations, four resource constraints, one market and one condition of equal returns. The first group of "
            "three describes the home country, the second the foreign one, the last two link them.",
            "两个欧拉方程、四个资源约束、一个市场出清条件与一个回报率相等条件。前三个方程描述本国，中间三个描述外国，"
            "最后两个把两国联系起来。",
        ),
        reading=Text(
            "What the home country borrows is what it invests beyond its saving: the identity {identity} of the first part of "
            "this lecture, with {borrowing} as the current account of period 1.",
            "本国的借款就是投资超过储蓄的部分：本讲第一部分的恒等式{identity}在这里成立，第 1 期的经常账户差额为{borrowing}。",
            identity=Text("S − I = CA", "S − I = CA"),
            borrowing=-b_1,
        ),
    )
    capital = derivation.by(
        unique_root(RETURNS, k_1, k_1s),
        id="equal_capital",
        label="10.8",
        reading=(
            "Technology and labour are the same in both countries and the marginal product of capital falls throughout. It "
            "takes each value only once.",
            "两国技术与劳动相同，资本边际产出严格递减，同一个数值只能取到一次。",
        ),
    )
    foreign = derivation.by(conclude(Equation(k_1s, k_1), capital), id="foreign_capital")
    lent = derivation.by(isolate(b_1s, equation=LENDING), id="foreign_borrowing")
    for equation, id in ((FOREIGN_EULER, "foreign_euler"), (FOREIGN_1, "foreign_1"), (FOREIGN_2, "foreign_2")):
        known = (foreign, lent) if b_1s in equation.free_symbols else (foreign,)
        derivation.by(substitute(*known, into=equation), id=f"reduced_{id}")
    saving = k_0 + A * F(k_0, L) - c_1
    derivation.by(
        conclude(Equation((saving - k_0) - (k_1 - k_0), -b_1), HOME_1),
        id="current_account",
        label="CA",
        reading=(
            "Income less consumption is saving, the growth of capital is investment; what remains is lent abroad.",
            "产出减去消费是储蓄，资本的增加是投资，其差额借给了外国。",
        ),
    )
    abroad = k_0s + A * F(k_0s, L) - c_1s
    derivation.by(
        conclude(Equation((saving - k_0) - (k_1 - k_0) + (abroad - k_0s) - (k_1s - k_0s), 0), HOME_1, FOREIGN_1, LENDING),
        id="world_account",
        reading=(
            "The world is a closed economy: the current accounts of the two countries add up to zero, and one country's "
            "surplus is the other's deficit.",
            "世界是一个封闭经济：两国经常账户差额之和为零，一国的顺差就是另一国的逆差。",
        ),
    )
    return derivation
