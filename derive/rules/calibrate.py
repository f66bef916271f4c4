"""Putting numbers.

A(a, b) = B(a, b),   a = 100,  b = 9/10
---------------------------------------
     A(100, 9/10) = B(100, 9/10)
"""

from __future__ import annotations

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import RuleError
from derive.step import rule


@rule(en="Put the given numbers into {equation}.", zh="将给定的数值代入{equation}。")
def calibrate(*values: Equation, equation: Equation) -> Entails:
    """Put numbers (equations `symbol = number` of the model or of earlier steps) into an equation."""
    numbers = {}
    for value in values:
        if not value.rhs.is_number or not value.lhs.is_Symbol:
            raise RuleError("not-a-number", f"{value} does not give a symbol a number.", "Pass equations such as b = 0.9.")
        if value.lhs in equation.free_symbols:
            numbers[value.lhs] = value.rhs
    used = tuple(value for value in values if value.lhs in numbers)
    return Entails((*used, equation), equation.with_numbers(numbers).labelled(""))
