"""Formulas too wide for the page are broken before a plus or minus, aligned at their first relation sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.display import (
    Fraction,
    Name,
    Node,
    Number,
    Power,
    Product,
    Qualified,
    Relation,
    Root,
    Sum,
    Term,
    parts,
)
from derive.symbols import MarginalNotation, Notation

# Letters that fit between the margins with the number beside them; the continuation lines are indented.
ROOM = 62.0
_SCRIPT = 0.65


@dataclass(frozen=True)
class Broken:
    """A relation whose right-hand sum goes over several lines; a continuation line begins with the sign of its term."""

    left: Node
    sign: str
    first: Node
    others: tuple[tuple[bool, Node], ...]


def broken(tree: Node, room: float = ROOM) -> Broken | None:
    """Return a formula in lines, or None when it fits on one or has no sum to be broken at."""
    if width(tree) <= room or not isinstance(tree, Relation) or len(tree.sides) != 2:
        return None
    left, right = tree.sides
    if not isinstance(right, Sum) or len(right.terms) < 2:
        return None
    first, *others = _chunks(right, room, room - width(left) - 3)
    if not others:
        return None
    lines = tuple((chunk[0].negative, Sum((Term(chunk[0].value), *chunk[1:]))) for chunk in others)
    return Broken(left, tree.signs[0], Sum(tuple(first)), lines)


def _chunks(total: Sum, room: float, first_room: float) -> Iterator[list[Term]]:
    """Yield the terms line by line; the first line shares its room with the left-hand side."""
    line: list[Term] = []
    used, allowed = 0.0, first_room
    for term in total.terms:
        needed = width(term.value) + 3
        if line and used + needed > allowed:
            yield line
            line, used, allowed = [], 0.0, room - 6
        line.append(term)
        used += needed
    yield line


def width(node: Node) -> float:
    """Estimate the width of a formula, in letters.

    >>> from sympy import symbols
    >>> from derive.printing.arrange import arrange
    >>> a, b = symbols("a b")
    >>> width(arrange(a + b)), width(arrange(a / b))
    (5.0, 1.0)
    """
    match node:
        case Number(value=value):
            return float(len(str(value)) if value.q == 1 else max(len(str(value.p)), len(str(value.q))))
        case Name(notation=MarginalNotation()):
            return 2.0
        case Name(notation=Notation() as notation):
            letters = 1 if len(notation.base) > 2 and notation.base.islower() else len(notation.base)
            return letters + _SCRIPT * max(len(notation.subscript), len(notation.superscript))
        case Fraction(numerator=above, denominator=below):
            return max(width(above), width(below))
        case Power(base=base, exponent=exponent):
            return width(base) + _SCRIPT * width(exponent)
        case Root(radicand=radicand):
            return 2 + width(radicand)
        case Sum(terms=terms):
            return sum(width(term.value) + _brackets(term.value) for term in terms) + 3 * (len(terms) - 1)
        case Product(factors=factors):
            return sum(width(factor) + _brackets(factor) for factor in factors)
        case Relation(sides=sides):
            return sum(map(width, sides)) + 3 * (len(sides) - 1)
        case Qualified(statement=statement, conditions=conditions):
            return width(statement) + sum(map(width, conditions)) + 6
        case _:
            return sum(map(width, parts(node))) + 3


def _brackets(node: Node) -> int:
    return 2 if isinstance(node, Sum) else 0
