"""A poor country that lends: the share of the firms from which on capital flows the wrong way."""

from __future__ import annotations

from derive.equation import Condition, Equation, less
from derive.model import Model
from derive.models.two_country_symbols import A, F, L, b_1, beta, c_1, c_1s, c_2, c_2s, k_0, k_0s, k_1, sigma, theta
from derive.models.two_country_world import (
    CAPITAL,
    FOREIGN_2,
    FOREIGN_EULER,
    HOME_1,
    HOME_2,
    HOME_EULER,
    OUTPUT_2,
    RESOURCES,
    RESOURCES_S,
    RETURN,
    WEALTH,
    R,
    W,
    W_s,
    foreign_1,
    g,
    m,
    n,
    phi,
)
from derive.rules import conclude, define, evaluate_at, sign_by
from derive.rules.take_root import take_root
from derive.step import Derivation
from derive.text import Text

FOREIGN_1 = foreign_1(W_s)
NO_FLOW = Condition(b_1, "=0")

REVERSAL = Model(
    "two_country_reversal",
    ("Two countries with different capital", "初始资本不同的两国"),
    [HOME_1, HOME_2, FOREIGN_1, FOREIGN_2, HOME_EULER, FOREIGN_EULER, RETURN, RESOURCES, RESOURCES_S, CAPITAL, WEALTH],
    endogenous=[c_1, c_2, c_1s, c_2s, k_1, b_1, R, W, W_s, m, n],
    exogenous=[k_0, k_0s, L],
    parameters=[A, beta, sigma, theta],
    aggregates=[g, phi],
    order=(c_1, c_2, c_1s, c_2s, beta, sigma, A, phi, g, R, theta, m, W_s, W, k_0s, k_0, k_1, L, n, b_1),
)


def capital_reversal() -> Derivation:
    """Borrowing with different capital, the share at which it vanishes, and when no share is enough."""
    derivation = Derivation(
        REVERSAL,
        "capital_reversal",
        ("The poor country lends: reversal of the capital flow", "穷国借出资本：资本流动方向的逆转"),
        intro=Text(
            "Now the home country is poorer, {poor}. Its capital earns more, so capital should flow in; that it flows out is "
            "the Lucas paradox. The resources of period 1 now differ, everything else is as before.",
            "现在设本国较穷，{poor}。本国资本回报率较高，资本本应流入，事实上却在流出，这就是卢卡斯之谜。"
            "两国第 1 期的资源不再相同，其余设定不变。",
            poor=less(k_0, k_0s),
        ),
        reading=Text(
            "Two forces. Households of the poor country want to borrow, since they are poor only in period 1: "
            "{borrow}. The firms save all they own, {n}. The second force wins when the share is large enough: forced saving, "
            "not a want of good projects, sends capital out of the poor country. At the threshold nobody lends, so the return "
            "is that of the foreign country in autarky, in which nothing of the home country occurs. When the country is so "
            "poor that {never}, even firms that own everything cannot turn the flow round.",
            "有两种相反的力量：穷国只在第 1 期较穷，居民愿意借入{borrow}；企业则把拥有的{n}全部储蓄。"
            "企业份额足够大时后者占上风：把资本推出穷国的是强制储蓄，而不是缺少好的投资机会。"
            "在临界值处没有借贷，回报率就是外国自给自足时的回报率，与本国的任何变量无关。"
            "若本国过于贫穷，以致{never}，即使全部资本都归企业所有也不能使资本流动逆转。",
            borrow=phi * (W_s - W),
            n=n,
            never=less(m, phi * (W_s - W)),
        ),
    )
    growth = derivation.by(define(g, (beta * R) ** (1 / sigma)), id="growth")
    borrowing = _borrowing(derivation, growth)
    _direction(derivation, borrowing)
    _threshold(derivation, borrowing)
    return derivation


def _borrowing(derivation: Derivation, growth: Equation) -> Equation:
    home_root = derivation.by(take_root(c_2, equation=HOME_EULER), id="root_home")
    home = derivation.by(conclude(Equation(c_2, g * c_1), home_root, growth), id="growth_home")
    foreign_root = derivation.by(take_root(c_2s, equation=FOREIGN_EULER), id="root_foreign")
    foreign = derivation.by(conclude(Equation(c_2s, g * c_1s), foreign_root, growth), id="growth_foreign")
    wealth = derivation.by(
        conclude(Equation((R + g) * c_1, R * (W - k_1) + OUTPUT_2 - R * n), HOME_1, HOME_2, home), id="wealth_home"
    )
    wealth_s = derivation.by(
        conclude(Equation((R + g) * c_1s, R * (W_s - k_1) + OUTPUT_2), FOREIGN_1, FOREIGN_2, foreign), id="wealth_foreign"
    )
    gap = derivation.by(conclude(Equation(c_1 - c_1s, W - W_s + 2 * b_1), HOME_1, FOREIGN_1), id="gap")
    flow = derivation.by(conclude(Equation(2 * (R + g) * b_1, g * (W_s - W) - R * n), wealth, wealth_s, gap), id="flow")
    ratio = derivation.by(define(phi, g / R), id="ratio")
    return derivation.by(
        conclude(Equation(b_1, (phi * (W_s - W) - n) / (2 * (1 + phi))), flow, ratio), id="borrowing", label="b_1"
    )


def _direction(derivation: Derivation, borrowing: Equation) -> None:
    derivation.by(
        sign_by(b_1, ">0", borrowing, given=(less(n, phi * (W_s - W)),)),
        id="borrows",
        reading=("The poor country borrows, as it should.", "穷国借入资本，合乎常理。"),
    )
    derivation.by(
        sign_by(b_1, "<0", borrowing, given=(less(phi * (W_s - W), n),)),
        id="lends",
        reading=("The poor country lends: the flow is reversed.", "穷国借出资本：资本流动逆转。"),
    )
    derivation.by(
        sign_by(b_1, ">0", borrowing, WEALTH, given=(less(m, phi * (W_s - W)),)),
        id="never",
        reading=(
            "Too poor: whatever the share, the country borrows, since the firms own at most the whole capital.",
            "过于贫穷：企业至多拥有全部资本，所以无论份额多大，本国总是借入。",
        ),
    )


def _threshold(derivation: Derivation, borrowing: Equation) -> None:
    none = derivation.by(conclude(Equation(n, phi * (W_s - W)), borrowing, given=(NO_FLOW,)), id="no_flow")
    share = derivation.by(conclude(Equation(theta, phi * (W_s - W) / m), none, WEALTH, given=(NO_FLOW,)), id="threshold")
    alone = derivation.by(evaluate_at({b_1: 0}, equation=FOREIGN_1), id="autarky_1")
    derivation.by(
        conclude(Equation(c_2s, g * (W_s - k_1)), alone, derivation.result("growth_foreign"), given=(NO_FLOW,)),
        id="autarky_2",
        reading=Text(
            "At the threshold the foreign country lives in autarky and has {resources} in period 2: this alone determines "
            "{k} and the return.",
            "在临界值处外国自给自足，第 2 期资源为{resources}，由此就决定了{k}与回报率。",
            resources=OUTPUT_2,
            k=k_1,
        ),
    )
    richer = k_0s + A * F(k_0s, L) - k_0 - A * F(k_0, L)
    worth = (1 + A * F(k_0, L).diff(k_0)) * k_0
    derivation.by(
        conclude(Equation(theta, phi * richer / worth), share, RESOURCES, RESOURCES_S, CAPITAL, given=(NO_FLOW,)),
        id="threshold_in_capital",
    )
