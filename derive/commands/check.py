"""Judge every step of a lecture, a model or a file, and compare the results with numbers.

Prints one verdict per step. With --json, one object of the schema derive/check/1 on standard output.
The exit code is 1 as soon as a step is refuted or unknown.
"""

from __future__ import annotations

import argparse

from derive.commands import arguments, progress
from derive.errors import ReadError


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive check`."""
    arguments.target(parser, optional=True)
    parser.add_argument("--all", action="store_true", help="every lecture and model of the catalogue")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines of text")


def run(options: argparse.Namespace) -> int:
    """Check, report, and return 1 if a step does not stand."""
    if options.all == (options.target is not None):
        raise ReadError(
            "nothing-to-check" if options.target is None else "name-and-all",
            "Nothing was named to check." if options.target is None else f"Both {options.target!r} and --all were given.",
            "Give either a name (`derive list` shows them), a .py file, or --all.",
        )
    from derive import catalogue
    from derive.loader import load
    from derive.report import Report

    names = catalogue.names() if options.all else (options.target,)
    lectures = [load(name) for name in names]
    with progress.shown("checking") as announce:
        report = Report.of("all" if options.all else lectures[0].key, lectures, announce)
    print(report.as_json() if options.json else report.as_text())
    return 0 if report.stands else 1
