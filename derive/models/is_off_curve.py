"""Off the IS curve: what is out of balance to its right and to its left."""

from __future__ import annotations

from derive.equation import Condition, Equation, behavioural, definition, less
from derive.model import Model
from derive.models.is_four_sector import consumption, disposable_income, investment, tax
from derive.models.keynesian_symbols import (
    A_0,
    AE,
    I_0,
    NX,
    ORDER,
    T_0,
    C,
    G,
    I,
    K,
    R,
    S,
    T,
    Y,
    Y_d,
    a,
    b,
    d,
    r,
    t,
)  # fmt: skip
from derive.rules import conclude, define, express, sign, substitute
from derive.step import Derivation
from derive.symbols import aggregate, variable
from derive.text import Text

E = variable("E", ("excess of investment over saving", "投资超过储蓄的部分"))
gap = variable("gap", ("excess demand for goods", "产品市场的超额需求"), notation="E")
Y_IS = aggregate("Y_IS", ("income on the IS curve at the given interest rate", "给定利率下 IS 曲线上的收入"), notation="Y_{IS}")

simple_consumption = behavioural(C, a + b * Y, ("consumption function", "消费函数"))
simple_saving = definition(S, Y - C, ("saving of households", "居民储蓄"))
excess_investment = definition(E, I - S, ("excess of investment over saving", "投资与储蓄之差"))

TWO_SECTORS_OFF = Model(
    "is_off_curve_two",
    ("Two sectors out of balance", "两部门经济的非均衡"),
    [simple_consumption, simple_saving, investment, excess_investment],
    endogenous=[C, S, I, E],
    exogenous=[Y, r],
    parameters=[a, b, I_0, d],
    aggregates=[K, A_0, Y_IS],
    order=(*ORDER, Y_IS, E),
    decimals=True,
    given={a: 100, b: "0.8", I_0: 180, d: 20, r: "2.5", Y: 1300},
)


def is_off_curve_two_sectors() -> Derivation:
    """Right of IS saving exceeds investment, left of it investment exceeds saving."""
    derivation = Derivation(
        TWO_SECTORS_OFF,
        "is_off_curve_two",
        ("Off the curve with two sectors: investment and saving", "两部门 IS 曲线外的点：投资与储蓄"),
        intro=Text(
            "Take any income {Y} and any interest rate {r}, not necessarily on the curve, and compare the investment that "
            "firms plan with what households save.",
            "任取收入 {Y} 与利率 {r}，不一定在曲线上，比较企业计划的投资与居民的储蓄。",
            Y=Y,
            r=r,
        ),
        reading=(
            "To the right of the curve income is too high for its interest rate: saving exceeds investment, goods remain "
            "unsold, output falls. To the left it is the other way round.",
            "曲线右方收入相对于利率过高：储蓄大于投资，产品滞销，生产收缩；曲线左方则相反，生产扩张。",
        ),
    )
    saved = derivation.by(substitute(simple_consumption, into=simple_saving), id="saving")
    excess = derivation.by(substitute(investment, saved, into=excess_investment), id="excess")
    multiplier = derivation.by(define(K, 1 / (1 - b)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0), id="autonomous_spending")
    on_curve = derivation.by(define(Y_IS, K * (A_0 - d * r), multiplier, autonomous), label="IS", id="income_on_curve")
    result = derivation.by(
        express(E, (Y_IS - Y) / K, equation=excess, using=(multiplier, autonomous, on_curve)), label="E", id="excess_closed"
    )
    _both_sides(derivation, result, multiplier)
    return derivation


def _both_sides(derivation: Derivation, result: Equation, multiplier: Equation) -> None:
    derivation.by(
        sign(result, "<0", multiplier, given=(less(Y_IS, Y),)),
        id="right_of_the_curve",
        reading=("To the right of the curve.", "曲线右方。"),
    )
    derivation.by(
        sign(result, ">0", multiplier, given=(less(Y, Y_IS),)),
        id="left_of_the_curve",
        reading=("To the left of the curve.", "曲线左方。"),
    )


expenditure = definition(AE, C + I + G + NX, ("planned expenditure", "计划总支出"))
private_saving = definition(S, Y_d - C, ("private saving", "私人储蓄"))
excess_demand = definition(gap, AE - Y, ("excess demand", "超额需求"))

FOUR_SECTORS_OFF = Model(
    "is_off_curve_four",
    ("Four sectors out of balance", "四部门经济的非均衡"),
    [expenditure, consumption, disposable_income, tax, investment, private_saving, excess_demand],
    endogenous=[AE, C, Y_d, T, I, S, gap],
    exogenous=[Y, r, G, NX, T_0, R],
    parameters=[a, b, t, I_0, d],
    aggregates=[K, A_0, Y_IS],
    order=(*ORDER, Y_IS, gap),
    decimals=True,
    given={a: 100, b: "0.8", t: "0.25", T_0: 50, R: 50, I_0: 180, d: 20, G: 200, NX: 20, r: "2.5", Y: 1300},
)


def is_off_curve_four_sectors() -> Derivation:
    """Right of IS expenditure falls short of income; I - S alone no longer tells the side."""
    derivation = Derivation(
        FOUR_SECTORS_OFF,
        "is_off_curve_four",
        ("Off the curve with four sectors: expenditure and income", "四部门 IS 曲线外的点：总支出与收入"),
        intro=(
            "With government and foreign trade the goods market is out of balance when planned expenditure differs from "
            "income.",
            "加入政府与对外部门后，计划总支出不等于收入，产品市场便处于非均衡。",
        ),
        reading=Text(
            "The side of the curve is told by {demand}. Investment minus saving is only one part of it: with a budget surplus "
            "or a trade deficit {I} and {S} differ on the curve itself, as they do in homework 2.",
            "判断位于曲线哪一侧要看 {demand}。投资与储蓄之差只是其中一部分：财政有盈余或贸易有逆差时，"
            "即使在曲线上 {I} 与 {S} 也不相等，作业第 2 题就是一例。",
            demand=AE - Y,
            I=I,
            S=S,
        ),
    )
    parts = derivation.by(
        conclude(
            Equation(gap, (I - S) + (G + R - T) + NX),
            excess_demand,
            expenditure,
            private_saving,
            disposable_income,
        ),
        id="three_gaps",
        reading=(
            "Excess demand is the sum of three gaps: private, public and foreign.",
            "超额需求等于私人部门、政府部门与对外部门三个缺口之和。",
        ),
    )
    derivation.by(
        conclude(Equation(I - S, T - R - G - NX, holds_for=(Condition(gap, "=0"),)), parts),
        id="on_the_curve",
        reading=(
            "On the curve investment differs from saving by the budget surplus minus net exports.",
            "在曲线上，投资与储蓄之差等于财政盈余减净出口。",
        ),
    )
    spending = derivation.by(
        substitute(expenditure, consumption, disposable_income, tax, investment, into=excess_demand), id="excess"
    )
    multiplier = derivation.by(define(K, 1 / (1 - b + b * t)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0 - b * T_0 + b * R + G + NX), id="autonomous_spending")
    on_curve = derivation.by(define(Y_IS, K * (A_0 - d * r), multiplier, autonomous), label="IS", id="income_on_curve")
    result = derivation.by(
        express(gap, (Y_IS - Y) / K, equation=spending, using=(multiplier, autonomous, on_curve)),
        id="excess_closed",
    )
    _both_sides(derivation, result, multiplier)
    return derivation
