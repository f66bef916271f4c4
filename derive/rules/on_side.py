"""One side of a kink.

U = min{a, b},   b - a >= 0
---------------------------
          U = a
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy
from sympy import Expr

from derive.claims import Entails
from derive.equation import Condition, Equation, Statement
from derive.rules.written_out import grouped_by_factor
from derive.step import rule


@rule(en="On this side of the kink {values}, so {statement} becomes:", zh="在拐点的这一侧，{values}，{statement}化为：")
def on_side(statement: Statement, parts: Mapping[Expr, Expr], given: tuple[Condition, ...]) -> tuple[Entails, dict[str, Any]]:
    """Replace maxima, minima and absolute values by the part that they equal where `given` holds."""
    known: dict[sympy.Basic, Expr] = dict(parts)
    values = tuple(Equation(node, part) for node, part in parts.items())
    if isinstance(statement, Condition):
        return Entails((statement,), statement.xreplace(known), given=given), {"values": values}
    left, right = (grouped_by_factor(side.xreplace(known)) for side in (statement.lhs, statement.rhs))
    conclusion = Equation(left, right, holds_for=given)
    return Entails((statement,), conclusion, given=given), {"values": values}
