"""What an expression divides by, and what stands under a root or logarithm, is supposed everywhere and never forgotten."""

from __future__ import annotations

import pytest
from claims import Y, a, b, p, w, x, y, z
from sympy import Integer, Rational, exp, log, sqrt

from derive.check import check_claim
from derive.claims import Entails, HasSign, IsInfeasible
from derive.equation import Condition, Equation, nonzero, positive
from derive.symbols import NEGATIVE, SHARE, variable
from derive.verdict import Status

zero = Condition(Y - a / (b - x), "=0")
share = variable("share", ("share", "share"), domain=SHARE)
debt = variable("debt", ("debt", "debt"), domain=NEGATIVE)


def test_a_condition_supposes_its_divisors() -> None:
    """At b = x the numerator alone would vanish with a = 0, whatever Y is."""
    verdict = check_claim(Entails((), Equation(Y * (b - x), a), given=(zero,)))
    assert verdict.status is Status.PROVED
    assert verdict.conditions == (nonzero(b - x),)
    assert check_claim(IsInfeasible((Equation(x, 0), Condition(1 / x - y, "=0")))).status is Status.PROVED


def test_a_definition_that_is_put_in_supposes_its_divisors() -> None:
    verdict = check_claim(Entails((Equation(Y, 1 / x), Equation(z, exp(Y))), Equation(log(z) * x, 1)))
    assert verdict.conditions == (nonzero(x),)


@pytest.mark.parametrize("claim", [HasSign(sqrt(x) + 1, ">0"), Entails((Equation(Y, sqrt(x)),), Equation(Y**2, x))])
def test_a_real_symbol_under_a_root_is_an_open_condition(claim) -> None:
    assert check_claim(claim).conditions == (Condition(x, ">=0"),)


def test_a_condition_on_a_symbol_lets_its_roots_split() -> None:
    squares = (Equation(x**2, w),)
    assert check_claim(Entails(squares, Equation(x, sqrt(w)), given=(positive(x),))).status is Status.PROVED
    assert check_claim(Entails(squares, Equation(x, -sqrt(w)), given=(Condition(x, "<0"),))).status is Status.PROVED
    assert check_claim(Entails(squares, Equation(x, sqrt(w)), given=(Condition(x, "<0"),))).status is Status.REFUTED
    for sign in (">0", ">=0"):
        distance = Entails((), Equation(sqrt((x - y) ** 2), x - y), given=(Condition(x - y, sign),))
        assert check_claim(distance).status is Status.PROVED


def test_a_symbol_pinned_by_a_condition_is_put_into_roots() -> None:
    pinned = (Condition(7 * x - Rational(62, 3), "=0"),)
    assert check_claim(Entails((), Equation(sqrt(x), sqrt(Rational(62, 21))), given=pinned)).status is Status.PROVED
    assert check_claim(Entails((), Equation(sqrt(x), 2), given=pinned)).status is Status.REFUTED


def test_a_symbol_that_only_its_root_stands_for_keeps_to_its_domain() -> None:
    """A square is positive, but the symbol is not."""
    assert check_claim(HasSign(sqrt(share), "<0", (Equation(share, debt),))).status is not Status.REFUTED


def test_a_condition_between_numbers_that_fails_contradicts() -> None:
    assert check_claim(IsInfeasible((Condition(x, ">0"), Condition(Integer(3), "<0")))).status is Status.PROVED


@pytest.mark.parametrize(
    ("image", "given"),
    [
        (Equation(x**3, y**3), ()),
        (Equation(exp(x), exp(y)), ()),
        (Equation(z**p, w**p), ()),
        (Equation(log(z), log(w)), ()),
    ],
)
def test_equal_images_have_equal_originals(image, given) -> None:
    left, right = sorted(image.free_symbols - {p}, key=str)
    assert check_claim(Entails((Equation(left, right),), image, given=given, equivalent=True)).status is Status.PROVED


def test_even_powers_of_real_numbers_are_not_one_to_one() -> None:
    assert check_claim(Entails((Equation(x**4, y**4),), Equation(x, y))).status is Status.REFUTED
