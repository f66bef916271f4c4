r"""Where the formulas are: `$...$`, `$$...$$`, `\(...\)`, `\[...\]` and environments of amsmath, by one walk."""

from __future__ import annotations

import re
from collections.abc import Iterable

from derive.errors import ReadError
from derive.readers.commands import ENVIRONMENT_ROWS
from derive.readers.document import MOST_FORMULAS, Found

_INSIDE_ONLY = frozenset(("aligned", "alignedat", "gathered", "split", "array", "cases", "dcases"))
DISPLAYS = frozenset(name for name in ENVIRONMENT_ROWS if name.rstrip("*") not in _INSIDE_ONLY)
_OPENING = re.compile(r"\\begin\{([a-zA-Z]+\*?)\}|\\\(|\\\[|\\.|\$\$|\$", re.S)
_PROSE = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]{2,}\s")
LONGEST_INLINE = 8_000


def formulas(text: str) -> list[Found]:
    r"""Return the formulas of a text; comments and code must have been blanked out.

    >>> [text[one.start : one.end] for text in [r"Let $Y$ be \(C + I\)."] for one in formulas(text)]
    ['Y', 'C + I']
    """
    found: list[Found] = []
    place = 0
    while match := _OPENING.search(text, place):
        one = _formula(text, match)
        place = match.end() if one is None else one.outer_end
        if one is not None:
            found.append(one)
        if len(found) > MOST_FORMULAS:
            raise ReadError("too-many-formulas", f"The document has more than {MOST_FORMULAS} formulas.", "Split it.")
    return found


def _formula(text: str, match: re.Match[str]) -> Found | None:
    opening, begin = match.group(), match.end()
    if match.group(1):
        return _environment(text, match)
    if opening == "$$":
        return _closed(text, match, "$$", True)
    if opening == "$":
        return _inline(text, match)
    if opening in ("\\(", "\\["):
        closing = "\\)" if opening == "\\(" else "\\]"
        end = text.find(closing, begin)
        if opening == "\\[" and begin >= 3 and text[begin - 3] == "\\":
            return None
        return None if end < 0 else Found(begin, end, match.start(), end + 2, opening == "\\[")
    return None


def _closed(text: str, match: re.Match[str], closing: str, is_display: bool) -> Found | None:
    end = text.find(closing, match.end())
    if end < 0:
        return None
    return Found(match.end(), end, match.start(), end + len(closing), is_display)


def _inline(text: str, match: re.Match[str]) -> Found | None:
    """A single dollar opens a formula when another closes it in the same paragraph and what lies between is no prose."""
    begin = match.end()
    end = begin
    while True:
        end = text.find("$", end, begin + LONGEST_INLINE)
        if end < 0:
            return None
        if text[end - 1] != "\\":
            break
        end += 1
    content = text[begin:end]
    if not content.strip() or "\n\n" in content or _is_prose(content):
        return None
    return Found(begin, end, match.start(), end + 1, False)


def _is_prose(content: str) -> bool:
    """Whether dollars mean money here: words between them, or a sum followed by Chinese text."""
    if "\\" in content:
        return False
    is_sum = content.lstrip()[:1].isdigit() and any("\u4e00" <= letter <= "\u9fff" for letter in content)
    return is_sum or _PROSE.search(content) is not None


def _environment(text: str, match: re.Match[str]) -> Found | None:
    """The environment itself is part of the formula, so that its rows are known."""
    name = match.group(1)
    if name not in DISPLAYS:
        return None
    end = text.find(f"\\end{{{name}}}", match.end())
    if end < 0:
        return None
    outer = end + len(name) + 6
    return Found(match.start(), outer, match.start(), outer, True)


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with spans replaced by spaces, so that every offset stays the same."""
    pieces: list[str] = []
    place = 0
    for start, end in sorted(spans):
        if start < place:
            continue
        pieces += [text[place:start], re.sub(r"[^\n]", " ", text[start:end])]
        place = end
    return "".join([*pieces, text[place:]])
