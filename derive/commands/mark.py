"""Mark students' answers against the keys of their variants.

`derive mark answers.csv --manifest is_lm.manifest.json` writes the marks as CSV and a feedback sheet for each student.
An answer is right when it says the same as the key, in whatever form; a wrong result carried on correctly is not wrong
twice. What cannot be read is left to a human and named.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from derive.commands import arguments, progress

if TYPE_CHECKING:
    from pathlib import Path

    from derive.exercises import Manifest
    from derive.marking import MarkedSheet

_FORMATS = ("md", "html", "pdf")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive mark`."""
    parser.add_argument("answers", metavar="CSV", help="a column code, and one column for each answer; name and id if known")
    parser.add_argument("--manifest", metavar="FILE", required=True, help="the manifest that `derive exercise` wrote")
    arguments.language(parser)
    arguments.folder(parser)
    parser.add_argument(
        "--feedback",
        metavar="FORMATS",
        type=arguments.many_of("format", (*_FORMATS, "none")),
        default=("md",),
        help="feedback sheets as md, html, pdf, or none (default: md)",
    )


def run(options: argparse.Namespace) -> int:
    """Mark, write, and name the files and what a human has to look at."""
    from pathlib import Path

    from derive.commands.folders import writable
    from derive.exercises import Manifest
    from derive.exporters.files import write_whole
    from derive.marking import mark, read_sheets
    from derive.marking.mark import labels_of
    from derive.marking.marks_table import marks_table

    manifest = Manifest.read(options.manifest)
    labels = labels_of(manifest)
    found = read_sheets(options.answers, labels)
    out = writable(Path(options.out))
    with progress.shown("marking") as announce:
        marked = mark(manifest, found.sheets, announce)
    table = out / f"{manifest.exercise.key}.marks.csv"
    # A spreadsheet takes a CSV file for UTF-8 only when it begins with this mark.
    write_whole(table, marks_table(marked, labels, options.lang).encode("utf-8-sig"))
    print(table)
    for path in _feedback(manifest, marked, options, out):
        print(path)
    _report(marked, found.unused, options.lang)
    return 0


def _feedback(manifest: Manifest, marked: Sequence[MarkedSheet], options: argparse.Namespace, out: Path) -> Iterator[Path]:
    """Write one feedback sheet per student and format; a sheet of an unknown variant gets none."""
    from derive.exporters.files import write_whole
    from derive.marking.feedback import document, feedback, press

    formats = [one for one in options.feedback if one != "none"]
    presses = {one: press(one, options.lang) for one in formats}
    taken: dict[str, int] = {}
    for sheet in marked:
        if sheet.key is None:
            continue
        paper = feedback(manifest.exercise, sheet, options.lang)
        stem = _stem(manifest.exercise.key, sheet)
        taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem}.{taken[stem]}"
        for one in formats:
            path = out / "feedback" / f"{name}.{options.lang}.{one}"
            write_whole(path, document(presses[one].page([paper]), one, options.lang))
            yield path


def _stem(exercise: str, marked: MarkedSheet) -> str:
    """Return a file name for a student: letters and digits of any script, nothing that a path could be made of."""
    who = marked.sheet.id or marked.sheet.name
    plain = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in who)[:60]
    return ".".join(filter(None, (exercise, marked.sheet.code.upper(), plain)))


def _report(marked: Sequence[MarkedSheet], unused: Sequence[str], language: str) -> None:
    """Say on standard error what a human has to look at, and which columns were not used."""
    import sys

    if unused:
        print(f"columns without an answer: {', '.join(unused)}", file=sys.stderr)
    for sheet in marked:
        who = sheet.sheet.name or sheet.sheet.id or sheet.sheet.code
        place = f"line {sheet.sheet.line}, {who}" if sheet.sheet.line else who
        if sheet.problem is not None:
            print(f"{place}: {sheet.problem.render(language, str)}", file=sys.stderr)
        for mark in sheet.for_a_human:
            note = "" if mark.note is None else mark.note.render(language, str)
            response = "" if mark.response is None else mark.response.text[:60]
            print(f"{place}, {mark.label}: {response!r}: {note}", file=sys.stderr)
