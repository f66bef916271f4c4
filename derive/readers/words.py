"""Words inside formulas and what they announce."""

from __future__ import annotations

SUCH_THAT = frozenset(("s.t.", "s.t", "st", "subject to", "such that", "受约束于", "约束为", "约束条件", "约束条件为", "使得"))
CONDITIONS = frozenset(
    ("if", "when", "for", "for all", "where", "whenever", "provided", "provided that", "as", "with", "given")
    + ("当", "若", "如果", "对于", "对所有", "对任意", "其中", "给定")
)
JOINS = frozenset(("and", "or", "且", "和", "与", "或", "以及", "并且", "&", "also"))
OPENERS = frozenset(
    ("hence", "thus", "so", "therefore", "then", "so that", "i.e.", "that is", "where", "let", "define", "and", "with", "or")
    + (
        "所以",
        "因此",
        "则",
        "即",
        "于是",
        "从而",
        "令",
        "记",
        "设",
        "定义",
        "其中",
        "且",
        "可得",
        "得",
        "有",
        "由",
        "因为",
        "故",
    )
)
OTHERWISE = frozenset(("otherwise", "else", "elsewhere", "其他", "其它", "否则", "其余"))


def plain(words: str) -> str:
    """Return words without punctuation and in lower case.

    >>> plain(" If, ")
    'if'
    """
    return words.strip(" ,.;:，。；：~()（）").lower()
