"""The multiplier as a chain of spending rounds: a geometric series."""

from __future__ import annotations

from sympy import Sum, oo

from derive.equation import Equation, definition
from derive.model import Model
from derive.models.keynesian_symbols import b
from derive.rules import conclude, limit, sign, sum_of
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, Domain, exact, parameter, variable
from derive.text import Text

first = variable("X", ("additional spending in the first round", "第一轮增加的支出"), domain=POSITIVE)
total = variable("Y_n", ("additional income after n further rounds", "再经过 n 轮后收入的累计增加额"))
n = parameter("n", ("number of further rounds", "后续轮数"), domain=Domain(lower=exact(0), open_lower=False, integer=True))
j = variable("j", ("round", "轮次"), domain=NONNEGATIVE)

rounds = definition(total, Sum(first * b**j, (j, 0, n)), ("income from all rounds", "各轮收入增加之和"))

ROUNDS = Model(
    "keynes_rounds",
    ("Rounds of spending", "逐轮支出"),
    [rounds],
    endogenous=[total],
    exogenous=[first],
    parameters=[b, n],
    order=[first, b, total, n, j],
    decimals=True,
    given={first: 100, b: "0.8", n: 3},
)


def keynes_rounds() -> Derivation:
    """Each round of income is spent in part again; the sum of all rounds is the multiplier times the first one."""
    derivation = Derivation(
        ROUNDS,
        "keynes_rounds",
        ("Why spending is multiplied", "乘数过程：支出为什么会成倍增加收入"),
        intro=Text(
            "Additional spending {first} is somebody's income, and the share {b} of it is spent again. After {n} further "
            "rounds, how much has income risen?",
            "增加的支出 {first} 成为他人的收入，其中比例为 {b} 的部分再次用于消费。再经过 {n} 轮后，收入共增加多少？",
            first=first,
            b=b,
            n=n,
        ),
        reading=(
            "Every round is smaller than the one before, and the sum of all rounds stays finite. What is not spent is saved: "
            "the process ends when additional saving equals the additional spending with which it began.",
            "每一轮都比上一轮小，各轮之和是有限的。没有花掉的部分成为储蓄：当新增储蓄等于最初增加的支出时，乘数过程结束。",
        ),
    )
    added = derivation.by(sum_of(first * b**j, j, 0, n, first * (1 - b ** (n + 1)) / (1 - b)), id="geometric_sum")
    income = derivation.by(conclude(Equation(total, added.rhs), rounds, added), label="Y_n", id="after_n_rounds")
    derivation.by(limit(income, n, oo, value=first / (1 - b)), id="all_rounds")
    derivation.by(sign(first / (1 - b) - total, ">0", income), id="still_missing")
    return derivation
