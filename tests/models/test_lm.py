"""The LM curve: slope, shifts, points off the curve, and its three ranges."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy

from derive.algebra.compare import compare
from derive.check import check
from derive.equation import Equation
from derive.lecture import statement_of
from derive.models import lm_curve, lm_regions
from derive.models.keynesian_symbols import M, P, Y, h, k, r
from derive.models.lm_regions import LM_REGIONS, Y_1, Y_2, r_0, r_max
from derive.verdict import Status

DERIVATIONS = (
    lm_curve.lm_curve,
    lm_curve.lm_shifts,
    lm_curve.lm_horizontal_shift,
    lm_curve.lm_off_curve,
    lm_curve.lm_regions_by_limits,
    lm_regions.lm_regions,
)


def same(left: sympy.Expr, right: sympy.Expr) -> bool:
    return compare(left, right).status is Status.PROVED


def signs(derivation, suffix="_sign"):
    proof = check(derivation)
    return {one.step.id.removesuffix(suffix): one.step.conclusion.sign for one in proof.judged if one.step.id.endswith(suffix)}


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_step_is_proved(build):
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []


def test_lm_rises():
    derivation = lm_curve.lm_curve()
    assert same(statement_of(derivation, "slope").rhs, k / h)
    assert signs(derivation)["slope"] == ">0"
    assert same(statement_of(derivation, "on_horizontal_axis").rhs, M / (k * P))
    assert same(statement_of(derivation, "vertical_intercept").rhs, -M / (h * P))


def test_what_moves_and_what_turns_lm():
    found = signs(lm_curve.lm_shifts())
    assert (found["dY_h_dM"], found["dr_v_dM"]) == (">0", "<0")
    assert (found["dY_h_dP"], found["dr_v_dP"]) == ("<0", ">0")
    assert (found["dY_h_dk"], found["ds_LM_dk"]) == ("<0", ">0")
    assert (found["dr_v_dh"], found["ds_LM_dh"]) == (">0", "<0")
    fixed = {step.id for step in lm_curve.lm_shifts().steps if getattr(step.conclusion, "rhs", None) == 0}
    assert fixed == {"ds_LM_dM", "ds_LM_dP", "dr_v_dk", "dY_h_dh"}


def test_excess_demand_lies_to_the_right_and_below():
    derivation = lm_curve.lm_off_curve()
    found = {step: statement_of(derivation, step).sign for step in ("right_of_lm", "left_of_lm", "below_lm", "above_lm")}
    assert found == {"right_of_lm": ">0", "left_of_lm": "<0", "below_lm": ">0", "above_lm": "<0"}


def test_the_limit_in_h_is_the_axis_and_not_a_floor():
    derivation = lm_curve.lm_regions_by_limits()
    assert statement_of(derivation, "rate_large_h").rhs == 0
    assert statement_of(derivation, "slope_small_h").rhs == sympy.oo
    assert same(statement_of(derivation, "income_small_h").rhs, M / (k * P))


def test_thresholds_and_pieces():
    derivation = lm_regions.lm_regions()
    first, second = statement_of(derivation, "Y1").rhs, statement_of(derivation, "Y2").rhs
    assert same(first, (M / P - h * (r_max - r_0)) / k)
    assert same(second, M / (P * k))
    piece = statement_of(derivation, "LM II")
    assert same(piece.rhs.xreplace({Y: first}), r_0)
    assert same(piece.rhs.xreplace({Y: second}), r_max)
    assert same(sympy.diff(piece.rhs, Y), k / h)
    assert len(piece.holds_for) == 2


def test_the_pieces_say_for_which_incomes_and_rates_they_hold():
    derivation = lm_regions.lm_regions()
    flat, steep = statement_of(derivation, "LM I"), statement_of(derivation, "LM III")
    assert (flat.lhs, flat.rhs, flat.holds_for[0].expression) == (r, r_0, Y_1 - Y)
    assert (steep.lhs, steep.rhs, steep.holds_for[0].expression) == (Y, Y_2, r - r_max)


def test_a_wrong_threshold_is_refuted():
    derivation = lm_regions.lm_regions()
    place = next(number for number, step in enumerate(derivation.steps) if step.id == "starts_at_first")
    original = derivation.steps[place]
    wrong = Equation(r, r_0 + k * (Y - Y_1) / (2 * h), holds_for=original.conclusion.holds_for)
    move = replace(original.move, claim=replace(original.claim, conclusion=wrong))
    derivation.steps[place] = replace(original, candidates=(move,))
    assert check(derivation).of("starts_at_first").verdict.status is Status.REFUTED


def test_the_flat_piece_is_not_claimed_beyond_its_end():
    """Without its condition the conclusion r = r_0 holds only under the printed condition of the trap."""
    derivation = lm_regions.lm_regions()
    assert check(derivation).of("keynesian_range").verdict.conditions == ()
    place = next(number for number, step in enumerate(derivation.steps) if step.id == "keynesian_range")
    original = derivation.steps[place]
    move = replace(original.move, claim=replace(original.claim, conclusion=Equation(r, r_0), given=()))
    derivation.steps[place] = replace(original, candidates=(move,))
    verdict = check(derivation).of("keynesian_range").verdict
    assert verdict.status is not Status.PROVED or lm_regions.in_the_trap in verdict.conditions


def test_the_example_numbers_satisfy_the_conditions_of_the_model():
    values = LM_REGIONS.given
    assert all(condition.satisfied_by(condition.expression.xreplace(values)) for condition in LM_REGIONS.conditions)
