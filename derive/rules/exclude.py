"""Excluding a case.

premises contradict each other on the domain
--------------------------------------------
         the case does not occur
"""

from __future__ import annotations

from typing import Any

from derive.claims import IsInfeasible
from derive.equation import Condition, Statement
from derive.step import rule
from derive.text import Text


@rule(en="{clash}, so the case is excluded.", zh="{clash}，该情形被排除。")
def exclude(*premises: Statement, given: tuple[Condition, ...] = ()) -> tuple[IsInfeasible, dict[str, Any]]:
    """Claim that the premises have no common solution on the domain."""
    if given and premises:
        clash = Text("This contradicts {premises}", "这与{premises}矛盾", premises=premises)
    else:
        clash = Text("{premises} cannot hold together", "{premises}不能同时成立", premises=premises or given)
    return IsInfeasible(premises, given=given), {"clash": clash}
