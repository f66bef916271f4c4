# ruff: noqa: D102 - what each method draws is said once, in Writer.
r"""LaTeX, for `$...$` and display environments of amsmath.

>>> from sympy import symbols
>>> from derive.printing.arrange import arrange
>>> b, t, Y = symbols("b t Y")
>>> write(arrange(Y / (1 - b + b * t), {b: 0, t: 1, Y: 2}))
'\\frac{Y}{1 - b + bt}'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from derive import display
from derive.display import Node
from derive.printing.order import is_greek
from derive.printing.writer import IF, OPERATOR_NAMES, OTHERWISE, Writer, has_script
from derive.symbols import Notation

_CONSTANTS = {"pi": r"\pi", "E": "e", "oo": r"\infty"}
_SHORT = re.compile(r"[A-Za-z0-9*]\Z")
_ENDS_WITH_COMMAND = re.compile(r"\\[A-Za-z]+\Z")


def write(tree: Node, language: str = "en") -> str:
    """Return a tree in LaTeX."""
    return LatexWriter(language).write(tree)


class LatexWriter(Writer):
    """Draws LaTeX."""

    times = r" \times "
    signs: ClassVar = {
        "=": "=",
        "<": "<",
        ">": ">",
        "<=": r"\le",
        ">=": r"\ge",
        "!=": r"\ne",
        "in": r"\in",
        "->": r"\to",
        "=>": r"\Rightarrow",
        "<=>": r"\Leftrightarrow",
        ":=": r"\equiv",
        "~": r"\approx",
    }

    def space(self, text: str, written: str, before: Node, after: Node, factors: Sequence[Node]) -> str:
        if isinstance(after, display.Name) and isinstance(after.notation, Notation) and after.notation.prefix:
            return r"\,"
        if _ENDS_WITH_COMMAND.search(text) or (has_script(before) and text[-1].isalnum()):
            return " " if written[0].isalnum() else ""
        if written.startswith("\\") and not written.startswith("\\left") and text[-1].isalpha():
            return " "
        if not (written[0].isalpha() and text[-1].isalpha()):
            return ""
        first = next(factor for factor in factors if not isinstance(factor, display.Number))
        is_tight = self.visit(first)[0].islower()
        return "" if is_tight else " "

    def constant(self, value: str) -> str:
        return _CONSTANTS[value]

    def name(self, notation: Notation) -> str:
        return self._scripts(self._accented(notation), _inside(notation.subscript), _inside(notation.superscript))

    def subscripted(self, notation: Notation, subscript: str) -> str:
        return self._scripts(self._accented(notation), subscript, _inside(notation.superscript))

    def _accented(self, notation: Notation) -> str:
        base = _base(notation.base)
        return f"\\{notation.accent}{{{base}}}" if notation.accent else base

    @staticmethod
    def _scripts(base: str, subscript: str, superscript: str) -> str:
        below = "" if not subscript else f"_{subscript}" if _SHORT.match(subscript) else f"_{{{subscript}}}"
        above = "" if not superscript else f"^{superscript}" if _SHORT.match(superscript) else f"^{{{superscript}}}"
        return base + below + above

    def differential(self, notation: Notation, mark: str = "d") -> str:
        written = self.name(notation)
        sign = {"Δ": "\\Delta", "∂": "\\partial"}.get(mark, mark)
        return f"{sign}{written}" if written[0].isalpha() and sign == mark else f"{sign} {written}"

    def ratio(self, above: str, below: str) -> str:
        return f"\\frac{{{above}}}{{{below}}}"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{exponent}" if _SHORT.match(exponent) else f"{base}^{{{exponent}}}"

    @staticmethod
    def tight(text: str) -> str:
        return Writer.tight(text).replace(" + ", "+").replace(" - ", "-")

    def root(self, radicand: str, index: int) -> str:
        return f"\\sqrt{{{radicand}}}" if index == 2 else f"\\sqrt[{index}]{{{radicand}}}"

    def bracket(self, content: str, level: int, tall: bool) -> str:
        left, right = (("(", ")"), ("[", "]"), (r"\{", r"\}"))[level]
        return f"\\left{left}{content}\\right{right}" if tall else f"{left}{content}{right}"

    def application(self, node: display.Application) -> str:
        arguments = self.bracket(self.sequence([self.visit(part) for part in node.arguments]), 0, _any_tall(node))
        notation = node.notation
        if notation.base in OPERATOR_NAMES and not node.index:
            known = notation.base in ("max", "min", "exp", "det", "sin", "cos", "tan")
            return (f"\\{notation.base}" if known else f"\\operatorname{{{notation.base}}}") + arguments
        if len(node.arguments) == 1:
            return self.name(notation) + "'" * len(node.index) + arguments
        marks = [_inside(node.names[place - 1]) if node.names else str(place) for place in node.index]
        own = [_inside(notation.subscript)] if notation.subscript else []
        subscript = ",".join([*own, "".join(marks)] if marks else own)
        return self._scripts(self._accented(notation), subscript, _inside(notation.superscript)) + arguments

    def logarithm(self, argument: str, has_brackets: bool) -> str:
        return f"\\ln{argument}" if has_brackets or argument.startswith("\\") else f"\\ln {argument}"

    def absolute(self, argument: str, tall: bool) -> str:
        return f"\\left|{argument}\\right|" if tall else f"|{argument}|"

    def limit(self, node: display.Limit) -> str:
        point = self.visit(node.point) + (f"^{node.direction}" if node.direction else "")
        return f"\\lim_{{{self.visit(node.variable)} \\to {point}}} {self.visit(node.value)}"

    def big_sum(self, node: display.BigSum) -> str:
        index, first, last = self.visit(node.index), self.visit(node.lower), self.visit(node.upper)
        return f"\\sum_{{{index}={first}}}^{{{last}}} {self.visit(node.term)}"

    def cases(self, rows: Sequence[display.Case]) -> str:
        lines = []
        for row in rows:
            word = self.words((OTHERWISE if row.condition is None else IF)[self.language])
            condition = "" if row.condition is None else f"\\ {self.visit(row.condition)}"
            lines.append(f"{self.visit(row.value)}, & {word}{condition}")
        return "\\begin{cases} " + r" \\ ".join(lines) + " \\end{cases}"

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        return "\\begin{pmatrix} " + r" \\ ".join(" & ".join(row) for row in rows) + " \\end{pmatrix}"

    def interval(self, node: display.Interval) -> str:
        left, right = "(" if node.open_lower else "[", ")" if node.open_upper else "]"
        return f"{left}{self.visit(node.lower)}, {self.visit(node.upper)}{right}"

    def words(self, words: str) -> str:
        return f"\\text{{{escape(words)}}}"

    def qualified(self, statement: str, conditions: str) -> str:
        return f"{statement} \\quad ({self.words(IF[self.language])}\\ {conditions})"


def escape(words: str) -> str:
    r"""Return words as LaTeX text.

    >>> escape("50% of G&T")
    '50\\% of G\\&T'
    """
    table = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(table.get(letter, f"\\{letter}" if letter in "&%$#_{}" else letter) for letter in words)


def _any_tall(node: display.Application) -> bool:
    from derive.printing.brackets import is_tall

    return any(map(is_tall, node.arguments))


def _base(base: str) -> str:
    if is_greek(base):
        return f"\\{base}"
    if base == "ℒ":
        return "\\mathcal{L}"
    if not base.isascii():
        return f"\\text{{{base}}}"
    if len(base) == 1:
        return base
    return f"\\mathit{{{base}}}" if base.isalnum() else f"\\text{{{escape(base)}}}"


def _inside(script: str) -> str:
    """Return a sub- or superscript: Greek letters by command, words upright, anything else as it stands."""
    if is_greek(script):
        return f"\\{script}"
    if script in ("max", "min"):
        return f"\\{script}"
    if not script.isascii():
        return f"\\text{{{script}}}"
    return f"\\mathrm{{{script}}}" if len(script) > 2 and script.isalpha() else script
