r"""From the text of a formula to tokens, each with its place.

    >>> [token.text for token in tokenize(r"\beta u'(c_{1})")]
    ['beta', 'u', "'", '(', 'c', '_', '{', '1', '}', ')']

Spaces are dropped (a token remembers whether one stood before it); full-width punctuation and mathematical letters are
read as the plain ones.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from derive.readers.commands import (
    ACCENTS,
    ALPHABETS,
    COMMAND_SIGNS,
    FULL_WIDTH,
    GAPS,
    GREEK,
    IGNORED,
    RAISED,
    SIGNS,
    SUNK,
    TEXT_COMMANDS,
    VARIANTS,
)

MOST_TOKENS = 4_000
MOST_DIGITS = 60


class Unread(Exception):  # noqa: N818 (an answer, not an error)
    """A formula or a part of it that the grammar does not cover: the reason, and the offset in the formula's text."""

    def __init__(self, reason: str, offset: int = 0) -> None:
        self.reason = reason
        self.offset = offset
        super().__init__(reason)


@dataclass(frozen=True)
class Token:
    """One token. Kinds: letter, word, number, words, command, sign, gap, rows."""

    kind: str
    text: str
    start: int
    end: int
    spaced: bool = False

    def is_sign(self, *texts: str) -> bool:
        """Whether it is one of these signs (brackets, operators, relations, scripts)."""
        return self.kind == "sign" and self.text in texts

    def is_command(self, *names: str) -> bool:
        """Whether it is one of these commands."""
        return self.kind == "command" and self.text in names


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a formula."""
    return _Tokenizer(text).run()


class _Tokenizer:
    """One walk over the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.spaced = False
        self.tokens: list[Token] = []

    def run(self) -> list[Token]:
        while self.place < len(self.text):
            self._step()
            if len(self.tokens) > MOST_TOKENS:
                raise Unread(f"The formula has more than {MOST_TOKENS} tokens.", self.place)
        return self.tokens

    def _add(self, kind: str, text: str, start: int) -> None:
        self.tokens.append(Token(kind, text, start, self.place, self.spaced))
        self.spaced = False

    def _step(self) -> None:
        start, letter = self.place, self.text[self.place]
        if letter.isspace() or letter == "~":
            self.place += 1
            self.spaced = True
        elif letter == "%":
            end = self.text.find("\n", start)
            self.place = len(self.text) if end < 0 else end + 1
        elif letter == "\\":
            self._command(start)
        elif (letter.isascii() and letter.isdigit()) or self._begins_a_decimal(start):
            self._number(start)
        else:
            self.place += 1
            self._single(letter, start)

    def _single(self, letter: str, start: int) -> None:
        letter = FULL_WIDTH.get(letter, letter)
        if letter in RAISED or letter in SUNK:
            self._script(letter, start)
        elif letter in SIGNS:
            self._add("sign", SIGNS[letter], start)
        elif letter == "&":
            self._add("cell", "&", start)
        elif _is_ideograph(letter):
            self._ideographs(start)
        else:
            self._letter(letter, start)

    def _letter(self, letter: str, start: int) -> None:
        plain = unicodedata.normalize("NFKC", letter)
        if plain in SIGNS:
            self._add("sign", SIGNS[plain], start)
        elif letter in GREEK.values():
            self._add("letter", next(name for name, sign in GREEK.items() if sign == letter), start)
        elif plain in GREEK.values():
            self._add("letter", next(name for name, sign in GREEK.items() if sign == plain), start)
        elif len(plain) == 1 and plain.isdigit():
            self._add("number", plain, start)
        elif len(plain) == 1 and plain.isalpha():
            self._add("letter", plain, start)
        else:
            raise Unread(f"The character {letter!r} is not one of a formula.", start)

    def _script(self, letter: str, start: int) -> None:
        """A raised or sunk digit is a script in braces."""
        table, sign = (RAISED, "^") if letter in RAISED else (SUNK, "_")
        run = letter
        while self.place < len(self.text) and self.text[self.place] in table:
            run += self.text[self.place]
            self.place += 1
        self._add("sign", sign, start)
        self._add("sign", "{", start)
        for piece in run:
            value = table[piece]
            self._add("number" if value.isdigit() else "sign" if value in "+-" else "letter", value, start)
        self._add("sign", "}", start)

    def _ideographs(self, start: int) -> None:
        while self.place < len(self.text) and _is_ideograph(self.text[self.place]):
            self.place += 1
        self._add("words", self.text[start : self.place], start)

    def _begins_a_decimal(self, start: int) -> bool:
        """Whether a point begins a number such as .05: a digit follows it, and no factor stands before it."""
        follows = self.text[start + 1 : start + 2]
        before = self.tokens[-1] if self.tokens else None
        stands_free = before is None or before.is_sign("=", "+", "-", "(", "[", "{", ",", "<", ">", "<=", ">=")
        return self.text[start] == "." and follows.isascii() and follows.isdigit() and stands_free

    def _number(self, start: int) -> None:
        text = self.text
        end = start
        while end < len(text) and text[end].isascii() and text[end].isdigit():
            end += 1
        digits = text[start:end]
        while self._is_group(end, digits):
            width = 3 if text[end : end + 3] == "{,}" else 1
            digits += text[end + width : end + width + 3]
            end += width + 3
        if end + 1 < len(text) and text[end] == "." and text[end + 1].isascii() and text[end + 1].isdigit():
            begin = end = end + 1
            while end < len(text) and text[end].isascii() and text[end].isdigit():
                end += 1
            digits += "." + text[begin:end]
        digits = digits if digits[:1] != "." else f"0{digits}"
        if len(digits) > MOST_DIGITS:
            raise Unread(f"A number has more than {MOST_DIGITS} digits.", start)
        self.place = end
        self._add("number", digits, start)

    def _is_group(self, end: int, digits: str) -> bool:
        """Whether `,ddd` or `{,}ddd` after up to three digits separates thousands."""
        text = self.text
        width = 3 if text[end : end + 3] == "{,}" else 1 if text[end : end + 1] == "," else 0
        group = text[end + width : end + width + 3]
        after = text[end + width + 3 : end + width + 4]
        is_three = len(group) == 3 and group.isascii() and group.isdigit() and not (after.isascii() and after.isdigit())
        opened = sum(token.is_sign("(", "[") for token in self.tokens) - sum(token.is_sign(")", "]") for token in self.tokens)
        return bool(width) and is_three and digits[0] != "0" and len(digits) <= 18 and (width == 3 or opened == 0)

    def _command(self, start: int) -> None:
        text = self.text
        end = start + 1
        if end >= len(text):
            raise Unread("The formula ends in a backslash.", start)
        if not (text[end].isascii() and text[end].isalpha()):
            self._escaped(text[end], start)
            return
        while end < len(text) and text[end].isascii() and text[end].isalpha():
            end += 1
        self.place = end
        self._named(text[start + 1 : end], start)

    def _escaped(self, letter: str, start: int) -> None:
        self.place = start + 2
        if letter == "\\":
            if self.text[self.place : self.place + 1] == "*":
                self.place += 1
            self._skip_optional("[")
            self._add("rows", "\\\\", start)
        elif letter in ",;:! >\n\t/":
            self.spaced = True
        elif letter in "{}":
            self._add("sign", "\\" + letter, start)
        elif letter == "|":
            self._add("sign", "||", start)
        elif letter == "%":
            self._add("sign", "%", start)
        elif letter in "$#&_":
            raise Unread(f"The sign {letter} is no part of a formula.", start)
        else:
            raise Unread(f"The command \\{letter} is not known.", start)

    def _named(self, name: str, start: int) -> None:
        name = VARIANTS.get(name, name)
        if name in IGNORED:
            self.spaced = True
        elif name in ("cr", "newline"):
            self._add("rows", "\\\\", start)
        elif name in GAPS:
            self._add("gap", name, start)
        elif name in GREEK:
            self._add("letter", name, start)
        elif name in COMMAND_SIGNS:
            self._add("sign", COMMAND_SIGNS[name], start)
        elif name in ("hspace", "vspace", "color", "textcolor"):
            self._skip_optional("{")
            self.spaced = True
        elif name in ("left", "right", "middle"):
            self._fence(name, start)
        elif name in TEXT_COMMANDS:
            self._text(start)
        elif name in ALPHABETS:
            self._alphabet(name, start)
        elif name in ACCENTS:
            self._add("command", ACCENTS[name], start)
        else:
            self._add("command", name, start)

    def _fence(self, name: str, start: int) -> None:
        r"""`\left(` is a bracket; `\left.` is nothing."""
        self._skip_space()
        if self.text[self.place : self.place + 1] == ".":
            self.place += 1
            self._add("fence", name, start)

    def _skip_space(self) -> None:
        while self.place < len(self.text) and self.text[self.place].isspace():
            self.place += 1

    def _skip_optional(self, bracket: str) -> None:
        if self.text[self.place : self.place + 1] == bracket:
            end = self.text.find({"[": "]", "{": "}"}[bracket], self.place)
            if end > 0 and end - self.place < 20:
                self.place = end + 1

    def _braced(self) -> str:
        """Return what stands in the braces that follow."""
        self._skip_space()
        if self.text[self.place : self.place + 1] != "{":
            content = self.text[self.place : self.place + 1]
            self.place += 1
            return content
        depth, begin = 0, self.place + 1
        for place in range(self.place, len(self.text)):
            depth += {"{": 1, "}": -1}.get(self.text[place], 0)
            if depth == 0:
                self.place = place + 1
                return self.text[begin:place]
        raise Unread("A brace is not closed.", self.place)

    def _text(self, start: int) -> None:
        """Words in a formula; formulas in dollars among the words are tokens of their own."""
        content = self._braced()
        for number, piece in enumerate(content.split("$")):
            if number % 2:
                inner = tokenize(piece)
                self.tokens += [replace(token, start=start, end=self.place) for token in inner]
            elif piece.strip():
                self._add("words", piece.strip().strip("~").replace("\\ ", " "), start)

    def _alphabet(self, name: str, start: int) -> None:
        r"""`\mathrm{NX}` is one name; `\mathcal{L}` a letter with an accent of its own."""
        content = self._braced().strip()
        style = ALPHABETS[name]
        plain = content.replace(" ", "").replace("\\", "")
        is_name = plain.isalnum() and plain.isascii()
        if not is_name and not style:
            if any(_is_ideograph(letter) for letter in content) or "." in content:
                self._add("words", content, start)
                return
            self.tokens += [replace(token, start=start, end=self.place) for token in tokenize(content)]
            return
        if style == "mathbb" and plain in ("E", "P"):
            self._add("word", f"bb{plain}", start)
        elif style and (is_name or plain):
            self._add("command", style, start)
            self._add("sign", "{", start)
            self.tokens += [replace(token, start=start, end=self.place) for token in tokenize(content)]
            self._add("sign", "}", start)
        elif len(plain) == 1:
            self._add("upright" if plain == "d" and name == "mathrm" else "letter", plain, start)
        else:
            self._add("word", plain, start)


def _is_ideograph(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or letter in "、。！？“”‘’《》"
