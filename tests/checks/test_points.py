"""Points of premises that nothing solves exactly: enclosed by Newton's method, and a proof or a witness all the same."""

from __future__ import annotations

import pytest
from abstract import demand, e, p, supply, w, y
from claims import b, x, y as real, z
from sympy import Rational, exp, log, sqrt

from derive.check import check_claim
from derive.claims import ChangesSign, Entails, HasSign, IsInfeasible
from derive.equation import Condition, Equation, positive
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable
from derive.verdict import Status

MARKETS = (Equation(demand(p, y), supply(p, w)), Equation(demand(e, p), supply(e, w)))
share = variable("share", ("share", "share"), domain=UNIT_INTERVAL)
psi, sigma, wage, hours = (parameter(name, (name, name), domain=POSITIVE) for name in ("psi", "sigma", "wage", "hours"))


def test_two_markets_with_the_same_two_functions_have_a_common_point() -> None:
    total = Equation(demand(p, y) + demand(e, p), supply(p, w) + supply(e, w))
    assert check_claim(Entails(MARKETS, total)).status is Status.PROVED
    crossed = check_claim(Entails(MARKETS, Equation(demand(p, y), supply(e, w))))
    assert crossed.status is Status.REFUTED
    assert set(crossed.witness.functions) >= {"D", "S"}


def test_powers_of_several_free_symbols_meet_at_one() -> None:
    premises = (Equation(hours**psi, wage * z ** (-sigma)), Equation(z, wage * hours))
    assert check_claim(Entails(premises, Equation(hours**psi, wage * (wage * hours) ** (-sigma)))).status is Status.PROVED


def test_a_steady_state_without_a_free_productivity() -> None:
    steady = (Equation(z, w * z**b),)
    assert check_claim(Entails(steady, Equation(z, w ** (1 / (1 - b))))).status is Status.PROVED
    assert check_claim(Entails(steady, Equation(z, w ** (1 / b)))).status is Status.REFUTED


@pytest.mark.parametrize(
    "wrong",
    [
        Equation(b * sqrt(z) * (4 - 2 * share), -z * w + 2 * share ** Rational(4, 5) + 2 * share),
        Equation(b * sqrt(z) * (4 - 3 * share), -z * w + 2 * share ** Rational(2, 5) + 2 * share),
    ],
)
def test_roots_and_powers_on_both_sides_of_a_market(wrong) -> None:
    premises = (
        Equation(real, b * sqrt(z) * (4 - 2 * share)),
        Equation(real, -z * w + 2 * share ** Rational(2, 5) + 2 * share),
    )
    assert check_claim(Entails(premises, wrong)).status is Status.REFUTED


def test_a_transcendental_premise_has_points() -> None:
    premise = Equation(exp(x) + x, real)
    assert check_claim(ChangesSign(x, (premise,))).status is Status.PROVED
    assert check_claim(HasSign(x, ">0", (Equation(exp(x) + x, z),))).status is Status.REFUTED
    assert check_claim(IsInfeasible((premise, positive(x - 3), Condition(real - 40, "<0")))).status is Status.REFUTED
    both = (Equation(log(z) + z, real), Equation(z * exp(-z), w))
    assert check_claim(Entails(both, Equation(z, 1))).status is Status.REFUTED


def test_premises_without_points_still_prove_nothing() -> None:
    for premise in (Equation(exp(x) + x**2, 0), Equation(sqrt(z) + log(1 + z), -1)):
        assert check_claim(Entails((premise,), Equation(x, x + real))).status is not Status.PROVED
