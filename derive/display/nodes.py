"""The nodes of the display tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Expr, Rational, Symbol

from derive.symbols import MarginalNotation, Notation
from derive.text import Text


@dataclass(frozen=True)
class Number:
    """An exact number; `decimal` prints 9/10 as 0.9."""

    value: Rational
    decimal: bool = False


@dataclass(frozen=True)
class Constant:
    """A number with a letter of its own: π, e or ∞."""

    value: Expr


@dataclass(frozen=True)
class Name:
    """A symbol with the notation that is printed for it here."""

    symbol: Symbol
    notation: Notation | MarginalNotation


@dataclass(frozen=True)
class Indexed:
    """An element such as R_t: a base and its indices."""

    element: Expr
    notation: Notation
    indices: tuple[Node, ...]


@dataclass(frozen=True)
class Term:
    """One term of a sum with its sign."""

    value: Node
    negative: bool = False


@dataclass(frozen=True)
class Sum:
    """Terms in printed order. A single negative term is a negative."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Product:
    """Factors in printed order."""

    factors: tuple[Node, ...]


@dataclass(frozen=True)
class Fraction:
    """A numerator over a denominator."""

    numerator: Node
    denominator: Node


@dataclass(frozen=True)
class Power:
    """A base with an exponent."""

    base: Node
    exponent: Node


@dataclass(frozen=True)
class Root:
    """The root of a radicand, square unless `index` says otherwise."""

    radicand: Node
    index: int = 2


@dataclass(frozen=True)
class Application:
    """A function or one of its partials, applied: u'(c), F_12(k, L), max(x, 0).

    `index` are the positions differentiated by; `names`, when given, are printed instead of them (F_KL).
    """

    function: Any
    notation: Notation
    arguments: tuple[Node, ...]
    index: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Logarithm:
    """The natural logarithm."""

    argument: Node


@dataclass(frozen=True)
class Exponential:
    """A power of e."""

    argument: Node


@dataclass(frozen=True)
class Absolute:
    """An absolute value."""

    argument: Node


@dataclass(frozen=True)
class Limit:
    """The limit of `value` as `variable` tends to `point`; `direction` is "+", "-" or "" (from both sides)."""

    value: Node
    variable: Name
    point: Node
    direction: str = ""


@dataclass(frozen=True)
class BigSum:
    """The sum of `term` over `index` from `lower` to `upper`."""

    term: Node
    index: Name
    lower: Node
    upper: Node


@dataclass(frozen=True)
class Relation:
    """Sides joined by signs: `=`, `<`, `>`, `<=`, `>=`, `!=`, `in`, `->`, `=>`, `<=>`, `:=`."""

    sides: tuple[Node, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A value and the condition under which it holds; without a condition it holds otherwise."""

    value: Node
    condition: Node | None = None


@dataclass(frozen=True)
class Cases:
    """A value that depends on conditions, read from top to bottom."""

    rows: tuple[Case, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows of entries."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True)
class Interval:
    """All numbers between two ends."""

    lower: Node
    upper: Node
    open_lower: bool = True
    open_upper: bool = True


@dataclass(frozen=True)
class Differential:
    """The differential of a variable: dY."""

    variable: Name


@dataclass(frozen=True)
class Group:
    """Brackets: put by an author, or where precedence needs them."""

    content: Node


@dataclass(frozen=True)
class Words:
    """Words inside a formula."""

    text: Text


@dataclass(frozen=True)
class Sequence:
    """Formulas separated by commas."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Qualified:
    """A statement and the conditions under which it is asserted."""

    statement: Node
    conditions: tuple[Node, ...]


Node = (
    Number
    | Constant
    | Name
    | Indexed
    | Sum
    | Product
    | Fraction
    | Power
    | Root
    | Application
    | Logarithm
    | Exponential
    | Absolute
    | Limit
    | BigSum
    | Relation
    | Cases
    | Matrix
    | Interval
    | Differential
    | Group
    | Words
    | Sequence
    | Qualified
)

ZERO = Number(sympy.S.Zero)
ONE = Number(sympy.S.One)


def negative(node: Node) -> Sum:
    """Return the node with a minus sign before it."""
    return Sum((Term(node, True),))
