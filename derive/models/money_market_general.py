"""The money market with a general demand function L(Y, i; phi): nothing is known but the signs of its derivatives."""

from __future__ import annotations

from sympy import oo

from derive.equation import Equation, behavioural, definition, equilibrium, less, nonzero
from derive.model import Model
from derive.models.interest_symbols import ORDER, L, M, P, Y, i, phi
from derive.rules import (
    conclude,
    define,
    differentiate,
    evaluate_at,
    limit,
    sign,
    sign_by,
    substitute,
    totally_differentiate,
)
from derive.step import Derivation
from derive.strategies import total_differential
from derive.symbols import POSITIVE, aggregate, differential, parameter, variable
from derive.text import Text

market = equilibrium(M, P * L(Y, i, phi), ("money-market equilibrium", "货币市场均衡条件"))

GENERAL_MONEY_MARKET = Model(
    "money_market_general",
    ("The money market with a general demand function", "一般形式的货币市场"),
    [market],
    endogenous=[i],
    exogenous=[M, P, Y, phi],
    order=ORDER,
)

i_star = variable("i_star", ("equilibrium interest rate", "均衡利率"), domain=POSITIVE, notation="i^*")
sigma = variable(
    "sigma", ("average fall of money demand per unit of the rate", "利率每上升一单位货币需求的平均减少量"), domain=POSITIVE
)
Z = variable("Z", ("excess demand for money", "超额货币需求"))
Z_b = variable("Z_b", ("excess demand for bonds", "债券的超额需求"), notation="Z_b")
i_dot = variable("i_dot", ("change of the interest rate over time", "利率随时间的变动"), notation="v_i")
P_b = variable("P_b", ("price of a consol", "永续债券价格"), domain=POSITIVE)
P_b_dot = variable("P_b_dot", ("change of the bond price over time", "债券价格随时间的变动"), notation="v_b")
gamma = parameter("gamma", ("speed of adjustment", "调整速度"), domain=POSITIVE)
Q = parameter("Q", ("annual coupon", "每年票息"), domain=POSITIVE)

at_equilibrium = equilibrium(M, P * L(Y, i_star, phi), ("equilibrium of the money market", "货币市场均衡条件"))
# Positive because demand falls everywhere (mean value theorem): that is the domain of sigma.
average_slope = definition(
    sigma,
    (L(Y, i_star, phi) - L(Y, i, phi)) / (i - i_star),
    ("average slope of money demand between the two rates", "两利率之间货币需求的平均斜率（绝对值）"),
)
excess_demand = definition(Z, P * L(Y, i, phi) - M, ("excess demand for money", "超额货币需求"))
wealth = definition(
    Z_b, -Z, ("two assets: what is not wanted as money is wanted as bonds", "两种资产：不愿持有的货币即用于购买债券")
)
reaction = behavioural(i_dot, gamma * Z, ("reaction of the interest rate", "利率的调整方程"))
bond_motion = behavioural(
    P_b_dot, -(Q / i**2) * i_dot, ("change of the bond price, from its derivative", "债券价格的变动（由其导数得出）")
)

DISEQUILIBRIUM = Model(
    "money_market_adjustment",
    ("The money market off its equilibrium", "货币市场的非均衡状态"),
    [at_equilibrium, average_slope, excess_demand, wealth, reaction, bond_motion],
    endogenous=[i_star, sigma, Z, Z_b, i_dot, P_b_dot],
    exogenous=[M, P, Y, phi, i],
    parameters=[gamma, Q],
    conditions=[nonzero(i - i_star)],
    order=(gamma, Q, *ORDER, i_star, sigma, Z, Z_b, i_dot, P_b_dot),
)


