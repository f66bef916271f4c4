"""Strategies: rules called in a fixed order, for models whose author writes no steps. They never learn a verdict."""

from __future__ import annotations

from derive.strategies.comparative_statics import comparative_statics
from derive.strategies.euler_equations import euler_equations
from derive.strategies.first_order_conditions import first_order_conditions
from derive.strategies.intercepts import intercepts_and_slope
from derive.strategies.limits import limits
from derive.strategies.plan import plan
from derive.strategies.reduced_form import reduced_form
from derive.strategies.solve import solve, unfolded
from derive.strategies.total_differential import total_differential

__all__ = [
    "comparative_statics",
    "euler_equations",
    "first_order_conditions",
    "intercepts_and_slope",
    "limits",
    "plan",
    "reduced_form",
    "solve",
    "total_differential",
    "unfolded",
]
