"""One response against one answer of the key: right, rounded, wrong, or for a human to look at.

Equations are equal when each follows from the other, by the check that tests every printed line (`Entails`, both ways);
numbers when they are the same exact number, within the tolerance of the part, or a correct rounding.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

import sympy

from derive.algebra.compare import compare
from derive.equation import Equation
from derive.exercises.working import Answer
from derive.marking.difference import difference
from derive.marking.entailment import entailment
from derive.marking.response import Response
from derive.text import Text
from derive.verdict import Status

FEWEST_DIGITS = 3
"""A rounded number with fewer significant digits is left to a human."""


class Outcome(StrEnum):
    """What became of one answer."""

    RIGHT = "right"
    ROUNDED = "rounded"
    FOLLOWS = "follow-up"
    WRONG = "wrong"
    EMPTY = "empty"
    HUMAN = "human"

    @property
    def earns(self) -> bool:
        """Whether it earns its points."""
        return self in (Outcome.RIGHT, Outcome.ROUNDED, Outcome.FOLLOWS)


@dataclass(frozen=True)
class Mark:
    """The mark for one answer: `points` of `most`, and a note that says why."""

    answer: Answer
    part: int
    label: str
    outcome: Outcome
    most: Fraction
    response: Response | None = None
    note: Text | None = None
    basis: tuple[Equation, ...] = field(default=())
    """The student's own earlier results that a follow-up answer was derived from."""

    @property
    def points(self) -> Fraction | None:
        """The points earned; None when a human has to decide."""
        if self.outcome is Outcome.HUMAN:
            return None
        return self.most if self.outcome.earns else Fraction(0)


def outcome_of(
    response: Response, statement: Equation, tolerance: Fraction | None, decimals: int | None
) -> tuple[Outcome, Text | None]:
    """Return what becomes of a response when `statement` is what should have been written."""
    if response.is_empty:
        return Outcome.EMPTY, None
    said = response.statement
    if said is None:
        return Outcome.HUMAN, response.problem
    if statement.rhs.free_symbols:
        return _of_equation(said, statement)
    if said.lhs != statement.lhs or said.rhs.free_symbols:
        return _of_equation_for_number(said, statement)
    return _of_number(said.rhs, statement.rhs, response.digits, tolerance, decimals)


def _of_equation(said: Equation, statement: Equation) -> tuple[Outcome, Text | None]:
    verdict = entailment((statement,), said, equivalent=True)
    if verdict.status is Status.PROVED:
        return Outcome.RIGHT, None
    if verdict.status is Status.REFUTED and said.free_symbols:
        return Outcome.WRONG, difference(said, statement)
    if not said.free_symbols and compare(said.lhs, said.rhs).status is Status.REFUTED:
        return Outcome.WRONG, None
    return Outcome.HUMAN, Text("Whether it says the same as the key was not decided.", "未能判定它与答案是否等价。")


def _of_equation_for_number(said: Equation, statement: Equation) -> tuple[Outcome, Text | None]:
    """An equation where a number was asked for, such as `2Y = 2600`: right when it says no more and no less."""
    if said.free_symbols == statement.free_symbols and entailment((statement,), said, equivalent=True).status is Status.PROVED:
        return Outcome.RIGHT, None
    return Outcome.HUMAN, Text("A number was asked for.", "这里要求写出一个数。")


def _of_number(
    said: sympy.Expr, value: sympy.Expr, digits: int | None, tolerance: Fraction | None, decimals: int | None
) -> tuple[Outcome, Text | None]:
    if compare(said, value).status is Status.PROVED:
        return Outcome.RIGHT, None
    if tolerance is not None and _within(said, value, sympy.Rational(tolerance.numerator, tolerance.denominator)):
        return Outcome.RIGHT, None
    if decimals is not None and _within(said, value, sympy.Rational(1, 2 * 10**decimals)):
        return Outcome.RIGHT, None
    if digits is not None and _within(said, value, sympy.Rational(1, 2 * 10**digits)):
        if said and _significant(said, digits) >= FEWEST_DIGITS:
            return Outcome.ROUNDED, None
        return Outcome.HUMAN, Text("It is rounded to very few digits.", "舍入后保留的位数太少。")
    if compare(said, -value).status is Status.PROVED:
        return Outcome.WRONG, Text("The sign is the opposite one.", "符号相反。")
    for factor, note in _SLIPS:
        if compare(said, value * factor).status is Status.PROVED:
            # A rate of 28 where 0.28 was meant may lack nothing but its sign of percent.
            is_percentage = factor == 100 and abs(value) < 1
            return (Outcome.HUMAN if is_percentage else Outcome.WRONG), note
    if value and compare(said * value, sympy.S.One).status is Status.PROVED:
        return Outcome.WRONG, Text("It is the reciprocal.", "写成了倒数。")
    return Outcome.WRONG, None


_SLIPS = (
    (
        sympy.Integer(100),
        Text("It is a hundred times too large: a percentage without its sign?", "大了一百倍：是否漏写百分号？"),
    ),
    (sympy.Rational(1, 100), Text("It is a hundred times too small.", "小了一百倍。")),
    (sympy.Integer(10), Text("It is ten times too large.", "大了十倍。")),
    (sympy.Rational(1, 10), Text("It is ten times too small.", "小了十倍。")),
)


def _within(said: sympy.Expr, value: sympy.Expr, distance: sympy.Rational) -> bool:
    """Whether two numbers are at most so far apart, decided exactly or in ball arithmetic."""
    gap = sympy.Abs(said - value) - distance
    sign = gap.is_nonpositive
    return bool(sign) if sign is not None else bool(gap.evalf(30) <= 0)


def _significant(said: sympy.Expr, digits: int) -> int:
    whole = abs(sympy.Rational(said) if said.is_Rational else sympy.Rational(str(said.evalf(20)))) * 10**digits
    return len(str(int(whole)))
