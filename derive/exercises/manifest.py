"""The manifest: what was asked of whom, in a JSON file from which every sheet and key can be printed again, years later.

It holds the exercise itself, the parameters of every variant and the answers. Numbers are exact: `5/2`, never a float.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from derive import __version__
from derive.errors import Location, OutputError, ReadError
from derive.exercises.choose import Variant
from derive.exercises.exercise_file import AskedPart, Exercise
from derive.exercises.key import Key
from derive.exercises.lattice import number
from derive.exercises.understand import read_exercise
from derive.exercises.working import Answer
from derive.printing import latex
from derive.printing.arrange import arrange

SCHEMA = "derive/exercise/1"
_MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Student:
    """A student of the roster; `id` may be empty."""

    name: str
    id: str = ""


@dataclass(frozen=True)
class AnswerRow:
    """An answer as the manifest keeps it: `value` is exact, or None for an equation; `latex` is the statement."""

    part: int
    name: str
    latex: str
    value: Fraction | None
    points: int
    tolerance: Fraction | None
    decimals: int | None

    def as_json(self) -> dict[str, Any]:
        """Return the row as the schema has it."""
        return {
            "part": self.part,
            "name": self.name,
            "latex": self.latex,
            "value": None if self.value is None else str(self.value),
            "points": self.points,
            "tolerance": None if self.tolerance is None else str(self.tolerance),
            "decimals": self.decimals,
        }


@dataclass(frozen=True)
class Entry:
    """A variant in the manifest: its code and values, its answers, and the student who gets it."""

    variant: Variant
    answers: tuple[AnswerRow, ...]
    student: Student | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the entry as the schema has it."""
        made: dict[str, Any] = {
            "code": self.variant.code,
            "parameters": {symbol.key: str(value) for symbol, value in self.variant.point.items()},
            "answers": [row.as_json() for row in self.answers],
        }
        if self.student is not None:
            made["student"] = {"name": self.student.name, "id": self.student.id}
        return made


@dataclass(frozen=True)
class Manifest:
    """An exercise, a seed and the variants with their answers. `as_json` writes it, `read` reads it."""

    exercise: Exercise
    seed: str
    entries: tuple[Entry, ...]
    engine: str = __version__

    @classmethod
    def of(cls, exercise: Exercise, seed: str, keys: Sequence[Key], students: Sequence[Student] = ()) -> Manifest:
        """Return the manifest of keys that have been derived and checked; students take the variants in order."""
        given = [*students, *([None] * (len(keys) - len(students)))]
        entries = tuple(
            Entry(key.variant, answer_rows(exercise, key), student) for key, student in zip(keys, given, strict=False)
        )
        return cls(exercise, seed, entries)

    def as_json(self) -> str:
        """Return the manifest as JSON of the schema `derive/exercise/1` (derive/schemas/exercise-1.json)."""
        content = {
            "schema": SCHEMA,
            "engine": self.engine,
            "exercise": {"key": self.exercise.key, "hash": self.exercise.hash, "text": self.exercise.text},
            "seed": self.seed,
            "variants": [entry.as_json() for entry in self.entries],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, path: str | Path) -> Manifest:
        """Read a manifest; one that was changed by hand so that it contradicts itself is an error."""
        file = Path(path)
        place = Location(str(file))
        try:
            if file.stat().st_size > _MOST_BYTES:
                raise ReadError("too-long", f"{file} is too large for a manifest.", "Give the file that derive wrote.", place)
            content = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ReadError("unreadable", f"{file} cannot be read.", "Give the manifest that derive wrote.", place) from error
        except (ValueError, RecursionError) as error:
            raise ReadError("not-json", f"{file} is not JSON.", "Give the manifest that derive wrote.", place) from error
        try:
            return cls._of_json(content, str(file))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ReadError(
                "not-a-manifest",
                f"{file} is no manifest of the schema {SCHEMA}: {error}.",
                "Give the manifest that derive wrote, unchanged.",
                place,
            ) from error

    @classmethod
    def _of_json(cls, content: Mapping[str, Any], file: str) -> Manifest:
        if content.get("schema") != SCHEMA:
            raise ValueError(f"its schema is {content.get('schema')!r}")
        stated = content["exercise"]
        exercise = read_exercise(str(stated["text"]), file, str(stated["key"]))
        if exercise.hash != stated["hash"]:
            raise ReadError(
                "changed-exercise",
                f"The text of the exercise in {file} is not the one that its fingerprint names.",
                "Restore the manifest, or draw new variants.",
                Location(file),
            )
        entries = tuple(_entry(exercise, one) for one in content["variants"])
        return cls(exercise, str(content["seed"]), entries, str(content["engine"]))

    def require_answers(self, place: int, rows: tuple[AnswerRow, ...]) -> None:
        """Raise an error when an entry, derived again, has other answers than the manifest promises."""
        entry = self.entries[place]
        if rows != entry.answers:
            raise OutputError(
                "other-answers",
                f"Variant {entry.variant.code} was handed out with other answers than derive {__version__} finds.",
                f"Print it with derive {self.engine}, which wrote the manifest, and report this.",
            )


def answer_rows(exercise: Exercise, key: Key) -> tuple[AnswerRow, ...]:
    """Return the answers of a key as rows."""
    return tuple(_row(exercise, part.part, answer) for part in key.parts for answer in part.answers)


def _row(exercise: Exercise, part: AskedPart, answer: Answer) -> AnswerRow:
    tree = arrange(replace(answer.statement, holds_for=()), exercise.subject.model.rank, decimals=True)
    return AnswerRow(part.number, answer.name, latex.write(tree), answer.value, part.points, part.tolerance, part.decimals)


def _entry(exercise: Exercise, content: Mapping[str, Any]) -> Entry:
    values = content["parameters"]
    point = {symbol: number(str(values[symbol.key])) for symbol in exercise.lattices}
    rows = tuple(
        AnswerRow(
            int(row["part"]),
            str(row["name"]),
            str(row["latex"]),
            None if row["value"] is None else number(str(row["value"])),
            int(row["points"]),
            None if row["tolerance"] is None else number(str(row["tolerance"])),
            None if row["decimals"] is None else int(row["decimals"]),
        )
        for row in content["answers"]
    )
    student = content.get("student")
    found = None if student is None else Student(str(student["name"]), str(student.get("id", "")))
    return Entry(Variant(str(content["code"]), point), rows, found)
