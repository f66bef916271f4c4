"""The exercises that come with derive: Markdown files among the templates, called by their names."""

from __future__ import annotations

from pathlib import Path

from derive.errors import Location, ReadError, nearest
from derive.handout.words import template_folder


def folder() -> Path:
    """Return the folder of the exercises that come with derive."""
    return template_folder() / "exercises"


def names() -> tuple[str, ...]:
    """Return the names of the exercises that come with derive, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder().glob("*.md")))


def path_of(target: str) -> Path:
    """Return the file of an exercise: by name, or the path of a user's own file.

    >>> path_of("is_lm").name
    'is_lm.md'
    """
    if target in names():
        return folder() / f"{target}.md"
    path = Path(target)
    if path.is_file():
        return path
    if path.suffix == "" and len(path.parts) == 1:
        raise ReadError(
            "unknown-exercise",
            f"There is no exercise called {target!r}.{nearest(target, names())}",
            "`derive list` shows the names; for a file of your own give its path, such as ./exercise.md.",
        )
    raise ReadError(
        "no-such-file",
        f"There is no file {target}.",
        "Give the path of a Markdown file with an exercise, or a name from `derive list`.",
        Location(str(path)),
    )
