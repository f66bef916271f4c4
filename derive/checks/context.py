"""What a check may take for granted besides the claim: the joint conditions of the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sympy

from derive.algebra.point import ATTEMPTS
from derive.equation import Condition


@dataclass(frozen=True)
class Context:
    """The joint conditions of the model, such as `k0 < k0_star`, and how long a point is looked for."""

    conditions: tuple[Condition, ...] = ()
    patience: int = ATTEMPTS
    """How many attempts may fail before a search that has found no point is given up."""

    def about(self, symbols: Iterable[sympy.Symbol]) -> tuple[Condition, ...]:
        """Return the conditions that touch the symbols, directly or through other conditions."""
        reached = set(symbols)
        kept: list[Condition] = []
        waiting = list(self.conditions)
        while True:
            near = [condition for condition in waiting if condition.free_symbols & reached]
            if not near:
                return tuple(condition for condition in self.conditions if condition in kept)
            kept.extend(near)
            waiting = [condition for condition in waiting if condition not in near]
            reached.update(*(condition.free_symbols for condition in near))
