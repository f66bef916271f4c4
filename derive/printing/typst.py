# ruff: noqa: D102 - what each method draws is said once, in Writer.
"""Typst math, for `$...$` in a Typst document.

Every identifier is set apart by spaces, words are quoted, and no letter ever touches an opening bracket, so that
nothing is taken for a call.

>>> from sympy import symbols
>>> from derive.printing.arrange import arrange
>>> b, t, Y = symbols("b t Y")
>>> write(arrange(Y / (1 - b + b * t), {b: 0, t: 1, Y: 2}))
'frac(Y, 1 - b + b t)'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from derive import display
from derive.display import Node
from derive.printing.order import is_greek
from derive.printing.writer import IF, OPERATOR_NAMES, OTHERWISE, Writer
from derive.symbols import Notation

_CONSTANTS = {"pi": "pi", "E": "e", "oo": "infinity"}
_PIECES = re.compile(r"[A-Za-z]|[0-9]+|[^A-Za-z0-9]")


def write(tree: Node, language: str = "en") -> str:
    """Return a tree in Typst math."""
    return TypstWriter(language).write(tree)


class TypstWriter(Writer):
    """Draws Typst math."""

    times = " times "
    signs: ClassVar = {
        "=": "=",
        "<": "<",
        ">": ">",
        "<=": "<=",
        ">=": ">=",
        "!=": "!=",
        "in": "in",
        "->": "->",
        "=>": "=>",
        "<=>": "<=>",
        ":=": "equiv",
        "~": "approx",
    }

    def space(self, text: str, written: str, before: Node, after: Node, factors: Sequence[Node]) -> str:
        is_differential = isinstance(after, display.Name) and isinstance(after.notation, Notation) and after.notation.prefix
        return " thin " if is_differential else " "

    def constant(self, value: str) -> str:
        return _CONSTANTS[value]

    def name(self, notation: Notation) -> str:
        return self._scripts(_accented(notation), _inside(notation.subscript), _inside(notation.superscript))

    def subscripted(self, notation: Notation, subscript: str) -> str:
        return self._scripts(_accented(notation), subscript, _inside(notation.superscript))

    @staticmethod
    def _scripts(base: str, subscript: str, superscript: str) -> str:
        return base + (f"_({subscript})" if subscript else "") + (f"^({superscript})" if superscript else "")

    def differential(self, notation: Notation, mark: str = "d") -> str:
        return f"{'Delta' if mark == 'Δ' else mark} {self.name(notation)}"

    def ratio(self, above: str, below: str) -> str:
        return f"frac({above}, {below})"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^({exponent})"

    def script(self, node: Node) -> str:
        """Return an exponent; the slash is escaped so that Typst does not make a fraction of it."""
        return re.sub(r"(?<!\\)/", r" \\/ ", super().script(node))

    def root(self, radicand: str, index: int) -> str:
        return f"sqrt({radicand})" if index == 2 else f"root({index}, {radicand})"

    def bracket(self, content: str, level: int, tall: bool) -> str:
        # Typst lets matched brackets grow with their content, so `tall` needs no command here.
        left, right = ("()", "[]", "{}")[level]
        return f"{left}{content}{right}"

    def application(self, node: display.Application) -> str:
        arguments = self.bracket(self.sequence([self.visit(part) for part in node.arguments]), 0, False)
        notation = node.notation
        if notation.base in OPERATOR_NAMES and not node.index:
            return f'op("{notation.base}") {arguments}'
        if len(node.arguments) == 1:
            marks = "prime " * len(node.index)
            above = " ".join(filter(None, (_inside(notation.superscript), marks.strip())))
            return f"{self._scripts(_accented(notation), _inside(notation.subscript), above)} {arguments}"
        positions = [_inside(node.names[place - 1]) if node.names else str(place) for place in node.index]
        own = [_inside(notation.subscript)] if notation.subscript else []
        subscript = ",".join([*own, " ".join(positions)] if positions else own)
        return f"{self._scripts(_accented(notation), subscript, _inside(notation.superscript))} {arguments}"

    def logarithm(self, argument: str, has_brackets: bool) -> str:
        return f"ln {argument}"

    def absolute(self, argument: str, tall: bool) -> str:
        return f"abs({argument})"

    def limit(self, node: display.Limit) -> str:
        point = self.visit(node.point) + (f"^({node.direction})" if node.direction else "")
        return f"lim_({self.visit(node.variable)} -> {point}) {self.visit(node.value)}"

    def big_sum(self, node: display.BigSum) -> str:
        index, first, last = self.visit(node.index), self.visit(node.lower), self.visit(node.upper)
        return f"sum_({index} = {first})^({last}) {self.visit(node.term)}"

    def cases(self, rows: Sequence[display.Case]) -> str:
        lines = []
        for row in rows:
            word = self.words((OTHERWISE if row.condition is None else IF)[self.language])
            condition = "" if row.condition is None else f" {self.visit(row.condition)}"
            lines.append(f"{_as_argument(self.visit(row.value))}\\, & quad {word}{_as_argument(condition)}")
        return f"cases({', '.join(lines)})"

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        return "mat(" + "; ".join(", ".join(row) for row in rows) + ")"

    def interval(self, node: display.Interval) -> str:
        left, right = "(" if node.open_lower else "[", ")" if node.open_upper else "]"
        return f"{left}{self.visit(node.lower)}, {self.visit(node.upper)}{right}"

    def words(self, words: str) -> str:
        return quoted(words)

    def qualified(self, statement: str, conditions: str) -> str:
        return f"{statement} quad ({self.words(IF[self.language])} {conditions})"


def quoted(words: str) -> str:
    r"""Return words as a Typst string.

    >>> print(quoted('the "real" rate'))
    "the \"real\" rate"
    """
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _as_argument(text: str) -> str:
    """Return math whose commas do not separate arguments."""
    return text.replace(", ", "\\, ")


def _accented(notation: Notation) -> str:
    base = _base(notation.base)
    accent = {"bar": "macron", "hat": "hat", "tilde": "tilde", "dot": "dot"}.get(notation.accent, "")
    return f"{accent}({base})" if accent else base


def _base(base: str) -> str:
    if is_greek(base):
        return {"epsilon": "epsilon.alt", "varepsilon": "epsilon", "phi": "phi.alt", "varphi": "phi"}.get(base, base)
    if base == "ℒ":
        return "cal(L)"
    return base if len(base) == 1 and base.isascii() else f"italic({quoted(base)})" if base.isascii() else quoted(base)


def _inside(script: str) -> str:
    """Return a sub- or superscript: Greek letters by name, words upright, anything else letter by letter."""
    if is_greek(script):
        return _base(script)
    if not script.isascii() or (len(script) > 2 and script.isalpha()):
        return quoted(script)
    return " ".join("\\*" if piece == "*" else piece for piece in _PIECES.findall(script))