def interest_equilibrium() -> Derivation:
    """Excess demand for money on both sides of the equilibrium rate, and where the rate goes from there."""
    derivation = Derivation(
        DISEQUILIBRIUM,
        "interest_equilibrium",
        ("Equilibrium, excess demand and the direction of adjustment", "均衡、超额需求与调整方向"),
        intro=Text(
            "The central bank supplies the nominal quantity {M}; the public wants the real quantity {demand}. At "
            "the rate {star} both agree. At any other rate {i}, money demand differs from what it is at "
            "{star} by the average slope between the two rates; since demand falls everywhere, {sigma} is positive.",
            "中央银行供给名义货币量{M}，公众愿意持有的实际货币量为{demand}。利率为{star}时两者一致。在其他利率{i}下，"
            "货币需求与{star}处的差额等于两点间的平均斜率乘以利率之差；需求处处递减，故{sigma}为正。",
            M=M,
            demand=L(Y, i, phi),
            star=i_star,
            i=i,
            sigma=sigma,
        ),
        reading=(
            "Above the equilibrium rate people hold more money than they want, buy bonds, bond prices rise and the rate "
            "falls; below it they sell bonds, bond prices fall and the rate rises. There is no second equilibrium: away from "
            "the equilibrium rate excess demand is never zero.",
            "利率高于均衡水平时，人们持有的货币多于意愿量，于是买进债券，债券价格上升，利率下降；利率低于均衡水平时，"
            "人们卖出债券，债券价格下降，利率上升。均衡只有一个：偏离均衡利率时，超额货币需求不为零。",
        ),
        figures=("interest_money_market", "interest_adjustment"),
    )
    gap = derivation.by(
        conclude(Equation(Z, -P * sigma * (i - i_star)), at_equilibrium, average_slope, excess_demand), label="Z", id="gap"
    )
    bonds = derivation.by(substitute(gap, into=wealth), id="bonds")
    moved = derivation.by(substitute(gap, into=reaction), id="rate_moves")
    priced = derivation.by(substitute(moved, into=bond_motion), id="bond_price_moves")
    above, below = (less(i_star, i),), (less(i, i_star),)
    surplus = ("Above the equilibrium rate there is excess supply of money.", "利率高于均衡水平时，货币供过于求。")
    shortage = ("Below the equilibrium rate there is excess demand for money.", "利率低于均衡水平时，货币供不应求。")
    derivation.by(sign_by(Z, "<0", gap, given=above), id="surplus", reading=surplus)
    derivation.by(
        sign_by(Z_b, ">0", bonds, given=above),
        id="bonds_in_demand",
        reading=("With it goes excess demand for bonds.", "与此相应，债券供不应求。"),
    )
    derivation.by(
        sign_by(P_b_dot, ">0", priced, given=above), id="bond_price_rises", reading=("Bond prices rise.", "债券价格上升。")
    )
    derivation.by(sign_by(i_dot, "<0", moved, given=above), id="rate_falls", reading=("The rate falls.", "利率下降。"))
    derivation.by(sign_by(Z, ">0", gap, given=below), id="shortage", reading=shortage)
    derivation.by(
        sign_by(Z_b, "<0", bonds, given=below),
        id="bonds_for_sale",
        reading=("With it goes excess supply of bonds.", "与此相应，债券供过于求。"),
    )
    derivation.by(
        sign_by(P_b_dot, "<0", priced, given=below), id="bond_price_falls", reading=("Bond prices fall.", "债券价格下降。")
    )
    derivation.by(sign_by(i_dot, ">0", moved, given=below), id="rate_rises", reading=("The rate rises.", "利率上升。"))
    return derivation


def interest_comparative_statics() -> Derivation:
    """di/dM, di/dY, di/dP and the effect of an innovation, by the implicit function theorem."""
    derivation = Derivation(
        GENERAL_MONEY_MARKET,
        "interest_comparative_statics",
        ("What moves the equilibrium rate", "均衡利率的变动"),
        intro=Text(
            "Take the total differential of {market}. The derivative of the right-hand side with respect to {i} is "
            "negative, in particular not zero, so the condition determines {i} as a function of everything else (implicit "
            "function theorem).",
            "对{market}求全微分。右端对{i}的导数为负，当然不为零，故由隐函数定理，该条件把{i}确定为其余变量的函数。",
            market=market,
            i=i,
        ),
        reading=(
            "More money lowers the rate; more income and a higher price level raise it; a financial innovation that saves "
            "money lowers it. Only the signs of the derivatives of money demand were used.",
            "货币供给增加使利率下降；收入增加、价格水平上升使利率上升；节约货币的金融创新使利率下降。"
            "以上只用到货币需求函数各偏导数的符号。",
        ),
        figures=("interest_shifts",),
    )
    return total_differential(derivation, (i,), (M, Y, P, phi))


