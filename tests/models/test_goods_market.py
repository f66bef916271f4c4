"""The IS curve with two and four sectors, its shifts, points off it, and the multipliers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Integer, Symbol, oo

from derive.algebra.compare import compare
from derive.check import check
from derive.claims import Ambiguity
from derive.equation import Condition, Equation
from derive.lecture import statement_of
from derive.models import (
    is_four_sector,
    is_off_curve,
    is_open,
    is_shifts,
    is_two_sector,
    keynes_multipliers,
    keynes_propensities,
    keynes_rounds,
)
from derive.models.keynesian_symbols import A_0, I_0, NX, NX_0, T_0, G, I, K, R, S, T, Y, a, b, d, m_y, n_r, r, t
from derive.step import Derivation
from derive.verdict import Status

DERIVATIONS = (
    is_two_sector.is_by_saving,
    is_two_sector.is_by_expenditure,
    is_two_sector.is_four_panel,
    is_four_sector.is_curve,
    is_open.is_open,
    is_shifts.is_shifts,
    is_shifts.is_pivot,
    is_off_curve.is_off_curve_two_sectors,
    is_off_curve.is_off_curve_four_sectors,
    keynes_propensities.keynes_propensities,
    keynes_rounds.keynes_rounds,
    keynes_multipliers.keynes_multipliers,
    keynes_multipliers.keynes_balanced_budget,
    keynes_multipliers.keynes_balanced_revenue,
)


def forged(derivation: Derivation, step: str, **changed) -> Status:
    """The verdict on a step with some part of its claim replaced."""
    place = next(number for number, one in enumerate(derivation.steps) if one.id == step)
    original = derivation.steps[place]
    move = replace(original.move, claim=replace(original.claim, **changed))
    derivation.steps[place] = replace(original, candidates=(move,))
    return check(derivation).of(step).verdict.status


def same(left, right) -> bool:
    return compare(left, right).status is Status.PROVED


def written_out(derivation: Derivation, step: str):
    """The right-hand side of a step with K and A_0 replaced by what they stand for."""
    values = {name: statement_of(derivation, id).rhs for name, id in ((K, "multiplier"), (A_0, "autonomous_spending"))}
    return statement_of(derivation, step).rhs.xreplace(values)


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_step_is_proved(build):
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_derivation_is_explained_in_both_languages(build):
    derivation = build()
    for text in (derivation.title, derivation.intro, derivation.reading):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh)
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.en)
        assert not any(mark in text.zh for mark in ",;?!")


def test_both_ways_to_the_two_sector_curve_agree():
    by_saving = written_out(is_two_sector.is_by_saving(), "is_curve")
    by_expenditure = written_out(is_two_sector.is_by_expenditure(), "is_curve")
    assert same(by_saving, (a + I_0 - d * r) / (1 - b))
    assert same(by_expenditure, by_saving)
    assert same(statement_of(is_two_sector.is_by_saving(), "vertical_intercept").rhs, A_0 / d)


def test_four_panels_end_on_the_curve():
    point = written_out(is_two_sector.is_four_panel(), "panel_4")
    assert same(point, (a + I_0 - d * is_two_sector.r_1) / (1 - b))


def test_slope_has_its_sign():
    derivation = is_two_sector.is_by_saving()
    assert statement_of(derivation, "slope").rhs == -1 / (K * d)
    assert check(derivation).of("slope_sign").step.conclusion.sign == "<0"
    assert forged(is_two_sector.is_by_saving(), "slope", value=1 / (K * d)) is Status.REFUTED


def test_open_economy():
    derivation = is_open.is_open()
    income = (a + I_0 - b * T_0 + b * R + G + NX_0 - (d + n_r) * r) / (1 - b + b * t + m_y)
    assert same(written_out(derivation, "is_curve"), income)
    assert same(statement_of(derivation, "slope").rhs, -1 / (K * (d + n_r)))
    wrong = Equation(Y, K * A_0 - K * d * r)
    assert forged(derivation, "is_curve", conclusion=wrong) is Status.REFUTED


SUMMARY = {
    # shock: effects on the horizontal intercept, the vertical intercept and the slope
    a: (">0", ">0", "=0"),
    b: (">0", "?", ">=0"),
    I_0: (">0", ">0", "=0"),
    d: ("=0", "<0", ">0"),
    G: (">0", ">0", "=0"),
    T_0: ("<0", "<0", "=0"),
    t: ("<0", "=0", "<0"),
    R: (">0", ">0", "=0"),
    NX: (">0", ">0", "=0"),
}


def test_summary_table():
    proof = check(is_shifts.is_shifts())
    found = {}
    for shock in is_shifts.SHOCKS:
        found[shock] = tuple(sign_found(proof, f"d{feature}_d{shock.key}") for feature in ("Y_h", "r_v", "sigma"))
    assert found == SUMMARY


def sign_found(proof, effect):
    """The sign that was proved; an effect that was proved to be zero has no step of its own for its sign."""
    if proof.of(effect).step.conclusion.rhs == 0:
        return "=0"
    conclusion = proof.of(f"{effect}_sign").step.conclusion
    return "?" if isinstance(conclusion, Ambiguity) else conclusion.sign


def test_conditions_of_the_summary_table():
    proof = check(is_shifts.is_shifts())
    disposable = Condition((1 - t) * K * A_0 - T_0 + R, ">0")
    assert proof.of("dY_h_db_sign").step.claim.given == (disposable,)
    assert proof.of("dY_h_dt_sign").step.claim.given == (Condition(A_0, ">0"),)
    assert proof.of("dY_h_dG_sign").step.claim.given == ()


def test_distance_of_the_shift_at_a_given_rate():
    derivation = is_shifts.is_shifts()
    distances = {shock: statement_of(derivation, f"dY_d{shock.key}").rhs for shock in (a, I_0, G, NX, R, T_0)}
    assert distances == {a: K, I_0: K, G: K, NX: K, R: b * K, T_0: -b * K}


def test_limits_in_the_interest_sensitivity():
    derivation = is_shifts.is_shifts()
    values = [statement_of(derivation, step).rhs for step in ("income_at_zero", "slope_at_zero", "slope_at_infinity")]
    assert values == [K * A_0, -oo, 0]
    assert statement_of(derivation, "rate_at_infinity").rhs == 0
    assert statement_of(is_shifts.is_pivot(), "rate_at_infinity").rhs == is_shifts.pivot
    assert forged(derivation, "rate_at_infinity", value=A_0) is Status.REFUTED


@pytest.mark.parametrize("build", [is_off_curve.is_off_curve_two_sectors, is_off_curve.is_off_curve_four_sectors])
def test_right_of_the_curve_output_is_too_high(build):
    derivation = build()
    assert statement_of(derivation, "right_of_the_curve").sign == "<0"
    assert statement_of(derivation, "left_of_the_curve").sign == ">0"
    assert forged(derivation, "right_of_the_curve", sign=">0") is Status.REFUTED


def test_excess_demand_is_the_sum_of_three_gaps():
    derivation = is_off_curve.is_off_curve_four_sectors()
    assert same(statement_of(derivation, "three_gaps").rhs, I - S + G + R - T + NX)
    wrong = Equation(is_off_curve.gap, I - S + G - R - T + NX)
    assert forged(derivation, "three_gaps", conclusion=wrong) is Status.REFUTED


def test_only_the_average_propensity_falls():
    derivation = keynes_propensities.keynes_propensities()
    assert statement_of(derivation, "marginal_propensity_change").rhs == 0
    assert statement_of(derivation, "average_falls_sign").sign == "<0"
    assert statement_of(derivation, "average_in_the_limit").rhs == b


@pytest.mark.parametrize(("shock", "multiplier"), [("I_0", K), ("G", K), ("T_0", -b * K), ("R", b * K), ("t", -b * K * Y)])
def test_multipliers(shock: Symbol, multiplier):
    assert same(statement_of(keynes_multipliers.keynes_multipliers(), f"dY_d{shock}").rhs, multiplier)


def test_rounds_of_spending_add_up_to_the_multiplier():
    derivation = keynes_rounds.keynes_rounds()
    assert statement_of(derivation, "all_rounds").rhs == keynes_rounds.first / (1 - b)
    after_one = statement_of(derivation, "after_n_rounds").rhs.xreplace({keynes_rounds.n: Integer(1)})
    assert same(after_one, keynes_rounds.first * (1 + b))
    without_last = keynes_rounds.first * (1 - b**keynes_rounds.n) / (1 - b)
    assert forged(derivation, "geometric_sum", value=without_last) is Status.REFUTED


def test_both_balanced_budget_multipliers():
    lump_sum = keynes_multipliers.keynes_balanced_budget()
    assert same(statement_of(lump_sum, "balanced_budget").rhs, (1 - b) / (1 - b + b * t))
    assert statement_of(keynes_multipliers.keynes_balanced_revenue(), "dY_dG").rhs == 1
    one = Equation(keynes_multipliers.equal_lump_sum, 1)
    assert forged(lump_sum, "balanced_budget", conclusion=one) is Status.REFUTED
