"""Evaluating at a point.

A(x) = B(x),   x = v
--------------------
    A(v) = B(v)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Symbol

from derive.claims import Entails
from derive.equation import Condition, Equation, as_expression
from derive.step import rule


@rule(en="Set {point} in {equation}.", zh="在{equation}中令{point}。")
def evaluate_at(values: Mapping[Symbol, Any], *, equation: Equation) -> tuple[Entails, dict[str, Any]]:
    """Put values for symbols, `evaluate_at({r: 0}, equation=is_curve)`; the result says for which values it holds."""
    numbers = {symbol: as_expression(value) for symbol, value in values.items()}
    where = tuple(Condition(symbol - value, "=0") for symbol, value in numbers.items())
    conclusion = Equation(
        equation.lhs.xreplace(numbers), equation.rhs.xreplace(numbers), holds_for=(*equation.holds_for, *where)
    )
    point = tuple(Equation(symbol, value) for symbol, value in numbers.items())
    return Entails((equation,), conclusion, given=where), {"point": point}
