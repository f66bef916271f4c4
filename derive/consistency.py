"""Joint conditions that no point of the domains satisfies: from such a model everything would follow."""

from __future__ import annotations

from itertools import combinations

from flint import ctx

from derive.algebra.kernel_values import PRECISION
from derive.checks.context import Context
from derive.checks.situation import Situation
from derive.equation import Equation, Statement
from derive.errors import ModelError
from derive.model import Model
from derive.problem import OptimizationProblem


def require_consistent(model: Model) -> None:
    """Raise a `ModelError` that names the smallest set of joint conditions in contradiction with the domains.

    >>> from derive.equation import behavioural, less
    >>> from derive.symbols import UNIT_INTERVAL, parameter, variable
    >>> b, Y = parameter("b", ("propensity", "倾向"), domain=UNIT_INTERVAL), variable("Y", ("income", "收入"))
    >>> require_consistent(Model("m", ("m", "m"), [behavioural(Y, b)], [Y], [], [b], conditions=[less(2, b)]))
    Traceback (most recent call last):
        ...
    derive.errors.ModelError: The joint conditions of the model m contradict the domains: -2 + b > 0.
    Fix: Correct the condition, or the domains of the symbols in it.
    """
    statements = _joint(model)
    with ctx.workprec(PRECISION):
        if not statements or not _clash(statements):
            return
        for size in range(1, len(statements) + 1):
            for chosen in combinations(statements, size):
                if _clash(chosen):
                    _refuse(model, chosen)


def _joint(model: Model) -> tuple[Statement, ...]:
    """The joint conditions; for a problem also the constraints, which some choice must meet."""
    if not isinstance(model, OptimizationProblem):
        return model.conditions
    equalities = (one.statement for one in model.constraints if isinstance(one.statement, Equation))
    return (*equalities, *model.conditions)


def _clash(statements: tuple[Statement, ...]) -> bool:
    situation = Situation(statements, (), Context())
    return situation.is_contradictory or situation.contradicts_itself()


def _refuse(model: Model, conditions: tuple[Statement, ...]) -> None:
    alone = len(conditions) == 1
    if isinstance(model, OptimizationProblem):
        raise ModelError(
            "infeasible",
            f"No choice meets the constraints of the problem {model.key}: {'; '.join(map(str, conditions))} contradict"
            f"{'s' if alone else ''} {'' if alone else 'each other or '}the domains.",
            "Correct the constraint, or the domains of what is chosen and given.",
        )
    raise ModelError(
        "contradictory-conditions",
        f"The joint conditions of the model {model.key} contradict {'' if alone else 'each other or '}the domains: "
        f"{' and '.join(map(str, conditions))}.",
        f"Correct the condition{'' if alone else 's'}, or the domains of the symbols in {'it' if alone else 'them'}.",
    )
