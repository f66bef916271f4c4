"""Homework 1: derive IS and LM and sum up what moves them."""

from __future__ import annotations

from derive.equation import positive
from derive.models.is_four_sector import consumption, disposable_income, goods_market, investment, tax
from derive.models.is_lm import IS_LM, money_demand, money_market
from derive.models.keynesian_symbols import A_0, I_0, NX, T_0, G, K, M, P, R, Y, a, b, d, h, k, r, t
from derive.rules import collect, define, express, isolate, sign, substitute
from derive.step import Derivation
from derive.strategies import comparative_statics
from derive.text import Text

IS_SHOCKS = (a, I_0, G, NX, R, T_0, t, b, d)
LM_SHOCKS = (M, P, k, h)


def homework_1() -> Derivation:
    """Both curves from the structural equations, their slopes, and how each given quantity moves them at a given rate."""
    derivation = Derivation(
        IS_LM,
        "homework_1",
        ("Homework 1: IS and LM, and what moves them", "作业 1：推导 IS、LM 曲线，总结影响其移动的因素"),
        intro=Text(
            "Derive each curve from its market. Then differentiate its income with respect to every given "
            "quantity at a given "
            "interest rate: that is how far the curve moves sideways. A positive sign means a shift to the right.",
            "从各自的市场推导两条曲线，再在利率给定的条件下，将曲线上的收入对每个给定的量求导，即得曲线横向移动的距离。"
            "符号为正表示曲线右移。",
        ),
        reading=Text(
            "IS moves to the right when {spending} rise, and to the left when {taxes} rise; {turning_is} "
            "also change its slope. "
            "LM moves to the right when {money} rises and to the left when {price} rises; {turning_lm} turn it. These are "
            "movements of a curve at a given rate, not changes of the equilibrium.",
            "{spending}增加使 IS 右移，{taxes}增加使 IS 左移；{turning_is}变动还会改变 IS 的斜率。"
            "{money}增加使 LM 右移，{price}上升使 LM 左移；{turning_lm}变动使 LM 转动。"
            "这里说的是利率给定时曲线的移动，不是均衡的变动。",
            spending=(a, I_0, G, NX, R),
            taxes=(T_0, t),
            turning_is=(b, t, d),
            money=M,
            price=P,
            turning_lm=(k, h),
        ),
    )
    spending = derivation.by(substitute(consumption, disposable_income, tax, investment, into=goods_market), id="expenditure")
    goods = derivation.by(collect(spending, Y), id="goods_collected")
    multiplier = derivation.by(define(K, 1 / (1 - b + b * t)), id="multiplier")
    autonomous = derivation.by(define(A_0, a + I_0 - b * T_0 + b * R + G + NX), id="autonomous_spending")
    is_curve = derivation.by(
        express(Y, K * A_0 - K * d * r, equation=goods, using=(multiplier, autonomous)), label="IS", id="is_curve"
    )
    derivation.by(isolate(r, equation=is_curve), id="is_solved_for_rate")
    derivation.by(
        sign(-1 / (K * d), "<0", multiplier),
        id="is_slope_sign",
        reading=("The slope of IS is negative.", "IS 曲线的斜率为负。"),
    )
    lm_curve = derivation.by(substitute(money_demand, into=money_market), label="LM", id="lm_curve")
    derivation.by(isolate(r, equation=lm_curve), id="lm_solved_for_rate")
    derivation.by(
        sign(k / h, ">0"),
        id="lm_slope_sign",
        reading=("The slope of LM is positive.", "LM 曲线的斜率为正。"),
    )
    supposing = (positive(Y), positive(r), positive(Y - T_0 - t * Y + R))
    comparative_statics(derivation, (Y,), IS_SHOCKS, equations=(goods,), definitions=(multiplier,), supposing=supposing)
    return comparative_statics(derivation, (Y,), LM_SHOCKS, equations=(lm_curve,), supposing=supposing)
