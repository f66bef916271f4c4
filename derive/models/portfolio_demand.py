"""Tobin's demand for money: a saver who dislikes risk holds part of the wealth in money although bonds pay more."""

from __future__ import annotations

from derive.equation import definition, positive
from derive.model import Model
from derive.rules import differentiate, evaluate_at, isolate, optimise, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, REAL, SHARE, parameter, variable

s = variable(
    "s", ("share of wealth held in bonds, which the saver chooses", "财富中债券所占的比重（由投资者选择）"), domain=SHARE
)
r = variable("r", ("interest rate on bonds", "债券利率"), domain=POSITIVE)
g = parameter("g", ("expected capital gain on bonds", "债券的预期资本利得率"), domain=REAL)
risk = parameter("V", ("variance of the return on bonds", "债券收益率的方差"), domain=POSITIVE)
aversion = parameter("rho", ("risk aversion", "风险厌恶系数"), domain=POSITIVE, notation="rho")
wealth = variable("W", ("wealth", "财富"), domain=POSITIVE)
mean = variable("mu", ("expected return of the portfolio", "资产组合的预期收益率"), notation="mu")
variance = variable("V_p", ("variance of the portfolio's return", "资产组合收益率的方差"))
utility = variable("U", ("utility of the portfolio", "资产组合的效用"))
money = variable("L_2", ("speculative demand for money", "投机性货币需求"))

expected_return = definition(mean, s * (r + g), ("expected return of the portfolio", "组合的预期收益率"))
portfolio_variance = definition(variance, s**2 * risk, ("variance of the portfolio", "组合的方差"))
preferences = definition(utility, mean - aversion * variance / 2, ("mean-variance utility", "均值—方差效用函数"))
rest_in_money = definition(money, (1 - s) * wealth, ("money is the rest of wealth", "其余财富以货币持有"))

PORTFOLIO = Model(
    "portfolio_demand",
    ("Money as part of a portfolio", "作为资产组合一部分的货币"),
    [expected_return, portfolio_variance, preferences, rest_in_money],
    endogenous=[mean, variance, utility, money],
    exogenous=[s, r, wealth],
    parameters=[g, risk, aversion],
    conditions=[positive(r + g), positive(aversion * risk - r - g)],
    order=[s, r, g, aversion, risk, mean, variance, utility, wealth, money],
    given={s: "0.5", r: "0.04", g: "0.01", risk: "0.04", aversion: "2.5", wealth: 1000},
)


def money_tobin() -> Derivation:
    """The share in bonds that maximises mean-variance utility, and the demand for money that it leaves."""
    derivation = Derivation(
        PORTFOLIO,
        "money_tobin",
        ("Tobin's portfolio demand for money", "货币需求的投资理论（托宾模型）"),
        intro=(
            "Keynes's speculator holds either money or bonds. Tobin's saver holds both: bonds for their "
            "return, money because "
            "its value is safe. The saver weighs the mean of the return against its variance.",
            "凯恩斯的投机者要么全部持有货币，要么全部持有债券。托宾的投资者两者兼有：持有债券是为了收益，"
            "持有货币是为了安全。投资者在收益的均值与方差之间权衡。",
        ),
        reading=(
            "A higher interest rate or a higher expected gain makes bonds attractive and lowers the demand for money; "
            "more risk or more aversion to it raises the demand. The model conditions say that the best "
            "portfolio is mixed: bonds are "
            "expected to pay something, but not so much that all wealth goes into them.",
            "利率或预期资本利得上升，债券更有吸引力，货币需求减少；风险增大或更厌恶风险，货币需求增加。"
            "模型条件表示最优组合是混合的：债券的预期收益为正，但没有高到应把全部财富投入债券。",
        ),
    )
    objective = derivation.by(substitute(expected_return, portfolio_variance, into=preferences), id="utility")
    marginal_utility = derivation.by(differentiate(utility, s, objective), id="marginal_utility")
    first_order = derivation.by(evaluate_at({marginal_utility.lhs: 0}, equation=marginal_utility), id="first_order_condition")
    solved = derivation.by(isolate(s, equation=first_order), id="first_order_solved")
    candidate = derivation.by(rearrange(s, (r + g) / (aversion * risk), equation=solved), id="candidate")
    share = derivation.by(
        optimise(objective.rhs, "maximum", {s: candidate.rhs}),
        label="s*",
        id="optimal_share",
        reading=(
            "Utility is concave in the share, so the first-order condition gives the maximum.",
            "效用是债券比重的凹函数，故一阶条件给出最大值。",
        ),
    )
    raw = derivation.by(substitute(share, into=rest_in_money), id="money_demand_raw")
    demand = derivation.by(
        rearrange(money, wealth * (1 - (r + g) / (aversion * risk)), equation=raw), label="L2", id="money_demand"
    )
    for shock, direction in ((r, "<0"), (g, "<0"), (risk, ">0"), (aversion, ">0")):
        effect = derivation.by(differentiate(money, shock, demand), id=f"dL2_d{shock.key}")
        derivation.by(sign(effect, direction), id=f"dL2_d{shock.key}_sign")
    return derivation
