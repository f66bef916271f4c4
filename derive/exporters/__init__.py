"""The formats of a handout: one visible table, one small file each.

Modules are imported when their format is asked for, so that Markdown needs neither Typst nor matplotlib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from derive.errors import OutputError, nearest
from derive.exporters.files import write_whole

if TYPE_CHECKING:
    from derive.handout import Handout


@dataclass(frozen=True)
class Format:
    """A format: the ending of its files, and the module whose `files(handout, name)` makes them."""

    suffix: str
    module: str


# Order of the row is the order in which files are written.
FORMATS = {
    "md": Format("md", "derive.exporters.markdown"),
    "tex": Format("tex", "derive.exporters.latex"),
    "typ": Format("typ", "derive.exporters.typst"),
    "pdf": Format("pdf", "derive.exporters.pdf"),
    "html": Format("html", "derive.exporters.html"),
    "ipynb": Format("ipynb", "derive.exporters.notebook"),
}


def known_format(name: str) -> Format:
    """Return the format with a name.

    >>> known_format("md").suffix
    'md'
    """
    if name not in FORMATS:
        raise OutputError(
            "unknown-format", f"There is no format {name!r}.{nearest(name, FORMATS)}", f"Use any of {', '.join(FORMATS)}."
        )
    return FORMATS[name]


def export(handout: Handout, formats: Sequence[str], out: Path | str) -> list[Path]:
    """Write a handout in each format into a folder and return the paths of the files.

    All pages are made before the first file is written: an error leaves nothing half done.
    """
    made: dict[Path, bytes] = {}
    for format in dict.fromkeys(formats):
        row = known_format(format)
        for path, content in import_module(row.module).files(handout, file_name(handout, row.suffix)).items():
            made[Path(out) / path] = content
    for path, content in made.items():
        write_whole(path, content)
    return list(made)


def file_name(handout: Handout, suffix: str) -> str:
    """Return `NAME.zh.md`, or `NAME.student.zh.md` for the sheet without solutions."""
    audience = ".student" if handout.for_students else ""
    return f"{handout.key}{audience}.{handout.language}.{suffix}"
