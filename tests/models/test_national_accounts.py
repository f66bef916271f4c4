"""The accounts: S - I = CA, the figures of 2017, and what the printed slips would mean."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine

from derive.check import check, check_claim
from derive.checks.context import Context
from derive.equation import Equation
from derive.lecture import statement_of
from derive.models import international_position as position, national_accounts as accounts
from derive.models.national_accounts import CA, E, I, S
from derive.verdict import Status

DERIVATIONS = (
    accounts.national_accounts,
    accounts.balance_of_payments,
    position.international_position,
    position.reserve_valuation,
)


@pytest.mark.parametrize("build", DERIVATIONS)
def test_every_step_is_proved_and_no_forgery_is_accepted(build):
    assert check(build()).overall.status is Status.PROVED
    score = examine(build())
    assert score.problems == []
    assert score.refuted > 0


def test_saving_less_investment_is_the_current_account():
    assert statement_of(accounts.national_accounts(), "S-I").same_sides(Equation(S - I, CA))


@pytest.mark.parametrize(
    ("step", "number"),
    [
        ("errors_2017", -2219),
        ("capital_2017", -1),
        ("financial_2017", 571),
        ("non_reserve_2017", 1486),
        ("printed_1949", 300),
        ("printed_outflow", -1140),
    ],
)
def test_the_lines_of_2017(step, number):
    assert statement_of(accounts.balance_of_payments(), step).rhs == number


def test_the_misprinted_current_account_is_refuted():
    """With 1949 instead of 1649 errors and omissions would be -2519."""
    derivation = accounts.balance_of_payments()
    step = next(step for step in derivation.steps if step.id == "errors_2017")
    forged = replace(step.claim, conclusion=Equation(E, -1949 - 570))
    assert check_claim(forged, Context(derivation.model.conditions)).status is Status.REFUTED
