"""The text of an exercise in one language: title, paragraphs, parts; words, formulas and slots.

    # zh: IS–LM 模型
    消费函数为 $C = a + b(Y - T)$，政府购买为 {G}。
    1. 求 IS 曲线。

A formula stands in dollars, a slot in braces outside formulas, a part is an item `1.` of the one list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from derive.errors import Location, ReadError
from derive.exercises.front_matter import FrontMatter
from derive.text import LANGUAGES

_TITLE = re.compile(r"#\s*(\w+)\s*[:：]\s*(.*)")
_ITEM = re.compile(r"(\d{1,2})\.\s+(.*)")
_PIECE = re.compile(r"\$\$(?P<display>.+?)\$\$|\$(?P<inline>[^$]+?)\$(?!\$)|\{(?P<slot>[^{}\n]*)\}", re.S)


@dataclass(frozen=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True)
class Math:
    """A formula as the author wrote it."""

    source: str
    is_display: bool
    line: int


@dataclass(frozen=True)
class Slot:
    """The name between braces: a value (`G`), a value as an equation (`G=`) or in per cent (`r:%`), or `equations`."""

    name: str
    style: str
    line: int


Piece = Words | Math | Slot


@dataclass(frozen=True)
class Block:
    """A paragraph, or the text of a part."""

    pieces: tuple[Piece, ...]
    line: int


@dataclass(frozen=True)
class Body:
    """An exercise in one language."""

    language: str
    title: str
    line: int
    opening: tuple[Block, ...]
    parts: tuple[Block, ...]
    closing: tuple[Block, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return (*self.opening, *self.parts, *self.closing)

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces in reading order."""
        return (piece for block in self.blocks for piece in block.pieces)


def read_bodies(matter: FrontMatter) -> tuple[Body, ...]:
    """Return the text in each language of the file, in the file's order."""
    starts: list[tuple[int, str, str]] = []
    for number, line in enumerate(matter.lines[matter.length :], start=matter.length + 1):
        match = _TITLE.fullmatch(line.rstrip())
        if match:
            starts.append((number, match[1], match[2].strip()))
        elif not starts and line.strip():
            raise _error(matter, "no-title", "There is text before the first title.", _TITLE_FIX, number)
    if not starts:
        raise _error(matter, "no-title", "The exercise has no text.", _TITLE_FIX, matter.length)
    bodies: list[Body] = []
    ends = [*(start[0] for start in starts[1:]), len(matter.lines) + 1]
    for (number, language, title), end in zip(starts, ends, strict=True):
        if language not in LANGUAGES:
            raise _error(matter, "unknown-language", f"There is no language {language!r}.", _TITLE_FIX, number)
        if any(body.language == language for body in bodies):
            raise _error(matter, "language-twice", f"The text in {language} stands twice.", "Keep one of them.", number)
        if not title:
            raise _error(matter, "no-title", "The title is empty.", _TITLE_FIX, number)
        bodies.append(_body(matter, language, title, number, end))
    return tuple(bodies)


_TITLE_FIX = 'Begin each language with a line such as "# zh: IS–LM 模型" or "# en: The IS–LM model".'


def _error(matter: FrontMatter, code: str, cause: str, fix: str, line: int) -> ReadError:
    return ReadError(code, cause, fix, Location(matter.file, line))


def _body(matter: FrontMatter, language: str, title: str, start: int, end: int) -> Body:
    opening: list[Block] = []
    parts: list[Block] = []
    closing: list[Block] = []
    for text, line, item in _blocks(matter.lines, start, end):
        block = Block(_pieces(matter, text, line), line)
        if item is None:
            (closing if parts else opening).append(block)
            continue
        if closing or item != len(parts) + 1:
            cause = f"Part {item} stands where part {len(parts) + 1} is expected."
            raise _error(matter, "part-order", cause, "Number the parts 1., 2., 3. in one list.", line)
        parts.append(block)
    return Body(language, title, start, tuple(opening), tuple(parts), tuple(closing))


def _blocks(lines: tuple[str, ...], start: int, end: int) -> Iterator[tuple[str, int, int | None]]:
    """Yield paragraphs and items with their first line; an item ends at an empty line or the next item."""
    text: list[str] = []
    first, number = start, None
    for place in range(start + 1, end):
        line = lines[place - 1].rstrip()
        item = _ITEM.fullmatch(line)
        if (not line or item) and text:
            yield "\n".join(text), first, number
            text, number = [], None
        if item:
            text, first, number = [item[2]], place, int(item[1])
        elif line:
            first = first if text else place
            text.append(line.strip())
    if text:
        yield "\n".join(text), first, number


def _pieces(matter: FrontMatter, text: str, line: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(text):
        if match.start() > end:
            pieces.append(_words(matter, text[end : match.start()], line + text.count("\n", 0, end)))
        here = line + text.count("\n", 0, match.start())
        if match["slot"] is not None:
            pieces.append(_slot(matter, match["slot"], here))
        else:
            display = match["display"]
            pieces.append(Math((display or match["inline"]).strip(), display is not None, here))
        end = match.end()
    if end < len(text):
        pieces.append(_words(matter, text[end:], line + text.count("\n", 0, end)))
    return tuple(pieces)


def _words(matter: FrontMatter, text: str, line: int) -> Words:
    for sign, what in (("$", "A formula"), ("{", "A slot"), ("}", "A slot")):
        if sign in text:
            place = line + text.count("\n", 0, text.index(sign))
            cause = f"{what} is opened or closed by a single {sign}."
            raise _error(matter, "open-piece", cause, "Formulas stand in $...$, slots in {...}, outside formulas.", place)
    # A line break between Chinese characters is no blank.
    joined = re.sub(r"(?<=[\u3000-\uffef])\n|\n(?=[\u3000-\uffef])", "", text)
    return Words(joined.replace("\n", " "))


def _slot(matter: FrontMatter, text: str, line: int) -> Slot:
    name, colon, style = text.strip().partition(":")
    if not colon and name.endswith("="):
        name, style = name[:-1], "="
    if style.strip() not in ("", "%", "=") or not re.fullmatch(r"[A-Za-z][\w]*", name.strip()):
        raise _error(
            matter, "bad-slot", f"{{{text}}} is no slot.", "Write {G}, {G=} for an equation or {r:%} for per cent.", line
        )
    return Slot(name.strip(), style.strip(), line)
