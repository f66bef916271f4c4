"""Forty answers, marked as a teacher would: nothing that is right in some form, or that nobody can read, is wrong."""

from fractions import Fraction

import pytest

from derive import exercises
from derive.exercises import Manifest, Variant
from derive.exercises.manifest import Student
from derive.marking import AnswerSheet, mark
from derive.marking.first_failure import first_failure
from derive.marking.mark import labels_of

# IS: Y = 1450 - 1250r, LM: Y = 750 + 1250r, Y = 1100, r = 0.28, dY/dG = 1.25
VALUES = {"a": "80", "b": "3/4", "t": "1/5", "I_0": "200", "d": "500", "G": "300", "k": "2/5", "h": "500", "M": "300", "P": "1"}


@pytest.fixture(scope="module")
def manifest():
    exercise = exercises.load("is_lm")
    variant = Variant("TEST", {symbol: Fraction(VALUES[symbol.key]) for symbol in exercise.lattices})
    key = exercises.key_of(exercise, variant)
    assert [row.latex for row in Manifest.of(exercise, "1", [key]).entries[0].answers] == [
        "Y = 1450 - 1250r",
        "Y = 750 + 1250r",
        "Y = 1100",
        "r = 0.28",
        r"\frac{dY}{dG} = 1.25",
    ]
    return Manifest.of(exercise, "1", [key], [Student("王小明", "2026001")])


CASES = [
    ("IS", "Y = 1450 - 1250r", "right"),
    ("IS", "1450-1250r", "right"),
    ("IS", "IS: Y=1450-1250*r", "right"),
    ("IS", "r = 1.16 - Y/1250", "right"),
    ("IS", "1.16 - Y/1250", "right"),
    ("IS", "r = 1.16 - 0.0008Y", "right"),
    ("IS", "Y + 1250 r = 1450", "right"),
    ("IS", "0.4Y = 580 - 500r", "right"),
    ("IS", r"$Y = 1450 - 1250 \cdot r$", "right"),
    ("IS", r"r = \frac{1450 - Y}{1250}", "right"),
    ("IS", "Y＝1,450−1250r", "right"),
    ("IS", "Y = 1450 + 1250r", "wrong"),
    ("IS", "Y = 1450 - 1200r", "wrong"),
    ("IS", "Y = 1450 - 1250", "wrong"),
    ("IS", "0 = 0", "human"),
    ("IS", "Y = 1450 - 1250i", "human"),
    ("IS", "the IS curve slopes down", "human"),
    ("Y", "1100", "right"),
    ("Y", "Y = 1100", "right"),
    ("Y", "Y* = 1100 元", "right"),
    ("Y", "1,100", "right"),
    ("Y", "Y = 1450 - 350 = 1100", "right"),
    ("Y", "Y = 1100, r = 0.28", "right"),
    ("Y", "2Y = 2200", "right"),
    ("Y", "11 \\cdot 10^2", "right"),
    ("Y", "1100.0", "right"),
    ("Y", "-1100", "wrong"),
    ("Y", "1101", "wrong"),
    ("Y", "", "empty"),
    ("Y", "?", "empty"),
    ("Y", "1100 or 1200", "human"),
    ("Y", "__import__('os').system('ls')", "human"),
    ("Y", "9" * 1_000_000, "human"),
    ("r", "0.28", "right"),
    ("r", "28%", "right"),
    ("r", "28 ％", "right"),
    ("r", "r=7/25", "right"),
    ("r", "约 0.28", "right"),
    ("r", "28", "human"),
    ("r", "0.3", "human"),
    ("r", "0,28", "human"),
    ("r", "1/0", "human"),
    ("dY/dG", "dY/dG = 5/4", "right"),
    ("dY/dG", "1.25", "right"),
    ("dY/dG", "ΔY/ΔG=1.25", "right"),
    ("dY/dG", "1/(1-0.2)", "right"),
    ("dY/dG", "0.8", "wrong"),
    ("dY/dG", "2.5", "wrong"),
]


