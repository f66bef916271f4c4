"""The command line: parse, hand over to one command, and turn every error into a message and an exit code.

Exit codes: 0 all is well, 1 a step is refuted or unknown, 2 the input is bad, 3 a defect of derive itself.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from derive import __version__
from derive.commands import MODULES
from derive.errors import DeriveError, OutputError, nearest

OK, OPEN_STEPS, BAD_INPUT, DEFECT, INTERRUPTED = 0, 1, 2, 3, 130


# Packages that come with an extra, so that a smaller installation can do without them.
EXTRAS = {
    "matplotlib": "figures",
    "scipy": "figures",
    "pylopdf_fonts_zh_cn": "pdf",
    "typst": "pdf",
    "nbformat": "notebook",
}


class Parser(argparse.ArgumentParser):
    """A parser whose complaints have the same form as every other error: cause, then fix."""

    def error(self, message: str) -> NoReturn:
        """Print the complaint and leave with the exit code for bad input."""
        print(f"error: {message[:1].upper()}{message[1:].rstrip('.')}.", file=sys.stderr)
        print(f"  fix: `{self.prog} --help` shows what it takes.", file=sys.stderr)
        sys.exit(BAD_INPUT)


def parser() -> Parser:
    """Return the parser with one subparser per command."""
    made = Parser(prog="derive", description="Derivations for economics in which every line is checked.", allow_abbrev=False)
    made.add_argument("--version", action="version", version=f"derive {__version__}")
    made.add_argument("--debug", action="store_true", help="show the Python traceback of an error")
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module_name in MODULES.items():
        module = import_module(module_name)
        words = (module.__doc__ or "").strip()
        command = commands.add_parser(
            name,
            help=words.splitlines()[0].rstrip("."),
            description=words,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        module.declare(command)
        command.set_defaults(run=module.run)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _suggest_command(words)
    debug = "--debug" in words
    # A command makes many small expressions that live until it ends: looking for garbage among them is time lost.
    gc.set_threshold(500_000, 50, 50)
    try:
        return _run(parser().parse_args(words))
    except DeriveError as error:
        return _bad_input(error, debug)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except ModuleNotFoundError as error:
        return _missing_package(error, debug)
    except Exception as error:
        return _defect(error, debug)


def _run(options: argparse.Namespace) -> int:
    """Run a command; an error that knows no place is at least in the user's file, if one was given."""
    try:
        return int(options.run(options))
    except DeriveError as error:
        target = getattr(options, "target", None) or ""
        if target.endswith(".py"):
            raise error.at(target) from error
        raise


def _suggest_command(words: list[str]) -> None:
    """Meet a misspelt command with its nearest neighbour; argparse would only list them all."""
    command = next((word for word in words if not word.startswith("-")), None)
    if command is not None and command not in MODULES:
        print(f"error: There is no command {command!r}.{nearest(command, MODULES)}", file=sys.stderr)
        print(f"  fix: Use one of {', '.join(MODULES)}; `derive --help` explains them.", file=sys.stderr)
        sys.exit(BAD_INPUT)


def _bad_input(error: DeriveError, debug: bool) -> int:
    _traceback_if(debug, error)
    place = str(error.location)
    print(f"error: {error.cause}" + (f" ({place})" if place else ""), file=sys.stderr)
    print(f"  fix: {error.fix}", file=sys.stderr)
    return OPEN_STEPS if error.code == "does-not-stand" else BAD_INPUT


def _missing_package(error: ModuleNotFoundError, debug: bool) -> int:
    package = (error.name or "").partition(".")[0]
    if package not in EXTRAS:
        return _defect(error, debug)
    cause, fix = f"This needs the package {package}, which is not installed.", f"pip install 'derive-econ[{EXTRAS[package]}]'"
    return _bad_input(OutputError("missing-package", cause, fix), debug)


def _defect(error: Exception, debug: bool) -> int:
    _traceback_if(debug, error)
    print(f"error: derive itself is at fault, not your input: {type(error).__name__}: {error}", file=sys.stderr)
    if not debug:
        print("  fix: Please report it, with the traceback that `--debug` shows.", file=sys.stderr)
    return DEFECT


def _traceback_if(debug: bool, error: BaseException) -> None:
    if debug:
        import traceback

        traceback.print_exception(error)
