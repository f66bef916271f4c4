"""Textbook problems, each with the answer that its source prints."""

from __future__ import annotations

import sympy
from sympy import log

from derive.equation import constraint, nonnegative, nonzero
from derive.problem import OptimizationProblem, maximize, minimize
from derive.symbols import NONNEGATIVE, POSITIVE, REAL, UNIT_INTERVAL, EconomicSymbol, parameter, variable


def variables(names: str, domain=POSITIVE) -> list[EconomicSymbol]:
    return [variable(name, (name, name), domain=domain) for name in names.split()]


c_1, c_2, x_1, x_2, x, y, k, n = variables("c_1 c_2 x_1 x_2 x y k n")
(s,) = variables("s", REAL)
m, p_1, p_2, w, w_1, w_2, r, q = variables("m p_1 p_2 w w_1 w_2 r q")
beta, sigma, a_1, a_2 = (parameter(name, (name, name), domain=POSITIVE) for name in ("beta", "sigma", "a_1", "a_2"))
alpha = parameter("alpha", ("share", "份额"), domain=UNIT_INTERVAL)
rho = parameter("rho", ("exponent", "指数"), domain=UNIT_INTERVAL)

# Romer, Advanced Macroeconomics (4th ed.), section 2.9: log utility and full depreciation; Diamond saving s = w/(2 + rho).
TWO_PERIOD_LOG = OptimizationProblem(
    "two_period_log",
    ("Two periods, log utility", "两期模型：对数效用"),
    maximize(log(c_1) + beta * log(c_2)),
    [c_1, c_2, s],
    [constraint(c_1 + s, w), constraint(c_2, (1 + r) * s)],
    exogenous=[w, r],
    parameters=[beta],
)
# Romer, section 2.9, equation (2.54): c_1 = w / (1 + beta**(1/sigma) (1 + r)**((1 - sigma)/sigma)).
TWO_PERIOD_CRRA = OptimizationProblem(
    "two_period_crra",
    ("Two periods, CRRA utility", "两期模型：CRRA效用"),
    maximize(c_1 ** (1 - sigma) / (1 - sigma) + beta * c_2 ** (1 - sigma) / (1 - sigma)),
    [c_1, c_2, s],
    [constraint(c_1 + s, w), constraint(c_2, (1 + r) * s)],
    exogenous=[w, r],
    parameters=[beta, sigma],
    conditions=[nonzero(1 - sigma)],
)
# Varian, Intermediate Microeconomics (8th ed.), chapter 5 appendix: x_1 = alpha m / p_1, x_2 = (1 - alpha) m / p_2.
COBB_DOUGLAS = OptimizationProblem(
    "cobb_douglas",
    ("Cobb-Douglas demand", "柯布—道格拉斯需求"),
    maximize(x_1**alpha * x_2 ** (1 - alpha)),
    [x_1, x_2],
    [constraint(p_1 * x_1 + p_2 * x_2, m)],
    exogenous=[m, p_1, p_2],
    parameters=[alpha],
)
# Mas-Colell, Whinston and Green, exercise 3.C.6 and 3.D.5: x_i = p_i**(1/(rho-1)) m / (p_1**(rho/(rho-1)) + ...).
CES = OptimizationProblem(
    "ces",
    ("CES demand", "CES需求"),
    maximize((x_1**rho + x_2**rho) ** (1 / rho)),
    [x_1, x_2],
    [constraint(p_1 * x_1 + p_2 * x_2, m)],
    exogenous=[m, p_1, p_2],
    parameters=[rho],
)
# Varian, Microeconomic Analysis (3rd ed.), section 4.3: conditional factor demands of f = x_1**a x_2**(1-a).
COST = OptimizationProblem(
    "cost",
    ("Cost minimisation", "成本最小化"),
    minimize(w_1 * x_1 + w_2 * x_2),
    [x_1, x_2],
    [constraint(q, x_1**alpha * x_2 ** (1 - alpha))],
    exogenous=[w_1, w_2, q],
    parameters=[alpha],
)
# Stokey, Lucas and Prescott, Recursive Methods, exercise 2.2: k_1 = alpha beta / (1 + alpha beta) A k_0**alpha for T = 1.
A, k_0 = variables("A k_0")
BROCK_MIRMAN = OptimizationProblem(
    "brock_mirman",
    ("Brock and Mirman, two periods", "布罗克—米尔曼模型（两期）"),
    maximize(log(c_1) + beta * log(c_2)),
    [k, c_1, c_2],
    [constraint(c_1 + k, A * k_0**alpha), constraint(c_2, A * k**alpha)],
    exogenous=[A, k_0],
    parameters=[alpha, beta],
)
# Romer, section 1.4: f'(k) = n + g + delta at the golden rule, k = (alpha/(n + g + delta))**(1/(1 - alpha)).
growth, delta = (parameter(name, (name, name), domain=POSITIVE) for name in ("g", "delta"))
GOLDEN_RULE = OptimizationProblem(
    "golden_rule",
    ("The golden rule of capital", "资本的黄金律水平"),
    maximize(x),
    [k, x],
    [constraint(x, k**alpha - (growth + delta) * k)],
    parameters=[alpha, growth, delta],
)
# Romer, section 5.3 in the static case: consumption w n, with chi n**(sigma + psi) = w**(1 - sigma).
psi = parameter("psi", ("inverse labour elasticity", "劳动供给弹性的倒数"), domain=POSITIVE)
chi = parameter("chi", ("weight of work", "劳动负效用的权重"), domain=POSITIVE)
LABOUR = OptimizationProblem(
    "labour",
    ("Labour and leisure", "劳动与闲暇"),
    maximize(x ** (1 - sigma) / (1 - sigma) - chi * n ** (1 + psi) / (1 + psi)),
    [n, x],
    [constraint(x, w * n)],
    exogenous=[w],
    parameters=[sigma, psi, chi],
    conditions=[nonzero(1 - sigma)],
)
# Mas-Colell, Whinston and Green, section 3.D (quasi-linear): x = 1/p when m > 1, x = m/p at the corner.
(money,) = variables("z", NONNEGATIVE)
QUASI_LINEAR = OptimizationProblem(
    "quasi_linear",
    ("Quasi-linear utility with a corner", "拟线性效用与角点解"),
    maximize(log(x) + money),
    [x, money],
    [constraint(p_1 * x + money, m), nonnegative(money)],
    exogenous=[p_1, m],
)
# Varian, Microeconomic Analysis, section 4.2: x_i = a_i q, cost (a_1 w_1 + a_2 w_2) q.
LEONTIEF = OptimizationProblem(
    "leontief",
    ("Leontief technology", "列昂惕夫技术"),
    minimize(w_1 * x_1 + w_2 * x_2),
    [x_1, x_2],
    [nonnegative(x_1 / a_1 - q), nonnegative(x_2 / a_2 - q)],
    exogenous=[w_1, w_2, q],
    parameters=[a_1, a_2],
)
# Auerbach and Kotlikoff, Macroeconomics, chapter 3: a tax on interest income puts a kink at the endowment.
w_t = variable("w_t", ("income in period 2", "第2期收入"), domain=POSITIVE)
tau = parameter("tau", ("tax rate on interest", "利息税税率"), domain=UNIT_INTERVAL)
saved, borrowed = variables("saved borrowed", NONNEGATIVE)
LENDER = OptimizationProblem(
    "lender",
    ("A lender taxed on interest", "缴纳利息税的储蓄者"),
    maximize(log(c_1) + beta * log(c_2)),
    [c_1, c_2, saved],
    [constraint(c_1 + saved, w), constraint(c_2, w_t + (1 + (1 - tau) * r) * saved), nonnegative(saved)],
    exogenous=[w, w_t, r],
    parameters=[beta, tau],
)
BORROWER = OptimizationProblem(
    "borrower",
    ("A borrower", "借款人"),
    maximize(log(c_1) + beta * log(c_2)),
    [c_1, c_2, borrowed],
    [constraint(c_1, w + borrowed), constraint(c_2 + (1 + r) * borrowed, w_t), nonnegative(borrowed)],
    exogenous=[w, w_t, r],
    parameters=[beta],
)
PUBLISHED: dict[str, tuple[OptimizationProblem, dict[EconomicSymbol, sympy.Expr]]] = {
    "two_period_log": (
        TWO_PERIOD_LOG,
        {c_1: w / (1 + beta), s: beta * w / (1 + beta), c_2: beta * (1 + r) * w / (1 + beta)},
    ),
    "two_period_crra": (
        TWO_PERIOD_CRRA,
        {c_1: w / (1 + beta ** (1 / sigma) * (1 + r) ** ((1 - sigma) / sigma))},
    ),
    "cobb_douglas": (COBB_DOUGLAS, {x_1: alpha * m / p_1, x_2: (1 - alpha) * m / p_2}),
    "ces": (
        CES,
        {x_1: m * p_1 ** (1 / (rho - 1)) / (p_1 ** (rho / (rho - 1)) + p_2 ** (rho / (rho - 1)))},
    ),
    "cost": (
        COST,
        {
            x_1: q * (alpha * w_2 / ((1 - alpha) * w_1)) ** (1 - alpha),
            x_2: q * ((1 - alpha) * w_1 / (alpha * w_2)) ** alpha,
        },
    ),
    "brock_mirman": (BROCK_MIRMAN, {k: alpha * beta * A * k_0**alpha / (1 + alpha * beta)}),
    "golden_rule": (GOLDEN_RULE, {k: (alpha / (growth + delta)) ** (1 / (1 - alpha))}),
    "labour": (LABOUR, {n: (w ** (1 - sigma) / chi) ** (1 / (sigma + psi))}),
}
