"""Money demand L = kY - hr, money supply M/P, and the interest rate at which they meet."""

from __future__ import annotations

import sympy

from derive.equation import Equation, behavioural, definition, less, positive
from derive.model import Model
from derive.models.is_lm import money_demand, money_market
from derive.models.keynesian_symbols import CALIBRATION, ORDER, L, M, P, Y, h, k, r
from derive.rules import (
    define,
    differentiate,
    evaluate_at,
    express,
    isolate,
    limit,
    rearrange,
    sign,
    substitute,
    totally_differentiate,
)
from derive.step import Derivation, built_once
from derive.strategies import comparative_statics
from derive.symbols import REAL, aggregate, differential, variable
from derive.text import Text

L_1 = variable("L_1", ("transactions and precautionary demand for money", "交易性与预防性货币需求"))
L_2 = variable("L_2", ("speculative demand for money", "投机性货币需求"))
X = aggregate("X", ("excess demand for money", "超额货币需求"), domain=REAL)
r_E = aggregate("r_E", ("equilibrium interest rate of the money market", "货币市场的均衡利率"), domain=REAL)

total_demand = definition(L, L_1 + L_2, ("demand for money", "货币总需求"))
income_part = behavioural(L_1, k * Y, ("transactions and precautionary demand", "交易性与预防性货币需求"))
interest_part = behavioural(L_2, -h * r, ("speculative demand", "投机性货币需求"))

MONEY_DEMAND = Model(
    "money_demand",
    ("Demand for money", "货币需求"),
    [total_demand, income_part, interest_part],
    endogenous=[L, L_1, L_2],
    exogenous=[Y, r],
    parameters=[k, h],
    order=[*ORDER, L_1, L_2],
    decimals=True,
    given={symbol: CALIBRATION[symbol] for symbol in (Y, r, k, h)},
)
MONEY_MARKET = Model(
    "money_market",
    ("The money market", "货币市场"),
    [money_market, money_demand],
    endogenous=[r, L],
    exogenous=[Y, M, P],
    parameters=[k, h],
    aggregates=[X, r_E],
    order=[*ORDER, X, r_E],
    decimals=True,
    given={symbol: CALIBRATION[symbol] for symbol in (Y, M, P, k, h)},
)


def demand_for_money() -> Derivation:
    """L = kY - hr: the two parts, their sum, and the shape of the curve."""
    derivation = Derivation(
        MONEY_DEMAND,
        "money_demand",
        ("The demand function for money", "货币需求函数"),
        intro=(
            "Transactions and precaution need money in proportion to income; speculation holds less of it when the interest "
            "rate is high. Add the two.",
            "交易动机和预防动机的货币需求与收入成正比；利率越高，投机性货币需求越少。将两者相加。",
        ),
        reading=Text(
            "In the plane with money on the horizontal axis the curve falls; more income moves it to the right "
            "by {k} times the change. {speculation} alone is negative: it is the part of speculative demand that "
            "varies with the rate, and a positive constant has been left out. All that matters below is how "
            "demand changes.",
            "在以货币量为横轴的图中，需求曲线向右下方倾斜；收入增加使它右移，移动量为收入增量的{k}倍。"
            "{speculation}本身为负：它只表示投机性需求随利率变动的部分，略去了一个正的常数项；以下分析只用到需求"
            "的变动。",
            speculation=-h * r,
            k=k,
        ),
        figures=("money_demand_parts", "money_demand"),
    )
    demand = derivation.by(substitute(income_part, interest_part, into=total_demand), label="L", id="demand")
    effect = derivation.by(differentiate(L, Y, demand), id="dL_dY")
    derivation.by(sign(effect, ">0"), id="dL_dY_sign")
    effect = derivation.by(differentiate(L, r, demand), id="dL_dr")
    derivation.by(sign(effect, "<0"), id="dL_dr_sign")
    inverse = derivation.by(isolate(r, equation=demand), id="inverse_demand")
    slope = derivation.by(differentiate(r, L, inverse), id="slope")
    derivation.by(sign(slope, "<0"), id="slope_sign")
    derivation.by(
        limit(slope, h, sympy.oo),
        id="slope_in_the_trap",
        reading=(
            "The more sensitive speculation is, the flatter the curve; in the limit it is horizontal, the liquidity trap.",
            "投机性需求对利率越敏感，曲线越平坦；极限情形为水平线，即流动性陷阱。",
        ),
    )
    return derivation


@built_once
def money_equilibrium() -> Derivation:
    """The interest rate that clears the money market, and what moves it."""
    derivation = Derivation(
        MONEY_MARKET,
        "money_equilibrium",
        ("Money supply and the equilibrium interest rate", "货币供给与均衡利率"),
        intro=Text(
            "The central bank fixes the nominal money supply {M}; divided by the price level it is the real "
            "supply, a vertical line. At a given income, which interest rate makes the public content to hold it?",
            "中央银行决定名义货币供给{M}，除以价格水平即为实际货币供给，在图中是一条垂直线。在收入给定时，利率为"
            "多少，公众才愿意持有这些货币？",
            M=M,
        ),
        reading=Text(
            "More money lowers the rate; more income or a higher price level raises it. Only changes of real "
            "balances count: if {M} and {P} rise in the same proportion, nothing happens.",
            "货币供给增加使利率下降；收入增加或价格水平上升使利率上升。起作用的是实际货币供给：{M}与{P}同比例上升"
            "时，利率不变。",
            M=M,
            P=P,
        ),
        figures=("money_market",),
    )
    clearing = derivation.by(substitute(money_demand, into=money_market), id="clearing")
    raw = derivation.by(isolate(r, equation=clearing), id="rate_in_parts")
    rate = derivation.by(rearrange(r, (k * Y - M / P) / h, equation=raw), label="r", id="equilibrium_rate")
    derivation.by(sign(rate, ">0", given=(positive(k * Y - M / P),)), id="equilibrium_rate_positive")
    return comparative_statics(derivation, (r,), (Y, M, P, k, h), equations=(clearing,), supposing=(positive(Y), positive(r)))


