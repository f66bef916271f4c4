"""The first-order condition for a choice.

ℒ := f(x, ...)
--------------
∂f/∂x = 0,  written with its positive terms on one side
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr

from derive.claims import IsStationary
from derive.equation import Equation, Kind
from derive.errors import Location, RuleError
from derive.rules.two_sides import two_sides
from derive.step import rule
from derive.symbols import EconomicSymbol
from derive.text import Text


@rule(en="First-order condition for {choice}:", zh="关于{choice}的一阶条件：")
def first_order_condition(choice: EconomicSymbol, lagrangian: Equation, *, multipliers: Sequence[Expr] = ()) -> IsStationary:
    """Differentiate the Lagrangian with respect to a choice and set the derivative to zero."""
    slope = lagrangian.rhs.diff(choice)
    if slope == 0:
        raise RuleError(
            "missing-condition",
            f"{choice} does not occur in {lagrangian.lhs}, so there is no first-order condition for it.",
            f"Add the equation in which {choice} occurs, or take it out of the choices.",
            Location(symbol=str(choice)),
        )
    if not slope.has(sympy.Function) and slope.is_polynomial() and not slope.free_symbols & set(multipliers):
        slope = sympy.expand(slope)
    left, right = two_sides(slope, multipliers)
    name = Text("first-order condition for {choice}", "{choice}的一阶条件", choice=choice)
    return IsStationary(lagrangian.lhs, choice, Equation(left, right, Kind.OPTIMALITY, name=name), (lagrangian,))


def marginal_value(choice: EconomicSymbol, lagrangian: Equation) -> Expr:
    """Return the derivative of a Lagrangian with respect to a choice."""
    return sympy.diff(lagrangian.rhs, choice)
