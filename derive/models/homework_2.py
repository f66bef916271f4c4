"""Homework 2: IS, LM and equilibrium of an economy given in numbers; interest rates are decimals, so 0.1 is ten per cent."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, behavioural, definition, equilibrium
from derive.model import Model
from derive.models.keynesian_symbols import (
    AE,
    I_0,
    NX,
    NX_0,
    ORDER,
    C,
    G,
    I,
    L,
    M,
    P,
    S,
    T,
    Y,
    Y_d,
    a,
    b,
    d,
    h,
    k,
    m_y,
    n_r,
    r,
    t,
)  # fmt: skip
from derive.rules import calibrate, collect, conclude, equate, isolate, substitute
from derive.step import Derivation
from derive.text import Text

goods_market = equilibrium(Y, C + I + G + NX, ("goods-market equilibrium", "产品市场均衡条件"))
consumption = behavioural(C, a + b * (1 - t) * Y, ("consumption function", "消费函数")).with_numbers({a: 100, b: "0.9"})
investment = behavioural(I, I_0 - d * r, ("investment function", "投资函数")).with_numbers({I_0: 200, d: 500})
net_exports = behavioural(NX, NX_0 - m_y * Y - n_r * r, ("net export function", "净出口函数")).with_numbers(
    {NX_0: 100, m_y: "0.12", n_r: 500}
)
money_market = equilibrium(M / P, L, ("money-market equilibrium", "货币市场均衡条件"))
money_demand = behavioural(L, k * Y - h * r, ("money demand function", "货币需求函数")).with_numbers({k: "0.8", h: 2000})
purchases = definition(G, 200, ("government purchases", "政府支出"))
tax_rate = definition(t, Rational(1, 5), ("tax rate", "税率"))
money_supply = definition(M, 800, ("money supply", "货币供给"))
price_level = definition(P, 1, ("price level", "价格水平"))

revenue = definition(T, t * Y, ("tax revenue", "税收"))
disposable_income = definition(Y_d, Y - T, ("disposable income", "可支配收入"))
saving = definition(S, Y_d - C, ("private saving", "私人储蓄"))
expenditure = definition(AE, C + I + G + NX, ("aggregate expenditure", "总支出"))

CURVES = (goods_market, consumption, investment, net_exports, money_market, money_demand)
DATA = (purchases, tax_rate, money_supply, price_level)
ACCOUNTS = (revenue, disposable_income, saving, expenditure)

HOMEWORK_2 = Model(
    "homework_2",
    ("An economy in numbers", "数值例题"),
    [*CURVES, *DATA, *ACCOUNTS],
    endogenous=[Y, r, C, I, NX, L, G, t, M, P, T, Y_d, S, AE],
    order=ORDER,
    decimals=True,
)


def homework_2() -> Derivation:
    """The answer key: IS, LM, equilibrium, and the proof by putting the solution back."""
    derivation = Derivation(
        HOMEWORK_2,
        "homework_2",
        ("Homework 2: IS, LM and equilibrium in numbers", "作业 2：求 IS 曲线、LM 曲线与均衡"),
        intro=Text(
            "(1) Find the IS curve. (2) Find the LM curve. (3) Find the interest rate and the income at "
            "which both markets are "
            "in equilibrium. Interest rates are decimals.",
            "（1）求 IS 曲线；（2）求 LM 曲线；（3）求两个市场同时均衡时的利率和收入。利率用小数表示。",
        ),
        reading=Text(
            "The interest rate is 0.1, that is ten per cent, and income is 1250. Putting the solution back, spending adds "
            "up to income and the money demanded is the money supplied. Private saving is zero and investment is 150.",
            "均衡利率为 0.1，即 10%，均衡收入为 1250。将解代回检验：各项支出之和等于收入，货币需求等于货币供给。"
            "此时私人储蓄为 0，而投资为 150。",
        ),
    )
    is_curve = _is_curve(derivation)
    lm_curve = _lm_curve(derivation)
    crossing = derivation.by(equate(lm_curve, is_curve), id="crossing")
    collected = derivation.by(collect(crossing, r), id="crossing_collected")
    rate = derivation.by(isolate(r, equation=collected), label="r*", id="interest_rate")
    income = derivation.by(substitute(rate, into=is_curve), label="Y*", id="income")
    _saving_and_investment(derivation, {"income": income, **_check(derivation, rate, income)})
    return derivation


def _is_curve(derivation: Derivation) -> Equation:
    """(1) The goods market."""
    spending = derivation.by(substitute(consumption, investment, net_exports, into=goods_market), id="spending")
    numbers = derivation.by(calibrate(purchases, tax_rate, equation=spending), id="spending_in_numbers")
    collected = derivation.by(collect(numbers, Y), label="IS", id="is_collected")
    return derivation.by(isolate(Y, equation=collected), label="IS'", id="is_curve")


def _lm_curve(derivation: Derivation) -> Equation:
    """(2) The money market."""
    market = derivation.by(substitute(money_demand, into=money_market), id="money")
    numbers = derivation.by(calibrate(money_supply, price_level, equation=market), label="LM", id="lm_collected")
    return derivation.by(isolate(Y, equation=numbers), label="LM'", id="lm_curve")


def _check(derivation: Derivation, rate: Equation, income: Equation) -> dict[str, Equation]:
    """Put the solution into every structural equation."""
    spent = derivation.by(substitute(tax_rate, income, into=consumption), id="consumption_at_equilibrium")
    invested = derivation.by(substitute(rate, into=investment), id="investment_at_equilibrium")
    exported = derivation.by(substitute(income, rate, into=net_exports), id="net_exports_at_equilibrium")
    derivation.by(
        conclude(Equation(C + I + G + NX, income.rhs), spent, invested, exported, purchases),
        id="goods_market_check",
        reading=("Spending equals income.", "总支出等于收入。"),
    )
    derivation.by(
        substitute(income, rate, into=money_demand),
        id="money_market_check",
        reading=("Money demand equals the supply of 800.", "货币需求等于货币供给 800。"),
    )
    return {"consumption": spent, "investment": invested, "net_exports": exported}


def _saving_and_investment(derivation: Derivation, at: dict[str, Equation]) -> None:
    """Saving differs from investment in this equilibrium: government and the rest of the world fill the gap."""
    gap = derivation.by(
        conclude(Equation(AE - Y, (I - S) + (G - T) + NX), expenditure, saving, disposable_income),
        label="AE - Y",
        id="gap",
        reading=Text(
            "An identity that splits the excess of expenditure over income into {private}, {public} and "
            "{abroad}; it holds at "
            "any income.",
            "这是恒等式，对任何收入都成立：它把总支出与收入之差分解为{private}、{public}与{abroad}三项。",
            private=I - S,
            public=G - T,
            abroad=NX,
        ),
    )
    taxes = derivation.by(substitute(tax_rate, at["income"], into=revenue), id="revenue")
    disposable = derivation.by(substitute(at["income"], taxes, into=disposable_income), id="disposable_income")
    saved = derivation.by(substitute(disposable, at["consumption"], into=saving), id="saving")
    derivation.by(conclude(Equation(I - S, 150), at["investment"], saved), id="private_gap")
    derivation.by(conclude(Equation(G - T, -50), purchases, taxes), id="public_gap")
    derivation.by(
        substitute(at["investment"], saved, purchases, taxes, at["net_exports"], into=gap),
        id="gap_in_numbers",
        reading=Text(
            "The three gaps add up to zero: the goods market clears although {I} and {S} differ. The government saves "
            "50 and the rest of the "
            "world lends 100; together they pay for investment. {equality} is the equilibrium condition of two sectors only.",
            "三个缺口之和为零：{I}与{S}不等，产品市场仍然均衡。政府储蓄 50，国外提供 100，两者合起来为投资融资。"
            "{equality}只是两部门经济的均衡条件。",
            I=I,
            S=S,
            equality=Equation(I, S),
        ),
    )
