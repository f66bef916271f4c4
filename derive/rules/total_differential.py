"""Total differential.

     A(x, y) = B(x, y)
---------------------------
A_x dx + A_y dy = B_x dx + B_y dy
"""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.claims import IsTotalDifferential
from derive.equation import Equation
from derive.rules.powers import combined
from derive.step import rule
from derive.symbols import EconomicSymbol, differential


@rule(en="Take the total differential of {equation}.", zh="对{equation}求全微分。")
def totally_differentiate(equation: Equation, moving: tuple[EconomicSymbol, ...]) -> IsTotalDifferential:
    """Differentiate both sides totally; symbols outside `moving` are held constant."""

    def side(expression: Expr) -> Expr:
        return sympy.Add(*(combined(expression.diff(symbol)) * differential(symbol) for symbol in moving))

    return IsTotalDifferential((equation,), moving, Equation(side(equation.lhs), side(equation.rhs)))
