# ruff: noqa: D102 - what each method draws is said once, in Writer.
"""Plain Unicode text for the terminal: `Y = K A₀ - K d r`, `(k/h)Y - (1/h)(M/P)`.

>>> from sympy import symbols
>>> from derive.printing.arrange import arrange
>>> write(arrange(symbols("c_1") ** 2))
'c₁²'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from derive import display
from derive.display import Node
from derive.printing.greek import GREEK
from derive.printing.writer import IF, OTHERWISE, Writer, has_script
from derive.symbols import Notation

_LOWERED = str.maketrans("0123456789+-aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_RAISED = str.maketrans("0123456789+-*nei", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻*ⁿᵉⁱ")
_ACCENTS = {"bar": "\u0304", "hat": "\u0302", "tilde": "\u0303", "dot": "\u0307"}
_CONSTANTS = {"pi": "π", "E": "e", "oo": "∞"}


def write(tree: Node, language: str = "en") -> str:
    """Return a tree as one line of text."""
    return PlainWriter(language).write(tree)


class PlainWriter(Writer):
    """Draws Unicode text; a fraction is a slash."""

    flat = True
    times = " × "
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
        if isinstance(before, display.Number) or written[0] in "([{√":
            return ""
        if text[-1] in ")]}" and not _is_word(after):
            return ""
        if _is_word(before) or _is_word(after) or (has_script(before) and written[0].isalnum()):
            return " "
        first = next((factor for factor in factors if isinstance(factor, display.Name)), None)
        return "" if first is not None and self.visit(first)[0].islower() else " "

    def constant(self, value: str) -> str:
        return _CONSTANTS[value]

    def name(self, notation: Notation) -> str:
        return self._base(notation) + _below(notation.subscript) + _above(notation.superscript)

    def subscripted(self, notation: Notation, subscript: str) -> str:
        return self._base(notation) + _below(subscript) + _above(notation.superscript)

    @staticmethod
    def _base(notation: Notation) -> str:
        base = _letters(notation.base)
        return base[0] + _ACCENTS[notation.accent] + base[1:] if notation.accent else base

    def differential(self, notation: Notation, mark: str = "d") -> str:
        return f"{mark}{self.name(notation)}"

    def ratio(self, above: str, below: str) -> str:
        return f"{above}/{below}"

    def power(self, base: str, exponent: str) -> str:
        raised = exponent.translate(_RAISED)
        if exponent and all(letter in "0123456789-n" for letter in exponent):
            return f"{base}{raised}"
        return f"{base}^{exponent}" if exponent.isalnum() else f"{base}^({exponent})"

    def root(self, radicand: str, index: int) -> str:
        mark = {2: "√", 3: "∛", 4: "∜"}.get(index, f"{str(index).translate(_RAISED)}√")
        return f"{mark}{radicand}"

    def bracket(self, content: str, level: int, tall: bool) -> str:
        left, right = ("()", "[]", "{}")[level]
        return f"{left}{content}{right}"

    def application(self, node: display.Application) -> str:
        arguments = f"({self.sequence([self.visit(part) for part in node.arguments])})"
        if len(node.arguments) == 1:
            return f"{self.name(node.notation)}{chr(39) * len(node.index)}{arguments}"
        marks = "".join(node.names[place - 1] if node.names else str(place) for place in node.index)
        own = node.notation.subscript
        subscript = f"{own},{marks}" if own and marks else own + marks
        return self.subscripted(node.notation, subscript) + arguments

    def logarithm(self, argument: str, has_brackets: bool) -> str:
        return f"ln{argument}" if has_brackets else f"ln {argument}"

    def absolute(self, argument: str, tall: bool) -> str:
        return f"|{argument}|"

    def limit(self, node: display.Limit) -> str:
        point = self.visit(node.point) + node.direction.translate(_RAISED)
        return f"lim[{self.visit(node.variable)} → {point}] {self.visit(node.value)}"

    def big_sum(self, node: display.BigSum) -> str:
        index, first, last = self.visit(node.index), self.visit(node.lower), self.visit(node.upper)
        return f"∑[{index} = {first}..{last}] {self.visit(node.term)}"

    def cases(self, rows: Sequence[display.Case]) -> str:
        lines = []
        for row in rows:
            word = (OTHERWISE if row.condition is None else IF)[self.language]
            lines.append(f"{self.visit(row.value)} {word}" + (f" {self.visit(row.condition)}" if row.condition else ""))
        return "{ " + "; ".join(lines) + " }"

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        return "[" + "; ".join(", ".join(row) for row in rows) + "]"

    def interval(self, node: display.Interval) -> str:
        left, right = "(" if node.open_lower else "[", ")" if node.open_upper else "]"
        return f"{left}{self.visit(node.lower)}, {self.visit(node.upper)}{right}"

    def words(self, words: str) -> str:
        return words

    def qualified(self, statement: str, conditions: str) -> str:
        return f"{statement} ({IF[self.language]} {conditions})"


def _is_word(node: Node) -> bool:
    """Whether a factor is written with several letters, so that it must stand apart."""
    base = node.base if isinstance(node, display.Power) else node
    if isinstance(base, display.Name) and isinstance(base.notation, Notation):
        return len(_letters(base.notation.base)) > 1 or bool(base.notation.prefix)
    return not isinstance(base, (display.Name, display.Application))


def _letters(word: str) -> str:
    return GREEK.get(word, word)


def _below(subscript: str) -> str:
    if not subscript:
        return ""
    lowered = subscript.translate(_LOWERED)
    changed = all(one != other for one, other in zip(subscript, lowered, strict=True))
    return lowered if changed else f"_{_letters(subscript)}"


def _above(superscript: str) -> str:
    if not superscript:
        return ""
    raised = superscript.translate(_RAISED)
    known = all(letter in "0123456789*nei" for letter in superscript)
    return raised if known else f"^{_letters(superscript)}"
