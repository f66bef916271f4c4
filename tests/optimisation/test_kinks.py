"""Declared kinks: the problem is solved on each side, and the kink is the case in which the side binds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sympy import Abs, Max, Min, log

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine

from derive.algebra.compare import compare
from derive.check import check
from derive.equation import constraint
from derive.problem import OptimizationProblem, maximize
from derive.step import Derivation
from derive.strategies import kuhn_tucker, on_the_sides, plan, sides
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable
from derive.verdict import Status

x, y, p, q, m, c_1, c_2, y_1, y_2, r, g = (
    variable(name, (name, name), domain=POSITIVE) for name in ("x", "y", "p", "q", "m", "c_1", "c_2", "y_1", "y_2", "r", "g")
)
s = variable("s", ("saving", "储蓄"))
a, b = (parameter(name, (name, name), domain=POSITIVE) for name in ("a", "b"))
beta, tau = (parameter(name, (name, name), domain=UNIT_INTERVAL) for name in ("beta", "tau"))

SHOES = OptimizationProblem(
    "shoes",
    ("Perfect complements", "完全互补品"),
    maximize(Min(x / a, y / b)),
    [x, y],
    [constraint(p * x + q * y, m)],
    exogenous=[p, q, m],
    parameters=[a, b],
    kinks=[Min(x / a, y / b)],
)
# Auerbach and Kotlikoff, Macroeconomics, chapter 3: only interest received is taxed, so the budget has a kink.
TAXED = OptimizationProblem(
    "taxed",
    ("A tax on interest income", "利息税"),
    maximize(log(c_1) + beta * log(c_2)),
    [c_1, c_2, s],
    [constraint(c_1 + s, y_1), constraint(c_2, y_2 + (1 + r) * s - tau * r * Max(s, 0))],
    exogenous=[y_1, y_2, r],
    parameters=[beta, tau],
    kinks=[Max(s, 0)],
)


def same(left, right) -> bool:
    return compare(left, right).status is Status.PROVED


@pytest.mark.parametrize("problem", [SHOES, TAXED])
def test_every_step_of_the_plan_is_proved(problem: OptimizationProblem) -> None:
    derivations = plan(problem)
    assert len({derivation.id for derivation in derivations}) == len(derivations)
    for derivation in derivations:
        for judged in check(derivation).judged:
            assert judged.verdict.status is Status.PROVED, f"{judged.step.id}: {judged.verdict}"


def test_perfect_complements_are_bought_at_the_kink() -> None:
    """Varian, Intermediate Microeconomics, section 5.2: x = a m / (a p + b q), whatever the side."""
    for side in sides(SHOES):
        inside, kink = kuhn_tucker(side.problem)
        assert inside.is_excluded
        assert same(kink.solution[x].rhs, a * m / (a * p + b * q))
        assert same(kink.solution[y].rhs, b * m / (a * p + b * q))


def test_between_two_interest_rates_nobody_saves_or_borrows() -> None:
    lender, borrower = (kuhn_tucker(side.problem) for side in sides(TAXED))
    after_tax = 1 + (1 - tau) * r
    assert same(lender[0].solution[s].rhs, (beta * after_tax * y_1 - y_2) / ((1 + beta) * after_tax))
    assert same(borrower[0].solution[s].rhs, (beta * (1 + r) * y_1 - y_2) / ((1 + beta) * (1 + r)))
    for cases, factor, sign in ((lender, after_tax, 1), (borrower, 1 + r, -1)):
        (saving,), (idle,) = cases[0].requirements, cases[1].requirements
        assert same(saving.expression, sign * (beta * factor * y_1 - y_2))
        assert same(idle.expression, sign * (y_2 - beta * factor * y_1))
        assert cases[1].solution[s].rhs == 0


def test_two_kinks_have_four_combinations_of_sides() -> None:
    problem = OptimizationProblem(
        "two",
        ("Two kinks", "两个拐点"),
        maximize(-Abs(x - g) - Max(y - g, 2 * g - 2 * y)),
        [x, y],
        exogenous=[g],
        kinks=[Abs(x - g), Max(y - g, 2 * g - 2 * y)],
    )
    found = sides(problem)
    assert len(found) == 4
    proof = check(on_the_sides(problem, found))
    assert proof.overall.status is Status.PROVED
    assert all(not side.problem.kinks for side in found)


def test_the_wrong_side_is_refuted() -> None:
    derivation: Derivation = on_the_sides(TAXED, sides(TAXED))
    assert not examine(derivation).problems
