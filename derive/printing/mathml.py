# ruff: noqa: D102 - what each method draws is said once, in Writer.
"""MathML Core, for HTML without scripts.

A word such as NX is one identifier, and a power of a bracket is a power of the whole bracket, so that a screen reader
says what is meant; going through LaTeX would lose both.

>>> from sympy import symbols
>>> from derive.printing.arrange import arrange
>>> b, Y = symbols("b Y")
>>> write(arrange(b * Y, {b: 0, Y: 1}))
'<mi>b</mi><mo>\u2062</mo><mi>Y</mi>'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import ClassVar

from derive import display
from derive.display import Node
from derive.printing.greek import GREEK
from derive.printing.writer import IF, OPERATOR_NAMES, OTHERWISE, Writer
from derive.symbols import Notation

_CONSTANTS: Mapping[str, str] = MappingProxyType({"pi": "<mi>π</mi>", "E": "<mi>e</mi>", "oo": "<mi>∞</mi>"})
_ACCENTS: Mapping[str, str] = MappingProxyType({"bar": "¯", "hat": "^", "tilde": "~", "dot": "˙"})
_TIMES_UNSEEN = "<mo>\u2062</mo>"
_NEGATIVE = "<mo form='prefix'>−</mo>"
_APPLIED = "<mo>\u2061</mo>"


def write(tree: Node, language: str = "en") -> str:
    """Return a tree as the content of a `<math>` element."""
    return MathMLWriter(language).write(tree)


def row(content: str) -> str:
    """Return content as one element."""
    return f"<mrow>{content}</mrow>"


def operator(sign: str) -> str:
    """Return an operator."""
    return f"<mo>{escape(sign)}</mo>"


class MathMLWriter(Writer):
    """Draws MathML."""

    times = "<mo>×</mo>"
    minus = "−"
    signs: ClassVar = {
        "=": "=",
        "<": "<",
        ">": ">",
        "<=": "≤",
        ">=": "≥",
        "!=": "≠",
        "in": "∈",
        "->": "→",
        "=>": "⇒",
        "<=>": "⇔",
        ":=": "≡",
        "~": "≈",
    }

    def space(self, text: str, written: str, before: Node, after: Node, factors: Sequence[Node]) -> str:
        return _TIMES_UNSEEN

    def sum(self, node: display.Sum) -> str:
        drawn = ""
        for place, term in enumerate(node.terms):
            sign = operator(self.minus if term.negative else "+") if place else _NEGATIVE if term.negative else ""
            drawn += sign + self.visit(term.value)
        return drawn

    def script(self, node: Node) -> str:
        return self.visit(node)

    def relation(self, sides: Sequence[str], signs: Sequence[str]) -> str:
        drawn = sides[0]
        for sign, side in zip(signs, sides[1:], strict=True):
            drawn += operator(self.signs[sign]) + side
        return drawn

    def sequence(self, items: Sequence[str]) -> str:
        return "<mo separator='true'>,</mo>".join(items)

    def number(self, value: object, is_decimal: bool) -> str:
        drawn = super().number(value, is_decimal)  # type: ignore[arg-type]
        if drawn.startswith("-"):
            return f"{_NEGATIVE}<mn>{drawn[1:]}</mn>"
        return drawn if "<" in drawn else f"<mn>{drawn}</mn>"

    def constant(self, value: str) -> str:
        return _CONSTANTS[value]

    def name(self, notation: Notation) -> str:
        return self.subscripted(notation, _inside(notation.subscript))

    def subscripted(self, notation: Notation, subscript: str) -> str:
        return self._scripts(_accented(notation), subscript, _inside(notation.superscript))

    @staticmethod
    def _scripts(base: str, below: str, above: str) -> str:
        if below and above:
            return f"<msubsup>{base}{row(below)}{row(above)}</msubsup>"
        if below:
            return f"<msub>{base}{row(below)}</msub>"
        return f"<msup>{base}{row(above)}</msup>" if above else base

    def differential(self, notation: Notation, mark: str = "d") -> str:
        return row(f"<mi>{escape(mark)}</mi>{self.name(notation)}")

    def ratio(self, above: str, below: str) -> str:
        drawn = (
            part if part.startswith("<") else operator("−") * part.startswith("-") + f"<mn>{part.lstrip('-')}</mn>"
            for part in (above, below)
        )
        return "<mfrac>" + "".join(map(row, drawn)) + "</mfrac>"

    def power(self, base: str, exponent: str) -> str:
        return f"<msup>{row(base)}{row(exponent)}</msup>"

    def root(self, radicand: str, index: int) -> str:
        return f"<msqrt>{radicand}</msqrt>" if index == 2 else f"<mroot>{row(radicand)}<mn>{index}</mn></mroot>"

    def bracket(self, content: str, level: int, tall: bool) -> str:
        left, right = ("()", "[]", "{}")[level]
        stretchy = "true" if tall else "false"
        return row(f"<mo stretchy='{stretchy}'>{left}</mo>{content}<mo stretchy='{stretchy}'>{right}</mo>")

    def application(self, node: display.Application) -> str:
        tall = any("<mfrac>" in self.visit(part) for part in node.arguments)
        arguments = _APPLIED + self.bracket(self.sequence([self.visit(part) for part in node.arguments]), 0, tall)
        notation = node.notation
        if notation.base in OPERATOR_NAMES and not node.index:
            return f"<mi>{notation.base}</mi>{arguments}"
        below, above = _inside(notation.subscript), _inside(notation.superscript)
        if len(node.arguments) == 1:
            above += operator("′" * len(node.index)) if node.index else ""
        elif node.index:
            positions = "".join(_inside(node.names[place - 1]) if node.names else f"<mn>{place}</mn>" for place in node.index)
            below = f"{below}<mo separator='true'>,</mo>{positions}" if below else positions
        return self._scripts(_accented(notation), below, above) + arguments

    def logarithm(self, argument: str, has_brackets: bool) -> str:
        return f"<mi>ln</mi>{_APPLIED}{argument}"

    def absolute(self, argument: str, tall: bool) -> str:
        return row(f"<mo form='prefix'>|</mo>{argument}<mo form='postfix'>|</mo>")

    def limit(self, node: display.Limit) -> str:
        point = self.visit(node.point)
        point = f"<msup>{row(point)}{operator(node.direction)}</msup>" if node.direction else point
        below = self.visit(node.variable) + operator("→") + point
        return f"<munder><mi>lim</mi>{row(below)}</munder><mspace width='0.17em'/>{self.visit(node.value)}"

    def big_sum(self, node: display.BigSum) -> str:
        below = self.visit(node.index) + operator("=") + self.visit(node.lower)
        above = self.visit(node.upper)
        return f"<munderover><mo largeop='true'>∑</mo>{row(below)}{row(above)}</munderover>{self.visit(node.term)}"

    def cases(self, rows: Sequence[display.Case]) -> str:
        lines = []
        for case in rows:
            word = self.words((OTHERWISE if case.condition is None else IF)[self.language])
            condition = "" if case.condition is None else f"<mspace width='0.3em'/>{self.visit(case.condition)}"
            lines.append(f"<mtr><mtd>{row(self.visit(case.value))}<mo>,</mo></mtd><mtd>{word}{condition}</mtd></mtr>")
        return row(f"<mo form='prefix' stretchy='true'>{{</mo><mtable class='cases'>{''.join(lines)}</mtable>")

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        lines = "".join("<mtr>" + "".join(f"<mtd>{row(entry)}</mtd>" for entry in line) + "</mtr>" for line in rows)
        return row(f"<mo stretchy='true'>(</mo><mtable>{lines}</mtable><mo stretchy='true'>)</mo>")

    def interval(self, node: display.Interval) -> str:
        left, right = "(" if node.open_lower else "[", ")" if node.open_upper else "]"
        return row(f"{operator(left)}{self.sequence([self.visit(node.lower), self.visit(node.upper)])}{operator(right)}")

    def words(self, words: str) -> str:
        return f"<mtext>{escape(words)}</mtext>"

    def qualified(self, statement: str, conditions: str) -> str:
        words = f"{self.words(IF[self.language])}<mspace width='0.3em'/>{conditions}"
        return f"{statement}<mspace width='1.5em'/>{self.bracket(words, 0, False)}"


def _accented(notation: Notation) -> str:
    base = _letters(notation.base)
    return f"<mover accent='true'>{base}{operator(_ACCENTS[notation.accent])}</mover>" if notation.accent else base


def _letters(word: str) -> str:
    """Return a letter, or a word as one identifier in italics."""
    letter = GREEK.get(word, word)
    return f"<mi>{letter}</mi>" if len(letter) == 1 else f"<mi class='word'>{escape(word)}</mi>"


def _inside(script: str) -> str:
    """Return a sub- or superscript."""
    if not script:
        return ""
    if script == "*":
        return operator("*")
    if script.isdigit():
        return f"<mn>{script}</mn>"
    if script in GREEK or len(script) == 1:
        return f"<mi>{escape(GREEK.get(script, script))}</mi>"
    return f"<mtext>{escape(script)}</mtext>"
