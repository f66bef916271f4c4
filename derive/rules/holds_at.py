"""Verifying at a point.

x = v,   A(v) = B(v)
--------------------
    A(x) = B(x)
"""

from __future__ import annotations

from typing import Any

from derive.claims import Entails
from derive.equation import Condition, Equation
from derive.step import rule
from derive.text import Text


@rule(en="Put in the values; the equation holds{name}:", zh="代入各数值，等式成立{name}：")
def holds_at(equation: Equation, *values: Equation, given: tuple[Condition, ...] = ()) -> tuple[Entails, dict[str, Any]]:
    """Claim that values (equations `symbol = number`, or `given` ones) satisfy an equation, which is called by its name."""
    used = tuple(value for value in values if value.lhs in equation.free_symbols)
    called = Text("", "") if equation.name is None else Text(" ({name})", "（{name}）", name=equation.name)
    return Entails(used, Equation(equation.lhs, equation.rhs), given=given), {"name": called}
