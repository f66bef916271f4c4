"""Compiled formulas: right values, exact fractions, enclosing balls, harmless names."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from sympy import Rational, Symbol, symbols

from derive.errors import RuleError
from derive.numeric.compile import compile_arb, compile_exact, compile_numpy

x, y, z = symbols("x y z", positive=True)


def test_arrays_broadcast_against_each_other_and_numbers():
    rows, columns = np.arange(1.0, 4.0)[:, None], np.arange(1.0, 6.0)[None, :]
    found = compile_numpy(x / y + z, [x, y, z])(rows, columns, 2)
    assert found.shape == (3, 5)
    np.testing.assert_allclose(found, rows / columns + 2)


def test_constant_and_partly_dependent_outputs_have_the_common_shape():
    constant, partial = compile_numpy([sympy.Integer(7), x + 1], [x, y])(1.0, np.zeros(4))
    assert constant.tolist() == [7.0] * 4
    assert partial.tolist() == [2.0] * 4
    constant[0] = 1.0
    assert constant.tolist() == [1.0, 7.0, 7.0, 7.0]


def test_integers_and_fractions_are_read_as_floats():
    assert compile_numpy(1 / x, [x])(np.array([2, 4])).tolist() == [0.5, 0.25]
    assert compile_numpy(x / 3, [x])(Fraction(1, 2)) == pytest.approx(1 / 6)


def test_long_arrays_give_the_same_as_short_ones():
    values = np.linspace(0.5, 2.0, 100_003)
    formula = x**3 / (1 + x) + sympy.sqrt(x) * y - x**-4
    run = compile_numpy([formula, sympy.Integer(2)], [x, y])
    long, constant = run(values, 3.0)
    np.testing.assert_array_equal(long[:50], run(values[:50], 3.0)[0])
    np.testing.assert_array_equal(long[-50:], run(values[-50:], 3.0)[0])
    assert constant.shape == values.shape


def test_outside_its_domain_a_formula_is_not_a_number():
    free = Symbol("free", real=True)
    assert np.isnan(compile_numpy(sympy.log(free), [free])(-1.0))
    assert np.isinf(compile_numpy(1 / free, [free])(0.0))


def test_cases_are_told_apart():
    demand = sympy.Piecewise((0, x >= 4), (4 - x, x > 1), (3, True))
    assert compile_numpy(demand, [x])([0.5, 2.0, 5.0]).tolist() == [3.0, 2.0, 0.0]
    assert compile_exact(demand, [x])(Fraction(3, 2)) == Fraction(5, 2)
    assert compile_arb(demand, [x])(Fraction(3, 2)).contains(2.5)


def test_a_third_stays_a_third():
    formula = Rational(1, 3) * x + y**-3 - abs(x - y) / 7
    found = compile_exact(formula, [x, y])(Fraction(1, 3), 2)
    assert isinstance(found, Fraction)
    assert found == Fraction(1, 9) + Fraction(1, 8) - Fraction(5, 21)
    assert compile_exact(x, [x])(0.1) == Fraction(1, 10)


@pytest.mark.parametrize("formula", [sympy.sqrt(x), sympy.log(x), sympy.pi * x, x**y, sympy.exp(x), 0.5 * x])
def test_what_is_not_rational_is_refused_at_once(formula):
    with pytest.raises(RuleError) as caught:
        compile_exact(formula, [x, y])
    assert caught.value.code == "not-rational"
    assert caught.value.fix


def test_an_exact_division_by_zero_names_the_point():
    with pytest.raises(RuleError, match="x = 1"):
        compile_exact(1 / (x - 1), [x])(1)


def test_an_exact_formula_outside_all_its_cases_is_refused():
    with pytest.raises(RuleError, match="No case"):
        compile_exact(sympy.Piecewise((x, x > 1)), [x])(0)


def test_balls_enclose_the_value_and_shrink_with_precision():
    formula = x**y * sympy.exp(-x) + sympy.pi / sympy.sqrt(y)
    coarse, fine = (compile_arb(formula, [x, y], precision=bits)("1.5", Fraction(1, 3)) for bits in (64, 256))
    exactly = formula.subs({x: Rational(3, 2), y: Rational(1, 3)}).evalf(60)
    assert abs(float(fine) - float(exactly)) < 1e-14
    assert coarse.overlaps(fine)
    assert fine.rad() < coarse.rad()


def test_an_undecided_case_is_not_a_number():
    import flint

    about_one = flint.arb(1, 0.25)
    assert compile_arb(sympy.Piecewise((x, x < 1), (2, True)), [x])(about_one).is_nan()


@pytest.mark.parametrize(
    "name", ["__import__('os').abort()", "lambda", "x y", "1 + ", "value_1", "数量", "x\n", "print", "def f(): pass", "'"]
)
def test_a_symbol_may_be_called_anything(name):
    odd, other = Symbol(name), Symbol("value_0")
    assert compile_numpy(odd**2 + other, [odd, other])(3.0, 1.0) == 10.0
    assert compile_exact(odd / 3 + other, [odd, other])(1, 1) == Fraction(4, 3)
    assert compile_arb(odd - other, [odd, other])(5, 1) == 4


def test_an_unnamed_symbol_and_an_abstract_function_are_refused():
    with pytest.raises(RuleError, match="uses y"):
        compile_numpy(x + y, [x])
    with pytest.raises(RuleError, match="no formula"):
        compile_numpy(sympy.Function("f")(x), [x])


def test_a_sum_with_a_symbolic_bound_is_evaluated_point_by_point():
    j, n, x = sympy.symbols("j n x")
    annuity = sympy.Sum(x**j, (j, 1, n))
    found = compile_numpy([annuity, annuity + n], [x, n])([0.5, 2.0], [3, 2])
    assert [value.tolist() for value in found] == [[0.875, 6.0], [3.875, 8.0]]
    assert np.isnan(compile_numpy(annuity, [x, n])(0.5, 2.5))


def test_the_index_of_a_sum_is_never_run():
    j = sympy.Symbol("__import__('os').getcwd()")
    n = sympy.Symbol("n")
    assert compile_numpy(sympy.Sum(j**2, (j, 1, n)), [n])(3) == 14.0


def test_a_very_long_sum_is_refused():
    j, n = sympy.symbols("j n")
    with pytest.raises(RuleError, match="terms"):
        compile_numpy(sympy.Sum(j, (j, 1, n)), [n])(1e9)


def test_a_sum_has_no_ball():
    j, n = sympy.symbols("j n")
    with pytest.raises(RuleError, match="no ball"):
        compile_arb(sympy.Sum(j, (j, 1, n)), [n])
