"""Read notes (Markdown, LaTeX, notebooks) and say, line by line, what follows.

Every statement is judged from the lines above it: proved, supported, refuted, does not follow, assumed, unread, unknown.
A `derive.toml` beside the document may declare functions, ranges and meanings. The exit code is 1 as soon as a line is
refuted or a sum in the text is wrong; with --strict also when a line does not follow or is unread.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from derive.commands import arguments, progress

if TYPE_CHECKING:
    from derive.judging.report import Report


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive verify`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .md, .tex or .ipynb file")
    arguments.language(parser)
    parser.add_argument("--json", action="store_true", help="print one object of the schema derive/verify/1")
    parser.add_argument("--html", metavar="OUT", help="write the documents with every formula marked as one HTML page")
    parser.add_argument("--sarif", metavar="OUT", help="write SARIF 2.1.0, so that a code host shows findings on their lines")
    parser.add_argument("--junit", metavar="OUT", help="write JUnit XML for a build server")
    parser.add_argument("--strict", action="store_true", help="also fail on lines that are unread, unknown or do not follow")
    parser.add_argument("--all", action="store_true", help="list assumptions and proved lines as well")
    parser.add_argument("--explain-notation", action="store_true", help="show how the names of the document are understood")


def run(options: argparse.Namespace) -> int:
    """Verify the files; return 0, or 1 when something is wrong."""
    from derive.judging.report import Report
    from derive.verify import verify_file

    if options.explain_notation:
        return _explain(options.files)
    report = Report()
    with progress.shown("verifying") as announce:
        for file in options.files:
            announce(file)
            report += verify_file(file, announce)
    _write(report, options)
    if options.json:
        print(report.as_json())
    else:
        _print(report, options)
    return report.exit_code(options.strict)


def _write(report: Report, options: argparse.Namespace) -> None:
    """Write the files that were asked for; all are made before the first is written, and each appears whole."""
    from pathlib import Path

    from derive.exporters.files import write_whole
    from derive.judging.outputs import as_junit, as_sarif
    from derive.judging.page import as_page

    made = [
        (Path(place), make(report, options.lang).encode())
        for place, make in ((options.html, as_page), (options.sarif, as_sarif), (options.junit, as_junit))
        if place
    ]
    for path, content in made:
        write_whole(path, content)


def _print(report: Report, options: argparse.Namespace) -> None:
    from derive.commands.verdict_table import print_report

    print_report(report, options.lang, options.all)


def _explain(files: list[str]) -> int:
    from pathlib import Path

    from derive.judging.notation import explained
    from derive.readers.declarations import beside
    from derive.readers.files import read_file
    from derive.verify import notation_of

    for file in files:
        document = read_file(Path(file))
        _, vocabulary = notation_of(document, beside(Path(file)))
        print("\n".join([file, *explained(document, vocabulary)]))
    return 0
