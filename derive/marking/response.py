"""What a student wrote, as an equation about the symbol that was asked for, or why it cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sympy

from derive.display import Relation, lower
from derive.equation import Equation
from derive.errors import DeriveError
from derive.exercises import Exercise
from derive.exercises.working import Answer
from derive.marking.typed import MOST_LETTERS, as_formula
from derive.readers.formula import Reading, read_formula
from derive.text import Text

_UNITS = re.compile(r"(?<=[\d.)%])\s*(?:元|美元|单位|个单位|units?|dollars?|yuan)\s*\.?\Z", re.I)
_DECIMAL_COMMA = re.compile(r"\A[^,]*\d,\d{1,2}(?!\d)[^,]*\Z")
_GREETING = re.compile(r"\A(?:(?:answer|ans|solution|答案?|解|约|大约|about|approx\.?|ca\.)\s*[:：.]?\s*)+", re.I)


@dataclass(frozen=True)
class Response:
    """A response: `statement` when it was read, `problem` when it was not, neither when the field was left empty."""

    text: str
    statement: Equation | None = None
    problem: Text | None = None
    digits: int | None = None
    """How many decimals a number was written with; None when it is no plain decimal number."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return self.statement is None and self.problem is None


def read_response(text: str, answer: Answer, exercise: Exercise) -> Response:
    """Read what a student wrote for one answer. It never raises: what is not understood carries its problem."""
    if not text.strip() or text.strip() in ("-", "—", "/", "?", "n/a", "N/A", "无", "空"):
        return Response(text)
    if len(text) > MOST_LETTERS:
        return Response(text[:200] + "…", problem=Text("It is too long to be an answer.", "太长，不像答案。"))
    typed = _UNITS.sub("", as_formula(_GREETING.sub("", text.strip())))
    if _DECIMAL_COMMA.match(typed):
        problem = Text("A comma may be a decimal point or part of a list.", "逗号可能是小数点，也可能是分隔符。")
        return Response(text, problem=problem)
    typed = _without_own_name(typed, answer)
    reading = read_formula(typed, exercise.formulas.vocabulary)
    if reading.gaps or not reading.statements:
        return Response(text, problem=_UNREAD)
    try:
        found = _equations(reading, answer)
    except (DeriveError, ArithmeticError, ValueError, TypeError, RecursionError, AttributeError):
        return Response(text, problem=_UNREAD)
    if len(found) != 1:
        problem = Text("It says several things.", "写了不止一个结果。") if found else _UNREAD
        return Response(text, problem=problem)
    return _known_symbols(text, found[0], answer, exercise, _digits(typed))


_UNREAD = Text("It cannot be read as a number or a formula.", "无法读成数或公式。")


def _without_own_name(typed: str, answer: Answer) -> str:
    """Drop `IS:` or `dY/dG =` in front: the name of the answer, which need not be a letter of the model."""
    names = {_compact(answer.name), _compact(str(answer.statement.lhs))}
    for mark in (":", "："):
        head, found, value = typed.partition(mark)
        typed = value if found and _compact(head) in names else typed
    head, found, value = typed.rpartition("=")
    return value if found and _compact(head) in names else typed


def _compact(name: str) -> str:
    return re.sub(r"[\s{}$*^\\]|cdot", "", re.sub("Δ|∂|delta", "d", name, flags=re.I))


def _equations(reading: Reading, answer: Answer) -> list[Equation]:
    """Return the equations said; of several, those about the symbol that was asked for."""
    found: list[Equation] = []
    for statement in reading.statements:
        sides = lower(statement.tree).sides if isinstance(statement.tree, Relation) else (lower(statement.tree).expression,)
        if isinstance(statement.tree, Relation) and set(statement.tree.signs) - {"=", ":="}:
            return []
        if not all(isinstance(side, sympy.Expr) for side in sides):
            return []
        if len(sides) == 1:
            found.append(Equation(_meant(answer, sides[0]), sides[0]))
        else:
            # A chain ends with its result: `Y = 1500 - 200 = 1300`.
            found.append(Equation(sides[0], sides[-1]))
    about = [one for one in found if answer.statement.lhs in one.free_symbols]
    return about if len(found) > 1 and about else found


def _meant(answer: Answer, value: sympy.Expr) -> sympy.Expr:
    """Return what an expression alone is the value of: `0.6 - Y/2500` for an IS curve is the interest rate."""
    statement = answer.statement
    if statement.lhs in value.free_symbols:
        others = sorted(statement.free_symbols - value.free_symbols, key=str)
        if len(others) == 1:
            return others[0]
    return statement.lhs


def _known_symbols(text: str, said: Equation, answer: Answer, exercise: Exercise, digits: int | None) -> Response:
    if any(side.has(sympy.zoo, sympy.nan, sympy.oo) for side in (said.lhs, said.rhs)):
        return Response(text, problem=Text("It divides by zero.", "分母为零。"))
    known = {*exercise.subject.model.symbols, *answer.statement.free_symbols}
    strange = sorted((symbol for symbol in said.free_symbols if symbol not in known), key=str)
    if strange:
        names = ", ".join(map(str, strange))
        problem = Text(f"The question knows no {names}.", f"题目中没有 {names}。")
        return Response(text, problem=problem)
    return Response(text, said, digits=digits)


def _digits(typed: str) -> int | None:
    """Return the number of decimals of the number at the end (of its hundredfold for a percentage plus two)."""
    match = re.search(r"(?:\A|=)\s*-?(\d+(?:\.(\d+))?)\s*(\\%)?\s*\Z", typed)
    if match is None:
        return None
    return len(match.group(2) or "") + (2 if match.group(3) else 0)
