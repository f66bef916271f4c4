"""Lecture 4, the money market: money, its demand and supply, the LM curve, and the homework."""

from __future__ import annotations

from derive.equation import Equation
from derive.lecture import Erratum, Formula, Pitfall, Question, Section
from derive.models.bond_price import money_bond_price, money_speculative
from derive.models.crowding_out import crowding_out_example
from derive.models.homework_1 import homework_1
from derive.models.homework_2 import homework_2
from derive.models.inventory_demand import money_baumol_tobin
from derive.models.keynesian_symbols import AE, NX, G, I, L, M, P, R, S, T, Y, h, k, r
from derive.models.lm_curve import lm_curve, lm_horizontal_shift, lm_off_curve, lm_regions_by_limits, lm_shifts
from derive.models.lm_regions import lm_regions
from derive.models.money_aggregates import money_aggregates
from derive.models.money_market import demand_for_money, money_adjustment, money_both_shift, money_equilibrium, money_trap
from derive.models.money_motives import money_motives, money_pay_period
from derive.models.portfolio_demand import money_tobin
from derive.text import Text

LM_LINE = Equation(M / P, k * Y - h * r)

SECTIONS = (
    Section(
        Text("Money and the demand for it", "货币与货币需求"),
        (
            money_aggregates,
            money_motives,
            money_pay_period,
            money_bond_price,
            money_speculative,
            demand_for_money,
            money_baumol_tobin,
            money_tobin,
        ),
        Text(
            "What money is, why it is held, and how much of it: Keynes's three motives, and two later theories that give "
            "them a foundation.",
            "什么是货币，人们为什么持有货币，持有多少：凯恩斯的三种动机，以及为其提供基础的两种后来的理论。",
        ),
    ),
    Section(
        Text("Money supply and the interest rate", "货币供给与利率的决定"),
        (money_equilibrium, money_adjustment, money_both_shift, money_trap),
        Text(
            "The supply of money is in the hands of the central bank; demand and supply together determine the interest rate "
            "at a given income.",
            "货币供给由中央银行控制；在收入给定时，货币需求与货币供给共同决定利率。",
        ),
    ),
    Section(
        Text("The LM curve", "LM 曲线"),
        (lm_curve, lm_shifts, lm_horizontal_shift, lm_off_curve, lm_regions_by_limits, lm_regions),
        Text(
            "The LM curve collects the pairs of income and interest rate at which the money market is in equilibrium.",
            "使货币市场达到均衡的收入与利率的各种组合构成 LM 曲线。",
        ),
    ),
)

HOMEWORK_SECTION = Section(Text("Homework with answers", "作业与解答"), (homework_1, homework_2, crowding_out_example))

