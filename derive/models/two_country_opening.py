"""The home country alone, and what opening to the world changes."""

from __future__ import annotations

from derive.equation import Equation, behavioural, constraint, definition, negative, positive
from derive.model import Model
from derive.models.two_country_symbols import A, L, b_1, beta, c_1, c_2, k_1, sigma, theta, u
from derive.models.two_country_welfare import U
from derive.models.two_country_world import (
    HOME_1,
    HOME_2,
    HOME_EULER,
    OUTPUT_2,
    RETURN,
    SLOPE,
    R,
    W,
    g,
    m,
    n,
)
from derive.rules import conclude, define, sign_by, totally_differentiate
from derive.rules.take_root import take_root
from derive.step import Derivation
from derive.symbols import SHARE, EconomicSymbol, aggregate, differential, parameter
from derive.text import Text

d = differential
theta_c = parameter(
    "theta_c", ("share of the firms in a closed economy", "封闭经济中企业所占份额"), domain=SHARE, notation="theta_c"
)

CLOSED = Model(
    "closed_economy",
    ("The home country alone", "封闭的本国"),
    [
        constraint(c_1, W - k_1, ("resources, period 1", "第 1 期资源约束")),
        constraint(c_2, OUTPUT_2 - R * n, ("resources, period 2", "第 2 期资源约束")),
        HOME_EULER,
        RETURN,
        definition(n, theta_c * m, ("wealth of the firms", "企业的财富")),
        definition(theta_c, theta / 2, ("half the share", "份额减半")),
    ],
    endogenous=[c_1, c_2, k_1, R, n, theta_c],
    exogenous=[W, m, L],
    parameters=[A, beta, sigma, theta],
    aggregates=[g],
    order=(c_1, c_2, beta, sigma, A, g, R, theta_c, theta, m, W, k_1, L, n),
)


def closed_economy() -> Derivation:
    """An open world with the share theta invests like a closed economy with half of it."""
    derivation = Derivation(
        CLOSED,
        "closed_economy",
        ("Closed and open: the same equation at half the share", "封闭与开放：份额减半，方程相同"),
        intro=Text(
            "In a closed economy there is nobody to borrow from, {none}. Take one in which the firms own half as much.",
            "封闭经济没有国际借贷，{none}。考察一个封闭经济，其中企业所占份额只有开放世界中的一半。",
            none=Equation(b_1, 0),
        ),
        reading=Text(
            "This is the single equation of the open world word for word. Capital and return of the open world with the share "
            "{theta} are those of a closed economy with half of it: the world dilutes the forced saving, and the return falls "
            "less at home and begins to fall abroad.",
            "这与开放世界的均衡方程完全相同：份额为{theta}的开放世界，其资本与回报率等于份额减半的封闭经济。"
            "对外开放把企业的强制储蓄摊薄到两国：本国回报率下降得较少，外国回报率则随之下降。",
            theta=theta,
        ),
    )
    today, tomorrow, _, _, wealth, half = CLOSED.equations
    growth = derivation.by(define(g, (beta * R) ** (1 / sigma)), id="growth")
    root = derivation.by(take_root(c_2, equation=HOME_EULER), id="root")
    grown = derivation.by(conclude(Equation(c_2, g * c_1), root, growth), id="consumption_growth")
    closed = derivation.by(conclude(Equation(R * n, OUTPUT_2 - g * (W - k_1)), today, tomorrow, grown), id="closed")
    shared = derivation.by(conclude(Equation(R * theta_c * m, closed.rhs), closed, wealth), id="closed_in_shares")
    derivation.by(conclude(Equation(R * theta * m, 2 * (OUTPUT_2 - g * (W - k_1))), shared, half), id="same_equation")
    return derivation


_U = definition(U, u(c_1) + beta * u(c_2), ("welfare", "本国福利"))
_EULER = behavioural(u(c_1).diff(c_1), beta * R * u(c_2).diff(c_2), ("Euler equation", "欧拉方程"))
Lambda = aggregate("Delta", ("coefficient of the change of capital", "资本变动的系数"))

