"""Problems with declared kinks: a smooth problem on each side, with the side as an inequality; the kink is where it binds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

import sympy
from sympy import Expr

from derive.equation import Condition, Equation, Statement
from derive.problem import OptimizationProblem
from derive.rules.on_side import on_side
from derive.rules.written_out import grouped_by_factor
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, EconomicSymbol, variable
from derive.text import Text

_INTRO = Text(
    "There is no derivative at the kink. The plan: on each side of it the problem is smooth, with the side as one more "
    "inequality; where that binds, the choice is at the kink. The kink belongs to both sides, so it is the optimum exactly "
    "where it is the best point of each.",
    "目标函数或约束在拐点处不可导。步骤：在拐点的每一侧问题都是光滑的，把所在一侧写成一个不等式约束；该约束取等号时，选择正好落在拐点上。"
    "拐点同属两侧，因此当且仅当它在每一侧都是最优点时，它才是整个问题的最优点。",
)


@dataclass(frozen=True)
class Side:
    """One side: what each kinked expression equals there, the conditions of the side, and the smooth problem on it."""

    parts: Mapping[Expr, Expr]
    conditions: tuple[Condition, ...]
    problem: OptimizationProblem


def sides(problem: OptimizationProblem) -> tuple[Side, ...]:
    """Return a smooth problem for each side of the declared kinks (for several kinks: each combination of sides)."""
    combinations = product(*(tuple(_ways(kink)) for kink in problem.kinks))
    return tuple(_side(problem, number, dict(parts)) for number, parts in enumerate(combinations, start=1))


def on_the_sides(problem: OptimizationProblem, found: tuple[Side, ...]) -> Derivation:
    """Show what the objective and the constraints become on each side."""
    derivation = Derivation(problem, "sides", Text("The sides of the kink", "拐点的两侧"), intro=_INTRO)
    inequalities = [one.statement for one in problem.constraints if not one.binds]
    statements: list[Statement] = [*problem.equations, *inequalities]
    for side in found:
        for statement in statements:
            if _mentions(statement, problem.kinks):
                present = {node: part for node, part in side.parts.items() if _mentions(statement, (node,))}
                derivation.by(on_side(statement, present, side.conditions))
    return derivation


def _mentions(statement: Statement, kinks: tuple[Expr, ...]) -> bool:
    expressions = (statement.lhs, statement.rhs) if isinstance(statement, Equation) else (statement.expression,)
    return any(kink in expression.atoms(type(kink)) for kink in kinks for expression in expressions)


def _ways(kink: Expr) -> Iterator[tuple[Expr, Expr]]:
    parts = (kink.args[0], -kink.args[0]) if isinstance(kink, sympy.Abs) else sorted(kink.args, key=_numbers_last)
    for part in parts:
        yield kink, part


def _numbers_last(part: Expr) -> tuple[bool, str]:
    return part.is_number, str(part)


def _conditions(kink: Expr, part: Expr) -> tuple[Condition, ...]:
    """What holds where a kinked expression equals one of its parts."""
    if isinstance(kink, sympy.Abs):
        return (Condition(part, ">=0"),)
    others = [other for other in kink.args if other != part]
    return tuple(Condition(part - other if isinstance(kink, sympy.Max) else other - part, ">=0") for other in others)


def _side(problem: OptimizationProblem, number: int, parts: Mapping[Expr, Expr]) -> Side:
    known: dict[sympy.Basic, Expr] = dict(parts)
    conditions = tuple(dict.fromkeys(one for kink, part in parts.items() for one in _conditions(kink, part)))
    stated = [_replaced(one.statement, known) for one in problem.constraints]
    inequalities = [one.statement for one in problem.constraints if not one.binds]
    smooth = OptimizationProblem(
        f"{problem.key}_side_{number}",
        Text("{title}: side {number}", "{title}：第{number}侧", title=problem.title, number=number),
        replace(problem.objective, expression=problem.objective.expression.xreplace(known)),
        problem.choices,
        [*stated, *conditions],
        [*problem.multipliers, *_multipliers(problem, len(conditions))],
        exogenous=problem.exogenous,
        parameters=problem.parameters,
        conditions=[one.xreplace(known) for one in problem.conditions if one not in inequalities],
        aggregates=problem.aggregates,
        order=problem.order,
        decimals=problem.decimals,
        given=dict(problem.given),
    )
    return Side(parts, conditions, smooth)


def _replaced(statement: Statement, known: Mapping[sympy.Basic, Expr]) -> Statement:
    if isinstance(statement, Condition):
        return statement.xreplace(known)
    left, right = (grouped_by_factor(side.xreplace(known)) for side in (statement.lhs, statement.rhs))
    return replace(statement, lhs=left, rhs=right)


def _multipliers(problem: OptimizationProblem, count: int) -> list[EconomicSymbol]:
    """Names for the multipliers of the sides, which are never negative."""
    meaning = Text("multiplier of the side of the kink", "所在一侧约束的拉格朗日乘子")
    taken = {symbol.key for symbol in problem.symbols}
    letter = next(one for one in ("mu", "nu", "eta", "xi_side") if not any(key.split("_")[0] == one for key in taken))
    names = [letter] if count == 1 else [f"{letter}_{place}" for place in range(1, count + 1)]
    return [variable(name, meaning, domain=NONNEGATIVE) for name in names]
