"""Equation numbers: counted through each section, and anchors made of ids."""

from __future__ import annotations

import re

from derive.handout.slots import Reference
from derive.text import Text


class Numbering:
    """Counts equations as (1), (2), ... or, in a handout of several sections, as (2.1), (2.2), ...

    >>> numbers = Numbering(by_section=True)
    >>> numbers.begin("2")
    >>> numbers.next("money/isolate_1").number
    '2.1'
    """

    def __init__(self, *, by_section: bool) -> None:
        self._by_section = by_section
        self._section = ""
        self._last = 0
        self._figures = 0
        self._anchors: set[str] = set()

    def begin(self, section: str) -> None:
        """Start a section; its equations are counted from 1."""
        self._section = section
        self._last = 0 if self._by_section else self._last

    def next(self, id: str, name: Text | None = None) -> Reference:
        """Return the next number, with an anchor made of the id."""
        self._last += 1
        number = f"{self._section}.{self._last}" if self._by_section else str(self._last)
        return Reference(number, self._free(anchor(id)), name)

    def _free(self, name: str) -> str:
        """Return the name, or with a suffix when another line has it already."""
        free, count = name, 1
        while free in self._anchors:
            count += 1
            free = f"{name}-{count}"
        self._anchors.add(free)
        return free

    def next_figure(self) -> str:
        """Return the next figure number; figures are counted through the whole handout."""
        self._figures += 1
        return str(self._figures)


def anchor(id: str) -> str:
    """Return an id as a name that LaTeX, Typst and HTML all accept as a label.

    >>> anchor("is_lm/four sector/solve_1")
    'is-lm-four-sector-solve-1'
    """
    return re.sub(r"[^A-Za-z0-9]+", "-", id).strip("-").lower() or "x"
