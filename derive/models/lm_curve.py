"""The LM curve: the combinations of income and interest rate at which money demand equals money supply."""

from __future__ import annotations

import sympy

from derive.equation import Equation, less
from derive.model import Model
from derive.models.is_lm import money_demand, money_market
from derive.models.keynesian_symbols import CALIBRATION, ORDER, L, M, P, Y, h, k, r
from derive.models.money_market import X
from derive.rules import define, differentiate, express, isolate, limit, sign, substitute
from derive.step import Derivation, built_once
from derive.strategies import intercepts_and_slope
from derive.strategies.signs import add_sign
from derive.symbols import NEGATIVE, POSITIVE, REAL, aggregate
from derive.text import Text

Y_h = aggregate("Y_h", ("horizontal intercept of LM", "LM 曲线的横截距"), domain=POSITIVE)
r_v = aggregate("r_v", ("vertical intercept of LM", "LM 曲线的纵截距"), domain=NEGATIVE)
slope_LM = aggregate("s_LM", ("slope of LM", "LM 曲线的斜率"), domain=POSITIVE, notation="s_{LM}")
Y_LM = aggregate(
    "Y_LM", ("income on LM at the given interest rate", "给定利率下 LM 曲线上的收入"), domain=REAL, notation="Y_{LM}"
)
r_LM = aggregate(
    "r_LM", ("interest rate on LM at the given income", "给定收入下 LM 曲线上的利率"), domain=REAL, notation="r_{LM}"
)

LM_CURVE = Model(
    "lm_curve",
    ("The LM curve", "LM 曲线"),
    [money_market, money_demand],
    endogenous=[r, L],
    exogenous=[Y, M, P],
    parameters=[k, h],
    aggregates=[Y_h, r_v, slope_LM, Y_LM, r_LM, X],
    order=[*ORDER, Y_LM, r_LM, X],
    decimals=True,
    given={symbol: CALIBRATION[symbol] for symbol in (Y, M, P, k, h)},
)


@built_once
def lm_curve() -> Derivation:
    """LM with its intercepts and its positive slope."""
    derivation = Derivation(
        LM_CURVE,
        "lm",
        ("The LM curve", "LM 曲线"),
        intro=(
            "The money market alone does not fix the interest rate, because money demand depends on income. Which pairs of "
            "income and interest rate clear it?",
            "货币需求取决于收入，因此仅由货币市场不能确定利率。收入与利率的哪些组合能使货币市场均衡？",
        ),
        reading=(
            "LM rises: with more income more money is needed for transactions, and since the supply is given, the rate must go "
            "up until speculation has released that amount. On LM money demand equals money supply; nothing is said about "
            "saving and investment.",
            "LM 曲线向右上方倾斜：收入增加使交易所需的货币增多，而货币供给既定，利率必须上升，"
            "直到投机性需求让出同样多的货币。LM 曲线上的每一点表示货币需求等于货币供给，与储蓄和投资是否相等无关。",
        ),
        figures=("lm_two_panel", "lm_four_panel"),
    )
    curve = derivation.by(substitute(money_demand, into=money_market), label="LM", id="lm_curve")
    solved = derivation.by(isolate(Y, equation=curve), label="LM'", id="income_on_lm")
    return intercepts_and_slope(derivation, solved, horizontal=Y, vertical=r)


def lm_shifts() -> Derivation:
    """What M, P, k and h do to the intercepts and the slope of LM, and how far the curve moves."""
    derivation = Derivation(
        LM_CURVE,
        "lm_shifts",
        ("Shifts and rotations of LM", "LM 曲线的移动与转动"),
        intro=Text(
            "Name the two intercepts and the slope and differentiate each with respect to {M}, {P}, {k} and {h}.",
            "将两个截距与斜率分别记作新的符号，再对{M}、{P}、{k}、{h}求导。",
            k=k,
            h=h,
            M=M,
            P=P,
        ),
        reading=Text(
            "{M} and {P} shift the curve in parallel: more money, or a lower price level, moves it to the right. "
            "{k} turns it about its vertical intercept: a larger {k} makes it steeper and moves it to the left. "
            "{h} turns it about its horizontal intercept: a larger {h} makes it flatter.",
            "{M}与{P}使曲线平行移动：货币供给增加或价格水平下降使 LM 右移。{k}变动使曲线绕纵截距转动：{k}变大，曲"
            "线变陡并左移。{h}变动使曲线绕横截距转动：{h}变大，曲线变平坦。",
            k=k,
            h=h,
            M=M,
            P=P,
        ),
        figures=("lm_shift_and_rotation",),
        after=lm_curve(),
    )
    curve = derivation.result("LM")
    definitions = (
        derivation.by(define(Y_h, M / (P * k)), id="horizontal_intercept"),
        derivation.by(define(r_v, -M / (P * h)), id="vertical_intercept"),
        derivation.by(define(slope_LM, k / h), id="slope"),
    )
    derivation.by(
        express(r, r_v + slope_LM * Y, equation=curve, using=definitions[1:]),
        label="LM'",
        id="slope_and_intercept",
        reading=("These are the vertical intercept and the slope of LM.", "由此可见它们确是 LM 的纵截距与斜率。"),
    )
    derivation.by(express(Y, Y_h + r / slope_LM, equation=curve, using=(definitions[0], definitions[2])), id="income_form")
    for shock in (M, P, k, h):
        for named in definitions:
            effect = derivation.by(differentiate(named.lhs, shock, named), id=f"d{named.lhs.key}_d{shock.key}")
            add_sign(derivation, effect, (), id=f"d{named.lhs.key}_d{shock.key}_sign")
    return derivation


