"""The roster: who gets a variant, from a CSV file with a column for names and perhaps one for student numbers."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

from derive.errors import Location, ReadError
from derive.exercises.manifest import Student
from derive.exercises.table_file import table_text

_NAMES = ("name", "student", "姓名", "名字", "学生")
_IDS = ("id", "number", "student id", "student number", "学号", "编号")
_MOST_STUDENTS = 20_000
_MOST_LETTERS = 60


def read_roster(path: str | Path) -> tuple[Student, ...]:
    """Return the students in the order of the file; a file without a header is a list of names."""
    file = Path(path)
    return _students(table_text(file), str(file))


def _students(text: str, file: str) -> tuple[Student, ...]:
    rows = [(number, row) for number, row in enumerate(csv.reader(io.StringIO(text)), start=1) if any(map(str.strip, row))]
    if not rows:
        raise ReadError("empty-roster", "The roster names nobody.", "Write one student a line: name,id.", Location(file))
    header = [cell.strip().lower() for cell in rows[0][1]]
    name = next((place for place, cell in enumerate(header) if cell in _NAMES), None)
    id = next((place for place, cell in enumerate(header) if cell in _IDS), None)
    if name is not None:
        rows = rows[1:]
    elif id is None:
        name, id = 0, 1 if len(header) > 1 else None
    else:
        raise ReadError("no-names", "The roster has no column of names.", "Call it name or 姓名.", Location(file, 1))
    if not 0 < len(rows) <= _MOST_STUDENTS:
        cause = f"The roster names {len(rows)} students."
        raise ReadError("roster-size", cause, f"Name at least one and at most {_MOST_STUDENTS}.", Location(file))
    return tuple(Student(_cell(row, name, file, number), _cell(row, id, file, number)) for number, row in rows)


def _cell(row: list[str], place: int | None, file: str, line: int) -> str:
    if place is None or place >= len(row):
        return ""
    text = "".join(letter for letter in row[place].strip() if unicodedata.category(letter)[0] != "C")
    if len(text) > _MOST_LETTERS:
        raise ReadError(
            "long-name", f"A name has {len(text)} letters.", f"Keep it under {_MOST_LETTERS}.", Location(file, line)
        )
    return text