OPENING = Model(
    "opening",
    ("The home country lends more and more", "本国逐步对外借出"),
    [_U, HOME_1, HOME_2, _EULER, RETURN],
    endogenous=[U, c_1, c_2, k_1, R],
    exogenous=[b_1, n, W, L],
    parameters=[A, beta],
    conditions=[positive(n + b_1)],
    aggregates=[Lambda],
    order=(U, c_1, c_2, beta, A, Lambda, R, W, k_1, L, n, b_1),
)
LENDS_MORE = (negative(d(b_1)),)
_MOVING = (U, c_1, c_2, b_1, k_1, R)


def opening() -> Derivation:
    """Opening the country to lending hurts its own households."""
    derivation = Derivation(
        OPENING,
        "opening",
        ("Opening the country: who pays for the lending", "对外开放：借出资本由谁承担"),
        intro=Text(
            "Open the country step by step: from {none} on, it lends a little more each time, {more}, until the equilibrium of "
            "the open world is reached. The wealth {wealth} of the firms is given by history; on the whole way the country "
            "lends less than the firms keep, {keep}. The utility function may be any.",
            "设想本国逐步开放：从{none}开始，每次多借出一点，即{more}，直到开放世界的均衡。企业财富{wealth}由历史给定；"
            "在整个过程中本国借出的都少于企业留住的，即{keep}。效用函数可以是任意的。",
            none=Equation(b_1, 0),
            more=LENDS_MORE[0],
            wealth=n,
            keep=positive(n + b_1),
        ),
        reading=(
            "Every step lowers welfare at home: lending drives capital out, wages fall and the return rises, and the firms "
            "take the higher return on what they own. The households receive interest on the lending, but less than they "
            "lose. So the home household is better off in autarky whenever the firms own anything, although opening softens "
            "the fall of the return; the gains from opening go abroad. The table of equilibria shows both.",
            "每多借出一点，本国福利都下降：资本外流使工资下降、回报率上升，而较高的回报归企业所有。居民从借出中得到的利息不足以弥补损失。"
            "因此只要企业拥有资本，本国居民在封闭经济中的福利就更高，虽然开放缓和了回报率的下降；开放的好处归于外国。"
            "均衡表中的数值印证了这一点。",
        ),
    )
    total, today, tomorrow, euler, rate = (_total(derivation, one, id) for one, id in _NAMED)
    u_1, u_2 = u(c_1).diff(c_1, 2), u(c_2).diff(c_2, 2)
    keeps = n + b_1
    heavy = -u_1 - beta * R**2 * u_2 - beta * (u(c_2).diff(c_2) - R * keeps * u_2) * SLOPE
    weight = derivation.by(define(Lambda, heavy), id="weight")
    capital = derivation.by(
        conclude(Equation(Lambda * d(k_1), -(u_1 + beta * R**2 * u_2) * d(b_1)), euler, today, tomorrow, rate, RETURN, weight),
        id="d_capital",
    )
    positive_weight = derivation.by(sign_by(Lambda, ">0", weight), id="weight_positive")
    falls = derivation.by(sign_by(d(k_1), "<0", capital, positive_weight, given=LENDS_MORE), id="d_capital_sign")  # type: ignore[arg-type]
    rises = derivation.by(sign_by(d(R), ">0", rate, falls, given=LENDS_MORE), id="d_return_sign")  # type: ignore[arg-type]
    loss = derivation.by(
        conclude(Equation(d(U), -beta * u(c_2).diff(c_2) * keeps * d(R)), total, today, tomorrow, _EULER, RETURN), id="loss"
    )
    derivation.by(sign_by(d(U), "<0", loss, rises, given=LENDS_MORE), id="loss_sign")  # type: ignore[arg-type]
    return derivation


_NAMED = ((_U, "d_U"), (HOME_1, "d_c_1"), (HOME_2, "d_c_2"), (_EULER, "d_euler"), (RETURN, "d_return"))


def _total(derivation: Derivation, equation: Equation, id: str) -> Equation:
    moving: tuple[EconomicSymbol, ...] = tuple(symbol for symbol in _MOVING if symbol in equation.free_symbols)
    return derivation.by(totally_differentiate(equation, moving), id=id)