@pytest.mark.parametrize(("label", "typed", "expected"), CASES, ids=[f"{label}: {typed[:30]}" for label, typed, _ in CASES])
def test_answers_are_marked_as_a_teacher_would(manifest, label, typed, expected):
    (marked,) = mark(manifest, [AnswerSheet("test", {label: typed})])
    assert {one.label: one.outcome.value for one in marked.marks}[label] == expected


def sheet(**responses):
    return AnswerSheet("TEST", {name.replace("_over_", "/"): text for name, text in responses.items()})


def test_points_are_shared_among_the_answers_of_a_part(manifest):
    (marked,) = mark(manifest, [sheet(IS="1450-1250r", LM="Y=750+1250r", Y="1100", r="0.1", dY_over_dG="1.25")])
    assert (marked.points, marked.most) == (17, 20)
    assert marked.sheet.name == "王小明"


def test_a_wrong_curve_carried_on_is_wrong_once(manifest):
    # 1450 + 250r = 750 + 1250r gives r = 0.7 and Y = 1625.
    (marked,) = mark(manifest, [sheet(IS="Y = 1450 + 250r", LM="Y = 750 + 1250r", Y="1625", r="70%")])
    assert [one.outcome.value for one in marked.marks[:4]] == ["wrong", "right", "follow-up", "follow-up"]
    assert str(marked.marks[2].basis[0].rhs) == "250*r + 1450"


def test_a_wrong_number_carried_on_within_a_part(manifest):
    # Income 1200 in the LM curve gives r = 0.36.
    (marked,) = mark(manifest, [sheet(IS="1450-1250r", LM="750+1250r", Y="1200", r="0.36")])
    assert [one.outcome.value for one in marked.marks[2:4]] == ["wrong", "follow-up"]


def test_a_wrong_result_that_follows_from_nothing_stays_wrong(manifest):
    (marked,) = mark(manifest, [sheet(IS="Y = 1450 + 250r", LM="Y = 750 + 1250r", Y="1600", r="0.28")])
    assert [one.outcome.value for one in marked.marks[2:4]] == ["wrong", "right"]


def test_the_first_step_that_fails_is_named(manifest):
    (marked,) = mark(manifest, [sheet(IS="Y = 1450 - 1000r")])
    found = first_failure(marked.key, marked.marks, 1)
    assert found is not None
    assert found.number == 1
    (marked,) = mark(manifest, [sheet(IS="Y = 1450 - 1250r")])
    assert first_failure(marked.key, marked.marks, 1) is None


def test_notes_say_what_differs(manifest):
    def note(label, typed):
        (marked,) = mark(manifest, [AnswerSheet("TEST", {label: typed})])
        return next(one.note.render("en", str) for one in marked.marks if one.label == label)

    assert note("IS", "Y = 1450 + 1250r") == "The sign of the term with r is the opposite one."
    assert note("IS", "Y = 1500 - 1250r") == "Only the constant term differs."
    assert note("dY/dG", "0.8") == "It is the reciprocal."
    assert note("Y", "-1100") == "The sign is the opposite one."


def test_an_unknown_variant_is_for_a_human(manifest):
    (marked,) = mark(manifest, [AnswerSheet("NONE", {"Y": "1100"})])
    assert not marked.marks
    assert "NONE" in marked.problem.render("en", str)


def test_labels(manifest):
    assert labels_of(manifest) == ("IS", "LM", "Y", "r", "dY/dG")


@pytest.mark.parametrize("name", ["edgeworth", "firm", "homework_2", "policy_regions", "state_prices", "two_countries"])
def test_the_key_itself_earns_all_points(name):
    exercise = exercises.load(name)
    (variant,) = exercises.choose(exercise, 1, "marking")
    key = exercises.key_of(exercise, variant)
    manifest = Manifest.of(exercise, "marking", [key])
    responses = {label: row.latex for label, row in zip(labels_of(manifest), manifest.entries[0].answers, strict=True)}
    (marked,) = mark(manifest, [AnswerSheet(variant.code, responses)])
    assert [one.outcome.value for one in marked.marks] == ["right"] * len(responses)
    assert marked.points == marked.most
