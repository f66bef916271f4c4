"""Verifying at a point.

x = v,   A(v) = B(v)
--------------------
A(x) = B(x) at v
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Symbol

from derive.claims import Entails
from derive.equation import Equation, as_expression
from derive.step import rule


@rule(en="Put {point} into {equation}; both sides agree:", zh="将{point}代入{equation}，两端相等：")
def holds_at(values: Mapping[Symbol, Any], *, equation: Equation) -> tuple[Entails, dict[str, Any]]:
    """Claim that an equation holds at given values; it is not supposed to hold anywhere else."""
    numbers = {symbol: as_expression(value) for symbol, value in values.items()}
    point = tuple(Equation(symbol, value) for symbol, value in numbers.items() if symbol in equation.free_symbols)
    return Entails((), Equation(equation.lhs.xreplace(numbers), equation.rhs.xreplace(numbers))), {"point": point}
