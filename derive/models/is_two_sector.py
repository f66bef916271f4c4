"""The goods market with households and firms only: the IS curve in two ways."""

from __future__ import annotations

from derive.equation import Equation, behavioural, definition, equilibrium
from derive.model import Model
from derive.models.keynesian_symbols import A_0, I_0, ORDER, C, I, K, S, Y, a, b, d, r
from derive.rules import collect, conclude, define, equate, express, isolate, rearrange, substitute
from derive.step import Derivation, built_once
from derive.strategies import intercepts_and_slope
from derive.symbols import variable
from derive.text import Text

consumption = behavioural(C, a + b * Y, ("consumption function", "消费函数"))
saving = definition(S, Y - C, ("saving of households", "居民储蓄"))
investment = behavioural(I, I_0 - d * r, ("investment function", "投资函数"))
saving_equals_investment = equilibrium(I, S, ("equality of saving and investment", "投资等于储蓄"))

TWO_SECTOR = Model(
    "is_two_sector",
    ("Two-sector goods market", "两部门产品市场"),
    [saving_equals_investment, saving, consumption, investment],
    endogenous=[Y, C, S, I],
    exogenous=[r],
    parameters=[a, b, I_0, d],
    aggregates=[K, A_0],
    order=ORDER,
    decimals=True,
    given={a: 100, b: "0.8", I_0: 180, d: 20, r: "2.5"},
)


@built_once
def is_by_saving() -> Derivation:
    """I = S solved for income, kept in K and A_0, with intercepts and slope."""
    derivation = Derivation(
        TWO_SECTOR,
        "is_two_sector",
        ("The IS curve with two sectors, from saving and investment", "两部门经济的 IS 曲线：由储蓄等于投资推导"),
        intro=(
            "Without government and foreign trade, income is consumed or saved. The goods market clears when firms want to "
            "invest exactly what households want to save.",
            "没有政府与对外贸易时，收入不是用于消费就是用于储蓄。企业愿意投资的数量恰好等于居民愿意储蓄的数量时，"
            "产品市场出清。",
        ),
        reading=(
            "The curve gives the income at which saving equals investment for every interest rate. It falls: a higher rate "
            "lowers investment, and income must fall until saving is as low.",
            "IS 曲线给出各利率水平下使储蓄等于投资的收入。它向右下方倾斜：利率上升使投资减少，收入必须下降到储蓄同样减少为止。",
        ),
    )
    saved = derivation.by(substitute(consumption, into=saving), id="saving_function")
    saved = derivation.by(rearrange(S, -a + (1 - b) * Y, equation=saved), id="saving_collected")
    needed = derivation.by(substitute(saved, into=saving_equals_investment), id="saving_needed")
    balance = derivation.by(equate(investment, needed), id="balance")
    collected = derivation.by(collect(balance, Y), id="collected")
    _finish(derivation, collected)
    return derivation


def _finish(derivation: Derivation, collected: Equation) -> None:
    multiplier = derivation.by(define(K, 1 / (1 - b)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0), id="autonomous_spending")
    solved = derivation.by(isolate(Y, equation=collected), id="solved")
    curve = derivation.by(
        express(Y, K * A_0 - K * d * r, equation=solved, using=(multiplier, autonomous)), label="IS", id="is_curve"
    )
    intercepts_and_slope(derivation, curve, horizontal=Y, vertical=r, definitions=(multiplier, autonomous))


