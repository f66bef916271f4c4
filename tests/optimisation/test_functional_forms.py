"""Functional forms stand for declared functions only where they keep every declared promise."""

from __future__ import annotations

import pytest

from derive.check import check, check_claim
from derive.checks.context import Context
from derive.equation import Equation, constraint, nonnegative, nonzero
from derive.errors import ModelError, RuleError
from derive.functional_forms import cara, ces, cobb_douglas, crra, logarithmic, quadratic
from derive.functions import function
from derive.problem import OptimizationProblem, maximize
from derive.rules import specify
from derive.step import Derivation
from derive.strategies import binds, first_order_conditions
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable
from derive.verdict import Status

c, d, k, n, p, r = (variable(name, (name, name), domain=POSITIVE) for name in ("c", "d", "k", "n", "p", "r"))
sigma, a, b, s_1, s_2 = (parameter(name, (name, name), domain=POSITIVE) for name in ("sigma", "a", "b", "s_1", "s_2"))
alpha, rho = (parameter(name, (name, name), domain=UNIT_INTERVAL) for name in ("alpha", "rho"))
u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
F = function("F", 2, ("output", "产出"), signs={1: ">0", 2: ">0", (1, 1): "<0"}, homogeneous=1)
euler = Equation(u(c).diff(c), p * u(d).diff(d))
rental = Equation(F(k, n).diff(k), r)
UNEQUAL_ONE = Context((nonzero(1 - sigma),))


@pytest.mark.parametrize(
    ("move", "context", "left"),
    [
        (lambda: specify((u, logarithmic(), (c,)), equation=euler), Context(), 1 / c),
        (lambda: specify((u, crra(sigma), (c,)), equation=euler), UNEQUAL_ONE, c ** (-sigma)),
        (lambda: specify((u, cara(a), (c,)), equation=euler), Context(), None),
        (
            lambda: specify((F, cobb_douglas(alpha, 1 - alpha), (k, n)), equation=rental),
            Context(),
            alpha * k ** (alpha - 1) * n ** (1 - alpha),
        ),
        (lambda: specify((F, cobb_douglas("0.4", "0.6"), (k, n)), equation=rental), Context(), None),
        (lambda: specify((F, ces((s_1, s_2), rho), (k, n)), equation=rental), Context(), None),
    ],
)
def test_forms_that_keep_the_promises(move, context, left) -> None:
    claim = move().claim
    verdict = check_claim(claim, context)
    assert verdict.status is Status.PROVED, verdict
    if left is not None:
        assert claim.conclusion.lhs == left


@pytest.mark.parametrize(
    ("move", "promise"),
    [
        (lambda: specify((u, quadratic(a, b), (c,)), equation=euler), "sign >0"),
        (lambda: specify((F, cobb_douglas(alpha, alpha), (k, n)), equation=rental), "homogeneity"),
    ],
)
def test_forms_that_break_a_promise_are_refuted(move, promise: str) -> None:
    verdict = check_claim(move().claim)
    assert verdict.status in (Status.REFUTED, Status.UNKNOWN)
    assert promise in verdict.reason


def test_arguments_and_exponents_are_counted() -> None:
    with pytest.raises(RuleError, match="takes 2 arguments"):
        specify((F, cobb_douglas(alpha, 1 - alpha), (k,)), equation=rental)
    with pytest.raises(ModelError, match="logarithmic"):
        crra(sigma / sigma)


def test_a_budget_binds_because_more_is_better() -> None:
    problem = OptimizationProblem(
        "eater", ("An eater", "消费者"), maximize(u(c)), [c], [nonnegative(r - p * c)], exogenous=[p, r]
    )
    derivation = Derivation(problem)
    conditions = first_order_conditions(derivation)
    bound = binds(derivation, problem.constraints[0], conditions[c])
    assert {bound.lhs, bound.rhs} == {r, p * c}
    assert check(derivation).overall.status is Status.PROVED


def test_the_names_in_a_problem_are_its_own() -> None:
    problem = OptimizationProblem("plain", ("Plain", "示例"), maximize(u(c)), [c], [constraint(p * c, r)], exogenous=[p, r])
    assert [symbol.key for symbol in problem.multipliers] == ["lambda"]
    assert str(problem.objective.symbol.notation) == "U"
