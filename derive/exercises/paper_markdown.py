"""Papers as Markdown."""

from __future__ import annotations

from dataclasses import replace

from derive.exercises.press import Press
from derive.exporters.markdown import STYLE

PAGE_BREAK = "\n---\n\n"


def press(language: str) -> Press:
    """Return the press of Markdown."""
    return Press(replace(STYLE, template="exercise.md.j2"), language)


def document(page: str, language: str) -> bytes:
    """Return the page as it is."""
    return page.encode()
