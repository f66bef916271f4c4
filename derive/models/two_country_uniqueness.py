"""One equilibrium only: two of them would have the same capital."""

from __future__ import annotations

from derive.equation import Equation, equilibrium, positive
from derive.model import Model
from derive.models.two_country_symbols import A, F, L, beta, k_1, sigma
from derive.models.two_country_world import W, n
from derive.rules import unique_root
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text

k_other = variable("k_1_other", ("capital in another equilibrium", "另一个均衡中的资本"), domain=POSITIVE, notation="k_1^o")


def _single(capital: EconomicSymbol, name: tuple[str, str]) -> Equation:
    gross = 1 + A * F(capital, L).diff(capital)
    growth = (beta * gross) ** (1 / sigma)
    return equilibrium(gross * n, 2 * (capital + A * F(capital, L) - growth * (W - capital)), name)


ONE = _single(k_1, ("the single equation", "均衡方程"))
OTHER = _single(k_other, ("the same equation at another capital", "另一资本量处的均衡方程"))

TWO_EQUILIBRIA = Model(
    "two_equilibria",
    ("Could there be two equilibria?", "会不会有两个均衡？"),
    [ONE, OTHER],
    endogenous=[k_1, k_other],
    exogenous=[n, W, L],
    parameters=[A, beta, sigma],
    conditions=[positive(W - k_1), positive(W - k_other)],
    order=(beta, sigma, A, n, W, k_1, k_other, L),
)


def uniqueness() -> Derivation:
    """The single equation has one solution at most."""
    derivation = Derivation(
        TWO_EQUILIBRIA,
        "uniqueness",
        ("There is only one equilibrium", "均衡的唯一性"),
        intro=Text(
            "Suppose that {one} and {other} both solved the single equation, with the return written out. In both something is "
            "consumed in period 1.",
            "假设{one}与{other}都满足均衡方程（其中回报率已写出）。两个均衡中第 1 期都有消费。",
            one=k_1,
            other=k_other,
        ),
        reading=(
            "With capital everything else is determined, so that every share of the firms has one equilibrium at most; that "
            "there is one is certified for the numbers of the notes.",
            "资本一旦确定，其余变量也随之确定，所以每个企业份额至多对应一个均衡；均衡的存在性则在讲义的参数下用区间算术严格验证。",
        ),
    )
    derivation.by(
        unique_root(OTHER, k_other, k_1, ONE),
        id="one_root",
        reading=(
            "As capital grows the return falls, and with it the left-hand side and the growth of consumption; resources of "
            "period 2 rise and those left for consumption in period 1 fall, so that the right-hand side rises. Two sides "
            "that move in opposite directions meet once.",
            "资本增加时，回报率下降，左边递减，消费增长倍数也下降；第 2 期资源增加而第 1 期可消费的资源减少，右边递增。"
            "两边变动方向相反，只能相等一次。",
        ),
    )
    return derivation
