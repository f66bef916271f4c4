"""Excluding a case.

premises contradict each other on the domain
--------------------------------------------
         the case does not occur
"""

from __future__ import annotations

from derive.claims import IsInfeasible
from derive.equation import Condition, Statement
from derive.step import rule


@rule(en="{premises} cannot hold together, so the case is excluded.", zh="{premises}不能同时成立，该情形被排除。")
def exclude(*premises: Statement, given: tuple[Condition, ...] = ()) -> IsInfeasible:
    """Claim that the premises have no common solution on the domain."""
    return IsInfeasible(premises, given=given)
