"""Sections of the IS–LM lecture about both markets together."""

from __future__ import annotations

from derive.lecture import Erratum, Formula, Pitfall, Question, Section
from derive.models.is_lm import comparative_statics, equilibrium_of_both_markets, reduced_form_of_structure
from derive.models.is_lm_dynamics import adjustment, excess_demand_identity, four_zones
from derive.models.is_lm_general import general_comparative_statics, general_slopes, general_stability
from derive.models.is_lm_policy import aggregate_demand, balanced_budget_with_money, policy_mix, policy_multipliers
from derive.models.keynesian_symbols import K, M, P, Y, d, h, k, r
from derive.text import Text

SECTIONS = (
    Section(
        Text("Equilibrium of both markets", "两个市场的同时均衡"),
        (
            equilibrium_of_both_markets,
            reduced_form_of_structure,
            four_zones,
            excess_demand_identity,
            adjustment,
        ),
        Text(
            "IS and LM together determine income and the interest rate. Off the curves both move, and they move towards "
            "the equilibrium.",
            "IS 曲线与 LM 曲线共同决定收入与利率；不在曲线上时，二者都会变动，并趋向均衡。",
        ),
    ),
    Section(
        Text("Comparative statics and policy", "比较静态分析与政策效果"),
        (comparative_statics, policy_multipliers, balanced_budget_with_money, policy_mix, aggregate_demand),
        Text(
            "How the equilibrium answers to each given quantity, and what fiscal and monetary policy can and cannot do.",
            "均衡怎样随各个给定的量变动，财政政策与货币政策在什么条件下有效。",
        ),
    ),
    Section(
        Text("IS–LM with general functions", "一般函数形式的 IS–LM 模型"),
        (general_slopes, general_comparative_statics, general_stability),
        Text(
            "The results do not depend on straight lines: the signs of the derivatives are enough.",
            "以上结论并不依赖于线性函数，只需知道各导数的符号。",
        ),
    ),
)

ERRATA: tuple[Erratum, ...] = ()

PITFALLS = (
    Pitfall(
        Text(
            "The simple multiplier {K} answers a different question from the fiscal multiplier of IS–LM: it holds the "
            "interest rate constant.",
            "简单乘数 {K} 与 IS–LM 模型中的财政政策乘数回答的不是同一个问题：前者假定利率不变。",
            K=K,
        )
    ),
    Pitfall(
        Text(
            "A larger {h} raises income when the interest rate is positive. It flattens LM, but it also shifts the curve.",
            "利率为正时，{h} 变大使收入上升：它不仅使 LM 曲线变平坦，也使其移动。",
            h=h,
        )
    ),
    Pitfall(
        Text(
            "The price level enters LM through real balances. A rise in {M} with an equal percentage rise in {P} changes "
            "nothing.",
            "价格水平通过实际货币供给进入 LM 曲线；{M} 与 {P} 同比例上升时，均衡不变。",
            M=M,
            P=P,
        )
    ),
)

QUESTIONS = (
    Question(
        Text(
            "When does monetary policy leave income unchanged, and why?",
            "在什么情况下货币政策不影响收入？为什么？",
        ),
        Text(
            "In the liquidity trap, where {h} grows without bound, because the interest rate does not fall; and when {d} tends "
            "to zero, because investment does not react to the interest rate.",
            "一是在流动性陷阱中，{h} 趋于无穷大，利率不再下降；二是 {d} 趋于零，投资对利率没有反应。",
            h=h,
            d=d,
        ),
    ),
    Question(
        Text(
            "By how much must real balances rise to keep the interest rate constant after purchases rise by one?",
            "政府购买增加一单位后，实际货币供给应增加多少才能使利率不变？",
        ),
        Text(
            "By {extra}, the extra money demanded at the higher income.",
            "增加 {extra}，即收入提高后所增加的货币交易需求。",
            extra=K * k,
        ),
    ),
    Question(
        Text(
            "Why does the path to equilibrium run counter-clockwise, with {Y} on the horizontal and {r} on the vertical axis?",
            "在以 {Y} 为横轴、{r} 为纵轴的图中，经济为什么逆时针趋于均衡？",
            Y=Y,
            r=r,
        ),
        Text(
            "To the right of LM the interest rate rises; above IS income falls.",
            "在 LM 曲线右侧利率上升，在 IS 曲线上方收入下降。",
        ),
    ),
)

FORMULAS = (
    Formula("equilibrium", "denominator", Text("denominator", "公分母")),
    Formula("equilibrium", "Y*", Text("equilibrium income", "均衡收入")),
    Formula("equilibrium", "r*", Text("equilibrium interest rate", "均衡利率")),
    Formula("policy_multipliers", "fiscal_multiplier", Text("fiscal multiplier", "财政政策乘数")),
    Formula("policy_multipliers", "monetary_multiplier", Text("monetary multiplier", "货币政策乘数")),
    Formula("policy_multipliers", "crowding_out_closed_form", Text("crowding out per unit", "每单位购买的挤出")),
    Formula("aggregate_demand", "AD", Text("aggregate demand", "总需求曲线")),
    Formula("adjustment", "trace", Text("trace (negative)", "雅可比矩阵的迹（为负）")),
    Formula("adjustment", "determinant", Text("determinant (positive)", "雅可比行列式（为正）")),
)
