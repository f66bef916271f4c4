"""The report: one entry per claim, the findings about the document, and a summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from derive.readers.document import Document, Passage
from derive.readers.formula import Reading
from derive.verdict import Status, Witness

SCHEMA = "derive/verify/1"


@dataclass(frozen=True)
class Entry:
    """One judged line."""

    file: str
    line: int
    column: int
    source: str
    kind: str
    status: Status
    reason: str = ""
    premises: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    witness: Witness | None = None
    suggestion: str = ""
    seconds: float = 0.0
    method: str = ""
    number: str = ""
    """The number that the line carries in the document."""
    holds_at: Witness | None = None
    """For a line that does not follow: a point at which it holds with everything above it."""
    missing: str = ""
    """For a line that does not follow: what would have to be known."""

    def as_json(self) -> dict[str, Any]:
        """Return the entry as the schema has it."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "source": self.source,
            "number": self.number or None,
            "kind": self.kind,
            "verdict": self.status.value,
            "reason": self.reason,
            "premises": list(self.premises),
            "conditions": list(self.conditions),
            "witness": None if self.witness is None else _witness(self.witness),
            "holds_at": None if self.holds_at is None else _witness(self.holds_at),
            "missing": self.missing or None,
            "suggestion": self.suggestion or None,
            "method": self.method,
            "seconds": round(self.seconds, 4),
        }


def _witness(witness: Witness) -> dict[str, Any]:
    return {
        "values": {str(symbol): str(value) for symbol, value in witness.values.items()},
        "functions": {str(name): str(function) for name, function in witness.functions.items()},
        "left": witness.left,
        "right": witness.right,
    }


@dataclass(frozen=True)
class Finding:
    """Something about the document that is wrong whatever follows from what."""

    file: str
    line: int
    column: int
    code: str
    message: str

    def as_json(self) -> dict[str, Any]:
        """Return the finding as the schema has it."""
        return {"file": self.file, "line": self.line, "column": self.column, "code": self.code, "message": self.message}


@dataclass(frozen=True)
class Page:
    """A document with what was read of it."""

    document: Document
    readings: Mapping[Passage, Reading]


@dataclass(frozen=True)
class Report:
    """What was found in one document or several."""

    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    formulas: int = 0
    read: int = 0
    notation: Mapping[str, Any] = field(default_factory=dict)
    pages: tuple[Page, ...] = field(default=(), repr=False, compare=False)

    @property
    def claims(self) -> tuple[Entry, ...]:
        """The lines that claim something: everything but assumptions and definitions."""
        return tuple(entry for entry in self.entries if entry.status is not Status.ASSUMED)

    @property
    def counts(self) -> Counter[str]:
        """How many lines got each verdict."""
        return Counter(entry.status.value for entry in self.entries)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is refuted and nothing was found wrong with the document."""
        wrong_sum = any(finding.code == "wrong-arithmetic" for finding in self.findings)
        return not any(entry.status is Status.REFUTED for entry in self.entries) and not wrong_sum

    @property
    def is_strictly_clean(self) -> bool:
        """Whether also everything was read and follows."""
        bad = (Status.UNREAD, Status.DOES_NOT_FOLLOW, Status.UNKNOWN)
        return self.is_clean and not self.findings and not any(entry.status in bad for entry in self.entries)

    def exit_code(self, strict: bool = False) -> int:
        """Return 0 when nothing is wrong, else 1."""
        return 0 if (self.is_strictly_clean if strict else self.is_clean) else 1

    def summary(self) -> dict[str, int]:
        """Return the counts by name."""
        counts = self.counts
        names = {status.value: counts.get(status.value, 0) for status in Status}
        return {
            "formulas": self.formulas,
            "read": self.read,
            "claims": len(self.claims),
            **names,
            "findings": len(self.findings),
        }

    def as_json(self) -> str:
        """Return the report as JSON of the schema `derive/verify/1` (derive/schemas/verify-1.json)."""
        content = {
            "schema": SCHEMA,
            "claims": [entry.as_json() for entry in self.entries],
            "findings": [finding.as_json() for finding in self.findings],
            "summary": self.summary(),
        }
        return json.dumps(content, ensure_ascii=False, indent=1)

    def __add__(self, other: Report) -> Report:
        return Report(
            (*self.entries, *other.entries),
            (*self.findings, *other.findings),
            self.formulas + other.formulas,
            self.read + other.read,
            {**self.notation, **other.notation},
            (*self.pages, *other.pages),
        )
