r"""A formula: every statement in it, or where and why it is unread.

>>> from derive.readers.vocabulary import Vocabulary
>>> reading = read_formula(r"Y = C + I \\ C = a + bY", Vocabulary())
>>> len(reading.statements), reading.is_read
(2, True)
>>> read_formula("1/Kd", Vocabulary()).gaps[0].reason
"Whether this factor stands above or below the slash is not clear, at 'd'."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from derive.display import Node, Qualified, Relation
from derive.readers.commands import ORNAMENTS
from derive.readers.expression import Scope
from derive.readers.rows import RowTokens, rows
from derive.readers.shaping import shaped
from derive.readers.statement import Statement, read_row
from derive.readers.tokens import Token, Unread, tokenize
from derive.readers.vocabulary import Vocabulary

MOST_LETTERS = 60_000


@dataclass(frozen=True)
class Gap:
    """A row that is unread: why, and where in the formula."""

    reason: str
    offset: int
    start: int
    end: int
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What was read of a formula: its statements in order, and the rows that were not."""

    source: str
    statements: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    is_empty: bool = False
    is_ornament: bool = False
    """A tick, an arrow, a bullet: nothing that could be true or false."""

    @property
    def is_read(self) -> bool:
        """Whether all of it was read."""
        return not self.gaps


def read_formula(source: str, vocabulary: Vocabulary, before: Node | None = None, differentials: bool = False) -> Reading:
    """Read a formula to its end; what cannot be read is listed as a gap, row by row.

    With `differentials`, a d before a name marks its small change.
    """
    if len(source) > MOST_LETTERS:
        return Reading(source, gaps=(Gap(f"The formula is longer than {MOST_LETTERS} characters.", 0, 0, len(source)),))
    try:
        tokens = shaped(tokenize(source), vocabulary.names_of_letters)
        found = rows(tokens, source)
    except Unread as gap:
        return Reading(source, gaps=(Gap(gap.reason, gap.offset, 0, len(source)),))
    if not found or _is_ornament(tokens):
        return Reading(source, is_empty=not found, is_ornament=bool(found))
    return _read_rows(source, found, Scope(vocabulary, told=differentials), before)


def _is_ornament(tokens: Sequence[Token]) -> bool:
    return all((token.kind == "sign" and not token.text.isalpha()) or token.is_command(*ORNAMENTS) for token in tokens)


def _read_rows(source: str, found: Sequence[RowTokens], scope: Scope, before: Node | None) -> Reading:
    statements: list[Statement] = []
    gaps: list[Gap] = []
    for row in found:
        first, last = row.tokens[0], row.tokens[-1]
        try:
            made = read_row(row.tokens, scope, before, row.constraint)
        except Unread as gap:
            offset = gap.offset if first.start <= gap.offset <= last.end else first.start
            gaps.append(Gap(gap.reason, offset, first.start, last.end, row.tags))
            continue
        if made and row.tags:
            made[-1] = replace(made[-1], tags=row.tags)
        statements += made
        before = _last_side(made[-1]) if made else before
    return Reading(source, tuple(statements), tuple(gaps))


def _last_side(statement: Statement) -> Node | None:
    tree = statement.tree.statement if isinstance(statement.tree, Qualified) else statement.tree
    if isinstance(tree, Relation):
        return None if isinstance(tree.sides[-1], Relation) else tree.sides[-1]
    return tree if statement.kind == "expression" else None


def tokens_of(source: str, words: frozenset[str]) -> list[Token]:
    """Return the tokens of a formula, or none when it has no tokens that could be read."""
    try:
        return shaped(tokenize(source), words)
    except Unread:
        return []
