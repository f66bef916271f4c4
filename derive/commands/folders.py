"""Folders to write into: checked before any work is done."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from derive.errors import Location, OutputError


def writable(folder: Path) -> Path:
    """Return the folder if files can be made in it; one that does not exist yet is made when the first file is ready.

    >>> writable(Path("."))
    PosixPath('.')
    """
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir():
        raise OutputError(
            "not-a-folder", f"{nearest} is a file, not a folder.", "Choose another folder with --out.", Location(str(folder))
        )
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        raise OutputError(
            "unwritable-folder",
            f"Nothing can be written into {nearest}: {os.strerror(error.errno or 0)}.",
            "Choose another folder with --out, or change its permissions.",
            Location(str(folder)),
        ) from error
    return folder
