"""Joint conditions that no point of the domains satisfies: from such a model everything would follow."""

from __future__ import annotations

from itertools import combinations

from flint import ctx

from derive.algebra.kernel_values import PRECISION
from derive.checks.context import Context
from derive.checks.situation import Situation
from derive.equation import Condition
from derive.errors import ModelError
from derive.model import Model


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
    with ctx.workprec(PRECISION):
        if not model.conditions or not _clash(model.conditions):
            return
        for size in range(1, len(model.conditions) + 1):
            for chosen in combinations(model.conditions, size):
                if _clash(chosen):
                    _refuse(model, chosen)


def _clash(conditions: tuple[Condition, ...]) -> bool:
    situation = Situation(conditions, (), Context())
    return situation.is_contradictory or situation.contradicts_itself()


def _refuse(model: Model, conditions: tuple[Condition, ...]) -> None:
    alone = len(conditions) == 1
    raise ModelError(
        "contradictory-conditions",
        f"The joint conditions of the model {model.key} contradict {'' if alone else 'each other or '}the domains: "
        f"{' and '.join(map(str, conditions))}.",
        f"Correct the condition{'' if alone else 's'}, or the domains of the symbols in {'it' if alone else 'them'}.",
    )
