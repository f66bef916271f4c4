"""Hart's economy: exactly two equilibria, none with two forward contracts, one with a third security."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sympy
from sympy import Rational, sqrt

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine

from derive.check import Proof, check, check_claim
from derive.cli import main
from derive.equation import Equation
from derive.models.hart_economy import HART
from derive.models.hart_example import (
    BETTER,
    WORSE,
    hart_complete_case,
    hart_example,
    hart_first_equilibrium,
    hart_incomplete_case,
    hart_ranking,
    hart_second_equilibrium,
)
from derive.models.hart_nonexistence import hart_nonexistence
from derive.models.hart_securities import hart_given_portfolios, hart_one_security, hart_third_security
from derive.verdict import Status
from derive.verify import verify_file

DERIVATIONS = (
    hart_example,
    hart_complete_case,
    hart_incomplete_case,
    hart_first_equilibrium,
    hart_second_equilibrium,
    hart_ranking,
    hart_nonexistence,
    hart_one_security,
    hart_third_security,
    hart_given_portfolios,
)


def proved(build) -> Proof:
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []
    return proof


def values(build) -> dict[str, sympy.Expr]:
    """The last thing said about every symbol."""
    steps = proved(build).derivation.steps
    return {str(step.conclusion.lhs): step.conclusion.rhs for step in steps if isinstance(step.conclusion, Equation)}


@pytest.mark.parametrize("build", DERIVATIONS)
def test_every_step_is_proved_without_open_conditions(build) -> None:
    assert not proved(build).overall.conditions


def test_full_rank_leaves_the_equilibrium_with_equal_prices() -> None:
    found = values(hart_complete_case)
    assert (found["r_1"], found["r_2"]) == (1, 1)
    assert (found["x_1_11"], found["x_1_12"], found["x_1_21"], found["x_1_22"]) == tuple(BETTER[0][0] + BETTER[0][1])
    assert (found["y_1_1"], found["y_1_2"]) == (Rational(79, 42), -Rational(79, 42))
    notes = 2 ** Rational(5, 2) * sqrt(Rational(8, 3)) + 2 * sqrt(Rational(1, 3))
    assert sympy.expand(found["U_1"] - notes) == 0 == found["U_1"] - found["U_2"]


def test_rank_one_leaves_the_equilibrium_of_spot_markets_alone() -> None:
    found = values(hart_incomplete_case)
    assert (found["r_1"], found["r_2"]) == (Rational(1, 2), 2)
    assert [[found[f"x_1_{s}{k}"] for k in (1, 2)] for s in (1, 2)] == WORSE[0]
    notes = (
        2 ** Rational(3, 2) * sqrt(Rational(62, 21))
        + sqrt(Rational(31, 21))
        + 2 ** Rational(3, 2) * sqrt(Rational(32, 21))
        + sqrt(Rational(1, 21))
    )
    assert sympy.expand(found["U_1"] - notes) == 0 == found["U_1"] - found["U_2"]


def test_the_cases_are_the_ones_that_the_determinant_makes() -> None:
    """Prices that are neither proportional nor of rank one have full rank, so the first case speaks of them."""
    complete = {condition for step in hart_complete_case().steps for condition in getattr(step.conclusion, "holds_for", ())}
    incomplete = {condition for step in hart_incomplete_case().steps for condition in getattr(step.conclusion, "holds_for", ())}
    assert [str(condition) for condition in complete] == ["p_11*p_22 - 4*p_12*p_21 ≠ 0"]
    assert {condition.expression for condition in complete} == {condition.expression for condition in incomplete}
    assert {condition.sign for condition in incomplete} == {"=0"}


def test_both_cases_are_excluded_with_two_forward_contracts() -> None:
    steps = {step.id: step for step in hart_nonexistence().steps}
    for name in ("full_rank_is_excluded", "rank_one_is_excluded"):
        claim = steps[name].claim
        assert check_claim(claim).status is Status.PROVED
        assert check_claim(replace(claim, premises=claim.premises[:-1])).status is Status.REFUTED


def test_one_security_leaves_the_worse_equilibrium_and_a_third_one_removes_it() -> None:
    alone, three = values(hart_one_security), values(hart_third_security)
    assert (alone["r_1"], alone["r_2"]) == (Rational(1, 2), 2)
    assert (three["r_1"], str(three["r_2"])) == (1, "r_1")


def test_nine_spot_equilibria_at_the_portfolios_of_the_first_equilibrium() -> None:
    """The utilities of the first and of the second equilibrium are both among them."""
    roots = [step.conclusion for step in proved(hart_given_portfolios).derivation.steps if "has_root" in step.id]
    assert sorted((str(one.lhs), one.rhs) for one in roots) == [
        (name, value) for name in ("r_1", "r_2") for value in (Rational(1, 2), 1, 2)
    ]


@pytest.mark.parametrize("build", [hart_example, hart_given_portfolios])
def test_no_forgery_is_accepted(build) -> None:
    assert not examine(build()).problems


def test_the_allocations_use_what_there_is() -> None:
    for table in (BETTER, WORSE):
        for s, k in HART.places:
            assert table[0][s][k] + table[1][s][k] == HART.aggregate(s, k) == 3


def test_what_is_printed_is_read_back_with_the_same_verdicts(tmp_path) -> None:
    """Names with raised numbers, roots, and the ranks of the payoff matrix."""
    assert main(["handout", "hart_nonexistence", "--lang", "en", "--to", "md", "--out", str(tmp_path)]) == 0
    entries = verify_file(tmp_path / "hart_nonexistence.en.md").entries
    assert {entry.status for entry in entries} == {Status.PROVED, Status.ASSUMED}
