"""Balls contain the truth, and only finite balls are evidence."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from flint import arb
from hypothesis import given, settings, strategies as st
from sympy import Function, Integer, Piecewise, Rational, Symbol, exp, log, pi, sqrt, symbols

from derive.algebra.ball import evaluate, excludes_zero
from derive.algebra.instances import instance
from derive.algebra.sample import points, sample
from derive.algebra.work import OutOfReach
from derive.equation import Condition, less, positive
from derive.functions import function
from derive.symbols import Domain, interval

x, y = symbols("x y")
p, q = symbols("p q", positive=True)


@pytest.mark.parametrize(
    "expression",
    [
        sqrt(x) + y ** Rational(2, 3),
        log(x) * exp(-y),
        x**y,
        pi * x + sympy.E**y + sympy.GoldenRatio,
        sympy.sin(x) + sympy.cos(y) + sympy.tan(x),
        sympy.Abs(x - y) + sympy.Max(x, y) - sympy.Min(x, y),
        sympy.erf(x) + sympy.gamma(y),
        sympy.tanh(x) + sympy.sinh(y),
        Piecewise((x, x < y), (y, True)),
        sympy.Sum(x ** Symbol("j"), (Symbol("j"), 0, 4)),
    ],
    ids=str,
)
@pytest.mark.parametrize("precision", [53, 200])
def test_ball_contains_what_mpmath_finds(expression: sympy.Expr, precision: int) -> None:
    point = {x: Rational(5, 3), y: Rational(7, 4)}
    ball = evaluate(expression, point, precision)
    digits = sympy.N(expression.subs(point), 90)
    assert ball.is_finite()
    assert abs(ball - arb(str(digits))) < arb(2) ** (10 - min(precision, 53))
    assert ball.rad() < arb(2) ** (8 - precision)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (log(x), -1),
        (log(x), 0),
        (1 / x, 0),
        (sqrt(x), -2),
        (x**pi, -1),
        (sympy.gamma(x), -1),
        (1 / (x - x**2), 1),
        (sympy.tan(pi / 2 + x - 1), 1),
    ],
)
def test_no_real_value_gives_no_evidence(expression: sympy.Expr, value: int) -> None:
    ball = evaluate(expression, {x: value})
    assert not ball.is_finite()
    assert not excludes_zero(ball)


@pytest.mark.parametrize(
    "expression",
    [
        sympy.I * x,
        sympy.Integral(x, x),
        Function("f")(x),
        y,
        sympy.zoo,
        sympy.Sum(x, (y, 1, sympy.oo)),
        Piecewise((x, sympy.Or(x < 1, x > 2))),
    ],
)
def test_what_cannot_be_evaluated_is_out_of_reach(expression: sympy.Expr) -> None:
    with pytest.raises(OutOfReach):
        evaluate(expression, {x: 1})


def test_exact_numbers_stay_exact() -> None:
    assert evaluate(x * 3 - 1, {x: Fraction(1, 3)}, 200).contains(0)
    assert excludes_zero(evaluate(x - Rational(1, 10**80), {x: 0}, 64))
    assert evaluate(x**3, {x: -2}) == -8


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    st.fractions(min_value=-9, max_value=9, max_denominator=50),
    st.fractions(min_value=Fraction(1, 9), max_value=9, max_denominator=50),
)
def test_rational_arithmetic_encloses_the_exact_value(first: Fraction, second: Fraction) -> None:
    expression = (x**3 - x / y + 2) / (1 + x**2 + y)
    exact = (first**3 - first / second + 2) / (1 + first**2 + second)
    ball = evaluate(expression, {x: first, y: second}, 53)
    assert evaluate(x, {x: exact}, 300).overlaps(ball)


DECLARATIONS = [
    function("u_1", 1, "concave utility", signs={1: ">0", (1, 1): "<0"}),
    function("u_2", 1, "prudent utility", signs={1: ">0", (1, 1): "<0", (1, 1, 1): ">0"}),
    function(
        "F_1",
        2,
        "production",
        signs={(): ">0", 1: ">0", 2: ">0", (1, 1): "<0", (2, 2): "<0", (1, 2): ">0"},
        concave=True,
        homogeneous=1,
    ),
    function("F_2", 2, "production", signs={1: ">0", 2: ">0"}, concave=True),
    function("L_1", 2, "money demand", signs={1: ">0", 2: "<0"}),
    function("L_2", 3, "money demand", signs={1: ">0", 2: "<0", 3: ">=0"}),
    function("I_1", 1, "investment", signs={1: "<0"}),
    function("c_1", 1, "convex cost", signs={(): ">0", 1: ">0", (1, 1): ">0"}),
    function("g_1", 2, "anything"),
    function("z_1", 2, "no second argument", signs={1: ">0", 2: "=0"}),
]


@pytest.mark.parametrize("head", DECLARATIONS, ids=lambda head: head.declaration.key)
@pytest.mark.parametrize("seed", range(3))
def test_concrete_functions_have_every_declared_sign(head: type, seed: int) -> None:
    declaration = head.declaration
    made = [one for powers in (True, False) if (one := instance(declaration, seed, powers)) is not None]
    assert made
    for concrete in made:
        for at in (Fraction(1, 7), Fraction(2), Fraction(9)):
            arguments = [arb(at.numerator) / at.denominator + place for place in range(declaration.arity)]
            for index, sign in declaration.signs:
                value = concrete.value(index, arguments)
                assert {">0": value > 0, "<0": value < 0, ">=0": value >= 0, "<=0": value <= 0, "=0": value == 0}[sign]


@pytest.mark.parametrize("head", DECLARATIONS, ids=lambda head: head.declaration.key)
def test_partials_are_the_derivatives_of_one_function(head: type) -> None:
    concrete = instance(head.declaration, 1)
    assert concrete is not None
    names = [Symbol(name, positive=True) for name in concrete.names]
    point = {name: Rational(3 + place, 2) for place, name in enumerate(names)}
    for index in [(), (1,), (1, 1), tuple(range(1, len(names) + 1))]:
        expression = concrete.expression
        for place in index:
            expression = sympy.diff(expression, names[place - 1])
        direct = concrete.value(index, [evaluate(name, point, 53) for name in names])
        assert evaluate(expression, point, 100).overlaps(direct)


def test_homogeneous_instances_scale() -> None:
    concrete = instance(DECLARATIONS[2].declaration, 2)
    assert concrete is not None
    assert concrete.value((), [arb(6), arb(10)]).overlaps(2 * concrete.value((), [arb(3), arb(5)]))


def test_power_terms_say_nothing_about_negative_arguments() -> None:
    concrete = instance(DECLARATIONS[0].declaration, 0, powers=True)
    assert concrete is not None
    assert not concrete.value((1,), [arb(-1)]).is_finite()


def test_points_lie_in_domains_and_meet_conditions() -> None:
    domains = {x: interval(0, 1), y: Domain(lower=Integer(1), open_lower=False, integer=True)}
    conditions = (positive(x * y - 1), less(x, Rational(9, 10)))
    found = sample([x, y], conditions, 10, seed=3, domains=domains)
    assert len(found) == 10
    for point in found:
        assert all(domains[symbol].contains(value) for symbol, value in point.items())
        assert point[x] * point[y] > 1
        assert point[x] < Rational(9, 10)


def test_equality_conditions_are_solved_when_linear() -> None:
    found = sample([p, q], [Condition(p + 2 * q - 5, "=0")], 6)
    assert len(found) == 6
    assert all(point[p] + 2 * point[q] == 5 and point[p] > 0 < point[q] for point in found)


def test_impossible_conditions_give_no_points() -> None:
    assert sample([p], [positive(-p)], 3) == []
    assert sample([p], [positive(p - 10**9)], 3) == []


def test_points_do_not_depend_on_the_order_of_the_symbols() -> None:
    first = next(points([x, y, p, q], seed=5))
    assert first == next(points([q, p, y, x], seed=5))
    assert list(first) == [p, q, x, y]
