"""Ranks: one minor of that size vanishes nowhere, all larger ones vanish everywhere."""

from __future__ import annotations

from itertools import combinations

import sympy

from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import vanishes
from derive.checks.ground import grounded, opened, precisely, witness
from derive.checks.situation import Situation
from derive.claims import HasRank
from derive.verdict import Verdict, proved, refuted, unknown

LARGEST_SIDE = 6
POINTS = 3


def check_rank(claim: HasRank, context: Context) -> Verdict:
    """Judge the rank of a matrix."""
    return precisely(lambda: _check_rank(claim, context))


def _check_rank(claim: HasRank, context: Context) -> Verdict:
    rows, columns = claim.matrix.shape
    if not 0 <= claim.rank <= min(rows, columns):
        return refuted("minors", "A rank lies between zero and the shorter side of the matrix.")
    if max(rows, columns) > LARGEST_SIDE:
        return unknown("minors", "The matrix is too large for its minors to be formed.")
    small, large = minors(claim.matrix, claim.rank), minors(claim.matrix, claim.rank + 1)
    needed = (*claim.conditions, *suppositions(*claim.matrix))
    situation = opened(claim.premises, claim.given, context, (*claim.matrix, *small, *large), needed)
    if isinstance(situation, Verdict):
        return situation
    failing = _counterexample(situation, small, large)
    if failing is not None:
        return failing
    if not all(vanishes(situation, situation.fraction(minor)[0]) for minor in large):
        return unknown("minors", "A minor of larger size was not shown to vanish.")
    if any(0 not in situation.signs(minor) for minor in small):
        return grounded(proved("minors"), situation)
    return unknown("minors", "No minor of this size was shown to be nonzero everywhere.")


def _counterexample(situation: Situation, small: list[sympy.Expr], large: list[sympy.Expr]) -> Verdict | None:
    for point in situation.points(POINTS):
        if any(point.sign(situation.fraction(minor)[0]) in (1, -1) for minor in large):
            return refuted("minors", "The rank is larger at this point.", witness=witness(situation, point))
        if all(point.sign(situation.fraction(minor)[0]) == 0 for minor in small):
            return refuted("minors", "The rank is smaller at this point.", witness=witness(situation, point))
    return None


def minors(matrix: sympy.ImmutableMatrix, size: int) -> list[sympy.Expr]:
    """Return all minors of a size; of size zero the number one.

    >>> minors(sympy.ImmutableMatrix([[1, 2], [3, 4]]), 2)
    [-2]
    """
    if size == 0:
        return [sympy.S.One]
    rows, columns = matrix.shape
    return [
        determinant(matrix, chosen, others)
        for chosen in combinations(range(rows), size)
        for others in combinations(range(columns), size)
    ]


def determinant(matrix: sympy.ImmutableMatrix, rows: tuple[int, ...], columns: tuple[int, ...]) -> sympy.Expr:
    """Return a minor by expansion along its first row."""
    if not rows:
        return sympy.S.One
    terms = []
    for place, column in enumerate(columns):
        entry = matrix[rows[0], column]
        if entry != 0:
            terms.append((-1) ** place * entry * determinant(matrix, rows[1:], (*columns[:place], *columns[place + 1 :])))
    return sympy.Add(*terms)
