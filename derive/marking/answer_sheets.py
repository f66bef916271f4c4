"""The answers of a class: a CSV file with one row per student, a column for the variant and one per answer.

The columns are called as the answers in the manifest (`IS`, `Y`, `dY/dG`; `3.Y` where two parts have an answer of the
same name). The variant's column is `code` (or `variant`, `试卷编号`), the student's are `name` and `id` (`姓名`, `学号`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from derive.errors import Location, ReadError, nearest
from derive.exercises.table_file import MOST_BYTES, table_text

_CODE = ("code", "variant", "variant code", "变体", "试卷编号", "试卷", "卷号", "编号")
_NAME = ("name", "student", "姓名", "学生")
_ID = ("id", "student id", "number", "学号")


@dataclass(frozen=True)
class AnswerSheet:
    """What one student handed in: the code of the variant, and the answer under each label, as it was typed."""

    code: str
    responses: Mapping[str, str]
    name: str = ""
    id: str = ""
    line: int | None = None


@dataclass(frozen=True)
class ReadSheets:
    """The sheets of a file, and the columns that belong to no answer."""

    sheets: tuple[AnswerSheet, ...]
    unused: tuple[str, ...] = field(default=())


def read_sheets(path: str | Path, labels: Sequence[str]) -> ReadSheets:
    """Read the sheets of a CSV file; `labels` are the answers' names. A file without any known column is an error."""
    file = Path(path)
    rows = list(_rows(table_text(file), str(file)))
    place = Location(str(file), 1)
    if not rows:
        raise ReadError("no-answers", f"{file} is empty.", "Give a CSV file with a row of column names.", place)
    (_, header), *body = rows
    columns = {position: _meaning(name, labels) for position, name in enumerate(header)}
    if "code" not in columns.values():
        known = f"Its columns are {', '.join(filter(None, header)) or 'nameless'}."
        raise ReadError("no-code", f"{file} has no column for the variant. {known}", "Call it `code`.", place)
    if not any(meaning.startswith("answer:") for meaning in columns.values()):
        hint = nearest(next((name for name in header if _meaning(name, labels) == ""), ""), labels)
        raise ReadError(
            "no-answer-column", f"No column of {file} is called like an answer.{hint}", f"Use {', '.join(labels)}.", place
        )
    unused = tuple(header[position] for position, meaning in columns.items() if not meaning and header[position].strip())
    return ReadSheets(tuple(_sheet(line, row, columns) for line, row in body if any(map(str.strip, row))), unused)


def _rows(text: str, file: str) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(MOST_BYTES)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        cause = f"{file} is no CSV file: {error}."
        raise ReadError("not-csv", cause, "Save it as CSV.", Location(file, reader.line_num)) from error


def _meaning(name: str, labels: Sequence[str]) -> str:
    """Return `code`, `name`, `id`, `answer:LABEL`, or nothing."""
    bare = name.strip()
    if bare in labels:
        return f"answer:{bare}"
    for meaning, words in (("code", _CODE), ("name", _NAME), ("id", _ID)):
        if bare.lower() in words:
            return meaning
    same = [label for label in labels if _compact(label) == _compact(bare)]
    return f"answer:{same[0]}" if len(same) == 1 else ""


def _compact(name: str) -> str:
    return "".join(name.split()).replace("_", "").replace("{", "").replace("}", "")


def _sheet(line: int, row: Sequence[str], columns: Mapping[int, str]) -> AnswerSheet:
    found = {meaning: row[position] for position, meaning in columns.items() if meaning and position < len(row)}
    responses = {meaning.removeprefix("answer:"): text for meaning, text in found.items() if meaning.startswith("answer:")}
    return AnswerSheet(
        found.get("code", "").strip(), responses, found.get("name", "").strip(), found.get("id", "").strip(), line
    )
