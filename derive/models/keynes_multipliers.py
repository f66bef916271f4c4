"""Keynes's multipliers of the goods market at a given interest rate, and both balanced-budget multipliers."""

from __future__ import annotations

from derive.equation import Condition, Equation, constraint, positive
from derive.model import Model
from derive.models.is_four_sector import FOUR_SECTOR, consumption, disposable_income, goods_market, investment, is_curve, tax
from derive.models.keynesian_symbols import (
    CALIBRATION,
    I_0,
    NX,
    ORDER,
    T_0,
    C,
    G,
    I,
    K,
    R,
    T,
    Y,
    Y_d,
    a,
    b,
    d,
    r,
    t,
)  # fmt: skip
from derive.rules import collect, conclude, define, differentiate, express, isolate, rearrange, sign, substitute
from derive.step import Derivation
from derive.strategies.signs import add_sign
from derive.symbols import aggregate, marginal, variable
from derive.text import Text

dY_dG, dY_dT_0 = marginal(Y, G), marginal(Y, T_0)
equal_lump_sum = aggregate("B_0", ("balanced-budget multiplier with a lump-sum tax", "以定额税融资的平衡预算乘数"))


def keynes_multipliers() -> Derivation:
    """Investment, government, tax, transfer and tax-rate multipliers at a given interest rate."""
    derivation = Derivation(
        FOUR_SECTOR,
        "keynes_multipliers",
        ("The multipliers of the goods market", "产品市场的各种乘数"),
        intro=(
            "The interest rate is given. By how much does income change when one unit more is invested, spent by the "
            "government, taxed or transferred?",
            "利率既定时，投资、政府购买、税收或转移支付各增加一单位，收入变动多少？",
        ),
        reading=Text(
            "A purchase is demand at once, so its multiplier is {K}; taxes and transfers become demand only through "
            "consumption and are smaller by the factor {b}. A higher tax rate lowers income in proportion to income itself.",
            "购买支出直接形成需求，乘数为 {K}；税收与转移支付要经过消费才形成需求，乘数要乘以 {b}。"
            "税率提高使收入减少的幅度与收入本身成比例。",
            K=K,
            b=b,
        ),
        after=is_curve(),
    )
    goods, multiplier = derivation.result("collected"), derivation.result("multiplier")
    for shock in (I_0, G, T_0, R, t):
        name = f"dY_d{shock.key}"
        effect = derivation.by(differentiate(Y, shock, multiplier, goods), id=name)
        add_sign(derivation, effect, (multiplier,), (positive(Y),), id=f"{name}_sign")
    derivation.by(
        conclude(Equation(K, 1 / (1 - b), holds_for=(Condition(t, "=0"),)), multiplier),
        id="without_income_tax",
        reading=("Without an income tax this is the multiplier of the textbooks.", "没有所得税时，即教科书中的简单乘数。"),
    )
    return derivation


def keynes_balanced_budget() -> Derivation:
    """DG = dT_0: the multiplier is below one when there is an income tax, and one without it."""
    derivation = Derivation(
        FOUR_SECTOR,
        "keynes_balanced_budget",
        ("The balanced-budget multiplier, first meaning: the lump-sum tax", "平衡预算乘数之一：定额税与政府购买等额增加"),
        intro=Text(
            "The government raises its purchases and the lump-sum tax {tax} by the same amount. Income rises, and with it the "
            "receipts of the income tax, so the budget does not stay balanced.",
            "政府购买与定额税 {tax} 增加相同数额。收入增加后所得税收入也随之增加，因此预算其实并未保持平衡。",
            tax=T_0,
        ),
        reading=Text(
            "The sum of both multipliers is {total}. It equals one only without an income tax; with one it is smaller, "
            "because the income tax takes away part of every round.",
            "两个乘数之和为 {total}。只有在没有所得税时它才等于 1；有所得税时小于 1，"
            "因为每一轮新增收入都有一部分作为所得税漏出。",
            total=(1 - b) * K,
        ),
        after=is_curve(),
    )
    goods, multiplier = derivation.result("collected"), derivation.result("multiplier")
    spending = derivation.by(differentiate(Y, G, multiplier, goods), id="dY_dG")
    taxing = derivation.by(differentiate(Y, T_0, multiplier, goods), id="dY_dT_0")
    both = derivation.by(define(equal_lump_sum, dY_dG + dY_dT_0, spending, taxing), id="sum")
    result = derivation.by(
        express(equal_lump_sum, (1 - b) / (1 - b + b * t), equation=both, using=(spending, taxing, multiplier)),
        label="B_0",
        id="balanced_budget",
    )
    derivation.by(sign(equal_lump_sum, ">0", result), id="positive")
    derivation.by(sign(1 - equal_lump_sum, ">0", result, given=(positive(t),)), id="below_one")
    derivation.by(sign(1 - equal_lump_sum, "=0", result, given=(Condition(t, "=0"),)), id="one_without_income_tax")
    return derivation


balance = variable("B", ("budget surplus", "财政盈余"))
budget = constraint(T, G + R + balance, ("government budget", "政府预算"))

BALANCED_BUDGET = Model(
    "keynes_total_revenue",
    ("Goods market with a given budget surplus", "财政盈余既定的产品市场"),
    [goods_market, consumption, disposable_income, tax, investment, budget],
    endogenous=[Y, C, Y_d, T, I, T_0],
    exogenous=[r, G, NX, R, balance],
    parameters=[a, b, t, I_0, d],
    order=(*ORDER, balance),
    decimals=True,
    given={**{symbol: CALIBRATION[symbol] for symbol in (a, b, t, I_0, d, r, G, NX, R)}, balance: 0},
)


def keynes_balanced_revenue() -> Derivation:
    """DG = dT in total revenue: the multiplier is exactly one, whatever b and t are."""
    derivation = Derivation(
        BALANCED_BUDGET,
        "keynes_balanced_revenue",
        ("The balanced-budget multiplier, second meaning: total revenue", "平衡预算乘数之二：总税收与政府购买等额增加"),
        intro=Text(
            "Now total tax revenue {revenue} rises by as much as purchases, so that the budget surplus {surplus} does not "
            "change. The lump-sum tax {lump} adjusts.",
            "现在令总税收 {revenue} 与政府购买同幅增加，财政盈余 {surplus} 不变，定额税 {lump} 相应调整。",
            revenue=T,
            surplus=balance,
            lump=T_0,
        ),
        reading=(
            "Disposable income does not change, since income and taxes rise by the same amount; so consumption does not "
            "change, and income rises by exactly what the government buys.",
            "收入与税收等额增加，可支配收入不变，消费也不变，因此收入的增加恰好等于政府购买的增加。",
        ),
    )
    spending = derivation.by(substitute(consumption, disposable_income, budget, investment, into=goods_market), id="spending")
    collected = derivation.by(collect(spending, Y), id="collected")
    solved = derivation.by(isolate(Y, equation=collected), id="income")
    by_source = G + (a + I_0 + NX - d * r - b * balance) / (1 - b)
    solved = derivation.by(rearrange(Y, by_source, equation=solved), id="income_by_source")
    derivation.by(
        differentiate(Y, G, solved),
        label="dY/dG",
        id="dY_dG",
        reading=(
            "Exactly one, whatever the propensity to consume and the tax rate are.",
            "恰好等于 1，与边际消费倾向和税率无关。",
        ),
    )
    kept = derivation.by(substitute(budget, into=disposable_income), id="disposable_income")
    derivation.by(differentiate(Y_d, G, solved, kept, jointly=(Y,)), id="dYd_dG")
    return derivation
