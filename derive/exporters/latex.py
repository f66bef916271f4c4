"""LaTeX for XeLaTeX: `ctexart` in Chinese, `article` in English."""

from __future__ import annotations

from derive.display import Node
from derive.exporters.front_matter import front_matter
from derive.exporters.lines import ROOM, Broken, broken, width
from derive.exporters.page import render
from derive.exporters.style import Style
from derive.handout import Handout
from derive.handout.slots import Reference
from derive.printing.greek import GREEK
from derive.printing.latex import LatexWriter, escape as escape_math_text, write


def files(handout: Handout, name: str) -> dict[str, bytes]:
    """Return the source, and the figures that it includes."""
    page = render(handout, STYLE, front_matter=commented, comment=one_line)
    figures = {f"figures/{figure.name}.{handout.language}.png": figure.png for figure in handout.figures}
    return {name: page.encode(), **figures}


# Marks and letters that the text fonts lack, as mathematics.
_SYMBOLS = {
    **{letter: f"\\(\\{name}\\)" for name, letter in GREEK.items()},
    "✓": r"\(\checkmark\)",
    "✗": r"\(\times\)",
    "≈": r"\(\approx\)",
    "−": r"\(-\)",
    "≥": r"\(\ge\)",
    "≤": r"\(\le\)",
    "≠": r"\(\ne\)",
    "→": r"\(\to\)",
    "∞": r"\(\infty\)",
    "\u00a0": "~",
}


def escape(words: str) -> str:
    r"""Return words as LaTeX text; typographic marks that a text font may lack become mathematics.

    >>> escape("50% of G & T")
    '50\\% of G \\& T'
    """
    text = escape_math_text(words).replace('"', "''").replace("<", r"\textless{}").replace(">", r"\textgreater{}")
    return "".join(_SYMBOLS.get(letter, letter) for letter in text)


def formula(tree: Node, language: str) -> str:
    """Write display mathematics: in lines where it can be broken, else made to fit."""
    lines = broken(tree)
    if lines is not None:
        return in_lines(lines, language)
    written = write(tree, language)
    return written if width(tree) <= ROOM else f"\\fitted{{{written}}}"


def in_lines(lines: Broken, language: str) -> str:
    """Write the lines of a broken formula, aligned at the relation sign."""
    sign = LatexWriter.signs[lines.sign]
    text = f"{write(lines.left, language)} &{sign} {write(lines.first, language)}"
    for negative, terms in lines.others:
        text += f" \\\\ &\\quad {'-' if negative else '+'} {write(terms, language)}"
    return f"\\begin{{aligned}} {text} \\end{{aligned}}"


def inline(tree: Node, language: str) -> str:
    """Write mathematics inside a sentence."""
    return f"${write(tree, language)}$"


def large(tree: Node, language: str) -> str:
    """Write mathematics in a table, at full height."""
    return f"$\\displaystyle {write(tree, language)}$"


def reference(target: Reference, words: str) -> str:
    """Link to a numbered line."""
    return f"\\hyperlink{{{target.anchor}}}{{{words}}}"


def commented(handout: Handout) -> str:
    """Return the front matter as comments."""
    return "\n".join(f"% {line}" for line in front_matter(handout).splitlines())


def one_line(words: str) -> str:
    """Return words that stay inside their comment."""
    return " ".join(words.split())


STYLE = Style("handout.tex.j2", escape, formula, inline, large, reference)
