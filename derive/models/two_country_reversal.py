"""A poor country that lends: the share of the firms from which on capital flows the wrong way."""

from __future__ import annotations

from derive.equation import Equation, behavioural, constraint, definition, positive
from derive.model import Model
from derive.models.two_country_share import R, W, g, m
from derive.models.two_country_symbols import A, F, L, b_1, beta, c_1, c_1s, c_2, c_2s, k_0, k_0s, k_1, sigma, theta
from derive.rules import conclude, define, evaluate_at, isolate, sign, substitute
from derive.rules.take_root import take_root
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, variable
from derive.text import Text

W_s = variable("W_star", ("foreign resources in period 1", "外国第 1 期的资源"), domain=POSITIVE, notation="W^*")
phi = aggregate("phi", ("spending on period 2 per unit spent on period 1", "第 2 期与第 1 期消费支出之比"), domain=POSITIVE)

_HOME_1 = constraint(c_1, W - k_1 + b_1, ("home resources, period 1", "本国第 1 期资源约束"))
_HOME_2 = constraint(c_2, k_1 + A * F(k_1, L) - R * m * theta - R * b_1, ("home resources, period 2", "本国第 2 期资源约束"))
_FOREIGN_1 = constraint(c_1s, W_s - k_1 - b_1, ("foreign resources, period 1", "外国第 1 期资源约束"))
_FOREIGN_2 = constraint(c_2s, k_1 + A * F(k_1, L) + R * b_1, ("foreign resources, period 2", "外国第 2 期资源约束"))
_HOME_EULER = behavioural(c_1**-sigma, beta * R * c_2**-sigma, ("Euler equation", "欧拉方程"))
_FOREIGN_EULER = behavioural(c_1s**-sigma, beta * R * c_2s**-sigma, ("foreign Euler equation", "外国欧拉方程"))
_RETURN = definition(R, 1 + A * F(k_1, L).diff(k_1), ("gross return", "总回报率"))
_RESOURCES = definition(W, k_0 + A * F(k_0, L), ("resources in period 1", "第 1 期资源"))
_RESOURCES_S = definition(W_s, k_0s + A * F(k_0s, L), ("foreign resources in period 1", "外国第 1 期资源"))
_CAPITAL = definition(m, (1 + A * F(k_0, L).diff(k_0)) * k_0, ("initial capital with its return", "初始资本及其回报"))

REVERSAL = Model(
    "two_country_reversal",
    ("Two countries with different capital", "初始资本不同的两国"),
    [_HOME_1, _HOME_2, _FOREIGN_1, _FOREIGN_2, _HOME_EULER, _FOREIGN_EULER, _RETURN, _RESOURCES, _RESOURCES_S, _CAPITAL],
    endogenous=[c_1, c_2, c_1s, c_2s, k_1, b_1, R, W, W_s, m],
    exogenous=[k_0, k_0s, L],
    parameters=[A, beta, sigma, theta],
    aggregates=[g, phi],
    order=(c_1, c_2, c_1s, c_2s, beta, sigma, A, phi, g, R, W_s, W, m, theta, k_0, k_0s, k_1, L, b_1),
)


