"""How one format writes words, formulas and references. Each exporter fills in one `Style`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from derive.display import Node
from derive.handout.slots import Reference


@dataclass(frozen=True)
class Style:
    """The few things in which formats differ; everything else is said by the template.

    `escape` makes words harmless in the format; `formula` writes display mathematics; `inline` writes mathematics inside
    a sentence, `large` the same at full height, for tables; `reference` makes a link of a printed number. `blanks` asks
    for blanks between Chinese characters and formulas, and names the punctuation after which a formula needs one too;
    None where the format sets them itself. `compact` prints many effects of one kind as a table; a format that is read
    back prints every step by itself.
    """

    template: str
    escape: Callable[[str], str]
    formula: Callable[[Node, str], str]
    inline: Callable[[Node, str], str]
    large: Callable[[Node, str], str]
    reference: Callable[[Reference, str], str]
    blanks: str | None = None
    compact: bool = False