def is_by_expenditure() -> Derivation:
    """Y = C + I says the same as I = S, and leads to the same curve."""
    derivation = Derivation(
        TWO_SECTOR,
        "is_two_sector_expenditure",
        ("The same curve from income and expenditure", "由收入等于支出推导同一条曲线"),
        intro=(
            "The other way starts from expenditure: income equals what is spent on consumption and investment.",
            "另一种推导从支出出发：收入等于消费支出与投资支出之和。",
        ),
        reading=(
            "Both equilibrium conditions say the same in different words, because saving is defined as income that is not "
            "consumed.",
            "储蓄的定义是收入中未被消费的部分，因此两个均衡条件只是同一内容的两种说法。",
        ),
        after=is_by_saving(),
    )
    spending = derivation.by(conclude(Equation(Y, C + I), saving, saving_equals_investment, equivalent=True), id="expenditure")
    filled = derivation.by(substitute(consumption, investment, into=spending), id="spending")
    collected = derivation.by(collect(filled, Y), id="collected")
    balance = Equation(I_0 - d * r, -a + (1 - b) * Y)
    derivation.by(
        conclude(balance, collected, equivalent=True),
        id="same_as_saving",
        reading=(
            "This is saving equal to investment again: the two curves are one.",
            "这正是投资等于储蓄：两条曲线是同一条。",
        ),
    )
    names = (derivation.result("multiplier"), derivation.result("autonomous_spending"))
    derivation.by(express(Y, K * A_0 - K * d * r, equation=collected, using=names), label="IS", id="is_curve")
    return derivation


r_1 = variable("r_1", ("a given interest rate", "某一给定利率"))
I_1 = variable("I_1", ("investment at that rate", "该利率下的投资"))
S_1 = variable("S_1", ("saving equal to it", "与之相等的储蓄"))
Y_1 = variable("Y_1", ("income that generates this saving", "产生该储蓄的收入"))

invested = behavioural(I_1, I_0 - d * r_1, ("investment function (panel 1)", "投资函数（图 1）"))
matched = equilibrium(S_1, I_1, ("45° line (panel 2)", "45° 线（图 2）"))
generated = behavioural(S_1, -a + (1 - b) * Y_1, ("saving function (panel 3)", "储蓄函数（图 3）"))

FOUR_PANELS = Model(
    "is_four_panel",
    ("One point of the IS curve", "IS 曲线上的一点"),
    [invested, matched, generated],
    endogenous=[I_1, S_1, Y_1],
    exogenous=[r_1],
    parameters=[a, b, I_0, d],
    aggregates=[K, A_0],
    order=(*ORDER, I_1, S_1, Y_1, r_1),
    decimals=True,
    given={a: 100, b: "0.8", I_0: 180, d: 20, r_1: "2.5"},
)


def is_four_panel() -> Derivation:
    """The four steps of the figure, from an interest rate to a point of the curve."""
    derivation = Derivation(
        FOUR_PANELS,
        "is_four_panel",
        ("The IS curve drawn in four panels", "IS 曲线的四图推导"),
        intro=Text(
            "Panel 1 shows the investment function, panel 2 the line on which saving equals investment, panel 3 the saving "
            "function. Start from an interest rate {rate} and go round.",
            "图（1）为投资函数，图（2）为储蓄等于投资的 45° 线，图（3）为储蓄函数。从任一利率 {rate} 出发依次推导。",
            rate=r_1,
        ),
        reading=Text(
            "Panel 4 collects the pairs of {rate} and {income}. Repeating the round for another rate gives a second point, and "
            "the straight line through both is the IS curve.",
            "把 {rate} 与 {income} 的组合描在图（4）中。换一个利率重复上述步骤得到第二点，连接两点即得 IS 曲线。",
            rate=r_1,
            income=Y_1,
        ),
        figures=("is_four_panel",),
    )
    saved = derivation.by(
        substitute(invested, into=matched),
        id="panel_2",
        reading=(
            "Panels 1 and 2: the rate fixes investment, and the 45° line turns it into the saving that the market needs.",
            "图（1）、图（2）：利率决定投资，45° 线把它换成市场均衡所需的储蓄。",
        ),
    )
    needed = derivation.by(
        equate(saved, generated),
        id="panel_3",
        reading=(
            "Panel 3: the saving function tells which income generates it.",
            "图（3）：由储蓄函数求出产生这一储蓄的收入。",
        ),
    )
    multiplier = derivation.by(define(K, 1 / (1 - b)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0), id="autonomous_spending")
    derivation.by(
        express(Y_1, K * A_0 - K * d * r_1, equation=needed, using=(multiplier, autonomous)),
        id="panel_4",
        reading=("Panel 4: one point of the IS curve.", "图（4）：得到 IS 曲线上的一点。"),
    )
    return derivation
