"""Derive, check and print a lecture, a model or your own file.

Prints Markdown, LaTeX, PDF, HTML and notebooks. A step that is refuted or unknown stops the printing with an error that
names it; --draft prints it in red. Files appear complete or not at all.
"""

from __future__ import annotations

import argparse

from derive.commands import arguments, progress
from derive.exporters import FORMATS


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive handout`."""
    arguments.target(parser)
    arguments.language(parser)
    parser.add_argument(
        "--to",
        metavar="FORMATS",
        type=arguments.many_of("format", tuple(FORMATS)),
        default=("md",),
        help=f"a list with commas of {', '.join(FORMATS)} (default: md)",
    )
    arguments.folder(parser)
    parser.add_argument(
        "--audience",
        metavar="WHO",
        type=arguments.one_of("audience", ("teacher", "student")),
        default="teacher",
        help="teacher (default), or student for the sheet without solutions",
    )
    parser.add_argument("--draft", action="store_true", help="print open steps in red instead of stopping at them")


def run(options: argparse.Namespace) -> int:
    """Print the handout and name the files written."""
    from pathlib import Path

    from derive.commands.folders import writable
    from derive.exporters import export
    from derive.handout import Handout
    from derive.loader import load
    from derive.report import Report

    folder = writable(Path(options.out))
    lecture = load(options.target)
    with progress.shown(f"printing {lecture.key}") as announce:
        report = Report.of(lecture.key, [lecture], announce)
        proofs = {proof.derivation.id: proof for proof in report.proofs}
        handout = Handout.of(
            lecture,
            options.lang,
            options.audience,
            draft=options.draft,
            numeric=report.numeric,
            proofs=proofs,
            origin=options.target,
        )
        written = export(handout, options.to, folder)
    for path in written:
        print(path)
    return 0 if report.stands else 1
