"""Marking: students' answers against the keys of their variants.

    >>> from derive import exercises, marking
    >>> exercise = exercises.load("is_lm")
    >>> variant, = exercises.choose(exercise, 1, seed="2026")
    >>> key = exercises.key_of(exercise, variant)
    >>> manifest = exercises.Manifest.of(exercise, "2026", [key])
    >>> income = next(row for row in manifest.entries[0].answers if row.name == "Y")
    >>> sheet = marking.AnswerSheet(variant.code, {"Y": f"Y = {income.value}"})
    >>> marked, = marking.mark(manifest, [sheet])
    >>> [(mark.answer.name, mark.outcome.value) for mark in marked.marks if not mark.response.is_empty]
    [('Y', 'right')]

`answer_sheets` reads the file, `typed` and `response` read what a student wrote, `judge` compares it with the key,
`follow_up` derives what follows from the student's own earlier result, `feedback` and `marks_table` print.
What cannot be read is never wrong: it is left to a human.
"""

from __future__ import annotations

# The function comes after the module of the same name, so that the name means the function.
from derive.marking.answer_sheets import AnswerSheet, read_sheets
from derive.marking.judge import Mark, Outcome
from derive.marking.mark import MarkedSheet, mark

__all__ = ["AnswerSheet", "Mark", "MarkedSheet", "Outcome", "mark", "read_sheets"]
