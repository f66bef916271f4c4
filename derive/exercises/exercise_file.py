"""An exercise file: front matter and text, read into an `Exercise` in which every name has been looked up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from sympy import Expr, Rational, Symbol

from derive.errors import Location, ReadError, nearest
from derive.exercises.asked import Asked
from derive.exercises.body import Body, Slot
from derive.exercises.conditions import Filter
from derive.exercises.formulas import Formulas
from derive.exercises.front_matter import MOST_LETTERS, FrontMatter
from derive.exercises.subject import Subject
from derive.symbols import EconomicSymbol


@dataclass(frozen=True)
class AskedPart:
    """A part: what is asked, its points, and how its numbers are written and marked."""

    number: int
    asked: Asked
    points: int
    decimals: int | None
    tolerance: Fraction | None
    line: int | None


@dataclass(frozen=True)
class Exercise:
    """An exercise whose names, conditions and parts are understood. Make one with `load` or `read_exercise`.

    `lattices` are the parameters with the values that each may take; `hidden` are unknowns whose value the author
    chooses; `subject.computed` are the parameters that follow.
    """

    key: str
    text: str
    matter: FrontMatter
    bodies: tuple[Body, ...]
    formulas: Formulas
    subject: Subject
    lattices: Mapping[EconomicSymbol, tuple[Fraction, ...]]
    filters: tuple[Filter, ...]
    parts: tuple[AskedPart, ...]

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.matter.file

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the text."""
        return tuple(body.language for body in self.bodies)

    @cached_property
    def hash(self) -> str:
        """The fingerprint of the file's text, the same on every machine."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def points(self) -> int:
        """The points of all parts."""
        return sum(part.points for part in self.parts)

    @property
    def size(self) -> int:
        """The number of points of the lattice."""
        count = 1
        for values in self.lattices.values():
            count *= len(values)
        return count

    def body(self, language: str) -> Body:
        """Return the text in a language, or an error that names those there are."""
        for body in self.bodies:
            if body.language == language:
                return body
        raise ReadError(
            "no-such-language",
            f"The exercise {self.key} has no text in {language!r}.",
            f"Print it with --lang {self.languages[0]}, or add a text that begins with “# {language}: ...”.",
            Location(self.file),
        )

    def numbers(self, point: Mapping[EconomicSymbol, Fraction]) -> dict[Symbol, Expr]:
        """Return exact numbers for all parameters, computed ones included, at a point of the lattice."""
        numbers: dict[Symbol, Expr] = {symbol: Rational(value.numerator, value.denominator) for symbol, value in point.items()}
        for symbol, value in self.subject.computed:
            numbers[symbol] = value.xreplace(numbers)
        return numbers

    def slot_symbol(self, slot: Slot) -> EconomicSymbol:
        """Return the parameter that a slot names; a hidden value or an unknown name is an error with its line."""
        known = {symbol.key: symbol for symbol in self.shown_parameters}
        if slot.name in known:
            return known[slot.name]
        place = Location(self.file, slot.line)
        if slot.name in {symbol.key for symbol in self.subject.hidden}:
            cause = f"The slot {{{slot.name}}} would tell the student the hidden answer."
            raise ReadError("slot-tells", cause, "Leave it out of the text.", place)
        raise ReadError(
            "unknown-slot",
            f"Nothing fills the slot {{{slot.name}}}.{nearest(slot.name, known)}",
            f"Use one of {', '.join(known)}.",
            place,
        )

    @property
    def given_names(self) -> frozenset[str]:
        """The names of the parameters: lattice and computed symbols, without the hidden unknowns."""
        return frozenset(symbol.key for symbol in self.shown_parameters)

    @property
    def shown_parameters(self) -> tuple[EconomicSymbol, ...]:
        """The parameters that the student is told: those of the lattice and the computed ones, without the hidden."""
        given = (*self.lattices, *(symbol for symbol, _ in self.subject.computed))
        return tuple(symbol for symbol in given if symbol not in self.subject.hidden)


def read_text(path: Path) -> str:
    """Return the text of an exercise file; a folder, a missing, large or undecodable file is an error."""
    place = Location(str(path))
    try:
        if path.stat().st_size > 4 * MOST_LETTERS:
            raise ReadError("too-long", f"{path} is too large for an exercise.", "One file is one exercise.", place)
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ReadError("not-text", f"{path} is not UTF-8 text.", "Save it as UTF-8.", place) from error
    except OSError as error:
        cause = f"{path} cannot be read: {error.strerror or error}."
        raise ReadError("unreadable", cause, "`derive list` shows the exercises that come with derive.", place) from error


def load(target: str | Path) -> Exercise:
    """Return an exercise by its name in the catalogue or by the path of its file.

    >>> load("is_lm").languages
    ('zh', 'en')
    """
    from derive.exercises.catalogue import path_of
    from derive.exercises.understand import read_exercise

    path = path_of(str(target))
    return read_exercise(read_text(path), str(path), path.stem)


def duplicates_of(names: Sequence[str]) -> list[str]:
    """Return the names that occur more than once."""
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]
