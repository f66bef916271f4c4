"""The formats of an exercise: one visible table, one small module each.

A format of papers writes each sheet and each key into a file of its own; a format of a set gathers all variants in one
file, made of one piece for each variant, so that pieces can be made side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from derive.errors import OutputError, nearest


@dataclass(frozen=True)
class PaperFormat:
    """A format of papers: the ending of its files, and the module with `press(language)` and `document(page)`."""

    suffix: str
    module: str


@dataclass(frozen=True)
class SetFormat:
    """A format of a set: the module with `piece(exercise, key, language, student)` and `files(exercise, pieces, language)`.

    `piece` returns bytes for one variant; `files` returns the contents of the files by their names.
    """

    module: str


FORMATS: Mapping[str, PaperFormat | SetFormat] = {
    "pdf": PaperFormat("pdf", "derive.exercises.paper_pdf"),
    "md": PaperFormat("md", "derive.exercises.paper_markdown"),
    "tex": PaperFormat("tex", "derive.exercises.paper_latex"),
    "html": PaperFormat("html", "derive.exercises.paper_html"),
    "docx": PaperFormat("docx", "derive.exercises.paper_docx"),
    "moodle": SetFormat("derive.exercises.moodle"),
    "qti": SetFormat("derive.exercises.qti"),
    "canvas": SetFormat("derive.exercises.canvas"),
    "csv": SetFormat("derive.exercises.answer_table"),
}


def known_format(name: str) -> PaperFormat | SetFormat:
    """Return the format with a name.

    >>> known_format("pdf").module
    'derive.exercises.paper_pdf'
    """
    if name not in FORMATS:
        raise OutputError(
            "unknown-format", f"There is no format {name!r}.{nearest(name, FORMATS)}", f"Use any of {', '.join(FORMATS)}."
        )
    return FORMATS[name]
