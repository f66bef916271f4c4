"""Indexed variables: written once, derived for every period and state."""

from __future__ import annotations

import pytest

from derive.check import check
from derive.equation import constraint
from derive.errors import ModelError
from derive.functions import function
from derive.indexed import Period, discounted, expected, family, shift
from derive.problem import OptimizationProblem, maximize
from derive.step import Derivation
from derive.strategies import euler_equations, second_order
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable
from derive.verdict import Status

beta = parameter("beta", ("discount factor", "贴现因子"), domain=UNIT_INTERVAL)
u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
c = family("c", ("consumption", "消费"), ("t",), domain=POSITIVE)
k = family("k", ("capital", "资本"), ("t",), domain=POSITIVE)
r = variable("r", ("interest rate", "利率"), domain=POSITIVE)
t = Period()


def test_many_periods_have_one_euler_equation_each() -> None:
    last = 4
    budgets = [constraint(c[date] + k[date + 1], (1 + r) * k[date]) for date in range(last + 1)]
    problem = OptimizationProblem(
        "saving",
        ("Saving over five periods", "五期储蓄问题"),
        maximize(discounted(lambda date: u(c[date]), beta, range(last + 1))),
        [*c.over(range(last + 1)), *k.over(range(1, last + 1))],
        budgets,
        exogenous=[k[0], k[last + 1], r],
        parameters=[beta],
    )
    derivation = Derivation(problem)
    conditions = euler_equations(derivation)
    second_order(derivation)
    assert set(conditions) == set(k.over(range(1, last + 1)))
    marginal = u.partial(1)
    for date in range(last):
        found = conditions[k[date + 1]]
        assert (found.lhs, found.rhs) == (marginal(c[date]), beta * (1 + r) * marginal(c[date + 1]))
    assert check(derivation).overall.status is Status.PROVED


def test_states_of_nature_have_state_prices() -> None:
    """Arrow securities: q_s = beta p_s u'(c_s) / u'(c_0)."""
    later = family("c", ("consumption in a state", "某状态下的消费"), ("s",), domain=POSITIVE)
    asset = family("a", ("security", "证券"), ("s",))
    price = family("q", ("state price", "状态价格"), ("s",), domain=POSITIVE)
    endowment = family("e", ("endowment", "禀赋"), ("s",), domain=POSITIVE)
    chance = parameter("p", ("probability of the good state", "好状态的概率"), domain=UNIT_INTERVAL)
    chances = {"g": chance, "b": 1 - chance}
    problem = OptimizationProblem(
        "arrow",
        ("State prices", "状态价格"),
        maximize(u(later["0"]) + beta * expected(lambda state: u(later[state]), chances)),
        [later["0"], *later.over(chances), *asset.over(chances)],
        [
            constraint(later["0"] + sum(price[state] * asset[state] for state in chances), endowment["0"]),
            *(constraint(later[state], endowment[state] + asset[state]) for state in chances),
        ],
        exogenous=[endowment["0"], *endowment.over(chances), *price.over(chances)],
        parameters=[beta, chance],
    )
    derivation = Derivation(problem)
    conditions = euler_equations(derivation)
    assert set(conditions) == set(asset.over(chances))
    assert check(derivation).overall.status is Status.PROVED


def test_a_statement_is_carried_to_another_period() -> None:
    budget = constraint(c[t] + k[t + 1], (1 + r) * k[t])
    moved = shift(budget, (c, k), t=2)
    assert moved.lhs == c[t + 2] + k[t + 3]
    assert shift(moved, (c, k), t=-2).same_sides(budget)
    assert shift(k[3] + r, (k,), t=-1) == k[2] + r
    assert str(k[t - 1].notation) == "k_{t-1}"


def test_indices_are_counted_and_named() -> None:
    with pytest.raises(ModelError, match="indices"):
        c[1, 2]
    state = family("x", ("good", "商品"), ("s",))
    with pytest.raises(ModelError, match="steps after"):
        shift(state["g1"] + 0, (state,), s=1)
    with pytest.raises(ModelError, match="not an index"):
        state["a b"]
