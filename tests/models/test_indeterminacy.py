"""Nominal securities: S - 1 real dimensions; two price-level profiles, two allocations; numeraire securities: one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import sympy

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine_claim

from derive.check import Proof, check
from derive.checks.context import Context
from derive.claims import HasRank
from derive.models.indeterminacy import STATES, indeterminacy
from derive.models.indeterminacy_example import HARVEST, INVERSE, indeterminacy_absent, indeterminacy_example
from derive.verdict import Status


def proved(build) -> Proof:
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []
    return proof


@pytest.mark.parametrize("build", [indeterminacy, indeterminacy_example, indeterminacy_absent])
def test_every_step_is_proved(build) -> None:
    assert not proved(build).overall.conditions


def test_price_levels_move_the_allocation_in_one_direction_less_than_there_are_states() -> None:
    claim = next(step.claim for step in indeterminacy().steps if step.id == "dimensions")
    assert isinstance(claim, HasRank)
    assert claim.rank == len(STATES) - 1
    assert not examine_claim("dimensions", claim, Context()).problems


def test_levels_inverse_to_output_share_the_risk_equally() -> None:
    found = {step.id: step.conclusion for step in proved(indeterminacy_example).derivation.steps}
    assert [found[f"constant_consumption_{s}"].rhs for s in STATES] == [harvest - 4 for harvest in HARVEST]
    assert [found[f"inverse_consumption_{s}"].rhs for s in STATES] == [sympy.Rational(harvest, 2) for harvest in HARVEST]
    assert len({level * harvest for level, harvest in zip(INVERSE, HARVEST, strict=True)}) == 1
    assert [found[f"household_{h}_compares"].sign for h in (1, 2)] == [">0", "<0"]


def test_a_numeraire_bond_has_one_equilibrium_whatever_the_levels() -> None:
    steps = {step.id: step for step in proved(indeterminacy_absent).derivation.steps}
    assert steps["slope_sign"].conclusion.sign == ">0"
    assert steps["example_bonds"].conclusion.rhs == 4
    assert not {str(symbol) for symbol in steps["single"].claim.conclusion.free_symbols} & {"P_1", "P_2", "P_3"}
