"""Equilibria in closed form with constant relative risk aversion: known answers, numeric solutions, refusals."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import sympy
from sympy import Rational, log, sqrt

sys.path.append(str(Path(__file__).parent.parent))

from tampering import Score, examine

from derive import numeric
from derive.check import check
from derive.economies import ExchangeEconomy, Household, equilibrium_of, equilibrium_system, pareto_optimal
from derive.equation import Equation
from derive.errors import ModelError
from derive.symbols import POSITIVE, parameter
from derive.verdict import Status

sigma = parameter("sigma", ("relative risk aversion", "相对风险厌恶系数"), domain=POSITIVE)
beta = parameter("beta", ("discount factor", "贴现因子"), domain=POSITIVE)


def roots(x):
    return sqrt(x[0][0]) + sqrt(x[0][1])


def crra(x):
    def u(c):
        return c ** (1 - sigma) / (1 - sigma)

    return u(x[0][0]) + beta * (u(x[1][0]) + u(x[2][0])) / 2


ROOTS = ExchangeEconomy("roots", [Household(roots, [[4, 0]]), Household(lambda x: 3 * roots(x), [[0, 1]])])
ASSETS = ExchangeEconomy(
    "assets", [Household(crra, [[1], [2], [1]]), Household(crra, [[3], [0], [7]])], today=True, parameters=[sigma, beta]
)


def values(economy: ExchangeEconomy) -> dict[str, sympy.Expr]:
    proof = check(equilibrium_of(economy))
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []
    return {str(one.step.conclusion.lhs): one.step.conclusion.rhs for one in proof.judged
            if isinstance(one.step.conclusion, Equation)}  # fmt: skip


def test_square_roots() -> None:
    """The price of the scarce commodity is sqrt(4/1) = 2; incomes 4 and 2 share everything two to one."""
    found = values(ROOTS)
    assert found["p_12"] == 2
    assert [found[f"x_{h}_1{k}"] for h in (1, 2) for k in (1, 2)] == [
        Rational(8, 3),
        Rational(2, 3),
        Rational(4, 3),
        Rational(1, 3),
    ]


def test_the_consumption_asset_pricing_formula() -> None:
    """Lucas (1978) with power utility: the state price is beta * probability * (growth)**(-sigma)."""
    found = values(ASSETS)
    assert sympy.simplify(found["p_11"] - beta / 2 * Rational(4, 2) ** sigma) == 0
    assert sympy.simplify(found["p_21"] - beta / 2 * Rational(4, 8) ** sigma) == 0
    shares = [found[f"x_1_{place}"] / total for place, total in (("01", 4), ("11", 2), ("21", 8))]
    assert all(sympy.simplify(share - shares[0]) == 0 for share in shares)


def test_the_closed_form_is_the_certified_numeric_equilibrium() -> None:
    economy = ExchangeEconomy(
        "cubes", [Household(lambda x: -1 / x[0][0] ** 2 - 3 / x[0][1] ** 2, e) for e in ([[1, 2]], [[3, 1]])]
    )
    closed = values(economy)
    (solution,) = numeric.solve(equilibrium_system(economy)).solutions
    assert solution.certified
    for name in ("p_12", "x_1_11", "x_1_12", "x_2_11", "x_2_12"):
        assert float(solution[name]) == pytest.approx(float(closed[name]))


def test_the_allocation_is_pareto_optimal() -> None:
    found = values(ROOTS)
    allocation = [[[found[f"x_{h}_1{k}"] for k in (1, 2)]] for h in (1, 2)]
    assert all(one.verdict.status is Status.PROVED for one in check(pareto_optimal(ROOTS, allocation)).judged)


def test_no_forgery_is_accepted() -> None:
    score = sum((examine(equilibrium_of(ROOTS)),), Score())
    assert not score.survivors
    assert not score.rejected
    assert score.forged > 50


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (lambda x: 2 * sqrt(x[0][0]) + sqrt(x[0][1]), "differ in their tastes"),
        (lambda x: sqrt(x[0][0]) + log(x[0][1]), "no sum of weighted powers"),
        (lambda x: sqrt(x[0][0] + x[0][1]), "no sum of weighted powers"),
    ],
)
def test_other_economies_are_sent_to_the_numeric_solver(second, words) -> None:
    economy = ExchangeEconomy("other", [Household(roots, [[1, 1]]), Household(second, [[1, 2]])])
    with pytest.raises(ModelError, match=words) as caught:
        equilibrium_of(economy)
    assert "equilibrium_system" in caught.value.fix
