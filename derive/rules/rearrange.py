"""Rearranging.

A = B
-----
C = D

The same equation in another order or grouping; whether it is the same is for the check to say.
"""

from __future__ import annotations

from typing import Any

from derive.claims import Entails
from derive.equation import Equation, as_expression
from derive.step import rule


@rule(en="Rearrange {equation}.", zh="整理{equation}。")
def rearrange(lhs: Any, rhs: Any, *, equation: Equation) -> Entails:
    """Write an equation as `lhs = rhs` without using anything else."""
    return Entails((equation,), Equation(as_expression(lhs), as_expression(rhs), holds_for=equation.holds_for))
