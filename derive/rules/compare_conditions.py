"""Comparing two conditions.

A = B,   A = C
--------------
    B = C,  common nonzero factors and terms dropped

No arbitrage: two ways of carrying goods into the future that are both used must have the same return.
"""

from __future__ import annotations

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import RuleError
from derive.rules.two_sides import two_sides
from derive.step import rule


@rule(
    en="Compare {one} with {other}: what they have in common cancels.",
    zh="比较{one}与{other}，约去相同的部分。",
)
def compare_conditions(one: Equation, other: Equation) -> Entails:
    """Equate the sides on which two conditions differ, and cancel what cannot vanish."""
    if one.lhs != other.lhs:
        raise RuleError(
            "different-left-sides",
            f"The left-hand sides {one.lhs} and {other.lhs} differ.",
            "Compare two conditions that say what the same thing equals.",
        )
    left, right = two_sides(one.rhs - other.rhs)
    if left == 0:
        raise RuleError("nothing-new", f"{one} and {other} say the same.", "Compare two different conditions.")
    held = tuple(dict.fromkeys((*one.holds_for, *other.holds_for)))
    return Entails((one, other), Equation(left, right, holds_for=held))
