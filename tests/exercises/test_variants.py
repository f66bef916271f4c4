"""Variants: distinct, nice, spread, the same for the same seed; a survey that misses nothing."""

from __future__ import annotations

import hashlib
import itertools
from fractions import Fraction
from pathlib import Path

import pytest

from derive.errors import DeriveError
from derive.exercises import Exercise, choose, read_exercise, survey
from derive.exercises.choose import choose_at_most, mixed
from derive.exercises.question import question_of
from derive.exercises.survey import exact_judge

CROSS = (Path(__file__).parent / "cross.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def cross() -> Exercise:
    return read_exercise(CROSS, "cross.md", "cross")


def test_survey_keeps_exactly_the_points_that_an_exact_count_keeps(cross: Exercise) -> None:
    found = survey(cross)
    names = [symbol.key for symbol in cross.lattices]
    wanted = 0
    for values in itertools.product(*cross.lattices.values()):
        a, b, invested, spent = (dict(zip(names, values, strict=True))[name] for name in ("a", "b", "I", "G"))
        income = (a + invested + spent) / (1 - b)
        wanted += income <= 2000 and income.denominator == 1
    judge = exact_judge(cross)
    assert sum(judge(found.point(int(place))) for place in found.places) == wanted > 20


def test_variants_differ_in_their_question_and_are_nice(cross: Exercise) -> None:
    variants = choose(cross, 25, "s")
    assert len({question_of(cross, one.point) for one in variants}) == 25
    assert len({one.code for one in variants}) == 25
    judge = exact_judge(cross)
    assert all(judge(one.point) for one in variants)


def test_the_first_variants_of_a_seed_are_these_on_every_machine(cross: Exercise) -> None:
    drawn = [{str(symbol): str(value) for symbol, value in one.point.items()} for one in choose(cross, 3, "2026")]
    assert drawn == EXPECTED
    assert [one.point for one in choose(cross, 3, "2027")] != [one.point for one in choose(cross, 3, "2026")]


EXPECTED = [
    {"a": "100", "b": "4/5", "I": "50", "G": "100"},
    {"a": "300", "b": "1/2", "I": "100", "G": "200"},
    {"a": "250", "b": "3/4", "I": "150", "G": "100"},
]


def test_mixing_is_splitmix() -> None:
    import numpy as np

    start = int.from_bytes(hashlib.sha256(b"seed").digest()[:8], "big")
    places = [0, 1, 2, 10**9]
    assert mixed(np.array(places), "seed").tolist() == [_splitmix(start, place) for place in places]


def _splitmix(start: int, place: int) -> int:
    """The mixing function in whole numbers of any size."""
    state = (place * 0x9E3779B97F4A7C15 + start) % 2**64
    state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    state = (state ^ (state >> 27)) * 0x94D049BB133111EB % 2**64
    return state ^ (state >> 31)


def test_values_are_spread(cross: Exercise) -> None:
    shares = [one.point for one in choose(cross, 12, "spread")]
    propensity = next(symbol for symbol in cross.lattices if symbol.key == "b")
    assert len({point[propensity] for point in shares}) == 4


def test_too_many_variants_are_refused_with_their_number(cross: Exercise) -> None:
    all_of_them = choose_at_most(cross, 10_000)
    with pytest.raises(DeriveError, match=f"only {len(all_of_them)} different") as raised:
        choose(cross, 10_000)
    assert raised.value.code == "too-few-variants"


def test_conditions_count_what_they_exclude() -> None:
    text = CROSS.replace("'Y <= 2000'", "'Y <= 100', 'b > 0.7', 'C >= a'")
    with pytest.raises(DeriveError) as raised:
        choose(read_exercise(text, "cross.md"), 1)
    assert "“Y <= 100” excludes 120" in raised.value.cause
    assert "“b > 0.7” excludes 60" in raised.value.cause


def test_results_on_the_edge_are_judged_exactly() -> None:
    text = CROSS.replace("'Y <= 2000'", "'Y < 1000'")
    exercise = read_exercise(text, "cross.md")
    for variant in choose_at_most(exercise, 1000):
        values = {str(symbol): value for symbol, value in variant.point.items()}
        assert (values["a"] + values["I"] + values["G"]) / (1 - values["b"]) < Fraction(1000)