ERRATA = (
    Erratum(
        Text("Page 34, holding money during a month", "第 34 页，一个月内持有的货币"),
        Text("The average of 100, 200, …, 3000 is 1500.", "100、200、…、3000 的平均为 1500 元。"),
        Text(
            "The average of the thirty numbers is 1550. 1500, one half of income, is the limit for continuous spending.",
            "这三十个数的平均为 1550 元；1500 元（收入的一半）是连续支出的极限。",
        ),
        "money_pay_period",
    ),
    Erratum(
        Text("Pages 35 and 37, speculative demand", "第 35、37 页，投机性货币需求"),
        Text(
            "Speculative demand is {printed}, and in the trap the curve becomes flat at a floor.",
            "投机性货币需求为{printed}，且在流动性陷阱处曲线趋于水平。",
            printed=-h * r,
        ),
        Text(
            "{printed} is negative and has no floor. It is the varying part; a trap at a positive rate needs "
            "the piecewise demand.",
            "{printed}为负，也没有下限：它只是随利率变动的部分；正利率处的陷阱需要分段的需求函数。",
            printed=-h * r,
        ),
        "money_demand",
    ),
    Erratum(
        Text("Page 38, three incomes", "第 38 页，三个收入水平"),
        Text(
            "Each of the three curves has a coefficient of the rate with an index of its own, and two are "
            "named like the parts "
            "of money demand.",
            "三条曲线中利率的系数各带不同的下标，且其中两条与货币需求的两个组成部分同名。",
        ),
        Text(
            "{k} and {h} are the same for all three; only income differs, so the curves are parallel.",
            "三条曲线的{k}、{h}相同，只有收入不同，因此相互平行。",
            k=k,
            h=h,
        ),
        "money_demand",
    ),
    Erratum(
        Text("Page 41, real money supply", "第 41 页，实际货币供给"),
        Text(
            "{M} denotes the real supply here and the nominal one elsewhere.",
            "此处 {M} 表示实际货币供给，别处又表示名义货币供给。",
            M=M,
        ),
        Text(
            "{M} is the nominal supply throughout; the real supply is {real}.",
            "本讲义中{M}一律表示名义货币供给，实际货币供给为{real}。",
            M=M,
            real=M / P,
        ),
        "money_equilibrium",
    ),
    Erratum(
        Text("Page 47, meaning of LM", "第 47 页，LM 曲线的含义"),
        Text(
            "LM is a curve of negative correlation that rises from left to right; at each of its points "
            "investment equals saving.",
            "LM 曲线表示利率与收入的负相关关系，自左向右上倾斜；曲线上每一点都表示投资等于储蓄。",
        ),
        Text(
            "The correlation is positive: the slope {slope} is positive. At each point of LM money demand equals money supply.",
            "二者正相关，曲线的斜率{slope}为正。LM 曲线上每一点都表示货币需求等于货币供给。",
            slope=k / h,
        ),
        "lm",
    ),
    Erratum(
        Text("Page 48, points off LM", "第 48 页，LM 曲线外的点"),
        Text("“Left of the LA curve”.", "“LA 曲线左侧”。"),
        Text(
            "Read: left of the LM curve, where {demand} is less than {supply}.",
            "应为 LM 曲线左侧，那里{demand}小于{supply}。",
            demand=L,
            supply=M / P,
        ),
        "lm_off_curve",
    ),
    Erratum(
        Text("Page 55, Keynesian range", "第 55 页，凯恩斯区域"),
        Text("The horizontal range follows from {h} going to infinity.", "令{h}趋于无穷大即得水平段。", h=h),
        Text(
            "In {line} that limit gives a rate of zero, not a floor. The horizontal range at a positive rate "
            "comes from the piecewise demand for money.",
            "在{line}中，该极限给出的利率为零而不是正的下限；正利率处的水平段来自分段的货币需求函数。",
            line=LM_LINE,
        ),
        "lm_regions_by_limits",
    ),
)

PITFALLS = (
    Pitfall(
        Text(
            "A change of the interest rate is a movement along money demand and along LM; a change of {M}, "
            "{P}, {k} or {h} moves the "
            "curve.",
            "利率变动是沿货币需求曲线或 LM 曲线的移动；{M}、{P}、{k}、{h}变动才使曲线本身移动。",
            M=M,
            P=P,
            k=k,
            h=h,
        )
    ),
    Pitfall(
        Text(
            "Income moves the money demand curve in the diagram of money and interest, but it does not move "
            "LM: it is on LM's axis.",
            "收入变动使货币需求曲线移动，却不使 LM 曲线移动：收入本身是 LM 图的坐标轴。",
        )
    ),
    Pitfall(
        Text(
            "A steeper LM is a larger {k} or a smaller {h}, not a smaller money supply; a change of {M} "
            "leaves the slope alone.",
            "LM 变陡是因为{k}变大或{h}变小，而不是货币供给减少；{M}变动不改变斜率。",
            k=k,
            h=h,
            M=M,
        )
    ),
    Pitfall(
        Text(
            "Off LM it is bond trading that moves the rate: whoever is short of money sells bonds, their "
            "price falls and the rate rises.",
            "在 LM 曲线之外，推动利率变动的是债券买卖：缺少货币者卖出债券，债券价格下跌，利率上升。",
        )
    ),
    Pitfall(
        Text(
            "With four sectors {equality} is not the equilibrium condition: {gap} is the sum of {private}, "
            "{public} and {abroad}.",
            "四部门经济中{equality}不是均衡条件：{gap}等于{private}、{public}与{abroad}三项之和。",
            equality=Equation(I, S),
            gap=AE - Y,
            private=I - S,
            public=G + R - T,
            abroad=NX,
        )
    ),
    Pitfall(
        Text(
            "In homework 2 interest rates are decimals: 0.1 is ten per cent. With percent numbers the "
            "coefficients of the rate would be a hundredth.",
            "作业 2 的利率用小数表示，0.1 即 10%；若用百分数表示，利率的系数应除以 100。",
        )
    ),
)

