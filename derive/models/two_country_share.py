"""Two equal countries, firms that own a share of one of them: one equation, one equilibrium, one lender."""

from __future__ import annotations

from derive.equation import Condition, Equation, positive
from derive.model import Model
from derive.models.two_country_symbols import A, L, b_1, beta, c_1, c_1s, c_2, c_2s, k_0, k_1, sigma, theta
from derive.models.two_country_world import (
    CAPITAL,
    FOREIGN_2,
    FOREIGN_EULER,
    HOME_1,
    HOME_2,
    HOME_EULER,
    OUTPUT_2,
    RESOURCES,
    RETURN,
    WEALTH,
    R,
    W,
    foreign_1,
    g,
    m,
    n,
    phi,
)
from derive.rules import conclude, define, sign_by
from derive.rules.take_root import take_root
from derive.step import Derivation, built_once
from derive.text import Text

FOREIGN_1 = foreign_1(W)
_ORDER = (c_1, c_2, c_1s, c_2s, beta, sigma, A, phi, g, R, theta, m, W, k_0, k_1, L, n, b_1)

SHARE_MODEL = Model(
    "two_country_share",
    ("Two equal countries and the share of the firms", "两个初始条件相同的国家与企业所占份额"),
    [HOME_1, HOME_2, FOREIGN_1, FOREIGN_2, HOME_EULER, FOREIGN_EULER, RETURN, RESOURCES, CAPITAL, WEALTH],
    endogenous=[c_1, c_2, c_1s, c_2s, k_1, b_1, R, W, m, n],
    exogenous=[k_0, L],
    parameters=[A, beta, sigma, theta],
    aggregates=[g, phi],
    order=_ORDER,
    intro=Text(
        "The six equations in short form: {W} is what a country has in period 1, {m} its initial capital with the return, {n} "
        "the part of it that the firms own, {R} the gross return of period 2. Both countries start with the same capital.",
        "把六个方程写得更简洁：{W}是一国第 1 期的资源，{m}是初始资本的本利和，{n}是其中归企业所有的部分，{R}是第 2 期总回报率。"
        "两国初始资本相同。",
        W=W,
        m=m,
        n=n,
        R=R,
    ),
)


@built_once
def theta_sweep() -> Derivation:
    """From nine equations to one, and who lends."""
    derivation = Derivation(
        SHARE_MODEL,
        "theta_sweep",
        ("One equation for the world, and who lends", "世界均衡归结为一个方程，谁是借出方"),
        intro=Text(
            "Of technology only constant returns and a falling marginal product are supposed, of {sigma} only its sign "
            "({log} is logarithmic utility). The Euler equations say that consumption grows by the same factor in both "
            "countries; adding up the countries then leaves one equation.",
            "对技术只假定规模报酬不变、资本边际产出递减，对{sigma}只假定为正（{log}即对数效用）。"
            "欧拉方程表明两国消费的增长倍数相同，把两国相加便只剩下一个方程。",
            sigma=sigma,
            log=Equation(sigma, 1),
        ),
        reading=Text(
            "The country of the firms lends, whatever preferences and technology. The firms save all of {n}; the households "
            "of both countries react by saving less, and since both live under the same return they share the adjustment: "
            "half of what the firms save, weighted by {weight}, goes abroad.",
            "无论偏好与技术如何，拥有不分红企业的国家总是借出方。企业把{n}全部储蓄起来，两国居民则相应减少储蓄；"
            "由于面对同一回报率，两国分担这一调整：企业储蓄的一半，按{weight}加权，流向外国。",
            n=n,
            weight=1 / (1 + phi),
        ),
    )
    growth = derivation.by(define(g, (beta * R) ** (1 / sigma)), id="growth")
    home, foreign = _euler(derivation, growth)
    single = _single_equation(derivation, home, foreign)
    _borrowing(derivation, foreign, single)
    return derivation


def _euler(derivation: Derivation, growth: Equation) -> tuple[Equation, Equation]:
    root = derivation.by(take_root(c_2, equation=HOME_EULER), id="root_home")
    home = derivation.by(conclude(Equation(c_2, g * c_1), root, growth), id="growth_home")
    foreign_root = derivation.by(take_root(c_2s, equation=FOREIGN_EULER), id="root_foreign")
    return home, derivation.by(conclude(Equation(c_2s, g * c_1s), foreign_root, growth), id="growth_foreign")


def _single_equation(derivation: Derivation, home: Equation, foreign: Equation) -> Equation:
    """Add up both countries."""
    today = derivation.by(conclude(Equation(c_1 + c_1s, 2 * (W - k_1)), HOME_1, FOREIGN_1), id="world_1")
    derivation.by(sign_by(W - k_1, ">0", today), id="something_consumed")
    tomorrow = derivation.by(conclude(Equation(c_2 + c_2s, 2 * OUTPUT_2 - R * n), HOME_2, FOREIGN_2), id="world_2")
    return derivation.by(
        conclude(Equation(R * n, 2 * (OUTPUT_2 - g * (W - k_1))), tomorrow, today, home, foreign),
        id="single",
        reading=Text(
            "What the firms have in period 2 is what the world has then, less what its households want to consume. This is "
            "the single equation for {k}; all else follows from it.",
            "企业第 2 期的财富，等于世界第 2 期的资源减去两国居民愿意消费的部分。这就是决定{k}的唯一方程，其余变量都由它得出。",
            k=k_1,
        ),
    )


def _borrowing(derivation: Derivation, foreign: Equation, single: Equation) -> None:
    """Who lends, and how much."""
    block = derivation.by(
        conclude(Equation((R + g) * b_1, g * (W - k_1) - OUTPUT_2), FOREIGN_1, FOREIGN_2, foreign), id="foreign_block"
    )
    lent = derivation.by(conclude(Equation((R + g) * b_1, -R * n / 2), block, single), id="lending")
    ratio = derivation.by(define(phi, g / R), id="ratio")
    value = derivation.by(conclude(Equation(b_1, -n / (2 * (1 + phi))), lent, ratio), id="borrowing", label="b_1")
    derivation.by(sign_by(b_1, "<=0", value), id="home_lends")
    derivation.by(sign_by(b_1, "<0", value, given=(positive(n),)), id="home_lends_strictly")
    derivation.by(
        sign_by(n + b_1, ">=0", value),
        id="firms_keep_more",
        reading=("The country lends less than its firms keep.", "本国借出的数额小于企业留住的财富。"),
    )


def condition_of(derivation: Derivation, step: str) -> Condition:
    """Return the sign that a step has established."""
    return next(one.conclusion for one in derivation.all_steps if one.id == step)  # type: ignore[return-value]
