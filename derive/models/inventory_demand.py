"""Baumol's and Tobin's inventory theory: money is a stock that is refilled at a cost, like goods in a warehouse."""

from __future__ import annotations

from sympy import Rational, sqrt

from derive.equation import Equation, definition
from derive.model import Model
from derive.rules import conclude, differentiate, evaluate_at, optimise, sign, substitute, unique_root
from derive.step import Derivation
from derive.symbols import POSITIVE, marginal, parameter, variable
from derive.text import Text

Y = variable("Y", ("income spent evenly over the period", "一个时期内均匀支出的收入"), domain=POSITIVE)
r = variable("r", ("interest rate for the period", "该时期的利率"), domain=POSITIVE)
Z = variable(
    "Z", ("amount turned into money each time, which the household chooses", "每次变现的金额（由家庭选择）"), domain=POSITIVE
)
F = parameter("F", ("cost of turning bonds into money once", "每次变现的成本"), domain=POSITIVE)
cost = variable("c", ("cost of holding money", "持有货币的总成本"))
money = variable("L_t", ("average money holding", "平均货币持有量"), domain=POSITIVE)

total_cost = definition(cost, F * Y / Z + r * Z / 2, ("cost of the trips and interest forgone", "变现成本与放弃的利息之和"))
average_holding = definition(money, Z / 2, ("average holding", "平均持有量"))

INVENTORY = Model(
    "inventory_demand",
    ("Money as an inventory", "货币需求的存货模型"),
    [total_cost, average_holding],
    endogenous=[cost, money],
    exogenous=[Z, Y, r],
    parameters=[F],
    order=[F, Y, Z, r, cost, money],
    given={Z: 600, Y: 3000, r: "0.01", F: "0.6"},
)


def money_baumol_tobin() -> Derivation:
    """The square-root rule, with income elasticity 1/2 and interest elasticity -1/2."""
    derivation = Derivation(
        INVENTORY,
        "money_baumol_tobin",
        ("The square-root rule of Baumol and Tobin", "鲍莫尔—托宾平方根公式"),
        intro=Text(
            "Income lies in bonds until it is needed. Each conversion into money costs {F}; with {Z} at a time "
            "there are {conversions} conversions, and on average {half} is held, on which interest is forgone. "
            "Choose {Z}.",
            "收入先以债券形式保存，需要时再变现。每次变现的成本为{F}；若每次变现{Z}，则变现{conversions}次，平均"
            "持有货币{half}，因而放弃其利息。应如何选择{Z}？",
            conversions=Y / Z,
            half=Z / 2,
            F=F,
            Z=Z,
        ),
        reading=Text(
            "Even the demand for transactions falls when the interest rate rises. It grows less than in "
            "proportion to income: holding money has economies of scale, so {ratio} is not a constant but falls "
            "as income rises.",
            "即使是交易性货币需求也随利率上升而减少。它随收入增加，但增加的比例小于收入：持有货币具有规模经济，因"
            "而{ratio}并非常数，而是随收入增加而下降。",
            ratio=money / Y,
        ),
    )
    marginal_cost = derivation.by(differentiate(cost, Z, total_cost), id="marginal_cost")
    first_order = derivation.by(evaluate_at({marginal_cost.lhs: 0}, equation=marginal_cost), id="first_order_condition")
    candidate = derivation.by(unique_root(first_order, Z, sqrt(2 * F * Y / r)), id="candidate")
    best = derivation.by(
        optimise(total_cost.rhs, "minimum", {Z: candidate.rhs}),
        label="Z*",
        id="best_withdrawal",
        reading=Text(
            "The cost is convex in {Z}, so this is the minimum.",
            "成本是{Z}的凸函数，故此处成本最小。",
            Z=Z,
        ),
    )
    demand = derivation.by(substitute(best, into=average_holding), label="L_t", id="money_demand")
    for shock, elasticity, name in (
        (Y, Rational(1, 2), "income"),
        (r, -Rational(1, 2), "interest"),
        (F, Rational(1, 2), "cost"),
    ):
        effect = derivation.by(differentiate(money, shock, demand), id=f"{name}_effect")
        derivation.by(sign(effect, ">0" if elasticity > 0 else "<0"), id=f"{name}_effect_sign")
        derivation.by(
            conclude(Equation(marginal(money, shock) * shock / money, elasticity), effect, demand), id=f"{name}_elasticity"
        )
    return derivation
