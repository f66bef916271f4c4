"""Systems that are hard to solve, each in its own way."""

from itertools import pairwise

import sympy
from sympy import Rational, exp, log

from derive import Model, behavioural, equilibrium, parameter, variable
from derive.symbols import NONNEGATIVE, POSITIVE, POSITIVE_INTEGER, UNIT_INTERVAL

x = variable("x", ("capital", "资本"), domain=POSITIVE)
y = variable("y", ("output", "产出"), domain=POSITIVE)
h = variable("h", ("hours", "劳动时间"), domain=NONNEGATIVE)
q = variable("q", ("probability", "概率"), domain=UNIT_INTERVAL)
n = variable("n", ("firms", "企业数"), domain=POSITIVE_INTEGER)
u, v = variable("u", ("a real number", "实数")), variable("v", ("another real number", "另一实数"))
a = parameter("a", ("parameter", "参数"), domain=POSITIVE)
path = [variable(f"k_{t}", (f"capital {t}", f"第 {t} 期资本"), domain=POSITIVE) for t in range(1, 13)]


def _euler_equations() -> list[object]:
    """Twelve periods of saving, and nothing left at the end."""
    stocks, share = [a, *path, sympy.Integer(0)], Rational(1, 3)
    eaten = [before**share - after for before, after in pairwise(stocks)]
    returns = [share * stock ** (share - 1) for stock in path]
    pairs = zip(pairwise(eaten), returns, strict=True)
    return [equilibrium(later, Rational(24, 25) * rate * now) for (now, later), rate in pairs]


NO_MEETING = Model(
    "no_meeting",
    ("Demand and supply never meet", "供求永不相等"),
    [behavioural(y, 1 / (1 + x)), equilibrium(y, a + x**2 + 2)],
    [x, y],
    [],
    [a],
)
TRAP = Model("trap", ("Poverty trap", "贫困陷阱"), [equilibrium(x, 10 * a * x**2 / (1 + x**2))], [x], [], [a])
CORNER = Model("corner", ("Corner", "角点"), [equilibrium(exp(h) * (1 + h), a)], [h], [], [a])
SCALES = Model(
    "scales",
    ("Badly scaled", "量级悬殊"),
    [equilibrium(a * 10**12, y * exp(-30 * q) / 5), equilibrium(y, 10**14 * (1 - q) ** 2), equilibrium(x * 10**9, q)],
    [x, y, q],
    [],
    [a],
)
SAVING = Model("saving", ("Twelve periods", "十二期"), _euler_equations(), path, [], [a])
EXPONENTIAL = Model(
    "exponential",
    ("Exponential", "指数"),
    [equilibrium(exp(5 * u) - v, 3), equilibrium(v + a * exp(-5 * u), log(2 + v**2))],
    [u, v],
    [],
    [a],
)
CHOICE = Model("choice", ("Logit choice", "Logit 选择"), [equilibrium(log(q / (1 - q)), (2 * q - 1) / a)], [q], [], [a])
CONTINUUM = Model(
    "continuum", ("A continuum", "连续统"), [equilibrium(x * y, a), equilibrium(log(x) + log(y), log(a))], [x, y], [], [a]
)
TANGENT = Model("tangent", ("Tangency", "相切"), [equilibrium(x + 1 / x, a)], [x], [], [a])
ENTRY = Model("entry", ("Free entry", "自由进入"), [equilibrium(a, (n + 1) ** 2)], [n], [], [a])
