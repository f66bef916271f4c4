r"""Cases and matrices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from derive.display import Case, Cases, Matrix, Node
from derive.readers.commands import MATRICES
from derive.readers.cursor import Cursor
from derive.readers.tokens import Token

if TYPE_CHECKING:
    from derive.readers.expression import Scope

OTHERWISE = frozenset(("otherwise", "else", "其他", "其它", "否则", "其余", "elsewhere"))
CONDITION_WORDS = frozenset(("if", "when", "for", "where", "with", "当", "若", "如果", "对于", "in case", "if and only if"))


def read_environment(cursor: Cursor, scope: Scope) -> Node:
    """Read an environment that is part of an expression."""
    opening = cursor.take()
    last = ending(cursor.tokens, cursor.place - 1)
    if last is None:
        raise cursor.unread(f"The environment {opening.text} is not closed")
    rows = [_cells(row) for row in rows_of(cursor.tokens[cursor.place : last])]
    cursor.place = last + 1
    rows = [row for row in rows if any(row)]
    if opening.text in ("cases", "dcases", "rcases"):
        return Cases(tuple(_case(row, scope, cursor) for row in rows))
    if opening.text in MATRICES:
        if len({len(row) for row in rows}) != 1:
            raise cursor.unread("The rows of the matrix differ in length")
        return Matrix(tuple(tuple(scope.whole(Cursor(cell, opening.end)) for cell in row) for row in rows))
    raise cursor.unread(f"The environment {opening.text} cannot stand inside an expression")


def ending(tokens: Sequence[Token], first: int) -> int | None:
    """Return the place of the `end` that belongs to the `begin` at `first`."""
    depth = 0
    for place in range(first, len(tokens)):
        depth += (tokens[place].kind == "begin") - (tokens[place].kind == "end")
        if depth == 0:
            return place
    return None


def rows_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """Split at row ends outside environments and braces."""
    return _split(tokens, "rows")


def _cells(tokens: Sequence[Token]) -> list[list[Token]]:
    return _split(tokens, "cell")


def _split(tokens: Sequence[Token], kind: str) -> list[list[Token]]:
    rows: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.kind == "begin") - (token.kind == "end") + token.is_sign("{") - token.is_sign("}")
        if token.kind == kind and depth <= 0:
            rows.append([])
        else:
            rows[-1].append(token)
    return rows


def _case(row: list[list[Token]], scope: Scope, cursor: Cursor) -> Case:
    from derive.readers.statement import read_conditions

    value = row[0]
    while value and (value[-1].is_sign(",", ";", ".") or value[-1].kind == "gap"):
        value = value[:-1]
    condition = [token for token in (row[1] if len(row) > 1 else []) if token.kind != "gap"]
    if not value or len(row) > 2:
        raise cursor.unread("A row of the cases has no value")
    node = scope.whole(Cursor(value, value[-1].end))
    while condition and condition[-1].is_sign(".", ",", ";"):
        condition.pop()
    if not condition or (len(condition) == 1 and condition[0].kind == "words" and condition[0].text.strip(" ,.") in OTHERWISE):
        return Case(node)
    return Case(node, read_conditions(condition, scope))
