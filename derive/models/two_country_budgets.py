"""The budgets of households and firms add up to the resource constraints of the two countries."""

from __future__ import annotations

from derive.equation import Equation, constraint, definition, equilibrium
from derive.model import Model
from derive.models.two_country_markets import BORROWING, HOME_CAPITAL
from derive.models.two_country_symbols import (
    A,
    F,
    L,
    b_1,
    b_1s,
    b_c1,
    b_f1,
    c_1,
    c_1s,
    c_2,
    c_2s,
    k_0,
    k_0s,
    k_1,
    k_1s,
    k_c0,
    k_c1,
    k_f0,
    k_f1,
    r_1,
    r_1s,
    r_2,
    r_2s,
    r_g2,
    theta,
    w_1,
    w_1s,
    w_2,
    w_2s,
)
from derive.rules import conclude, define, rearrange, substitute
from derive.step import Derivation
from derive.symbols import aggregate
from derive.text import Text

HOUSEHOLD_1 = constraint(
    c_1 + k_c1, k_c0 + r_1 * k_c0 + w_1 * L + b_c1, ("home household, period 1", "本国居民第 1 期预算约束")
)
HOUSEHOLD_2 = constraint(
    c_2 + (1 + r_g2) * b_c1, k_c1 + r_2 * k_c1 + w_2 * L, ("home household, period 2", "本国居民第 2 期预算约束")
)
FIRM_1 = constraint(
    k_f1, k_f0 + A * F(k_0, L) - r_1 * k_c0 - w_1 * L + b_f1, ("home firm, period 1", "本国企业第 1 期预算约束")
)
FOREIGN_1 = constraint(
    c_1s + k_1s, k_0s + r_1s * k_0s + w_1s * L + b_1s, ("foreign household, period 1", "外国居民第 1 期预算约束")
)
FOREIGN_2 = constraint(
    c_2s + (1 + r_g2) * b_1s, k_1s + r_2s * k_1s + w_2s * L, ("foreign household, period 2", "外国居民第 2 期预算约束")
)
OWNED = definition(k_f0, theta * k_0, ("share of the firms", "企业所占份额"))
HOME_RATE = equilibrium(r_g2, r_2, ("no arbitrage at home", "本国无套利条件"))
FOREIGN_RATE = equilibrium(r_g2, r_2s, ("no arbitrage abroad", "外国无套利条件"))
_PRICES = tuple(
    equilibrium(price, A * F(capital, L).diff(factor), ("factor price", "要素价格"))
    for capital, prices in ((k_0, (r_1, w_1)), (k_1, (r_2, w_2)), (k_0s, (r_1s, w_1s)), (k_1s, (r_2s, w_2s)))
    for price, factor in zip(prices, (capital, L), strict=True)
)
PRICES = {price.lhs: price for price in _PRICES}

AGGREGATION = Model(
    "two_country_budgets",
    ("Budgets of two countries", "两国各主体的预算约束"),
    [HOUSEHOLD_1, HOUSEHOLD_2, FIRM_1, FOREIGN_1, FOREIGN_2, *HOME_CAPITAL, BORROWING, OWNED, HOME_RATE, FOREIGN_RATE,
     *_PRICES],
    endogenous=[c_1, c_2, k_f1, c_1s, c_2s, k_c0, k_c1, b_c1, k_f0, r_g2, k_1s, r_1, w_1, r_2, w_2, r_1s, w_1s, r_2s, w_2s],
    exogenous=[k_0, k_1, b_1, b_f1, k_0s, b_1s, L],
    parameters=[A, theta],
    order=(c_1, c_2, c_1s, c_2s, A, theta, k_0, k_1, k_c0, k_f0, k_c1, k_f1, k_0s, k_1s, r_1, r_2, r_g2, r_1s, r_2s, w_1, w_2,
           w_1s, w_2s, L, b_1, b_c1, b_f1, b_1s),
)  # fmt: skip

residual = aggregate(
    "rho", ("excess of the right-hand side of the printed budget", "印刷的预算约束右边减左边的差额"), notation="rho"
)


def aggregation() -> Derivation:
    """(10.12)-(10.15) from the true budgets, and what is wrong with the printed (10.9)."""
    derivation = Derivation(
        AGGREGATION,
        "aggregation",
        ("From budgets to resource constraints", "由预算约束到资源约束"),
        intro=(
            "Adding up what households and firms may spend must give what the country has. At home the firm's wealth does not "
            "cancel in period 2: it is never paid out.",
            "把居民与企业的预算加总，应当得到全国的资源约束。在本国第 2 期，企业的财富不会被抵消：它从不分给居民。",
        ),
        reading=Text(
            "The home constraint of period 2 differs from the foreign one by {lost} only, the terminal wealth of the firm. "
            "With "
            "{owned} the two countries would be alike.",
            "本国第 2 期的约束与外国只差一项{lost}，即企业期末的财富。若{owned}，两国的约束就完全对称。",
            lost=(1 + r_1) * (1 + r_2) * k_f0,
            owned=Equation(theta, 0),
        ),
    )
    _period_1(derivation)
    _period_2(derivation)
    _foreign(derivation)
    _printed(derivation)
    return derivation


