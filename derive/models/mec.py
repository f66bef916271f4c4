"""The marginal efficiency of capital: the discount rate at which a project just pays for itself."""

from __future__ import annotations

from sympy import Expr, Sum, oo

from derive.equation import Condition, Equation, definition, equilibrium, less, positive
from derive.model import Model
from derive.models.mec_symbols import ABOVE_MINUS_ONE, ORDER, R_1, R_2, R_3, J, N, Q, R_n, j, n, r, r_0, supply_price, v_n
from derive.rules import conclude, define, differentiate, evaluate_at, express, limit, rearrange, sign, sum_of, unique_root
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, marginal
from derive.text import Text

q = aggregate("q", ("net present value per unit of the rate difference", "单位利差所对应的净现值"), domain=POSITIVE)


def discounted(rate: Expr) -> Expr:
    """Present value of three yearly returns and the salvage value at a discount rate."""
    return R_1 / (1 + rate) + R_2 / (1 + rate) ** 2 + R_3 / (1 + rate) ** 3 + J / (1 + rate) ** 3


efficiency = equilibrium(supply_price, discounted(r_0), ("definition of the marginal efficiency", "资本边际效率的定义式"))
net_value = definition(N, discounted(r) - supply_price, ("net present value", "净现值"))

MEC = Model(
    "mec",
    ("Marginal efficiency of capital", "资本边际效率"),
    [efficiency, net_value],
    endogenous=[r_0, N],
    exogenous=[supply_price, R_1, R_2, R_3, J, r],
    aggregates=[q],
    order=ORDER,
    decimals=True,
    given={supply_price: 30000, R_1: 11000, R_2: 12100, R_3: 13310, J: 0, r: "0.07"},
)


def mec() -> Derivation:
    """With and without salvage value; the rate exists, is unique, and is positive iff the returns exceed the price."""
    derivation = Derivation(
        MEC,
        "mec",
        ("The marginal efficiency of capital", "资本边际效率"),
        intro=Text(
            "A machine with supply price {price} is expected to earn {returns} and to fetch {salvage} when it is scrapped. "
            "Which discount rate {rate} makes these receipts worth exactly what the machine costs?",
            "一台供给价格为 {price} 的设备，预期三年收益依次为 {returns}，报废时残值为 {salvage}。"
            "以怎样的贴现率 {rate} 折现，"
            "才能使这些收入的现值恰好等于供给价格？",
            price=supply_price,
            returns=(R_1, R_2, R_3),
            salvage=J,
            rate=r_0,
        ),
        reading=(
            "With non-negative receipts there is exactly one such rate above −100 %. It is positive exactly when the receipts "
            "add up to more than the price: a machine that does not even return its price has a negative efficiency.",
            "只要各期收入非负，大于 −100% 的贴现率中恰有一个满足该式。当且仅当收入总和超过供给价格，资本边际效率才为正；"
            "连成本都收不回的设备，其资本边际效率为负。",
        ),
    )
    derivation.by(
        evaluate_at({J: 0}, equation=efficiency),
        label="MEC",
        id="without_salvage",
        reading=("Without salvage value the last term drops out.", "没有残值时最后一项消失。"),
    )
    derivation.by(unique_root(efficiency, r_0, domain=ABOVE_MINUS_ONE), id="one_rate")
    _sign_of_the_rate(derivation)
    return derivation


def _sign_of_the_rate(derivation: Derivation) -> None:
    surplus = R_1 + R_2 + R_3 + J - supply_price
    derivation.by(
        sign(surplus, ">0", efficiency, given=(positive(r_0),)),
        id="positive_rate",
        reading=("A positive rate needs receipts above the price.", "资本边际效率为正时，收入总和大于供给价格。"),
    )
    derivation.by(
        sign(surplus, "=0", efficiency, given=(Condition(r_0, "=0"),)),
        id="zero_rate",
        reading=("At a rate of zero the two are equal.", "资本边际效率为零时，两者相等。"),
    )
    derivation.by(
        sign(surplus, "<0", efficiency, given=(Condition(r_0, "<0"),)),
        id="negative_rate",
        reading=(
            "A negative rate means receipts below the price. The three cases exclude each other, so each of these statements "
            "also holds backwards.",
            "资本边际效率为负时，收入总和小于供给价格。三种情形互斥，故各命题的逆命题也成立。",
        ),
    )


