r"""Tokens regrouped: `\begin{cases}` becomes one token, `NX` one name, `ln` an operator, `s.t.` words.

>>> from derive.readers.tokens import tokenize
>>> [token.text for token in shaped(tokenize("Y = C + NX"), frozenset({"NX"}))]
['Y', '=', 'C', '+', 'NX']
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from derive.readers.commands import ABBREVIATIONS, ALWAYS_NAMES, OPERATOR_WORDS
from derive.readers.cursor import closing
from derive.readers.tokens import Token, Unread


def shaped(tokens: Sequence[Token], words: frozenset[str]) -> list[Token]:
    """Return the tokens with environments, names of several letters and plain operators as single tokens."""
    return _operators(_joined(list(_environments(tokens)), words))


def _environments(tokens: Sequence[Token]) -> Iterable[Token]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.is_command("begin", "end") and place + 1 < len(tokens) and tokens[place + 1].is_sign("{"):
            last = closing(tokens, place + 1)
            if last is None:
                raise Unread("A brace is not closed.", token.start)
            name = "".join(part.text for part in tokens[place + 2 : last])
            yield Token(token.text, name, token.start, tokens[last].end, token.spaced)
            place = last + 1
            if token.text == "begin" and name.rstrip("*") in ("array", "alignat", "alignedat"):
                place = _past_argument(tokens, place)
        else:
            yield token
            place += 1


def _past_argument(tokens: Sequence[Token], place: int) -> int:
    if place < len(tokens) and tokens[place].is_sign("{"):
        last = closing(tokens, place)
        return place if last is None else last + 1
    return place


def _joined(tokens: list[Token], words: frozenset[str]) -> list[Token]:
    """Join letters that stand without a space and make one name."""
    runs = list(_runs(tokens))
    alone = {run[0].text for run in runs if len(run) == 1 and run[0].kind == "letter"}
    found: list[Token] = []
    for place, run in enumerate(runs):
        follows = runs[place + 1][0] if place + 1 < len(runs) else None
        text = "".join(token.text for token in run)
        is_scripted = follows is not None and follows.is_sign("_") and text in ABBREVIATIONS and text not in ALWAYS_NAMES
        is_name = text in words and not is_scripted and not (set(text) <= alone)
        if len(run) > 1 and (is_name or text in OPERATOR_WORDS):
            found.append(Token("word", text, run[0].start, run[-1].end, run[0].spaced))
        else:
            found += run
    return _such_that(found)


def _runs(tokens: Sequence[Token]) -> Iterable[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        is_letter = token.kind == "letter" and len(token.text) == 1 and token.text.isascii()
        if run and (not is_letter or token.spaced):
            yield run
            run = []
        if is_letter:
            run.append(token)
        else:
            yield [token]
    if run:
        yield run


def _such_that(tokens: list[Token]) -> list[Token]:
    """Read the letters and points of `s.t.` as words."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        text = "".join(token.text for token in tokens[place : place + 4])
        if text.startswith("s.t") and tokens[place].kind == "letter":
            count = 4 if text == "s.t." else 3
            found.append(Token("words", "s.t.", tokens[place].start, tokens[place + count - 1].end, True))
            place += count
        else:
            found.append(tokens[place])
            place += 1
    return found


def _operators(tokens: list[Token]) -> list[Token]:
    """Words such as `ln` mean what the commands mean."""
    return [
        replace(token, kind="command") if token.kind == "word" and token.text in OPERATOR_WORDS else token for token in tokens
    ]
