"""The normal form proves, and only proves."""

from __future__ import annotations

from contextlib import suppress

import pytest
import sympy
from hypothesis import given, settings, strategies as st
from sympy import Abs, Function, Integer, Piecewise, Pow, Rational, Symbol, exp, log, oo, sqrt, symbols

from derive.algebra.normal_form import Tower, is_zero
from derive.algebra.work import OutOfReach
from derive.equation import positive
from derive.functions import function
from derive.symbols import POSITIVE, UNIT_INTERVAL, interval

k, l, x, y, alpha, rho = symbols("k l x y alpha rho", positive=True)
a, b, v = symbols("a b v", real=True)
n = Symbol("n", integer=True)
w = Symbol("w", negative=True)
o = Symbol("o", nonnegative=True)

EQUAL = [
    (k**alpha * k ** (1 - alpha), k),
    ((2 * x) ** alpha, 2**alpha * x**alpha),
    ((x / y) ** alpha, x**alpha * y ** (-alpha)),
    ((x**alpha) ** rho, x ** (alpha * rho)),
    (Integer(4) ** alpha, 2 ** (2 * alpha)),
    (Integer(6) ** alpha * Integer(3) ** (-alpha), 2**alpha),
    (Rational(8, 27) ** alpha, (Rational(2, 3) ** alpha) ** 3),
    (sqrt(x) ** 2 * x ** Rational(1, 3), x ** Rational(4, 3)),
    (sqrt(2) * sqrt(3), sqrt(6)),
    (1 / (1 + sqrt(2)), sqrt(2) - 1),
    (2 ** Rational(1, 3) * 4 ** Rational(1, 3), 2),
    (sqrt(1 + sqrt(2)) * sqrt(1 + sqrt(2)), 1 + sqrt(2)),
    (sqrt(8 * x), 2 * sqrt(2) * sqrt(x)),
    (sqrt(x**2 + 2 * x * y + y**2), x + y),
    (x ** (1 / rho) * x ** ((rho - 1) / rho), x),
    (x ** (alpha / (1 - alpha)) * x, x ** (1 / (1 - alpha))),
    ((1 + x) ** (-n), (1 + x) ** (1 - n) / (1 + x)),
    ((1 + x) ** (n / 2) * sqrt(1 + x), ((1 + x) ** ((n + 1) / 2))),
    (exp(x + y), exp(x) * exp(y)),
    (exp(x / 2) ** 2, exp(x)),
    (exp(alpha * log(x) + y), x**alpha * exp(y)),
    (log(exp(a)), a),
    (log(x * y / 2), log(x) + log(y) - log(2)),
    (log(x**alpha), alpha * log(x)),
    (log(12), 2 * log(2) + log(3)),
    (log(1 / (1 + x)), -log(x + 1)),
    (log(x**2 + x), log(x) + log(1 + x)),
    (Abs(a * x), Abs(a) * x),
    (Abs(w), -w),
    (Abs(a) ** 2, a**2),
    (Abs(a - b), Abs(b - a)),
    (sqrt(a**2 * x), Abs(a) * sqrt(x)),
    (sqrt(a**2 - 2 * a * b + b**2), Abs(a - b)),
    (log(a**2), 2 * log(Abs(a))),
    (sqrt(-w) ** 2, -w),
    (sqrt(o * x), sqrt(o) * sqrt(x)),
    (sympy.Max(a, b) + sympy.Min(a, b), a + b),
    (sympy.sin(a) ** 2 + sympy.cos(a) ** 2, 1),
    (sympy.cosh(a) ** 2 - sympy.sinh(a) ** 2, 1),
    (Function("f")(x * (1 + y)), Function("f")(x + x * y)),
    (Function("f")(sqrt(x + Rational(3, 2))), Function("f")(sqrt(2) * sqrt(2 * x + 3) / 2)),
    (Function("f")(1 / (1 + sqrt(2))), Function("f")(sqrt(2) - 1)),
    (x**x * x, x ** (x + 1)),
    (x ** sqrt(2) * x ** (-sqrt(2)), 1),
]

