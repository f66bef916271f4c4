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
    ),
    Section(
        Text("Comparative statics and policy", "比较静态分析与政策效果"),
        (comparative_statics, policy_multipliers, balanced_budget_with_money, policy_mix, aggregate_demand),
    ),
    Section(
        Text("IS–LM with general functions", "一般函数形式的 IS–LM 模型"),
        (general_slopes, general_comparative_statics, general_stability),
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
            "In the liquidity trap ({h} → ∞) the interest rate does not fall; with {d} → 0 investment does not react to it.",
            "在流动性陷阱中（{h} → ∞）利率不再下降；{d} → 0 时投资对利率没有反应。",
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
    Formula("equilibrium", "Y*"),
    Formula("equilibrium", "r*"),
    Formula("policy_multipliers", "dY/dG"),
    Formula("policy_multipliers", "dY/dm"),
    Formula("policy_multipliers", "crowding_out_closed_form"),
    Formula("aggregate_demand", "AD"),
    Formula("adjustment", "trace"),
    Formula("adjustment", "determinant"),
)
