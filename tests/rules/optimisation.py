"""Examples for the rules of optimisation: moves whose claims are true, and forgeries of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sympy import Abs, Integer, Max, Min, log

from derive.claims import Claim
from derive.equation import Condition, Equation, constraint, nonnegative
from derive.functional_forms import cobb_douglas, logarithmic, quadratic
from derive.functions import function
from derive.problem import OptimizationProblem, maximize
from derive.rules import (
    compare_conditions,
    curved,
    eliminate_multipliers,
    envelope,
    euler_theorem,
    first_order_condition,
    in_case,
    multiplier_value,
    on_side,
    optimal_point,
    requirement,
    solve_terms,
    specify,
    sufficient,
    suppose_binding,
    take_root,
    write_lagrangian,
)
from derive.symbols import NONNEGATIVE, POSITIVE, UNIT_INTERVAL, parameter, variable

c_1, c_2, w = (variable(name, (name, name), domain=POSITIVE) for name in ("c_1", "c_2", "w"))
s = variable("s", ("saving", "储蓄"))
beta, r = (parameter(name, (name, name), domain=POSITIVE) for name in ("beta", "r"))
lambda_1, lambda_2 = (variable(name, (name, name)) for name in ("lambda_1", "lambda_2"))
u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
SAVER = OptimizationProblem(
    "saver",
    ("A saver", "储蓄者"),
    maximize(u(c_1) + beta * u(c_2)),
    [c_1, c_2, s],
    [constraint(c_1 + s, w), constraint(c_2, (1 + r) * s)],
    [lambda_1, lambda_2],
    exogenous=[w],
    parameters=[beta, r],
)

lagrangian = Equation(SAVER.lagrangian_symbol, SAVER.lagrangian)
today = Equation(u(c_1).diff(c_1), lambda_1)
tomorrow = Equation(beta * u(c_2).diff(c_2), lambda_2)
saving = Equation(lambda_1, (1 + r) * lambda_2)
euler = Equation(u(c_1).diff(c_1), beta * (1 + r) * u(c_2).diff(c_2))

PROVED: dict[str, list[Callable[[], Claim]]] = {
    "write_lagrangian": [lambda: write_lagrangian(SAVER).claim],
    "first_order_condition": [
        lambda: first_order_condition(c_1, lagrangian, multipliers=SAVER.multipliers).claim,
        lambda: first_order_condition(c_2, lagrangian, multipliers=SAVER.multipliers).claim,
        lambda: first_order_condition(s, lagrangian, multipliers=SAVER.multipliers).claim,
    ],
    "eliminate_multipliers": [
        lambda: eliminate_multipliers(SAVER.multipliers, today, tomorrow, equation=saving).claim,
    ],
}

c = variable("c", ("consumption", "消费"), domain=POSITIVE)
k, n = (variable(name, (name, name), domain=POSITIVE) for name in ("k", "n"))
F = function("F", 2, ("output", "产出"), signs={1: ">0", 2: ">0", (1, 1): "<0"}, concave=True, homogeneous=1)
alpha = parameter("alpha", ("capital share", "资本份额"), domain=UNIT_INTERVAL)
rental = Equation(F(k, n).diff(k), r)
r_g = parameter("r_g", ("foreign rate", "国外利率"), domain=POSITIVE)
foreign = Equation(u(c_1).diff(c_1), beta * (1 + r_g) * u(c_2).diff(c_2))
PROVED["curved"] = [
    lambda: curved(lagrangian, SAVER.choices, "concave").claim,
    lambda: curved(-u(c_1) + s, (c_1, s), "convex").claim,
    lambda: curved(c_1 - 2 * s, (c_1, s), "affine").claim,
    lambda: curved(-(c_1**2) - s**2 + c_1 * s, (c_1, s), "concave").claim,
    lambda: curved(beta * F(k + n, n) - r * k, (k, n), "concave").claim,
]
PROVED["specify"] = [
    lambda: specify((u, logarithmic(), (c,)), equation=euler).claim,
    lambda: specify((F, cobb_douglas(alpha, 1 - alpha), (k, n)), equation=rental).claim,
]
PROVED["compare_conditions"] = [lambda: compare_conditions(euler, foreign).claim]
z = variable("z", ("money", "货币"), domain=NONNEGATIVE)
power = Equation(c_1 ** (-alpha), beta * c_2 ** (-alpha))
terms = Equation(c_1 * c_2**alpha + c_1, w)
corner = OptimizationProblem(
    "corner",
    ("A corner", "角点"),
    maximize(log(c_1) + z),
    [c_1, z],
    [constraint(r * c_1 + z, w), nonnegative(z)],
    exogenous=[w],
    parameters=[r],
)
bound = corner.constraints[1]
binding = (Condition(z, "=0"),)
loose = (Condition(bound.multiplier, "=0"),)
price = Equation(Integer(1) + bound.multiplier, corner.constraints[0].multiplier)
conditions = {choice: first_order_condition(choice, lagrangian).claim.conclusion for choice in SAVER.choices}
interior = Equation(z, w - 1)
PROVED["take_root"] = [lambda: take_root(c_1, equation=power).claim, lambda: take_root(c_2, equation=power).claim]
PROVED["solve_terms"] = [lambda: solve_terms(c_1, equation=terms).claim]
PROVED["suppose_binding"] = [lambda: suppose_binding(bound, binding).claim]
PROVED["in_case"] = [lambda: in_case(price, (bound.multiplier,), loose).claim]
PROVED["requirement"] = [lambda: requirement(nonnegative(z), interior).claim]
PROVED["multiplier_value"] = [
    lambda: multiplier_value(lambda_1, (today, tomorrow), SAVER.multipliers, (Equation(c_1, w),)).claim
]
PROVED["envelope"] = [lambda: envelope(SAVER, w, conditions).claim, lambda: envelope(SAVER, r, conditions).claim]
shoes = Equation(w, Min(c_1 / r, c_2))
left_short = (nonnegative(c_2 - c_1 / r),)
PROVED["on_side"] = [
    lambda: on_side(shoes, {Min(c_1 / r, c_2): c_1 / r}, left_short).claim,
    lambda: on_side(Equation(w, c_1 + Max(s, 0)), {Max(s, 0): s}, (nonnegative(s),)).claim,
    lambda: on_side(nonnegative(w - Abs(s)), {Abs(s): -s}, (nonnegative(-s),)).claim,
]
PROVED["sufficient"] = [lambda: sufficient(SAVER, conditions).claim]
at_corner = (
    Equation(c_1, w / r),
    Equation(z, 0),
    Equation(corner.multipliers[0], 1 / w),
    Equation(corner.multipliers[1], 1 / w - 1),
)
PROVED["optimal_point"] = [lambda: optimal_point(corner, at_corner, given=(nonnegative(1 - w),)).claim]
PROVED["euler_theorem"] = [lambda: euler_theorem(F(k, n)).claim]

without_budget = Equation(u(c_1).diff(c_1), beta * lambda_1)
higher = (Equation(c_1, 2 * w / r), *at_corner[1:])

REFUTED: dict[str, list[Callable[[], Claim]]] = {
    "on_side": [
        lambda: on_side(shoes, {Min(c_1 / r, c_2): c_2}, left_short).claim,
        lambda: on_side(Equation(w, c_1 + Max(s, 0)), {Max(s, 0): 0 * s}, (nonnegative(s),)).claim,
    ],
    "sufficient": [lambda: sufficient(SAVER, conditions | {c_1: without_budget}).claim],
    "optimal_point": [
        lambda: optimal_point(corner, higher, given=(nonnegative(1 - w),)).claim,
        lambda: replace(optimal_point(corner, at_corner, given=(nonnegative(1 - w),)).claim, kind="minimum"),
    ],
    "write_lagrangian": [
        lambda: replace(write_lagrangian(SAVER).claim, value=SAVER.lagrangian + c_1),
        lambda: replace(write_lagrangian(SAVER).claim, kind="minimum"),
    ],
    "first_order_condition": [
        lambda: replace(first_order_condition(c_1, lagrangian).claim, conclusion=Equation(u(c_1).diff(c_1), -lambda_1)),
        lambda: replace(first_order_condition(c_1, lagrangian).claim, conclusion=Equation(u(c_1), lambda_1)),
        lambda: replace(first_order_condition(s, lagrangian).claim, conclusion=Equation(lambda_1, r * lambda_2)),
        lambda: replace(first_order_condition(s, lagrangian).claim, choice=c_1),
    ],
    "curved": [
        lambda: curved(lagrangian, SAVER.choices, "convex").claim,
        lambda: curved(-(c_1**2) - s**2 + 3 * c_1 * s, (c_1, s), "concave").claim,
        lambda: curved(c_1 * s, (c_1, s), "concave").claim,
        lambda: curved(u(c_1), (c_1,), "affine").claim,
    ],
    "specify": [
        lambda: specify((u, quadratic(Integer(1), Integer(1)), (c,)), equation=euler).claim,
        lambda: specify((F, cobb_douglas(alpha, alpha), (k, n)), equation=rental).claim,
        lambda: replace(specify((u, logarithmic(), (c,)), equation=euler).claim, conclusion=Equation(c_2, (1 + r) * c_1)),
    ],
    "take_root": [lambda: replace(take_root(c_1, equation=power).claim, conclusion=Equation(c_1, beta * c_2))],
    "solve_terms": [lambda: replace(solve_terms(c_1, equation=terms).claim, conclusion=Equation(c_1, w / c_2**alpha))],
    "suppose_binding": [lambda: replace(suppose_binding(bound, binding).claim, conclusion=Equation(z, 1), given=())],
    "in_case": [lambda: replace(in_case(price, (bound.multiplier,), loose).claim, conclusion=Equation(lambda_1, 2))],
    "requirement": [lambda: replace(requirement(nonnegative(z), interior).claim, conclusion=nonnegative(w - 2))],
    "multiplier_value": [
        lambda: replace(
            multiplier_value(lambda_1, (today, tomorrow), SAVER.multipliers, (Equation(c_1, w),)).claim,
            conclusion=Equation(lambda_1, u(w)),
        )
    ],
    "envelope": [
        lambda: replace(envelope(SAVER, w, conditions).claim, value=lambda_2),
        lambda: replace(envelope(SAVER, r, conditions).claim, value=-s * lambda_2),
    ],
    "euler_theorem": [lambda: replace(euler_theorem(F(k, n)).claim, conclusion=Equation(k * F(k, n).diff(k), F(k, n)))],
    "compare_conditions": [lambda: replace(compare_conditions(euler, foreign).claim, conclusion=Equation(r, 2 * r_g))],
    "eliminate_multipliers": [
        lambda: replace(
            eliminate_multipliers(SAVER.multipliers, today, tomorrow, equation=saving).claim,
            conclusion=Equation(u(c_1).diff(c_1), (1 + r) * u(c_2).diff(c_2)),
        ),
    ],
}
