"""Total differentials: the differentiated premises are equivalent to the equation in differentials."""

from __future__ import annotations

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.entails import check_entails
from derive.claims import Entails, IsTotalDifferential
from derive.equation import Equation
from derive.symbols import differential
from derive.verdict import Status, Verdict, refuted, unknown


def check_total_differential(claim: IsTotalDifferential, context: Context) -> Verdict:
    """Judge a total differential; symbols outside `moving` stand still."""
    rates = {symbol: differential(symbol) for symbol in claim.moving}
    equations = [premise for premise in claim.premises if isinstance(premise, Equation)]
    try:
        moved = tuple(Equation(tangent(one.lhs, rates), tangent(one.rhs, rates)) for one in equations)
    except OutOfReach as limit:
        return unknown("dual numbers", f"The differential was not formed: {limit.reason}.")
    if not moved:
        return refuted("dual numbers", "There is no equation to differentiate.")
    implied = Entails((*claim.premises, *moved), claim.conclusion, claim.conditions, claim.given)
    verdict = check_entails(implied, context)
    if verdict.status is not Status.PROVED:
        return verdict
    others = (*claim.premises, *moved[:-1], claim.conclusion)
    converse = check_entails(Entails(others, moved[-1], claim.conditions, claim.given), context)
    if converse.status is not Status.PROVED:
        return Verdict(
            converse.status, "dual numbers", witness=converse.witness, reason="The differential says less than the premises do."
        )
    return Verdict(Status.PROVED, "dual numbers", converse.under(verdict.conditions).conditions, tuple(equations))
