"""Optima are global: corners count, and what is best only nearby is refuted by a better point."""

from __future__ import annotations

import pytest
from claims import p, v, w, x, y, z
from sympy import Integer, log, sqrt

from derive.check import check_claim
from derive.claims import IsOptimum
from derive.equation import Condition, Equation, positive
from derive.symbols import NONNEGATIVE, POSITIVE_INTEGER, variable
from derive.verdict import Status

stock = variable("stock", ("stock", "stock"), domain=NONNEGATIVE)
count = variable("count", ("count", "count"), domain=POSITIVE_INTEGER)
utility = variable("U", ("utility", "效用"))

OPTIMAL = {
    "corner": IsOptimum(stock**3 / 3 - stock**2 + stock, "minimum", ((stock, Integer(0)),)),
    "two equal minima": IsOptimum(x**4 - 2 * x**2, "minimum", ((x, Integer(1)),)),
    "on a line": IsOptimum(x**2 + y**2, "minimum", ((x, Integer(1)), (y, Integer(1))), given=(Condition(x + y - 2, "=0"),)),
    "objective with a name": IsOptimum(utility, "maximum", ((x, p),), (Equation(utility, -((x - p) ** 2)),)),
    "declared utility": IsOptimum(v(z) - p * z, "maximum", ((z, w),), (Equation(v.partial(1)(w), p),)),
}
BETTER = {
    "local only": IsOptimum(x**3 - 3 * x, "minimum", ((x, Integer(1)),)),
    "the wrong of two": IsOptimum(x**4 - 2 * x**2 + x / 10, "minimum", ((x, Integer(1)),)),
    "the hill between": IsOptimum(x**4 - 2 * x**2, "minimum", ((x, Integer(0)),)),
    "beyond a pole": IsOptimum(x**2 + 1 / x**2 + x, "minimum", ((x, Integer(1)),)),
    "a wrong point": IsOptimum(log(z) - p * z, "maximum", ((z, 2 / p),)),
    "near a corner": IsOptimum(stock**3 / 3 + stock**2 - stock / 1000, "minimum", ((stock, Integer(0)),)),
    "objective with a name": IsOptimum(utility, "maximum", ((x, Integer(5)),), (Equation(utility, -((x - 1) ** 2)),)),
    "not allowed": IsOptimum(-(x**2), "maximum", ((x, Integer(0)),), given=(positive(x - 1),)),
    "declared utility": IsOptimum(v(z) - p * z, "maximum", ((z, 1 / p),)),
    "whole numbers": IsOptimum((count - 3) ** 2, "minimum", ((count, Integer(2)),)),
}


@pytest.mark.parametrize("name", OPTIMAL)
def test_a_global_optimum_is_proved(name: str) -> None:
    verdict = check_claim(OPTIMAL[name])
    assert verdict.status is Status.PROVED, verdict.reason


@pytest.mark.parametrize("name", BETTER)
def test_a_better_point_refutes(name: str) -> None:
    verdict = check_claim(BETTER[name])
    assert verdict.status is Status.REFUTED, verdict.reason
    assert verdict.witness is not None


def test_whole_numbers_may_miss_the_bottom_of_the_parabola() -> None:
    """The slope at 2 is not zero, but no whole number is better."""
    assert check_claim(IsOptimum((4 * count - 9) ** 2, "minimum", ((count, Integer(2)),))).status is not Status.REFUTED


def test_a_premise_that_ties_the_choice_down_is_not_free_to_move() -> None:
    tied = IsOptimum(x**3 - 3 * x, "minimum", ((x, Integer(1)),), (Equation(x * y, 2),))
    assert check_claim(tied).status is Status.UNKNOWN


def test_the_square_root_rule_needs_no_calculus_to_fail() -> None:
    assert check_claim(IsOptimum(1 / z + p * z, "minimum", ((z, sqrt(p)),))).status is Status.REFUTED
