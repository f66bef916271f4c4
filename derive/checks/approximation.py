"""Approximations: the error stays within the bound on both sides."""

from __future__ import annotations

from dataclasses import replace

from derive.checks.context import Context
from derive.checks.sign import check_sign
from derive.claims import ApproximatesWithin, HasSign
from derive.verdict import Verdict, weakest


def check_approximation(claim: ApproximatesWithin, context: Context) -> Verdict:
    """Judge `|expression - approximation| <= bound` as two signs."""
    error = claim.expression - claim.approximation
    sides = (claim.bound - error, claim.bound + error)
    verdicts = [check_sign(HasSign(side, ">=0", claim.premises, claim.conditions, claim.given), context) for side in sides]
    return replace(weakest(verdicts), method="two signs")
