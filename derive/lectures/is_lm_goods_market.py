"""Sections of the IS–LM lecture about investment, the IS curve and the multipliers."""

from __future__ import annotations

from derive.equation import Equation
from derive.lecture import Erratum, Formula, Pitfall, Question, Section
from derive.models.investment import gross_investment, investment, investment_example
from derive.models.is_four_sector import is_curve
from derive.models.is_off_curve import is_off_curve_four_sectors, is_off_curve_two_sectors
from derive.models.is_open import is_open
from derive.models.is_shifts import is_pivot, is_shifts
from derive.models.is_two_sector import is_by_expenditure, is_by_saving, is_four_panel
from derive.models.keynes_multipliers import keynes_balanced_budget, keynes_balanced_revenue, keynes_multipliers
from derive.models.keynes_propensities import keynes_propensities
from derive.models.keynes_rounds import keynes_rounds
from derive.models.keynesian_symbols import A_0, I_0, C, K, S, Y, Y_d, a, b, d, r, t
from derive.models.mec import mec, mec_rule, mec_years
from derive.models.mec_example import mec_example, mec_misprint, mec_several_roots
from derive.models.mec_schedule import mec_schedule
from derive.models.mei import mei
from derive.models.present_value import present_value, present_value_example
from derive.models.real_rate import real_rate, real_rate_example
from derive.symbols import parameter
from derive.text import Text

a_0 = parameter("a_0", ("constant as the notes print it", "讲义中所印的常数项"))

SECTIONS = (
    Section(
        Text("Investment and the real interest rate", "投资与实际利率"),
        (gross_investment, real_rate, real_rate_example),
        Text(
            "Investment is the formation of capital: plant, equipment and additions to stocks. It depends on what it is "
            "expected to earn and on the real interest rate.",
            "投资即资本形成，包括厂房、设备和存货的增加，它取决于预期利润率与实际利率。",
        ),
    ),
    Section(
        Text("Present value and the marginal efficiency of capital", "现值与资本边际效率"),
        (
            present_value,
            present_value_example,
            mec,
            mec_years,
            mec_rule,
            mec_example,
            mec_misprint,
            mec_several_roots,
            mec_schedule,
            mei,
        ),
        Text(
            "Whether a machine pays is decided by comparing what it costs today with what it earns later. The rate at "
            "which the two are equal is the marginal efficiency of capital.",
            "一台设备是否值得购买，取决于今天的价格与未来收益的比较；使二者相等的贴现率就是资本边际效率。",
        ),
    ),
    Section(
        Text("The investment function", "投资函数"),
        (investment, investment_example),
        Text(
            "From here on investment is a linear function of the real interest rate.",
            "以下把投资写成实际利率的线性函数。",
        ),
    ),
    Section(
        Text("The IS curve", "IS 曲线"),
        (is_by_saving, is_by_expenditure, is_four_panel, is_curve, is_open),
        Text(
            "The IS curve collects the pairs of income and interest rate at which the goods market is in equilibrium.",
            "使产品市场达到均衡的收入与利率的各种组合构成 IS 曲线。",
        ),
    ),
    Section(
        Text("Shifts of the IS curve and points off it", "IS 曲线的移动与曲线外的点"),
        (is_shifts, is_pivot, is_off_curve_two_sectors, is_off_curve_four_sectors),
        Text(
            "What changes the position and the slope of the curve, and what is out of balance at a point that does not lie "
            "on it.",
            "影响曲线位置与斜率的各种因素，以及曲线外各点处的失衡。",
        ),
    ),
)

# Printed after the equilibrium of both markets, as in the notes.
CLOSING_SECTIONS = (
    Section(
        Text("Keynes's framework: propensities and multipliers", "凯恩斯理论框架：消费倾向与乘数"),
        (keynes_propensities, keynes_rounds, keynes_multipliers, keynes_balanced_budget, keynes_balanced_revenue),
        Text(
            "Income is determined by spending: consumption depends on income itself, and every additional unit of spending "
            "is multiplied.",
            "国民收入由支出决定：消费取决于收入本身，支出每增加一单位，收入成倍增加。",
        ),
    ),
)

