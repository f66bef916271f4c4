"""The worked examples: a machine for 30000 over three years, the misprinted return, and a project with two rates."""

from __future__ import annotations

from derive.equation import Equation, definition, equilibrium, less
from derive.model import Model
from derive.models.mec import efficiency
from derive.models.mec_symbols import ABOVE_MINUS_ONE, ORDER, R_1, R_2, R_3, J, N, r, r_0, supply_price
from derive.rules import conclude, has_root, sign, substitute, unique_root
from derive.step import Derivation
from derive.symbols import exact, interval, variable
from derive.text import Text

PV_1 = variable("PV_1", ("present value of the first return", "第一年收益的现值"))
PV_2 = variable("PV_2", ("present value of the second return", "第二年收益的现值"))
PV_3 = variable("PV_3", ("present value of the third return", "第三年收益的现值"))
total = variable("R_total", ("sum of the three returns", "三年收益之和"), notation="R_{total}")

NUMBERS = {supply_price: 30000, R_1: 11000, R_2: 12100, R_3: 13310, J: 0}
machine = efficiency.with_numbers(NUMBERS)
first_value = definition(PV_1, R_1 / (1 + r_0), ("first present value", "第一年收益的现值")).with_numbers(NUMBERS)
second_value = definition(PV_2, R_2 / (1 + r_0) ** 2, ("second present value", "第二年收益的现值")).with_numbers(NUMBERS)
third_value = definition(PV_3, R_3 / (1 + r_0) ** 3, ("third present value", "第三年收益的现值")).with_numbers(NUMBERS)
VALUES = (first_value, second_value, third_value)

MACHINE = Model(
    "mec_example",
    ("A machine for 30000", "一台价格为 30000 美元的设备"),
    [machine, *VALUES],
    endogenous=[r_0, PV_1, PV_2, PV_3],
    order=(*ORDER, PV_1, PV_2, PV_3),
    decimals=True,
)


def mec_example() -> Derivation:
    """Price 30000, returns 11000, 12100 and 13310: the marginal efficiency is exactly 10 %."""
    derivation = Derivation(
        MACHINE,
        "mec_example",
        ("Example: the marginal efficiency of a machine", "例：一台设备的资本边际效率"),
        intro=(
            "A machine costs 30000 dollars, lasts three years, leaves no salvage value and earns 11000, 12100 and 13310 "
            "dollars. What is its marginal efficiency?",
            "一台设备价格为 30000 美元，使用三年后全部损耗、没有残值，三年收益依次为 11000、12100、13310 美元。"
            "求资本边际效率。",
        ),
        reading=(
            "At 10 % each return is worth 10000 today, together exactly the price. The firm invests at any market rate below "
            "10 %. The figure 36410 in the text of the notes is the sum of the three returns, not the third one.",
            "按 10% 贴现，每年收益的现值都是 10000 美元，合计恰等于供给价格。市场利率低于 10% 时值得投资。"
            "讲义正文中的 36410 是三年收益之和，不是第三年的收益。",
        ),
    )
    rate = derivation.by(unique_root(machine, r_0, exact("0.1"), domain=ABOVE_MINUS_ONE), id="ten_per_cent")
    for number, value in enumerate(VALUES, start=1):
        derivation.by(substitute(rate, into=value), id=f"present_value_{number}")
    return derivation


misread = efficiency.with_numbers({**NUMBERS, R_3: 36410})
sum_of_returns = definition(total, R_1 + R_2 + R_3, ("sum of the returns", "收益之和")).with_numbers(NUMBERS)

MISPRINT = Model(
    "mec_misprint",
    ("The machine with the misprinted return", "按误印收益计算的设备"),
    [misread, sum_of_returns],
    endogenous=[r_0, total],
    order=(*ORDER, total),
    decimals=True,
)


def mec_misprint() -> Derivation:
    """Read as the return of year 3, 36410 would imply a marginal efficiency of about 34.16 %."""
    derivation = Derivation(
        MISPRINT,
        "mec_misprint",
        ("What the printed 36410 would imply", "若第三年收益真为 36410"),
        intro=(
            "Suppose the third return were 36410, as the text of the notes prints.",
            "假如第三年的收益真如讲义正文所印为 36410 美元。",
        ),
        reading=(
            "The marginal efficiency would lie between 34.155 % and 34.165 %, that is 34.16 %, and not at the 10 % with which "
            "the notes go on to calculate.",
            "资本边际效率将在 34.155% 与 34.165% 之间，即约 34.16%，而不是讲义随后计算所用的 10%。",
        ),
    )
    derivation.by(
        conclude(Equation(total, 36410), sum_of_returns),
        id="total",
        reading=("The printed figure is the sum of the three returns.", "误印的数字正是三年收益之和。"),
    )
    derivation.by(unique_root(misread, r_0, domain=ABOVE_MINUS_ONE), id="one_rate")
    narrow = interval(exact("0.34155"), exact("0.34165"))
    derivation.by(unique_root(misread, r_0, domain=narrow), id="between")
    return derivation


receipts = definition(
    N,
    -1000 + 2300 / (1 + r) - 1320 / (1 + r) ** 2,
    ("net present value of a project that ends with a cost", "末期有支出的项目的净现值"),
)
break_even = equilibrium(0, -1000 + 2300 / (1 + r_0) - 1320 / (1 + r_0) ** 2, ("break-even condition", "净现值为零的条件"))

TWO_RATES = Model(
    "mec_several_roots",
    ("A project with a cost at the end", "末期有支出的项目"),
    [receipts, break_even],
    endogenous=[N, r_0],
    exogenous=[r],
    order=ORDER,
    decimals=True,
    given={r: "0.15"},
)


def mec_several_roots() -> Derivation:
    """When receipts change sign twice there can be two marginal efficiencies, and comparing rates is not enough."""
    derivation = Derivation(
        TWO_RATES,
        "mec_several_roots",
        ("When the marginal efficiency is not unique", "资本边际效率不唯一的情形"),
        intro=(
            "A mine costs 1000, earns 2300 after a year, and must be cleaned up for 1320 after two years. Its receipts "
            "change sign twice.",
            "某矿山投资 1000，一年后收益 2300，两年后须支出 1320 进行治理。其净收益两度变号。",
        ),
        reading=Text(
            "Both 10 % and 20 % satisfy the definition. The project pays only when the market rate lies between them: here "
            "one must look at the net present value and cannot simply compare {efficiency} with {rate}.",
            "10% 与 20% 都满足定义式。只有市场利率介于两者之间时项目才值得投资：此时应看净现值，"
            "而不能只比较 {efficiency} 与 {rate}。",
            efficiency=r_0,
            rate=r,
        ),
    )
    derivation.by(has_root(break_even, r_0, exact("0.1")), id="first_rate")
    derivation.by(has_root(break_even, r_0, exact("0.2")), id="second_rate")
    inside = (less(exact("0.1"), r), less(r, exact("0.2")))
    derivation.by(sign(receipts, ">0", given=inside), id="between_the_rates")
    derivation.by(sign(receipts, "<0", given=(less(r, exact("0.1")),)), id="below_both")
    derivation.by(sign(receipts, "<0", given=(less(exact("0.2"), r),)), id="above_both")
    return derivation
