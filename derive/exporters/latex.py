"""LaTeX for XeLaTeX: `ctexart` in Chinese, `article` in English."""

from __future__ import annotations

from derive.display import Node
from derive.exporters.front_matter import front_matter
from derive.exporters.page import render
from derive.exporters.style import Style
from derive.handout import Handout
from derive.handout.parts import Reference
from derive.printing.latex import escape as escape_math_text
from derive.printing.latex import write


def files(handout: Handout, name: str) -> dict[str, bytes]:
    """Return the source, and the figures that it includes."""
    page = render(handout, STYLE, front_matter=commented, comment=one_line)
    figures = {f"figures/{figure.name}.{handout.language}.png": figure.png for figure in handout.figures}
    return {name: page.encode(), **figures}


# Marks that the text fonts lack, as mathematics.
_SYMBOLS = {"✓": r"\(\checkmark\)", "✗": r"\(\times\)", "≈": r"\(\approx\)", "−": r"\(-\)", "≥": r"\(\ge\)", "≤": r"\(\le\)", "≠": r"\(\ne\)"}


def escape(words: str) -> str:
    r"""Return words as LaTeX text; typographic marks that a text font may lack become mathematics.

    >>> escape("50% of G & T")
    '50\\% of G \\& T'
    """
    text = escape_math_text(words).replace('"', "''").replace("<", r"\textless{}").replace(">", r"\textgreater{}")
    return "".join(_SYMBOLS.get(letter, letter) for letter in text)


def inline(tree: Node, language: str) -> str:
    """Write mathematics inside a sentence."""
    return f"${write(tree, language)}$"


def reference(target: Reference, words: str) -> str:
    """Link to a numbered line."""
    return f"\\hyperlink{{{target.anchor}}}{{{words}}}"


def commented(handout: Handout) -> str:
    """Return the front matter as comments."""
    return "\n".join(f"% {line}" for line in front_matter(handout).splitlines())


def one_line(words: str) -> str:
    """Return words that stay inside their comment."""
    return " ".join(words.split())


STYLE = Style("handout.tex.j2", escape, write, inline, reference)
