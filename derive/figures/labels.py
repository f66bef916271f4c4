"""Labels: symbols and equations as mathtext, words in the figure's language."""

from __future__ import annotations

import re
from typing import Any

from derive.printing.order import is_greek
from derive.symbols import EconomicSymbol, MarginalNotation, Notation


def mathematics(thing: Any, index: str = "", prime: str = "") -> str:
    """Return a symbol (or text that is mathtext already) between dollar signs, with an index if one is given.

    >>> from derive.symbols import variable
    >>> mathematics(variable("Y", ("income", "收入")), "1"), mathematics("IS")
    ('$Y_{1}$', '$IS$')
    """
    return f"${notation_of(thing, index)}{prime}$"


def notation_of(thing: Any, index: str = "") -> str:
    """Return a symbol's notation as mathtext without dollar signs.

    >>> from derive.symbols import parameter
    >>> notation_of(parameter("I_0", ("autonomous investment", "自发投资")))
    'I_{0}'
    """
    if not isinstance(thing, EconomicSymbol):
        return str(thing) + (f"_{{{index}}}" if index else "")
    notation = thing.notation
    assert isinstance(notation, (Notation, MarginalNotation))
    if isinstance(notation, MarginalNotation):
        return f"d{notation_text(notation.outcome)}/d{notation_text(notation.shock)}"
    return notation_text(notation, index)


def notation_text(notation: Notation, index: str = "") -> str:
    """Return a notation as mathtext; several letters are one upright word."""
    base = notation.base
    if is_greek(base):
        base = f"\\{base}"
    elif len(base) > 1:
        base = rf"\mathit{{{base}}}"
    if notation.accent:
        base = rf"\{notation.accent}{{{base}}}"
    word = notation.subscript.isalpha() and len(notation.subscript) > 1 and not is_greek(notation.subscript)
    own = rf"\mathrm{{{notation.subscript}}}" if word else notation.subscript
    subscript = ",".join(part for part in (own, index) if part)
    superscript = f"^{{{notation.superscript}}}" if notation.superscript else ""
    return base + (f"_{{{subscript}}}" if subscript else "") + superscript


def plain(label: str) -> str:
    r"""Return a label without mathtext marks, as it is read aloud.

    >>> plain(r"$\mathit{IS}_{1}$"), plain("$A_{0}/d$")
    ('IS1', 'A0/d')
    """
    label = label.replace(r"\Delta ", "Δ")
    bare = re.sub(r"\\(?:mathit|mathrm|bar|hat|tilde|dot)\b", "", label)
    bare = re.sub(r"\^\{?\*\}?", "*", bare)
    return re.sub(r"[${}_\\]", "", bare.replace(r"\prime", "′").replace("\n", " "))


def named(word: str, index: str = "", prime: str = "") -> str:
    r"""Return the name of a curve such as IS, LM1, M'.

    >>> named("IS", "1")
    '$\\mathit{IS}_{1}$'
    """
    return rf"$\mathit{{{word}}}" + prime + (f"_{{{index}}}" if index else "") + "$"
