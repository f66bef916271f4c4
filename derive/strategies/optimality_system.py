"""The system that determines the choices once the multipliers are gone, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from derive.equation import Equation
from derive.problem import OptimizationProblem
from derive.symbols import EconomicSymbol
from derive.text import Table, Text


def system_table(problem: OptimizationProblem, reduced: Mapping[EconomicSymbol, Equation]) -> Table:
    """List the conditions without multipliers and the constraints, with the number of equations and unknowns."""
    constraints = [one.statement for one in problem.constraints if isinstance(one.statement, Equation)]
    rows = [(condition, _said(choice, condition)) for choice, condition in reduced.items()]
    rows += [
        (statement, Text("constraint: {equation}", "约束条件：{equation}", equation=statement)) for statement in constraints
    ]
    caption = Text(
        "The system: {equations} equations determine the {unknowns} choices {choices}.",
        "方程组：{equations}个方程决定{unknowns}个选择变量{choices}。",
        equations=len(rows),
        unknowns=len(problem.choices),
        choices=problem.choices,
    )
    return Table(caption, (Text("Equation", "方程"), Text("What it says", "含义")), tuple(rows))


def _said(choice: EconomicSymbol, condition: Equation) -> Text:
    return Text("optimality of {choice}: {condition}", "{choice}的最优条件：{condition}", choice=choice, condition=condition)
