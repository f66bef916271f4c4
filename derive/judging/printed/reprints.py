"""Numbered lines that a handout prints again, as its formula sheet does: they must read as they did the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from derive.judging.report import Entry
from derive.readers.document import Passage
from derive.verdict import Status

_TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")
_LAYOUT = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\(?:cr|quad|thinspace|tag\*?\{[^{}]*\})(?![A-Za-z])|\\\\|\\[,;!]|[&\s]")


def bare(math: str) -> str:
    r"""Return a formula without its number, its line breaks and its spaces.

    >>> bare(r"\begin{aligned} Y &= C \cr &\quad + I \end{aligned} \tag{1.2}")
    'Y=C+I'
    """
    return _LAYOUT.sub("", math)


def reprints(again: Sequence[Passage], entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield an entry for every line printed again that differs from the line that first carried its number."""
    first = {entry.number: entry for entry in reversed(entries) if entry.number}
    for passage in again:
        tag = _TAG.search(passage.math)
        known = first.get(tag.group(1)) if tag is not None and passage.is_display else None
        if known is None or bare(known.source) == bare(passage.math):
            continue
        line, column = passage.place()
        reason = f"The line with this number reads differently in line {known.line}."
        source = " ".join(_TAG.sub("", passage.math).split())
        yield Entry(passage.source.file, line, column, source, "reprint", Status.REFUTED, reason, number=known.number)
