"""Textbook problems, each with the answer that its source prints."""

from __future__ import annotations

import sympy
from sympy import log

from derive.equation import constraint, nonzero
from derive.problem import OptimizationProblem, maximize, minimize
from derive.symbols import POSITIVE, REAL, UNIT_INTERVAL, EconomicSymbol, parameter, variable


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
}
