"""Rank.

one minor of size r vanishes nowhere,   all larger minors vanish everywhere
---------------------------------------------------------------------------
                              rank A = r
"""

from __future__ import annotations

import sympy

from derive.claims import HasRank
from derive.equation import Condition, Statement
from derive.step import rule


@rule(
    en="A minor of this size does not vanish, and all larger ones do.",
    zh="存在该阶的非零子式，而更高阶的子式全为零。",
)
def has_rank(
    matrix: sympy.MatrixBase,
    rank: int,
    *premises: Statement,
    given: tuple[Condition, ...] = (),
    conditions: tuple[Condition, ...] = (),
) -> HasRank:
    """Claim the rank of a matrix, given what is supposed about its symbols."""
    return HasRank(sympy.ImmutableMatrix(matrix), rank, premises, conditions, given)
