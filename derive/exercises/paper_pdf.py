"""Papers as PDF, by Typst: tagged (PDF/UA-1), with a spoken form for every formula, and no character without a glyph."""

from __future__ import annotations

from dataclasses import replace

from derive.exercises.press import Press
from derive.exporters.glyphs import require_glyphs
from derive.exporters.pdf import compiled
from derive.exporters.typst import STYLE, is_wide
from derive.printing.typst import quoted

PAGE_BREAK = "\n#pagebreak()\n#counter(page).update(1)\n"


def press(language: str, template: str = "exercise.typ.j2") -> Press:
    """Return the press of Typst source."""
    made = Press(replace(STYLE, template=template), language, string=quoted)
    made.filters["is_wide"] = lambda formula: is_wide(made.tree(formula))
    return made


def document(page: str, language: str) -> bytes:
    """Compile a page."""
    # Names may be Chinese on any sheet, so the Chinese font stands behind the Latin one in every language.
    require_glyphs(page, "zh")
    return compiled(page)
