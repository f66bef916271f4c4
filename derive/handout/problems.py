"""What an optimisation problem asks for, in a sentence."""

from __future__ import annotations

from derive.equation import Condition
from derive.handout.slots import Bare
from derive.handout.words import word
from derive.problem import OptimizationProblem
from derive.text import Text


def task_of(problem: OptimizationProblem) -> Text:
    """Say what is chosen, what is made as large or small as possible, and under which constraints."""
    constraints = tuple(
        Bare(one.statement) if isinstance(one.statement, Condition) else one.statement for one in problem.constraints
    )
    slots = {"choices": problem.choices, "objective": problem.objective.symbol, "constraints": constraints}
    known = tuple(Bare(one) for one in problem.conditions if all(one != other.statement for other in problem.constraints))
    task = word(f"problem_{problem.objective.kind}" if constraints else f"free_{problem.objective.kind}", **slots)
    if not known:
        return task
    return word("problem_with_conditions", task=task, conditions=known)
