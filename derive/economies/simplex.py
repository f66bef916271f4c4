"""The simplex method with exact rationals, for free variables: dictionaries, two phases, Bland's rule against cycling.

`sympy.solvers.simplex` returns points that break equality constraints where variables may be negative, so it is not used.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

# A row of a dictionary: the constant, then one coefficient for every nonbasic variable.
Row = list[Fraction]
Constraint = tuple[Sequence[Fraction], Fraction]


def largest(objective: Sequence[Fraction], at_most: Sequence[Constraint], equal: Sequence[Constraint]) -> list[Fraction] | None:
    """Return a point that maximises a linear objective over free variables, or None if there is none (or no bound).

    `at_most` and `equal` hold pairs (coefficients, bound).

    >>> one = Fraction(1)
    >>> largest([one, 2 * one], [([one, one], 4 * one), ([0 * one, one], one)], [])
    [Fraction(3, 1), Fraction(1, 1)]
    """
    rows = [*at_most, *equal, *(([-entry for entry in entries], -bound) for entries, bound in equal)]
    # A free variable is the difference of two that are not negative.
    table = [[Fraction(bound), *(sign * -entry for entry in entries for sign in (1, -1))] for entries, bound in rows]
    dictionary = _Dictionary(table, 2 * len(objective))
    if not dictionary.make_feasible():
        return None
    goal = [sign * entry for entry in objective for sign in (1, -1)]
    if not dictionary.maximise(goal):
        return None
    values = dictionary.values()
    return [values[2 * place] - values[2 * place + 1] for place in range(len(objective))]


class _Dictionary:
    """Basic variables in terms of nonbasic ones; variables are numbered, the slack of row i is `count + i`."""

    def __init__(self, rows: list[Row], count: int) -> None:
        self.rows = rows
        self.count = count
        self.outside = list(range(count))
        self.basic = list(range(count, count + len(rows)))

    def values(self) -> dict[int, Fraction]:
        """Return the value of every variable: nonbasic ones are zero."""
        return {
            **dict.fromkeys(self.outside, Fraction(0)),
            **{name: row[0] for name, row in zip(self.basic, self.rows, strict=True)},
        }

    def make_feasible(self) -> bool:
        """Add one artificial variable to every row and drive it out again."""
        if all(row[0] >= 0 for row in self.rows):
            return True
        artificial = -1
        for row in self.rows:
            row.append(Fraction(1))
        self.outside.append(artificial)
        worst = min(range(len(self.rows)), key=lambda i: self.rows[i][0])
        self._exchange(worst, len(self.outside) - 1)
        goal = {artificial: Fraction(-1)}
        self._climb(goal)
        if self.values()[artificial] != 0:
            return False
        if artificial in self.basic:
            place = self.basic.index(artificial)
            column = next(j for j, entry in enumerate(self.rows[place][1:]) if entry != 0)
            self._exchange(place, column)
        gone = self.outside.index(artificial)
        del self.outside[gone]
        for row in self.rows:
            del row[gone + 1]
        return True

    def maximise(self, goal: Sequence[Fraction]) -> bool:
        """Maximise over the original variables; False where there is no bound."""
        return self._climb(dict(enumerate(goal)))

    def _climb(self, goal: dict[int, Fraction]) -> bool:
        while True:
            slopes = self._in_nonbasic(goal)
            entering = min((name for name, slope in zip(self.outside, slopes, strict=True) if slope > 0), default=None)
            if entering is None:
                return True
            column = self.outside.index(entering)
            limits = [(row[0] / -row[column + 1], self.basic[i], i) for i, row in enumerate(self.rows) if row[column + 1] < 0]
            if not limits:
                return False
            self._exchange(min(limits)[2], column)

    def _in_nonbasic(self, goal: dict[int, Fraction]) -> Row:
        slopes = [goal.get(name, Fraction(0)) for name in self.outside]
        for name, row in zip(self.basic, self.rows, strict=True):
            weight = goal.get(name, Fraction(0))
            if weight:
                slopes = [slope + weight * entry for slope, entry in zip(slopes, row[1:], strict=True)]
        return slopes

    def _exchange(self, leaving: int, column: int) -> None:
        """Solve a row for a nonbasic variable and put it into the other rows."""
        row = self.rows[leaving]
        pivot = row[column + 1]
        solved = [-entry / pivot for entry in row]
        solved[column + 1] = 1 / pivot
        self.rows[leaving] = solved
        for i, other in enumerate(self.rows):
            factor = other[column + 1]
            if i != leaving and factor:
                other[column + 1] = Fraction(0)
                self.rows[i] = [entry + factor * own for entry, own in zip(other, solved, strict=True)]
        self.basic[leaving], self.outside[column] = self.outside[column], self.basic[leaving]
