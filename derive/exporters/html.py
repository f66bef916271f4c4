"""HTML in one file: MathML, SVG, a little CSS, no script."""

from __future__ import annotations

import base64
from html import escape as escape_html

from derive.display import Node
from derive.exporters.page import render
from derive.exporters.style import Style
from derive.handout import Handout
from derive.handout.parts import FigurePart, Reference
from derive.printing.mathml import write
from derive.printing.spoken import speak


def files(handout: Handout, name: str) -> dict[str, bytes]:
    """Return the page."""
    return {name: render(handout, STYLE, display=lambda formula: _display(handout, formula), image=image).encode()}


def escape(words: str) -> str:
    """Return words as HTML text, also inside an attribute.

    >>> escape('a < "b"')
    'a &lt; &quot;b&quot;'
    """
    return escape_html(words, quote=True)


def inline(tree: Node, language: str) -> str:
    """Write mathematics inside a sentence."""
    return _math(tree, language, "inline")


def _math(tree: Node, language: str, display: str) -> str:
    spoken = escape(speak(tree, language))
    return f'<math display="{display}" alttext="{spoken}"><mrow>{write(tree, language)}</mrow></math>'


def _display(handout: Handout, formula: object) -> str:
    return _math(handout.shown.tree(formula), handout.language, "block")  # type: ignore[arg-type]


def reference(target: Reference, words: str) -> str:
    """Link to a numbered line."""
    return f'<a href="#{target.anchor}">{escape(words)}</a>'


def image(figure: FigurePart) -> str:
    """Return a figure's drawing as the source of an image inside the page."""
    return "data:image/svg+xml;base64," + base64.b64encode(figure.svg).decode()


STYLE = Style("handout.html.j2", escape, write, inline, reference, blanks="")