ERRATA = (
    Erratum(
        Text("Page 7, compound interest", "第 7 页，复利"),
        Text("100 dollars become 115.70 after three years at 5 %.", "100 美元按 5% 存三年，本利和为 115.70 美元。"),
        Text("115.76 (exactly 115.7625).", "115.76 美元（精确值为 115.7625）。"),
        "present_value_example",
    ),
    Erratum(
        Text("Page 9, third return", "第 9 页，第三年收益"),
        Text("The third return is given as 36410.", "第三年的收益写作 36410 美元。"),
        Text(
            "13310. The figure 36410 is the sum of the three returns; as a third return it would imply 34.16 %, not 10 %.",
            "应为 13310 美元。36410 是三年收益之和；若真是第三年的收益，资本边际效率将是 34.16%，而不是 10%。",
        ),
        "mec_misprint",
    ),
    Erratum(
        Text("Page 17, saving function", "第 17 页，储蓄函数"),
        Text(
            "The saving function begins with {constant}, the consumption function with {a}.",
            "储蓄函数的常数项写作 {constant}，消费函数的常数项却写作 {a}。",
            constant=-a_0,
            a=a,
        ),
        Text(
            "Both contain the same constant {a}: {saving}.",
            "两者是同一个常数 {a}：{saving}。",
            a=a,
            saving=Equation(S, -a + (1 - b) * Y_d),
        ),
        "is_two_sector",
    ),
    Erratum(
        Text("Pages 17, 23, 25 and 26, slope of IS", "第 17、23、25、26 页，IS 曲线的斜率"),
        Text("The slope of IS is {printed}.", "IS 曲线的斜率为 {printed}。", printed=1 / (K * d)),
        Text("{slope}: the curve falls.", "应为 {slope}：曲线向右下方倾斜。", slope=-1 / (K * d)),
        "is_four_sector",
    ),
    Erratum(
        Text("Page 22, points off IS", "第 22 页，IS 曲线外的点"),
        Text("Off the curve, investment and saving are compared without restriction.", "对曲线外的点一律比较投资与储蓄。"),
        Text(
            "This holds with two sectors. With government and trade compare planned expenditure with income.",
            "这只适用于两部门经济。有政府与对外部门时，应比较计划总支出与收入。",
        ),
        "is_off_curve_four",
    ),
    Erratum(
        Text("Page 25, horizontal IS", "第 25 页，水平的 IS 曲线"),
        Text("When {d} grows without bound the IS curve is horizontal.", "{d} 趋于无穷大时 IS 曲线为水平线。", d=d),
        Text(
            "With {fixed} it falls onto the horizontal axis; a horizontal curve at a positive rate needs an investment "
            "function through a fixed point.",
            "若投资函数为 {fixed}，曲线会落到横轴上；要得到正利率处的水平线，投资函数须过一个固定点。",
            fixed=I_0 - d * r,
        ),
        "is_pivot",
    ),
    Erratum(
        Text("Page 26, confidence of investors", "第 26 页，企业投资信心"),
        Text(
            "A change of investors' confidence, which is one of {I_0} and {d}, changes both the intercepts and the slope.",
            "企业投资信心变动即 {I_0} 与 {d} 变动，截距与斜率都随之变动。",
            I_0=I_0,
            d=d,
        ),
        Text(
            "A change of {I_0} alone leaves the slope unchanged; a change of {d} alone leaves the horizontal intercept "
            "unchanged.",
            "仅 {I_0} 变动时斜率不变；仅 {d} 变动时横截距不变。",
            I_0=I_0,
            d=d,
        ),
        "is_shifts",
    ),
)

# The last page of the notes that is mended; the errata of the money market stand before it.
CLOSING_ERRATA = (
    Erratum(
        Text("Page 64, propensity to consume", "第 64 页，消费倾向"),
        Text("The marginal propensity to consume decreases.", "边际消费倾向递减。"),
        Text(
            "With {consumption} it is constant; the average propensity decreases.",
            "按 {consumption}，边际消费倾向是常数，递减的是平均消费倾向。",
            consumption=Equation(C, a + b * Y),
        ),
        "keynes_propensities",
    ),
)

