"""Strategies: rules called in a fixed order, for models whose author writes no steps. They never learn a verdict."""

from __future__ import annotations

from derive.strategies.comparative_statics import comparative_statics
from derive.strategies.consumer import elasticity, roy, slutsky
from derive.strategies.demand import demands
from derive.strategies.euler_equations import euler_equations
from derive.strategies.factor_exhaustion import factor_exhaustion
from derive.strategies.first_order_conditions import first_order_conditions
from derive.strategies.intercepts import intercepts_and_slope
from derive.strategies.kinks import on_the_sides, sides
from derive.strategies.kuhn_tucker import binds, kuhn_tucker
from derive.strategies.limits import limits
from derive.strategies.plan import plan
from derive.strategies.reduced_form import reduced_form
from derive.strategies.second_order import second_order, second_order_minors
from derive.strategies.solve import solve, unfolded
from derive.strategies.total_differential import total_differential

__all__ = [
    "binds",
    "comparative_statics",
    "demands",
    "elasticity",
    "euler_equations",
    "factor_exhaustion",
    "first_order_conditions",
    "intercepts_and_slope",
    "kuhn_tucker",
    "limits",
    "on_the_sides",
    "plan",
    "reduced_form",
    "roy",
    "second_order",
    "second_order_minors",
    "sides",
    "slutsky",
    "solve",
    "total_differential",
    "unfolded",
]
