"""Typst source, self-contained: figures are part of the file, and every formula carries its spoken form."""

from __future__ import annotations

import re

from derive.display import Node
from derive.exporters.lines import ROOM, broken, width
from derive.exporters.page import render
from derive.exporters.style import Style
from derive.handout import Handout
from derive.handout.slots import Reference
from derive.printing.spoken import speak
from derive.printing.typst import TypstWriter, quoted, write

_SPECIAL = re.compile(r"([\\#$*_`~@<>\[\]=+/\-'\"])")
_ENUMERATION = re.compile(r"^(\d+)\.")
# Behind a formula Typst would take these for a part of its code: a semicolon disappears, a bracket becomes a call.
_CONTINUES_CODE = re.compile(r"^([;(]|\.(?=[A-Za-z]))")


def files(handout: Handout, name: str) -> dict[str, bytes]:
    """Return the source."""
    return {name: page(handout).encode()}


def page(handout: Handout) -> str:
    """Return the Typst source of a handout."""
    return render(handout, STYLE, string=quoted, is_wide=lambda formula: is_wide(handout.shown.tree(formula)))


def escape(words: str) -> str:
    r"""Return words as Typst markup.

    >>> escape("#1 [a]*b")
    '\\#1 \\[a\\]\\*b'
    """
    return _CONTINUES_CODE.sub(r"\\\1", _ENUMERATION.sub(r"\1\\.", _SPECIAL.sub(r"\\\1", words)))


def is_wide(tree: Node) -> bool:
    """Whether the page must measure a formula; most are short enough to be left alone, which is faster."""
    return width(tree) > ROOM - 15


def formula(tree: Node, language: str) -> str:
    """Write display mathematics: in lines where it can be broken; the template makes the rest fit."""
    lines = broken(tree)
    if lines is None:
        return write(tree, language)
    text = f"{write(lines.left, language)} &{TypstWriter.signs[lines.sign]} {write(lines.first, language)}"
    for negative, terms in lines.others:
        text += f" \\ & quad {'-' if negative else '+'} {write(terms, language)}"
    return text


def inline(tree: Node, language: str) -> str:
    """Write mathematics inside a sentence, with its spoken form for readers who cannot see it."""
    return f"#m({quoted(speak(tree, language))}, ${write(tree, language)}$)"


def large(tree: Node, language: str) -> str:
    """Write mathematics in a table, at full height."""
    return f"#m({quoted(speak(tree, language))}, $display({write(tree, language)})$)"


def reference(target: Reference, words: str) -> str:
    """Link to a numbered line."""
    return f"#link(label({quoted(target.anchor)}))[{escape(words)}]"


STYLE = Style("handout.typ.j2", escape, formula, inline, large, reference, blanks="", compact=True)
