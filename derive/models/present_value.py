"""Compound interest and discounting: what money of one year is worth in another."""

from __future__ import annotations

from sympy import Sum, oo

from derive.equation import Equation, behavioural, definition
from derive.model import Model
from derive.rules import approximate, conclude, isolate, limit, rearrange, sign, substitute, sum_of
from derive.step import Derivation
from derive.symbols import POSITIVE, POSITIVE_INTEGER, exact, parameter, variable
from derive.text import Text

V_0 = variable("V_0", ("principal, the value today", "本金（现值）"), domain=POSITIVE)
V_1 = variable("V_1", ("amount after one year", "第一年末本利和"))
V_2 = variable("V_2", ("amount after two years", "第二年末本利和"))
V_3 = variable("V_3", ("amount after three years", "第三年末本利和"))
V_n = variable("V_n", ("amount after n years", "第 n 年末本利和"))
V = variable("V", ("present value of the annuity", "年金现值"))
c = variable("c", ("payment at the end of every year", "每年末的支付额"), domain=POSITIVE)
r = variable("r", ("annual interest rate", "年利率"), domain=POSITIVE)
n = parameter("n", ("number of years", "年数"), domain=POSITIVE_INTEGER)
j = variable("j", ("year", "年份"), domain=POSITIVE_INTEGER)

first_year = behavioural(V_1, V_0 * (1 + r), ("amount after one year", "第一年末的本利和"))
second_year = behavioural(V_2, V_1 * (1 + r), ("amount after two years", "第二年末的本利和"))
third_year = behavioural(V_3, V_2 * (1 + r), ("amount after three years", "第三年末的本利和"))
interest_added = behavioural(
    V_n,
    V_0 + Sum(r * V_0 * (1 + r) ** (j - 1), (j, 1, n)),
    ("sum of the principal and the interest of every year", "本金与各年利息之和"),
)
annuity = definition(V, Sum(c / (1 + r) ** j, (j, 1, n)), ("present value of the annuity", "年金现值"))

PRESENT_VALUE = Model(
    "present_value",
    ("Compound interest and present value", "复利与现值"),
    [first_year, second_year, third_year, interest_added, annuity],
    endogenous=[V_1, V_2, V_3, V_n, V],
    exogenous=[V_0, c, r],
    parameters=[n],
    decimals=True,
    order=[c, V_0, V_1, V_2, V_3, V_n, V, r, n, j],
    given={V_0: 100, c: 100, r: "0.05", n: 3},
)


def present_value() -> Derivation:
    """Growth at compound interest, read backwards as discounting; annuity and perpetuity."""
    derivation = Derivation(
        PRESENT_VALUE,
        "present_value",
        ("Discounting and present value", "贴现与现值"),
        intro=(
            "A firm that buys a machine pays today and earns later. To compare the two, later money must be expressed in "
            "today's money. Start from lending: interest is added every year and earns interest itself.",
            "企业购买设备是先付款、后收益。要比较两者，须把将来的货币折成今天的货币。先看放款：每年的利息并入本金，"
            "次年一并生息。",
        ),
        reading=Text(
            "Discounting is compound interest read backwards. The higher the rate and the later the payment, the less it is "
            "worth today; payments that go on forever still have a finite value, {value}, which is the price of a consol.",
            "贴现就是把复利倒过来算。利率越高、收款越晚，现值越小；即使支付永远持续，现值仍是有限的 {value}，"
            "这也就是永续债券的价格。",
            value=c / r,
        ),
    )
    _three_years(derivation)
    _many_years(derivation)
    _annuity(derivation)
    return derivation


def _three_years(derivation: Derivation) -> None:
    derivation.by(substitute(first_year, into=second_year), id="two_years")
    three = derivation.by(substitute(second_year, first_year, into=third_year), id="three_years")
    derivation.by(rearrange(V_0, V_3 / (1 + r) ** 3, equation=three), id="discounted_three_years")


def _many_years(derivation: Derivation) -> None:
    interest = derivation.by(
        sum_of(r * V_0 * (1 + r) ** (j - 1), j, 1, n, V_0 * (1 + r) ** n - V_0),
        id="interest_of_all_years",
        reading=Text(
            "The interest of year {year} is {rate} times what has accumulated by the start of that year.",
            "第 {year} 年的利息等于 {rate} 乘以年初已积累的本利和。",
            year=j,
            rate=r,
        ),
    )
    amount = derivation.by(conclude(Equation(V_n, V_0 * (1 + r) ** n), interest_added, interest), id="amount")
    value = derivation.by(isolate(V_0, equation=amount), label="PV", id="discounted")
    derivation.by(sign(V_n - V_0, ">0", value), id="later_money_is_worth_less")


def _annuity(derivation: Derivation) -> None:
    total = derivation.by(
        sum_of(c / (1 + r) ** j, j, 1, n, c * (1 - (1 + r) ** (-n)) / r),
        id="annuity_sum",
    )
    worth = derivation.by(conclude(Equation(V, c * (1 - (1 + r) ** (-n)) / r), annuity, total), label="V", id="annuity")
    derivation.by(
        limit(worth, n, oo, value=c / r),
        id="perpetuity",
        reading=Text(
            "A bond that pays {coupon} every year and is never redeemed is worth {value}: its price and the interest rate move "
            "in opposite directions.",
            "每年付息 {coupon} 且永不还本的债券，其价格为 {value}：债券价格与利率反方向变动。",
            coupon=c,
            value=c / r,
        ),
    )


NUMBERS = {V_0: 100, r: exact("0.05")}
FIRST, SECOND, THIRD = (equation.with_numbers(NUMBERS) for equation in (first_year, second_year, third_year))

COMPOUND_EXAMPLE = Model(
    "present_value_example",
    ("One hundred dollars at five per cent", "100 美元按 5% 计息"),
    [FIRST, SECOND, THIRD],
    endogenous=[V_1, V_2, V_3],
    order=[V_0, V_1, V_2, V_3, r],
    decimals=True,
)


def present_value_example() -> Derivation:
    """The numbers 105, 110.25 and 115.76, and the size of the misprint."""
    derivation = Derivation(
        COMPOUND_EXAMPLE,
        "present_value_example",
        ("Example: 100 dollars for three years at 5 %", "例：100 美元存三年，年利率 5%"),
        intro=(
            "What do 100 dollars become in three years at 5 % a year, interest being added at the end of every year?",
            "本金 100 美元，年利率 5%，按年复利，三年后本利和是多少？",
        ),
        reading=(
            "Rounded to cents the third amount is 115.76: in three years the interest on interest comes to 76 cents.",
            "第三年末的本利和四舍五入到分为 115.76 美元：三年间利息所生的利息共 76 美分。",
        ),
    )
    first = derivation.by(conclude(Equation(V_1, 105), FIRST), id="first_amount")
    second = derivation.by(substitute(first, into=SECOND), id="second_amount")
    third = derivation.by(substitute(second, into=THIRD), id="third_amount")
    derivation.by(approximate(V_3, exact("115.76"), exact("0.005"), third), id="rounded")
    derivation.by(
        sign(V_3 - exact("115.76"), ">0", third),
        id="misprint_too_small",
        reading=("The printed 115.70 is too small by more than six cents.", "讲义印出的 115.70 少了六分多。"),
    )
    return derivation
