r"""Names: a letter with its accent, subscript, superscript and primes.

Subscripts and stars belong to the name: `k_{c0}`, `c_1^*`, `k_1^{d*}`, `\hat K`, `Y_{t+1}`. Whether a raised letter is
a label (`M^d`) or an exponent (`x^n`) is for the vocabulary to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from derive.readers.commands import ACCENTS, GREEK
from derive.readers.cursor import Cursor
from derive.readers.tokens import Token
from derive.symbols import Notation

STYLES = frozenset((*ACCENTS.values(), "mathcal", "mathbf", "mathfrak", "mathbb"))
_STARS = frozenset("*'") | {"dagger", "circ", "ddagger", "bullet"}
_WORDS_FOR_KEYS = {"+": "plus", "-": "minus", "*": "star", "'": "prime", ",": "_", "=": "is", "/": "per", ".": "dot"}


@dataclass(frozen=True)
class Scripts:
    """What hangs on a base: tokens below and above, and the number of primes."""

    below: tuple[Token, ...] = ()
    above: tuple[Token, ...] = ()
    primes: int = 0


@dataclass(frozen=True)
class Written:
    """A base as it stands: accent and letters, before its scripts are interpreted."""

    base: str
    accent: str = ""


def starts_name(token: Token) -> bool:
    """Whether a name can begin with this token."""
    return token.kind in ("letter", "word") or (token.kind == "command" and token.text in STYLES)


def read_base(cursor: Cursor) -> Written:
    r"""Read the letters of a name with their accent: `k`, `NX`, `\bar R`, `\mathcal{L}`."""
    token = cursor.take()
    if token.kind in ("letter", "word"):
        return Written(token.text)
    inner = cursor.braced()
    if not starts_name(inner.next):
        raise inner.unread(f"\\{token.text} wants a letter")
    written = read_base(inner)
    rest = "".join(other.text for other in inner.tokens[inner.place :] if other.kind in ("letter", "number"))
    if len(rest) != sum(len(other.text) for other in inner.tokens[inner.place :]):
        raise inner.unread(f"Only letters can stand under \\{token.text}")
    accent = f"{token.text} {written.accent}".strip()
    return Written(written.base + rest, accent)


def read_scripts(cursor: Cursor) -> Scripts:
    """Read subscript, superscript and primes, in any order, each at most once."""
    below: tuple[Token, ...] = ()
    above: tuple[Token, ...] = ()
    primes = 0
    while True:
        if cursor.next.is_sign("_") and not below:
            cursor.take()
            below = tuple(cursor.braced().tokens)
        elif cursor.next.is_sign("^") and not above:
            cursor.take()
            above = tuple(cursor.braced().tokens)
            if above and all(token.is_sign("'") for token in above):
                primes, above = primes + len(above), ()
        elif cursor.next.is_sign("'") and not above:
            cursor.take()
            primes += 1
        else:
            if cursor.next.is_sign("_", "^"):
                raise cursor.unread("A second script stands on the same name")
            return Scripts(below, above, primes)


def script_text(tokens: Sequence[Token]) -> str:
    r"""Return a script in one canonical form.

    >>> from derive.readers.tokens import tokenize
    >>> script_text(tokenize("t + 1")), script_text(tokenize(r"\alpha")), script_text(tokenize(r"d*"))
    ('t+1', 'alpha', 'd*')
    """
    plain = [token for token in tokens if not token.is_sign("{", "}") and token.kind not in ("gap", "fence")]
    if len(plain) == 1:
        return plain[0].text
    text = ""
    for token in plain:
        piece = f"\\{token.text}" if token.kind == "command" or token.text in GREEK else token.text
        text += (" " if text and text[-1].isalpha() and "\\" in text.split(" ")[-1] and piece[0].isalnum() else "") + piece
    return text


def is_star(tokens: Sequence[Token]) -> bool:
    """Whether a superscript holds a star, a dagger or a prime, which no exponent does."""
    return any((token.kind in ("sign", "command") and token.text in _STARS) for token in tokens)


def canonical(notation: Notation) -> str:
    """Return one string per name: what the vocabulary knows it by."""
    below = f"_{{{notation.subscript}}}" if notation.subscript else ""
    above = f"^{{{notation.superscript}}}" if notation.superscript else ""
    accent = f"\\{notation.accent} " if notation.accent else ""
    return f"{notation.prefix}{accent}{notation.base}{below}{above}"


def key_of(notation: Notation) -> str:
    r"""Return a safe ASCII key for a name; the letters of the document never reach anything that executes names.

    >>> key_of(Notation("k", "c0", "*"))
    'k_c0_star'
    """
    parts = [notation.prefix, *notation.accent.split(), notation.base, notation.subscript, notation.superscript]
    return "_".join(_safe(part) for part in parts if part)


def _safe(part: str) -> str:
    letters = []
    for letter in part.replace("\\", "").replace(" ", ""):
        if letter.isascii() and letter.isalnum():
            letters.append(letter)
        else:
            letters.append(_WORDS_FOR_KEYS.get(letter, f"u{ord(letter):x}"))
    return "".join(letters)