# True for positive numbers only, or not true at all: no proof may be found for numbers of unknown sign.
NEVER_PROVED = [
    (Pow(a**2, Rational(1, 2), evaluate=False), a),
    (sqrt(a**2), -a),
    (log(a * b), log(a) + log(b)),
    (log(a**2), 2 * log(a)),
    ((a**2) ** alpha, a ** (2 * alpha)),
    ((a * b) ** alpha, a**alpha * b**alpha),
    (sqrt(a * b) * a, sqrt(a * b) * Abs(a)),
    (sqrt(a**2) + Piecewise((sqrt(a), a > 0), (0, True)), a + Piecewise((sqrt(a), a > 0), (0, True))),
    (sqrt(1 - a**2), sqrt(1 - a) * sqrt(1 + a)),
    (((-1) ** 2 * a**4) ** Rational(1, 4), a),
    ((a**n) ** Rational(1, 2), a ** (n / 2)),
    (Abs(a + b), Abs(a) + Abs(b)),
    ((x + y) ** alpha, x**alpha + y**alpha),
    (Function("f")(x), Function("g")(x)),
    (Function("f")(x, y), Function("f")(y, x)),
    (exp(x) ** y, exp(x**y)),
    (sqrt(w**2), w),
]


@pytest.mark.parametrize("pair", EQUAL, ids=str)
def test_equal_expressions_have_one_normal_form(pair: tuple[sympy.Expr, sympy.Expr]) -> None:
    tower = Tower.of(*pair)
    assert not tower.difference(*pair)


@pytest.mark.parametrize("pair", NEVER_PROVED, ids=str)
def test_what_needs_a_sign_is_not_proved_without_it(pair: tuple[sympy.Expr, sympy.Expr]) -> None:
    with suppress(OutOfReach):
        assert Tower.of(*pair).difference(*pair)


def test_domains_and_conditions_let_bases_split() -> None:
    pair = (sqrt(1 - a**2), sqrt(1 - a) * sqrt(1 + a))
    assert Tower.of(*pair).difference(*pair)
    assert not Tower.of(*pair, domains={a: interval(-1, 1)}).difference(*pair)
    assert not Tower.of(*pair, conditions=(positive(1 - a), positive(1 + a))).difference(*pair)
    assert not Tower.of(log(a * b), log(a) + log(b), domains={a: POSITIVE, b: POSITIVE}).difference(log(a * b), log(a) + log(b))


def test_divisors_that_may_vanish_are_named_and_others_are_not() -> None:
    expression = 1 / (1 - a) + 1 / (1 + x) + 1 / (1 - alpha)
    named = Tower.of(expression, domains={alpha: UNIT_INTERVAL}).conditions()
    assert [str(condition) for condition in named] == ["-1 + a ≠ 0"]


def test_roots_and_logarithms_name_the_condition_under_which_they_exist() -> None:
    assert {str(one) for one in Tower.of(log(a) + sqrt(b) + log(x)).conditions()} == {"b ≥ 0", "a > 0"}
    assert {str(one) for one in Tower.of(1 / sqrt(b) + log(o) + sqrt(o)).conditions()} == {"b > 0", "o > 0"}


def test_a_proper_root_exists_only_where_its_base_is_not_negative() -> None:
    pair = (sqrt(a * b) + sqrt(a**2), sqrt(a) * sqrt(b) + a)
    tower = Tower.of(*pair)
    assert not tower.difference(*pair)
    assert {"a ≥ 0", "b ≥ 0"} <= {str(condition) for condition in tower.conditions()}


def test_a_divisor_that_vanishes_identically_is_out_of_reach() -> None:
    hidden = (a + 1) ** 2 - a**2 - 2 * a - 1
    with pytest.raises(OutOfReach, match="vanishes"):
        Tower.of(1 / hidden)
    assert is_zero(hidden) is True
    assert is_zero(1 / hidden) is None


@pytest.mark.parametrize(
    "huge",
    [
        Pow(9, Pow(9, 9, evaluate=False), evaluate=False),
        (x + y + k + l + 1) ** 500,
        ((x + y) ** 40 + (k + l) ** 40) ** 40,
        sympy.Mul(*((x + place) * (y + place) * (k + place) * (l + place) for place in range(1, 15))),
        (x**1000000) ** Integer(10**9),
        Pow(Integer(7), Integer(10**7), evaluate=False),
        sqrt(Integer(10**120 + 7) * x),
    ],
    ids=lambda huge: str(huge)[:30],
)
def test_work_is_bounded_before_it_is_begun(huge: sympy.Expr) -> None:
    with pytest.raises(OutOfReach):
        Tower.of(huge)


