"""From a judged line to the entry of the report."""

from __future__ import annotations

from derive.judging.deduce import Outcome
from derive.judging.lines import Line
from derive.judging.report import Entry
from derive.verdict import Status, Verdict


def entry_of(
    line: Line, status: Status, reason: str, kind: str, outcome: Outcome | None, seconds: float, suggestion: str
) -> Entry:
    """Return the entry of a line: premises only for what is proved, a witness only for what fails at it."""
    number, column = line.place
    verdict = outcome.verdict if outcome else Verdict(status)
    premises = tuple(dict.fromkeys(entry.place for entry in outcome.used)) if outcome and status is Status.PROVED else ()
    return Entry(
        line.passage.source.file,
        number,
        column,
        " ".join(line.source.split()),
        kind or line.role.value,
        status,
        reason,
        premises,
        tuple(map(str, verdict.conditions)),
        verdict.witness if status in (Status.REFUTED, Status.DOES_NOT_FOLLOW) else None,
        suggestion,
        seconds,
        verdict.method,
        next(iter(line.tags), ""),
    )
