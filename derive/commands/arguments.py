"""Arguments that several commands share, each with the message for a wrong value."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from derive.errors import DeriveError, OutputError, nearest


def target(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """Add the positional NAME: a lecture, a model or a user's file."""
    words = "a lecture, a model (see `derive list`), or the path of your own .py file"
    parser.add_argument("target", metavar="NAME", help=words, nargs="?" if optional else None)


def language(parser: argparse.ArgumentParser) -> None:
    """Add `--lang`."""
    parser.add_argument(
        "--lang", metavar="LANG", type=one_of("language", ("zh", "en")), default="zh", help="zh (default) or en"
    )


def folder(parser: argparse.ArgumentParser, default: str = ".") -> None:
    """Add `--out`."""
    parser.add_argument("--out", metavar="DIR", default=default, help=f"folder to write into (default: {default})")


def one_of(what: str, allowed: Sequence[str]) -> Callable[[str], str]:
    """Return a converter that accepts the allowed words and names the nearest one for any other."""

    def convert(word: str) -> str:
        if word not in allowed:
            raise unknown(what, word, allowed)
        return word

    return convert


def many_of(what: str, allowed: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """Return a converter for a list with commas; repeated words count once."""

    def convert(words: str) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(word.strip() for word in words.split(",") if word.strip()))
        if not chosen:
            raise unknown(what, words, allowed)
        for word in chosen:
            if word not in allowed:
                raise unknown(what, word, allowed)
        return chosen

    return convert


def unknown(what: str, word: str, allowed: Sequence[str]) -> DeriveError:
    """Return the error for a word that is not one of those allowed."""
    return OutputError(f"unknown-{what}", f"There is no {what} {word!r}.{nearest(word, allowed)}", f"Use {_listed(allowed)}.")


def _listed(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else "none: there are none"
