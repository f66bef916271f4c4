"""Two wishes in a word: `interior` (what is chosen is positive) and `stable` (the markets find their equilibrium).

Stable means: income rises with excess demand for goods and the interest rate with excess demand for money, and the
equilibrium is approached at any two speeds. With the excess demands f and g that is f_Y < 0, g_r < 0 and
f_Y g_r - f_r g_Y > 0; with one unknown it is f_Y < 0.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy
from sympy import Expr

from derive.equation import Condition, Equation
from derive.errors import ReadError
from derive.exercises.lattice import Complain
from derive.exercises.subject import Subject
from derive.strategies.structure import structure_of

WORDS = ("interior", "stable")


def conditions_of_word(word: str, subject: Subject, complain: Complain) -> tuple[Condition, ...]:
    """Return the conditions behind a word, about results and parameters."""
    if word == "interior":
        if not subject.closed_forms:
            raise complain("no-choice", "The exercise has no solution in letters.", "Leave “interior” out.")
        return tuple(Condition(symbol, ">0") for symbol in subject.unknowns)
    return tuple(_stable(subject, complain))


def _stable(subject: Subject, complain: Complain) -> Iterator[Condition]:
    structure = structure_of(subject.model, subject.unknowns)
    unknowns = structure.unknowns
    if len(unknowns) != len(structure.core) or len(unknowns) > 2:
        raise _not_a_market(complain)
    rows = [_excess(equation, structure.needed_for(equation)) for equation in structure.core]
    slopes = [[sympy.cancel(row.diff(unknown)) for unknown in unknowns] for row in rows]
    for place, unknown in enumerate(unknowns):
        if slopes[place][place] == 0:
            raise _not_a_market(complain)
        # An excess demand may be written with either sign; that of income is expenditure less income.
        if structure.core[place].lhs != unknown:
            turn = _turn(slopes[place][place])
            slopes[place] = [turn * slope for slope in slopes[place]]
        yield Condition(-slopes[place][place], ">0")
    if len(unknowns) == 2:
        yield Condition(slopes[0][0] * slopes[1][1] - slopes[0][1] * slopes[1][0], ">0")


def _excess(equation: Equation, explicit: tuple[Equation, ...]) -> Expr:
    value = equation.rhs - equation.lhs
    for known in explicit:
        value = value.xreplace({known.lhs: known.rhs})
    return value


def _turn(slope: Expr) -> int:
    return -1 if slope.is_positive else 1


def _not_a_market(complain: Complain) -> ReadError:
    return complain(
        "no-adjustment",
        "“stable” is about one or two markets, each of which moves its own variable; here it is not clear which.",
        "State the condition itself, such as 1 - b + bt > 0.",
    )
