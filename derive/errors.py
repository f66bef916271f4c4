"""Errors with a cause, a cure and a place.

Every error that a user can meet is a `DeriveError`. Its text answers four questions: what went wrong (`cause`), what to
do about it (`fix`), where (`location`), and which kind of error it is (`code`, stable across releases, for tests and
for searching the documentation).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Location:
    """A place in a user's file; every part may be missing."""

    file: str | None = None
    line: int | None = None
    symbol: str | None = None

    def __str__(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        if self.symbol is not None:
            place = f"{place}, symbol {self.symbol}" if place else f"symbol {self.symbol}"
        return place


class DeriveError(Exception):
    """Something the user can mend.

    >>> print(ModelError("unknown-symbol", "Equation 2 uses z.", "Declare z.", Location(symbol="z")))
    Equation 2 uses z. (symbol z)
    Fix: Declare z.
    """

    def __init__(self, code: str, cause: str, fix: str, location: Location | None = None) -> None:
        self.code = code
        self.cause = cause
        self.fix = fix
        self.location = location or Location()
        super().__init__(cause)

    def at(self, file: str | None = None, line: int | None = None) -> DeriveError:
        """Return the same error with the file and line filled in where they were missing."""
        known = self.location
        place = Location(known.file or file, known.line or line, known.symbol)
        return type(self)(self.code, self.cause, self.fix, place)

    def __str__(self) -> str:
        place = str(self.location)
        first = f"{self.cause} ({place})" if place else self.cause
        return f"{first}\nFix: {self.fix}"


class ModelError(DeriveError):
    """A declaration (symbol, function, equation, model, problem) cannot stand as written."""


class ReadError(DeriveError):
    """A file or a formula could not be read."""


class RuleError(DeriveError):
    """A rule or strategy was asked for a move that it cannot make."""


class OutputError(DeriveError):
    """A document, figure or file could not be written."""


class InternalError(Exception):
    """Two independent ways of knowing disagree: a defect of derive itself, never the user's fault."""


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a hint naming the closest known name, or the empty string.

    >>> nearest("Yd", ["Y_d", "T", "C"])
    ' Did you mean Y_d?'
    """
    known = list(names)
    found = get_close_matches(name, known, n=1, cutoff=0.5)
    if not found:
        lowered = {other.lower(): other for other in known}
        found = [lowered[name.lower()]] if name.lower() in lowered else []
    return f" Did you mean {found[0]}?" if found else ""
