"""Substitution.

x = e,   A(x) = B(x)
--------------------
    A(e) = B(e)
"""

from __future__ import annotations

from sympy import Expr, Symbol

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import RuleError
from derive.step import rule


@rule(en="Substitute {known} into {into}.", zh="将{known}代入{into}。")
def substitute(*known: Equation, into: Equation) -> Entails:
    """Replace each known left-hand symbol in `into`, in the order given, so that chains resolve left to right.

    Both sides are replaced: where two equations give the same variable, the result sets their right-hand sides equal.
    """
    left, right = into.lhs, into.rhs
    for equation in known:
        symbol = _replaceable(equation)
        left = left.xreplace({symbol: equation.rhs})
        right = right.xreplace({symbol: equation.rhs})
    conditions = tuple(dict.fromkeys(condition for equation in (into, *known) for condition in equation.holds_for))
    return Entails((*known, into), Equation(left, right, holds_for=conditions))


def _replaceable(equation: Equation) -> Expr:
    if isinstance(equation.lhs, Symbol) or equation.lhs.is_Function:
        return equation.lhs
    raise RuleError(
        "nothing-to-replace",
        f"{equation} does not say what a single symbol equals, so it cannot be substituted.",
        "Isolate a symbol first: isolate(symbol, equation).",
    )
