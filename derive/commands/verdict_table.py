"""The report of `derive verify` in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from derive.judging.report import Entry, Report
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
MARKS = {Status.PROVED: "✓", Status.SUPPORTED: "≈", Status.REFUTED: "✗", Status.ASSUMED: "·"}
COLOURS = {Status.PROVED: "green", Status.SUPPORTED: "yellow", Status.REFUTED: "bold red", Status.ASSUMED: "dim"}
HEADINGS = (Text("place", "位置"), Text("verdict", "结论"), Text("formula", "公式"), Text("reason", "理由"))
ALL_FOLLOWS = Text("Every claim follows.", "每一行都成立。")
NOTHING = Text("There is no claim to judge.", "没有需要判断的推导。")
FINDINGS = Text("Findings", "其他问题")


def print_report(report: Report, language: str, everything: bool, console: Console | None = None) -> None:
    """Print a table of the lines that need attention (or of all lines), the findings and the summary."""
    console = console or Console(highlight=False)
    quiet = (Status.PROVED, Status.ASSUMED)
    shown = [entry for entry in report.entries if everything or entry.status not in quiet]
    if shown:
        console.print(_table(shown, language))
    elif not report.findings:
        console.print((ALL_FOLLOWS if report.claims else NOTHING)[language])
    if report.findings:
        console.print(Words(FINDINGS[language], style="bold"))
    for finding in report.findings:
        console.print(Words(f"  {finding.file}:{finding.line}:{finding.column}  {finding.message}"))
    console.print(Words(summary(report, language)))


def _table(entries: list[Entry], language: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in HEADINGS:
        table.add_column(heading[language], overflow="fold", no_wrap=False)
    for entry in entries:
        status = Words(
            f"{MARKS.get(entry.status, '?')} {NAMES[entry.status][language]}", style=COLOURS.get(entry.status, "red")
        )
        table.add_row(Words(f"{entry.line}:{entry.column}"), status, Words(_short(entry.source)), Words(_reason(entry)))
    return table


def _short(source: str) -> str:
    return source if len(source) <= 90 else f"{source[:87]}..."


def _reason(entry: Entry) -> str:
    parts = [entry.reason]
    if entry.conditions:
        parts.append(f"provided {', '.join(entry.conditions)}")
    if entry.witness is not None:
        parts.append(f"{entry.witness}")
    if entry.suggestion:
        parts.append(f"nearest true form: {entry.suggestion}")
    return "; ".join(part for part in parts if part)


def summary(report: Report, language: str) -> str:
    """Return the summary in one line."""
    counts = report.counts
    named = [f"{NAMES[status][language]} {counts[status.value]}" for status in Status if counts.get(status.value)]
    read = Text(f"formulas {report.formulas}, read {report.read}", f"公式 {report.formulas}，读出 {report.read}")[language]
    separator = "；" if language == "zh" else "; "
    return separator.join([read, ("，" if language == "zh" else ", ").join(named)])
