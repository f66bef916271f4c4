"""The marginal efficiency of investment: when all firms invest, the capital good becomes dearer and the rate falls."""

from __future__ import annotations

from sympy import Expr

from derive.equation import equilibrium, less
from derive.model import Model
from derive.models.mec import discounted, efficiency
from derive.models.mec_symbols import ABOVE_MINUS_ONE, ORDER, R_1, R_2, R_3, J, r_0, supply_price
from derive.rules import define, differentiate, express, rearrange, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, marginal, variable
from derive.text import Text

dearer_price = variable(
    "R_dearer", ("supply price when all firms invest more", "各企业都增加投资后的供给价格"), domain=POSITIVE, notation=r"\bar R"
)
r_1 = variable("r_1", ("marginal efficiency of investment", "投资边际效率"), domain=ABOVE_MINUS_ONE)
q = aggregate("q", ("present value lost per unit of the discount rate", "贴现率每提高一单位所减少的现值"), domain=POSITIVE)

efficiency_of_investment = equilibrium(
    dearer_price, discounted(r_1), ("definition of the marginal efficiency of investment", "投资边际效率的定义式")
)

MEI = Model(
    "mei",
    ("Marginal efficiency of capital and of investment", "资本边际效率与投资边际效率"),
    [efficiency, efficiency_of_investment],
    endogenous=[r_0, r_1],
    exogenous=[supply_price, dearer_price, R_1, R_2, R_3, J],
    aggregates=[q],
    conditions=[less(supply_price, dearer_price)],
    order=(dearer_price, *ORDER[:-3], r_1, *ORDER[-3:]),
    given={supply_price: 30000, dearer_price: 32000, R_1: 11000, R_2: 12100, R_3: 13310, J: 0},
)


def mei() -> Derivation:
    """A higher supply price lowers the rate that equates present value and price: MEI lies below MEC."""
    derivation = Derivation(
        MEI,
        "mei",
        ("Why the MEI curve lies below the MEC curve", "MEI 曲线为什么位于 MEC 曲线下方"),
        intro=Text(
            "The efficiency {capital} of a single project takes the supply price {price} as given. When the interest rate "
            "falls all firms invest more and bid the price up to {dearer}, while the expected returns stay the same. What "
            "happens to the efficiency?",
            "单个项目的资本边际效率 {capital} 是在供给价格 {price} 既定时计算的。利率下降时各企业都增加投资，"
            "供给价格被抬高到 {dearer}，而预期收益不变。效率会怎样变化？",
            capital=r_0,
            price=supply_price,
            dearer=dearer_price,
        ),
        reading=(
            "The same receipts at a higher price mean a lower rate of return. So the investment that firms as a whole carry "
            "out at a given interest rate is read off the MEI curve, which is the investment demand curve.",
            "收益不变而价格上升，则边际效率必然下降。因此在给定利率下，全体企业的实际投资量应由 MEI 曲线读出，"
            "MEI 曲线才是投资需求曲线。",
        ),
        figures=("mec_and_mei",),
    )
    raw = derivation.by(differentiate(r_0, supply_price, efficiency), id="dr0_dR")
    terms = R_1 / (1 + r_0) ** 2 + 2 * R_2 / (1 + r_0) ** 3 + 3 * (R_3 + J) / (1 + r_0) ** 4
    local = derivation.by(
        rearrange(marginal(r_0, supply_price), -1 / terms, equation=raw),
        id="dr0_dR_by_year",
        reading=(
            "The implicit function theorem: one over the slope of the present value.",
            "隐函数定理：导数等于现值对贴现率的导数的倒数。",
        ),
    )
    derivation.by(sign(local, "<0"), id="dr0_dR_sign")
    gain = derivation.by(define(q, _loss_per_point()), id="loss_per_point")
    gap = derivation.by(
        express(dearer_price - supply_price, q * (r_0 - r_1), equation=efficiency, using=(gain, efficiency_of_investment)),
        id="price_gap",
    )
    solved = derivation.by(rearrange(r_1, r_0 - (dearer_price - supply_price) / q, equation=gap), id="two_rates")
    derivation.by(
        sign(r_0 - r_1, ">0", solved),
        id="mei_below_mec",
        reading=("However large the rise of the price.", "无论供给价格上升多少，结论都成立。"),
    )
    return derivation


def _loss_per_point() -> Expr:
    x, y = 1 + r_0, 1 + r_1
    return R_1 / (x * y) + R_2 * (x + y) / (x * y) ** 2 + (R_3 + J) * (x**2 + x * y + y**2) / (x * y) ** 3
