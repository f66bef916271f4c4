"""Premises that are not linear: no solution is lost, and nothing is concluded from one of several."""

from __future__ import annotations

import pytest
import sympy
from claims import p, w, x, y, z
from sympy import Integer, sqrt

from derive.check import check_claim
from derive.claims import Entails, HasSign
from derive.equation import Condition, Equation, positive
from derive.verdict import Status

LOST = {
    "a root of a number": ([Equation(x**2, 4)], Equation(x, 2), {x: -2}),
    "a root of a letter": ([Equation(x**2, w)], Equation(x, sqrt(w)), None),
    "one factor of two": ([Equation(x * y, 0)], Equation(x, 0), None),
    "the other factor": ([Equation(x * y, 0)], Equation(y, 0), None),
    "one factor of three": ([Equation(x * y * z, 0)], Equation(x, 0), None),
    "dividing by what may vanish": ([Equation(x**2, x * y)], Equation(x, y), {x: 0}),
    "equal squares": ([Equation(x**2, y**2)], Equation(x, y), None),
    "a cubic": ([Equation(x**3, x)], Equation(x, 1), None),
    "two systems in one": ([Equation(x**2 + y**2, 25), Equation(x + y, 7)], Equation(x, 3), {x: 4, y: 3}),
    "slack or binding": ([Equation(x * y, 0), Equation(x + y, 1)], Equation(x, 0), {x: 1, y: 0}),
}


@pytest.mark.parametrize("name", LOST)
def test_a_lost_solution_refutes_with_an_exact_witness(name: str) -> None:
    premises, conclusion, expected = LOST[name]
    verdict = check_claim(Entails(tuple(premises), conclusion))
    assert verdict.status is Status.REFUTED, verdict.reason
    values = verdict.witness.values
    assert all(premise.residual.subs(values) == 0 for premise in premises)
    assert conclusion.residual.subs(values) != 0
    for symbol, value in (expected or {}).items():
        assert values[symbol] == value


def test_a_polynomial_without_rational_roots_has_enclosed_ones() -> None:
    verdict = check_claim(Entails((Equation(x**2, 2),), Equation(x, sqrt(2))))
    assert verdict.status is Status.REFUTED
    assert "-1.4142135623" in str(verdict.witness)
    quintic = check_claim(Entails((Equation(x**5 - x - 1, y**2),), Equation(x, 1)))
    assert quintic.status is Status.REFUTED


@pytest.mark.parametrize(
    ("premises", "conclusion", "given"),
    [
        ([Equation(x**2, 4)], Equation(x, 2), (positive(x),)),
        ([Equation(z**2, w)], Equation(z, sqrt(w)), ()),
        ([Equation(x * y, 0)], Equation(x, 0), (Condition(y, "!=0"),)),
        ([Equation(x**2, x * y)], Equation(x, y), (Condition(x, "!=0"),)),
        ([Equation(p * (1 - x), 0)], Equation(x, 1), ()),
        ([Equation(x * y, 0), Equation(x + y, 1)], Equation(x**2, x), ()),
    ],
)
def test_with_the_missing_supposition_the_conclusion_is_proved(premises, conclusion, given) -> None:
    assert check_claim(Entails(tuple(premises), conclusion, given=given)).status is Status.PROVED


@pytest.mark.parametrize(
    ("premises", "expression", "sign", "given"),
    [
        ([Equation(x**2, 4)], x, "!=0", ()),
        ([Equation(x**2, 4)], x + 3, ">0", ()),
        ([Equation(x**2, 4)], x - 1, ">0", (positive(x),)),
        ([Equation((x - 1) * (x - 2), 0)], 1 / (x - 3), "<0", ()),
        ([Equation(x * y, 0)], x - y, "!=0", (positive(x + y),)),
    ],
)
def test_a_sign_that_holds_in_every_case_is_proved(premises, expression, sign, given) -> None:
    assert check_claim(HasSign(sympy.sympify(expression), sign, tuple(premises), given=given)).status is Status.PROVED


def test_a_sign_that_fails_in_one_case_is_refuted() -> None:
    verdict = check_claim(HasSign(x, ">0", (Equation((x - 1) * (x + 2), 0),)))
    assert verdict.status is Status.REFUTED
    assert verdict.witness.values == {x: Integer(-2)}


def test_no_real_solution_proves_nothing() -> None:
    assert check_claim(Entails((Equation(x**2, -1),), Equation(x, 1))).status is Status.UNKNOWN
    assert check_claim(HasSign(x, "!=0", (Equation(x**2 + x + 1, 0),))).status is not Status.PROVED