PITFALLS = (
    Pitfall(
        Text(
            "A higher tax rate does not shift IS in parallel: it turns the curve about its vertical intercept {intercept}, "
            "which does not contain {t}.",
            "税率提高并非使 IS 曲线平行左移，而是绕纵截距 {intercept} 转动，因为纵截距中不含 {t}。",
            intercept=A_0 / d,
            t=t,
        )
    ),
    Pitfall(
        Text(
            "The marginal propensity to consume does more than turn the curve: it also enters {A_0} unless transfers equal the "
            "lump-sum tax.",
            "边际消费倾向变动不只使曲线转动：除非转移支付等于定额税，它还会影响 {A_0}。",
            A_0=A_0,
        )
    ),
    Pitfall(
        Text(
            "Interest rates appear as per cent numbers (7 for 7 %) in some examples and as decimals (0.07) in others. The "
            "coefficient {d} differs by the factor 100.",
            "有的例题以百分数计利率（7 即 7%），有的以小数计（0.07），系数 {d} 相差 100 倍。",
            d=d,
        )
    ),
    Pitfall(
        Text(
            "Buying shares or bonds is not investment in the sense of this lecture; no capital is formed.",
            "购买股票或债券不是本讲所说的投资，因为没有形成资本。",
        )
    ),
    Pitfall(
        Text(
            "The balanced-budget multiplier is one only if total revenue, and not just the lump-sum tax, rises with purchases, "
            "or if there is no income tax.",
            "只有总税收（而不只是定额税）与政府购买同幅增加，或者没有所得税时，平衡预算乘数才等于 1。",
        )
    ),
)

QUESTIONS = (
    Question(
        Text(
            "A machine costs 1000 and returns 605 after one year and 605 after two. Is its marginal efficiency above or below "
            "10 %?",
            "一台设备价格为 1000，此后两年每年收益 605。其资本边际效率高于还是低于 10%？",
        ),
        Text(
            "Above: at 10 % the returns are worth 550 and 500, together 1050 and more than the price.",
            "高于 10%：按 10% 贴现，两年收益的现值为 550 与 500，合计 1050，大于价格。",
        ),
    ),
    Question(
        Text(
            "How far does IS move to the right when the government buys 10 more, with a propensity to consume of 0.8 and a tax "
            "rate of 25 %?",
            "边际消费倾向为 0.8、税率为 25%，政府购买增加 10 时，IS 曲线向右移动多少？",
        ),
        Text(
            "By 25: the multiplier {multiplier} is 2.5.",
            "右移 25：乘数 {multiplier} 等于 2.5。",
            multiplier=1 / (1 - b + b * t),
        ),
    ),
    Question(
        Text(
            "Why does the same change of the interest rate lower income by more when the multiplier is larger?",
            "为什么乘数越大，同样的利率变动使收入变动越多？",
        ),
        Text(
            "Investment falls by {d} for each unit of the interest rate, and every unit of investment is worth {K} of income.",
            "利率每上升一单位，投资减少 {d}，而每单位投资变动使收入变动 {K} 倍。",
            d=d,
            K=K,
        ),
    ),
)

FORMULAS = (
    Formula("present_value", "discounted", Text("present value", "现值")),
    Formula("present_value", "annuity", Text("present value of an annuity", "年金现值")),
    Formula("present_value", "perpetuity", Text("value of a perpetuity", "永续年金现值")),
    Formula("mec", "without_salvage", Text("marginal efficiency without salvage value", "资本边际效率（无残值）")),
    Formula("mec_rule", "factored", Text("net present value", "净现值")),
    Formula("real_rate", "exact_rate", Text("exact real interest rate", "精确的实际利率")),
    Formula("is_two_sector", "is_curve", Text("two sectors", "两部门")),
    Formula("is_four_sector", "multiplier", Text("multiplier", "四部门乘数")),
    Formula("is_four_sector", "autonomous_spending", Text("autonomous spending", "自发支出")),
    Formula("is_four_sector", "IS", Text("four sectors", "四部门")),
    Formula("is_four_sector", "slope", Text("slope of IS", "IS 曲线的斜率")),
    Formula("is_open", "is_curve", Text("net exports react", "净出口可变")),
    Formula("is_off_curve_four", "three_gaps", Text("excess demand for goods", "产品的超额需求")),
    Formula("keynes_multipliers", "dY_dG", Text("multiplier of purchases", "政府购买乘数")),
    Formula("keynes_multipliers", "dY_dT_0", Text("multiplier of the lump-sum tax", "定额税乘数")),
    Formula("keynes_multipliers", "dY_dR", Text("multiplier of transfers", "转移支付乘数")),
    Formula("keynes_multipliers", "dY_dt", Text("effect of the tax rate", "税率变动的影响")),
    Formula("keynes_balanced_budget", "balanced_budget", Text("balanced budget, lump-sum tax", "平衡预算乘数（定额税）")),
    Formula("keynes_balanced_revenue", "dY_dG", Text("balanced budget, total revenue", "平衡预算乘数（总税收）")),
)
