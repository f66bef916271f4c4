"""What a part asks, in the words of the front matter: `equilibrium of Y, r`, `multiplier of G given r`.

KIND [of A, B] [on C] [given D] [by 50] [when h = 0]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from derive.exercises.lattice import Complain, number

_WORDS = ("of", "on", "given", "by", "when")
_SPLIT = re.compile(rf"\s+({'|'.join(_WORDS)})\s+")


@dataclass(frozen=True)
class Asked:
    """A part as asked: the kind and the names behind each word."""

    kind: str
    of: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    by: str = ""
    when: tuple[tuple[str, Fraction], ...] = ()


def read_asked(text: str, complain: Complain) -> Asked:
    """Read the words of a part; names are not looked up here.

    >>> from derive.errors import ReadError
    >>> asked = read_asked("multiplier of G on Y, r when h = 0", ReadError)
    >>> asked.kind, asked.of, asked.on, asked.when
    ('multiplier', ('G',), ('Y', 'r'), (('h', Fraction(0, 1)),))
    """
    first, *rest = _SPLIT.split(text.strip())
    found: dict[str, str] = {}
    for word, content in zip(rest[::2], rest[1::2], strict=True):
        if word in found:
            raise complain("bad-part", f"The part {text!r} says “{word}” twice.", "Say it once, with commas.")
        found[word] = content
    kind = re.sub(r"[\s-]+", "_", first.strip())
    return Asked(
        kind,
        _names(found.get("of", "")),
        _names(found.get("on", "")),
        _names(found.get("given", "")),
        found.get("by", "").strip(),
        _values(found.get("when", ""), complain),
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r",|\band\b", text) if name.strip())


def _values(text: str, complain: Complain) -> tuple[tuple[str, Fraction], ...]:
    found: Mapping[str, Fraction] = {}
    for piece in filter(None, (piece.strip() for piece in text.split(","))):
        match = re.fullmatch(r"(\w+)\s*=\s*([+-]?\d{1,15}(?:\.\d{1,15})?)", piece)
        if match is None:
            raise complain("bad-part", f"{piece!r} behind “when” gives no value.", "Write when h = 0.")
        found = {**found, match[1]: number(match[2])}
    return tuple(found.items())
