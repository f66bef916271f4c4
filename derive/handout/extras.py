"""What a lecture adds to its derivations: errata, pitfalls, questions, the formula sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from derive.errors import OutputError, nearest
from derive.handout.assemble import Assembler
from derive.handout.closing import Erratum, Question
from derive.handout.parts import Line, Section
from derive.handout.slots import Prose
from derive.lecture import Lecture
from derive.text import Text


class Extras:
    """The parts of a lecture that belong to no single derivation; empty for anything else."""

    def __init__(self, assembler: Assembler, lecture: Lecture | None) -> None:
        self._scopes = assembler.scopes
        self._lines = assembler.lines
        self._lecture = lecture

    def _prose(self, text: Text, derivation: str = "") -> Prose:
        """Put a sentence into the scope of a derivation: the one named, or the first that knows its symbols."""
        if derivation in self._scopes:
            return Prose(text, self._scopes[derivation])
        symbols = set(_symbols(text))
        scopes = tuple(self._scopes.values())
        return Prose(text, next((scope for scope in scopes if symbols <= set(scope.model.symbols)), scopes[0]))

    @property
    def intro(self) -> Prose | None:
        """The introduction of the lecture."""
        return self._prose(self._lecture.intro) if self._lecture and self._lecture.intro else None

    @property
    def source(self) -> Prose | None:
        """What the lecture is based on."""
        return self._prose(self._lecture.source) if self._lecture and self._lecture.source else None

    @property
    def errata(self) -> tuple[Erratum, ...]:
        """Slips of the source: printed against true."""
        found = self._lecture.errata if self._lecture else ()
        return tuple(
            Erratum(*(self._prose(text, slip.derivation) for text in (slip.place, slip.printed, slip.correct)))
            for slip in found
        )

    @property
    def pitfalls(self) -> tuple[Prose, ...]:
        """Mistakes that students make."""
        return tuple(self._prose(pitfall.text) for pitfall in (self._lecture.pitfalls if self._lecture else ()))

    def questions(self, *, with_answers: bool) -> tuple[Question, ...]:
        """The self-test questions; students get them without answers."""
        found = self._lecture.questions if self._lecture else ()
        return tuple(
            Question(str(number), self._prose(item.question), self._prose(item.answer) if with_answers else None)
            for number, item in enumerate(found, start=1)
        )

    def formulas(self, sections: tuple[Section, ...]) -> tuple[tuple[Line, Prose | None], ...]:
        """The formula sheet: what the lecture lists, or every labelled conclusion."""
        if self._lecture is None or not self._lecture.formulas:
            return tuple((line, None) for section in sections for part in section.derivations for line in part.results)
        return tuple(
            (
                self._line(entry.derivation, entry.step),
                None if entry.text is None else self._prose(entry.text, entry.derivation),
            )
            for entry in self._lecture.formulas
        )

    def _line(self, derivation: str, step: str) -> Line:
        if (derivation, step) not in self._lines:
            hint = nearest(f"{derivation}/{step}", ["/".join(known) for known in self._lines])
            raise OutputError(
                "unknown-step",
                f"The formula sheet names {derivation}/{step}, which no derivation of the lecture has.{hint}",
                "Correct the id or label in the lecture's formulas.",
            )
        return self._lines[derivation, step]


def _symbols(value: Any) -> Iterator[Any]:
    if isinstance(value, Text):
        for slot in value.slots.values():
            yield from _symbols(slot)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _symbols(item)
    else:
        yield from getattr(value, "free_symbols", ())
