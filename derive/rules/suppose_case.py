"""Opening a case of complementary slackness.

λ g = 0
------------------------------
g = 0, in the case g = 0;   λ = 0, in the case λ = 0
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy
from sympy import Expr

from derive.claims import Entails
from derive.equation import Condition, Equation
from derive.problem import Constraint
from derive.rules.two_sides import two_sides
from derive.step import rule
from derive.text import Text


@rule(
    en="This is the case of complementary slackness in which the constraint binds:",
    zh="这是互补松弛条件中该约束取等号的情形：",
)
def suppose_binding(constraint: Constraint, given: tuple[Condition, ...]) -> Entails:
    """Write down the constraint as an equation, in the case in which it binds."""
    left, right = two_sides(-constraint.slack)
    return Entails((), Equation(left, right, holds_for=given), given=given)


@rule(en="{lead}{equation} becomes:", zh="{lead}{equation}化为：")
def in_case(equation: Equation, zero: Iterable[Expr], given: tuple[Condition, ...]) -> tuple[Entails, dict[str, Any]]:
    """Put zero for the multipliers of constraints that do not bind."""
    names = tuple(name for name in zero if name in equation.free_symbols)
    residual = (equation.lhs - equation.rhs).xreplace(dict.fromkeys(names, sympy.S.Zero))
    values = tuple(Equation(name, sympy.S.Zero) for name in names)
    lead = Text("With {values}, ", "当{values}时，", values=values)
    conclusion = Equation(*two_sides(residual), holds_for=given)
    return Entails((equation,), conclusion, given=given), {"lead": lead}
