"""An interior optimum.

f'(x) = 0,   f convex on the domain
-----------------------------------
      x minimises f there
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Symbol

from derive.claims import IsOptimum
from derive.equation import Statement, as_expression
from derive.step import rule


@rule(
    en="The first-order condition holds there and the second derivative has the right sign everywhere on the domain.",
    zh="该点满足一阶条件，且二阶导数在整个定义域内符号合适。",
)
def optimise(objective: Any, kind: str, point: Mapping[Symbol, Any], *premises: Statement) -> IsOptimum:
    """Claim that an objective has its global `minimum` or `maximum` at a point."""
    where = tuple((choice, as_expression(value)) for choice, value in point.items())
    return IsOptimum(as_expression(objective), kind, where, premises)
