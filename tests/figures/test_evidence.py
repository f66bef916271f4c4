"""Curves come from what was derived: another equation gives another curve, and the economics of the pictures is right."""

from dataclasses import replace

import numpy as np
import pytest

from derive.equation import Equation
from derive.errors import OutputError
from derive.figures.adjustment_path import _NUMBERS, _START, _motion, integrate
from derive.figures.cache import Cache, fingerprint
from derive.figures.cross import Cross
from derive.figures.evidence import Evidence
from derive.figures.figure import draw
from derive.figures.lm_regions import _NUMBERS as REGION_NUMBERS
from derive.figures.mec_steps import steps_of
from derive.model import Model
from derive.step import Derivation


def with_slope_doubled(derivation):
    """The same derivation about a model in which investment reacts twice as much: every conclusion has 2d for d."""
    d = derivation.model.symbol("d")
    changed = Derivation(derivation.model, derivation.id)
    for step in derivation.steps:
        claim = step.claim
        if hasattr(claim, "definiens") or not isinstance(step.conclusion, Equation):
            changed.steps.append(step)
            continue
        conclusion = replace(step.conclusion, rhs=step.conclusion.rhs.subs(d, 2 * d))
        changed.steps.append(
            replace(step, candidates=(replace(step.move, claim=replace(claim, conclusion=conclusion)),))
            if hasattr(claim, "premises") and type(claim).__name__ == "Entails"
            else step
        )
    return changed


def test_another_equation_gives_another_curve_and_another_figure(derivations):
    original = derivations["is_four_sector"]
    changed = with_slope_doubled(original)
    rates = np.array([0.0, 2.0])
    one, other = (
        Evidence.of("x", {"is_four_sector": derivation}).curve("is_four_sector", "Y", "r")(rates)
        for derivation in (original, changed)
    )
    assert one[0] == pytest.approx(other[0])
    assert other[0] - other[1] == pytest.approx(2 * (one[0] - one[1]))
    svgs = {
        draw("is_shift_and_rotation", {"is_four_sector": derivation}, "en", Cache(None)).svg
        for derivation in (original, changed)
    }
    assert len(svgs) == 2


def test_curves_agree_with_the_structure(evidence_for):
    evidence = evidence_for("is_shift_and_rotation")
    key = "is_four_sector"
    rate = 3.0
    income = float(evidence.curve(key, "Y", "r")(rate))
    values = evidence.numbers(key)
    model = evidence.model(key)
    values |= {model.symbol("Y"): income, model.symbol("r"): rate}
    spending = model.equations[0]
    known = {equation.lhs: equation.rhs for equation in model.equations[1:]}
    total = spending.rhs
    for _ in known:
        total = total.subs(known)
    assert float(total.subs(values)) == pytest.approx(income)


def test_the_four_equilibria_lie_as_the_lecture_says(evidence_for):
    evidence = evidence_for("four_equilibria")
    (income, rate), (more, higher), (with_money, lower) = (
        Cross.of(evidence, "equilibrium", **changed).equilibrium() for changed in ({}, {"G": 70}, {"M": 75})
    )
    assert more > income
    assert higher > rate
    assert with_money > income
    assert lower < rate


def test_the_zones_have_the_forces_of_the_lecture(derivations):
    words = draw("four_zones", derivations, "en", Cache(None)).alt.en
    assert "Zone I: AE < Y, L < m; income falls, the interest rate falls." in words
    assert "Zone II: AE < Y, L > m; income falls, the interest rate rises." in words
    assert "Zone III: AE > Y, L > m; income rises, the interest rate rises." in words
    assert "Zone IV: AE > Y, L < m; income rises, the interest rate falls." in words


def test_the_path_turns_counter_clockwise_into_the_equilibrium(evidence_for):
    evidence = evidence_for("adjustment_path")
    centre = np.array(Cross.of_forces(evidence, "adjustment", "Y_dot", "r_dot", **_NUMBERS).equilibrium())
    path = integrate(_motion(evidence), _START, time=30.0, steps=1500)
    np.testing.assert_allclose(path[:, -1], centre, atol=0.05)
    away = (path.T - centre)[:600] / (1.0, 0.1)
    turns = away[:-1, 0] * away[1:, 1] - away[:-1, 1] * away[1:, 0]
    assert (turns > 0).all()


def test_the_steps_are_the_projects(evidence_for):
    steps = steps_of(evidence_for("mec_steps"))
    assert [(step.amount, step.lower) for step in steps] == [(0, 10), (100, 8), (150, 6), (300, 4), (400, -float("inf"))]


def test_the_pieces_of_lm_meet_at_the_thresholds(evidence_for):
    evidence = evidence_for("lm_regions")
    middle = evidence.curve("lm_regions", "r", "Y", label="LM II", **REGION_NUMBERS)
    first, second = (
        evidence.value("lm_regions", evidence.formula("lm_regions", name), **REGION_NUMBERS) for name in ("Y_1", "Y_2")
    )
    assert 0 < first < second
    assert float(middle(first)) == pytest.approx(float(evidence.numbers("lm_regions")[evidence.symbol("lm_regions", "r_0")]))
    assert float(middle(second)) == pytest.approx(float(evidence.numbers("lm_regions")[evidence.symbol("lm_regions", "r_max")]))


def test_what_was_not_derived_cannot_be_drawn(evidence_for):
    evidence = evidence_for("investment_demand")
    with pytest.raises(OutputError, match="no symbol G"):
        evidence.symbol("investment", "G")
    with pytest.raises(OutputError, match="no equation for r"):
        evidence.equation("investment", "r", label="nowhere")


def test_a_drawn_figure_is_kept_and_not_drawn_again(derivations, tmp_path, monkeypatch):
    import derive.figures.lm_regions as module

    cache = Cache(tmp_path)
    first = draw("lm_regions", derivations, "en", cache)
    svg, words = first.svg, first.alt

    def refuse(canvas, evidence):
        raise AssertionError("drawn again")

    monkeypatch.setattr(module, "compose", refuse)
    again = draw("lm_regions", derivations, "en", cache)
    assert again.svg == svg
    assert again.alt.en == words.en


def test_a_cache_that_cannot_be_written_is_no_error(derivations, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert draw("lm_regions", derivations, "en", Cache(blocked)).svg.startswith(b"<?xml")


def test_the_key_changes_with_the_given_numbers_and_the_language(derivations):
    original = derivations["investment"]
    model = original.model
    other_numbers = Model(
        model.key, model.title, model.equations, model.endogenous, model.exogenous, model.parameters,
        aggregates=model.aggregates, order=model.order, given={model.symbol("I_0"): 1300, model.symbol("d"): 250},
    )  # fmt: skip
    changed = Derivation(other_numbers, original.id)
    changed.steps.extend(original.steps)
    keys = {fingerprint("investment_demand", language, [one]) for language in ("en", "zh") for one in (original, changed)}
    assert len(keys) == 4
    assert fingerprint("investment_demand", "en", [original]) == fingerprint("investment_demand", "en", [original])


def test_the_cache_can_be_placed_and_switched_off(monkeypatch, tmp_path):
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path))
    assert Cache.of_user().folder == tmp_path / "figures"
    monkeypatch.setenv("DERIVE_CACHE", "")
    assert Cache.of_user().folder is None
