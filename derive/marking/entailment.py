"""What follows from what a student wrote, asked of the check that tests every printed line."""

from __future__ import annotations

from collections.abc import Sequence

from derive.check import check_claim
from derive.checks.context import Context
from derive.claims import Entails
from derive.equation import Equation
from derive.errors import DeriveError
from derive.verdict import Status, Verdict


def entailment(premises: Sequence[Equation], conclusion: Equation, *, equivalent: bool = False) -> Verdict:
    """Judge whether premises entail a conclusion; what the check cannot work with is unknown, never an error."""
    try:
        return check_claim(Entails(tuple(premises), conclusion, equivalent=equivalent), Context())
    except (DeriveError, ArithmeticError, ValueError, TypeError, RecursionError) as error:
        return Verdict(Status.UNKNOWN, reason=str(error))
