"""What moves and what turns the IS curve: every parameter's effect on both intercepts and on the slope."""

from __future__ import annotations

from sympy import oo

from derive.equation import Equation, behavioural, equilibrium, positive
from derive.model import Model
from derive.models.is_four_sector import FOUR_SECTOR, is_curve
from derive.models.keynesian_symbols import A_0, I_0, NX, ORDER, T_0, C, G, I, K, R, Y, a, b, d, r, t
from derive.rules import define, differentiate, evaluate_at, express, limit, rearrange, substitute
from derive.step import Derivation
from derive.strategies.signs import add_sign
from derive.symbols import POSITIVE, EconomicSymbol, aggregate, parameter, variable
from derive.text import Text

horizontal = aggregate("Y_h", ("horizontal intercept of IS", "IS 曲线的横截距"))
vertical = aggregate("r_v", ("vertical intercept of IS", "IS 曲线的纵截距"))
slope = aggregate("sigma", ("slope of IS", "IS 曲线的斜率"))

SHOCKS: tuple[EconomicSymbol, ...] = (a, b, I_0, d, G, T_0, t, R, NX)


def is_shifts() -> Derivation:
    """The summary table: effect of a, b, I_0, d, G, T_0, t, R and NX on intercepts and slope."""
    derivation = Derivation(
        FOUR_SECTOR,
        "is_shifts",
        ("What moves the IS curve", "影响 IS 曲线移动的因素"),
        intro=(
            "A straight line is known by its two intercepts and its slope. Differentiate each of them with respect to "
            "everything that may change, and see how far the curve moves at a given interest rate. The table at the end "
            "collects the results.",
            "直线由两个截距和斜率确定。将三者分别对各个可能变化的量求导，再求利率不变时曲线平移的距离，结果归纳于后面的表中。",
        ),
        reading=(
            "Consumers' and investors' confidence, government purchases, transfers and net exports move the curve to the right "
            "by the multiplier at every interest rate, without turning it; a lump-sum tax moves it to the left. The tax rate "
            "turns the curve about its vertical intercept, the interest sensitivity of investment about its horizontal "
            "intercept; the propensity to consume changes the slope and may change both intercepts.",
            "居民与企业信心增强，政府购买、转移支付或净出口增加，都使 IS 曲线在各利率水平上平行右移，移动的距离由乘数决定；"
            "定额税增加使其平行左移。"
            "税率变动时曲线绕纵截距转动；边际消费倾向变动时斜率与截距都可能变；投资的利率敏感系数变动时曲线绕横截距转动。",
        ),
        figures=("is_shift_and_rotation",),
        after=is_curve(),
    )
    curve, inverse, steepness = derivation.result("IS"), derivation.result("inverse_form"), derivation.result("slope")
    definitions = (derivation.result("multiplier"), derivation.result("autonomous_spending"))
    features = _features(derivation, steepness, definitions)
    _extremes(derivation, curve, inverse, steepness)
    conditions = (
        positive(A_0),
        positive((1 - t) * K * A_0 - T_0 + R),
    )
    for feature in features:
        for shock in SHOCKS:
            name = f"d{feature.lhs.key}_d{shock.key}"
            effect = derivation.by(differentiate(feature.lhs, shock, *definitions, feature), id=name)
            add_sign(derivation, effect, definitions, conditions, id=f"{name}_sign")
    _shifts_at_given_rate(derivation, curve, definitions)
    return derivation


def _features(
    derivation: Derivation, steepness: Equation, definitions: tuple[Equation, Equation]
) -> tuple[Equation, Equation, Equation]:
    """Name the two intercepts and the slope that the derivation of the curve has found."""
    multiplier, autonomous = definitions
    on_horizontal, on_vertical = derivation.result("on_horizontal_axis"), derivation.result("vertical_intercept")
    across = derivation.by(define(horizontal, K * A_0, *definitions), id="horizontal_intercept")
    derivation.by(express(Y, horizontal, equation=on_horizontal, using=(across,)), id="horizontal_intercept_named")
    up = derivation.by(define(vertical, A_0 / d, autonomous), id="vertical_intercept")
    derivation.by(express(r, vertical, equation=on_vertical, using=(up,)), id="vertical_intercept_named")
    named = derivation.by(define(slope, -1 / (K * d), multiplier), id="slope")
    derivation.by(express(steepness.lhs, slope, equation=steepness, using=(named,)), id="slope_named")
    return across, up, named


