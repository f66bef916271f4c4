"""Statements about a general date used at another one: `R_t = p_t/p_{t+1}` at t - 1, or at t = 1, 2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import sympy

from derive.display import Number, Relation, Sequence
from derive.equation import Condition, Equation, Statement
from derive.readers.names import canonical, key_of
from derive.readers.vocabulary import Vocabulary
from derive.symbols import EconomicSymbol, Notation

_INDEX = re.compile(r"^([a-z])(?:([+-])(\d{1,2}))?$")


def indices(symbols: Iterable[sympy.Symbol]) -> dict[str, set[int]]:
    """Return the letters that stand as dates in subscripts, with the distances from the general date.

    >>> from derive.text import Text
    >>> from derive.symbols import REAL
    >>> Y = EconomicSymbol("Y_next", Notation("Y", "t+1"), Text("Y", "Y"), REAL)
    >>> indices([Y])
    {'t': {1}}
    """
    found: dict[str, set[int]] = {}
    for symbol in symbols:
        notation = getattr(symbol, "notation", None)
        for piece in notation.subscript.split(",") if isinstance(notation, Notation) else ():
            match = _INDEX.match(piece)
            if match:
                sign, distance = match.group(2), int(match.group(3) or 0)
                found.setdefault(match.group(1), set()).add(-distance if sign == "-" else distance)
    return found


def moved(statement: Statement, letter: str, vocabulary: Vocabulary, *, by: int = 0, to: int | None = None) -> Statement:
    """Return a statement with its date shifted, or with a number in its place."""
    change = {}
    for symbol in statement.free_symbols:
        notation = getattr(symbol, "notation", None)
        if not isinstance(notation, Notation):
            continue
        pieces = [_piece(piece, letter, by, to) for piece in notation.subscript.split(",")]
        subscript = ",".join(pieces)
        if subscript != notation.subscript:
            change[symbol] = _named(replace(notation, subscript=subscript), symbol, vocabulary)
    if isinstance(statement, Equation):
        return Equation(statement.lhs.xreplace(change), statement.rhs.xreplace(change), statement.kind)
    return Condition(statement.expression.xreplace(change), statement.sign)


def _named(notation: Notation, symbol: sympy.Symbol, vocabulary: Vocabulary) -> sympy.Symbol:
    name = canonical(notation)
    if name in vocabulary.domains or not isinstance(symbol, EconomicSymbol):
        return vocabulary.symbol(notation)
    made = vocabulary.symbol(notation)
    return made if made.domain == symbol.domain else EconomicSymbol(key_of(notation), notation, made.meaning, made.domain)


def _piece(piece: str, letter: str, by: int, to: int | None) -> str:
    match = _INDEX.match(piece)
    if match is None or match.group(1) != letter:
        return piece
    distance = int(match.group(3) or 0) * (-1 if match.group(2) == "-" else 1)
    if to is not None:
        return str(to + distance)
    distance += by
    return letter if distance == 0 else f"{letter}{'+' if distance > 0 else '-'}{abs(distance)}"


def range_in(tree: Relation) -> tuple[str, list[int]]:
    """Return the letter and the dates of a range such as `t = 1, 2`."""
    name, values = tree.sides
    assert isinstance(values, Sequence)
    letter = str(getattr(getattr(name, "notation", None), "base", ""))
    return letter, [int(one.value) for one in values.items if isinstance(one, Number) and one.value.q == 1][:12]
