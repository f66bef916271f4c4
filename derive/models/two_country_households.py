"""The households of both countries: Lagrangian, first-order conditions, elimination, one return for both assets."""

from __future__ import annotations

from derive.equation import Equation, constraint, positive
from derive.models.two_country_symbols import (
    L,
    b_1s,
    b_c1,
    beta,
    c_1,
    c_1s,
    c_2,
    c_2s,
    k_0s,
    k_1s,
    k_c0,
    k_c1,
    r_1,
    r_1s,
    r_2,
    r_2s,
    r_g2,
    u,
    w_1,
    w_1s,
    w_2,
    w_2s,
)
from derive.problem import OptimizationProblem, maximize
from derive.rules import compare_conditions, curved, sign_by
from derive.step import Derivation
from derive.strategies.euler_equations import euler_equations
from derive.strategies.first_order_conditions import first_order_conditions
from derive.symbols import EconomicSymbol, variable
from derive.text import Text


def _multiplier(period: int) -> EconomicSymbol:
    return variable(f"lambda_{period}", (f"multiplier of period {period}", f"第 {period} 期预算约束的乘子"))


lambda_1, lambda_2 = _multiplier(1), _multiplier(2)

HOME_HOUSEHOLD = OptimizationProblem(
    "home_household",
    ("The home household", "本国居民"),
    maximize(u(c_1) + beta * u(c_2)),
    [c_1, c_2, k_c1, b_c1],
    [
        constraint(c_1 + k_c1, k_c0 + r_1 * k_c0 + w_1 * L + b_c1, ("budget of period 1", "第 1 期预算约束")),
        constraint(c_2 + (1 + r_g2) * b_c1, k_c1 + r_2 * k_c1 + w_2 * L, ("budget of period 2", "第 2 期预算约束")),
    ],
    [lambda_1, lambda_2],
    exogenous=[k_c0, r_1, w_1, r_2, w_2, r_g2, L],
    parameters=[beta],
    order=(c_1, c_2, k_c0, k_c1, r_1, r_2, r_g2, w_1, w_2, L, b_c1),
)

FOREIGN_HOUSEHOLD = OptimizationProblem(
    "foreign_household",
    ("The foreign household", "外国居民"),
    maximize(u(c_1s) + beta * u(c_2s)),
    [c_1s, c_2s, k_1s, b_1s],
    [
        constraint(c_1s + k_1s, k_0s + r_1s * k_0s + w_1s * L + b_1s, ("budget of period 1", "第 1 期预算约束")),
        constraint(c_2s + (1 + r_g2) * b_1s, k_1s + r_2s * k_1s + w_2s * L, ("budget of period 2", "第 2 期预算约束")),
    ],
    [lambda_1, lambda_2],
    exogenous=[k_0s, r_1s, w_1s, r_2s, w_2s, r_g2, L],
    parameters=[beta],
    order=(c_1s, c_2s, k_0s, k_1s, r_1s, r_2s, r_g2, w_1s, w_2s, L, b_1s),
)


def home_household() -> Derivation:
    """Euler equation of the home household, r_2 = r_g2, and why the conditions are sufficient."""
    derivation = Derivation(
        HOME_HOUSEHOLD,
        "home_household",
        ("The home household: consumption, capital and borrowing abroad", "本国居民：消费、资本与国际借款"),
        intro=(
            "The household lives for two periods. At the end of the first one it can carry goods into the second in two ways: "
            "as capital at home, or on the international market (borrowing, when positive). Capital and borrowing may have "
            "either sign; consumption is positive because marginal utility is unbounded near zero (Inada).",
            "居民生活两期。第 1 期末有两种方式把消费品带到第 2 期：持有本国资本，或在国际资本市场上借贷（为正表示借入）。"
            "资本与借款的符号不受限制；边际效用在消费趋于零时趋于无穷（稻田条件），所以消费为正。",
        ),
        reading=Text(
            "Both assets are held or issued without limit, so they must pay the same. If {dear}, one could borrow on the "
            "market "
            "and invest at home (or the reverse) and gain {gap} per unit without end: the problem would have no solution. Only "
            "{net} is determined, not its two parts.",
            "两种资产都可以无限制地持有或发行，回报必须相同。若{dear}，居民就可以借入国际资本投资于国内（或反过来），"
            "每单位无限制地获利{gap}，"
            "问题没有解。因此能够确定的只有{net}，而不是其中的每一项。",
            dear=positive(r_2 - r_g2),
            gap=r_2 - r_g2,
            net=k_c1 - b_c1,
        ),
    )
    _household(derivation, (c_1, c_2, k_c1, b_c1))
    return derivation


def foreign_household() -> Derivation:
    """The same problem abroad, where the household owns all capital."""
    derivation = Derivation(
        FOREIGN_HOUSEHOLD,
        "foreign_household",
        ("The foreign household", "外国居民"),
        intro=(
            "Abroad everything belongs to the households: preferences and markets are the same, but all capital of the country "
            "is theirs. Its multipliers are its own, whatever the letters.",
            "外国的全部资本都归居民所有，偏好与市场则与本国相同。乘子虽用相同的字母，却是外国居民自己的乘子。",
        ),
        reading=(
            "The foreign household, too, equates the return at home with the international rate. So the returns of both "
            "countries are equal, although nobody moves capital goods across the border: lending does it.",
            "外国居民同样使国内资本回报率等于国际利率。于是两国的回报率相等，虽然没有人把资本品运过国界：借贷就足够了。",
        ),
    )
    _household(derivation, (c_1s, c_2s, k_1s, b_1s))
    return derivation


def _household(derivation: Derivation, choices: tuple[EconomicSymbol, ...]) -> None:
    today, tomorrow, capital, borrowing = choices
    conditions = first_order_conditions(derivation)
    _binding(derivation, conditions[today], conditions[tomorrow])
    eliminated = euler_equations(derivation, conditions)
    derivation.by(
        compare_conditions(eliminated[capital], eliminated[borrowing]),
        id="no_arbitrage",
        reading=("Two ways of saving, one return.", "两种储蓄方式，同一回报率。"),
    )
    _sufficient(derivation, choices)


def _binding(derivation: Derivation, today: Equation, tomorrow: Equation) -> None:
    """Both budgets bind because both multipliers are positive."""
    derivation.by(sign_by(lambda_1, ">0", today), id="lambda_1_positive")
    derivation.by(
        sign_by(lambda_2, ">0", tomorrow),
        id="lambda_2_positive",
        reading=(
            "Both multipliers are marginal utilities and positive: nothing is thrown away, and the budgets, written as "
            "inequalities in the notes, hold with equality.",
            "两个乘子都是边际效用，均为正：居民不会浪费资源，讲义中写成不等式的预算约束都取等号。",
        ),
    )


def _sufficient(derivation: Derivation, choices: tuple[EconomicSymbol, ...]) -> None:
    """A concave objective and linear constraints: no bordered Hessian is needed (it would be singular)."""
    derivation.by(
        curved(derivation.result("lagrangian"), choices, "concave"),
        id="sufficient",
        reading=(
            "The objective is concave, the budgets are linear: the first-order conditions are sufficient. The bordered Hessian "
            "does not decide anything here: in capital and borrowing the problem is linear, the determinant is zero.",
            "目标函数为凹函数，预算约束是线性的，所以一阶条件也是充分条件。海塞加边行列式在此没有用处："
            "问题关于资本与借款是线性的，行列式为零。",
        ),
    )
