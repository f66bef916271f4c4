"""Off the curves: the four zones, and the adjustment of income and the interest rate towards equilibrium."""

from __future__ import annotations

from derive.equation import Equation, behavioural, definition, negative, positive
from derive.model import Model
from derive.models.is_four_sector import consumption, disposable_income, investment, tax
from derive.models.is_lm import money_demand
from derive.models.keynesian_symbols import (
    A_0,
    AE,
    CALIBRATION,
    I_0,
    NX,
    ORDER,
    T_0,
    C,
    G,
    I,
    K,
    L,
    R,
    T,
    Y,
    Y_d,
    a,
    b,
    d,
    h,
    k,
    m,
    r,
    t,
)  # fmt: skip
from derive.rules import conclude, define, differentiate, express, limit, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, parameter, variable
from derive.text import Text

expenditure = definition(AE, C + I + G + NX, ("aggregate expenditure", "总支出"))

E_Y = variable("E_Y", ("excess demand for goods", "产品的超额需求"))
E_L = variable("E_L", ("excess demand for money", "货币的超额需求"))
goods_excess = definition(E_Y, AE - Y, ("excess demand for goods", "产品的超额需求"))
money_excess = definition(E_L, L - m, ("excess demand for money", "货币的超额需求"))

DISEQUILIBRIUM = Model(
    "is_lm_disequilibrium",
    ("Both markets off equilibrium", "两个市场的失衡"),
    [expenditure, consumption, disposable_income, tax, investment, goods_excess, money_demand, money_excess],
    endogenous=[AE, C, Y_d, T, I, E_Y, L, E_L],
    exogenous=[Y, r, G, NX, T_0, R, m],
    parameters=[a, b, t, I_0, d, k, h],
    aggregates=[K, A_0],
    order=ORDER,
    decimals=True,
    given=CALIBRATION,
)

Y_dot = variable("Y_dot", ("change of income over time", "收入随时间的变动"), notation=r"\dot Y")
r_dot = variable("r_dot", ("change of the interest rate over time", "利率随时间的变动"), notation=r"\dot r")
alpha = parameter("alpha", ("speed of adjustment of output", "产出的调整速度"), domain=POSITIVE)
gamma = parameter("gamma", ("speed of adjustment of the interest rate", "利率的调整速度"), domain=POSITIVE)
trace = aggregate("tr", ("trace of the Jacobian", "雅可比矩阵的迹"), notation="tau")
determinant = aggregate("det", ("determinant of the Jacobian", "雅可比矩阵的行列式"), notation="Delta")
discriminant = aggregate("disc", ("discriminant of the characteristic equation", "特征方程的判别式"), notation="Lambda")

output_adjustment = behavioural(Y_dot, alpha * (AE - Y), ("output adjustment", "产出调整方程"))
rate_adjustment = behavioural(r_dot, gamma * (L - m), ("interest-rate adjustment", "利率调整方程"))

ADJUSTMENT = Model(
    "is_lm_adjustment",
    ("Adjustment of income and the interest rate", "收入与利率的调整"),
    [output_adjustment, rate_adjustment, expenditure, consumption, disposable_income, tax, investment, money_demand],
    endogenous=[Y_dot, r_dot, AE, C, Y_d, T, I, L],
    exogenous=[Y, r, G, NX, T_0, R, m],
    parameters=[a, b, t, I_0, d, k, h, alpha, gamma],
    aggregates=[K, trace, determinant, discriminant],
    order=(K, alpha, gamma, *ORDER),
    decimals=True,
    given={**CALIBRATION, alpha: "0.5", gamma: "0.02"},
)


