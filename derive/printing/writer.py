"""What all writers share: the walk over the tree and the joining of factors.

A format says how it draws each piece (`fraction`, `power`, `bracket`, ...); nothing here knows LaTeX or Typst.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar

from sympy import Rational

from derive import display
from derive.display import Node
from derive.errors import OutputError
from derive.printing.brackets import enclose, is_tall, nesting
from derive.printing.chains import chained
from derive.symbols import MarginalNotation, Notation
from derive.text import Text

IF = Text("if", "当")
OTHERWISE = Text("otherwise", "其他")
OPERATOR_NAMES = frozenset(("max", "min", "exp", "det", "rank", "tr", "var", "cov", "sin", "cos", "tan"))


def decimal(value: Rational) -> str:
    """Return the digits of a number with a finite decimal form.

    >>> decimal(Rational(9, 40)), decimal(Rational(1500))
    ('0.225', '1500')
    """
    digits = 0
    while (value * 10**digits).q != 1:
        digits += 1
    shifted = str(abs(int(value * 10**digits))).rjust(digits + 1, "0")
    whole = shifted[: len(shifted) - digits]
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{shifted[len(whole) :]}" if digits else f"{sign}{whole}"


def percent(value: Rational) -> str:
    """Return a share as a percentage, for display only.

    >>> percent(Rational(1, 40))
    '2.5%'
    """
    return decimal(Rational(value) * 100) + "%"


def starts_with_digit(node: Node) -> bool:
    """Whether a factor would run into a number printed before it."""
    match node:
        case display.Number():
            return True
        case display.Power(base=base):
            return starts_with_digit(base)
        case display.Fraction(numerator=above):
            return starts_with_digit(above)
        case display.Product(factors=factors):
            return starts_with_digit(factors[0])
        case _:
            return False


def has_script(node: Node) -> bool:
    """Whether a factor ends in a sub- or superscript, so that the next letter must stand apart."""
    if isinstance(node, display.Name) and isinstance(node.notation, Notation):
        return bool(node.notation.subscript or node.notation.superscript)
    return isinstance(node, (display.Power, display.Indexed))


class Writer(ABC):
    """Walks a tree whose brackets are in place and joins what the format draws."""

    flat: ClassVar[bool] = False
    signs: ClassVar[Mapping[str, str]] = {}
    times: ClassVar[str] = ""
    minus: ClassVar[str] = "-"

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def write(self, node: Node) -> str:
        """Return the whole tree in the format."""
        return self.visit(enclose(node, self.flat))

    def visit(self, node: Node) -> str:
        """Return one node in the format."""
        match node:
            case display.Number(value=value, decimal=is_decimal):
                return self.number(value, is_decimal)
            case display.Constant(value=value):
                return self.constant(str(value))
            case display.Name(notation=MarginalNotation(outcome=outcome, shock=shock, mark=mark)):
                return self.ratio(self.differential(outcome, mark), self.differential(shock, mark))
            case display.Name(notation=Notation(prefix=prefix) as notation):
                return self.differential(replace(notation, prefix=""), prefix) if prefix else self.name(notation)
            case display.Indexed(notation=notation, indices=indices):
                return self.subscripted(notation, ",".join(map(self.visit, indices)))
            case display.Differential(variable=variable):
                assert isinstance(variable.notation, Notation)
                return self.differential(variable.notation)
            case display.Sum():
                return self.sum(node)
            case display.Product(factors=factors):
                return self.product(factors)
            case display.Fraction(numerator=above, denominator=below):
                return self.ratio(self.visit(above), self.visit(below))
            case display.Power(base=base, exponent=exponent):
                return self.power(self.visit(base), self.script(exponent))
            case display.Exponential(argument=argument):
                return self.power(self.constant("E"), self.script(argument))
            case display.Root(radicand=radicand, index=index):
                return self.root(self.visit(radicand), index)
            case display.Group(content=content):
                return self.bracket(self.visit(content), min(nesting(content), 2), is_tall(content))
            case _:
                return self._visit_structure(node)

    def _visit_structure(self, node: Node) -> str:
        match node:
            case display.Application():
                return self.application(node)
            case display.Logarithm(argument=argument):
                return self.logarithm(self.visit(argument), isinstance(argument, display.Group))
            case display.Absolute(argument=argument):
                return self.absolute(self.visit(argument), is_tall(argument))
            case display.Limit():
                return self.limit(node)
            case display.BigSum():
                return self.big_sum(node)
            case display.Relation(sides=sides, signs=signs):
                return self.relation([self.visit(side) for side in sides], signs)
            case display.Cases(rows=rows):
                return self.cases(rows)
            case display.Matrix(rows=rows):
                return self.matrix([[self.visit(entry) for entry in row] for row in rows])
            case display.Interval():
                return self.interval(node)
            case display.Words(text=text):
                return self.words(text[self.language])
            case display.Sequence(items=items):
                return self.sequence([self.visit(item) for item in items])
            case display.Qualified(statement=statement, conditions=conditions):
                return self.qualified(self.visit(statement), self.sequence([self.visit(item) for item in chained(conditions)]))
            case _:
                raise OutputError("unprintable", f"{node!r} is not a display tree.", "Arrange the expression first.")

    def sum(self, node: display.Sum) -> str:
        """Join terms with their signs."""
        text = ""
        for place, term in enumerate(node.terms):
            sign = self.minus if term.negative else "+"
            before = f" {sign} " if place else sign if term.negative else ""
            text += before + self.visit(term.value)
        return text

    def product(self, factors: Sequence[Node]) -> str:
        """Join factors side by side; a cross stands only before a factor that begins with a digit."""
        text = self.visit(factors[0])
        for before, factor in pairwise(factors):
            written = self.visit(factor)
            between = self.times if starts_with_digit(factor) else self.space(text, written, before, factor, factors)
            text += between + written
        return text

    def script(self, node: Node) -> str:
        """Return an exponent; a fraction in it is written with a slash."""
        if isinstance(node, display.Number) and not node.decimal and node.value.q != 1:
            return f"{node.value.p}/{node.value.q}"
        if isinstance(node, display.Fraction):
            above, below = self.visit(node.numerator), self.visit(node.denominator)
            above = above if not isinstance(node.numerator, display.Sum) else self.bracket(above, 0, False)
            simple = not isinstance(node.denominator, (display.Sum, display.Product, display.Fraction))
            return f"{above}/{below if simple else self.bracket(below, 0, False)}"
        if isinstance(node, display.Sum):
            terms = [("-" if term.negative else "+", self.script(term.value)) for term in node.terms]
            text = " ".join(f"{sign} {term}" for sign, term in terms)
            return self.tight(text)
        return self.visit(node)

    @staticmethod
    def tight(text: str) -> str:
        """Return a signed sum without a leading plus; a leading minus sticks to its term."""
        return text[2:] if text.startswith("+ ") else "-" + text[2:]

    def relation(self, sides: Sequence[str], signs: Sequence[str]) -> str:
        """Join sides by their signs."""
        text = sides[0]
        for sign, side in zip(signs, sides[1:], strict=True):
            text += f" {self.signs[sign]} {side}"
        return text

    def sequence(self, items: Sequence[str]) -> str:
        """Join formulas by commas."""
        return ", ".join(items)

    def number(self, value: Rational, is_decimal: bool) -> str:
        """Draw a number."""
        if is_decimal or value.q == 1:
            return decimal(value)
        sign = self.minus if value < 0 else ""
        return sign + self.ratio(str(abs(value.p)), str(value.q))

    @abstractmethod
    def space(self, text: str, written: str, before: Node, after: Node, factors: Sequence[Node]) -> str:
        """What stands between two factors."""

    @abstractmethod
    def constant(self, value: str) -> str:
        """Draw pi, E or oo."""

    @abstractmethod
    def name(self, notation: Notation) -> str:
        """Draw a symbol."""

    @abstractmethod
    def subscripted(self, notation: Notation, subscript: str) -> str:
        """Draw a symbol with a written subscript."""

    @abstractmethod
    def differential(self, notation: Notation, mark: str = "d") -> str:
        """Draw dY, or with another mark ΔY."""

    @abstractmethod
    def ratio(self, above: str, below: str) -> str:
        """Draw a fraction."""

    @abstractmethod
    def power(self, base: str, exponent: str) -> str:
        """Draw a power."""

    @abstractmethod
    def root(self, radicand: str, index: int) -> str:
        """Draw a root."""

    @abstractmethod
    def bracket(self, content: str, level: int, tall: bool) -> str:
        """Draw brackets: round, square or curly by `level`; growing when `tall`."""

    @abstractmethod
    def application(self, node: display.Application) -> str:
        """Draw an applied function or partial."""

    @abstractmethod
    def logarithm(self, argument: str, has_brackets: bool) -> str:
        """Draw a natural logarithm."""

    @abstractmethod
    def absolute(self, argument: str, tall: bool) -> str:
        """Draw an absolute value."""

    @abstractmethod
    def limit(self, node: display.Limit) -> str:
        """Draw a limit."""

    @abstractmethod
    def big_sum(self, node: display.BigSum) -> str:
        """Draw a sum with bounds."""

    @abstractmethod
    def cases(self, rows: Sequence[display.Case]) -> str:
        """Draw a distinction of cases."""

    @abstractmethod
    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        """Draw a matrix."""

    @abstractmethod
    def interval(self, node: display.Interval) -> str:
        """Draw an interval."""

    @abstractmethod
    def words(self, words: str) -> str:
        """Draw words inside a formula."""

    @abstractmethod
    def qualified(self, statement: str, conditions: str) -> str:
        """Draw a statement followed by its conditions."""
