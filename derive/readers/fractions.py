r"""Fractions, roots, and derivatives written as fractions: `\frac{dY}{dG}`, `\frac{\partial F}{\partial K}`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from derive.display import Fraction, Group, Name, Node, Root
from derive.functions import partial_of
from derive.readers import naming
from derive.readers.bounds import constant_value
from derive.readers.cursor import Cursor, split
from derive.readers.names import canonical, starts_name
from derive.readers.naming import notation_of
from derive.readers.tokens import Token
from derive.readers.vocabulary import Partial
from derive.symbols import Notation

if TYPE_CHECKING:
    from derive.readers.expression import Scope


def ratio(above: Cursor, below: Cursor, scope: Scope) -> Node:
    """Read numerator and denominator; differentials above and below make a derivative."""
    derivative = _of_applied(above, below, scope) or _derivative(above, below, scope)
    if derivative is not None:
        return derivative
    scope = scope.deeper(above)
    return Fraction(_bare(scope.whole(above)), _bare(scope.whole(below)))


def _bare(node: Node) -> Node:
    return node.content if isinstance(node, Group) else node


def root(cursor: Cursor, scope: Scope) -> Node:
    r"""Read what follows `\sqrt`."""
    index = 2
    if cursor.next.is_sign("["):
        inner = cursor.bracketed()
        value = constant_value(scope.whole(inner))
        if value is None or value.q != 1 or not 2 <= value <= 100:
            raise inner.unread("The index of a root must be a small whole number")
        index = int(value)
    inner = cursor.braced()
    return Root(_bare(scope.deeper(inner).whole(inner)), index)


def _of_applied(above: Cursor, below: Cursor, scope: Scope) -> Node | None:
    """Read `dW(q)/dq` as W'(q): the derivative of an applied function in one of its arguments."""
    found = _applied_differential(above, scope)
    shock = differential(below, scope) if found is not None else None
    above.place = below.place = 0
    if found is None or shock is None or shock[0] != found[0]:
        return None
    _, partial, pieces = found
    places = [place for place, piece in enumerate(pieces, start=1) if _is_name(piece, shock[1], scope)]
    if len(places) != 1:
        return None
    index = tuple(sorted((*partial.index, *places)))
    derived = Partial(partial_of(partial.function.declaration, index), partial.notation, index, partial.names)
    return naming.applied(derived, pieces, scope, above.tokens[-1].end)


def _applied_differential(cursor: Cursor, scope: Scope) -> tuple[str, Partial, list[Sequence[Token]]] | None:
    """Read d before an applied function that is all of the cursor; a partial sign keeps the name of what it is taken of."""
    mark = _mark(cursor)
    if mark != "d":
        return None
    cursor.take()
    notation = notation_of(cursor, scope) if starts_name(cursor.next) else None
    if notation is None or not cursor.next.is_sign("("):
        return None
    inner = cursor.bracketed()
    pieces = split(inner.tokens, ",")
    partial = scope.vocabulary.application(notation, 0, len(pieces))
    return (mark, partial, pieces) if partial is not None and cursor.is_done else None


def _is_name(tokens: Sequence[Token], notation: Notation, scope: Scope) -> bool:
    cursor = Cursor(tokens, 0)
    return starts_name(cursor.next) and notation_of(cursor, scope) == notation and cursor.is_done


def _mark(cursor: Cursor) -> str:
    token = cursor.next
    if token.is_sign("partial"):
        return "partial"
    return "d" if token.kind == "upright" or (token.kind == "letter" and token.text == "d") else ""


def _derivative(above: Cursor, below: Cursor, scope: Scope) -> Node | None:
    """Read d outcome over d shock, when both are differentials of one name."""
    outcome, shock = differential(above, scope), differential(below, scope)
    if outcome is None or shock is None or outcome[0] != shock[0]:
        above.place = below.place = 0
        return None
    mark, what = outcome
    return marginal(what, shock[1], mark, scope)


def marginal(outcome: Notation, shock: Notation, mark: str, scope: Scope) -> Name:
    """Return the derivative of one name in another."""
    symbol = scope.vocabulary.marginal(outcome, shock, "d" if mark == "d" else "D")
    return Name(symbol, symbol.notation)


def differential(cursor: Cursor, scope: Scope) -> tuple[str, Notation] | None:
    """Return the mark and the name when the whole cursor is `dY` or a partial of a name, perhaps with its arguments."""
    mark = _mark(cursor)
    if not mark:
        return None
    cursor.take()
    if not starts_name(cursor.next):
        return None
    notation = notation_of(cursor, scope)
    if notation is None:
        return None
    if cursor.next.is_sign("(") and mark == "partial" and canonical(notation) in scope.vocabulary.functions:
        cursor.bracketed()
    return (mark, notation) if cursor.is_done else None
