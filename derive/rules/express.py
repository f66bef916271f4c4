"""Expressing an equation in other terms.

    A = B,   definitions
    --------------------
          C = D

The author (or a strategy) says what the result looks like; whether it follows is for the check to say.
"""

from __future__ import annotations

from typing import Any

from derive.claims import Entails
from derive.equation import Equation, Statement, as_expression
from derive.step import rule


@rule(en="Write {equation} in terms of {using}.", zh="利用{using}改写{equation}。")
def express(lhs: Any, rhs: Any, *, equation: Equation, using: tuple[Statement, ...]) -> Entails:
    """Rewrite an equation as `lhs = rhs` with the help of definitions or earlier results."""
    return Entails((*using, equation), Equation(as_expression(lhs), as_expression(rhs), holds_for=equation.holds_for))
