r"""Verify: read somebody's notes and say, line by line, what follows.

>>> report = verify(r'''Suppose $Y = C + I$ and $C = a + bY$. Hence $Y = a + bY + I$, so $Y = a - bY + I$.''')
>>> [entry.status.value for entry in report.entries]
['assumed', 'assumed', 'proved', 'refuted']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from derive.judging.printed.blocks import is_printed
from derive.judging.report import Entry, Report
from derive.judging.whole import judge_document, statements_in
from derive.readers.declarations import Declared, agreed, beside, declared
from derive.readers.document import Document
from derive.readers.files import read_document, read_file
from derive.readers.inference import infer
from derive.readers.vocabulary import Vocabulary


def verify(text: str, *, declarations: Mapping[str, Any] | None = None, name: str = "text.md") -> Report:
    """Judge every line of a Markdown text (or LaTeX, when `name` ends in .tex)."""
    return verify_document(read_document(text, name), declarations or {})


def verify_file(path: str | Path, announce: Callable[[str], None] | None = None) -> Report:
    """Judge every line of a file, with the `derive.toml` beside it."""
    path = Path(path)
    return verify_document(read_file(path), beside(path), announce)


def verify_document(
    document: Document, declarations: Mapping[str, Any], announce: Callable[[str], None] | None = None
) -> Report:
    """Judge every line of a document that has been read."""
    known, vocabulary = notation_of(document, declarations)
    assumed = declarations.get("assume", ())
    texts = tuple(one for one in assumed if isinstance(one, str)) if isinstance(assumed, list) else ()
    return judge_document(document, known, vocabulary, texts, announce)


def notation_of(document: Document, declarations: Mapping[str, Any]) -> tuple[Declared, Vocabulary]:
    """Return what is declared, and the vocabulary inferred from the document on top of it."""
    known = declared({**document.front_matter, **declarations})
    assumed = declarations.get("assume", ())
    more = [one for one in assumed if isinstance(one, str)] if isinstance(assumed, list) else []
    start = known.vocabulary if is_printed(document) else agreed(known)
    return known, infer([*(passage.math for passage in document.passages), *more], start)


def judge(claim: str, *, given: Iterable[str] = (), declarations: Mapping[str, Any] | None = None) -> Entry:
    r"""Judge one line from given ones.

    >>> judge("S - I = CA", given=["Y = C + I + CA", "S = Y - C"]).status.value
    'proved'
    >>> judge("S + I = CA", given=["Y = C + I + CA", "S = Y - C"]).suggestion
    'sign of the term I'
    """
    premises = list(given)
    lines = [*(f"Suppose $${one}$$" for one in premises), f"Hence\n<!-- derive: claim -->\n$${claim}$$"]
    report = verify("\n\n".join(lines), declarations=declarations)
    last = report.entries[-1]
    return replace(last, line=1, column=1)


__all__ = ["judge", "notation_of", "statements_in", "verify", "verify_document", "verify_file"]
