"""A document: its formulas in reading order, each with its place, and the words between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

MOST_LETTERS = 4_000_000
MOST_FORMULAS = 20_000


@dataclass(frozen=True)
class Source:
    """A file and its text."""

    file: str
    text: str

    @cached_property
    def _lines(self) -> list[int]:
        starts = [0]
        place = self.text.find("\n")
        while place >= 0:
            starts.append(place + 1)
            place = self.text.find("\n", place + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        r"""Return line and column, both counted from 1.

        >>> Source("notes.md", "one\ntwo").position(5)
        (2, 2)
        """
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


@dataclass(frozen=True)
class Passage:
    """A formula as it stands in a source.

    `math` is what is read (macros expanded); `source.text[start:end]` is what stands in the file. `prose` are the words
    since the formula before it; `after` the words up to the end of its line.
    """

    source: Source
    start: int
    end: int
    math: str
    is_display: bool
    prose: str = ""
    after: str = ""
    labels: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    problem: str = ""
    """Why it cannot be read, when that is known already."""

    @property
    def is_verbatim(self) -> bool:
        """Whether offsets in `math` are offsets in the file."""
        return self.source.text[self.start : self.end] == self.math

    def place(self, offset: int = 0) -> tuple[int, int]:
        """Return line and column of an offset in the formula."""
        return self.source.position(self.start + (offset if self.is_verbatim else 0))


@dataclass(frozen=True)
class Document:
    """The formulas of a document, its front matter, and what was noticed while reading its structure."""

    source: Source
    passages: tuple[Passage, ...]
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    defined_labels: tuple[tuple[str, int], ...] = ()
    references: tuple[tuple[str, int], ...] = ()

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.source.file


@dataclass(frozen=True)
class Found:
    """A formula found in a text, before the words around it are known."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_display: bool
    label: str = ""


def passages_of(source: Source, found: list[Found], comments: list[tuple[int, str]]) -> tuple[Passage, ...]:
    """Return passages with the words and the derive comments between them."""
    made: list[Passage] = []
    before = 0
    waiting = list(comments)
    for one in sorted(found, key=lambda item: item.start):
        own: list[str] = []
        while waiting and waiting[0][0] < one.start:
            own.append(waiting.pop(0)[1])
        prose = source.text[before : one.outer_start]
        labels = (one.label,) if one.label else ()
        math = source.text[one.start : one.end]
        made.append(Passage(source, one.start, one.end, math, one.is_display, prose, "", labels, tuple(own)))
        before = one.outer_end
    return tuple(_with_following(passage, made[number + 1 :]) for number, passage in enumerate(made))


def _with_following(passage: Passage, later: list[Passage]) -> Passage:
    after = later[0].prose if later else passage.source.text[passage.end :]
    return replace(passage, after=after[:400])
