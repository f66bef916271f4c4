"""The real interest rate: what a loan costs after inflation, exactly and approximately."""

from __future__ import annotations

from derive.equation import Equation, behavioural, definition, identity
from derive.model import Model
from derive.models.keynesian_symbols import I_0, I, d
from derive.rules import collect, conclude, differentiate, express, isolate, sign, substitute
from derive.step import Derivation
from derive.symbols import exact, interval, variable
from derive.text import Text

ABOVE_MINUS_ONE = interval(-1)

i = variable("i", ("nominal interest rate", "名义利率"), domain=ABOVE_MINUS_ONE)
inflation = variable("pi", ("inflation rate", "通货膨胀率"), domain=ABOVE_MINUS_ONE)
r = variable("r", ("real interest rate", "实际利率"))
exact_rate = variable("r_x", ("exact real interest rate", "精确的实际利率"))
gap = variable("e", ("error of the difference", "近似的误差"))

difference = definition(r, i - inflation, ("real interest rate", "实际利率"))
purchasing_power = identity(
    (1 + exact_rate) * (1 + inflation), 1 + i, ("link between the nominal and the real rate", "名义利率与实际利率的关系")
)
error = definition(gap, r - exact_rate, ("error", "误差"))
demand = behavioural(I, I_0 - d * r, ("investment function", "投资函数"))

REAL_RATE = Model(
    "real_rate",
    ("Nominal and real interest rate", "名义利率与实际利率"),
    [demand, difference, purchasing_power, error],
    endogenous=[I, r, exact_rate, gap],
    exogenous=[i, inflation],
    parameters=[I_0, d],
    order=[I_0, d, i, inflation, r, exact_rate, gap],
    decimals=True,
    given={I_0: 1250, d: 25000, i: "0.08", inflation: "0.05"},
)


def real_rate() -> Derivation:
    """R = i - pi, its error, and the effect of both rates on investment."""
    derivation = Derivation(
        REAL_RATE,
        "real_rate",
        ("The real interest rate", "实际利率"),
        intro=Text(
            "An investor borrows at the nominal rate {nominal} and sells at prices that rise by {inflation}. What counts is "
            "the real rate.",
            "投资者按名义利率 {nominal} 借款，而产品价格以 {inflation} 的速度上涨。决定投资的是实际利率。",
            nominal=i,
            inflation=inflation,
        ),
        reading=(
            "Investment depends on the difference alone: an equal rise of both rates changes nothing. The difference is an "
            "approximation; it is too large by the inflation rate times the exact real rate, which is little while both are "
            "small.",
            "投资只取决于两者之差：名义利率与通货膨胀率同幅上升，投资不变。相减只是近似，"
            "其误差等于通货膨胀率乘以精确的实际利率，两者都较小时误差可以忽略。",
        ),
    )
    in_rates = derivation.by(substitute(difference, into=demand), id="investment_in_both_rates")
    nominal = derivation.by(differentiate(I, i, in_rates), id="dI_di")
    derivation.by(sign(nominal, "<0"), id="dI_di_sign")
    prices = derivation.by(differentiate(I, inflation, in_rates), id="dI_dpi")
    derivation.by(sign(prices, ">0"), id="dI_dpi_sign")
    collected = derivation.by(collect(purchasing_power, exact_rate), id="exact_collected")
    true = derivation.by(isolate(exact_rate, equation=collected), label="Fisher", id="exact_rate")
    derivation.by(express(gap, inflation * exact_rate, equation=error, using=(difference, true)), id="error")
    return derivation


NUMBERS = {i: exact("0.08"), inflation: exact("0.05")}
difference_in_numbers = difference.with_numbers(NUMBERS)
exact_in_numbers = purchasing_power.with_numbers(NUMBERS)

REAL_RATE_EXAMPLE = Model(
    "real_rate_example",
    ("8 % interest, 5 % inflation", "名义利率 8%、通货膨胀率 5%"),
    [difference_in_numbers, exact_in_numbers, error],
    endogenous=[r, exact_rate, gap],
    order=[i, inflation, r, exact_rate, gap],
    decimals=True,
)


def real_rate_example() -> Derivation:
    """At 8 % and 5 % the difference is 3 %, the exact real rate 1/35 = 2.86 %."""
    derivation = Derivation(
        REAL_RATE_EXAMPLE,
        "real_rate_example",
        ("Example: 8 % interest and 5 % inflation", "例：名义利率 8%，通货膨胀率 5%"),
        intro=("How large is the error at ordinary rates?", "在通常的利率水平下误差有多大？"),
        reading=(
            "The difference says 3 %, the exact rate is 1/35, about 2.86 %: the error is a seventh of a percentage point.",
            "相减得 3%，精确值为 1/35，约 2.86%，误差为七分之一个百分点。",
        ),
    )
    simple = derivation.by(conclude(Equation(r, exact("0.03")), difference_in_numbers), id="difference")
    true = derivation.by(isolate(exact_rate, equation=exact_in_numbers), id="exact_rate")
    derivation.by(substitute(simple, true, into=error), id="error")
    return derivation
