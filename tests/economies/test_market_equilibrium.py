"""Numeric equilibria with securities of any economy: certified, several reported as several, corners by Kuhn and Tucker."""

from __future__ import annotations

import random

import pytest
from sympy import Rational, log, sqrt
from test_exchange_economy import HART, MARKETS, three_equilibria

from derive.economies import (
    ExchangeEconomy,
    Household,
    PayoffMatrix,
    SequentialMarkets,
    expected_utility,
    numeraire_payoffs,
)
from derive.errors import ModelError
from derive.models.constrained_economy import MARKETS as CONSTRAINED
from derive.numeric.market_equilibrium import equilibria
from derive.symbols import POSITIVE, parameter


def crra(exponent, discount, states):
    def utility(x):
        later = sum(row[0] ** (1 - exponent) for row in x[1:]) * discount / states
        return (x[0][0] ** (1 - exponent) + later) / (1 - exponent)

    return utility


def many_households(households: int, states: int, securities: int) -> SequentialMarkets:
    """CRRA households with random endowments, a bond and random securities."""
    generator = random.Random(1)
    made = [
        Household(
            crra(generator.choice([2, 3, 4]), Rational(generator.randint(90, 99), 100), states),
            [[Rational(generator.randint(50, 150), 50)] for _ in range(states + 1)],
        )
        for _ in range(households)
    ]
    rows = [[1, *(Rational(generator.randint(0, 20), 10) for _ in range(securities - 1))] for _ in range(states)]
    return SequentialMarkets(ExchangeEconomy("many", made, today=True), PayoffMatrix("random", rows))


def test_ten_households_six_states_three_securities() -> None:
    found = equilibria(many_households(10, 6, 3)).solution
    assert found.certified
    assert found.radius < 1e-10
    for s in range(7):
        owned = sum(table[s][0] for table in many_households(10, 6, 3).economy.endowments)
        assert sum(found[f"x_{h}_{s}1"] for h in range(1, 11)) == pytest.approx(float(owned))


def test_the_bond_alone_and_arrow_securities() -> None:
    """With Arrow securities both consume half of everything; with a bond alone nobody insures: 1/4 and 5/9."""

    def utility(x):
        return -1 / x[0][0] - (1 / x[1][0] + 1 / x[2][0]) / 2

    households = [Household(utility, [[1], [1], [3]]), Household(utility, [[1], [3], [1]])]
    economy = ExchangeEconomy("crra", households, today=True)
    insured = equilibria(SequentialMarkets(economy, PayoffMatrix("arrow", [[1, 0], [0, 1]]))).solution
    exposed = equilibria(SequentialMarkets(economy, PayoffMatrix("bond", [[1], [1]]))).solution
    assert insured["q_1"] + insured["q_2"] == pytest.approx(1 / 4)
    assert exposed["q_1"] == pytest.approx(5 / 9)


def test_three_equilibria_are_reported_as_three() -> None:
    """Mas-Colell, Whinston and Green, example 15.B.2, with a security that nobody needs."""
    markets = SequentialMarkets(three_equilibria(), PayoffMatrix("one", [[1]]))
    found = equilibria(markets)
    assert sorted(round(one["p_12"], 9) for one in found.solutions) == [0.5, 1, 2]
    with pytest.raises(ModelError, match="3 certified equilibria"):
        _ = found.solution


def test_the_regular_equilibrium_of_hart() -> None:
    """At the second equilibrium portfolios are not determined, so that only the first one can be certified."""
    found = equilibria(MARKETS).solutions
    assert [round(one["x_1_11"], 9) for one in found] == [round(8 / 3, 9)]
    assert HART.commodities == 2


def test_the_worked_economy_of_the_lecture() -> None:
    found = equilibria(CONSTRAINED).solutions
    ours = [one for one in found if abs(one["y_1_1"] - 3) < 1e-9]
    assert [(round(one["y_1_2"], 9), round(one["p_22"], 9)) for one in ours] == [(-6, 1)]


def test_a_risk_neutral_household_consumes_nothing_in_the_bad_state() -> None:
    averse = Household(expected_utility(["1/2", "1/2"], lambda x: log(x[0])), [[2], [Rational(1, 2)]])
    neutral = Household(expected_utility(["1/2", "1/2"], lambda x: x[0]), [[1], [Rational(1, 4)]])
    economy = ExchangeEconomy("neutral", [averse, neutral], corners=True)
    arrow = SequentialMarkets(economy, numeraire_payoffs("arrow", [[1, 0], [0, 1]], [row[0] for row in economy.prices]))
    found = equilibria(arrow).solution
    assert found["x_2_21"] == 0
    assert (found["x_1_11"], found["x_2_11"], found["q_2"]) == pytest.approx((1.5, 1.5, 2))


def test_perfect_substitutes_buy_what_they_like() -> None:
    one = Household(lambda x: 2 * log(1 + x[0][0]) + log(1 + x[0][1]) / 4, [[1, 1]])
    two = Household(lambda x: log(1 + x[0][0]) / 4 + 2 * log(1 + x[0][1]), [[1, 1]])
    economy = ExchangeEconomy("likes", [one, two], corners=True)
    found = equilibria(SequentialMarkets(economy, PayoffMatrix("one", [[1]]))).solution
    assert (found["x_1_12"], found["x_2_11"], found["p_12"]) == pytest.approx((0, 0, 1))


def test_an_interior_equilibrium_is_found_where_corners_are_allowed() -> None:
    utility = expected_utility([1], lambda x: sqrt(x[0]) + sqrt(x[1]))
    households = [Household(utility, [[4, 1]]), Household(utility, [[1, 4]])]
    economy = ExchangeEconomy("roots", households, corners=True)
    found = equilibria(SequentialMarkets(economy, PayoffMatrix("one", [[1]]))).solution
    assert (found["p_12"], found["x_1_11"]) == pytest.approx((1, 2.5))


def test_open_parameters_are_named() -> None:
    weight = parameter("weight", ("weight", "权数"), domain=POSITIVE)
    household = Household(lambda x: weight * log(x[0][0]), [[1]])
    economy = ExchangeEconomy("open", [household], parameters=[weight])
    with pytest.raises(ModelError, match="leaves weight open"):
        equilibria(SequentialMarkets(economy, PayoffMatrix("one", [[1]])))
