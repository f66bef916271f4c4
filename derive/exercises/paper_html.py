"""Papers as HTML in one file, with MathML and no script."""

from __future__ import annotations

from dataclasses import replace

from derive.exercises.press import Press
from derive.exporters.html import STYLE, display

PAGE_BREAK = '\n<hr class="page">\n'


def press(language: str) -> Press:
    """Return the press of HTML pages."""
    made = Press(replace(STYLE, template="exercise.html.j2"), language)
    made.filters["display"] = lambda formula: display(made.tree(formula), language)
    return made


def document(page: str, language: str) -> bytes:
    """Return the page as it is."""
    return page.encode()
