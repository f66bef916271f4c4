r"""The author's own commands: `\newcommand`, `\def`, `\DeclareMathOperator`, expanded by text substitution with bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from derive.readers.tokens import Unread

MOST_EXPANSIONS = 2_000
MOST_LETTERS = 60_000
_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*(?=\{)"
    r"|\\def\s*\\([A-Za-z]+)\s*((?:#\d)*)\s*(?=\{)"
    r"|\\DeclareMathOperator\*?\s*\{\s*\\([A-Za-z]+)\s*\}\s*(?=\{)"
)
_LAYOUT = ("\\sbox", "\\resizebox", "\\ifdim", "\\vrule", "\\parbox", "\\raisebox", "\\hypertarget", "\\fbox")


@dataclass(frozen=True)
class Macro:
    """A command of the author: how many arguments it takes, and what it stands for."""

    arguments: int
    body: str
    default: str | None = None


def macros_of(text: str) -> dict[str, Macro]:
    r"""Return the commands that a text defines.

    >>> macros_of(r"\newcommand{\E}{\mathbb{E}} \def\half{\frac{1}{2}}")["half"].body
    '\\frac{1}{2}'
    """
    found: dict[str, Macro] = {}
    for match in _DEFINITION.finditer(text):
        body = braced(text, match.end())
        if body is None:
            continue
        command, count, default, plain, marks, operator = match.groups()
        if operator:
            found[operator] = Macro(0, f"\\operatorname{{{body}}}")
        elif plain:
            found[plain] = Macro(len(marks) // 2, body)
        else:
            found[command] = Macro(int(count or 0), body, default)
    return found


def braced(text: str, start: int) -> str | None:
    """Return what stands in the braces that open at `start`, or None."""
    end = closing(text, start)
    return None if end is None else text[start + 1 : end]


def closing(text: str, start: int) -> int | None:
    """Return where the brace that opens at `start` is closed."""
    if text[start : start + 1] != "{":
        return None
    depth = 0
    for place in range(start, min(len(text), start + MOST_LETTERS)):
        letter = text[place]
        if letter in "{}" and text[place - 1] != "\\":
            depth += 1 if letter == "{" else -1
            if depth == 0:
                return place
    return None


def expanded(math: str, macros: Mapping[str, Macro]) -> str:
    """Return a formula with the author's commands replaced; raises `Unread` when they never come to an end."""
    if not macros:
        return math
    pattern = re.compile(r"\\(" + "|".join(sorted(map(re.escape, macros), key=len, reverse=True)) + r")(?![A-Za-z])")
    place, count = 0, 0
    while match := pattern.search(math, place):
        count += 1
        if count > MOST_EXPANSIONS or len(math) > MOST_LETTERS:
            raise Unread(f"The command \\{match.group(1)} expands without end.", 0)
        text, end = _expansion(math, match.end(), macros[match.group(1)])
        math = math[: match.start()] + text + math[end:]
        place = match.start()
    return math


def _expansion(math: str, place: int, macro: Macro) -> tuple[str, int]:
    """Return what the command stands for here, and where its arguments end."""
    values: list[str] = []
    if macro.default is not None:
        value, place = _optional(math, place)
        values.append(macro.default if value is None else value)
    while len(values) < macro.arguments:
        value, place = _argument(math, place)
        values.append(value)
    if any(command in macro.body for command in _LAYOUT):
        return (values[0] if values else ""), place
    text = re.sub(
        r"#(\d)", lambda found: values[int(found.group(1)) - 1] if 0 < int(found.group(1)) <= len(values) else "", macro.body
    )
    # A space keeps a command at the end of the body apart from the letter after it.
    is_open = re.search(r"\\[A-Za-z]+\Z", text) is not None and math[place : place + 1].isalpha()
    return (text + " " if is_open else text), place


def _optional(math: str, place: int) -> tuple[str | None, int]:
    if math[place : place + 1] == "[":
        end = math.find("]", place)
        if end > 0:
            return math[place + 1 : end], end + 1
    return None, place


def _argument(math: str, place: int) -> tuple[str, int]:
    while place < len(math) and math[place].isspace():
        place += 1
    end = closing(math, place)
    if end is not None:
        return math[place + 1 : end], end + 1
    command = re.compile(r"\\[A-Za-z]+|\\?.", re.S).match(math, place)
    if command is None:
        raise Unread("A command lacks its argument.", 0)
    return command.group(), command.end()
