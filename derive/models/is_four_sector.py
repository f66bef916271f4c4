"""The goods market with households, firms, government and the rest of the world: the IS curve."""

from __future__ import annotations

from derive.equation import behavioural, definition, equilibrium
from derive.model import Model
from derive.models.keynesian_symbols import (
    A_0,
    CALIBRATION,
    I_0,
    NX,
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
    r,
    t,
)  # fmt: skip
from derive.rules import collect, define, express, isolate, substitute
from derive.step import Derivation, built_once
from derive.strategies import intercepts_and_slope
from derive.text import Text

consumption = behavioural(C, a + b * Y_d, ("consumption function", "消费函数"))
disposable_income = definition(Y_d, Y - T + R, ("disposable income", "可支配收入"))
tax = behavioural(T, T_0 + t * Y, ("tax function", "税收函数"))
investment = behavioural(I, I_0 - d * r, ("investment function", "投资函数"))
goods_market = equilibrium(Y, C + I + G + NX, ("goods-market equilibrium", "产品市场均衡条件"))

FOUR_SECTOR = Model(
    "is_four_sector",
    ("Four-sector goods market", "四部门产品市场"),
    [goods_market, consumption, disposable_income, tax, investment],
    endogenous=[Y, C, Y_d, T, I],
    exogenous=[r, G, NX, T_0, R],
    parameters=[a, b, t, I_0, d],
    aggregates=[K, A_0],
    order=ORDER,
    decimals=True,
    given=CALIBRATION,
)


@built_once
def is_curve() -> Derivation:
    """Goods-market equilibrium solved for income, kept in the multiplier and autonomous spending."""
    derivation = Derivation(
        FOUR_SECTOR,
        "is_four_sector",
        ("The IS curve with four sectors", "四部门经济的 IS 曲线"),
        intro=(
            "Which combinations of income and interest rate clear the goods market when government and the rest of the "
            "world spend as well?",
            "加入政府与对外部门后，收入与利率的哪些组合能使产品市场出清？",
        ),
        reading=Text(
            "A higher interest rate lowers investment; through the multiplier income falls by {fall} for each unit. Autonomous "
            "spending moves the curve sideways by {K} times the change.",
            "利率每上升一个单位，投资减少 {d}，经乘数作用，均衡收入减少 {fall}；自发支出变动时，曲线平行移动，"
            "移动量为自发支出变动量的 {K} 倍。",
            d=d,
            K=K,
            fall=K * d,
        ),
    )
    spending = derivation.by(substitute(consumption, disposable_income, tax, investment, into=goods_market), id="spending")
    collected = derivation.by(collect(spending, Y), id="collected")
    multiplier = derivation.by(define(K, 1 / (1 - b + b * t)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0 - b * T_0 + b * R + G + NX), id="autonomous_spending")
    solved = derivation.by(isolate(Y, equation=collected), id="solved")
    in_names = express(Y, K * A_0 - K * d * r, equation=solved, using=(multiplier, autonomous))
    curve = derivation.by(in_names, label="IS", id="is_curve")
    intercepts_and_slope(derivation, curve, horizontal=Y, vertical=r, definitions=(multiplier, autonomous))
    return derivation