def capital_reversal() -> Derivation:
    """Borrowing in closed form, and the share at which it vanishes."""
    derivation = Derivation(
        REVERSAL,
        "capital_reversal",
        ("The poor country lends: reversal of the capital flow", "穷国借出资本：资本流动方向的逆转"),
        intro=Text(
            "Now the countries may start with different capital, {poor}. Poor countries should borrow: their capital earns "
            "more. "
            "That they lend is the Lucas paradox.",
            "现在两国初始资本可以不同，{poor}。穷国资本的回报率较高，本应借入资本；事实上却在借出，这就是卢卡斯之谜。",
            poor=positive(k_0s - k_0),
        ),
        reading=Text(
            "Two forces: the country is poorer in period 1 than in period 2 compared with the other, so households want to "
            "borrow; the firms save all they have. The second outweighs the first when {theta} exceeds the threshold. At the "
            "threshold nobody lends, so the return is that of the foreign country in autarky and does not depend on {k} at "
            "home. Near equal capital the threshold is near zero; for a very poor country it exceeds one, and no share of the "
            "firms can reverse the flow. At the numbers of the notes and foreign capital of one this is so below a capital of "
            "0.4217 (0.4732 with logarithmic utility).",
            "两种力量：与外国相比，本国第 1 期相对更穷，居民愿意借入；企业则把拥有的全部资源用于储蓄。当{theta}超过临界值时，"
            "后者占上风。"
            "在临界值处没有借贷，回报率就是外国自给自足时的回报率，与本国的{k}无关。两国资本接近时临界值接近零；"
            "本国过于贫穷时临界值大于 1，无论企业占多大份额都不会逆转。按讲义的参数与外国初始资本 1，本国资本低于 0.4217 "
            "时即是如此（对数效用为 0.4732）。",
            theta=theta,
            k=k_0,
        ),
    )
    growth = derivation.by(define(g, (beta * R) ** (1 / sigma)), id="growth")
    home_root = derivation.by(take_root(c_2, equation=_HOME_EULER), id="root_home")
    foreign_root = derivation.by(take_root(c_2s, equation=_FOREIGN_EULER), id="root_foreign")
    home = derivation.by(conclude(Equation(c_2, g * c_1), home_root, growth), id="growth_home")
    foreign = derivation.by(conclude(Equation(c_2s, g * c_1s), foreign_root, growth), id="growth_foreign")
    output = k_1 + A * F(k_1, L)
    wealth = derivation.by(
        conclude(Equation((R + g) * c_1, R * (W - k_1) + output - R * m * theta), _HOME_1, _HOME_2, home), id="wealth_home"
    )
    wealth_s = derivation.by(
        conclude(Equation((R + g) * c_1s, R * (W_s - k_1) + output), _FOREIGN_1, _FOREIGN_2, foreign), id="wealth_foreign"
    )
    gap = derivation.by(conclude(Equation(c_1 - c_1s, W - W_s + 2 * b_1), _HOME_1, _FOREIGN_1), id="gap")
    flow = derivation.by(conclude(Equation(2 * (R + g) * b_1, g * (W_s - W) - R * m * theta), wealth, wealth_s, gap), id="flow")
    ratio = derivation.by(define(phi, g / R, growth), id="ratio")
    borrowing = derivation.by(
        conclude(Equation(b_1, (phi * (W_s - W) - m * theta) / (2 * (1 + phi))), flow, ratio), id="borrowing", label="b_1"
    )
    _threshold(derivation, borrowing)
    alone = derivation.by(evaluate_at({b_1: 0}, equation=_FOREIGN_1), id="autarky_1")
    derivation.by(
        conclude(Equation(c_2s, g * (W_s - k_1)), alone, foreign),
        id="autarky_2",
        reading=Text(
            "At the threshold the foreign country lives in autarky and has {resources} in period 2: this determines capital "
            "and "
            "return, and nothing of the home country occurs in it.",
            "在临界值处外国自给自足，第 2 期资源为{resources}：资本与回报率由此确定，其中没有本国的任何变量。",
            resources=output,
        ),
    )
    return derivation


def _threshold(derivation: Derivation, borrowing: Equation) -> None:
    derivation.by(
        sign(b_1, "<0", borrowing, given=(positive(m * theta - phi * (W_s - W)),)),
        id="lends",
        reading=("A large share of the firms: the poor country lends.", "企业份额足够大：穷国借出。"),
    )
    derivation.by(sign(b_1, ">0", borrowing, given=(positive(phi * (W_s - W) - m * theta),)), id="borrows")
    balance = derivation.by(conclude(Equation(m * theta + 2 * (1 + phi) * b_1, phi * (W_s - W)), borrowing), id="two_forces")
    none = derivation.by(evaluate_at({b_1: 0}, equation=balance), id="no_flow")
    threshold = derivation.by(isolate(theta, equation=none), id="threshold", label="T")
    derivation.by(
        substitute(_RESOURCES, _RESOURCES_S, _CAPITAL, into=threshold),
        id="threshold_in_capital",
    )
