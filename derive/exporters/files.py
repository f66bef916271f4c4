"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from derive.errors import Location, OutputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a temporary name beside its place, then move it there in one step."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise OutputError(
            "unwritable",
            f"{path} cannot be written: {error.strerror or error}.",
            "Give a folder that exists or can be made, and that you may write to (--out DIR).",
            Location(str(path)),
        ) from error
