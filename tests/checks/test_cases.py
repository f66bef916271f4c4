"""No check silently supposes the case in which a premise holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claims import Y, k, x, y, z
from sympy import Integer, Matrix, Rational

from derive.check import check_claim
from derive.checks.context import Context
from derive.claims import (
    ApproximatesWithin,
    ChangesSign,
    Defines,
    Entails,
    HasLimit,
    HasRank,
    HasSign,
    HasSolution,
    IsDerivative,
    IsInfeasible,
    IsOptimum,
    IsStationary,
    IsTotalDifferential,
    SumsTo,
)
from derive.equation import Condition, Equation, positive
from derive.symbols import REAL, aggregate, differential
from derive.verdict import Status

CASE = positive(x - 3)
line = Equation(Y, 2 * x, holds_for=(CASE,))
named = aggregate("N_1", ("N", "N"), domain=REAL)

CLAIMS = {
    "entails": Entails((line,), Equation(Y - x, x)),
    "defines": Defines(named, 1 / (Y - x), premises=(line,)),
    "derivative": IsDerivative(Y, x, Integer(2), (line,), (Y,)),
    "stationary": IsStationary(Y, z, Equation(2 * z, 4), (Equation(Y, z**2 - 4 * z, holds_for=(CASE,)),)),
    "differential": IsTotalDifferential((line,), (x, Y), Equation(differential(Y), 2 * differential(x))),
    "sign": HasSign(Y, ">0", (line,)),
    "both signs": ChangesSign(Y - 8, (line,)),
    "limit": HasLimit(x / Y + k, k, Integer(0), Rational(1, 2), premises=(line,)),
    "sum": SumsTo(Y * z, z, Integer(1), Integer(2), 6 * x, (line,)),
    "solution": HasSolution(Equation(z, Y), z, REAL, value=2 * x, premises=(line,)),
    "infeasible": IsInfeasible((line, Condition(Y - 5, "<0"))),
    "optimum": IsOptimum((y - Y) ** 2, "minimum", ((y, 2 * x),), (line,)),
    "rank": HasRank(Matrix([[Y, 0], [0, 1]]).as_immutable(), 2, (line,)),
    "approximation": ApproximatesWithin(Y, x, x, (line,)),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_case_that_nobody_supposes_is_an_open_condition(name: str) -> None:
    verdict = check_claim(CLAIMS[name])
    assert verdict.status is Status.PROVED, verdict.reason
    assert verdict.conditions == (CASE,)


@pytest.mark.parametrize("name", CLAIMS)
def test_a_case_that_the_claim_supposes_is_none(name: str) -> None:
    verdict = check_claim(replace(CLAIMS[name], given=(CASE,)))
    assert verdict.status is Status.PROVED, verdict.reason
    assert verdict.conditions == ()


def test_a_case_that_the_model_implies_is_none() -> None:
    assert check_claim(CLAIMS["sign"], Context((positive(x - 4),))).conditions == ()


def test_a_case_that_the_premises_deny_proves_nothing() -> None:
    elsewhere = Condition(x - 2, "<0")
    for name in ("sign", "derivative", "infeasible"):
        claim = CLAIMS[name]
        assert check_claim(replace(claim, given=(elsewhere,))).status is not Status.PROVED, name