def interest_neutral_change() -> Derivation:
    """Money and prices in proportion leave the rate alone; money in proportion to demand holds it when income grows."""
    derivation = Derivation(
        GENERAL_MONEY_MARKET,
        "interest_neutral_change",
        ("Changes that leave the rate alone", "不改变利率的变动"),
        intro=("Which changes of several things at once cancel out?", "几个因素同时变动，何时恰好相互抵消？"),
        reading=(
            "It is real balances that count. A central bank that wants a constant rate lets money grow with prices and with "
            "the demand that income creates.",
            "起作用的是实际货币余额。中央银行若要稳定利率，就应使货币供给随价格水平以及收入增长所引致的货币需求同步增加。",
        ),
    )
    changes = derivation.by(totally_differentiate(market, (M, P, Y, i)), id="changes")
    proportional = {differential(Y): 0, differential(M): differential(P) * M / P}
    same = derivation.by(evaluate_at(proportional, equation=changes), id="same_proportion")
    derivation.by(
        conclude(Equation(differential(i), 0, holds_for=same.holds_for), same, market),
        id="rate_unchanged",
        reading=("Money and prices grow in the same proportion: the rate stays.", "货币供给与价格水平同比例变动时，利率不变。"),
    )
    held = {differential(i): 0, differential(P): 0}
    needed = derivation.by(evaluate_at(held, equation=changes), id="accommodation")
    derivation.by(
        sign(differential(M), ">0", needed, given=(less(0, differential(Y)),)),
        id="accommodation_sign",
        reading=(
            "A growing economy at constant prices and a constant rate needs more money.",
            "价格与利率不变时，收入增长要求货币供给增加。",
        ),
    )
    return derivation


s = aggregate(
    "s", ("reaction of money demand to the rate, without its sign", "货币需求对利率的反应强度（绝对值）"), domain=POSITIVE
)


def interest_trap() -> Derivation:
    """The liquidity trap as a limit: money demand reacts ever more strongly to the rate."""
    derivation = Derivation(
        GENERAL_MONEY_MARKET,
        "interest_trap",
        ("The liquidity trap", "流动性陷阱"),
        intro=Text(
            "At a very low rate nearly everybody expects bond prices to fall and the slightest change of the rate moves "
            "the demand for money enormously: {slope} tends to {infinity}. Write {s} for its absolute value.",
            "利率极低时，几乎人人预期债券价格将下跌，利率稍有变动，货币需求就大幅变动：{slope}趋于{infinity}。记其绝对值为{s}。",
            slope=L(Y, i, phi).diff(i),
            infinity=-oo,
            s=s,
        ),
        reading=(
            "In the limit neither money nor income, prices or innovations move the rate, and monetary policy has no effect "
            "on it; whatever is added to the money supply is hoarded. At the other end, where demand hardly reacts to the "
            "rate, the slightest change of money moves the rate without bound.",
            "极限情形下，货币供给、收入、价格水平与金融创新都不能改变利率，货币政策对利率失效，新增货币全部被持有。"
            "另一极端是货币需求对利率几乎没有反应，这时货币供给稍有变动，利率便大幅变动。",
        ),
        figures=("interest_trap",),
    )
    strength = derivation.by(define(s, -L(Y, i, phi).diff(i)), id="strength")
    for shock in (M, Y, P, phi):
        effect = derivation.by(differentiate(i, shock, market), id=f"di_d{shock.key}_in_derivatives")
        value = effect.rhs.xreplace({L(Y, i, phi).diff(i): -s})
        kept = derivation.by(conclude(Equation(effect.lhs, value), effect, strength), id=f"di_d{shock.key}")
        derivation.by(limit(kept, s, oo), id=f"di_d{shock.key}_in_the_trap")
        if shock is M:
            derivation.by(
                limit(kept, s, 0),
                id="di_dM_without_reaction",
                reading=("The other end: demand that hardly reacts to the rate.", "另一极端：货币需求对利率几乎没有反应。"),
            )
    return derivation
