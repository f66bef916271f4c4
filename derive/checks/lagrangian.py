"""Lagrangians: put together again from the objective, the constraints and the multipliers, and compared."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import check_entails
from derive.checks.ground import require_all
from derive.checks.situation import Situation
from derive.claims import Entails, IsLagrangian
from derive.equation import Equation, Statement
from derive.verdict import Verdict, proved, refuted, unknown


def check_lagrangian(claim: IsLagrangian, context: Context) -> Verdict:
    """Judge whether a symbol names the Lagrangian of a problem."""
    objective, *constraints = claim.premises
    if not isinstance(objective, Equation) or len(constraints) != len(claim.multipliers):
        return unknown("Lagrangian", "There must be an objective, and one multiplier per constraint.")
    if any(claim.symbol in premise.free_symbols for premise in claim.premises) or claim.symbol in claim.value.free_symbols:
        return refuted("circularity", f"{claim.symbol} is already in use in the problem.")
    if claim.kind not in ("maximum", "minimum") or any(not _has_slack(one) for one in constraints):
        return unknown("Lagrangian", "A maximum or minimum under equations and conditions g >= 0 has a Lagrangian.")
    sign = 1 if claim.kind == "maximum" else -1
    terms = (sign * name * _slack(one) for name, one in zip(claim.multipliers, constraints, strict=True))
    whole = sympy.Add(objective.rhs, *terms)
    if claim.value == whole:
        needed = suppositions(whole)
        situation = Situation((), claim.given, context, tuple(one.expression for one in needed))
        if not situation.is_contradictory and require_all(situation, (*claim.conditions, *needed)) is None:
            return proved("identity").under(situation.open)
    return check_entails(Entails((), Equation(claim.value, whole), claim.conditions, claim.given), context)


def _has_slack(statement: Statement) -> bool:
    return isinstance(statement, Equation) or statement.sign == ">=0"


def _slack(statement: Statement) -> Expr:
    """What is available less what is used."""
    return statement.rhs - statement.lhs if isinstance(statement, Equation) else statement.expression
