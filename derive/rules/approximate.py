"""Approximation with a bound.

|e - a| <= m on the domain
--------------------------
   e ≈ a, error at most m
"""

from __future__ import annotations

from typing import Any

from derive.claims import ApproximatesWithin
from derive.equation import Condition, Statement, as_expression
from derive.step import rule


@rule(en="Replace {expression} by {approximation}; the error is bounded.", zh="用{approximation}近似{expression}，误差有界。")
def approximate(
    expression: Any, approximation: Any, bound: Any, *premises: Statement, given: tuple[Condition, ...] = ()
) -> ApproximatesWithin:
    """Claim that an approximation is off by at most `bound`."""
    return ApproximatesWithin(
        as_expression(expression), as_expression(approximation), as_expression(bound), premises, given=given
    )
