"""No forgery gets past the checks, and the test itself notices a check that is asleep."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parent / "checks"))

from claims import CLAIMS
from tampering import Score, examine, examine_claim, forgeries

from derive.check import CHECKS, Check
from derive.checks.context import Context
from derive.lectures.is_lm import LECTURE
from derive.models.is_four_sector import is_curve
from derive.verdict import proved, unknown

# The claims by which each kind is tampered with: quick ones, at least one of each kind.
QUICK = (
    "IS curve from the structure",
    "positive rate",
    "multiplier",
    "dY/dG",
    "abstract money market",
    "Lagrangian",
    "best bundle",
    "sufficient conditions",
    "concave utility",
    "convex cost",
    "budget",
    "log utility",
    "total differential",
    "first-order condition",
    "sign of dY/dt",
    "open sign",
    "no crowding out",
    "annuity",
    "present value example",
    "excluded case",
    "mean and variance",
    "regular Jacobian",
    "Fisher error",
)


@cache
def genuine_score(name: str) -> Score:
    return examine_claim(name, CLAIMS[name], Context())


def score_of(names, checks: Mapping[type, Check]) -> Score:
    return sum((examine_claim(name, CLAIMS[name], Context(), (), checks) for name in names), Score())


def of_kind(kind: type) -> list[str]:
    return [name for name in QUICK if type(CLAIMS[name]) is kind]


@pytest.mark.parametrize("name", CLAIMS)
def test_forged_claims_are_refuted(name: str) -> None:
    score = genuine_score(name)
    assert not score.survivors
    assert not score.rejected
    assert score.refuted


def test_hardly_any_forgery_is_true() -> None:
    score = sum(map(genuine_score, CLAIMS), Score())
    assert not score.problems
    assert score.forged > 800


def test_every_kind_is_tampered_with() -> None:
    assert {type(CLAIMS[name]) for name in QUICK} == set(CHECKS)
    for claim in CLAIMS.values():
        assert any(True for _ in forgeries(claim))


def test_forged_definitions_break_the_steps_that_use_them() -> None:
    score = examine(is_curve())
    assert not score.problems
    assert score.refuted == score.forged


@pytest.mark.parametrize("kind", CHECKS)
def test_a_check_that_always_says_yes_is_noticed(kind: type) -> None:
    patched = {**CHECKS, kind: lambda claim, context: proved("nothing")}
    assert score_of(of_kind(kind), patched).problems


@pytest.mark.parametrize("kind", CHECKS)
def test_a_check_that_always_says_no_is_noticed(kind: type) -> None:
    patched = {**CHECKS, kind: lambda claim, context: unknown("nothing", "No.")}
    assert score_of(of_kind(kind), patched).problems


def test_every_step_of_the_lecture_stands_and_every_forgery_is_refuted_or_listed_as_true() -> None:
    # One test, since two would do the work twice when they run in different processes.
    score = sum((examine(derivation) for _, derivation in LECTURE.derivations()), Score())
    assert not score.rejected
    assert not score.survivors
    assert score.forged > 5000
    assert len(score.true) <= 0.05 * score.forged
    assert all(text for _, text in score.true)
