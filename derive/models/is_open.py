"""The IS curve when net exports depend on income and on the interest rate."""

from __future__ import annotations

from derive.equation import Equation, behavioural
from derive.model import Model
from derive.models.is_four_sector import consumption, disposable_income, goods_market, investment, tax
from derive.models.keynesian_symbols import (
    A_0,
    CALIBRATION,
    I_0,
    NX,
    NX_0,
    ORDER,
    T_0,
    C,
    G,
    I,
    K,
    R,
    T,
    Y,
    Y_d,
    a,
    b,
    d,
    m_y,
    n_r,
    r,
    t,
)  # fmt: skip
from derive.rules import collect, conclude, define, differentiate, evaluate_at, express, sign, substitute
from derive.step import Derivation
from derive.symbols import aggregate

net_exports = behavioural(NX, NX_0 - m_y * Y - n_r * r, ("net export function", "净出口函数"))

slope = aggregate("sigma", ("slope of the IS curve", "IS 曲线的斜率"))

OPEN_ECONOMY = Model(
    "is_open",
    ("Goods market of an open economy", "开放经济的产品市场"),
    [goods_market, consumption, disposable_income, tax, investment, net_exports],
    endogenous=[Y, C, Y_d, T, I, NX],
    exogenous=[r, G, T_0, R],
    parameters=[a, b, t, I_0, d, NX_0, m_y, n_r],
    aggregates=[K, A_0, slope],
    order=ORDER,
    decimals=True,
    given=CALIBRATION,
)


def is_open() -> Derivation:
    """NX = NX_0 - m_y Y - n_r r: a smaller multiplier, and d + n_r in the place of d."""
    derivation = Derivation(
        OPEN_ECONOMY,
        "is_open",
        ("The IS curve when net exports react", "净出口可变时的 IS 曲线"),
        intro=(
            "Imports grow with income, and a higher interest rate strengthens the currency and so lowers net exports. How do "
            "both reactions change the IS curve?",
            "收入增加时进口增加；利率上升使本币升值，净出口减少。这两种反应怎样改变 IS 曲线？",
        ),
        reading=(
            "Part of every additional income is spent abroad, so the multiplier is smaller and IS steeper. The interest rate "
            "now works through two channels, investment and net exports, which makes IS flatter.",
            "新增收入的一部分用于购买进口品，乘数因而变小，IS 曲线变陡；利率又通过投资与净出口两个渠道影响总需求，"
            "使 IS 曲线变平坦。",
        ),
    )
    spending = derivation.by(
        substitute(consumption, disposable_income, tax, investment, net_exports, into=goods_market), id="spending"
    )
    collected = derivation.by(collect(spending, Y), id="collected")
    multiplier = derivation.by(define(K, 1 / (1 - b + b * t + m_y)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0 - b * T_0 + b * R + G + NX_0), id="autonomous_spending")
    definitions = (multiplier, autonomous)
    curve = derivation.by(
        express(Y, K * A_0 - K * (d + n_r) * r, equation=collected, using=definitions), label="IS", id="is_curve"
    )
    _intercepts_and_slope(derivation, curve, multiplier)
    leakage = derivation.by(differentiate(K, m_y, multiplier), id="dK_dm_y")
    derivation.by(
        sign(leakage, "<0", multiplier),
        id="dK_dm_y_sign",
        reading=("Imports are a leakage: the multiplier falls.", "进口是收入流量的漏出，使乘数变小。"),
    )
    return derivation


def _intercepts_and_slope(derivation: Derivation, curve: Equation, multiplier: Equation) -> None:
    derivation.by(evaluate_at({r: 0}, equation=curve), id="horizontal_intercept")
    inverse = Equation(r, A_0 / (d + n_r) - Y / (K * (d + n_r)))
    inverse = derivation.by(conclude(inverse, multiplier, curve, equivalent=True), id="inverse_form")
    derivation.by(evaluate_at({Y: 0}, equation=inverse), id="vertical_intercept")
    steepness = derivation.by(differentiate(r, Y, inverse), id="slope")
    derivation.by(sign(steepness, "<0", multiplier), id="slope_sign")
    named = derivation.by(define(slope, -1 / (K * (d + n_r)), multiplier), id="slope_named")
    derivation.by(express(steepness.lhs, slope, equation=steepness, using=(named,)), id="slope_is_named")
    for shock, relation, reading in (
        (m_y, "<0", ("A larger propensity to import makes the curve steeper.", "边际进口倾向越大，曲线越陡峭。")),
        (n_r, ">0", ("Net exports that react more make it flatter.", "净出口对利率越敏感，曲线越平坦。")),
    ):
        turned = derivation.by(differentiate(slope, shock, multiplier, named), id=f"dslope_d{shock.key}")
        derivation.by(sign(turned, relation, multiplier), id=f"dslope_d{shock.key}_sign", reading=reading)
