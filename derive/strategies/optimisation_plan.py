"""The fixed plan for a bare problem: Lagrangian, first-order conditions, and what they say without multipliers."""

from __future__ import annotations

from derive.problem import OptimizationProblem
from derive.step import Derivation
from derive.strategies.euler_equations import euler_equations
from derive.strategies.first_order_conditions import first_order_conditions
from derive.text import Text

_INTRO = Text(
    "The plan: set up the Lagrangian, differentiate it with respect to every choice, and eliminate the multipliers.",
    "步骤：设立拉格朗日函数，对每个选择变量求一阶条件，再消去乘子。",
)


def optimisation_plan(problem: OptimizationProblem) -> tuple[Derivation, ...]:
    """Derive what can be derived from the declaration of a problem alone."""
    derivation = Derivation(problem, "optimality", Text("Conditions for an optimum", "最优性条件"), intro=_INTRO)
    conditions = first_order_conditions(derivation)
    if all(one.binds for one in problem.constraints):
        euler_equations(derivation, conditions)
    return (derivation,)