def lm_horizontal_shift() -> Derivation:
    """How far LM moves sideways at a given rate, and upwards at a given income."""
    derivation = Derivation(
        LM_CURVE,
        "lm_distance",
        ("How far LM shifts", "LM 曲线移动的距离"),
        intro=(
            "A shift has two measures: along the income axis at a given rate and along the rate axis at a given income.",
            "移动的距离有两种量法：利率给定时沿收入轴，收入给定时沿利率轴。",
        ),
        reading=Text(
            "One more unit of money moves LM to the right by {right} and down by {down}.",
            "货币供给每增加一个单位，LM 曲线右移{right}，下移{down}。",
            right=1 / (P * k),
            down=1 / (P * h),
        ),
        after=lm_curve(),
    )
    sideways, upwards = derivation.result("LM'"), derivation.result("inverse_form")
    for outcome, solved in ((Y, sideways), (r, upwards)):
        for shock in (M, P):
            effect = derivation.by(differentiate(outcome, shock, solved), id=f"d{outcome.key}_d{shock.key}")
            add_sign(derivation, effect, (), id=f"d{outcome.key}_d{shock.key}_sign")
    return derivation


def lm_off_curve() -> Derivation:
    """To the right of LM and below it there is excess demand for money; to the left and above, excess supply."""
    derivation = Derivation(
        LM_CURVE,
        "lm_off_curve",
        ("Points off the LM curve", "LM 曲线以外的点"),
        intro=(
            "Compare a point with the point of LM at the same rate, and with the one at the same income.",
            "把曲线外的一点与同一利率下 LM 曲线上的点比较，再与同一收入下 LM 曲线上的点比较。",
        ),
        reading=(
            "Right of LM income is too high for the rate: more money is wanted than there is, and the rate tends to rise. Left "
            "of LM it tends to fall.",
            "在 LM 曲线右侧，相对于该利率收入过高，货币需求大于货币供给，利率趋于上升；"
            "在左侧，货币需求小于货币供给，利率趋于下降。",
        ),
    )
    excess = derivation.by(define(X, k * Y - h * r - M / P), id="excess_demand")
    income = derivation.by(define(Y_LM, (M / P + h * r) / k), id="income_on_lm")
    rate = derivation.by(define(r_LM, (k * Y - M / P) / h), id="rate_on_lm")
    sideways = derivation.by(express(X, k * (Y - Y_LM), equation=excess, using=(income,)), id="horizontal_gap")
    upwards = derivation.by(express(X, h * (r_LM - r), equation=excess, using=(rate,)), id="vertical_gap")
    derivation.by(
        sign(X, ">0", sideways, given=(less(Y_LM, Y),)), id="right_of_lm", reading=("To the right of LM.", "LM 曲线右侧。")
    )
    derivation.by(
        sign(X, "<0", sideways, given=(less(Y, Y_LM),)), id="left_of_lm", reading=("To the left of LM.", "LM 曲线左侧。")
    )
    derivation.by(sign(X, ">0", upwards, given=(less(r, r_LM),)), id="below_lm", reading=("Below LM.", "LM 曲线下方。"))
    derivation.by(sign(X, "<0", upwards, given=(less(r_LM, r),)), id="above_lm", reading=("Above LM.", "LM 曲线上方。"))
    return derivation


def lm_regions_by_limits() -> Derivation:
    """What L = kY - hr alone says about the regions: h to infinity gives r = 0, h to zero a vertical line."""
    derivation = Derivation(
        LM_CURVE,
        "lm_regions_by_limits",
        Text("The regions as limits in {h}", "由 {h} 的极限看 LM 曲线的区域", h=h),
        intro=Text(
            "The three regions are often explained by letting {h} become very large or very small. How far does this go?",
            "LM 曲线的三个区域常用{h}趋于无穷大或趋于零来说明。这样能说明到什么程度？",
            h=h,
        ),
        reading=Text(
            "As {h} grows without bound the curve becomes horizontal, but it falls on the axis {axis}: {linear} "
            "has no positive floor. As {h} tends to zero it becomes the vertical line {vertical}. All three "
            "regions in one curve need the piecewise demand for money.",
            "{h}无限增大时曲线趋于水平，但落在横轴{axis}上：{linear}并没有正的利率下限。{h}趋于零时曲线趋于"
            "垂直线{vertical}。要在同一条曲线上得到三个区域，需要分段的货币需求函数。",
            linear=Equation(L, k * Y - h * r),
            vertical=Equation(Y, M / (P * k)),
            axis=Equation(r, 0),
            h=h,
        ),
        after=lm_curve(),
    )
    rate, income, slope = derivation.result("inverse_form"), derivation.result("LM'"), derivation.result("slope")
    derivation.by(limit(slope, h, sympy.oo), id="slope_large_h")
    derivation.by(
        limit(rate, h, sympy.oo),
        id="rate_large_h",
        reading=("At every income: the limit is the axis, not a floor.", "对任何收入都成立：极限是横轴而不是正的下限。"),
    )
    derivation.by(limit(slope, h, 0), id="slope_small_h")
    derivation.by(
        limit(income, h, 0),
        id="income_small_h",
        reading=("Income no longer depends on the rate.", "收入不再取决于利率。"),
    )
    return derivation
