"""The parts of the front matter: each kind, name and number is looked up before anything is worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from derive.errors import nearest
from derive.exercises.asked import Asked, read_asked
from derive.exercises.exercise_file import AskedPart
from derive.exercises.front_matter import FrontMatter
from derive.exercises.lattice import Complain, number
from derive.exercises.parts import PARTS
from derive.exercises.subject import Subject
from derive.symbols import EconomicSymbol

_MOST_PARTS = 30


def read_parts(matter: FrontMatter, subject: Subject, given: Sequence[EconomicSymbol]) -> tuple[AskedPart, ...]:
    """Return the parts in order."""
    tables = matter.tables.get("parts", [])
    if not isinstance(tables, list) or not tables or len(tables) > _MOST_PARTS:
        raise matter.error("no-parts", "The exercise asks nothing.", 'Add [[parts]] with ask = "equilibrium of Y, r".')
    return tuple(_part(matter, table, place, subject, given) for place, table in enumerate(tables, start=1))


def _part(
    matter: FrontMatter, table: Mapping[str, Any], place: int, subject: Subject, given: Sequence[EconomicSymbol]
) -> AskedPart:
    def complain(code: str, cause: str, fix: str) -> Any:
        return matter.error(code, f"Part {place}: {cause}", fix, "ask", "parts", place)

    text = table.get("ask")
    if not isinstance(text, str):
        raise complain("no-question", "it does not say what is asked.", 'Add ask = "equilibrium of Y, r".')
    asked = read_asked(text, complain)
    tolerance = _tolerance(table.get("tolerance"), complain)
    _require_kind(asked, tolerance, complain)
    _require_names(asked, subject, given, complain)
    return AskedPart(
        place,
        asked,
        _whole(table, "points", 1, complain) or 1,
        _whole(table, "decimals", None, complain),
        tolerance,
        matter.line_of("ask", "parts", place),
    )


def _require_kind(asked: Asked, tolerance: Fraction | None, complain: Complain) -> None:
    if asked.kind not in PARTS:
        raise complain(
            "unknown-part", f"there is no part {asked.kind!r}.{nearest(asked.kind, PARTS)}", f"Ask for {', '.join(PARTS)}."
        )
    allowed = PARTS[asked.kind].words
    for word in ("of", "on", "given", "by", "when"):
        if getattr(asked, word) and word not in allowed:
            taken = ", ".join(allowed) or "none"
            raise complain("bad-part", f"{asked.kind} does not take the word “{word}”.", f"It takes: {taken}.")
    needed = {"multiplier": "of", "effect": "of", "change": "of", "curve": "of"}.get(asked.kind)
    if needed and not getattr(asked, needed):
        raise complain("bad-part", f"{asked.kind} of what?", f"Write {asked.kind} of G.")
    if asked.kind == "solution" and tolerance is None:
        raise complain("no-tolerance", "the numbers are not exact.", "Say how near is near enough: tolerance = 0.001.")
    if asked.kind == "change" and not asked.by:
        raise complain("bad-part", "by how much does it change?", f"Write change of {', '.join(asked.of)} by 50.")


def _require_names(asked: Asked, subject: Subject, given: Sequence[EconomicSymbol], complain: Complain) -> None:
    endogenous = {symbol.key for symbol in subject.model.endogenous}
    parameters = {symbol.key for symbol in given if symbol in subject.parameters}
    causes = asked.kind in ("multiplier", "effect", "change")
    expected = {
        "of": parameters if causes else endogenous,
        "on": endogenous,
        "given": endogenous,
        "when": parameters,
    }
    for word, known in expected.items():
        for entry in getattr(asked, word):
            name = entry if isinstance(entry, str) else entry[0]
            if name not in known:
                what = "a parameter" if known is parameters else "an unknown"
                raise complain(
                    "unknown-symbol",
                    f"{name} is not {what} of the model.{nearest(name, known)}",
                    f"Use {', '.join(sorted(known))}.",
                )
    if (
        asked.by
        and asked.by not in {symbol.key for symbol in given}
        and not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,9})?", asked.by)
    ):
        raise complain("bad-part", f"{asked.by!r} is no amount.", "Write by 50, or by a parameter.")


def _whole(table: Mapping[str, Any], key: str, default: int | None, complain: Complain) -> int | None:
    value = table.get(key, default)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1000:
        raise complain("bad-number", f"{key} is not a whole number.", f"Write {key} = 5.")
    return value


def _tolerance(value: Any, complain: Complain) -> Fraction | None:
    if value is None:
        return None
    if not isinstance(value, str | int) or isinstance(value, bool) or not re.fullmatch(r"\d+(\.\d{1,12})?(/\d+)?", str(value)):
        raise complain("bad-number", "tolerance is no number.", "Write tolerance = 0.001; leave it out for exact answers.")
    return number(str(value))
