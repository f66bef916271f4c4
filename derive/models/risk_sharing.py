"""Sharing risk with complete markets: consumption depends on the aggregate alone, and rises with it for everybody."""

from __future__ import annotations

from derive.equation import equilibrium
from derive.functions import function
from derive.model import Model
from derive.rules import differentiate, sign, solve_terms, substitute, take_root
from derive.step import Derivation
from derive.symbols import POSITIVE, parameter, variable

E = variable("E", ("aggregate endowment of the state", "该状态的总禀赋"), domain=POSITIVE)
x_1, x_2 = (
    variable(f"x_{h}", (f"consumption of household {h}", f"家庭 {h} 的消费"), domain=POSITIVE, notation=f"x^{{{h}}}")
    for h in (1, 2)
)
lambda_1, lambda_2 = (
    parameter(
        f"lambda_{h}",
        (f"marginal utility of income of household {h}", f"家庭 {h} 的收入的边际效用"),
        domain=POSITIVE,
        notation=f"lambda^{{{h}}}",
    )
    for h in (1, 2)
)
sigma = parameter("sigma", ("relative risk aversion, common to both", "两个家庭共同的相对风险厌恶系数"), domain=POSITIVE)
u_1, u_2 = (
    function(
        f"u_{h}",
        1,
        (f"utility of household {h} in a state", f"家庭 {h} 的状态效用函数"),
        signs={1: ">0", (1, 1): "<0"},
        concave=True,
        notation=f"u_{h}",
        arguments=(f"x^{h}",),
    )
    for h in (1, 2)
)

_EQUAL_RATES = equilibrium(
    u_1(x_1).diff(x_1) / lambda_1, u_2(x_2).diff(x_2) / lambda_2, ("equal rates of substitution", "边际替代率相等")
)
_RESOURCES = equilibrium(x_1 + x_2, E, ("resources of the state", "该状态的资源约束"))

RISK_SHARING = Model(
    "risk_sharing",
    ("Two households in one state", "同一状态中的两个家庭"),
    [_EQUAL_RATES, _RESOURCES],
    endogenous=[x_1, x_2],
    exogenous=[E],
    parameters=[lambda_1, lambda_2],
)


def risk_sharing() -> Derivation:
    """Implicit differentiation: each household carries a part of the aggregate risk, and nothing of anybody's own."""
    derivation = Derivation(
        RISK_SHARING,
        "risk_sharing",
        ("Who carries which risk", "风险如何分担"),
        intro=(
            "With complete markets and common probabilities, marginal utility divided by that of income is the same for "
            "both households in every state: both equal the state price per probability. The households may differ in "
            "their utility.",
            "在完全市场和共同概率下，每个状态中两个家庭的边际效用与各自收入的边际效用之比相等，都等于状态价格与概率之比。"
            "两个家庭的效用函数可以不同。",
        ),
        reading=(
            "The two equations contain the aggregate endowment of the state and nothing else about it. So in two states "
            "with the same aggregate everybody consumes the same, whoever owns it: all individual risk is insured. "
            "Aggregate risk cannot be insured, only shared, and both carry a part of it.",
            "两个方程只含该状态的总禀赋，与禀赋归谁所有无关。因此只要总禀赋相同，每个人在各状态的消费就相同："
            "个体风险全部得到保险。总体风险无法消除，只能分担，双方各承担一部分。",
        ),
    )
    for h, consumed in ((1, x_1), (2, x_2)):
        reaction = derivation.by(
            differentiate(consumed, E, _EQUAL_RATES, _RESOURCES, jointly=(x_1, x_2)), label=f"dx{h}_dE", id=f"dx{h}_dE"
        )
        derivation.by(sign(reaction, ">0"), id=f"dx{h}_dE_sign")
    return derivation


_SAME_AVERSION = equilibrium(x_1**-sigma / lambda_1, x_2**-sigma / lambda_2, ("equal rates of substitution", "边际替代率相等"))

RISK_SHARING_CRRA = Model(
    "risk_sharing_crra",
    ("Two households with the same relative risk aversion", "相对风险厌恶系数相同的两个家庭"),
    [_SAME_AVERSION, _RESOURCES],
    endogenous=[x_1, x_2],
    exogenous=[E],
    parameters=[lambda_1, lambda_2, sigma],
)


def risk_sharing_crra() -> Derivation:
    """With equal relative risk aversion everybody consumes a constant share of the aggregate."""
    derivation = Derivation(
        RISK_SHARING_CRRA,
        "risk_sharing_crra",
        ("Constant shares", "固定份额"),
        intro=(
            "Both households have constant relative risk aversion, the same for both.",
            "两个家庭的相对风险厌恶系数不变且相同。",
        ),
        reading=(
            "The share does not depend on the state. Whoever is richer has the smaller marginal utility of income and the "
            "larger share. Everybody ends up holding a share of the whole economy: once the own endowment has been sold, a "
            "claim on the aggregate endowment is the only security that anyone needs.",
            "份额与状态无关。越富有的家庭，收入的边际效用越小，份额越大。每个家庭最终持有的都是整个经济的一个份额："
            "卖出自己的禀赋之后，所需要的证券只有一种，即对总禀赋的要求权（市场组合）。",
        ),
    )
    other = derivation.by(take_root(x_2, equation=_SAME_AVERSION), id="ratio")
    sum_of_both = derivation.by(substitute(other, into=_RESOURCES), id="resources")
    derivation.by(solve_terms(x_1, equation=sum_of_both), label="x_1", id="share")
    return derivation
