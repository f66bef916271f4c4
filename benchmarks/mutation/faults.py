r"""One random fault in a formula, as people make them: a sign, a coefficient, an index, a term, a prime, an argument.

A fault changes the LaTeX text and nothing else, so that the reader meets it as it would meet an author's slip.

>>> sorted({fault.kind for fault in faults(r"x_1 = \frac{a - b p_1}{2 c^2}")})
['coefficient', 'exponent', 'fraction', 'index', 'sign', 'symbol', 'term']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[A-Za-z]|\d+(?:\.\d+)?|\s+|.", re.S)
_OPEN, _CLOSE = ("(", "[", "{"), (")", "]", "}")
_RELATION = ("=", "&", r"\\", "<", ">", r"\qquad", ",", r"\neq")
_LETTER = re.compile(r"[A-Za-z]\Z|\\(?:alpha|beta|gamma|delta|theta|kappa|lambda|mu|pi|rho|sigma|phi)\Z")
_WORDS = (r"\text", r"\mathrm", r"\label", r"\tag", r"\bar", r"\begin", r"\end", r"\eqref")


@dataclass(frozen=True)
class Fault:
    """What was done, and the text that results."""

    kind: str
    text: str


def faults(formula: str) -> list[Fault]:
    """Return every single fault that this formula admits, each text once and different from the original."""
    tokens = _TOKEN.findall(formula)
    protected = _protected(tokens)
    seen, found = {"".join(formula.split())}, []
    for kind, make in _MAKERS.items():
        for changed in make(tokens, protected):
            bare = "".join("".join(changed).split())
            if bare not in seen:
                seen.add(bare)
                found.append(Fault(kind, "".join(changed)))
    return found


def _protected(tokens: list[str]) -> set[int]:
    """Places inside words and labels, where nothing is changed."""
    inside: set[int] = set()
    for place, token in enumerate(tokens):
        if token in _WORDS and place + 1 < len(tokens):
            after = _after_group(tokens, place + 1)
            inside.update(range(place, after))
    return inside


def _after_group(tokens: list[str], place: int) -> int:
    """Return the place after the group (or the single token) that begins here."""
    while place < len(tokens) and tokens[place].isspace():
        place += 1
    if place >= len(tokens) or tokens[place] not in _OPEN:
        return place + 1
    depth = 0
    for now in range(place, len(tokens)):
        depth += (tokens[now] in _OPEN) - (tokens[now] in _CLOSE)
        if depth == 0:
            return now + 1
    return len(tokens)


def _in_script(tokens: list[str], place: int) -> str:
    """Return `_` or `^` when the place lies in a script, else nothing."""
    for mark in range(place):
        if tokens[mark] in ("_", "^") and mark < place < _after_group(tokens, mark + 1):
            return tokens[mark]
    return ""


def _signs(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if token in "+-" and place not in protected and _in_script(tokens, place) != "_":
            yield [*tokens[:place], "-" if token == "+" else "+", *tokens[place + 1 :]]


def _coefficients(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if place in protected or _in_script(tokens, place):
            continue
        if token.isdigit():
            yield [*tokens[:place], str(int(token) + 1), *tokens[place + 1 :]]
        elif _LETTER.match(token) and _begins_a_product(tokens, place):
            yield [*tokens[:place], "2 ", *tokens[place:]]


def _begins_a_product(tokens: list[str], place: int) -> bool:
    before = next((token for token in reversed(tokens[:place]) if not token.isspace()), "=")
    after = tokens[place + 1 :]
    return before in ("=", "+", "-", "(", "[", "{", "&") and not (
        before == "(" and "," in after[: _after_group(["(", *after], 0)]
    )


def _indices(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens[:-1]):
        if token == "_" and place not in protected and tokens[place + 1] in ("0", "1", "2"):
            other = {"0": "1", "1": "2", "2": "1"}[tokens[place + 1]]
            yield [*tokens[: place + 1], other, *tokens[place + 2 :]]


def _terms(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if token in "+-" and place not in protected and not _in_script(tokens, place):
            end = _end_of_term(tokens, place + 1)
            yield [*tokens[:place], " ", *tokens[end:]]


def _end_of_term(tokens: list[str], place: int) -> int:
    while place < len(tokens):
        token = tokens[place]
        if token in _CLOSE or token in "+-" or token in _RELATION or token in (".", r"\right"):
            return place
        place = _after_group(tokens, place) if token in _OPEN else place + 1
        while token in ("_", "^") and place < len(tokens) and tokens[place] in _OPEN:
            place = _after_group(tokens, place)
    return len(tokens)


def _primes(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if token == "'" and place not in protected:
            yield [*tokens[:place], *tokens[place + 1 :]]


def _arguments(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if token != "(" or place in protected:
            continue
        end = _after_group(tokens, place)
        inner = tokens[place + 1 : end - 1]
        if inner.count(",") == 1 and not any(one in _OPEN for one in inner):
            comma = inner.index(",")
            yield [*tokens[: place + 1], *inner[comma + 1 :], ",", *inner[:comma], *tokens[end - 1 :]]


def _fractions(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if token != r"\frac" or place in protected:
            continue
        middle = _after_group(tokens, place + 1)
        end = _after_group(tokens, middle)
        above, below = tokens[place + 1 : middle], tokens[middle:end]
        if not any(one == r"\partial" or one == "d" for one in above[:3]):
            yield [*tokens[: place + 1], *below, *above, *tokens[end:]]


def _exponents(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if token != "^" or place in protected:
            continue
        end = _after_group(tokens, place + 1)
        power = "".join(tokens[place + 1 : end]).strip("{} ")
        if power in ("*", "'", "d", "s") or not power:
            continue
        other = str(int(power) + 1) if power.isdigit() else f"2 ({power})"
        yield [*tokens[:place], "^{", other, "}", *tokens[end:]]
        yield [*tokens[:place], *tokens[end:]]


def _symbols(tokens: list[str], protected: set[int]) -> Iterator[list[str]]:
    letters = sorted({t for n, t in enumerate(tokens) if _LETTER.match(t) and n not in protected and not _in_script(tokens, n)})
    for place, token in enumerate(tokens):
        if token in letters and place not in protected and not _in_script(tokens, place):
            other = letters[(letters.index(token) + 1) % len(letters)]
            yield [*tokens[:place], f"{other} ", *tokens[place + 1 :]]


_MAKERS = {
    "sign": _signs,
    "coefficient": _coefficients,
    "index": _indices,
    "term": _terms,
    "prime": _primes,
    "argument": _arguments,
    "fraction": _fractions,
    "exponent": _exponents,
    "symbol": _symbols,
}
