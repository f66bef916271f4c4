"""Verifying at a point.

x = v,   A(v) = B(v)
--------------------
    A(x) = B(x)
"""

from __future__ import annotations

from derive.claims import Entails
from derive.equation import Condition, Equation
from derive.step import rule


@rule(en="Put in the values; the equation holds:", zh="代入各数值，等式成立：")
def holds_at(equation: Equation, *values: Equation, given: tuple[Condition, ...] = ()) -> Entails:
    """Claim that values (equations `symbol = number`, or `given` ones) satisfy an equation."""
    used = tuple(value for value in values if value.lhs in equation.free_symbols)
    return Entails(used, Equation(equation.lhs, equation.rhs), given=given)
