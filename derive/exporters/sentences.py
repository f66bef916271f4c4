"""Sentences with objects in their slots, as prose of one format and language."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import sympy

from derive.display import Node
from derive.equation import Equation
from derive.exporters.style import Style
from derive.handout.parts import Bare, Formula, Prose, Reference, Scope
from derive.handout.shown import Shown
from derive.handout.words import word
from derive.text import Text

_FULL_WIDTH = "，。；：、？！（）“”《》"


class Sentences:
    """Renders the prose of one handout; what it returns is ready for the page."""

    def __init__(self, style: Style, language: str, shown: Shown) -> None:
        self._style = style
        self._language = language
        self._shown = shown

    def prose(self, prose: Prose) -> str:
        """Render a sentence: words are escaped, objects are printed in the order of the scope's model."""
        return self._join(self._pieces(prose.text, prose.scope, at_start=True))

    def text(self, text: Text) -> str:
        """Render words that hold no formula."""
        return self._join(self._pieces(text, None, at_start=True))

    def inline(self, formula: Formula) -> str:
        """Render a formula inside a sentence."""
        return self._style.inline(self._shown.tree(formula), self._language)

    def _pieces(self, text: Text, scope: Scope | None, *, at_start: bool) -> Iterator[str]:
        for kind, part in text.parts(self._language):
            yield self._style.escape(part) if kind == "text" else self._slot(part, scope, at_start=at_start)
            at_start = False

    def _slot(self, value: Any, scope: Scope | None, *, at_start: bool = False) -> str:
        match value:
            case Text():
                return self._join(self._pieces(value, scope, at_start=at_start))
            case str():
                return self._style.escape(value)
            case bool() | float():
                raise TypeError(f"{value!r} cannot stand in a sentence.")
            case int():
                return self._style.escape(str(value))
            case tuple() | list() | frozenset():
                return self._list([self._slot(item, scope, at_start=at_start and not done) for done, item in enumerate(value)])
            case Reference():
                return self._reference(value, at_start=at_start)
            case Bare():
                return self._formula(value.statement, scope)
            case Equation():
                reference = scope.reference(value) if scope is not None else None
                return self._formula(value, scope) if reference is None else self._reference(reference, at_start=at_start)
            case Fraction():
                return self._formula(sympy.Rational(value.numerator, value.denominator), scope)
            case _:
                return self._formula(value, scope)

    def _formula(self, statement: Any, scope: Scope | None) -> str:
        if isinstance(statement, Formula):
            return self.inline(statement)
        if isinstance(statement, Node):
            return self._style.inline(statement, self._language)
        if scope is None:
            raise TypeError(f"{statement!r} stands in a sentence that belongs to no model.")
        return self.inline(Formula(statement, scope.model))

    def _reference(self, reference: Reference, *, at_start: bool) -> str:
        key = "equation_named" if reference.name is not None else "equation_number"
        words = word(f"{key}_first" if at_start else key)
        name = reference.name or Text("", "")
        if self._language == "en" and name.en.lower().startswith(("the ", "a ", "an ")):
            name = Text(name.en.split(" ", 1)[1], name.zh)
        link = self._style.reference(reference, f"({reference.number})")
        parts = words.filled(name=name, number=_Ready(link)).parts(self._language)
        return "".join(
            part if isinstance(part, _Ready) else self._style.escape(part) if kind == "text" else self.text(part)
            for kind, part in parts
        )

    def _list(self, items: list[str]) -> str:
        comma, pair, last = (self._style.escape(word(key)[self._language]) for key in ("list_comma", "list_and_two", "list_and"))
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return self._join([items[0], pair, items[1]])
        return self._join([part for item in items[:-2] for part in (item, comma)] + [items[-2], last, items[-1]])

    def _join(self, pieces: Iterator[str] | list[str]) -> str:
        """Put pieces together; where the format asks for it, with a blank between Chinese characters and formulas."""
        sentence = ""
        for piece in pieces:
            if self._style.spaced and sentence and piece and _needs_blank(sentence[-1], piece[0]):
                sentence += " "
            sentence += piece
        return sentence


class _Ready(str):
    """Words that are written in the format already."""

    __slots__ = ()


def _needs_blank(before: str, after: str) -> bool:
    return (_is_chinese(before) and after == "$") or (before == "$" and _is_chinese(after))


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in _FULL_WIDTH