def mec_rule() -> Derivation:
    """Invest if and only if the marginal efficiency exceeds the interest rate."""
    derivation = Derivation(
        MEC,
        "mec_rule",
        ("The investment rule: efficiency against the interest rate", "投资准则：资本边际效率与利率的比较"),
        intro=Text(
            "The firm can borrow, or lend, at the market rate {rate}. The net present value {value} is what the project adds "
            "to its wealth.",
            "企业可按市场利率 {rate} 借入或贷出资金。净现值 {value} 就是项目使企业财富增加的数额。",
            rate=r,
            value=N,
        ),
        reading=Text(
            "The net present value falls as the interest rate rises and is zero where {rate} equals {efficiency}. So the "
            "project pays exactly when the efficiency exceeds the interest rate, and a lower rate makes more projects pay.",
            "净现值随利率上升而减少，在 {rate} 等于 {efficiency} 处为零。因此当且仅当资本边际效率高于利率时项目有利可图；"
            "利率越低，值得投资的项目越多。",
            rate=r,
            efficiency=r_0,
        ),
    )
    raw = derivation.by(differentiate(N, r, net_value), id="dN_dr")
    terms = -R_1 / (1 + r) ** 2 - 2 * R_2 / (1 + r) ** 3 - 3 * (R_3 + J) / (1 + r) ** 4
    slope = derivation.by(rearrange(marginal(N, r), terms, equation=raw), id="dN_dr_by_year")
    derivation.by(sign(slope, "<0"), id="dN_dr_sign")
    gain = derivation.by(define(q, _gain_per_point()), id="gain_per_point")
    gap = derivation.by(express(N, q * (r_0 - r), equation=net_value, using=(gain, efficiency)), label="N", id="factored")
    derivation.by(sign(gap, ">0", given=(less(r, r_0),)), id="invest")
    derivation.by(sign(gap, "=0", given=(Condition(r_0 - r, "=0"),)), id="indifferent")
    derivation.by(sign(gap, "<0", given=(less(r_0, r),)), id="do_not_invest")
    derivation.by(limit(net_value, r, oo), id="at_high_rates")
    derivation.by(limit(net_value, r, -1), id="near_minus_one")
    return derivation


def _gain_per_point() -> Expr:
    """What remains of the difference of the two present values when r_0 - r is taken out; positive on the domain."""
    x, y = 1 + r, 1 + r_0
    return R_1 / (x * y) + R_2 * (x + y) / (x * y) ** 2 + (R_3 + J) * (x**2 + x * y + y**2) / (x * y) ** 3


constant_efficiency = equilibrium(
    supply_price,
    Sum(Q / (1 + r_0) ** j, (j, 1, n)) + J / (1 + r_0) ** n,
    ("definition of the marginal efficiency", "资本边际效率的定义式"),
)
value_of_one_return = definition(v_n, R_n / (1 + r) ** n, ("present value of one return", "单项收益的现值"))

MEC_YEARS = Model(
    "mec_years",
    ("Marginal efficiency over any number of years", "任意使用年限的资本边际效率"),
    [constant_efficiency, value_of_one_return],
    endogenous=[r_0, v_n],
    exogenous=[supply_price, Q, R_n, J, r],
    parameters=[n],
    order=ORDER,
    decimals=True,
    given={supply_price: 30000, Q: 12000, R_n: 13310, J: 0, r: "0.07", n: 3},
)


def mec_years() -> Derivation:
    """Any number of years: the annuity form, and why the present value falls with the rate whatever the life."""
    derivation = Derivation(
        MEC_YEARS,
        "mec_years",
        ("A life of any number of years", "使用年限任意的情形"),
        intro=Text(
            "Nothing depends on three years. With equal returns {equal} the present value is that of an annuity; with unequal "
            "returns look at the return of one year alone.",
            "以上结论与年限是否为三年无关。各年收益同为 {equal} 时，现值就是年金现值；各年收益不等时，只需单看其中一年。",
            equal=Q,
        ),
        reading=(
            "Every discounted return falls as the rate rises, so their sum does too: a project whose returns are never "
            "negative has one marginal efficiency, however long it lives.",
            "贴现率上升时每一项收益的现值都下降，其和也随之下降：只要收益非负，无论使用年限多长，资本边际效率都是唯一的。",
        ),
    )
    total = derivation.by(sum_of(Q / (1 + r_0) ** j, j, 1, n, Q * (1 - (1 + r_0) ** (-n)) / r_0), id="annuity")
    closed = Equation(supply_price, Q * (1 - (1 + r_0) ** (-n)) / r_0 + J / (1 + r_0) ** n)
    derivation.by(conclude(closed, constant_efficiency, total), id="n_years")
    slope = derivation.by(differentiate(v_n, r, value_of_one_return), id="dv_dr")
    derivation.by(sign(slope, "<0"), id="dv_dr_sign")
    return derivation
