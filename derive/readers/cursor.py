"""A place in a list of tokens."""

from __future__ import annotations

from collections.abc import Sequence

from derive.readers.tokens import Token, Unread

OPENING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}"}
CLOSING = frozenset(OPENING.values())
_NOTHING = Token("end", "", 0, 0)


class Cursor:
    """Reads tokens from left to right; the end is a token of kind `end`."""

    def __init__(self, tokens: Sequence[Token], end: int = 0) -> None:
        self.tokens = tokens
        self.place = 0
        self.end = end

    @property
    def next(self) -> Token:
        """The token to be read next."""
        return self.ahead(0)

    def ahead(self, count: int) -> Token:
        """The token `count` places further on."""
        place = self.place + count
        return self.tokens[place] if place < len(self.tokens) else _NOTHING

    def take(self) -> Token:
        """Return the next token and go on."""
        token = self.next
        if token is _NOTHING:
            raise self.unread("The formula ends too early")
        self.place += 1
        return token

    def accept(self, *signs: str) -> bool:
        """Go past the next token if it is one of these signs."""
        if self.next.is_sign(*signs):
            self.place += 1
            return True
        return False

    def expect(self, sign: str) -> Token:
        """Go past a sign that has to stand here."""
        if not self.next.is_sign(sign):
            raise self.unread(f"Here {sign} is missing")
        return self.take()

    @property
    def is_done(self) -> bool:
        """Whether every token has been read."""
        return self.place >= len(self.tokens)

    def unread(self, reason: str) -> Unread:
        """Return the complaint about the next token."""
        token = self.next
        if token is _NOTHING:
            return Unread(f"{reason}.", self.end)
        return Unread(f"{reason}, at {token.text!r}.", token.start)

    def braced(self) -> Cursor:
        """Read a group in braces, or the single token that stands for one, as a cursor of its own."""
        if not self.next.is_sign("{"):
            if self.next.is_sign("^", "_", "}", "&") or self.is_done:
                raise self.unread("An argument is missing")
            token = self.take()
            return Cursor([token], token.end)
        return self.bracketed()

    def bracketed(self) -> Cursor:
        """Read a bracketed group as a cursor of its own, without its brackets."""
        first = self.place
        last = self.match(first)
        if last is None:
            raise self.unread("The bracket is not closed")
        self.place = last + 1
        return Cursor(self.tokens[first + 1 : last], self.tokens[last].start)

    def match(self, first: int) -> int | None:
        """Return the place of the bracket that closes the one at `first`."""
        return closing(self.tokens, first)


def closing(tokens: Sequence[Token], first: int) -> int | None:
    """Return the place of the bracket that closes the one at `first`; brackets of other kinds are nested in between."""
    expected: list[str] = []
    for place in range(first, len(tokens)):
        token = tokens[place]
        if token.kind != "sign":
            continue
        if token.text in OPENING:
            expected.append(OPENING[token.text])
        elif token.text in CLOSING:
            if token.text != expected[-1]:
                return None
            expected.pop()
            if not expected:
                return place
    return None


def split(tokens: Sequence[Token], *signs: str) -> list[Sequence[Token]]:
    """Split tokens at signs that stand outside all brackets."""
    parts: list[Sequence[Token]] = []
    depth, begin = 0, 0
    for place, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if depth == 0 and token.text in signs:
            parts.append(tokens[begin:place])
            begin = place + 1
    return [*parts, tokens[begin:]]
