"""Collecting terms.

A = B      (linear in x)
------------------------
c x = e    (no x in c, e)
"""

from __future__ import annotations

from sympy import Symbol

from derive.claims import Entails
from derive.equation import Equation
from derive.rules.linear import linear_parts
from derive.step import rule


@rule(en="Bring all terms in {symbol} of {equation} to one side.", zh="把{equation}中含{symbol}的项移到同一边。")
def collect(equation: Equation, symbol: Symbol) -> Entails:
    """Bring the terms in a symbol to the left-hand side and everything else to the right."""
    stays = symbol in equation.lhs.free_symbols
    difference = equation.lhs - equation.rhs if stays else equation.rhs - equation.lhs
    coefficient, rest = linear_parts(difference, symbol)
    return Entails((equation,), Equation(coefficient * symbol, -rest, holds_for=equation.holds_for), equivalent=True)
