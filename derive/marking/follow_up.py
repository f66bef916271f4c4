"""Follow-up errors: a wrong result carried on with the right method is not wrong a second time.

The key says which of its earlier answers entail a later one. Where the student's own results stand in for these, the
later answer is derived again from them; the student who wrote that result followed the right method. What is derived is
checked like every step: the student's results must entail it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import sympy

from derive.equation import Equation
from derive.exercises.working import Answer
from derive.marking.entailment import entailment
from derive.verdict import Status

MOST_PREMISES = 3


def bases(answers: Sequence[Answer], place: int) -> Iterator[tuple[int, ...]]:
    """Yield the smallest sets of earlier answers that entail the answer at a place, by their places."""
    target = answers[place].statement
    found: list[set[int]] = []
    for size in range(1, MOST_PREMISES + 1):
        for chosen in combinations(range(place), size):
            if any(smaller <= set(chosen) for smaller in found):
                continue
            if entail([answers[one].statement for one in chosen], target):
                found.append(set(chosen))
                yield chosen


def entail(premises: Sequence[Equation], conclusion: Equation) -> bool:
    """Whether premises entail a conclusion, by the check that tests every printed line."""
    symbols = set().union(*(one.free_symbols for one in premises))
    if not conclusion.free_symbols <= symbols:
        return False
    return entailment(premises, conclusion).status is Status.PROVED


def derived_again(
    answers: Sequence[Answer], place: int, own: Mapping[int, Equation]
) -> Iterator[tuple[Equation, tuple[int, ...]]]:
    """Yield what the answer at a place becomes when own results stand in for those of the key, with their places.

    `own` holds the student's wrong earlier results by place. Only linear systems are solved; a result is yielded when the
    check confirms that it follows.
    """
    for basis in bases(answers, place):
        if not set(basis) & set(own):
            continue
        premises = [own.get(one, answers[one].statement) for one in basis]
        lhs = answers[place].statement.lhs
        value = _solved(premises, lhs, answers[place].statement)
        if value is not None and entail(premises, Equation(lhs, value)):
            yield Equation(lhs, value), basis


def _solved(premises: Sequence[Equation], symbol: sympy.Expr, statement: Equation) -> sympy.Expr | None:
    """Solve premises for a symbol in terms of the symbols of the key's answer; None when they are not linear."""
    symbols = set().union(*(one.free_symbols for one in premises)) - statement.rhs.free_symbols
    unknowns = sorted(symbols | {symbol}, key=str)
    try:
        solutions = sympy.linsolve([one.residual for one in premises], unknowns)
    except (sympy.polys.solvers.PolyNonlinearError, sympy.solvers.solveset.NonlinearError, ValueError):
        return None
    for solution in solutions:
        value = solution[unknowns.index(symbol)]
        if not value.free_symbols & set(unknowns):
            return value
    return None
