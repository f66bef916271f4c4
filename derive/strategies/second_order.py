"""Sufficiency: a Lagrangian that is concave in the choices makes every point of the first-order conditions a maximum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy

from derive.equation import Condition, Equation
from derive.problem import Constraint, OptimizationProblem
from derive.rules.curvature import curved
from derive.rules.linear import is_linear
from derive.rules.sign import sign
from derive.step import Derivation
from derive.strategies.euler_equations import conditions_giving
from derive.strategies.first_order_conditions import first_order_conditions, lagrangian_of, problem_of
from derive.symbols import EconomicSymbol
from derive.text import Text

_READING = {
    "maximum": Text(
        "So every point that meets the first-order conditions and the constraints is a global maximum.",
        "因此满足一阶条件和约束条件的点都是全局最大值点。",
    ),
    "minimum": Text(
        "So every point that meets the first-order conditions and the constraints is a global minimum.",
        "因此满足一阶条件和约束条件的点都是全局最小值点。",
    ),
}


def second_order(
    source: OptimizationProblem | Derivation, conditions: Mapping[EconomicSymbol, Equation] | None = None
) -> Derivation:
    """Show that the Lagrangian is concave (for a minimum: convex) in the choices.

    Where a constraint is not linear in the choices, the sign of its multiplier is derived first, from the first-order
    condition that gives it.
    """
    derivation = source if isinstance(source, Derivation) else Derivation(source)
    problem = problem_of(derivation)
    conditions = conditions or first_order_conditions(derivation)
    curved_ones = [one for one in problem.constraints if not is_linear(one.slack, problem.choices)]
    signs = signs_of_multipliers(derivation, conditions, curved_ones)
    kind = "concave" if problem.objective.kind == "maximum" else "convex"
    move = curved(lagrangian_of(derivation), problem.choices, kind, *signs)
    derivation.by(move, id="second_order", reading=_READING[problem.objective.kind])
    return derivation


def signs_of_multipliers(
    derivation: Derivation, conditions: Mapping[EconomicSymbol, Equation], constraints: Sequence[Constraint]
) -> list[Condition]:
    """Derive that the multipliers of equations are positive, each from the first-order conditions that give it."""
    signs: list[Condition] = []
    for one in constraints:
        if not one.multiplier.is_nonnegative:
            givers = conditions_giving(derivation, conditions, one.multiplier)
            derivation.by(sign(one.multiplier, ">0", *givers), id=f"sign_{one.multiplier.key}")
            signs.append(Condition(one.multiplier, ">0"))
    return signs


def bordered_hessian(problem: OptimizationProblem) -> sympy.ImmutableMatrix:
    """Return the second derivatives of the Lagrangian, bordered by the gradients of the constraints.

    >>> from derive.equation import constraint
    >>> from derive.problem import maximize
    >>> from derive.symbols import POSITIVE, variable
    >>> x, y, m = (variable(name, (name, name), domain=POSITIVE) for name in ("x", "y", "m"))
    >>> problem = OptimizationProblem("p", ("p", "p"), maximize(x * y), [x, y], [constraint(x + y, m)], exogenous=[m])
    >>> bordered_hessian(problem).det()
    2
    """
    gradients = [[one.slack.diff(choice) for choice in problem.choices] for one in problem.constraints]
    size = len(gradients)
    slopes = [problem.lagrangian.diff(choice) for choice in problem.choices]
    rows = [[sympy.S.Zero] * size + row for row in gradients]
    for place, slope in enumerate(slopes):
        border = [row[place] for row in gradients]
        rows.append([*border, *(slope.diff(choice) for choice in problem.choices)])
    return sympy.ImmutableMatrix(rows)


def second_order_minors(source: OptimizationProblem | Derivation) -> Derivation:
    """Give the signs of the last principal minors of the bordered Hessian: the condition for a strict local optimum.

    With n choices and m constraints the last n - m leading minors count; for a maximum the one of order k has the sign
    (-1)**(k - m), for a minimum all have the sign (-1)**m.
    """
    derivation = source if isinstance(source, Derivation) else Derivation(source)
    problem = problem_of(derivation)
    matrix, borders, choices = bordered_hessian(problem), len(problem.constraints), len(problem.choices)
    for order in range(borders + 1, choices + 1):
        minor = sympy.factor(matrix[: borders + order, : borders + order].det(method="berkowitz"))
        power = order if problem.objective.kind == "maximum" else borders
        derivation.by(sign(minor, ">0" if power % 2 == 0 else "<0"), id=f"bordered_minor_{order}")
    return derivation
