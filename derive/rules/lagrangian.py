"""Setting up the Lagrangian.

maximise f   subject to   g_i = slack of constraint i
-----------------------------------------------------
            ℒ := f + Σ λ_i g_i

For a minimum the slacks are subtracted. The slack is what is available less what is used.
"""

from __future__ import annotations

from typing import Any

from derive.claims import IsLagrangian
from derive.problem import OptimizationProblem
from derive.step import rule
from derive.text import Text

_ADDED = Text("added to the objective", "加到目标函数上")
_SUBTRACTED = Text("subtracted from the objective", "从目标函数中减去")


@rule(
    en="Set up the Lagrangian: the slack of each constraint (what is available less what is used), times its multiplier, "
    "is {direction}.",
    zh="设立拉格朗日函数：把每个约束的余量（可用量减去使用量）乘以相应的乘子，{direction}。",
)
def write_lagrangian(problem: OptimizationProblem) -> tuple[IsLagrangian, dict[str, Any]]:
    """Define the Lagrangian of a problem."""
    direction = _ADDED if problem.objective.kind == "maximum" else _SUBTRACTED
    statements = (problem.equations[0], *(one.statement for one in problem.constraints))
    claim = IsLagrangian(problem.lagrangian_symbol, problem.lagrangian, problem.objective.kind, problem.multipliers, statements)
    return claim, {"direction": direction}
