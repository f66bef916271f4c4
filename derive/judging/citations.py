"""Which equations a line cites: by number in the words before it, or in a derive comment."""

from __future__ import annotations

import re

from derive.judging.knowledge import Knowledge, Known
from derive.judging.lines import Line

_CITED = re.compile(r"[（(]\s*(\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[）)]")


def cited_by(line: Line, knowledge: Knowledge) -> list[Known]:
    """Return the statements that a line cites, those in its comment first."""
    names = line.comment.get("from", "")
    found = [entry for name in names.split(",") if name for entry in knowledge.identified(name)]
    tags = _CITED.findall(line.words[-300:]) + line.comment.get("cites", "").split()
    for tag in dict.fromkeys(tags):
        found += [entry for entry in knowledge.tagged(tag) if entry.derived]
    return list({id(entry): entry for entry in found}.values())
