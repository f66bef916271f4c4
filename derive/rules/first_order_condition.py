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
    slope = _slope(lagrangian.rhs, choice)
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


def _slope(expression: Expr, choice: EconomicSymbol) -> Expr:
    """Differentiate term by term; what stands before a factor is carried along, so that λ (m - px) gives -λ p at once."""
    if choice not in expression.free_symbols:
        return sympy.S.Zero
    if isinstance(expression, sympy.Add):
        return sympy.Add(*(_slope(term, choice) for term in expression.args))
    if isinstance(expression, sympy.Mul):
        moving = [factor for factor in expression.args if choice in factor.free_symbols]
        if len(moving) == 1:
            carried = sympy.Mul(*(factor for factor in expression.args if factor is not moving[0]))
            return carried * _slope(moving[0], choice)
    return expression.diff(choice)


def marginal_value(choice: EconomicSymbol, lagrangian: Equation) -> Expr:
    """Return the derivative of a Lagrangian with respect to a choice."""
    return sympy.diff(lagrangian.rhs, choice)
