"""Roots: counted under fractional powers, crossed by monotonicity, and none where the equation loses its meaning."""

from __future__ import annotations

import pytest
from claims import p, w, x, y, z
from sympy import Integer, Rational, exp, log, sqrt

from derive.check import check_claim
from derive.claims import HasSolution
from derive.equation import Condition, Equation
from derive.symbols import POSITIVE, REAL, UNIT_INTERVAL, interval, variable
from derive.verdict import Status

share = variable("share", ("share", "share"), domain=UNIT_INTERVAL)
returns = Rational(49, 50) * (2 - share - share ** Rational(2, 5)) / (share + Rational(2, 5) * share ** Rational(2, 5))

ONE = {
    "powers 1 and 2/5": HasSolution(Equation(1, returns), share, interval("0.45", "0.5")),
    "sum of powers": HasSolution(Equation(z + z ** Rational(2, 5), 1), z, POSITIVE),
    "power against a line": HasSolution(Equation(z ** Rational(2, 5), z), z, POSITIVE),
    "any power": HasSolution(Equation(z**p + z, w), z, POSITIVE),
    "logarithm": HasSolution(Equation(log(z) + z, w), z, POSITIVE),
    "exponential": HasSolution(Equation(exp(x), w), x, REAL),
    "at a closed end": HasSolution(Equation(x**2, Rational(1, 4)), x, interval(0, Rational(1, 2), closed_upper=True)),
    "below a supposed bound": HasSolution(Equation(x * (x - 1) * (x - 4), 0), x, POSITIVE, given=(Condition(3 - x, ">0"),)),
    "root of a real number": HasSolution(Equation(sqrt(x), x - 2), x, REAL),
}
OTHERWISE = {
    "elsewhere": HasSolution(Equation(1, returns), share, interval("0.38", "0.42")),
    "two roots": HasSolution(Equation(sqrt(x), x), x, REAL),
    "never": HasSolution(Equation(exp(x), 0), x, REAL),
    "two below a supposed bound": HasSolution(
        Equation(x * (x - 1) * (x - 4), 0), x, POSITIVE, given=(Condition(5 - x, ">=0"),)
    ),
    "beyond a supposed bound": HasSolution(Equation(x, 4), x, REAL, value=Integer(4), given=(Condition(x - 3, "<0"),)),
    "at an open end": HasSolution(Equation(sqrt(x), 1), x, interval(0, 1)),
    "a root is not negative": HasSolution(Equation(sqrt(x) + 1, 0), x, REAL),
}
MEANINGLESS = {
    "divides by zero at its root": HasSolution(Equation((x**2 - 2 * x + 1) / (x - 1), 0), x, REAL),
    "may do so": HasSolution(Equation((x**2 - y**2) / (x - y), 0), x, REAL),
}


@pytest.mark.parametrize("name", ONE)
def test_one_root_is_proved(name: str) -> None:
    verdict = check_claim(ONE[name])
    assert verdict.status is Status.PROVED, verdict.reason
    assert verdict.conditions == ()


@pytest.mark.parametrize("name", OTHERWISE)
def test_no_root_or_several_refute(name: str) -> None:
    assert check_claim(OTHERWISE[name]).status is Status.REFUTED


@pytest.mark.parametrize("name", MEANINGLESS)
def test_a_root_at_which_the_equation_has_no_meaning_is_none(name: str) -> None:
    assert check_claim(MEANINGLESS[name]).status is Status.UNKNOWN


def test_existence_alone_needs_no_monotonicity() -> None:
    bent = Equation(log(z) + (z - 2) ** 2, Integer(0))
    assert check_claim(HasSolution(bent, z, interval("0.01", 3), unique=False)).status is Status.PROVED
