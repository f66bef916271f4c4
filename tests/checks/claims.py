"""Claims written by hand, as a lecturer would make them, at least one for every kind.

They do not come from rules or strategies, so the checks are tested on their own ground.
"""

from __future__ import annotations

import sympy
from sympy import Integer, Rational, Symbol, exp, log, oo, sqrt

from derive.claims import (
    ApproximatesWithin,
    ChangesSign,
    Defines,
    Entails,
    Form,
    HasLimit,
    HasRank,
    HasSign,
    HasSolution,
    IsCurved,
    IsDerivative,
    IsInfeasible,
    IsLagrangian,
    IsOptimum,
    IsStationary,
    IsSufficient,
    IsTotalDifferential,
    Specialises,
    SumsTo,
)
from derive.equation import Condition, Equation, behavioural, definition, equilibrium, positive
from derive.functions import function
from derive.symbols import (
    POSITIVE,
    POSITIVE_INTEGER,
    REAL,
    SHARE,
    UNIT_INTERVAL,
    aggregate,
    differential,
    interval,
    parameter,
    variable,
)


def _variables(names: str, domain=REAL):
    return [variable(name, (name, name), domain=domain) for name in names.split()]


Y, C, I, T, Y_d, G, NX, R, T_0, r = _variables("Y C I T Y_d G NX R T_0 r")
M, P, m = _variables("M P m", POSITIVE)
a, I_0 = (parameter(name, (name, name)) for name in ("a", "I_0"))
b = parameter("b", ("b", "b"), domain=UNIT_INTERVAL)
t = parameter("t", ("t", "t"), domain=SHARE)
d, h, k, p = (parameter(name, (name, name), domain=POSITIVE) for name in ("d", "h", "k", "p"))
K = aggregate("K", ("K", "K"), domain=POSITIVE)
A_0 = aggregate("A_0", ("A_0", "A_0"))
D = aggregate("D", ("D", "D"), domain=POSITIVE)
n = parameter("n", ("years", "年数"), domain=POSITIVE_INTEGER)
j = Symbol("j", integer=True)
x, y = _variables("x y")
z, w = _variables("z w", POSITIVE)
unit = variable("unit", ("unit", "unit"), domain=interval(0, 1, closed=True))
v = function("v", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
L = function("L", 2, ("money demand", "货币需求"), signs={1: ">0", 2: "<0"})
u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"})

consumption = behavioural(C, a + b * Y_d)
disposable = definition(Y_d, Y - T + R)
tax = behavioural(T, T_0 + t * Y)
investment = behavioural(I, I_0 - d * r)
goods = equilibrium(Y, C + I + G + NX)
STRUCTURE = (consumption, disposable, tax, investment, goods)
spending = a + I_0 - b * T_0 + b * R + G + NX
multiplier = definition(K, 1 / (1 - b + b * t))
autonomous = definition(A_0, spending)
denominator = definition(D, h + K * d * k)
IS = Equation(Y, K * A_0 - K * d * r)
LM = equilibrium(M / P, k * Y - h * r)
DEFINED = (multiplier, autonomous, denominator)
income = Equation(Y, (K * h * A_0 + K * d * M / P) / D)
interest = Equation(r, (K * k * A_0 - M / P) / D)
REDUCED = (income, interest)
money_market = equilibrium(M / P, L(Y, r))

# Effects on income and the interest rate: value, sign, and what the sign supposes (design: the comparative statics table).
INCOME_UP, RATE_UP, DISPOSABLE_UP = positive(Y), positive(r), positive(Y * (1 - t) - T_0 + R)
EFFECTS = {
    (Y, G): (K * h / D, ">0", ()),
    (r, G): (K * k / D, ">0", ()),
    (Y, a): (K * h / D, ">0", ()),
    (r, I_0): (K * k / D, ">0", ()),
    (Y, NX): (K * h / D, ">0", ()),
    (Y, R): (b * K * h / D, ">0", ()),
    (r, R): (b * K * k / D, ">0", ()),
    (Y, T_0): (-b * K * h / D, "<0", ()),
    (r, T_0): (-b * K * k / D, "<0", ()),
    (Y, t): (-b * K * h * Y / D, "<0", (INCOME_UP,)),
    (r, t): (-b * K * k * Y / D, "<0", (INCOME_UP,)),
    (Y, b): (K * h * (Y * (1 - t) - T_0 + R) / D, ">0", (DISPOSABLE_UP,)),
    (r, b): (K * k * (Y * (1 - t) - T_0 + R) / D, ">0", (DISPOSABLE_UP,)),
    (Y, d): (-K * h * r / D, "<0", (RATE_UP,)),
    (r, d): (-K * k * r / D, "<0", (RATE_UP,)),
    (Y, h): (K * d * r / D, ">0", (RATE_UP,)),
    (r, h): (-r / D, "<0", (RATE_UP,)),
    (Y, k): (-K * d * Y / D, "<0", (INCOME_UP,)),
    (r, k): (Y / D, ">0", (INCOME_UP,)),
    (Y, M): (K * d / (D * P), ">0", ()),
    (r, M): (-1 / (D * P), "<0", ()),
    (Y, P): (-K * d * M / (D * P**2), "<0", ()),
    (r, P): (M / (D * P**2), ">0", ()),
}


def effect(outcome, shock) -> IsDerivative:
    """The derivative in the table, implicitly from IS, LM and the definitions of the aggregates."""
    value, _, _ = EFFECTS[outcome, shock]
    dependents = (Y, r, K, A_0, D)
    return IsDerivative(outcome, shock, value, (IS, LM, *DEFINED), dependents)


def sign_of_effect(outcome, shock) -> HasSign:
    """Its sign, with the aggregates kept, given what it supposes about income or the interest rate."""
    value, sign, given = EFFECTS[outcome, shock]
    return HasSign(value, sign, (), given=given)


CLAIMS = {
    "IS curve from the structure": Entails((multiplier, autonomous, *STRUCTURE), IS),
    "goods market after substitution": Entails(
        STRUCTURE, Equation(Y, a + b * (Y - T_0 - t * Y + R) + I_0 - d * r + G + NX), equivalent=True
    ),
    "IS isolated": Entails(
        (Equation((1 - b + b * t) * Y, spending - d * r),),
        Equation(Y, (spending - d * r) / (1 - b + b * t)),
        equivalent=True,
    ),
    "income of both markets": Entails((IS, LM, denominator, multiplier), income),
    "interest of both markets": Entails((IS, LM, denominator, multiplier), interest),
    "positive rate": Entails((interest, denominator, positive(k * K * A_0 - M / P)), positive(r)),
    "positive rate needs it": Entails((interest, denominator, positive(r)), positive(k * K * A_0 - M / P)),
    "nonlinear premises": Entails((Equation(x**2, y**2), positive(x + y)), Equation(x, y)),
    "powers": Entails((Equation(x, z**p), Equation(y, z ** (1 - p))), Equation(x * y, z)),
    "logarithms": Entails((Equation(x, log(z)), Equation(y, log(w))), Equation(exp(x + y), z * w)),
    "multiplier": Defines(K, 1 / (1 - b + b * t)),
    "denominator": Defines(D, h + K * d * k),
    **{f"d{outcome}/d{shock}": effect(outcome, shock) for outcome, shock in EFFECTS},
    "power rule": IsDerivative(z**p, z, p * z ** (p - 1)),
    "log rule": IsDerivative(log(1 + z) * exp(-z), z, exp(-z) / (1 + z) - exp(-z) * log(1 + z)),
    "abstract money market": IsDerivative(r, M, 1 / (P * L.partial(2)(Y, r)), (money_market,), (r,)),
    "abstract, other shock": IsDerivative(r, Y, -L.partial(1)(Y, r) / L.partial(2)(Y, r), (money_market,), (r,)),
    "Euler equation": IsDerivative(u(z) + p * u(w - z), z, u.partial(1)(z) - p * u.partial(1)(w - z), given=(positive(w - z),)),
    "first-order condition": IsStationary(m * x - p * x**2 / 2, x, Equation(m, p * x)),
    "Lagrangian": IsLagrangian(
        y, x * z + m * (M - p * x - P * z), "maximum", (m,), (Equation(I, x * z), Equation(p * x + P * z, M))
    ),
    "best bundle": IsOptimum(
        log(w) + log(z),
        "maximum",
        ((w, M / (2 * p)), (z, M / (2 * P))),
        (Equation(p * w + P * z, M),),
        constraints=(Equation(p * w + P * z, M),),
        multipliers=((m, 2 / M),),
    ),
    "sufficient conditions": IsSufficient(
        I,
        "maximum",
        (z, w),
        (Equation(v.partial(1)(z), m * p), Equation(v.partial(1)(w), m)),
        (Equation(p * z + w, M),),
        (m,),
        (
            Equation(I, v(z) + v(w)),
            Equation(p * z + w, M),
            Equation(v.partial(1)(z), m * p),
            Equation(v.partial(1)(w), m),
        ),
    ),
    "concave utility": IsCurved(v(z) + p * v(w) - m * z, (z, w), "concave"),
    "convex cost": IsCurved(x**2 + x * y + y**2, (x, y), "convex"),
    "budget": IsCurved(M - p * x - P * y, (x, y), "affine"),
    "log utility": Specialises(
        (Equation(v.partial(1)(z), p * v.partial(1)(w)),), (Form(v.declaration, (w,), log(w)),), Equation(w, p * z)
    ),
    "total differential": IsTotalDifferential(
        (money_market,),
        (Y, r, M),
        Equation(differential(M) / P, L.partial(1)(Y, r) * differential(Y) + L.partial(2)(Y, r) * differential(r)),
    ),
    **{f"sign of d{outcome}/d{shock}": sign_of_effect(outcome, shock) for outcome, shock in EFFECTS},
    "sign through definitions": HasSign(1 - (1 - b) * x, ">0", (Equation(x, 1 / (1 - b + b * t)),), given=(positive(t),)),
    "sign of a square": HasSign(x**2 - 2 * x * y + 2 * y**2 + 1, ">0"),
    "sign on a box": HasSign(unit * (1 - unit) + Rational(1, 100), ">0"),
    "sign of a partial": HasSign(-L.partial(1)(Y, r) / L.partial(2)(Y, r), ">0"),
    "joint condition": HasSign(w**2 - z**2, ">0", given=(positive(w - z),)),
    "open sign": ChangesSign(R - T_0),
    "open sign with premises": ChangesSign(Y, (IS, multiplier)),
    "no crowding out": HasLimit(K * h / D, h, oo, K, premises=(denominator,)),
    "full crowding out": HasLimit(K * h / D, h, Integer(0), Integer(0), premises=(denominator,)),
    "interest-elastic investment": HasLimit(K * d / D, d, oo, 1 / k, premises=(denominator,)),
    "vertical LM": HasLimit(k / h, h, Integer(0), oo),
    "negative slope": HasLimit(-1 / (K * d), d, Integer(0), -oo),
    "multiplier without saving": HasLimit(1 / (1 - b), b, Integer(1), oo, "-"),
    "consol": HasLimit(M * (1 - (1 + p) ** (-n)) / p, n, oo, M / p),
    "annuity": SumsTo(M * (1 + p) ** (-j), j, Integer(1), n, M * (1 - (1 + p) ** (-n)) / p),
    "holdings": SumsTo(100 * j, j, Integer(1), Integer(30), Integer(46500)),
    "arithmetic": SumsTo(j, j, Integer(1), n, n * (n + 1) / 2),
    "multiplier rounds": SumsTo(b**j, j, Integer(0), oo, 1 / (1 - b)),
    "present value example": HasSolution(
        Equation(Integer(30000), 11000 / (1 + x) + 12100 / (1 + x) ** 2 + 13310 / (1 + x) ** 3),
        x,
        interval(-1),
        True,
        Rational(1, 10),
    ),
    "one rate whatever the returns": HasSolution(Equation(M, P / (1 + x) + m / (1 + x) ** 2), x, interval(-1)),
    "one irrational root": HasSolution(Equation(x**3 + x, Integer(1)), x, interval(0)),
    "excluded case": IsInfeasible((Equation(x + y, Integer(1)), Equation(2 * x + 2 * y, Integer(3)))),
    "excluded sign": IsInfeasible((Equation(z * x, Integer(-1)), Condition(x, ">=0"))),
    "square root rule": IsOptimum(M * Y / z + p * z / 2, "minimum", ((z, sqrt(2 * M * Y / p)),), given=(positive(Y),)),
    "mean and variance": IsOptimum(m * x - p * x**2 / 2, "maximum", ((x, m / p),)),
    "two choices": IsOptimum(x**2 + x * y + y**2 - 3 * x, "minimum", ((x, Integer(2)), (y, Integer(-1)))),
    "regular Jacobian": HasRank(sympy.ImmutableMatrix([[1, K * d], [k, -h]]), 2),
    "redundant security": HasRank(sympy.ImmutableMatrix([[1, 2, 3], [1, 0, 1]]), 2),
    "Fisher error": ApproximatesWithin(z - z**2 / 2, z, z**2),
}

# Steps that hold, but that no forgery can break: a definition is free.
FREE = (Defines,)
