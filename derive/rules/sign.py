"""Signs.

e,   domains,   conditions
--------------------------
         e > 0
"""

from __future__ import annotations

from typing import Any

from derive.claims import ChangesSign, HasSign
from derive.equation import Condition, Equation, Statement, as_expression
from derive.rules.cases import supposed
from derive.step import rule


@rule(en="The domains fix the sign of {expression}.", zh="由各变量的取值范围判断{expression}的符号。")
def sign(expression: Any, relation: str, *premises: Statement, given: tuple[Condition, ...] = ()) -> HasSign:
    """Claim a sign (`>0`, `<0`, `>=0`, `<=0`, `!=0`, `=0`) of an expression; an equation stands for its left-hand side."""
    if isinstance(expression, Equation):
        premises, expression = (*premises, expression), expression.lhs
    return HasSign(as_expression(expression), relation, premises, given=supposed(premises, given))


@rule(en="The sign of {expression} follows from {premises}.", zh="由{premises}判断{expression}的符号。")
def sign_by(expression: Any, relation: str, *premises: Statement, given: tuple[Condition, ...] = ()) -> HasSign:
    """Claim a sign as `sign` does, and say from which premises it comes."""
    return HasSign(as_expression(expression), relation, premises, given=supposed(premises, given))


@rule(
    en="The sign of {expression} is open: it is positive at some admissible values and negative at others.",
    zh="{expression}的符号不确定：在允许的取值下可正可负。",
)
def ambiguous(expression: Any, *premises: Statement, given: tuple[Condition, ...] = ()) -> ChangesSign:
    """Claim that an expression takes both signs on the domain."""
    if isinstance(expression, Equation):
        premises, expression = (*premises, expression), expression.lhs
    return ChangesSign(as_expression(expression), premises, given=supposed(premises, given))
