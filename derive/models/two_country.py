"""Two countries with CRRA utility and Cobb-Douglas production: the six equations that the notes leave blank."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, Kind, identity, nonzero
from derive.functional_forms import cobb_douglas, crra
from derive.functions import declared_functions
from derive.model import Model
from derive.models.two_country_equilibrium import HOME_1, HOME_2, HOME_EULER, equilibrium_system
from derive.models.two_country_symbols import (
    A,
    F,
    L,
    alpha,
    b_1,
    beta,
    c_1,
    c_1s,
    c_2,
    c_2s,
    k_0,
    k_0s,
    k_1,
    sigma,
    theta,
    u,
)
from derive.models.two_country_tables import equilibrium_tables
from derive.rules import calibrate, conclude, define, specify
from derive.rules.take_root import take_root
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, EconomicSymbol, aggregate, variable

c = variable("c", ("consumption", "消费"), domain=POSITIVE)
k = variable("k", ("capital", "资本"), domain=POSITIVE)
l = variable("l", ("labour", "劳动"), domain=POSITIVE)
R = aggregate("R", ("gross return to capital", "资本总回报率"), domain=POSITIVE)
q = aggregate("q", ("discounted gross return", "贴现后的总回报率"), domain=POSITIVE)
g = aggregate("g", ("growth factor of consumption", "消费增长倍数"), domain=POSITIVE)
n = aggregate("n", ("wealth of the firms at the end of period 1", "企业第 1 期期末的财富"), domain=NONNEGATIVE)

_REDUCED = equilibrium_system()
FOREIGN_1 = _REDUCED.result("reduced_foreign_1")
FOREIGN_2 = _REDUCED.result("reduced_foreign_2")
FOREIGN_EULER = _REDUCED.result("reduced_foreign_euler")

# In the order of the notes' (10.18)-(10.23).
_SIX = {
    "10.18": HOME_1,
    "10.19": HOME_2,
    "10.20": FOREIGN_1,
    "10.21": FOREIGN_2,
    "10.22": HOME_EULER,
    "10.23": FOREIGN_EULER,
}
NUMBERS = {k_0: 1, k_0s: 1, L: 1, A: 1, alpha: Rational(2, 5), beta: Rational(49, 50), sigma: 2}
_VALUES = tuple(identity(symbol, number, symbol.meaning) for symbol, number in NUMBERS.items())
_ORDER = (c_1, c_2, c_1s, c_2s, beta, A, alpha, sigma, k_0, k_0s, k_1, L, theta, b_1)

FORMS = Model(
    "two_country_forms",
    ("Functional forms and numbers", "函数形式与参数取值"),
    [*_SIX.values(), *_VALUES],
    endogenous=[c_1, c_2, c_1s, c_2s, k_1, b_1, *NUMBERS],
    parameters=[theta],
    conditions=[nonzero(1 - sigma)],
    order=_ORDER,
    decimals=True,
)


def _forms_in(equation: Equation) -> list[tuple[object, object, object]]:
    """The forms for the functions that an equation has."""
    present = {one.key for side in (equation.lhs, equation.rhs) for one in declared_functions(side)}
    forms = ((u, crra(sigma), (c,)), (F, cobb_douglas(alpha, 1 - alpha), (k, l)))
    return [form for form in forms if form[0].declaration.key in present]


def functional_forms() -> Derivation:
    """(10.18)-(10.23), what they say about capital and borrowing, and one equation for all."""
    derivation = Derivation(
        FORMS,
        "functional_forms",
        ("CRRA and Cobb–Douglas: the six equations", "CRRA 效用与柯布—道格拉斯生产函数：六个方程"),
        intro=(
            "Borrowing and capital of the foreign country are eliminated. Into the remaining six equations go a utility "
            "function "
            "with constant relative risk aversion (not equal to one; one is the logarithm), a Cobb–Douglas production "
            "function, "
            "and the numbers of the notes. The notes leave the place of the six equations empty.",
            "消去外国的借款与资本，在余下的六个方程中代入 CRRA 效用函数（相对风险厌恶系数不等于 1；等于 1 时为对数效用）、"
            "柯布—道格拉斯生产函数以及讲义给出的参数值。讲义中这六个方程处是空白。",
        ),
        reading=(
            "The six equations come down to one for capital in period 2; everything else follows from it. It says that the "
            "world's consumption of period 2, chosen by two Euler equations, is what the world has left then, less what the "
            "firms keep.",
            "六个方程归结为关于第 2 期资本的一个方程，其余变量都由它得出。它的含义是：由两国欧拉方程决定的第 2 期世界总消费，"
            "等于世界第 2 期可用的资源减去企业留下的部分。",
        ),
        figures=("theta_sweep",),
        tables=equilibrium_tables(R),
    )
    for label, equation in _SIX.items():
        shaped = derivation.by(specify(*_forms_in(equation), equation=equation), id=f"specified_{label}")
        derivation.by(calibrate(*_VALUES, equation=shaped, worked_out=True), id=f"numeric_{label}", label=label)
    _in_consumption(derivation)
    _single(derivation)
    return derivation


def _in_consumption(derivation: Derivation) -> None:
    home, foreign = derivation.result("numeric_10.18"), derivation.result("numeric_10.20")
    derivation.by(conclude(Equation(k_1, 2 - (c_1 + c_1s) / 2), home, foreign), id="capital", label="k_1")
    derivation.by(conclude(Equation(b_1, (c_1 - c_1s) / 2), home, foreign), id="borrowing", label="b_1")


def _single(derivation: Derivation) -> None:
    """One equation in k_1: add up the two countries."""
    home_1, home_2, foreign_1, foreign_2, home_euler, foreign_euler = (derivation.result(f"numeric_{name}") for name in _SIX)
    gross = derivation.by(define(R, 1 + Rational(2, 5) * k_1 ** Rational(-3, 5)), id="gross_return")
    worth = derivation.by(define(q, Rational(49, 50) * R, gross), id="discounted_return")
    factor = derivation.by(define(g, q ** Rational(1, 2), worth), id="growth_factor")
    home, foreign = (
        _grown(derivation, euler, (gross, worth, factor), today, tomorrow, name)
        for euler, today, tomorrow, name in ((home_euler, c_1, c_2, "home"), (foreign_euler, c_1s, c_2s, "foreign"))
    )
    today = derivation.by(conclude(Equation(c_1 + c_1s, 4 - 2 * k_1), home_1, foreign_1), id="world_1")
    wealth = derivation.by(define(n, Rational(7, 5) * theta), id="wealth_of_the_firms")
    tomorrow = derivation.by(
        conclude(Equation(c_2 + c_2s, 2 * k_1 + 2 * k_1 ** Rational(2, 5) - n * R), home_2, foreign_2, wealth, gross),
        id="world_2",
    )
    both = derivation.by(conclude(Equation(c_2 + c_2s, g * (c_1 + c_1s)), home, foreign), id="world_growth")
    grown = derivation.by(conclude(Equation(c_2 + c_2s, g * today.rhs), both, today), id="world_demand")
    derivation.by(conclude(Equation(g * today.rhs, tomorrow.rhs), grown, tomorrow), id="single")


def _grown(
    derivation: Derivation,
    euler: Equation,
    names: tuple[Equation, Equation, Equation],
    today: EconomicSymbol,
    tomorrow: EconomicSymbol,
    country: str,
) -> Equation:
    """Both countries consume g times as much in period 2."""
    gross, worth, factor = names
    short = derivation.by(conclude(Equation(today**-2, q * tomorrow**-2), euler, gross, worth), id=f"euler_{country}")
    root = derivation.by(take_root(tomorrow, equation=short), id=f"root_{country}")
    return derivation.by(conclude(Equation(tomorrow, g * today), root, factor), id=f"growth_{country}")


def _solvable() -> tuple[Equation, ...]:
    derivation = functional_forms()
    shaped = (derivation.result(f"specified_{label}") for label in _SIX)
    return tuple(Equation(one.lhs, one.rhs, Kind.EQUILIBRIUM, label=label) for label, one in zip(_SIX, shaped, strict=True))


TWO_COUNTRY = Model(
    "two_country",
    ("Two countries: CRRA and Cobb–Douglas", "两国模型：CRRA 与柯布—道格拉斯"),
    _solvable(),
    endogenous=[c_1, c_2, c_1s, c_2s, k_1, b_1],
    exogenous=[k_0, k_0s, L],
    parameters=[A, alpha, beta, sigma, theta],
    order=_ORDER,
    decimals=True,
    given=dict(NUMBERS),
)
