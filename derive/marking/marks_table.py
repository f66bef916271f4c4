"""The marks as a CSV table: one row per sheet, for each answer what was written, what became of it, and its points."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from fractions import Fraction

from derive.exercises.table_file import harmless
from derive.marking.mark import MarkedSheet
from derive.text import Text


def marks_table(sheets: Sequence[MarkedSheet], labels: Sequence[str], language: str) -> str:
    """Return the table. Points that a human has to decide are empty, and the last column counts them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = [name for label in labels for name in (label, f"{label}: verdict", f"{label}: points", f"{label}: note")]
    writer.writerow(["code", "name", "id", *columns, "points", "of", "for a human"])
    for sheet in sheets:
        writer.writerow(_row(sheet, labels, language))
    return out.getvalue()


def _row(marked: MarkedSheet, labels: Sequence[str], language: str) -> list[str]:
    given = {mark.label: mark for mark in marked.marks}
    cells: list[str] = []
    for label in labels:
        mark = given.get(label)
        response = (
            mark.response.text if mark is not None and mark.response is not None else marked.sheet.responses.get(label, "")
        )
        note = mark.note if mark is not None else None
        points = mark.points if mark is not None else None
        verdict = mark.outcome.value if mark is not None else ""
        cells += [harmless(response), verdict, "" if points is None else number(points), _words(note, language)]
    student = [harmless(one) for one in (marked.sheet.code, marked.sheet.name, marked.sheet.id)]
    if marked.problem is not None:
        return [*student, *cells, "", "", _words(marked.problem, language)]
    return [*student, *cells, number(marked.points), number(marked.most), str(len(marked.for_a_human))]


def _words(note: Text | None, language: str) -> str:
    return "" if note is None else note.render(language, str)


def number(points: Fraction) -> str:
    """Return points as a short decimal.

    >>> number(Fraction(7, 2)), number(Fraction(10, 3)), number(Fraction(4))
    ('3.5', '3.33', '4')
    """
    return f"{float(points):.2f}".rstrip("0").rstrip(".")
