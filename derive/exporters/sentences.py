"""Sentences with objects in their slots, as prose of one format and language."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import sympy

from derive.equation import Equation
from derive.exporters.style import Style
from derive.handout.shown import Shown
from derive.handout.slots import Bare, Formula, Prose, Reference, Scope
from derive.handout.words import word
from derive.text import Text

# Stands at both ends of a formula until the sentence is complete; no text contains this private character.
_EDGE = "\ue000"
_HAN = "\u4e00-\u9fff"


class Sentences:
    """Renders the prose of one handout; what it returns is ready for the page."""

    def __init__(self, style: Style, language: str, shown: Shown, scope: Scope) -> None:
        self._style = style
        self._language = language
        self._shown = shown
        self._scope = scope

    def prose(self, prose: Prose) -> str:
        """Render a sentence: words are escaped, objects are printed in the order of the scope's model."""
        return self._finished(self._rendered(prose.text, prose.scope, at_start=True))

    def text(self, text: Text) -> str:
        """Render words that belong to no model in particular."""
        return self._finished(self._rendered(text, self._scope, at_start=True))

    def inline(self, formula: Formula) -> str:
        """Render a formula inside a sentence."""
        return self._style.inline(self._shown.tree(formula), self._language)

    def _finished(self, sentence: str) -> str:
        """Set formulas apart from Chinese characters by a blank, where the format does not do that itself."""
        if self._style.blanks is not None:
            sentence = re.sub(f"([{_HAN}{self._style.blanks}]){_EDGE}(?!{_EDGE})", r"\1 ", sentence)
            sentence = re.sub(f"{_EDGE}([{_HAN}])", r" \1", sentence)
        return sentence.replace(_EDGE, "")

    def _rendered(self, text: Text, scope: Scope, *, at_start: bool) -> str:
        rendered = ""
        for kind, part in text.parts(self._language):
            rendered += (
                self._style.escape(_held_together(part))
                if kind == "text"
                else self._slot(part, scope, at_start=at_start and not rendered)
            )
        return rendered

    def _slot(self, value: Any, scope: Scope, *, at_start: bool = False) -> str:
        match value:
            case Prose():
                return self._rendered(value.text, value.scope, at_start=at_start)
            case Text():
                return self._rendered(value, scope, at_start=at_start)
            case _Ready():
                return value
            case str():
                return self._style.escape(value)
            case bool() | float():
                raise TypeError(f"{value!r} cannot stand in a sentence.")
            case None:
                return ""
            case int():
                return self._style.escape(str(value))
            case tuple() | list() | frozenset():
                return self._list([self._slot(item, scope, at_start=at_start and not done) for done, item in enumerate(value)])
            case Reference():
                return self._reference(value, scope, at_start=at_start)
            case Bare():
                return self._formula(value.statement, scope)
            case Equation():
                reference = scope.reference(value)
                return (
                    self._formula(value, scope) if reference is None else self._reference(reference, scope, at_start=at_start)
                )
            case Fraction():
                return self._formula(sympy.Rational(value.numerator, value.denominator), scope)
            case _:
                return self._formula(value, scope)

    def _formula(self, statement: Any, scope: Scope) -> str:
        formula = statement if isinstance(statement, Formula) else Formula(statement, scope.model)
        return _EDGE + self.inline(formula) + _EDGE

    def _reference(self, reference: Reference, scope: Scope, *, at_start: bool) -> str:
        name = reference.name
        key = "equation_number" if name is None or _is_clause(name) else "equation_named"
        link = self._style.reference(reference, f"({reference.number})")
        words = word(f"{key}_first" if at_start else key, name=_without_article(name), number=_Ready(link))
        return self._rendered(words, scope, at_start=False)

    def _list(self, items: list[str]) -> str:
        comma, pair, last = (
            self._style.escape(word(key)[self._language]) for key in ("list_comma", "list_and_two", "list_and")
        )
        if len(items) < 2:
            return "".join(items)
        return comma.join(items[:-1]) + (pair if len(items) == 2 else last) + items[-1]


def _held_together(words: str) -> str:
    """Put a blank that no line is broken at between a number, or a slot that ends before it, and the sign of per cent.

    >>> _held_together("at 5 % and 10 %").count(chr(0xA0)), _held_together(" % more")[0] == chr(0xA0)
    (2, True)
    """
    return re.sub(r"(^|(?<=\d)) %", "\u00a0%", words)


class _Ready(str):
    """Words that are written in the format already."""

    __slots__ = ()


def _is_clause(name: Text) -> bool:
    """Whether a name is a whole sentence ("A is carried out") and cannot stand for the equation in another one."""
    return " is " in name.en or " are " in name.en


def _without_article(name: Text | None) -> Text | None:
    """Return a name to which "the" can be put."""
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if name is not None and name.en.startswith(article):
            return Text(name.en.removeprefix(article), name.zh, **name.slots)
    return name
