"""Krawczyk's test proves existence and uniqueness, and never where there is neither."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
import sympy
from flint import arb, fmpq

from derive.algebra.krawczyk import SquareSystem
from derive.algebra.slopes import DualWalk
from derive.algebra.work import OutOfReach

x, y, z, a = sympy.symbols("x y z a", real=True)


def test_the_box_holds_the_exact_root():
    box = SquareSystem([x**2 - a], [x]).certify({x: 1.4}, {a: 2})
    assert box.radius <= Fraction(1, 2 * 10**10)
    assert (box.centre[x] - box.radius) ** 2 < 2 < (box.centre[x] + box.radius) ** 2
    assert box.enclosure[x].contains(arb(2).sqrt().mid())


@pytest.mark.parametrize("seed", range(20))
def test_random_polynomial_systems_with_a_root_that_is_known(seed):
    source = random.Random(seed)
    root = {symbol: Fraction(source.randint(-40, 40), source.randint(1, 9)) for symbol in (x, y, z)}
    exact = {symbol: sympy.Rational(value.numerator, value.denominator) for symbol, value in root.items()}
    equations = []
    for _ in range(3):
        terms = [source.randint(-5, 5) * one * other for one in (x, y, z) for other in (x, y, z, 1)]
        expression = sympy.Add(*terms)
        equations.append(expression - expression.xreplace(exact))
    system = SquareSystem(equations, [x, y, z])
    near = {symbol: float(value) + 1e-6 * source.random() for symbol, value in root.items()}
    box = system.certify(near, {})
    assert all(abs(box.centre[symbol] - value) <= box.radius for symbol, value in root.items())


@pytest.mark.parametrize(
    ("equation", "near"),
    [
        (x**2, 0.0),  # a double root
        (x**2, 1e-9),
        (x**2 + 1, 0.1),  # no root at all
        (x**2 + sympy.Rational(1, 10**16), 1e-8),  # almost a root
        (sympy.exp(x), -50.0),  # only ever small
        ((x - 1) ** 3, 1.0),
        (sympy.log(x), -1.0),  # outside the domain of the logarithm
    ],
)
def test_nothing_is_certified_where_there_is_no_simple_root(equation, near):
    with pytest.raises(OutOfReach):
        SquareSystem([equation], [x]).certify({x: near}, {})


def test_two_roots_closer_than_the_box_are_told_apart():
    gap = sympy.Rational(1, 10**14)
    system = SquareSystem([x * (x - gap)], [x])
    low, high = system.certify({x: -1e-16}, {}), system.certify({x: 1.0001e-14}, {})
    assert low.centre[x] + low.radius < high.centre[x] - high.radius


def test_definitions_belong_to_the_box():
    system = SquareSystem([x + y - 3], [x], [(y, x**2 + z), (z, sympy.Integer(1))][::-1])
    box = system.certify({x: 0.9}, {})
    assert {symbol: round(float(value), 12) for symbol, value in box.centre.items()} == {x: 1, y: 2, z: 1}
    assert all(box.enclosure[symbol].contains(value) for symbol, value in {x: 1, y: 2, z: 1}.items())


def test_a_steep_definition_makes_the_box_no_wider_than_promised():
    box = SquareSystem([x - 1], [x], [(y, 10**8 * x)]).certify({x: 1}, {})
    assert box.radius <= Fraction(1, 2 * 10**10)
    assert abs(box.centre[y] - 10**8) <= box.radius


def test_a_bad_inverse_only_makes_the_test_fail():
    system = SquareSystem([x**2 - 2], [x])
    assert system.certify({x: 1.4}, {}, inverse=[[0.35]]).centre[x] == pytest.approx(2**0.5, abs=1e-12)
    for bad in (0.0, -0.35, 10.0, float("nan")):
        with pytest.raises(OutOfReach):
            system.certify({x: 1.4}, {}, inverse=[[bad]])


def test_a_system_that_is_not_square_is_refused():
    with pytest.raises(OutOfReach, match="1 equations"):
        SquareSystem([x - y], [x, y])


def test_slopes_agree_with_differentiation():
    w = sympy.Symbol("w", positive=True)
    formulas = [w**3 * sympy.log(w), w**w, sympy.exp(-2 * w) / w, sympy.sqrt(1 + w) * w**-2, sympy.Abs(x * w), sympy.Max(w, x)]
    formulas += [sympy.Piecewise((w**2, w < 1), (2 * w, True)), 3 * w / (x * w + 1) ** 2, w ** sympy.Rational(-7, 5)]
    at = {w: sympy.Rational(7, 3), x: sympy.Rational(-2, 5)}
    for formula in formulas:
        walk = DualWalk({symbol: arb(fmpq(int(value.p), int(value.q))) for symbol, value in at.items()}, [w, x])
        for symbol in (w, x):
            expected = float(sympy.diff(formula, symbol).subs(at).doit())
            assert float(walk.gradient(formula).get(symbol, arb(0))) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def test_a_solution_in_the_smooth_part_of_a_kinked_function_is_certified_and_one_at_the_kink_is_not():
    kinked = sympy.Piecewise((2 * x, x < 0), (x / 2, True))
    box = SquareSystem([kinked - 1], [x]).certify({x: 1.9}, {})
    assert abs(box.centre[x] - 2) <= box.radius
    for formula in (kinked, sympy.Abs(x), sympy.Max(x, 2 * x)):
        with pytest.raises(OutOfReach):
            SquareSystem([formula], [x]).certify({x: 0}, {})