QUESTIONS = (
    Question(
        Text(
            "The money supply and income both rise by ten per cent, at given prices. What happens to the "
            "interest rate in the money market?",
            "价格不变，货币供给与收入都增加 10%。货币市场的利率如何变动？",
        ),
        Text(
            "The rate is {rate}, so it rises by ten per cent of itself if it is positive: both terms of the "
            "difference grow in proportion.",
            "利率为{rate}，分子两项同比例增加，故利率上升，增幅为原利率的 10%（设原利率为正）。",
            rate=(k * Y - M / P) / h,
        ),
    ),
    Question(
        Text(
            "Why does LM turn about its vertical intercept when {k} changes, and about its horizontal "
            "intercept when {h} changes?",
            "为什么{k}变动时 LM 绕纵截距转动，而{h}变动时绕横截距转动？",
            k=k,
            h=h,
        ),
        Text(
            "The vertical intercept {vertical} does not contain {k}; the horizontal intercept {horizontal} "
            "does not contain {h}.",
            "纵截距{vertical}中没有{k}，横截距{horizontal}中没有{h}。",
            vertical=-M / (P * h),
            horizontal=M / (P * k),
            k=k,
            h=h,
        ),
    ),
    Question(
        Text(
            "Income of a Baumol–Tobin household quadruples. By how much does its average money holding rise?",
            "在鲍莫尔—托宾模型中，收入变为原来的四倍，平均货币持有量变为多少？",
        ),
        Text(
            "It doubles: the income elasticity is one half, and the square root of four is two.",
            "变为两倍：收入弹性为二分之一，4 的平方根为 2。",
        ),
    ),
    Question(
        Text(
            "In the economy of homework 2, how much more would income rise if the central bank kept the rate "
            "at 0.1 while {G} rises by 50?",
            "在作业 2 的经济中，若{G}增加 50 时中央银行使利率保持在 0.1，收入会多增加多少？",
            G=G,
        ),
        Text("By 62.5: income rises by 125 instead of 62.5.", "多增加 62.5：收入增加 125 而不是 62.5。"),
    ),
)

FORMULAS = (
    Formula("money_motives", "L1", Text("transactions and precautionary demand", "交易性与预防性货币需求")),
    Formula("money_bond_price", "P_b", Text("price of a consol", "永续债券价格")),
    Formula("money_demand", "L", Text("demand for money", "货币需求函数")),
    Formula("money_baumol_tobin", "money_demand", Text("square-root rule", "平方根公式")),
    Formula("money_tobin", "s*", Text("best share of bonds", "最优债券比重")),
    Formula("money_equilibrium", "r", Text("interest rate, income given", "均衡利率（收入给定）")),
    Formula("lm", "LM'", Text("income on LM", "LM 曲线上的收入")),
    Formula("lm", "slope", Text("slope of LM", "LM 曲线的斜率")),
    Formula("lm_regions", "Y1", Text("end of the Keynesian range", "凯恩斯区域终点")),
    Formula("lm_regions", "LM II", Text("intermediate range", "中间区域")),
    Formula("lm_regions", "Y2", Text("start of the classical range", "古典区域起点")),
)