def four_zones() -> Derivation:
    """The signs of excess demand on either side of IS and LM, and with them the four zones of the diagram."""
    derivation = Derivation(
        DISEQUILIBRIUM,
        "four_zones",
        ("The four zones of disequilibrium", "失衡的四个区域"),
        intro=(
            "Away from the curves, goods are in excess demand or supply and so is money. Express both as a distance from the "
            "curve, and read off the sign on either side.",
            "在曲线之外，产品与货币各自存在超额需求或超额供给。把二者写成到曲线的距离，即可判断两侧的符号。",
        ),
        reading=(
            "Zone I (top): goods in excess supply, money in excess supply. Zone II (right): goods in excess supply, money in "
            "excess demand. Zone III (bottom): both in excess demand. Zone IV (left): goods in excess demand, money in excess "
            "supply. Income moves with the excess demand for goods, the interest rate with that for money.",
            "区域 I（上）：产品与货币均供过于求；区域 II（右）：产品供过于求，货币供不应求；"
            "区域 III（下）：产品与货币均供不应求；区域 IV（左）：产品供不应求，货币供过于求。"
            "收入随产品的超额需求变动，利率随货币的超额需求变动。",
        ),
        figures=("four_zones",),
    )
    multiplier = derivation.by(define(K, 1 / (1 - b + b * t)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0 - b * T_0 + b * R + G + NX), id="autonomous_spending")
    spent = derivation.by(
        substitute(expenditure, consumption, disposable_income, tax, investment, into=goods_excess), id="goods_substituted"
    )
    goods = derivation.by(
        express(E_Y, -(Y - (K * A_0 - K * d * r)) / K, equation=spent, using=(multiplier, autonomous)),
        label="E_Y",
        id="goods_distance",
    )
    right_of_is, left_of_is = positive(Y - K * A_0 + K * d * r), negative(Y - K * A_0 + K * d * r)
    derivation.by(
        sign(goods, "<0", multiplier, given=(right_of_is,)),
        id="right_of_is",
        reading=("To the right of IS output exceeds expenditure.", "IS 曲线右侧，产出大于总支出。"),
    )
    derivation.by(
        sign(goods, ">0", multiplier, given=(left_of_is,)),
        id="left_of_is",
        reading=("To the left of IS expenditure exceeds output.", "IS 曲线左侧，总支出大于产出。"),
    )
    money = derivation.by(substitute(money_demand, into=money_excess), label="E_L", id="money_distance")
    derivation.by(
        sign(money, ">0", given=(positive(k * Y - h * r - m),)),
        id="right_of_lm",
        reading=("To the right of LM money demand exceeds supply.", "LM 曲线右侧，货币需求大于货币供给。"),
    )
    derivation.by(
        sign(money, "<0", given=(negative(k * Y - h * r - m),)),
        id="left_of_lm",
        reading=("To the left of LM money supply exceeds demand.", "LM 曲线左侧，货币供给大于货币需求。"),
    )
    return derivation


