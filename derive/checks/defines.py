"""Definitions: the symbol is new to its definiens, which exists on the domain and lies in the symbol's own domain."""

from __future__ import annotations

from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.ground import grounded, opened, precisely
from derive.checks.inlining import bounds
from derive.checks.sign import sign_verdict
from derive.claims import Defines
from derive.verdict import Status, Verdict, proved, refuted, unknown


def check_defines(claim: Defines, context: Context) -> Verdict:
    """Judge a definition."""
    return precisely(lambda: _check_defines(claim, context))


def _check_defines(claim: Defines, context: Context) -> Verdict:
    if claim.symbol in claim.definiens.free_symbols:
        return refuted("circularity", f"{claim.symbol} occurs in its own definition.")
    if any(claim.symbol in premise.free_symbols for premise in claim.premises):
        return refuted("circularity", f"{claim.symbol} is already in use in the premises of its definition.")
    if claim.symbol.domain.integer and not claim.definiens.is_integer:
        return unknown("domain", f"The definiens was not shown to be a whole number, as {claim.symbol} must be.")
    wanted = bounds(claim.symbol, claim.definiens)
    needed = (*claim.conditions, *suppositions(claim.definiens))
    asked = (claim.definiens, *(one.expression for one in wanted))
    situation = opened(claim.premises, claim.given, context, asked, needed)
    if isinstance(situation, Verdict):
        return situation
    for condition in wanted:
        verdict = sign_verdict(situation, condition)
        if verdict.status is Status.REFUTED:
            return refuted(
                verdict.method,
                f"The definiens leaves the domain {claim.symbol.domain} declared for {claim.symbol}: {condition} fails.",
                witness=verdict.witness,
            )
        if verdict.status is not Status.PROVED:
            situation.open.append(condition)
    method = "coefficients" if wanted else "normal form"
    return grounded(proved(method, "The definiens exists on the domain and lies in the symbol's own."), situation)
