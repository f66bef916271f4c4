"""Keys: every shipped exercise, in both languages, with answers that satisfy the question's own equations."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import sympy

from derive.check import check_claim
from derive.errors import DeriveError
from derive.exercises import Exercise, Key, Variant, choose, key_of, load, read_exercise
from derive.exercises.catalogue import names
from derive.exercises.choose import choose_at_most
from derive.exercises.survey import exact_judge
from derive.problem import OptimizationProblem
from derive.verdict import Status

Shipped = Callable[[str], tuple[Exercise, tuple[Key, Key]]]
CROSS = (Path(__file__).parent / "cross.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", names())
def test_every_shipped_exercise_has_proved_keys_in_both_languages(name: str, shipped: Shipped) -> None:
    exercise, keys = shipped(name)
    assert set(exercise.languages) == {"zh", "en"}
    for key in keys:
        assert key.is_proved
        assert [part.part.number for part in key.parts] == list(range(1, len(exercise.parts) + 1))


@pytest.mark.parametrize("name", [name for name in names() if name != "two_countries"])
def test_answers_satisfy_the_equations_of_the_question(name: str, shipped: Shipped) -> None:
    exercise, (key, _) = shipped(name)
    numbers = exercise.numbers(key.variant.point)
    found = {
        answer.statement.lhs: answer.statement.rhs
        for part in key.parts
        for answer in part.answers
        if part.part.asked.kind in ("equilibrium", "optimum", "root") and answer.value is not None
    }
    residuals = [one.residual.xreplace(numbers).xreplace(found) for one in exercise.subject.model.equations]
    if not isinstance(exercise.subject.model, OptimizationProblem):
        rest = sorted(set().union(*(one.free_symbols for one in residuals)), key=str)
        assert sympy.linsolve(residuals, rest) if rest else all(sympy.cancel(one) == 0 for one in residuals)
    assert found


def test_homework_2_has_the_answers_of_the_lecture() -> None:
    exercise = load("homework_2")
    values = {"a": 100, "b": "9/10", "t": "1/5", "I_0": 200, "d": 500, "G": 200, "NX_0": 100, "m_y": "3/25", "n_r": 500}
    values |= {"k": "4/5", "h": 2000, "M": 800, "P": 1}
    point = {symbol: Fraction(str(values[symbol.key])) for symbol in exercise.lattices}
    key = key_of(exercise, Variant("HW2", point))
    assert key.answer(3, "Y").value == 1250
    assert key.answer(3, "r").value == Fraction(1, 10)
    rate = key.answer(1, "IS").statement.free_symbols - {key.answer(1, "IS").statement.lhs}
    assert key.answer(1, "IS").statement.rhs == 1500 - 2500 * rate.pop()
    assert exact_judge(exercise)(point)


def test_rounded_answers_are_near_an_equilibrium_found_by_halving(shipped: Shipped) -> None:
    for key in shipped("two_countries")[1]:
        share, technology, beta = (float(value) for value in key.variant.point.values())

        def excess(x: float, share: float = share, technology: float = technology, beta: float = beta) -> float:
            gross = 1 + technology / (2 * x)
            resources = 2 * x**2 + 2 * technology * x - share * (1 + technology / 2) * gross
            return resources - beta * gross * 2 * (1 + technology - x**2)

        low, high = 1e-3, 10.0
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if excess(middle) < 0 else (low, middle)
        assert abs(float(key.answer(1, "x").value or 0) - low) <= 0.001
        assert abs(float(key.answer(1, "R").value or 0) - 1 - technology / (2 * low)) <= 0.001
        assert key.answer(2, "b").is_rounded


def test_a_model_of_the_catalogue_by_name() -> None:
    exercise = load(str(Path(__file__).parent / "catalogue_model.md"))
    values = {"a": 100, "b": "0.8", "t": "0.25", "T_0": 40, "R": 20, "I_0": 150, "d": 1000, "r": "0.1", "G": 200, "NX": 10}
    point = {symbol: Fraction(str(values[symbol.key])) for symbol in exercise.lattices}
    key = key_of(exercise, Variant("ABCD", point))
    assert key.answer(1, "Y").value == 860
    # Implicitly: dY/dt = -bY / (1 - b + bt), at t = 0.25 where income is 860.
    assert key.answer(2, "dY/dt").value == -Fraction(4, 5) * 860 / Fraction(2, 5)


def test_words_stand_for_conditions() -> None:
    text = CROSS.replace("conditions = ['Y <= 2000']", "conditions = ['stable', 'C > 0']")
    unstable = text.replace("b = [0.5, 0.6, 0.75, 0.8]", "b = [0.5, 1.25]")
    for variant in choose_at_most(read_exercise(unstable, "cross.md"), 200):
        assert Fraction(5, 4) not in variant.point.values()


def test_a_forged_step_of_a_key_is_refuted() -> None:
    exercise = read_exercise(CROSS, "cross.md", "cross")
    key = key_of(exercise, choose(exercise, 1)[0])
    claims = [judged.step.claim for proof in key.proofs.values() for judged in proof.judged]
    for claim in claims:
        conclusion = claim.conclusion
        if hasattr(claim, "premises") and hasattr(claim, "conclusion") and type(claim).__name__ == "Entails":
            forged = type(claim)(claim.premises, type(conclusion)(conclusion.lhs, conclusion.rhs + 1))
            assert check_claim(forged).status is not Status.PROVED


def test_a_key_that_cannot_be_proved_is_not_handed_out() -> None:
    """At b = 1 income drops out; the variant is refused with its parameters."""
    text = CROSS.replace("b = [0.5, 0.6, 0.75, 0.8]", "b = [1]").replace('[nice]\nY = "integer"\n', "")
    text = text.replace("conditions = ['Y <= 2000']\n", "")
    exercise = read_exercise(text, "cross.md", "cross")
    point = {symbol: values[0] for symbol, values in exercise.lattices.items()}
    with pytest.raises(DeriveError) as raised:
        key_of(exercise, Variant("XXXX", point))
    assert "b = 1" in raised.value.cause


def test_a_later_part_goes_on_from_an_earlier_one(shipped: Shipped) -> None:
    _, (key, _) = shipped("is_lm")
    first, second = key.parts[0].worked.passages[0], key.parts[2].worked.passages[0]
    assert first.derivation is second.derivation
    assert second.first >= first.end
