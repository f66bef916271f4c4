"""Markdown with dollar mathematics, as code hosts show it."""

from __future__ import annotations

import json
import re
from typing import Any

from derive.display import Node
from derive.exporters.front_matter import front_matter
from derive.exporters.latex import in_lines
from derive.exporters.lines import broken
from derive.exporters.page import render
from derive.exporters.sentences import Sentences
from derive.exporters.style import Style
from derive.handout import Handout
from derive.handout.slots import Reference, Scope
from derive.printing.latex import write

# Characters that Markdown, or the HTML inside it, would take for its own.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#$|~])")


def files(handout: Handout, name: str) -> dict[str, bytes]:
    """Return the page, and the figures that it points to."""
    figures = {f"figures/{figure.name}.{handout.language}.svg": figure.svg for figure in handout.figures}
    return {name: page(handout).encode(), **figures}


def page(handout: Handout) -> str:
    """Return the page with its front matter."""
    return render(handout, STYLE, yaml=yaml, front_matter=front_matter, comment=comment)


def as_markdown(subject: Any, language: str = "en", audience: str = "teacher") -> str:
    """Return a lecture, a model, a derivation or a proof as Markdown without front matter, for a notebook.

    What does not stand is shown in red.
    """
    return page(Handout.of(subject, language, audience, draft=True)).split("\n---\n", 1)[1].strip() + "\n"


def sentences_of(handout: Handout) -> Sentences:
    """Return what renders the prose of a handout as Markdown."""
    return Sentences(STYLE, handout.language, handout.shown, Scope(handout.models[0]))


def escape(words: str) -> str:
    r"""Return words as Markdown text.

    >>> escape("a_b & <i>")
    'a\\_b &amp; \\<i\\>'
    """
    return _SPECIAL.sub(r"\\\1", words.replace("&", "&amp;"))


def formula(tree: Node, language: str) -> str:
    r"""Write LaTeX that survives a Markdown reader which does not know about mathematics.

    Such a reader (code hosts have one) unescapes `\{` and `\,`, takes `*` for emphasis and `<` for a tag; the commands
    with letters mean the same and are left alone.
    """
    lines = broken(tree)
    return _safe(write(tree, language) if lines is None else in_lines(lines, language))


def _safe(written: str) -> str:
    for plain, safe in _SAFE:
        written = written.replace(plain, safe)
    return re.sub(r" {2,}", " ", written).strip()


_SAFE = (
    ("\\\\", "\\cr"),
    ("\\{", "\\lbrace "),
    ("\\}", "\\rbrace "),
    ("\\,", "\\thinspace "),
    ("*", "\\ast "),
    ("<", "\\lt "),
    (">", "\\gt "),
    ("|", "\\vert "),
)


def inline(tree: Node, language: str) -> str:
    """Write mathematics inside a sentence."""
    return f"${_safe(write(tree, language))}$"


def large(tree: Node, language: str) -> str:
    """Write mathematics in a table, at full height."""
    return f"$\\displaystyle {_safe(write(tree, language))}$"


def reference(target: Reference, words: str) -> str:
    """Point to a numbered line: the number in brackets, as the line itself shows it."""
    return words


def yaml(words: str) -> str:
    """Return words as a quoted scalar of YAML."""
    return json.dumps(words, ensure_ascii=False)


def comment(words: str) -> str:
    """Return words that cannot end a comment."""
    return words.replace("--", "- -")


STYLE = Style("handout.md.j2", escape, formula, inline, large, reference, blanks="，。；：、？！（“《(")