def adjustment() -> Derivation:
    """Stability of the adjustment process: trace, determinant, and when the path spirals."""
    derivation = Derivation(
        ADJUSTMENT,
        "adjustment",
        ("Adjustment to equilibrium and its stability", "均衡的调整过程与稳定性"),
        intro=(
            "Firms raise output when expenditure exceeds it; the interest rate rises when money demand exceeds supply. The "
            "linear system is stable when its Jacobian has a negative trace and a positive determinant.",
            "总支出超过产出时厂商增产；货币需求超过供给时利率上升。雅可比矩阵的迹为负、行列式为正时，该线性系统稳定。",
        ),
        reading=Text(
            "From any starting point the economy returns to equilibrium. It spirals when the discriminant is negative, that is "
            "when {spiral}, and then runs counter-clockwise: to the right of LM the interest rate rises, above IS "
            "income falls. The equilibrium remains stable if {h} or {d} vanishes, but not if both do.",
            "从任何初始点出发，经济都会回到均衡。判别式为负，即 {spiral} 时沿螺旋线逆时针趋于均衡："
            "在 LM 曲线右侧利率上升，在 IS 曲线上方收入下降。{h} 或 {d} 之一为零时仍稳定，二者同时为零则不然。",
            spiral=positive(4 * alpha * gamma * d * k - (alpha / K - gamma * h) ** 2),
            h=h,
            d=d,
        ),
        figures=("adjustment_path",),
    )
    multiplier = derivation.by(define(K, 1 / (1 - b + b * t)), id="multiplier")
    output = derivation.by(
        substitute(expenditure, consumption, disposable_income, tax, investment, into=output_adjustment), id="output_path"
    )
    rate = derivation.by(substitute(money_demand, into=rate_adjustment), id="rate_path")
    entries = {}
    for equation, outcome in ((output, Y_dot), (rate, r_dot)):
        for state in (Y, r):
            name = f"d{outcome.key}_d{state.key}"
            entries[name] = derivation.by(differentiate(outcome, state, multiplier, equation), id=name)
    j11, j12, j21, j22 = entries.values()
    traced = derivation.by(define(trace, j11.lhs + j22.lhs, j11, j22), id="trace_definition")
    trace_value = derivation.by(
        express(trace, -alpha / K - gamma * h, equation=traced, using=(multiplier, j11, j22)), id="trace"
    )
    derivation.by(sign(trace_value, "<0", multiplier), id="trace_sign")
    determined = derivation.by(
        define(determinant, j11.lhs * j22.lhs - j12.lhs * j21.lhs, j11, j12, j21, j22), id="determinant_definition"
    )
    determinant_value = derivation.by(
        express(determinant, alpha * gamma * (h / K + d * k), equation=determined, using=(multiplier, j11, j12, j21, j22)),
        id="determinant",
    )
    derivation.by(sign(determinant_value, ">0", multiplier), id="determinant_sign")
    disc = derivation.by(define(discriminant, trace**2 - 4 * determinant, traced, determined), id="discriminant_definition")
    derivation.by(
        express(
            discriminant,
            (alpha / K - gamma * h) ** 2 - 4 * alpha * gamma * d * k,
            equation=disc,
            using=(trace_value, determinant_value),
        ),
        id="discriminant",
    )
    cases = (
        (h, ("Stable although money demand ignores the interest rate.", "货币需求对利率无反应时，仍然稳定。")),
        (d, ("Stable although investment ignores the interest rate.", "投资对利率无反应时，仍然稳定。")),
    )
    for symbol, stable in cases:
        at = f"at_{symbol.key}_zero"
        tau = derivation.by(limit(trace_value, symbol, 0, multiplier), id=f"trace_{at}")
        delta = derivation.by(limit(determinant_value, symbol, 0, multiplier), id=f"determinant_{at}")
        derivation.by(sign(tau.rhs, "<0", multiplier), id=f"trace_{at}_sign")
        derivation.by(sign(delta.rhs, ">0", multiplier), id=f"determinant_{at}_sign", reading=stable)
    return derivation


def excess_demand_identity() -> Derivation:
    """Excess demand for goods, split into private, public and foreign parts."""
    derivation = Derivation(
        DISEQUILIBRIUM,
        "excess_demand_identity",
        ("Excess demand by sector", "超额需求的部门构成"),
        intro=(
            "Saving is disposable income less consumption. Rewrite excess demand for goods with it.",
            "储蓄等于可支配收入减消费。据此改写产品的超额需求。",
        ),
        reading=(
            "With four sectors it is not investment against saving alone that decides: the government's deficit and net "
            "exports count as well.",
            "四部门经济中，决定产品市场是否出清的不只是投资与储蓄之差，还有政府赤字与净出口。",
        ),
    )
    saving = aggregate("S_d", ("saving out of disposable income", "可支配收入中的储蓄"), notation="S")
    saved = derivation.by(define(saving, Y_d - C), id="saving")
    derivation.by(
        conclude(Equation(E_Y, (I - saving) + (G + R - T) + NX), saved, disposable_income, expenditure, goods_excess),
        id="sectors",
    )
    return derivation
