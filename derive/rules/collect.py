"""Collecting terms.

A = B      (linear in x)
------------------------
c x = e    (no x in c, e)
"""

from __future__ import annotations

from sympy import Symbol

from derive.claims import Entails
from derive.equation import Equation
from derive.rules.leading_sign import leads_with_minus
from derive.rules.linear import common_denominator, has_sum_below, linear_parts, not_linear
from derive.step import rule


@rule(en="Bring all terms in {symbol} of {equation} to one side.", zh="把{equation}中含{symbol}的项移到同一边。")
def collect(equation: Equation, symbol: Symbol) -> Entails:
    """Bring the terms in a symbol to the left-hand side and everything else to the right."""
    stays = symbol in equation.lhs.free_symbols
    difference = equation.lhs - equation.rhs if stays else equation.rhs - equation.lhs
    fractions = has_sum_below(difference)
    if fractions:
        difference, denominator = common_denominator(difference)
        if symbol in denominator.free_symbols:
            raise not_linear(equation.residual, symbol)
    coefficient, rest = linear_parts(difference, symbol)
    if leads_with_minus(coefficient):
        coefficient, rest = -coefficient, -rest
    conclusion = Equation(coefficient * symbol, -rest, holds_for=equation.holds_for)
    # Multiplying by a denominator is a step in one direction only.
    return Entails((equation,), conclusion, equivalent=not fractions)
