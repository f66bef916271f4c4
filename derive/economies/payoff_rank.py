"""The rank of a payoff matrix: where it is full, where it drops, and whether markets are complete."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import sympy
from sympy import Expr

from derive.economies.payoff_matrix import PayoffMatrix
from derive.equation import Condition
from derive.rules.rank import has_rank
from derive.step import Derivation
from derive.text import Text

COMPLETE = Text("The rank equals the number of states: markets are complete.", "秩等于状态数：证券市场是完全的。")
INCOMPLETE = Text("The rank is less than the number of states: markets are incomplete.", "秩小于状态数：证券市场是不完全的。")


def rank(payoffs: PayoffMatrix) -> Derivation:
    """The rank in general, and the lower rank where the determinant of the independent part vanishes."""
    derivation = Derivation(
        payoffs.model,
        f"{payoffs.key}_rank",
        ("Rank of the payoff matrix", "支付矩阵的秩"),
        intro=Text(
            "With {count} independent securities, markets are complete if and only if there are {states} of them.",
            "线性独立的证券有 {count} 只；当且仅当其数目等于状态数 {states} 时，市场是完全的。",
            count=sympy.Integer(payoffs.generic_rank),
            states=sympy.Integer(payoffs.states),
        ),
        reading=COMPLETE if payoffs.generic_rank == payoffs.states else INCOMPLETE,
    )
    size = payoffs.generic_rank
    open_factor = undecided(deciding_minor(payoffs))
    regular = () if open_factor == 1 else (Condition(open_factor, "!=0"),)
    derivation.by(has_rank(payoffs.matrix, size, conditions=regular), id="rank")
    if open_factor != 1:
        _where_it_drops(derivation, payoffs)
    return derivation


def _where_it_drops(derivation: Derivation, payoffs: PayoffMatrix) -> None:
    """All minors of full size vanish: the rank is one lower if a smaller minor cannot vanish; or this cannot happen."""
    size = payoffs.generic_rank
    singular = tuple(dict.fromkeys(Condition(undecided(minor), "=0") for minor in _minors(payoffs, size)))
    if not any(undecided(minor) == 1 for minor in _minors(payoffs, size - 1)):
        return
    reading = Text(
        "Where {conditions}, the rank drops and some security is redundant.",
        "当{conditions}时秩下降，有证券成为冗余证券。",
        conditions=singular,
    )
    derivation.by(has_rank(payoffs.matrix, size - 1, given=singular), id="rank_drops", reading=reading)


def _minors(payoffs: PayoffMatrix, size: int) -> Iterator[Expr]:
    """Yield the minors of a size that do not vanish identically."""
    if size == 0:
        yield sympy.S.One
        return
    for rows in combinations(range(payoffs.states), size):
        for columns in combinations(range(payoffs.securities), size):
            minor = sympy.factor(payoffs.matrix.extract(list(rows), list(columns)).det(method="berkowitz"))
            if minor != 0:
                yield minor


def deciding_minor(payoffs: PayoffMatrix) -> Expr:
    """Return a minor of full size whose sign is known, or else the shortest that does not vanish identically."""
    columns = list(payoffs.pivots)
    found = []
    for rows in combinations(range(payoffs.states), len(columns)):
        minor = sympy.factor(payoffs.matrix.extract(list(rows), columns).det(method="berkowitz"))
        if minor != 0:
            if undecided(minor) == 1:
                return minor
            found.append(minor)
    return min(found, key=sympy.count_ops) if found else sympy.S.One


def undecided(minor: Expr) -> Expr:
    """Return the factors of a minor that could vanish.

    >>> a, b = sympy.Symbol("a", positive=True), sympy.Symbol("b", real=True)
    >>> undecided(a * (a - b)), undecided(2 * a)
    (a - b, 1)
    """
    factors = [base for base, _ in sympy.factor_list(minor)[1] if not base.is_nonzero]
    return sympy.Mul(*factors)
