"""The envelope theorem.

U = f(x, a),   ∂ℒ/∂x = 0,   constraints
---------------------------------------
        dU/da = ∂ℒ/∂a

What the choices do when a changes has no first-order effect on the value; only the direct effect counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Symbol

from derive.claims import IsDerivative
from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.problem import OptimizationProblem
from derive.rules.powers import combined
from derive.step import rule
from derive.symbols import EconomicSymbol


@rule(
    en="By the envelope theorem only the direct effect of {shock} on the Lagrangian counts:",
    zh="由包络定理，只需考虑{shock}对拉格朗日函数的直接影响：",
)
def envelope(
    problem: OptimizationProblem, shock: EconomicSymbol, conditions: Mapping[Symbol, Equation]
) -> tuple[IsDerivative, dict[str, Any]]:
    """Differentiate the value of the objective with respect to something given; all constraints must bind."""
    if any(not one.binds for one in problem.constraints):
        raise RuleError(
            "inequality",
            f"The problem {problem.key} has inequality constraints.",
            "State the problem of one case, with the constraints that bind as equations.",
        )
    if shock in problem.choices or shock in problem.multipliers:
        raise RuleError(
            "not-given",
            f"{shock} is not given to the problem {problem.key}.",
            "Differentiate with respect to an exogenous symbol or a parameter.",
            Location(symbol=str(shock)),
        )
    value = combined(problem.lagrangian.diff(shock))
    symbol = problem.objective.symbol
    assert symbol is not None
    premises = (*problem.equations, *conditions.values())
    claim = IsDerivative(symbol, shock, value, premises, (symbol, *problem.choices, *problem.multipliers))
    return claim, {}
