"""Putting numbers.

A(a, b) = B(a, b),   a = 100,  b = 9/10
---------------------------------------
     A(100, 9/10) = B(100, 9/10)
"""

from __future__ import annotations

from dataclasses import replace

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import RuleError
from derive.step import rule


@rule(en="Put the given numbers into {equation}.", zh="将给定的数值代入{equation}。")
def calibrate(*values: Equation, equation: Equation, worked_out: bool = False) -> Entails:
    """Put numbers (equations `symbol = number` of the model or of earlier steps) into an equation.

    The numbers are printed in their places, `E = -1649 - 570`, or `worked_out`, `E = -2219`.
    """
    numbers = {}
    for value in values:
        if not value.rhs.is_number or not value.lhs.is_Symbol:
            raise RuleError("not-a-number", f"{value} does not give a symbol a number.", "Pass equations such as b = 0.9.")
        if value.lhs in equation.free_symbols:
            numbers[value.lhs] = value.rhs
    used = tuple(value for value in values if value.lhs in numbers)
    found = equation.with_numbers(numbers).labelled("")
    return Entails((*used, equation), replace(found, form=None) if worked_out else found)
