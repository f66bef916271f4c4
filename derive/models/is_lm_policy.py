"""Fiscal and monetary policy in IS–LM: multipliers, crowding out, their limits, policy mixes, aggregate demand."""

from __future__ import annotations

from sympy import oo

from derive.equation import Condition, Equation, equilibrium, negative, positive
from derive.model import Model
from derive.models.is_four_sector import FOUR_SECTOR
from derive.models.is_lm import IS_LM, both_curves, equilibrium_of_both_markets, money_demand
from derive.models.keynesian_symbols import (
    A_0,
    CALIBRATION,
    I_0,
    NX,
    ORDER,
    T_0,
    C,
    D,
    G,
    I,
    K,
    L,
    M,
    P,
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
from derive.rules import ambiguous, conclude, define, differentiate, express, limit, sign, substitute, totally_differentiate
from derive.step import Derivation, built_once
from derive.strategies import limits
from derive.symbols import aggregate, differential
from derive.text import Text

real_money_market = equilibrium(m, L, ("money-market equilibrium", "货币市场均衡条件"))

IS_LM_REAL = Model(
    "is_lm_real_balances",
    ("IS–LM model with real balances", "以实际货币供给量表示的 IS–LM 模型"),
    [*FOUR_SECTOR.equations, real_money_market, money_demand],
    endogenous=[Y, r, C, Y_d, T, I, L],
    exogenous=[G, NX, T_0, R, m],
    parameters=[a, b, t, I_0, d, k, h],
    aggregates=[K, D],
    order=ORDER,
    decimals=True,
    given={symbol: value for symbol, value in CALIBRATION.items() if symbol not in (r, Y)},
)

crowding = aggregate("X", ("income crowded out per unit of government purchases", "每单位政府购买所挤出的收入"))

MIXES = {
    "loose_loose": ("Both loose: income rises, the interest rate may go either way.", "双松：收入上升，利率方向不定。"),
    "tight_tight": ("Both tight: income falls, the interest rate may go either way.", "双紧：收入下降，利率方向不定。"),
    "loose_tight": (
        "Loose fiscal, tight monetary: the interest rate rises, income may go either way.",
        "松财政、紧货币：利率上升，收入方向不定。",
    ),
    "tight_loose": (
        "Tight fiscal, loose monetary: the interest rate falls, income may go either way.",
        "紧财政、松货币：利率下降，收入方向不定。",
    ),
}

# Liquidity trap, classical range, investment that ignores the interest rate, perfectly elastic investment.
CASES = ((h, oo), (h, 0), (d, 0), (d, oo))
FISCAL_CASES = (
    ("In the liquidity trap the simple multiplier is back.", "流动性陷阱中，财政政策乘数等于简单乘数，效果最大。"),
    ("In the classical range fiscal policy does not move income.", "古典区域中，财政政策不影响收入。"),
    ("Investment that ignores the interest rate is not crowded out.", "投资对利率无反应时没有挤出。"),
    (
        "With perfectly elastic investment every purchase displaces as much investment.",
        "投资有完全弹性时，政府购买全部被投资的减少抵消。",
    ),
)
MONETARY_CASES = (
    ("In the liquidity trap additional money is hoarded.", "流动性陷阱中，增加的货币全部被窖藏，货币政策无效。"),
    ("In the classical range all money serves transactions.", "古典区域中，货币全部用于交易，货币政策效果最大。"),
    ("The interest rate falls, but nobody invests more.", "利率虽然下降，投资却不增加，货币政策无效。"),
    (
        "The least fall of the interest rate is enough for all the investment needed.",
        "利率稍有下降，投资就大量增加，货币政策效果最大。",
    ),
)
CROWDING_CASES = (
    ("No crowding out.", "没有挤出。"),
    ("Complete crowding out.", "完全挤出。"),
    ("No crowding out.", "没有挤出。"),
    ("Complete crowding out.", "完全挤出。"),
)


@built_once
def policy_multipliers() -> Derivation:
    """Fiscal and monetary multipliers, crowding out, and their limits by LM region and interest sensitivity."""
    derivation = Derivation(
        IS_LM_REAL,
        "policy_multipliers",
        ("Which policy works where: multipliers, crowding out and their limits", "政策效果：乘数、挤出效应及其极限"),
        intro=Text(
            "The fiscal multiplier in IS–LM is the simple multiplier less what the higher interest rate crowds out. How much "
            "that is depends on {h} and {d}. The limits give the textbook cases: the liquidity trap ({h} grows without "
            "bound), the classical range ({h} tends to zero), investment that ignores the interest rate ({d} tends to zero) "
            "and investment that is perfectly elastic ({d} grows without bound).",
            "IS–LM 模型中的财政政策乘数等于简单乘数减去利率上升所挤出的部分，挤出多少取决于 {h} 与 {d}。"
            "取极限便得到教科书中的各种情形：流动性陷阱（{h} 趋于无穷大）与古典区域（{h} 趋于零），"
            "投资对利率无反应（{d} 趋于零）与投资对利率有完全弹性（{d} 趋于无穷大）。",
            h=h,
            d=d,
        ),
        reading=Text(
            "Fiscal policy is most effective in the Keynesian range or when investment ignores the interest rate: nothing is "
            "crowded out and the simple multiplier {K} is back. Monetary policy is most effective in the classical range or "
            "when investment is very elastic: income rises by {inverse} per unit of real balances.",
            "在凯恩斯区域或投资对利率无反应时，不存在挤出，财政政策恢复为简单乘数 {K}，效果最大；"
            "在古典区域或投资的利率弹性极大时，每增加一单位实际货币使收入增加 {inverse}，货币政策效果最大。",
            K=K,
            inverse=1 / k,
        ),
    )
    curves = both_curves(derivation, keep_autonomous=False, market=real_money_market)
    goods, money = curves.goods, curves.money_curve
    definitions = multiplier, denominator = curves.multiplier, curves.denominator
    fiscal = derivation.by(
        differentiate(Y, G, *definitions, goods, money, jointly=(Y, r)), label="dY/dG", id="fiscal_multiplier"
    )
    monetary = derivation.by(
        differentiate(Y, m, *definitions, goods, money, jointly=(Y, r)), label="dY/dm", id="monetary_multiplier"
    )
    crowded = derivation.by(define(crowding, K - K * h / D, multiplier, denominator), id="crowding_out")
    crowded = derivation.by(
        express(crowding, K**2 * d * k / D, equation=crowded, using=(denominator,)), label="X", id="crowding_out_closed_form"
    )
    derivation.by(sign(crowded, ">0", *definitions), id="crowding_out_sign")
    for effect, readings in ((fiscal, FISCAL_CASES), (monetary, MONETARY_CASES), (crowded, CROWDING_CASES)):
        for (symbol, point), reading in zip(CASES, readings, strict=True):
            derivation.by(limit(effect, symbol, point, *definitions), reading=reading)
    return derivation


def _curves_of(derivation: Derivation) -> tuple[Equation, Equation, tuple[Equation, Equation]]:
    """The goods and money markets and the definitions of K and D, as an earlier derivation established them."""
    definitions = (derivation.result("multiplier"), derivation.result("denominator"))
    return derivation.result("goods"), derivation.result("LM"), definitions


def balanced_budget_with_money() -> Derivation:
    """The balanced-budget multiplier once the interest rate reacts."""
    derivation = Derivation(
        IS_LM_REAL,
        "balanced_budget_with_money",
        ("The balanced-budget multiplier when the interest rate reacts", "利率变动时的平衡预算乘数"),
        intro=Text(
            "Purchases and the lump-sum tax rise by the same amount. At a given interest rate income rises by {simple}; in "
            "IS–LM the higher interest rate takes part of that back.",
            "政府购买与定额税同额增加。利率不变时收入增加 {simple}；在 IS–LM 模型中，利率上升会抵消其中一部分。",
            simple=(1 - b) * K,
        ),
        reading=Text(
            "The goods-market result is scaled by {scale}, which is below one.",
            "产品市场的结果要乘以小于 1 的 {scale}。",
            scale=h / D,
        ),
        after=policy_multipliers(),
    )
    goods, money, definitions = _curves_of(derivation)
    spending = derivation.by(differentiate(Y, G, *definitions, goods, money, jointly=(Y, r)), id="effect_of_purchases")
    taxes = derivation.by(differentiate(Y, T_0, *definitions, goods, money, jointly=(Y, r)), id="effect_of_tax")
    both = aggregate("B", ("balanced-budget multiplier in IS–LM", "IS–LM 模型中的平衡预算乘数"))
    total = derivation.by(define(both, spending.lhs + taxes.lhs, spending, taxes), id="balanced_budget")
    result = derivation.by(
        express(both, (1 - b) * K * h / D, equation=total, using=(spending, taxes)), label="B", id="balanced_budget_closed_form"
    )
    derivation.by(sign(result, ">0", *definitions), id="balanced_budget_sign")
    derivation.by(
        sign(1 - both, ">=0", *definitions, result),
        id="balanced_budget_at_most_one",
        reading=(
            "Income never rises by more than purchases do.",
            "收入的增加不会超过政府购买的增加。",
        ),
    )
    return derivation


def policy_mix() -> Derivation:
    """Fiscal and monetary policy together: four mixes and the signs of the changes of income and the interest rate."""
    dG, dm = differential(G), differential(m)
    dY, dr = differential(Y), differential(r)
    derivation = Derivation(
        IS_LM_REAL,
        "policy_mix",
        ("Policy mixes", "财政政策与货币政策的松紧搭配"),
        intro=(
            "Take the total differential of both curves, with government purchases and real balances moving, and solve for "
            "the changes of income and the interest rate.",
            "令政府购买与实际货币供给变动，对两条曲线求全微分，解出收入与利率的变动。",
        ),
        reading=Text(
            "Two loose policies raise income for sure and two tight ones lower it; the interest rate may go either way. "
            "A mix of loose and tight fixes the direction of the interest rate and leaves that of income open. The interest "
            "rate stays put exactly when {neutral}.",
            "双松必使收入上升，双紧必使收入下降，利率方向不定；一松一紧时利率方向确定，而收入方向不定。"
            "当且仅当 {neutral} 时利率不变。",
            neutral=Condition(k * K * dG - dm, "=0"),
        ),
        figures=("four_equilibria",),
        after=policy_multipliers(),
    )
    goods, money, definitions = _curves_of(derivation)
    multiplier, denominator = definitions
    goods_change = derivation.by(totally_differentiate(goods, (Y, r, G)), id="goods_market_change")
    money_change = derivation.by(totally_differentiate(money, (Y, r, m)), id="money_market_change")
    income = derivation.by(
        conclude(Equation(dY, K * h / D * dG + K * d / D * dm), multiplier, denominator, money_change, goods_change),
        label="dY",
        id="income_change",
    )
    rate = derivation.by(
        conclude(Equation(dr, K * k / D * dG - dm / D), multiplier, denominator, money_change, goods_change),
        label="dr",
        id="rate_change",
    )
    loose_fiscal, tight_fiscal = positive(dG), negative(dG)
    loose_money, tight_money = positive(dm), negative(dm)
    for name, fiscal, monetary in (
        ("loose_loose", loose_fiscal, loose_money),
        ("tight_tight", tight_fiscal, tight_money),
        ("loose_tight", loose_fiscal, tight_money),
        ("tight_loose", tight_fiscal, loose_money),
    ):
        mix, outcome = (fiscal, monetary), MIXES[name]
        same = name in ("loose_loose", "tight_tight")
        direction = ">0" if fiscal is loose_fiscal else "<0"
        certain, open_ = (income, rate) if same else (rate, income)
        derivation.by(sign(certain, direction, *definitions, given=mix), id=f"{name}_certain", reading=outcome)
        derivation.by(ambiguous(open_, *definitions, given=mix), id=f"{name}_open")
    neutral = Condition(k * K * dG - dm, "=0")
    derivation.by(
        sign(rate, "=0", *definitions, given=(neutral,)),
        id="accommodating_mix",
        reading=(
            "Money that accommodates the fiscal expansion keeps the interest rate where it is, and nothing is crowded out.",
            "货币供给配合财政扩张，使利率保持不变，从而没有挤出。",
        ),
    )
    return derivation


def aggregate_demand() -> Derivation:
    """The aggregate demand curve: income at IS–LM equilibrium as a function of the price level."""
    derivation = Derivation(
        IS_LM,
        "aggregate_demand",
        ("From IS–LM to aggregate demand", "由 IS–LM 模型推导总需求曲线"),
        intro=(
            "A higher price level lowers real balances and shifts LM to the left. Solving both curves for income at each "
            "price level gives the aggregate demand curve.",
            "价格水平上升使实际货币供给减少，LM 曲线左移。对每一价格水平求两市场均衡收入，便得到总需求曲线。",
        ),
        reading=(
            "The curve falls because dearer goods make money scarce: the interest rate rises and investment falls. It is "
            "vertical when investment ignores the interest rate. Fiscal and monetary expansion shift it to the right.",
            "总需求曲线向右下方倾斜：物价上升使实际货币供给减少、利率上升、投资下降。投资对利率无反应时曲线垂直。"
            "扩张性财政政策与货币政策使其右移。",
        ),
        after=equilibrium_of_both_markets(),
    )
    definitions = (derivation.result("multiplier"), derivation.result("denominator"))
    inverse = derivation.by(conclude(Equation(r, (k * Y - M / P) / h), derivation.result("LM")), id="lm_solved_for_rate")
    substituted = derivation.by(substitute(inverse, into=derivation.result("IS")), id="is_with_lm")
    demand = derivation.by(
        express(Y, K * h * A_0 / D + K * d * M / (D * P), equation=substituted, using=(definitions[1],)),
        label="AD",
        id="aggregate_demand_curve",
    )
    slope = derivation.by(differentiate(Y, P, demand), id="slope")
    derivation.by(sign(slope, "<0", *definitions), id="slope_sign")
    limits(derivation, slope, {d: 0, h: oo}, definitions=definitions)
    money = derivation.by(differentiate(Y, M, demand), id="effect_of_money")
    derivation.by(sign(money, ">0", *definitions), id="effect_of_money_sign")
    spending = derivation.by(differentiate(Y, G, derivation.result("autonomous_spending"), demand), id="effect_of_purchases")
    derivation.by(sign(spending, ">0", *definitions), id="effect_of_purchases_sign")
    return derivation