def _shifts_at_given_rate(derivation: Derivation, curve: Equation, definitions: tuple[Equation, Equation]) -> None:
    """How far the curve moves to the right when something in A_0 changes."""
    for shock in (a, I_0, G, T_0, R, NX):
        effect = derivation.by(differentiate(Y, shock, *definitions, curve), id=f"dY_d{shock.key}")
        add_sign(derivation, effect, definitions, id=f"dY_d{shock.key}_sign")


def _extremes(derivation: Derivation, curve: Equation, inverse: Equation, steepness: Equation) -> None:
    """The curve when investment hardly reacts to the interest rate, and when it reacts without bound."""
    derivation.by(
        limit(curve, d, 0),
        id="income_at_zero",
        reading=("Investment does not react: the interest rate drops out.", "投资对利率没有反应，利率不起作用。"),
    )
    derivation.by(limit(steepness, d, 0), id="slope_at_zero", reading=("The curve is vertical.", "曲线垂直。"))
    derivation.by(limit(steepness, d, oo), id="slope_at_infinity", reading=("The curve is horizontal.", "曲线水平。"))
    derivation.by(
        limit(inverse, d, oo),
        id="rate_at_infinity",
        reading=Text(
            "But it collapses onto the horizontal axis, since {fixed} is kept: the next derivation shows what a horizontal "
            "curve at a positive rate needs.",
            "但曲线落到了横轴上，因为 {fixed} 保持不变；要得到位于正利率处的水平线，见下一个推导。",
            fixed=I_0,
        ),
    )


base = parameter("I_bar", ("investment at the reference rate", "参照利率下的投资"), notation=r"\bar I")
pivot = variable("r_bar", ("reference interest rate", "参照利率"), domain=POSITIVE, notation=r"\bar r")
pivot_consumption = behavioural(C, a + b * Y, ("consumption function", "消费函数"))
pivot_investment = behavioural(I, base - d * (r - pivot), ("investment function through a point", "过给定点的投资函数"))
pivot_market = equilibrium(Y, C + I, ("goods-market equilibrium", "产品市场均衡条件"))

PIVOT = Model(
    "is_pivot",
    ("An IS curve that turns about a point", "绕一点转动的 IS 曲线"),
    [pivot_market, pivot_consumption, pivot_investment],
    endogenous=[Y, C, I],
    exogenous=[r, pivot],
    parameters=[a, b, base, d],
    aggregates=[K],
    order=(*ORDER[:7], base, *ORDER[7:], pivot),
    decimals=True,
    given={a: 100, b: "0.8", base: 130, pivot: "2.5", d: 20, r: "2.5"},
)


def is_pivot() -> Derivation:
    """A horizontal IS curve at a positive rate needs I = I_bar - d (r - r_bar)."""
    derivation = Derivation(
        PIVOT,
        "is_pivot",
        ("A horizontal IS curve at a positive interest rate", "位于正利率水平的水平 IS 曲线"),
        intro=Text(
            "Let investment be {base} at the rate {pivot} whatever {d} is. A larger {d} then turns the curve about a fixed "
            "point.",
            "设利率为 {pivot} 时投资总是 {base}，与 {d} 的大小无关。{d} 变大时，曲线绕一固定点转动。",
            base=base,
            pivot=pivot,
            d=d,
        ),
        reading=(
            "In the limit firms invest any amount at the reference rate and nothing above it: the IS curve is a horizontal "
            "line at that rate.",
            "极限情形下，企业在参照利率处愿意进行任意数量的投资，高于该利率则不投资：IS 曲线成为该利率处的水平线。",
        ),
    )
    spending = derivation.by(substitute(pivot_consumption, pivot_investment, into=pivot_market), id="spending")
    multiplier = derivation.by(define(K, 1 / (1 - b)), id="multiplier")
    curve = derivation.by(
        express(Y, K * (a + base) - K * d * (r - pivot), equation=spending, using=(multiplier,)), label="IS", id="is_curve"
    )
    derivation.by(evaluate_at({r: pivot}, equation=curve), id="fixed_point")
    inverse = derivation.by(rearrange(r, pivot + (a + base) / d - Y / (K * d), equation=curve), id="inverse_form")
    derivation.by(limit(inverse, d, oo), id="rate_at_infinity")
    return derivation
