"""The investment function, its numeric example, gross and net investment, nominal and real interest."""

from __future__ import annotations

from derive.equation import Equation, behavioural, definition, identity, less
from derive.model import Model
from derive.models.keynesian_symbols import I_0, ORDER, I, d, r
from derive.rules import differentiate, evaluate_at, isolate, sign, substitute
from derive.step import Derivation
from derive.strategies import intercepts_and_slope
from derive.symbols import NONNEGATIVE, POSITIVE, SHARE, parameter, variable
from derive.text import Text

demand = behavioural(I, I_0 - d * r, ("investment function", "投资函数"))

INVESTMENT = Model(
    "investment",
    ("Investment function", "投资函数"),
    [demand],
    endogenous=[I],
    exogenous=[r],
    parameters=[I_0, d],
    order=ORDER,
    given={I_0: 1250, d: 250, r: 2},
)


def investment() -> Derivation:
    """I = I_0 - d r: slope with either variable on the vertical axis."""
    derivation = Derivation(
        INVESTMENT,
        "investment",
        ("Investment falls with the interest rate", "投资与利率反方向变动"),
        intro=Text(
            "Smooth out the steps of the MEI curve and approximate it by a straight line, {demand}.",
            "将 MEI 曲线的阶梯磨平，用一条直线即{demand}来近似。",
            demand=demand,
        ),
        reading=Text(
            "{d} says by how much investment falls when the interest rate rises by one unit. With the interest rate on the "
            "vertical axis, as economists draw it, the slope is {slope}: a large {d} makes the curve flat.",
            "{d} 表示利率上升一个单位时投资减少的数量。经济学作图习惯以纵轴表示利率，此时斜率为 {slope}：{d} 越大，"
            "投资需求曲线越平坦。",
            d=d,
            slope=-1 / d,
        ),
        figures=("investment_demand",),
    )
    reaction = derivation.by(differentiate(I, r, demand), id="dI_dr")
    derivation.by(sign(reaction, "<0"), id="dI_dr_sign")
    return intercepts_and_slope(derivation, demand, horizontal=I, vertical=r)


PERCENT = ("per cent", "百分数")
r_percent = variable("r", ("real interest rate in per cent", "实际利率（百分数）"), unit=PERCENT)
example_demand = behavioural(I, 1250 - 250 * r_percent, ("investment function of the example", "例中的投资函数"))

INVESTMENT_EXAMPLE = Model(
    "investment_example",
    ("Investment function in numbers", "投资函数的数值例子"),
    [example_demand],
    endogenous=[I],
    exogenous=[r_percent],
    given={r_percent: 2},
)


def investment_example() -> Derivation:
    """I = 1250 - 250 r with percent numbers: intercepts 1250 and 5 %, and the value at 2 %."""
    derivation = Derivation(
        INVESTMENT_EXAMPLE,
        "investment_example",
        ("Example: an investment function in numbers", "例：用数字给出的投资函数"),
        intro=Text(
            "Here the interest rate is counted in per cent: {two} stands for 2 %. With the rate as a decimal the same function "
            "would read {decimal}.",
            "此例中利率以百分数计：{two} 即 2%。若利率用小数表示，同一函数应写作 {decimal}。",
            two=Equation(r_percent, 2),
            decimal=Equation(I, 1250 - 25000 * r_percent),
        ),
        reading=(
            "One percentage point more costs 250 of investment; at 5 % investment has fallen to zero.",
            "利率每上升一个百分点，投资减少 250；利率达到 5% 时，投资降为零。",
        ),
    )
    intercepts_and_slope(derivation, example_demand, horizontal=I, vertical=r_percent)
    derivation.by(evaluate_at({r_percent: 2}, equation=example_demand), id="at_two_per_cent")
    return derivation


I_g = variable("I_g", ("gross investment", "总投资"), domain=NONNEGATIVE)
I_n = variable("I_n", ("net investment", "净投资"))
I_r = variable("I_r", ("replacement investment", "重置投资"), domain=NONNEGATIVE)
stock = variable("K_0", ("capital stock at the start of the year", "年初资本存量"), domain=POSITIVE)
next_stock = variable("K_1", ("capital stock at the end of the year", "年末资本存量"))
delta = parameter("delta", ("rate of depreciation", "折旧率"), domain=SHARE)

gross = identity(I_g, I_n + I_r, ("composition of gross investment", "总投资的构成"))
replacement = behavioural(I_r, delta * stock, ("replacement investment", "重置投资"))
growth = definition(I_n, next_stock - stock, ("net investment", "净投资"))

GROSS_INVESTMENT = Model(
    "gross_investment",
    ("Gross, net and replacement investment", "总投资、净投资与重置投资"),
    [gross, replacement, growth],
    endogenous=[I_n, I_r, next_stock],
    exogenous=[I_g, stock],
    parameters=[delta],
    order=[I_g, I_n, I_r, delta, next_stock, stock],
    decimals=True,
    given={I_g: 120, stock: 1000, delta: "0.1"},
)


def gross_investment() -> Derivation:
    """Gross = net + replacement; capital grows exactly when gross investment exceeds replacement."""
    derivation = Derivation(
        GROSS_INVESTMENT,
        "gross_investment",
        ("Replacement and net investment", "重置投资与净投资"),
        intro=(
            "Replacement investment makes up for the wear of the existing capital; net investment adds to it. Together they "
            "are gross investment.",
            "重置投资用来补偿现有资本的损耗，净投资用来增加资本存量，两者之和为总投资。",
        ),
        reading=(
            "Capital grows only if gross investment exceeds what wears out. Buying shares or an old house is not investment in "
            "this sense: no capital is formed.",
            "只有总投资超过损耗，资本存量才会增加。购买股票或旧房不属于这里所说的投资，因为没有形成新的资本。",
        ),
    )
    accounted = derivation.by(substitute(growth, replacement, into=gross), id="in_stocks")
    capital = derivation.by(isolate(next_stock, equation=accounted), label="K_1", id="next_stock")
    derivation.by(sign(next_stock - stock, ">0", capital, given=(less(delta * stock, I_g),)), id="capital_grows")
    derivation.by(sign(next_stock - stock, "<0", capital, given=(less(I_g, delta * stock),)), id="capital_shrinks")
    return derivation
