"""Equating.

x = e,   x = f
--------------
    e = f
"""

from __future__ import annotations

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import RuleError
from derive.step import rule


@rule(
    en="Both {one} and {other} give the same quantity, so their right-hand sides are equal.",
    zh="由{one}与{other}左端相同，令右端相等。",
)
def equate(one: Equation, other: Equation) -> Entails:
    """Equate the right-hand sides of two equations with the same left-hand side."""
    if one.lhs != other.lhs:
        raise RuleError(
            "different-left-sides",
            f"The left-hand sides {one.lhs} and {other.lhs} differ.",
            "Isolate the same symbol in both equations first.",
        )
    return Entails((one, other), Equation(one.rhs, other.rhs))
