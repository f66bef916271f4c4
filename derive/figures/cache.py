"""Figures are kept by the hash of everything that they depend on: equations, numbers, code, the drawing library.

Losing the folder costs seconds and nothing else; a folder that cannot be written is passed over in silence.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from derive.equation import Equation
from derive.figures.schematic import NUMBERS
from derive.step import Derivation


@dataclass(frozen=True)
class Cache:
    """A folder of drawn figures; without a folder nothing is kept."""

    folder: Path | None

    @classmethod
    def of_user(cls) -> Cache:
        """Return the user's cache: `$DERIVE_CACHE` (empty: none), else the customary place of the system."""
        chosen = os.environ.get("DERIVE_CACHE")
        if chosen is not None:
            return cls(Path(chosen) / "figures" if chosen else None)
        with contextlib.suppress(RuntimeError):
            return cls(_customary() / "derive" / "figures")
        return cls(None)

    def read(self, key: str) -> bytes | None:
        """Return what is kept under a key, if anything."""
        if self.folder is None:
            return None
        with contextlib.suppress(OSError):
            return (self.folder / key).read_bytes()
        return None

    def write(self, key: str, content: bytes) -> None:
        """Keep bytes under a key; a reader never sees half of them."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).replace(self.folder / key)


def _customary() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def fingerprint(name: str, language: str, derivations: Iterable[Derivation]) -> str:
    """Return a key for a figure that changes with anything that could change its looks."""
    digest = sha256(_code_and_library().encode())
    for part in (name, language, *sorted(f"{key}={value}" for key, value in NUMBERS.items())):
        digest.update(part.encode() + b"\0")
    for derivation in derivations:
        for line in _content(derivation):
            digest.update(line.encode() + b"\0")
    return f"{name}-{language}-{digest.hexdigest()[:24]}"


def _content(derivation: Derivation) -> Iterator[str]:
    yield derivation.id
    model = derivation.model
    statements = [step.conclusion for step in derivation.all_steps] + list(model.equations)
    yield from map(str, statements)
    symbols = {symbol for statement in statements if isinstance(statement, Equation) for symbol in statement.free_symbols}
    for symbol in sorted({*symbols, *model.symbols}, key=str):
        meaning = getattr(symbol, "meaning", None)
        words = f"{meaning.en}|{meaning.zh}" if meaning is not None else ""
        yield f"{symbol}|{getattr(symbol, 'notation', symbol)}|{words}"
    yield from sorted(f"{symbol}={value}" for symbol, value in model.given.items())


@cache
def _code_and_library() -> str:
    from importlib.metadata import version

    here = Path(__file__).parent
    sources = [*sorted(here.glob("*.py")), here.parent / "numeric" / "compile.py", here.parent / "numeric" / "printers.py"]
    digest = sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return f"{digest.hexdigest()} {version('matplotlib')} {version('numpy')} {version('sympy')}"
