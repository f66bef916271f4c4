"""Finite sums.

s(n + 1) - s(n) = a(n + 1),   s(1) = a(1)
-----------------------------------------
        a(1) + ... + a(n) = s(n)
"""

from __future__ import annotations

from typing import Any

from sympy import Symbol

from derive.claims import SumsTo
from derive.equation import Statement, as_expression
from derive.step import rule


@rule(en="Add up the terms.", zh="求和。")
def sum_of(term: Any, index: Symbol, lower: Any, upper: Any, value: Any, *premises: Statement) -> SumsTo:
    """Claim the value of a finite sum whose upper bound may be symbolic."""
    return SumsTo(as_expression(term), index, as_expression(lower), as_expression(upper), as_expression(value), premises)
