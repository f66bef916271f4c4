"""What a solution requires.

g(x) >= 0,   x = e
------------------
    g(e) >= 0
"""

from __future__ import annotations

from derive.claims import Entails
from derive.equation import Condition, Equation
from derive.rules.cases import supposed
from derive.rules.written_out import written_out
from derive.step import rule


@rule(en="The case requires of the given quantities:", zh="该情形要求：")
def requirement(inequality: Condition, *solution: Equation) -> Entails:
    """Put a solution into an inequality that it must meet; that of a lone symbol is its declared domain."""
    values = {one.lhs: one.rhs for one in solution}
    expression = written_out(inequality.expression.xreplace(values))
    stated = () if inequality.expression.is_Symbol else (inequality,)
    return Entails((*stated, *solution), Condition(expression, inequality.sign), given=supposed(solution))
