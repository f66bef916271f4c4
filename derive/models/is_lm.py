"""IS–LM: goods market and money market together, solved for income and the interest rate."""

from __future__ import annotations

from dataclasses import dataclass

from derive.equation import Equation, behavioural, equilibrium, positive
from derive.model import Model
from derive.models.is_four_sector import FOUR_SECTOR, consumption, disposable_income, goods_market, investment, tax
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
    r,
    t,
)  # fmt: skip
from derive.rules import collect, define, express, sign, substitute
from derive.step import Derivation, built_once
from derive.strategies import comparative_statics as derive_statics, solve
from derive.text import Text

money_demand = behavioural(L, k * Y - h * r, ("money demand function", "货币需求函数"))
money_market = equilibrium(M / P, L, ("money-market equilibrium", "货币市场均衡条件"))

IS_LM = Model(
    "is_lm",
    ("IS–LM model", "IS–LM 模型"),
    [*FOUR_SECTOR.equations, money_market, money_demand],
    endogenous=[Y, r, C, Y_d, T, I, L],
    exogenous=[G, NX, T_0, R, M, P],
    parameters=[a, b, t, I_0, d, k, h],
    aggregates=[K, A_0, D],
    order=ORDER,
    decimals=True,
    given={symbol: value for symbol, value in CALIBRATION.items() if symbol not in (r, Y)},
)


@dataclass(frozen=True)
class Curves:
    """The equations from which every result about the equilibrium starts."""

    goods: Equation
    multiplier: Equation
    autonomous: Equation
    goods_curve: Equation
    money_curve: Equation
    denominator: Equation


def both_curves(
    derivation: Derivation,
    *,
    keep_autonomous: bool = True,
    demand: Equation = money_demand,
    market: Equation = money_market,
) -> Curves:
    """Derive IS and LM about a model that contains the goods market of `IS_LM`, and name the denominator D = h + K d k.

    Without `keep_autonomous`, autonomous spending keeps no name of its own: its parts are the shocks.
    """
    spending = derivation.by(substitute(consumption, disposable_income, tax, investment, into=goods_market), id="expenditure")
    goods = derivation.by(collect(spending, Y), id="goods")
    multiplier = derivation.by(define(K, 1 / (1 - b + b * t)), id="multiplier")
    autonomous = goods_curve = goods
    if keep_autonomous:
        autonomous = derivation.by(define(A_0, a + I_0 - b * T_0 + b * R + G + NX), id="autonomous_spending")
        curve = express(Y, K * A_0 - K * d * r, equation=goods, using=(multiplier, autonomous))
        goods_curve = derivation.by(curve, label="IS", id="is_curve")
    money_curve = derivation.by(substitute(demand, into=market), label="LM", id="lm_curve")
    denominator = derivation.by(define(D, h + K * d * k, multiplier), id="denominator")
    return Curves(goods, multiplier, autonomous, goods_curve, money_curve, denominator)


@built_once
def equilibrium_of_both_markets() -> Derivation:
    """Income and the interest rate at which both markets clear, in K, A_0 and D."""
    derivation = Derivation(
        IS_LM,
        "equilibrium",
        ("Equilibrium of the goods and money markets", "产品市场与货币市场的同时均衡"),
        intro=(
            "One income and one interest rate clear both markets. Substitute the IS curve into the LM curve to find the "
            "interest rate, then go back to the IS curve for income.",
            "同时使两个市场出清的收入与利率各只有一个。将 IS 曲线代入 LM 曲线求得均衡利率，再代回 IS 曲线求得均衡收入。",
        ),
        reading=Text(
            "Autonomous spending raises both income and the interest rate; real balances raise income and lower the interest "
            "rate. The interest rate is positive exactly when the money demanded at the income {simple} exceeds the supply.",
            "自发支出增加使收入与利率同时上升；实际货币供给增加使收入上升、利率下降。"
            "当且仅当收入为 {simple} 时的货币交易需求超过实际货币供给，均衡利率才为正。",
            simple=K * A_0,
        ),
    )
    curves = both_curves(derivation)
    crossing = derivation.by(substitute(curves.goods_curve, into=curves.money_curve), id="crossing")
    collected = derivation.by(collect(crossing, r), id="crossing_collected")
    rate = derivation.by(
        express(r, (k * K * A_0 - M / P) / D, equation=collected, using=(curves.denominator,)), label="r*", id="interest_rate"
    )
    income_raw = derivation.by(substitute(rate, into=curves.goods_curve), id="income_raw")
    income = derivation.by(
        express(Y, (K * h * A_0 + K * d * M / P) / D, equation=income_raw, using=(curves.denominator,)),
        label="Y*",
        id="income",
    )
    definitions = (curves.multiplier, curves.denominator)
    derivation.by(
        sign(rate, ">0", *definitions, given=(positive(k * K * A_0 - M / P),)),
        id="interest_rate_positive",
        reading=(
            "Without this condition the two curves do not cross at a positive interest rate.",
            "该条件不成立时，两条曲线交点处的利率不为正。",
        ),
    )
    derivation.by(sign(income, ">0", *definitions, given=(positive(h * A_0 + d * M / P),)), id="income_positive")
    return derivation


SHOCKS = (G, T_0, t, R, I_0, a, b, d, M, P, k, h)


def comparative_statics() -> Derivation:
    """The effect of every exogenous variable and parameter on income and the interest rate, with its sign."""
    derivation = Derivation(
        IS_LM,
        "comparative_statics",
        ("Comparative statics", "比较静态分析"),
        intro=Text(
            "Differentiate both equilibrium conditions with respect to each given quantity and solve the two linear "
            "equations for the reactions of income and the interest rate. The {Y} and {r} in the results are "
            "equilibrium values.",
            "将两个均衡条件分别对各个给定的量求导，再从两个线性方程中解出收入与利率的反应。结果中的 {Y} 与 {r} 均指均衡值。",
            Y=Y,
            r=r,
        ),
        reading=Text(
            "Whatever shifts IS to the right raises income and the interest rate. More money raises income and lowers the "
            "interest rate; a higher price level does the opposite. A larger {h} works like more money: the public is "
            "content to hold less at the going rate.",
            "凡使 IS 曲线右移的因素都使收入与利率上升。货币供给增加使收入上升、利率下降，价格水平上升则相反。"
            "{h} 变大的作用如同增加货币：在原利率下公众愿意持有的货币减少。",
            h=h,
        ),
        after=equilibrium_of_both_markets(),
    )
    disposable = Y - T_0 - t * Y + R
    return derive_statics(
        derivation,
        (Y, r),
        SHOCKS,
        equations=(derivation.result("goods"), derivation.result("LM")),
        definitions=(derivation.result("multiplier"), derivation.result("denominator")),
        supposing=(positive(Y), positive(r), positive(disposable)),
    )


def reduced_form_of_structure() -> Derivation:
    """Solve the seven structural equations for income and the interest rate without naming any aggregate."""
    derivation = Derivation(
        IS_LM,
        "reduced_form",
        ("Reduced form", "简化式"),
        intro=(
            "The same equilibrium, solved by elimination in the fixed order that serves any linear model.",
            "对任何线性模型都适用的固定消元次序：用它求解同一个均衡。",
        ),
        reading=Text(
            "The names differ from {K}, {A_0} and {D}; the values are the same.",
            "所用记号与 {K}、{A_0}、{D} 不同，数值则完全相同。",
            K=K,
            A_0=A_0,
            D=D,
        ),
    )
    return solve(derivation, (Y, r))
