"""An arrow that points both ways: besides the right side, the left side must follow from the right one.

Squaring adds solutions; cancelling a factor that may vanish, or taking one root, loses some. Both are shown at a point.
"""

from __future__ import annotations

from dataclasses import replace

from derive.checks.context import Context
from derive.equation import Statement
from derive.functions import DeclaredFunction
from derive.judging.deduce import Outcome, deduce
from derive.judging.knowledge import Knowledge, Known, sides
from derive.judging.lines import Line, Link
from derive.verdict import Status

LEFT = "the left side of the arrow"
RIGHT = "the right side of the arrow"
_LOST = "At the witness the left side of the arrow holds and the right side does not: a solution is lost."
_ADDED = "At the witness the right side of the arrow holds and the left side does not: a solution is added."
_IN_TURN = "The left side of the arrow follows from the right one in turn."
ONE_WAY = "The left side of the arrow holds at the first point, the right side does not."
_BACK = "The arrow points both ways, but whether the left side follows from the right one stays open."


def after_row(line: Line, before: Line | None) -> tuple[Link, ...]:
    """Return the links of a line; behind an arrow both ways that begins a row, the row before is its left side."""
    if line.statement is None or line.statement.arrow != "<=>" or before is None or before.display != line.display:
        return line.links
    left = tuple(link.said for link in before.links)
    *first, last = [replace(link, implies=left) for link in line.links]
    return (*first, replace(last, backwards=tuple(link.said for link in line.links)))


def both_ways(link: Link, forward: Outcome, base: Knowledge, display: int, context: Context) -> Outcome:
    """Judge `left <=> right` once it is known whether the left side implies the right one.

    `base` is what is known besides the two sides. A point decides only where no general function occurs: concavity and
    the like, which an author has in mind, may make the arrow right there.
    """
    if forward.verdict.status is Status.REFUTED:
        return _decided(forward, _LOST) if _may_decide(link, base) else forward
    if not forward.verdict.stands:
        return forward
    number = max((entry.number for entry in base.entries), default=0) + 1
    right = [Known(one, number, RIGHT, display=display) for one in link.backwards]
    known = base.with_more(right)
    for left in link.implies:
        back = deduce(left, link.given, known, right, display, context)
        status = back.verdict.status
        if status is Status.REFUTED and _may_decide(link, base):
            return _decided(back, _ADDED)
        if status is not Status.PROVED:
            verdict = replace(back.verdict, status=Status.UNKNOWN, reason=_BACK, witness=None)
            return Outcome(verdict, back.used)
        more = tuple(entry for entry in back.used if entry.place not in {RIGHT, *(one.place for one in forward.used)})
        forward = replace(forward, used=(*forward.used, *more))
    return replace(forward, verdict=replace(forward.verdict, reason=f"{forward.verdict.reason} {_IN_TURN}".strip()))


def _decided(outcome: Outcome, reason: str) -> Outcome:
    return replace(outcome, verdict=replace(outcome.verdict, reason=reason), is_direct=True)


def _may_decide(link: Link, base: Knowledge) -> bool:
    """Whether a point shows the arrow wrong: no general function occurs, and neither side brings in a symbol of its own."""
    statements: tuple[Statement, ...] = (*link.implies, *link.backwards)
    if any(side.atoms(DeclaredFunction) for one in statements for side in sides(one)):
        return False
    left = frozenset(symbol for one in link.implies for symbol in one.free_symbols)
    right = frozenset(symbol for one in link.backwards for symbol in one.free_symbols)
    return left <= right or right <= left or all(symbol in base.by_symbol for symbol in left ^ right)
