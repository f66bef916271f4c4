"""Bad problems: each is sent back with a message that names the cause and the cure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sympy

from derive.consistency import require_consistent
from derive.equation import Condition, Equation, constraint, nonnegative
from derive.errors import DeriveError, ModelError, RuleError
from derive.functions import function
from derive.model import Model
from derive.problem import OptimizationProblem, maximize, minimize
from derive.rules import optimal_point
from derive.step import Derivation
from derive.strategies import demands, euler_equations, first_order_conditions, second_order
from derive.symbols import POSITIVE, parameter, variable

c, d, x, y = (variable(name, (name, name), domain=POSITIVE) for name in ("c", "d", "x", "y"))
m, p, w = (variable(name, (name, name), domain=POSITIVE) for name in ("m", "p", "w"))
beta = parameter("beta", ("discount factor", "贴现因子"), domain=POSITIVE)
u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
bare = function("v", 1, ("utility", "效用"), signs={1: ">0"})
kinked = function("k", 1, ("tax", "税"), signs={1: ">0"}, kinks=[0])
budget = constraint(p * c + d, m)


def problem(objective=None, choices=(c, d), constraints=(budget,), **more) -> OptimizationProblem:
    options = {"exogenous": [m, p], **more}
    return OptimizationProblem(
        "bad", ("A problem", "问题"), objective or maximize(u(c) + u(d)), choices, constraints, **options
    )


BAD: dict[str, tuple[Callable[[], object], str]] = {
    "unbounded": (lambda: problem(maximize(u(c)), [c], [], exogenous=[]), "u"),
    "unbounded in one choice": (lambda: problem(choices=[c, d, x], objective=maximize(u(c) + u(d) + x)), "x"),
    "infeasible": (lambda: require_consistent(problem(constraints=[constraint(c + d + p, -m)])), "constraints"),
    "constraint-without-choice": (lambda: problem(constraints=[budget, constraint(m, p)]), "c, d"),
    "not-differentiable": (lambda: problem(maximize(u(c) + sympy.Min(c, d))), "Min(c, d)"),
    "kink in a constraint": (lambda: problem(constraints=[constraint(c + d, m + sympy.Max(c - p, 0))]), "constraint 1"),
    "not-a-kink": (lambda: problem(kinks=[c - d]), "c - d"),
    "unused-kink": (lambda: problem(kinks=[sympy.Max(c, d)]), "Max(c, d)"),
    "kinked": (lambda: first_order_conditions(problem(maximize(sympy.Min(c, d)), kinks=[sympy.Min(c, d)])), "Min(c, d)"),
    "missing-value": (lambda: _incomplete(), "lambda"),
    "declared kink": (lambda: problem(maximize(u(c) + u(d) - kinked(c))), "kinks at 0"),
    "choice-and-parameter": (lambda: problem(exogenous=[m, p, c]), "c"),
    "missing-sign": (lambda: second_order(problem(maximize(bare(c) + u(d)))), "v"),
    "missing-condition": (lambda: problem(choices=[c, d, x]), "x"),
    "repeated choice": (lambda: problem(choices=[c, d, c]), "c"),
    "repeated-constraint": (lambda: problem(constraints=[budget, constraint(m, p * c + d)]), "say the same"),
    "no-choices": (lambda: problem(choices=[]), "nothing to choose"),
    "constant-objective": (lambda: problem(maximize(m)), "objective"),
    "multipliers": (lambda: problem(multipliers=[x, y]), "1 constraints and 2 multipliers"),
    "multiplier-sign": (
        lambda: problem(constraints=[nonnegative(m - p * c - d)], multipliers=[variable("mu", ("mu", "mu"))]),
        "mu",
    ),
    "bad-constraint": (lambda: problem(constraints=[Condition(p * c + d - m, "<=0")]), "multiplier"),
    "unknown-symbol": (lambda: problem(maximize(u(c) + beta * u(d))), "beta"),
    "several cases": (lambda: demands(problem(constraints=[nonnegative(m - p * c - d)])), "several cases"),
    "missing condition": (lambda: _without(c), "for c is missing"),
    "repeated condition": (lambda: _twice(), "same equation"),
    "singular": (lambda: demands(problem(minimize(c + d), constraints=[constraint(m, c + d)], exogenous=[m])), "d"),
}


def _incomplete() -> object:
    return optimal_point(problem(), [Equation(c, m / (2 * p)), Equation(d, m / 2)])


def _without(choice) -> object:
    derivation = Derivation(problem())
    conditions = first_order_conditions(derivation)
    del conditions[choice]
    return euler_equations(derivation, conditions)


def _twice() -> object:
    derivation = Derivation(problem())
    conditions = first_order_conditions(derivation)
    return euler_equations(derivation, {**conditions, d: conditions[c]})


@pytest.mark.parametrize("name", BAD)
def test_the_message_names_the_cause_and_the_cure(name: str) -> None:
    build, cause = BAD[name]
    with pytest.raises(DeriveError) as caught:
        build()
    error = caught.value
    assert isinstance(error, (ModelError, RuleError))
    assert cause in error.cause
    assert error.fix.endswith(".")
    if "-" in name:
        assert error.code == name


def test_a_problem_is_a_model_that_counts_its_conditions() -> None:
    made = problem()
    assert isinstance(made, Model)
    assert len(made.system) == len(made.endogenous)
    assert made.multipliers == (made.constraints[0].multiplier,)
