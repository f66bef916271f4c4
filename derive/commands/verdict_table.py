"""The report of `derive verify` in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from derive.judging.outputs import explanation
from derive.judging.report import Entry, Report
from derive.judging.verdict_words import MARKS, NAMES, counts_in_words
from derive.judging.words import said_in
from derive.text import Text
from derive.verdict import Status

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
        console.print(Words(f"  {finding.file}:{finding.line}:{finding.column}  {said_in(finding.message, language)}"))
    console.print(Words(counts_in_words(report, language)))


def _table(entries: list[Entry], language: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in HEADINGS:
        table.add_column(heading[language], overflow="fold", no_wrap=False)
    for entry in entries:
        status = Words(
            f"{MARKS.get(entry.status, '?')} {NAMES[entry.status][language]}", style=COLOURS.get(entry.status, "red")
        )
        table.add_row(
            Words(f"{entry.line}:{entry.column}"), status, Words(_short(entry.source)), Words(explanation(entry, language))
        )
    return table


def _short(source: str) -> str:
    return source if len(source) <= 90 else f"{source[:87]}..."
