"""Verdicts in words and marks, in both languages."""

from __future__ import annotations

from derive.judging.report import Report
from derive.text import Text
from derive.verdict import Status

NAMES = {
    Status.PROVED: Text("proved", "已证明"),
    Status.SUPPORTED: Text("supported", "数值支持"),
    Status.UNKNOWN: Text("unknown", "未定"),
    Status.REFUTED: Text("refuted", "已证伪"),
    Status.ASSUMED: Text("assumed", "假定"),
    Status.UNREAD: Text("unread", "未读"),
    Status.DOES_NOT_FOLLOW: Text("does not follow", "推不出"),
}
MARKS = {
    Status.PROVED: "✓",
    Status.SUPPORTED: "≈",
    Status.REFUTED: "✗",
    Status.ASSUMED: "·",
    Status.DOES_NOT_FOLLOW: "↯",
}


def counts_in_words(report: Report, language: str) -> str:
    """Return the summary in one line."""
    counts = report.counts
    named = [f"{NAMES[status][language]} {counts[status.value]}" for status in Status if counts.get(status.value)]
    read = Text(f"formulas {report.formulas}, read {report.read}", f"公式 {report.formulas}，读出 {report.read}")[language]
    separator = "；" if language == "zh" else "; "
    return separator.join([read, *([("，" if language == "zh" else ", ").join(named)] if named else [])])
