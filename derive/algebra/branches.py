"""Systems that fall apart: where an equation is a product, one of its factors vanishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

from derive.algebra.elimination import Elimination, eliminate
from derive.algebra.knowledge import Knowledge

MOST_BRANCHES = 12


def branches(
    system: Elimination,
    knowledge: Knowledge,
    allowed: Sequence[int],
    inside: Mapping[int, frozenset[int]] | None = None,
) -> list[Elimination]:
    """Split a system by the factors of the equations that are left; branches that contradict the known signs are dropped.

    >>> from flint import fmpq_mpoly_ctx
    >>> from derive.algebra.positivity import Range
    >>> x, y = fmpq_mpoly_ctx.get(("x", "y"), "degrevlex").gens()
    >>> known = Knowledge([Range(), Range()])
    >>> sorted(branch.pivots[0].position for branch in branches(eliminate([x*y], known, [0, 1]), known, [0, 1]))
    [0, 1]
    """
    factors = [[factor for factor, _ in polynomial.factor()[1]] for polynomial in system.remaining]
    if not factors or prod(len(one) for one in factors) > MOST_BRANCHES:
        return [system]
    reduced = system.knowledge(knowledge)
    found = []
    for chosen in product(*factors):
        rest = eliminate(
            [one for place, one in enumerate(chosen) if one not in chosen[:place]], reduced, allowed, inside=inside
        )
        branch = Elimination([*system.pivots, *rest.pivots], rest.remaining, [], rest.contradictory)
        if not branch.contradictory and not branch.knowledge(knowledge).is_contradictory:
            found.append(branch)
    return found
