"""Sentences in two languages with named slots.

A slot holds an object (a symbol, an equation, a list of them, a number), never a string with a formula in it: the
printer decides how the object looks in LaTeX, Typst or plain text. The substituter is our own and knows only
`{name}`; it never reads attributes or indices, so a sentence cannot reach into the objects it mentions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from derive.errors import ModelError

LANGUAGES = ("en", "zh")
_SLOT = re.compile(r"\{([A-Za-z_][A-Za-z_0-9]*)\}")


@dataclass(frozen=True)
class Text:
    """A sentence in English and Chinese whose `{slots}` hold objects.

    >>> text = Text("Substitute {known}.", "将{known}代入。", known=(1, 2))
    >>> text.render("en", lambda value: "+".join(map(str, value)))
    'Substitute 1+2.'
    """

    en: str
    zh: str
    slots: Mapping[str, Any] = field(default_factory=dict)

    def __init__(self, en: str, zh: str, **slots: Any) -> None:
        object.__setattr__(self, "en", en)
        object.__setattr__(self, "zh", zh)
        object.__setattr__(self, "slots", dict(slots))

    def __hash__(self) -> int:
        return hash((self.en, self.zh))

    def __getitem__(self, language: str) -> str:
        if language not in LANGUAGES:
            raise ModelError("unknown-language", f"There is no language {language!r}.", "Use 'en' or 'zh'.")
        return str(getattr(self, language))

    def filled(self, **slots: Any) -> Text:
        """Return the same sentence with more slots filled."""
        return Text(self.en, self.zh, **{**self.slots, **slots})

    def parts(self, language: str) -> Iterator[tuple[str, Any]]:
        """Yield `("text", words)` and `("slot", object)` in reading order.

        A name in braces that no slot fills is an error: a sentence must not print its own scaffolding.
        """
        sentence = self[language]
        end = 0
        for match in _SLOT.finditer(sentence):
            if match.start() > end:
                yield "text", sentence[end : match.start()]
            name = match.group(1)
            if name not in self.slots:
                raise ModelError(
                    "empty-slot",
                    f"The sentence {sentence!r} has a slot {{{name}}} that nothing fills.",
                    f"Pass {name}=... or remove the braces.",
                )
            yield "slot", self.slots[name]
            end = match.end()
        if end < len(sentence):
            yield "text", sentence[end:]

    def render(self, language: str, show: Callable[[Any], str]) -> str:
        """Return the sentence with each slot's object turned into words by `show`."""
        return "".join(part if kind == "text" else show(part) for kind, part in self.parts(language))

    def slot_names(self) -> set[str]:
        """Return the slot names that occur in either language."""
        return set(_SLOT.findall(self.en)) | set(_SLOT.findall(self.zh))


def as_text(words: Text | str | tuple[str, str]) -> Text:
    """Turn a string (one language for both), an (en, zh) pair or a Text into a Text.

    >>> as_text(("income", "收入")).zh
    '收入'
    """
    if isinstance(words, Text):
        return words
    if isinstance(words, str):
        return Text(words, words)
    english, chinese = words
    return Text(english, chinese)


@dataclass(frozen=True)
class Table:
    """A small table that a derivation prints among its steps: cells are objects for the printer."""

    caption: Text
    header: tuple[object, ...]
    rows: tuple[tuple[object, ...], ...]
    alignment: str = ""
