"""IS–LM with abstract functions: saving depends on income, investment on the interest rate, money demand on both."""

from __future__ import annotations

from derive.equation import behavioural, equilibrium
from derive.functions import function
from derive.model import Model
from derive.models.is_lm_dynamics import alpha, gamma
from derive.models.keynesian_symbols import Y, m, r
from derive.rules import define, differentiate, sign, substitute
from derive.step import Derivation
from derive.strategies import total_differential
from derive.strategies.signs import add_sign
from derive.symbols import aggregate, variable

S = function("S", 1, ("saving function", "储蓄函数"), signs={1: ">0"})
I = function("I", 1, ("investment function", "投资函数"), signs={1: "<0"})
L_1 = function("L1", 1, ("transactions demand", "交易性货币需求"), signs={1: ">0"}, notation="L_1")
L_2 = function("L2", 1, ("speculative demand", "投机性货币需求"), signs={1: "<0"}, notation="L_2")
A = variable("A", ("autonomous spending", "自发支出"))

goods_market = equilibrium(S(Y), I(r) + A, ("goods-market equilibrium", "产品市场均衡条件"))
money_market = equilibrium(L_1(Y) + L_2(r), m, ("money-market equilibrium", "货币市场均衡条件"))

GENERAL = Model(
    "is_lm_general",
    ("IS–LM with general functions", "一般函数形式的 IS–LM 模型"),
    [goods_market, money_market],
    endogenous=[Y, r],
    exogenous=[A, m],
    order=(A, m, Y, r),
)

Y_dot = variable("Y_dot", ("change of income over time", "收入随时间的变动"), notation=r"\dot Y")
r_dot = variable("r_dot", ("change of the interest rate over time", "利率随时间的变动"), notation=r"\dot r")

GENERAL_ADJUSTMENT = Model(
    "is_lm_general_adjustment",
    ("Adjustment with general functions", "一般函数形式的调整过程"),
    [
        behavioural(Y_dot, alpha * (I(r) + A - S(Y)), ("output adjustment", "产出调整方程")),
        behavioural(r_dot, gamma * (L_1(Y) + L_2(r) - m), ("interest-rate adjustment", "利率调整方程")),
    ],
    endogenous=[Y_dot, r_dot],
    exogenous=[Y, r, A, m],
    parameters=[alpha, gamma],
    order=(alpha, gamma, A, m, Y, r),
)


def general_slopes() -> Derivation:
    """The slopes of IS and LM from the signs of the derivatives alone."""
    derivation = Derivation(
        GENERAL,
        "is_lm_general_slopes",
        ("Slopes of IS and LM with general functions", "一般函数形式下 IS 与 LM 曲线的斜率"),
        intro=(
            "Nothing is known about the functions but the signs of their derivatives. Along each curve the interest rate is "
            "an implicit function of income.",
            "对各函数只知道其导数的符号。沿每条曲线，利率是收入的隐函数。",
        ),
        reading=(
            "IS falls because saving rises with income while investment falls with the interest rate; LM rises because money "
            "demand rises with income and falls with the interest rate.",
            "储蓄随收入增加而投资随利率下降，故 IS 曲线向右下方倾斜；货币需求随收入增加而随利率下降，故 LM 曲线向右上方倾斜。",
        ),
    )
    for name, curve in (("is", goods_market), ("lm", money_market)):
        slope = derivation.by(differentiate(r, Y, curve), id=f"{name}_slope")
        add_sign(derivation, slope, (), id=f"{name}_slope_sign")
    return derivation


def general_comparative_statics() -> Derivation:
    """Effects of autonomous spending and real balances by total differential."""
    derivation = Derivation(
        GENERAL,
        "is_lm_general",
        ("Comparative statics with general functions", "一般函数形式的比较静态分析"),
        intro=(
            "Take the total differential of both equilibrium conditions and solve the linear system for the effects "
            "(Cramer's rule). The declared signs make the determinant negative, so every sign can be proved.",
            "对两个均衡条件求全微分，用克莱姆法则求解线性方程组。各导数的符号保证行列式为负，因而每个符号都能证明。",
        ),
        reading=(
            "The signs of the linear model hold in general: spending raises income and the interest rate, money raises income "
            "and lowers the interest rate.",
            "线性模型的结论具有一般性：自发支出使收入与利率上升，货币供给使收入上升、利率下降。",
        ),
    )
    return total_differential(derivation, (Y, r), (A, m))


def general_stability() -> Derivation:
    """Trace and determinant of the adjustment process with abstract functions."""
    derivation = Derivation(
        GENERAL_ADJUSTMENT,
        "is_lm_general_stability",
        ("Stability with general functions", "一般函数形式下的稳定性"),
        intro=(
            "Let output react to excess demand for goods and the interest rate to excess demand for money.",
            "令产出对产品的超额需求作出反应，利率对货币的超额需求作出反应。",
        ),
        reading=(
            "At every income and interest rate the trace is negative and the determinant positive: the equilibrium is stable.",
            "在任何收入与利率水平上，迹均为负、行列式均为正，故均衡稳定。",
        ),
    )
    output, rate = GENERAL_ADJUSTMENT.equations
    j11 = derivation.by(differentiate(Y_dot, Y, output), id="dY_dot_dY")
    j12 = derivation.by(differentiate(Y_dot, r, output), id="dY_dot_dr")
    j21 = derivation.by(differentiate(r_dot, Y, rate), id="dr_dot_dY")
    j22 = derivation.by(differentiate(r_dot, r, rate), id="dr_dot_dr")
    trace = aggregate("tr", ("trace of the Jacobian", "雅可比矩阵的迹"), notation="tau")
    determinant = aggregate("det", ("determinant of the Jacobian", "雅可比矩阵的行列式"), notation="Delta")
    traced = derivation.by(define(trace, j11.lhs + j22.lhs, j11, j22), id="trace")
    derivation.by(sign(traced, "<0", j11, j22), id="trace_sign")
    determined = derivation.by(define(determinant, j11.lhs * j22.lhs - j12.lhs * j21.lhs, j11, j12, j21, j22), id="determinant")
    expanded = derivation.by(substitute(j11, j12, j21, j22, into=determined), id="determinant_expanded")
    derivation.by(sign(expanded, ">0"), id="determinant_sign")
    return derivation
