"""A whole sweep at once: the same values as one by one, honest about points that were not reached."""

import numpy as np
import pytest
import sympy
from sympy import symbols
from two_countries import REFERENCE, TWO_COUNTRIES, residuals_by_hand

from derive.errors import DeriveError
from derive.numeric import solve, sweep

x, a, b = symbols("x a b", real=True)


def test_ten_thousand_equilibria_solve_the_equations_written_by_hand():
    shares = np.linspace(0, 1, 10_000)
    found = sweep(TWO_COUNTRIES, {"theta": shares})
    assert found.found.all()
    names = ("c1", "c2", "c1_star", "c2_star", "k1", "b1")
    residuals = residuals_by_hand([found[name] for name in names], shares)
    assert np.abs(residuals).max() < 1e-12
    assert all(solution.certified and 2 * solution.radius <= 1e-10 for solution in found.certify(range(0, 10_000, 1000)))


def test_the_sweep_agrees_with_solving_one_by_one():
    found = sweep(TWO_COUNTRIES, {"theta": [float(share) for share in REFERENCE]})
    for place, share in enumerate(REFERENCE):
        assert found["k1"][place] == pytest.approx(solve(TWO_COUNTRIES, {"theta": share}).solution["k1"], abs=1e-13)


def test_several_parameters_may_run_together_in_any_order():
    generator = np.random.default_rng(5)
    slopes, levels = generator.uniform(0.5, 4, 500), generator.uniform(-8, 8, 500)
    found = sweep([x**3 + b * x - a], {a: levels, b: slopes}, [x])
    assert found.found.all()
    np.testing.assert_allclose(found["x"] ** 3 + slopes * found["x"], levels, atol=1e-11)


def test_an_unsorted_long_sweep_of_one_parameter():
    levels = np.random.default_rng(6).permutation(np.linspace(-30, 30, 3001))
    found = sweep([x**3 + x - a], {a: levels}, [x])
    assert found.found.all()
    np.testing.assert_allclose(found["x"] ** 3 + found["x"], levels, atol=1e-11)


def test_points_without_a_solution_are_nan_and_not_certified():
    root = sympy.Symbol("x", positive=True)
    found = sweep([root**2 - a], {a: [4.0, 1.0, -1.0]}, [root])
    assert found.found.tolist() == [True, True, False]
    assert np.isnan(found["x"][2])
    assert not found.certify([2])[0].certified


def test_a_sweep_does_not_start_where_there_are_several_solutions():
    with pytest.raises(DeriveError, match="different solutions"):
        sweep([x**2 - a], {a: [1.0, 2.0]}, [x])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"theta": [0.5, 1.5]}, "do not lie in its domain"),
        ({"theta": [0.5, float("nan")]}, "do not lie in its domain"),
        ({"tetha": [0.5]}, "Did you mean theta?"),
    ],
)
def test_bad_values_are_refused(values, words):
    with pytest.raises(DeriveError, match=words):
        sweep(TWO_COUNTRIES, values)


def test_arrays_of_different_lengths_are_refused():
    with pytest.raises(DeriveError, match="different numbers of values"):
        sweep([x - a - b], {a: [1.0, 2.0], b: [1.0, 2.0, 3.0]}, [x])
