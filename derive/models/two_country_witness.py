"""An equilibrium in whole numbers in which foreign consumption of period 2 may go either way."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, definition, equilibrium, identity, negative, positive
from derive.model import Model
from derive.models.two_country_symbols import b_1, beta, c_1s, c_2s, k_0, k_1, sigma, theta
from derive.models.two_country_world import R, W, m, n
from derive.rules import calibrate, conclude, isolate, sign_by
from derive.step import Derivation
from derive.symbols import POSITIVE, differential, variable
from derive.text import Text

d = differential
HALF = Rational(1, 2)
g = variable("g", ("growth factor of consumption", "消费增长倍数"), domain=POSITIVE)

_RESOURCES = definition(W, k_0 + k_0**HALF, ("resources in period 1", "第 1 期资源"))
_CAPITAL = definition(m, k_0 + k_0**HALF / 2, ("initial capital with its return", "初始资本的本利和"))
_WEALTH = definition(n, theta * m, ("wealth of the firms", "企业的财富"))
_RETURN = definition(R, 1 + 1 / (2 * k_1**HALF), ("gross return", "总回报率"))
_GROWTH = definition(g, (beta * R) ** (1 / sigma), ("growth factor", "消费增长倍数"))
_SINGLE = equilibrium(R * n, 2 * (k_1 + k_1**HALF - g * (W - k_1)), ("the single equation", "均衡方程"))
_BORROWING = equilibrium(b_1, -n * R / (2 * (R + g)), ("borrowing", "本国的国际借款"))
_FOREIGN = equilibrium(c_1s, W - k_1 - b_1, ("foreign resources, period 1", "外国第 1 期资源约束"))
_NUMBERS = (
    identity(k_0, Rational(1, 4), ("initial capital", "初始资本")),
    identity(beta, HALF, ("discount factor", "贴现因子")),
    identity(k_1, Rational(1, 4), ("capital in period 2", "第 2 期期初资本")),
)

WITNESS = Model(
    "two_country_witness",
    ("An example with whole numbers", "一个可以精确求解的例子"),
    [_RESOURCES, _CAPITAL, _WEALTH, _RETURN, _GROWTH, _SINGLE, _BORROWING, _FOREIGN, *_NUMBERS],
    endogenous=[W, m, n, R, g, theta, b_1, c_1s, k_0, beta, k_1],
    parameters=[sigma],
    order=(c_1s, beta, sigma, g, R, theta, m, n, W, k_0, k_1, b_1),
)


def foreign_witnesses() -> Derivation:
    """With risk aversion below seven consumption falls, above seven it rises."""
    derivation = Derivation(
        WITNESS,
        "foreign_witnesses",
        ("Two witnesses: one equilibrium, either direction", "两个例证：同一均衡，两个方向"),
        intro=Text(
            "Technology {technology} with one unit of labour, and a discount factor that makes consumption constant, so that "
            "the equilibrium is the same for every {sigma}. We ask which share of the firms belongs to {capital}.",
            "取生产函数{technology}（劳动为 1），并取使消费恰好不变的贴现因子，这时对任意{sigma}均衡都相同。"
            "先求出与{capital}相应的企业份额。",
            technology=k_1**HALF,
            sigma=sigma,
            capital=Equation(k_1, Rational(1, 4)),
        ),
        reading=Text(
            "With {low} foreign consumption of period 2 falls when the share rises, with {high} it rises, from the very same "
            "equilibrium.",
            "从同一个均衡出发，企业份额上升时，若{low}，外国第 2 期消费下降；若{high}，则上升。",
            low=Equation(sigma, 2),
            high=Equation(sigma, 8),
        ),
    )
    capital_0, discount, capital_1 = _NUMBERS
    resources = derivation.by(calibrate(capital_0, equation=_RESOURCES, worked_out=True), id="resources")
    worth = derivation.by(calibrate(capital_0, equation=_CAPITAL, worked_out=True), id="initial_capital")
    gross = derivation.by(calibrate(capital_1, equation=_RETURN, worked_out=True), id="gross_return")
    growth = derivation.by(calibrate(discount, gross, equation=_GROWTH, worked_out=True), id="growth")
    single = derivation.by(
        calibrate(resources, capital_1, gross, growth, equation=_SINGLE, worked_out=True), id="single_in_numbers"
    )
    wealth = derivation.by(isolate(n, equation=single), id="wealth")
    derivation.by(conclude(Equation(theta, HALF), _WEALTH, wealth, worth), id="share")
    lent = derivation.by(calibrate(wealth, gross, growth, equation=_BORROWING, worked_out=True), id="borrowing")
    consumed = derivation.by(
        calibrate(resources, capital_1, lent, equation=_FOREIGN, worked_out=True), id="foreign_consumption"
    )
    criterion = derivation.by(conclude(Equation(c_1s + sigma * b_1, (7 - sigma) / 12), consumed, lent), id="criterion")
    derivation.by(
        sign_by(c_1s + sigma * b_1, ">0", criterion, given=(positive(7 - sigma),)),
        id="falls",
        reading=Text(
            "Then {sign} when the return falls.", "此时回报率下降使外国第 2 期消费下降：{sign}。", sign=negative(d(c_2s))
        ),
    )
    derivation.by(
        sign_by(c_1s + sigma * b_1, "<0", criterion, given=(positive(sigma - 7),)),
        id="rises",
        reading=Text("Then {sign}.", "此时外国第 2 期消费上升：{sign}。", sign=positive(d(c_2s))),
    )
    return derivation
