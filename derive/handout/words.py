"""The words that a handout prints by itself, read from `templates/words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from derive.errors import OutputError, nearest
from derive.text import LANGUAGES, Text


@cache
def template_folder() -> Path:
    """Return the folder of templates: inside the installed package, or at the top of a checkout.

    >>> (template_folder() / "words.toml").is_file()
    True
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / "words.toml").is_file():
            return folder
    raise OutputError(
        "no-templates",
        "The templates of derive are missing from this installation.",
        "Install derive again (pip install --force-reinstall derive-econ).",
    )


@cache
def _words() -> dict[str, dict[str, str]]:
    with open(template_folder() / "words.toml", "rb") as file:
        found: dict[str, dict[str, str]] = tomllib.load(file)
    return found


def word(key: str, **slots: Any) -> Text:
    """Return a word or a sentence of the handout's own, in both languages; an unknown one is an error.

    >>> word("proved")["zh"]
    '已证明'
    """
    known = _words()
    if key not in known or any(not known[key].get(language) for language in LANGUAGES):
        raise OutputError(
            "unknown-word",
            f"The word {key!r} is not in templates/words.toml in both languages.{nearest(key, known)}",
            "Add it there, in English and in Chinese.",
        )
    return Text(known[key]["en"], known[key]["zh"], **slots)
