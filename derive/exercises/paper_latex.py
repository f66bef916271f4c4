"""Papers as LaTeX source for XeLaTeX."""

from __future__ import annotations

from dataclasses import replace

from derive.exercises.press import Press
from derive.exporters.latex import STYLE

PAGE_BREAK = "\n\\clearpage\n\\setcounter{page}{1}\n"


def press(language: str) -> Press:
    """Return the press of LaTeX source."""
    return Press(replace(STYLE, template="exercise.tex.j2"), language)


def document(page: str, language: str) -> bytes:
    """Return the source as it is."""
    return page.encode()