@pytest.mark.parametrize("strange", [sympy.oo, sympy.zoo, sympy.nan, sympy.I * x, sympy.Heaviside(a) * oo, (-1) ** alpha])
def test_what_is_no_real_number_is_out_of_reach(strange: sympy.Expr) -> None:
    with pytest.raises(OutOfReach):
        Tower.of(strange)


@pytest.mark.parametrize(
    "opaque",
    [
        sympy.Sum(x**n, (n, 1, l)),
        sympy.Limit(sympy.sin(x) / x, x, 0),
        sympy.Derivative(Function("f")(x), x),
        sympy.Integral(exp(-(x**2)), (x, 0, 1)),
    ],
)
def test_objects_that_are_not_read_are_equal_to_themselves_only(opaque: sympy.Expr) -> None:
    assert is_zero(opaque * (1 + y) - opaque - y * opaque) is True
    assert is_zero(opaque - y) is None


def test_generators_say_what_they_stand_for() -> None:
    F = function("F", 2, "output")
    tower = Tower.of(k ** (alpha / 2) * exp(-x) + log(y) * F.partial(1)(k, x * (1 + y)))
    kinds = {str(generator.expression): generator for generator in tower.kinds}
    assert kinds["k**(alpha/2)"].kind == "power"
    assert kinds["k**(alpha/2)"].base == k
    assert kinds["k**(alpha/2)"].exponent == alpha / 2
    assert kinds["log(y)"].kind == "log"
    assert kinds["log(y)"].arguments == (y,)
    assert kinds["F_1(k, x*y + x)"].kind == "function"
    assert kinds["exp(x)"].base == sympy.E


def test_a_quotient_goes_back_to_the_expression() -> None:
    expression = (x + sqrt(y)) / (k**alpha - log(l)) + sqrt(1 + x)
    tower = Tower.of(expression)
    numerator, denominator = tower.quotient(expression)
    assert is_zero(tower.expression(numerator) / tower.expression(denominator) - expression) is True


def test_root_generators_are_reduced_by_their_relation() -> None:
    tower = Tower.of(sqrt(1 + x), (1 + x) ** Rational(1, 3))
    (relation,) = tower.relations
    assert relation.degree == 6
    assert tower.expression(relation.value) == x + 1
    numerator, _ = tower.quotient(sqrt(1 + x) * (1 + x) ** Rational(1, 3) * (1 + x))
    assert max(numerator.degrees()) < 6


def test_homogeneous_functions_obey_euler() -> None:
    G = function("G", 3, "output", homogeneous=2)
    at = (k, l, x)
    euler = sum(argument * G.partial(place)(*at) for place, argument in enumerate(at, start=1))
    assert is_zero(euler - 2 * G(*at)) is True
    assert is_zero(G(*(3 * argument for argument in at)) - 9 * G(*at)) is True
    assert is_zero(G(*at) - G(k, x, l)) is None


leaf = st.sampled_from([x, y, k, a, b, alpha, Integer(2), Rational(-1, 3), Integer(5)])


def _grow(children: st.SearchStrategy[sympy.Expr]) -> st.SearchStrategy[sympy.Expr]:
    pair = st.tuples(children, children)
    return st.one_of(
        pair.map(lambda two: two[0] + two[1]),
        pair.map(lambda two: two[0] * two[1]),
        pair.map(lambda two: two[0] / (1 + x + two[1] ** 2)),
        children.map(lambda one: one**2),
        children.map(lambda one: sqrt(x + one**2)),
        children.map(lambda one: log(1 + y + one**2)),
        st.tuples(children, st.sampled_from([alpha, rho, alpha - 1])).map(lambda two: (k + two[0] ** 2) ** two[1]),
    )


expressions = st.recursive(leaf, _grow, max_leaves=6)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(expressions)
def test_rewriting_keeps_the_normal_form(expression: sympy.Expr) -> None:
    for rewrite in (sympy.expand, sympy.together, sympy.factor_terms):
        assert is_zero(rewrite(expression) - expression) is True


@settings(max_examples=60, deadline=None, derandomize=True)
@given(expressions, leaf)
def test_a_nonzero_term_is_never_proved_away(expression: sympy.Expr, term: sympy.Expr) -> None:
    assert is_zero(sympy.expand(expression) + 1 + term**2 - expression) is not True
