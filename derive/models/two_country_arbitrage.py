"""Why both ways of saving must pay the same: otherwise the household could consume without bound."""

from __future__ import annotations

from derive.equation import Condition, Equation, constraint, positive
from derive.model import Model
from derive.models.two_country_symbols import L, b_c1, c_1, c_2, k_c0, k_c1, r_1, r_2, r_g2, w_1, w_2
from derive.rules import conclude, differentiate, sign
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, variable
from derive.text import Text

x = variable("x", ("amount borrowed in addition and invested", "额外借入并用于投资的数额"), domain=NONNEGATIVE)

ARBITRAGE = Model(
    "arbitrage",
    ("Borrowing in order to invest", "借入资金用于投资"),
    [
        constraint(c_1 + (k_c1 + x), k_c0 + r_1 * k_c0 + w_1 * L + (b_c1 + x), ("budget of period 1", "第 1 期预算约束")),
        constraint(c_2 + (1 + r_g2) * (b_c1 + x), (1 + r_2) * (k_c1 + x) + w_2 * L, ("budget of period 2", "第 2 期预算约束")),
    ],
    endogenous=[c_1, c_2],
    exogenous=[x, k_c0, k_c1, b_c1, r_1, w_1, r_2, w_2, r_g2, L],
    order=(c_1, c_2, r_1, r_2, r_g2, w_1, w_2, k_c0, k_c1, x, L, b_c1),
)


def arbitrage() -> Derivation:
    """Consumption of period 2 grows without bound when the returns differ."""
    derivation = Derivation(
        ARBITRAGE,
        "arbitrage",
        ("Arbitrage: why the returns cannot differ", "套利：两种回报率为什么必须相等"),
        intro=Text(
            "Suppose that capital at home paid more than the international rate, {dear}. Let the household borrow {x} more "
            "abroad and invest it at home; the first-order conditions are left aside.",
            "假设本国资本的回报率高于国际利率，即{dear}。让居民在国际市场上多借入{x}并投资于国内，先不看一阶条件。",
            dear=positive(r_2 - r_g2),
            x=x,
        ),
        reading=Text(
            "Nothing is given up in period 1, and period 2 gains {gap} on every unit: the household would borrow without end "
            "and the problem has no solution. With the opposite inequality it would sell capital and lend. Only with equal "
            "returns can there be an optimum; and then {x} does not matter at all, so that only {net} is determined, not "
            "capital and borrowing one by one.",
            "第 1 期没有任何损失，第 2 期每单位净得{gap}：居民会无限制地借款，问题没有最优解。"
            "不等号反向时，居民会卖出资本、对外放贷。"
            "只有两种回报率相等才有最优解；而此时{x}的大小无关紧要，所以能够确定的只有{net}，而不是资本与借款各自的数额。",
            gap=r_2 - r_g2,
            x=x,
            net=k_c1 - b_c1,
        ),
    )
    today, tomorrow = ARBITRAGE.equations
    derivation.by(conclude(Equation(c_1, k_c0 + r_1 * k_c0 + w_1 * L + b_c1 - k_c1), today), id="period_1")
    gain = derivation.by(
        conclude(Equation(c_2, (1 + r_2) * k_c1 - (1 + r_g2) * b_c1 + w_2 * L + (r_2 - r_g2) * x), tomorrow), id="period_2"
    )
    more = derivation.by(differentiate(c_2, x, gain), id="gain_per_unit")
    derivation.by(sign(more, ">0", given=(positive(r_2 - r_g2),)), id="gain_per_unit_sign")
    derivation.by(
        conclude(
            Equation(c_2, (1 + r_2) * (k_c1 - b_c1) + w_2 * L),
            gain,
            given=(Condition(r_2 - r_g2, "=0"),),
        ),
        id="net_position",
    )
    return derivation
