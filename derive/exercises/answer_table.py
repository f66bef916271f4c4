"""The answers of all variants as a table (CSV), for whoever marks by hand or with a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from derive.exercises.exercise_file import Exercise
from derive.exercises.key import Key
from derive.exercises.manifest import Student, answer_rows
from derive.exercises.table_file import harmless

_HEADER = ("code", "name", "id", "part", "answer", "value", "latex", "points")


def piece(exercise: Exercise, key: Key, language: str, student: Student | None) -> bytes:
    """Return the rows of one variant."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    who = student or Student("")
    for row in answer_rows(exercise, key):
        value = "" if row.value is None else str(row.value)
        cells = (key.variant.code, who.name, who.id, str(row.part), row.name, value, row.latex, str(row.points))
        writer.writerow(map(harmless, cells))
    return text.getvalue().encode()


def files(exercise: Exercise, pieces: Sequence[bytes], language: str) -> dict[str, bytes]:
    """Return the table; it begins with a byte-order mark, without which spreadsheets misread Chinese names."""
    head = "\ufeff" + ",".join(_HEADER) + "\n"
    return {f"{exercise.key}.answers.csv": head.encode() + b"".join(pieces)}