def money_adjustment() -> Derivation:
    """Off the equilibrium rate there is excess demand or supply of money, which moves bond prices and the rate."""
    derivation = Derivation(
        MONEY_MARKET,
        "money_adjustment",
        ("How the rate finds its equilibrium", "利率如何趋向均衡"),
        intro=(
            "At a rate other than the equilibrium rate the public wants to hold more or less money than there is.",
            "利率偏离均衡水平时，公众愿意持有的货币多于或少于现有的货币。",
        ),
        reading=(
            "When money is short, the public sells bonds to obtain it; bond prices fall and the rate rises. When there is too "
            "much, it buys bonds, their prices rise and the rate falls. Either way the rate moves towards equilibrium.",
            "货币不足时，公众卖出债券换取货币，债券价格下跌，利率上升；货币过多时，公众买进债券，债券价格上涨，利率下降。"
            "两种情形下利率都向均衡水平移动。",
        ),
    )
    excess = derivation.by(define(X, k * Y - h * r - M / P), id="excess_demand")
    cleared = derivation.by(define(r_E, (k * Y - M / P) / h), id="equilibrium_rate")
    gap = derivation.by(express(X, h * (r_E - r), equation=excess, using=(cleared,)), label="X", id="gap")
    derivation.by(
        sign(X, ">0", gap, given=(less(r, r_E),)),
        id="shortage",
        reading=("Below the equilibrium rate money demand exceeds supply.", "利率低于均衡水平时，货币需求大于供给。"),
    )
    derivation.by(
        sign(X, "<0", gap, given=(less(r_E, r),)),
        id="surplus",
        reading=("Above it money supply exceeds demand.", "利率高于均衡水平时，货币供给大于需求。"),
    )
    return derivation


def money_both_shift() -> Derivation:
    """Supply and demand shift together: the rate rises exactly when demand grows by more."""
    derivation = Derivation(
        MONEY_MARKET,
        "money_both_shift",
        ("Supply and demand shift together", "货币供给与货币需求同时变动"),
        intro=(
            "Let the money supply and income both change, at a given price level.",
            "设价格水平不变，货币供给与收入同时变动。",
        ),
        reading=Text(
            "The rate stays put exactly when the supply keeps pace with demand, {balanced}; it rises when demand "
            "grows by more.",
            "当且仅当货币供给与货币需求同步变动，即{balanced}时，利率不变；需求增加得更多时，利率上升。",
            balanced=Equation(differential(M), P * k * differential(Y)),
        ),
        after=money_equilibrium(),
    )
    clearing = derivation.result("clearing")
    changes = derivation.by(totally_differentiate(clearing, (Y, r, M)), id="changes")
    raw = derivation.by(isolate(differential(r), equation=changes), id="rate_change_in_parts")
    change = derivation.by(
        rearrange(differential(r), (P * k * differential(Y) - differential(M)) / (P * h), equation=raw),
        label="dr",
        id="rate_change",
    )
    gap = P * k * differential(Y) - differential(M)
    derivation.by(sign(differential(r), ">0", change, given=(positive(gap),)), id="rate_rises")
    derivation.by(sign(differential(r), "<0", change, given=(positive(-gap),)), id="rate_falls")
    derivation.by(
        evaluate_at({differential(M): P * k * differential(Y)}, equation=change),
        id="rate_unchanged",
        reading=("The supply grows exactly as demand does at the old rate.", "货币供给恰好与原利率下的货币需求同步增加。"),
    )
    still = derivation.by(evaluate_at({differential(r): 0}, equation=changes), id="no_rate_change")
    derivation.by(
        isolate(differential(M), equation=still),
        id="needed_supply",
        reading=("Conversely, no other change of the supply leaves the rate alone.", "反之，货币供给的其他变动都会改变利率。"),
    )
    return derivation


def money_trap() -> Derivation:
    """In the liquidity trap more money does not lower the rate: all of it is hoarded."""
    derivation = Derivation(
        MONEY_MARKET,
        "money_trap",
        ("The liquidity trap", "流动性陷阱"),
        intro=Text(
            "At a very low rate everybody expects bond prices to fall and prefers money to bonds, so that demand "
            "reacts very strongly to the rate: {h} is very large.",
            "利率极低时，人人预期债券价格将下跌，宁愿持有货币而不买债券，货币需求对利率极其敏感，即{h}非常大。",
            h=h,
        ),
        reading=Text(
            "More money cannot push the rate down any further. That the rate comes to rest at a positive floor, "
            "and not at zero, needs more than a large {h}; the piecewise demand for money below has such a floor.",
            "再增加货币也不能使利率继续下降。至于利率停在一个正的下限而不是零，仅靠{h}很大还不能得出；后面的分段"
            "货币需求函数才包含这样的下限。",
            h=h,
        ),
        after=money_equilibrium(),
    )
    effect = derivation.result("dr_dM")
    derivation.by(
        limit(effect, h, sympy.oo),
        id="dr_dM_in_the_trap",
        reading=("Money loses its grip on the rate.", "货币政策对利率失去作用。"),
    )
    derivation.by(
        limit(effect, h, 0, value=-sympy.oo),
        id="dr_dM_without_speculation",
        reading=(
            "With hardly any speculation the slightest change of the money supply moves the rate a great deal.",
            "几乎没有投机性需求时，货币供给稍有变动，利率就大幅变动。",
        ),
    )
    return derivation
