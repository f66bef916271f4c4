"""Run a user's Python file and say what is wrong with it.

The file is the user's own program and is executed on purpose, like any script. Whatever goes wrong in it becomes one
message with the line, the exception's words and what to do; nobody has to read a traceback that runs through derive.
"""

from __future__ import annotations

import ast
import contextlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, TracebackType

from derive.errors import DeriveError, InternalError, Location, ReadError, nearest

MODULE_NAME = "derive_user_file"
_PACKAGE = str(Path(__file__).parent)


def run_file(path: Path) -> ModuleType:
    """Execute the file in a module of its own and return the module.

    What the file prints goes to standard error, so that it cannot mix with a command's JSON.
    """
    program = compile(_parsed(path), str(path), "exec")
    module = ModuleType(MODULE_NAME)
    module.__file__ = str(path)
    sys.modules[MODULE_NAME] = module
    folder = str(path.resolve().parent)
    if folder not in sys.path:
        sys.path.append(folder)
    with blaming(path, vars(module)), contextlib.redirect_stdout(sys.stderr):
        exec(program, vars(module))
    return module


def read_source(path: Path) -> str:
    """Return the text of a Python file, or say why there is none."""
    place = Location(str(path))
    if path.is_dir():
        raise ReadError("is-a-folder", f"{path} is a folder.", "Name the .py file in it.", place)
    if not path.exists():
        siblings = [str(other) for other in path.parent.glob("*.py")] if path.parent.is_dir() else []
        raise ReadError(
            "no-such-file",
            f"There is no such file.{nearest(str(path), siblings)}",
            "Check the path, or give the name of a lecture or model: `derive list` shows them.",
            place,
        )
    if path.suffix != ".py":
        raise ReadError(
            "not-python",
            f"{path} is not a Python file.",
            "Give a file whose name ends in .py and that declares a Model.",
            place,
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError("unreadable", f"{path} cannot be read: {error.strerror}.", "Check its permissions.", place) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ReadError(
            "not-utf-8",
            f"The file is not UTF-8 text: byte {error.start + 1} is 0x{error.object[error.start]:02x}.",
            "Save it with the encoding UTF-8.",
            Location(str(path), line),
        ) from error
    if not text.strip():
        raise ReadError("empty-file", "The file is empty.", "Declare a Model in it; README.md has an example.", place)
    return text


def _parsed(path: Path) -> ast.Module:
    text = read_source(path)
    try:
        return ast.parse(text, str(path))
    except SyntaxError as error:
        written = (error.text or "").strip()
        raise ReadError(
            "syntax-error",
            f"The file is not valid Python: {error.msg}" + (f", at {written!r}." if written else "."),
            f"Mend line {error.lineno}; an error often sits in the line before." if error.lineno else "Mend the file.",
            Location(str(path), error.lineno),
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise ReadError(
            "syntax-error", f"The file is not valid Python: {error}.", "Save it as plain text.", Location(str(path))
        ) from error


@contextlib.contextmanager
def blaming(path: Path, names: dict[str, object] | None = None) -> Iterator[None]:
    """Turn what the user's code raises into an error that names the file and the line.

    `names` are the names that the file has defined so far; a misspelt one is met with its nearest neighbour.
    """
    try:
        yield
    except DeriveError as error:
        raise error.at(str(path), _line_of(path, error.__traceback__)) from error
    except (InternalError, KeyboardInterrupt):
        raise
    except BaseException as error:
        place = Location(str(path), _line_of(path, error.__traceback__))
        if place.line is None:
            raise  # not a line of the file is involved: the fault is derive's own
        cause, fix = _diagnosis(error, names or {}, place)
        raise ReadError("error-in-file", cause, fix, place) from error


def _line_of(path: Path, traceback: TracebackType | None) -> int | None:
    """Return the line of the file in which the innermost of its calls stands."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == str(path):
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _diagnosis(error: BaseException, names: dict[str, object], place: Location) -> tuple[str, str]:
    line = f"line {place.line}"
    words = str(error).strip().splitlines()
    said = f"{type(error).__name__}: {words[0]}" if words else type(error).__name__
    if isinstance(error, SystemExit):
        return "The file ends the program with sys.exit().", f"Remove the call in {line}."
    if _raised_in_derive(error.__traceback__):
        return (
            f"The call stops with {said}.",
            f"Check the arguments in {line}; if they are right, derive is at fault: run again with --debug and report it.",
        )
    if isinstance(error, NameError) and error.name:
        hint = nearest(error.name, [name for name in names if not name.startswith("__")])
        return (
            f"The name {error.name} is not defined.{hint}",
            f"Define or import {error.name} above {line}, or correct the name.",
        )
    if isinstance(error, ImportError):
        return _import_diagnosis(error, said, line)
    return f"The file stops with {said}.", f"Mend {line}; run again with --debug for the full traceback."


def _import_diagnosis(error: ImportError, said: str, line: str) -> tuple[str, str]:
    wanted = re.match(r"cannot import name '(\w+)' from '(derive[\w.]*)'", str(error))
    if wanted is None:
        return f"The file stops with {said}.", f"Install what {line} imports, or correct its name."
    name, module = wanted.groups()
    return f"{module} has no {name}.{nearest(name, dir(sys.modules[module]))}", f"Correct the import in {line}."


def _raised_in_derive(traceback: TracebackType | None) -> bool:
    """Whether the innermost frame belongs to derive itself, beneath a call from the user's file."""
    innermost = ""
    while traceback is not None:
        innermost = traceback.tb_frame.f_code.co_filename
        traceback = traceback.tb_next
    return innermost.startswith(_PACKAGE) and innermost != __file__
