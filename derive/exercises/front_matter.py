"""The front matter of an exercise: TOML between two lines `+++`, read without running anything.

Every complaint names the file, the line, the cause and the cure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from derive.errors import Location, ReadError, nearest

FENCE = "+++"
MOST_LETTERS = 200_000

_KEYS = {
    "": (
        "model",
        "source",
        "unknowns",
        "maximize",
        "minimize",
        "choose",
        "payoffs",
        "prices",
        "claim",
        "conditions",
    ),
    "parameters": None,
    "computed": None,
    "hidden": None,
    "nice": None,
    "domains": None,
    "economy": ("utilities", "goods", "endowments"),
    "parts": ("ask", "points", "decimals", "tolerance"),
}


@dataclass(frozen=True)
class FrontMatter:
    """The tables of the front matter and the lines of the file they stand in."""

    tables: Mapping[str, Any]
    file: str
    lines: tuple[str, ...]
    length: int
    """How many lines the front matter takes, both fences included."""

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table, empty when it is not there."""
        value = self.tables.get(name, {})
        if not isinstance(value, Mapping):
            raise self.error("not-a-table", f"{name} is {_kind(value)}, not a table.", f"Write [{name}] on a line.", name)
        return value

    def strings(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; a single string is a list of one."""
        value = self.tables.get(name, [])
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise self.error("not-strings", f"{name} is not a list of strings.", f'Write {name} = ["...", "..."].', name)
        return tuple(entries)

    def line_of(self, key: str, table: str = "", number: int = 1) -> int | None:
        """Return the line, counted from 1, on which a key of a table is set; for repeated tables the `number`-th one."""
        inside, seen = table == "", 0
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        for place, line in enumerate(self.lines[: self.length], start=1):
            header = re.fullmatch(r"\s*\[{1,2}\s*([\w.]+)\s*\]{1,2}\s*(#.*)?", line)
            if header:
                seen += header[1] == table
                inside = header[1] == table and (seen == number)
                if inside and not key:
                    return place
            elif inside and key and pattern.match(line):
                return place
        return None

    def error(self, code: str, cause: str, fix: str, key: str = "", table: str = "", number: int = 1) -> ReadError:
        """Return the error for a key, with its line; without one, with the line of its table."""
        places = ((key, table, number), ("", key, 1), ("", table, number))
        line = next(filter(None, (self.line_of(*place) for place in places if any(place[:2]))), 1)
        return ReadError(code, cause, fix, Location(self.file, line))


def read_front_matter(text: str, file: str) -> FrontMatter:
    r"""Read the front matter at the top of an exercise.

    >>> matter = read_front_matter('+++\n[parameters]\nb = 0.8\n+++\n# en: Title\n', "x.md")
    >>> matter.tables["parameters"], matter.length, matter.line_of("b", "parameters")
    ({'b': '0.8'}, 4, 3)
    """
    if len(text) > MOST_LETTERS:
        raise ReadError(
            "too-long",
            f"The exercise has {len(text)} characters.",
            f"Keep it under {MOST_LETTERS}; one file is one exercise.",
            Location(file),
        )
    lines = tuple(text.splitlines())
    if not lines or lines[0].strip() != FENCE:
        raise ReadError(
            "no-front-matter",
            f"The exercise does not begin with a line {FENCE}.",
            f"Put parameters and parts between two lines {FENCE} at the top.",
            Location(file, 1),
        )
    end = next((place for place, line in enumerate(lines[1:], start=1) if line.strip() == FENCE), None)
    if end is None:
        raise ReadError(
            "open-front-matter",
            f"The front matter that begins on line 1 is not closed by a line {FENCE}.",
            f"Add a line {FENCE} before the text.",
            Location(file, 1),
        )
    try:
        tables = tomllib.loads("\n".join(lines[1:end]), parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) + 1 if found else min(end, 1 + len(lines))
        cause = re.sub(r"\s*\(at .*\)", "", str(error))
        raise ReadError(
            "bad-toml",
            f"The front matter is not TOML: {cause}.",
            "Write key = value; strings stand in quotes, formulas in single ones: 'r > 0'.",
            Location(file, line),
        ) from error
    matter = FrontMatter(tables, file, lines, end + 1)
    _require_known_keys(matter)
    return matter


def _require_known_keys(matter: FrontMatter) -> None:
    top = (*(_KEYS[""] or ()), *(name for name in _KEYS if name))
    for key, value in matter.tables.items():
        _require(matter, key, top, "")
        known = _KEYS.get(key)
        if known is None or key == "":
            continue
        rows = value if isinstance(value, list) else [value]
        for number, row in enumerate(rows, start=1):
            for name in row if isinstance(row, Mapping) else ():
                _require(matter, name, known, key, number)


def _require(matter: FrontMatter, key: str, known: Iterable[str], table: str, number: int = 1) -> None:
    known = tuple(known)
    if key not in known:
        place = f"[{table}]" if table else "The front matter"
        raise matter.error(
            "unknown-key",
            f"{place} has no key {key}.{nearest(key, known)}",
            f"Use {', '.join(known)}.",
            key,
            table,
            number,
        )


def _kind(value: Any) -> str:
    return {str: "a string", int: "a number", bool: "true or false", list: "a list"}.get(type(value), "no table")
