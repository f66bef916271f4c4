r"""The rows of a display: environments unwrapped, tags taken off, rows that belong together joined.

Neighbouring rows are separate statements. A row is joined to the one before it only when brackets are open, when the
row before ends in an operator, or when it begins with one and is no statement of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from derive.readers.blocks import ending, rows_of
from derive.readers.commands import ENVIRONMENT_ROWS, RELATIONS
from derive.readers.cursor import CLOSING, OPENING, closing
from derive.readers.tokens import Token
from derive.readers.words import SUCH_THAT, plain

_MARKS = ("tag", "label", "eqref", "ref", "footnote", "cite", "notag")
_BINARY = (*RELATIONS, "+", "-", "*", "/", "±")
_SYSTEMS = ("cases", "dcases", "rcases")


@dataclass(frozen=True)
class RowTokens:
    """The tokens of one row with its tags and labels."""

    tokens: tuple[Token, ...]
    tags: tuple[str, ...] = ()
    constraint: bool = False


def rows(tokens: Sequence[Token], text: str) -> list[RowTokens]:
    """Return the rows of a display."""
    found: list[RowTokens] = []
    for raw in rows_of(_unwrapped(tokens)):
        clean, tags = _marks(raw, text)
        inner = _trimmed(clean)
        if _is_system(inner):
            nested = rows(inner, text)
            found += [RowTokens(row.tokens, (*row.tags, *tags), row.constraint) for row in nested]
            continue
        for place, (piece, constraint) in enumerate(_at_such_that(inner)):
            _append(found, RowTokens(tuple(piece), tags if place == 0 else (), constraint))
    return found


def _append(found: list[RowTokens], row: RowTokens) -> None:
    tokens = _without_cells(row.tokens)
    if not tokens:
        if row.tags and found:
            found[-1] = RowTokens(found[-1].tokens, (*found[-1].tags, *row.tags), found[-1].constraint)
        return
    if found and not row.constraint and _continues(found[-1].tokens, tokens):
        before = found[-1]
        found[-1] = RowTokens((*before.tokens, *tokens), (*before.tags, *row.tags), before.constraint)
    else:
        found.append(RowTokens(tokens, row.tags, row.constraint))


def _without_cells(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Drop the marks that align rows; those of a matrix or of cases stay."""
    found, depth = [], 0
    for token in tokens:
        depth += (token.kind == "begin") - (token.kind == "end")
        if depth or token.kind != "cell":
            found.append(token)
    return tuple(found)


def _continues(before: Sequence[Token], tokens: Sequence[Token]) -> bool:
    first = tokens[0]
    if first.is_sign(*RELATIONS):
        return False
    is_star = len(before) > 1 and before[-1].is_sign("*") and before[-2].is_sign("^")
    if (before[-1].is_sign(*_BINARY) and not is_star) or open_brackets(before) > 0:
        return True
    if first.is_sign("+", "*", "/"):
        return True
    return first.is_sign("-") and not any(token.is_sign(*RELATIONS) for token in tokens)


def open_brackets(tokens: Sequence[Token]) -> int:
    """Return how many brackets are opened and not closed."""
    depth = 0
    for token in tokens:
        if token.kind == "sign":
            depth += (token.text in OPENING) - (token.text in CLOSING)
    return depth


def _unwrapped(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take off environments that only arrange rows, and a brace that stands before a system."""
    tokens = _trimmed(tokens)
    while _is_system(tokens):
        begin = next(place for place, token in enumerate(tokens) if token.kind == "begin")
        last = ending(tokens, begin)
        assert last is not None
        tokens = _trimmed(tokens[begin + 1 : last])
    return tokens


def _is_system(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are nothing but one environment of rows, perhaps behind a brace."""
    begin = 0
    while begin < len(tokens) and tokens[begin].is_sign("\\{", "["):
        begin += 1
    if begin >= len(tokens) or tokens[begin].kind != "begin":
        return False
    if tokens[begin].text not in ENVIRONMENT_ROWS and tokens[begin].text not in _SYSTEMS:
        return False
    last = ending(tokens, begin)
    if last is None or not all(token.is_sign("\\}", "]", ".", ",") for token in tokens[last + 1 :]):
        return False
    return tokens[begin].text not in _SYSTEMS or _has_relations(tokens[begin + 1 : last])


def _has_relations(tokens: Sequence[Token]) -> bool:
    """Whether every row of cases is a relation of its own, so that the brace only groups them."""
    for row in rows_of(tokens):
        first = row[: next((place for place, token in enumerate(row) if token.kind == "cell" and place), len(row))]
        if row and not any(token.is_sign(*RELATIONS) for token in first):
            return False
    return True


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Drop empty fences, gaps and cell marks at both ends."""
    useless = ("fence", "gap", "cell", "rows")
    first, last = 0, len(tokens)
    while first < last and tokens[first].kind in useless:
        first += 1
    while last > first and tokens[last - 1].kind in useless:
        last -= 1
    return [token for token in tokens[first:last] if token.kind != "fence"]


def _marks(tokens: Sequence[Token], text: str) -> tuple[list[Token], tuple[str, ...]]:
    """Take off tags and labels; their words come from the text itself."""
    rest: list[Token] = []
    tags: list[str] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.is_command(*_MARKS):
            place += 1
            if place < len(tokens) and tokens[place].is_sign("*"):
                place += 1
            last = closing(tokens, place) if place < len(tokens) and tokens[place].is_sign("{") else None
            if last is not None:
                if token.text in ("tag", "label"):
                    tags.append(text[tokens[place].end : tokens[last].start].strip("() $"))
                place = last + 1
        else:
            rest.append(token)
            place += 1
    rest, number = _numbered(rest)
    return rest, tuple(tag for tag in (*tags, number) if tag)


def _numbered(tokens: list[Token]) -> tuple[list[Token], str]:
    r"""Take off a number that stands as text behind the formula: `Y = C + I \qquad (4.1)`."""
    rest = [token for token in tokens if not (token.kind == "gap" and token is tokens[-1])]
    inside = [token.text for token in rest[-2:-1]]
    shape = len(rest) > 4 and rest[-1].is_sign(")") and rest[-3].is_sign("(") and rest[-4].kind == "gap"
    if shape and rest[-2].kind == "number":
        return rest[:-4], inside[0]
    return tokens, ""


def _at_such_that(tokens: Sequence[Token]) -> list[tuple[Sequence[Token], bool]]:
    """Split a row at `s.t.`: what follows are constraints."""
    pieces: list[tuple[Sequence[Token], bool]] = []
    begin, constraint = 0, False
    for place, token in enumerate(tokens):
        if token.kind == "words" and plain(token.text) in SUCH_THAT:
            pieces.append((_trimmed(tokens[begin:place]), constraint))
            begin, constraint = place + 1, True
    pieces.append((_trimmed(tokens[begin:]), constraint))
    return [piece for piece in pieces if piece[0]] or [((), False)]
