"""From a problem to its first-order conditions, and on to conditions without multipliers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.problem import OptimizationProblem
from derive.rules.first_order_condition import first_order_condition
from derive.rules.lagrangian import write_lagrangian
from derive.step import Derivation, Move
from derive.symbols import EconomicSymbol


def lagrangian_of(derivation: Derivation) -> Equation:
    """Return the definition of the Lagrangian, as a new step where the derivation has none yet.

    Without constraints it is the objective itself, and there is nothing to set up.
    """
    problem = problem_of(derivation)
    if problem.kinks:
        raise RuleError(
            "kinked",
            f"The problem {problem.key} has a kink at which there is no derivative: {', '.join(map(str, problem.kinks))}.",
            "Go through its sides: sides(problem) gives a smooth problem for each.",
        )
    if not problem.constraints:
        return problem.equations[0]
    return once(derivation, write_lagrangian(problem), "lagrangian")


def once(derivation: Derivation, move: Move, id: str = "") -> Equation:
    """Append a step, unless the derivation or one before it holds the same claim already."""
    for step in derivation.all_steps:
        if step.claim == move.claim and not step.is_choice:
            return cast("Equation", step.conclusion)
    return derivation.by(move, id=id)


def problem_of(derivation: Derivation) -> OptimizationProblem:
    """Return the problem that a derivation is about."""
    problem = derivation.model
    assert isinstance(problem, OptimizationProblem)
    return problem


def first_order_conditions(
    source: OptimizationProblem | Derivation, choices: Sequence[EconomicSymbol] = ()
) -> dict[EconomicSymbol, Equation]:
    """Set up the Lagrangian and derive the first-order condition for every choice (or for those named).

    Returns the conditions by choice; the steps are in the derivation, under the ids `foc_<choice>`. What the derivation
    holds already is not derived again.
    """
    derivation = source if isinstance(source, Derivation) else Derivation(source)
    problem = problem_of(derivation)
    lagrangian = lagrangian_of(derivation)
    found = {}
    for choice in choices or problem.choices:
        move = first_order_condition(choice, lagrangian, multipliers=problem.multipliers)
        found[choice] = once(derivation, move, f"foc_{choice.key}")
    return found


def require_conditions(problem: OptimizationProblem, conditions: Mapping[EconomicSymbol, Equation]) -> None:
    """Raise a `RuleError` unless there is exactly one first-order condition for every choice."""
    for choice in problem.choices:
        if choice not in conditions:
            raise RuleError(
                "missing-condition",
                f"The first-order condition for {choice} is missing: the problem {problem.key} has {len(problem.choices)} "
                f"choices and {len(conditions)} conditions.",
                f"Pass the condition for {choice}, or leave conditions= out.",
                Location(symbol=choice.key),
            )
    for choice, condition in conditions.items():
        if choice not in problem.choices:
            raise RuleError(
                "unknown-choice",
                f"{choice} is not a choice of the problem {problem.key}.",
                f"Use {', '.join(one.key for one in problem.choices)}.",
                Location(symbol=str(choice)),
            )
        for other, known in conditions.items():
            if other != choice and known.same_sides(condition):
                raise RuleError(
                    "repeated-condition",
                    f"The first-order conditions for {other} and {choice} are the same equation ({condition}).",
                    f"Pass the condition for {choice} itself; two choices that always move together are one choice.",
                    Location(symbol=choice.key),
                )
