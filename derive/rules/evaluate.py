"""Evaluating at a point.

A(x) = B(x),   x = v
--------------------
    A(v) = B(v)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sympy import Symbol

from derive.claims import Entails
from derive.equation import Condition, Equation, as_expression
from derive.step import Move, rule


@rule(en="Set {conditions_set} in {equation}.", zh="在{equation}中令{conditions_set}。")
def _evaluate_at(values: Mapping[Symbol, Any], *, equation: Equation, conditions_set: Any = None) -> Entails:
    """Put values for symbols; the result holds where the symbols have these values, and says so."""
    numbers = {symbol: as_expression(value) for symbol, value in values.items()}
    where = tuple(Condition(symbol - value, "=0") for symbol, value in numbers.items())
    conclusion = Equation(
        equation.lhs.xreplace(numbers), equation.rhs.xreplace(numbers), holds_for=(*equation.holds_for, *where)
    )
    return Entails((equation,), conclusion, given=where)


def evaluate_at(values: Mapping[Symbol, Any], *, equation: Equation) -> Move:
    """Put values for symbols, `evaluate_at({r: 0}, equation=is_curve)`; the result says for which values it holds."""
    point = tuple(Equation(symbol, as_expression(value)) for symbol, value in values.items())
    return replace(_evaluate_at(values, equation=equation, conditions_set=point), rule="evaluate_at")
