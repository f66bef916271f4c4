"""Sufficiency of the first-order conditions.

∂ℒ/∂x = 0 and the constraints hold at x*,   ℒ concave in the choices
--------------------------------------------------------------------
          x* is a global maximum   (a minimum: ℒ convex)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from derive.claims import IsOptimum, IsSufficient
from derive.equation import Condition, Equation, Statement
from derive.errors import Location, RuleError
from derive.problem import OptimizationProblem
from derive.step import rule
from derive.symbols import EconomicSymbol
from derive.text import Text

_BENDS = {
    ("maximum", True): Text("The Lagrangian is concave in the choices", "拉格朗日函数关于选择变量是凹函数"),
    ("minimum", True): Text("The Lagrangian is convex in the choices", "拉格朗日函数关于选择变量是凸函数"),
    ("maximum", False): Text("The objective is concave", "目标函数是凹函数"),
    ("minimum", False): Text("The objective is convex", "目标函数是凸函数"),
}


@rule(en="{bends}, so the conditions are not only necessary:", zh="{bends}，所以这些条件不仅必要，而且充分：")
def sufficient(
    problem: OptimizationProblem, conditions: Mapping[EconomicSymbol, Equation], *signs: Condition
) -> tuple[IsSufficient, dict[str, Any]]:
    """Claim that the first-order conditions and constraints make a global optimum; `signs` are those of multipliers."""
    stationarity = tuple(conditions[choice] for choice in problem.choices)
    constraints = tuple(one.statement for one in problem.constraints)
    premises: tuple[Statement, ...] = (problem.equations[0], *constraints, *stationarity, *signs)
    symbol = problem.objective.symbol
    assert symbol is not None
    kind = problem.objective.kind
    claim = IsSufficient(symbol, kind, problem.choices, stationarity, constraints, problem.multipliers, premises)
    return claim, {"bends": _BENDS[kind, bool(constraints)]}


@rule(
    en="{bends}, and the point meets all conditions of Kuhn and Tucker:",
    zh="{bends}，且该点满足全部库恩—塔克条件：",
)
def optimal_point(
    problem: OptimizationProblem, solution: Sequence[Equation], given: tuple[Condition, ...] = ()
) -> tuple[IsOptimum, dict[str, Any]]:
    """Claim that a solution, with the values of the multipliers, is the global optimum under the constraints."""
    known = {one.lhs: one.rhs for one in solution}
    for symbol in (*problem.choices, *problem.multipliers):
        if symbol not in known:
            raise RuleError(
                "missing-value",
                f"The solution of the problem {problem.key} says nothing about {symbol}.",
                f"Pass the equation that gives {symbol}, too.",
                Location(symbol=symbol.key),
            )
    point = tuple((choice, known[choice]) for choice in problem.choices)
    multipliers = tuple((name, known[name]) for name in problem.multipliers)
    constraints = tuple(one.statement for one in problem.constraints)
    kind = problem.objective.kind
    assert problem.objective.symbol is not None
    # How the values were found is no premise: the certificate stands by itself.
    premises = (problem.equations[0], *constraints)
    claim = IsOptimum(
        problem.objective.symbol, kind, point, premises, (), given, constraints=constraints, multipliers=multipliers
    )
    return claim, {"bends": _BENDS[kind, bool(constraints)]}
