"""Constrained efficiency: transfers, the worked economy, its certified spot equilibria, and the search behind it."""

from __future__ import annotations

import random
import sys
from fractions import Fraction
from math import log
from pathlib import Path

import pytest
import sympy

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine, examine_claim

from derive import numeric
from derive.check import Proof, check
from derive.checks.context import Context
from derive.economies.radner import y_equilibrium_system
from derive.figures.constrained_reallocation import NEEDS
from derive.models.constrained_economy import (
    ENDOWMENTS,
    MARKETS,
    MOVED,
    PORTFOLIO,
    SHARES,
    SIZE,
    constrained_equilibrium,
    constrained_inefficiency,
    payoff,
)
from derive.models.one_good import constrained_one_good
from derive.models.reallocation import constrained_number_of_securities
from derive.models.spot_transfers import constrained_efficiency
from derive.verdict import Status

DERIVATIONS = (
    constrained_efficiency,
    constrained_number_of_securities,
    constrained_one_good,
    constrained_equilibrium,
    constrained_inefficiency,
)


def proved(build) -> Proof:
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []
    return proof


@pytest.mark.parametrize("build", DERIVATIONS)
def test_every_step_is_proved(build) -> None:
    assert not proved(build).overall.conditions


def test_a_unit_given_is_worth_the_same_factor_to_both() -> None:
    found = {step.id: step.conclusion for step in constrained_efficiency().steps}
    assert (str(found["total_1"].rhs), str(found["total_2"].rhs)) == ("kappa/m_1", "-kappa/m_2")
    assert (found["total_1_sign"].sign, found["total_2_sign"].sign) == (">0", "<0")


def test_both_gain_at_the_margin_and_from_a_finite_reallocation() -> None:
    found = {step.id: step.conclusion for step in proved(constrained_inefficiency).derivation.steps}
    assert [found[f"slope_{h}_at_start"].rhs for h in (1, 2)] == [sympy.Rational(173, 55352), sympy.Rational(487, 55352)]
    assert [found[f"{kind}_{h}_sign"].sign for kind in ("slope", "gain") for h in (1, 2)] == [">0"] * 4


def test_spot_prices_at_the_new_portfolios_are_certified() -> None:
    bonds, arrows = (held + SIZE * moved for held, moved in zip(PORTFOLIO, MOVED, strict=True))
    answer = numeric.solve(y_equilibrium_system(MARKETS, [[bonds, arrows], [-bonds, -arrows]]))
    prices = {str(step.conclusion.lhs): step.conclusion.rhs for step in constrained_inefficiency().steps
              if step.id.endswith("_there")}  # fmt: skip
    assert answer.solution.certified
    for s in (1, 2, 3):
        assert answer.solution[f"p_{s}2"] == pytest.approx(float(prices[f"p_{s}"]), abs=1e-12)


def test_no_forgery_is_accepted() -> None:
    assert not examine(constrained_number_of_securities()).problems
    derivation = constrained_inefficiency()
    for step in derivation.steps:
        if step.id in ("price_1", "income_1_2", "slope_2_at_start", "gain_1_sign", "equilibrium_1"):
            symbols = list(derivation.model.symbols)
            assert not examine_claim(step.id, step.claim, Context(derivation.model.conditions), symbols).survivors


def test_the_figure_is_drawn_from_the_derivation() -> None:
    assert NEEDS == ("constrained_inefficiency",)
    assert constrained_inefficiency().figures == ("constrained_reallocation",)


# The search, in floats: it proposes only.


def gains(endowments, transfers, before) -> tuple[float, float] | None:
    """Utility of both households with some transfers by state, less that with others."""
    first, second = (float(share) for share in SHARES)
    total = [0.0, 0.0]
    for (mine, yours), after, now in zip(endowments, transfers, before, strict=True):
        for sign, moved in ((1, after), (-1, now)):
            weight = first * mine[1] + second * yours[1]
            price = ((1 - first) * (mine[0] + moved) + (1 - second) * (yours[0] - moved)) / weight
            incomes = (mine[0] + price * mine[1] + moved, yours[0] + price * yours[1] - moved)
            if price <= 0 or min(incomes) <= 0:
                return None
            for h, share in enumerate((first, second)):
                total[h] += sign * (log(incomes[h]) - (1 - share) * log(price)) / len(transfers)
    return total[0], total[1]


def test_a_search_over_directions_finds_the_reallocation() -> None:
    """Of 24 directions of one bond against Arrow securities a few help both; one of them is the lecture's."""
    table = list(zip(*ENDOWMENTS, strict=True))
    before = [float(payoff(s, sympy.Integer(0))) for s in range(3)]
    helpful = []
    for quarters in range(-24, 24):
        for bonds in (-1, 1):
            moved = [bonds + quarters / 4, bonds, bonds]
            found = gains(table, [now + 0.05 * one for now, one in zip(before, moved, strict=True)], before)
            if found and min(found) > 0:
                helpful.append(Fraction(quarters, 4) / bonds)
    assert set(helpful) == {Fraction(-13, 4), Fraction(-3)}
    assert Fraction(MOVED[1], MOVED[0]) in helpful


def test_one_bond_always_hurts_somebody() -> None:
    """Random economies with a bond alone: a reallocation never helps both, as is proved for every Cobb–Douglas economy."""
    generator = random.Random(7)
    for _ in range(300):
        table = [[[generator.uniform(0.5, 9) for _ in range(2)] for _ in range(2)] for _ in range(3)]
        for size in (0.01, 0.2, -0.01, -0.2):
            found = gains(table, [size] * 3, [0.0] * 3)
            assert found is not None
            assert found[0] * found[1] < 0
