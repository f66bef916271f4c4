"""The speculative motive: bond prices move against the interest rate, and an expected fall of prices makes money attractive."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, definition, equilibrium, less
from derive.model import Model
from derive.rules import collect, conclude, define, differentiate, evaluate_at, isolate, rearrange, sign, substitute
from derive.step import Derivation, built_once
from derive.symbols import POSITIVE, aggregate, parameter, variable
from derive.text import Text

P_b = variable("P_b", ("price of a consol", "永续债券价格"), domain=POSITIVE)
P_e = variable("P_e", ("bond price expected for next year", "预期的下年债券价格"), domain=POSITIVE, notation="P_b^e")
Q = parameter("Q", ("annual coupon", "每年票息"), domain=POSITIVE)
r = variable("r", ("interest rate", "利率"), domain=POSITIVE)
r_e = variable("r_e", ("interest rate expected for next year", "预期的下年利率"), domain=POSITIVE, notation="r^e")
e = variable("e", ("return on a bond held for a year: interest and capital gain", "持有债券一年的收益率（利息加资本利得）"))
r_c = aggregate("r_c", ("critical interest rate", "临界利率"), domain=POSITIVE)

price = equilibrium(P_b, (Q + P_b) / (1 + r), ("pricing of a consol", "永续债券的定价条件"))
expected_price = definition(P_e, Q / r_e, ("expected bond price", "预期债券价格"))
bond_return = definition(e, (Q + P_e - P_b) / P_b, ("return on a bond", "债券收益率"))

BOND_PRICE = Model(
    "bond_price",
    ("Consols and the speculative motive", "永续债券与投机动机"),
    [price, expected_price, bond_return],
    endogenous=[P_b, P_e, e],
    exogenous=[r, r_e],
    parameters=[Q],
    aggregates=[r_c],
    order=[Q, r, r_e, P_e, P_b, e, r_c],
    decimals=True,
    given={Q: 5, r: "0.05", r_e: "0.06"},
)


@built_once
def money_bond_price() -> Derivation:
    """P_b = Q/r: a higher interest rate means a lower bond price."""
    derivation = Derivation(
        BOND_PRICE,
        "money_bond_price",
        ("Bond price and interest rate", "债券价格与利率"),
        intro=Text(
            "A consol pays the coupon {coupon} every year for ever. Today's price is the present value of one "
            "coupon and of the bond itself a year later, which is then worth the same, since the same coupons "
            "still lie ahead.",
            "永续债券每年支付票息{coupon}，永不还本。今天的价格等于一年后的票息与债券本身的现值；一年后债券未来的"
            "票息与今天相同，因而价格也相同。",
            coupon=Q,
        ),
        reading=(
            "The bond price is the coupon divided by the interest rate: the two move in opposite "
            "directions, and the elasticity of the price with respect to the rate is minus one.",
            "债券价格等于票息除以利率，两者反方向变动：价格对利率的弹性恒为 −1。",
        ),
    )
    collected = derivation.by(collect(price, P_b), id="collected")
    solved = derivation.by(isolate(P_b, equation=collected), label="P_b", id="price")
    slope = derivation.by(differentiate(P_b, r, solved), id="slope")
    derivation.by(sign(slope, "<0"), id="slope_sign")
    derivation.by(
        conclude(Equation(slope.lhs * r / P_b, -1), slope, solved),
        id="elasticity",
        reading=("The elasticity is minus one at every rate.", "弹性处处等于 −1。"),
    )
    derivation.by(evaluate_at({Q: 5, r: Rational(5, 100)}, equation=solved), id="at_five_per_cent")
    derivation.by(
        evaluate_at({Q: 5, r: Rational(10, 100)}, equation=solved),
        id="at_ten_per_cent",
        reading=("When the rate doubles, the price is halved.", "利率上升一倍，债券价格下降一半。"),
    )
    return derivation


def money_speculative() -> Derivation:
    """Bonds are better than money exactly when the rate exceeds a critical rate below the expected one."""
    derivation = Derivation(
        BOND_PRICE,
        "money_speculative",
        ("The speculative motive", "投机动机"),
        intro=Text(
            "Money pays nothing, but its value is certain. When does a bond do better over a year, for somebody "
            "who expects the interest rate {expected} next year?",
            "货币没有收益，但价值确定。对预期下年利率为{expected}的人来说，什么时候持有债券一年更合算？",
            expected=r_e,
        ),
        reading=Text(
            "At a high rate people expect it to fall, bond prices to rise, and buy bonds: little money is held. "
            "At a low rate they expect bond prices to fall, sell bonds and hold money. People differ in the rate "
            "they expect, so the whole market's speculative demand falls gradually as the rate rises; the "
            "linear demand function below is its simplest form.",
            "利率高时，人们预期利率将下降、债券价格将上升，于是买进债券，投机性货币需求少；利率低时，人们预期债券"
            "价格将下跌，于是卖出债券、持有货币。各人的预期不同，因此整个市场的投机性货币需求随利率上升而逐渐减少；"
            "后面的线性需求函数是其最简单的形式。",
        ),
        after=money_bond_price(),
    )
    yields = derivation.by(substitute(derivation.result("price"), expected_price, into=bond_return), id="return_raw")
    total = derivation.by(rearrange(e, r + r / r_e - 1, equation=yields), id="return")
    rising = derivation.by(differentiate(e, r, total), id="return_rises")
    derivation.by(sign(rising, ">0"), id="return_rises_sign")
    critical = derivation.by(define(r_c, r_e / (1 + r_e)), label="r_c", id="critical_rate")
    derivation.by(
        sign(e, ">0", total, critical, given=(less(r_c, r),)),
        id="bonds_above",
        reading=("Above the critical rate bonds earn more than money.", "利率高于临界利率时，债券优于货币。"),
    )
    derivation.by(
        sign(e, "<0", total, critical, given=(less(r, r_c),)),
        id="money_below",
        reading=(
            "Below it the expected capital loss outweighs the interest, and money is better.",
            "利率低于临界利率时，预期的资本损失超过利息，持有货币更好。",
        ),
    )
    derivation.by(sign(r_e - r_c, ">0", critical), id="critical_below_expected")
    return derivation
