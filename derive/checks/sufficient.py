"""Sufficiency: the conditions are those of the Lagrangian, which is concave in the choices (for a minimum: convex)."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.curvature import check_curvature
from derive.checks.kuhn_tucker import is_convex_domain, is_defined, lagrangian_of, slack_of
from derive.checks.stationary import check_stationary
from derive.claims import IsCurved, IsStationary, IsSufficient
from derive.equation import Condition, Equation
from derive.symbols import domain_of
from derive.verdict import Status, Verdict, proved, unknown, weakest

_METHOD = "concave programming"


def check_sufficient(claim: IsSufficient, context: Context) -> Verdict:
    """Judge whether first-order conditions and constraints characterise a global optimum."""
    trouble = _trouble(claim, context)
    if trouble:
        return unknown(_METHOD, trouble)
    value = claim.premises[0]
    assert isinstance(value, Equation)
    lagrangian = lagrangian_of(value.rhs, claim.kind, claim.constraints, claim.multipliers)
    stationary = [
        check_stationary(IsStationary(lagrangian, choice, condition, (), claim.conditions, claim.given), context)
        for choice, condition in zip(claim.choices, claim.stationarity, strict=True)
    ]
    found = weakest(stationary) if stationary else unknown(_METHOD, "There is nothing to choose.")
    if found.status is Status.PROVED:
        found = weakest([found, _curvature(claim, context)])
    if found.status is Status.PROVED:
        return proved(_METHOD, conditions=found.conditions)
    return replace(found, method=_METHOD)


def _curvature(claim: IsSufficient, context: Context) -> Verdict:
    value = claim.premises[0]
    assert isinstance(value, Equation)
    lagrangian = lagrangian_of(value.rhs, claim.kind, claim.constraints, claim.multipliers)
    signs = tuple(one for one in claim.premises if isinstance(one, Condition) and one.free_symbols <= set(claim.multipliers))
    shape = "concave" if claim.kind == "maximum" else "convex"
    return check_curvature(IsCurved(lagrangian, claim.choices, shape, signs, claim.conditions, claim.given), context)


def _trouble(claim: IsSufficient, context: Context) -> str | None:
    """Say what keeps the claim from being one about a problem with a convex domain."""
    if claim.kind not in ("maximum", "minimum"):
        return f"{claim.kind} is neither a maximum nor a minimum."
    if not isinstance(claim.premises[0], Equation) or claim.premises[0].lhs != claim.objective:
        return "The first premise must say what the objective is."
    if len(claim.choices) != len(claim.stationarity) or len(claim.constraints) != len(claim.multipliers):
        return "There must be one condition per choice and one multiplier per constraint."
    missing = [one for one in (*claim.constraints, *claim.stationarity) if one not in claim.premises]
    if missing:
        return "A condition is no premise."
    for statement, multiplier in zip(claim.constraints, claim.multipliers, strict=True):
        lower = domain_of(multiplier).lower
        if isinstance(statement, Condition) and (statement.sign != ">=0" or lower is None or lower < 0):
            return f"The multiplier {multiplier} of an inequality may be negative by its domain."
    try:
        convex = is_convex_domain(claim.choices, context.about(claim.choices))
    except OutOfReach as limit:
        return f"The derivative was not formed: {limit.reason}."
    if not convex:
        return "A condition bounds the choices by a curve, so local does not mean global."
    functions = (claim.premises[0].rhs, *map(slack_of, claim.constraints))
    if not all(is_defined(one, claim.choices, context) for one in functions):
        return "A function in the problem does not exist everywhere on the domain of the choices."
    return None
