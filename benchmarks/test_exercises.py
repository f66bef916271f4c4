"""A hundred variants of the IS–LM exercise: found, proved, printed.

    pytest benchmarks/test_exercises.py -s

Times are processor times of one process; the command works in one process for each core.
"""

from __future__ import annotations

from time import process_time

from derive.exercises import choose, key_of, load, read_exercise, survey
from derive.exercises.paper import key_paper, sheet
from derive.exercises.paper_pdf import document, press
from derive.exercises.question import question_of

VARIANTS = 100


def test_a_million_points_are_looked_over_in_two_seconds() -> None:
    text = load("homework_2").text.replace("h = [1000, 2000, 2500]", "h = [1000, 2500]")
    exercise = read_exercise(text, "homework_2.md", "homework_2")
    before = process_time()
    found = survey(exercise)
    took = process_time() - before
    print(f"\n{exercise.size} points in {took:.2f} s, {len(found.places)} wanted")
    assert 900_000 < exercise.size < 1_000_000
    assert took < 2


def test_a_hundred_variants_are_distinct_nice_proved_and_printed() -> None:
    exercise = load("is_lm")
    before = process_time()
    variants = choose(exercise, VARIANTS)
    chosen = process_time()
    keys = [key_of(exercise, variant) for variant in variants]
    proved = process_time()
    maker = press("zh")
    pages = [maker.page([make(exercise, key, "zh")]) for key in keys for make in (sheet, key_paper)]
    written = process_time()
    documents = [document(page, "zh") for page in pages]
    compiled = process_time()
    print(f"\nchosen in {chosen - before:.2f} s, keys in {proved - chosen:.2f} s, pages in {written - proved:.2f} s, ", end="")
    print(f"{len(documents) / (compiled - written):.0f} PDFs a second")
    assert len({question_of(exercise, variant.point) for variant in variants}) == VARIANTS
    assert all(key.is_proved for key in keys)
    assert all(key.answer(3, "Y").value.denominator == 1 for key in keys)  # type: ignore[union-attr]
    assert all((100 * key.answer(3, "r").value).denominator == 1 for key in keys)  # type: ignore[operator]
    # Two cores share the work; the rest of the ten seconds is for starting up.
    assert (compiled - before) / 2 < 9
