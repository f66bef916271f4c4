"""HTML in one file: MathML, SVG, a little CSS, no script."""

from __future__ import annotations

import base64
from html import escape as escape_html

from derive.display import Node
from derive.exporters.lines import broken
from derive.exporters.page import render
from derive.exporters.style import Style
from derive.handout import Handout
from derive.handout.parts import FigurePart
from derive.handout.slots import Formula, Reference
from derive.printing.mathml import MathMLWriter, operator, row, write
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
    content = write(tree, language) if display == "inline" else formula(tree, language)
    return f'<math display="{display}" alttext="{escape(speak(tree, language))}"><mrow>{content}</mrow></math>'


def _display(handout: Handout, formula: Formula) -> str:
    return display(handout.shown.tree(formula), handout.language)


def display(tree: Node, language: str) -> str:
    """Write mathematics on a line of its own, with its spoken form."""
    return _math(tree, language, "block")


def formula(tree: Node, language: str) -> str:
    """Write display mathematics, in lines where it is too wide for one."""
    lines = broken(tree)
    if lines is None:
        return write(tree, language)
    sign = operator(MathMLWriter.signs[lines.sign])
    rows = [(write(lines.left, language), f"{sign}{write(lines.first, language)}")]
    rows += [
        ("", f"<mspace width='2em'/>{operator('−' if negative else '+')}{write(terms, language)}")
        for negative, terms in lines.others
    ]
    drawn = "".join(f"<mtr><mtd>{row(left)}</mtd><mtd>{row(right)}</mtd></mtr>" for left, right in rows)
    return f'<mtable class="lines" displaystyle="true">{drawn}</mtable>'


def large(tree: Node, language: str) -> str:
    """Write mathematics in a table, at full height."""
    return f'<math displaystyle="true" alttext="{escape(speak(tree, language))}"><mrow>{write(tree, language)}</mrow></math>'


def reference(target: Reference, words: str) -> str:
    """Link to a numbered line."""
    return f'<a href="#{target.anchor}">{escape(words)}</a>'


def image(figure: FigurePart) -> str:
    """Return a figure's drawing as the source of an image inside the page."""
    return "data:image/svg+xml;base64," + base64.b64encode(figure.svg).decode()


STYLE = Style("handout.html.j2", escape, formula, inline, large, reference, blanks="", compact=True)
