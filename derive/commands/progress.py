"""A line of progress on standard error, and only where somebody sits in front of a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown(what: str) -> Iterator[Callable[[str], None]]:
    """Show what is being worked on; yields a function that takes the name of the present part."""
    if not sys.stderr.isatty():
        yield lambda part: None
        return
    from rich.console import Console

    with Console(stderr=True).status(what) as status:
        yield lambda part: status.update(f"{what}: {part}")