def _period_1(derivation: Derivation) -> None:
    summed = derivation.by(
        conclude(Equation(c_1 + k_c1 + k_f1, k_c0 + k_f0 + A * F(k_0, L) + b_c1 + b_f1), HOUSEHOLD_1, FIRM_1),
        id="summed_1",
        reading=(
            "Wages and rents paid by the firm are received by the household.",
            "企业支付的工资与租金正是居民的收入，相互抵消。",
        ),
    )
    derivation.by(
        conclude(Equation(c_1, k_0 + A * F(k_0, L) - k_1 + b_1), summed, *HOME_CAPITAL, BORROWING),
        id="resources_1",
        label="10.12",
    )


def _period_2(derivation: Derivation) -> None:
    solved = derivation.by(
        conclude(Equation(c_2, (1 + r_2) * (k_c1 - b_c1) + w_2 * L), HOUSEHOLD_2, HOME_RATE), id="net_household_wealth"
    )
    split = derivation.by(
        conclude(
            Equation(c_2, (1 + r_2) * (k_1 - b_1) - (1 + r_2) * (k_f1 - b_f1) + w_2 * L), solved, HOME_CAPITAL[1], BORROWING
        ),
        id="firms_wealth_taken_out",
    )
    income_1 = derivation.by(
        conclude(Equation(A * F(k_0, L), r_1 * k_0 + w_1 * L), PRICES[r_1], PRICES[w_1]),
        id="exhaustion_1",
        reading=(
            "Constant returns: the factors use up the product (Euler).",
            "规模报酬不变：产出恰好分配给全部要素（欧拉定理）。",
        ),
    )
    income_2 = derivation.by(
        conclude(Equation(A * F(k_1, L), r_2 * k_1 + w_2 * L), PRICES[r_2], PRICES[w_2]), id="exhaustion_2"
    )
    wealth = derivation.by(
        conclude(Equation(k_f1 - b_f1, (1 + r_1) * k_f0), FIRM_1, income_1, HOME_CAPITAL[0]), id="wealth_of_the_firm"
    )
    with_rates = derivation.by(
        conclude(Equation(c_2, k_1 + A * F(k_1, L) - (1 + r_1) * (1 + r_2) * k_f0 - (1 + r_2) * b_1), split, wealth, income_2),
        id="resources_2_with_rates",
    )
    derivation.by(substitute(OWNED, PRICES[r_1], PRICES[r_2], into=with_rates), id="resources_2", label="10.13")


def _foreign(derivation: Derivation) -> None:
    income_1 = derivation.by(
        conclude(Equation(A * F(k_0s, L), r_1s * k_0s + w_1s * L), PRICES[r_1s], PRICES[w_1s]), id="exhaustion_foreign_1"
    )
    derivation.by(
        conclude(Equation(c_1s, k_0s + A * F(k_0s, L) - k_1s + b_1s), FOREIGN_1, income_1),
        id="foreign_resources_1",
        label="10.14",
    )
    income_2 = derivation.by(
        conclude(Equation(A * F(k_1s, L), r_2s * k_1s + w_2s * L), PRICES[r_2s], PRICES[w_2s]), id="exhaustion_foreign_2"
    )
    with_rate = derivation.by(
        conclude(Equation(c_2s, k_1s + A * F(k_1s, L) - (1 + r_2s) * b_1s), FOREIGN_2, income_2, FOREIGN_RATE),
        id="foreign_resources_2_with_rate",
    )
    derivation.by(substitute(PRICES[r_2s], into=with_rate), id="foreign_resources_2", label="10.15")


def _printed(derivation: Derivation) -> None:
    """The printed (10.9) has total capital where only that of the household belongs."""
    gap = derivation.by(define(residual, (k_c0 + r_1 * k_0 + w_1 * L + b_c1) - (c_1 + k_1)), id="printed_budget")
    left = derivation.by(
        conclude(Equation(residual, r_1 * k_f0 - k_f1), gap, HOUSEHOLD_1, *HOME_CAPITAL),
        id="residual",
        label="ρ",
        reading=(
            "The printed budget of the household contains the capital of the firms on both sides. It does not follow from the "
            "true one: this much is left.",
            "印刷的居民预算约束两边都混入了企业的资本，不能由真实的预算约束推出，差额如上。",
        ),
    )
    wealth = derivation.result("wealth_of_the_firm")
    net = derivation.by(conclude(Equation(residual, -(k_f0 + b_f1)), left, wealth), id="residual_in_debt")
    derivation.by(
        rearrange(residual + k_f0, -b_f1, equation=net),
        id="residual_vanishes",
        reading=(
            "It vanishes only if the firm happens to lend exactly its initial capital abroad, a number that nothing "
            "determines.",
            "只有当企业恰好把全部初始资本借给外国时差额才为零，而企业自身的借款额根本无法确定。",
        ),
    )
