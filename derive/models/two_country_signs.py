"""A larger share of the firms: the sign of every reaction, for any risk aversion and any technology with constant returns."""

from __future__ import annotations

from derive.equation import Condition, Equation, positive
from derive.lecture import Table
from derive.models.two_country_share import FOREIGN_1, SHARE_MODEL, condition_of, theta_sweep
from derive.models.two_country_symbols import b_1, c_1, c_1s, c_2, c_2s, k_1, sigma, theta
from derive.models.two_country_world import FOREIGN_2, HOME_1, RETURN, SLOPE, WEALTH, R, W, g, m, n
from derive.rules import conclude, define, sign_by, totally_differentiate
from derive.step import Derivation, built_once
from derive.symbols import EconomicSymbol, aggregate, differential
from derive.text import Text

d = differential
MORE = (positive(d(theta)),)
Delta = aggregate("Delta", ("coefficient of the change of capital", "资本变动的系数"))
_MOVING = (c_1, c_2, c_1s, c_2s, b_1, k_1, R, g, n, theta)


def _total(derivation: Derivation, equation: Equation, id: str) -> Equation:
    moving = tuple(symbol for symbol in _MOVING if symbol in equation.free_symbols)
    return derivation.by(totally_differentiate(equation, moving), id=id)


@built_once
def theta_signs() -> Derivation:
    """Capital, return, lending, consumption of both countries: all signs in the share."""
    derivation = Derivation(
        SHARE_MODEL,
        "theta_signs",
        ("A larger share of the firms: what rises and what falls", "企业所占份额上升：各变量如何变动"),
        intro=Text(
            "Comparative statics by total differentials: the share rises a little, {more}, and every equation says what moves "
            "with it. First capital and the return, then the foreign country, then the home country.",
            "用全微分作比较静态分析：设份额略有上升，即{more}，由各方程依次求出其余变量的变动。先看资本与回报率，再看外国，最后看本国。",
            more=MORE[0],
        ),
        reading=Text(
            "More forced saving, a lower return everywhere, more lending. The home country consumes less in both periods. "
            "Abroad households owe more and pay less for it: they consume more in period 1. All this holds for every "
            "{sigma} and every technology with constant returns; nothing hangs on the numbers of the notes.",
            "强制储蓄增加，各国回报率下降，本国借出更多，本国居民两期消费都减少。外国居民借入更多而利息更低，第 1 期消费增加。"
            "这些结论对任意{sigma}与任意规模报酬不变的技术都成立，与讲义所取的参数值无关。",
            sigma=positive(sigma),
        ),
        after=theta_sweep(),
    )
    capital = _capital(derivation)
    rate = _return(derivation, capital)
    _abroad(derivation, rate)
    _at_home(derivation)
    derivation.notes.append(_overview(derivation))
    return derivation


_DIRECTIONS = {">0": Text("rises", "上升"), "<0": Text("falls", "下降")}


def _overview(derivation: Derivation) -> Table:
    """All signs side by side, read from the steps that found them."""
    symbols = (k_1, R, b_1, c_1, c_2, c_1s)
    found = (condition_of(derivation, f"d_{symbol.key}_sign") for symbol in symbols)
    return Table(
        Text("When the share of the firms rises", "企业所占份额上升时各变量的变动方向"),
        (theta, *symbols),
        ((_DIRECTIONS[">0"], *(_DIRECTIONS[condition.sign] for condition in found)),),
    )


def _signed(derivation: Derivation, symbol: EconomicSymbol, sign: str, *premises: Equation | Condition) -> Condition:
    """A sign that follows from an equation just derived and earlier signs."""
    return derivation.by(sign_by(d(symbol), sign, *premises, given=MORE), id=f"d_{symbol.key}_sign")  # type: ignore[return-value]


def _capital(derivation: Derivation) -> Condition:
    """The single equation, differentiated."""
    wealth = _total(derivation, WEALTH, "d_wealth")
    rate = _total(derivation, RETURN, "d_return")
    raw = _total(derivation, derivation.result("growth"), "d_growth_raw")
    growth = derivation.by(
        conclude(Equation(d(g), g * d(R) / (sigma * R)), raw, derivation.result("growth")),
        id="d_growth",
        reading=Text(
            "{sigma} is the inverse of the elasticity of substitution.", "{sigma}的倒数就是跨期替代弹性。", sigma=sigma
        ),
    )
    single = _total(derivation, derivation.result("single"), "d_single")
    weight = derivation.by(define(Delta, 2 * (R + g) - SLOPE * (n + 2 * g * (W - k_1) / (sigma * R))), id="weight")
    capital = derivation.by(
        conclude(Equation(Delta * d(k_1), R * m * d(theta)), single, wealth, rate, growth, RETURN, weight),
        id="d_capital",
    )
    heavy = derivation.by(
        sign_by(Delta, ">0", weight, condition_of(derivation, "something_consumed")),
        id="weight_positive",
        reading=Text(
            "{slope} is negative and {consumed} positive: more capital means more resources in period 2 and a lower return, "
            "and both leave room for a larger share.",
            "{slope}为负，{consumed}为正：资本增加使第 2 期资源增加、回报率下降，两者都与更大的企业份额相对应。",
            slope=SLOPE,
            consumed=W - k_1,
        ),
    )
    return _signed(derivation, k_1, ">0", capital, heavy)  # type: ignore[arg-type]


def _return(derivation: Derivation, capital: Condition) -> Condition:
    return _signed(derivation, R, "<0", derivation.result("d_return"), capital)


def _abroad(derivation: Derivation, rate: Condition) -> None:
    """Consumption abroad in period 1; the lender's debt matters with its sign."""
    foreign = derivation.result("growth_foreign")
    today, tomorrow = _total(derivation, FOREIGN_1, "d_foreign_1"), _total(derivation, FOREIGN_2, "d_foreign_2")
    grown = _total(derivation, foreign, "d_foreign_growth")
    change = derivation.by(
        conclude(
            Equation((R + g) * d(c_1s), (b_1 - g * c_1s / (sigma * R)) * d(R)),
            today, tomorrow, grown, derivation.result("d_growth"), RETURN,
        ),
        id="d_foreign_consumption",
    )  # fmt: skip
    _signed(derivation, c_1s, ">0", change, condition_of(derivation, "home_lends"), rate)


def _at_home(derivation: Derivation) -> None:
    """Borrowing and both periods at home."""
    capital, abroad = (condition_of(derivation, f"d_{symbol.key}_sign") for symbol in (k_1, c_1s))
    debt = derivation.by(conclude(Equation(d(b_1), -d(k_1) - d(c_1s)), derivation.result("d_foreign_1")), id="d_borrowing")
    borrowing = _signed(derivation, b_1, "<0", debt, capital, abroad)
    today = _total(derivation, HOME_1, "d_home_1")
    first = _signed(derivation, c_1, "<0", today, capital, borrowing)
    slower = _signed(derivation, g, "<0", derivation.result("d_growth"), condition_of(derivation, "d_R_sign"))
    tomorrow = _total(derivation, derivation.result("growth_home"), "d_home_2")
    _signed(derivation, c_2, "<0", tomorrow, first, slower)
