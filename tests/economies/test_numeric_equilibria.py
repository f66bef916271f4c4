"""The systems of an economy, solved numerically: every equilibrium reported is certified."""

from __future__ import annotations

import pytest
from sympy import Rational, log
from test_exchange_economy import GOOD, HART, MARKETS, TRADE, three_equilibria

from derive import numeric
from derive.economies import (
    ExchangeEconomy,
    Household,
    PayoffMatrix,
    SequentialMarkets,
    equilibrium_system,
    expected_utility,
    numeraire_payoffs,
)
from derive.economies.radner import radner_system, y_equilibrium_system


def certified(answer):
    assert answer.solutions
    assert all(solution.certified for solution in answer.solutions)
    return answer.solutions


def test_three_equilibria_are_reported_as_three() -> None:
    """Mas-Colell, Whinston and Green, example 15.B.2."""
    found = certified(numeric.solve(equilibrium_system(three_equilibria())))
    assert sorted(round(float(solution["p_12"]), 9) for solution in found) == [0.5, 1, 2]


def test_the_three_equilibria_of_kehoe() -> None:
    """Kehoe (1998), example 1: CES with elasticity 1/5, shares 1024 and 1, endowments (12, 1), (1, 12)."""
    households = [
        Household(lambda x: -1024 * x[0][0] ** -4 / 4 - x[0][1] ** -4 / 4, [[12, 1]]),
        Household(lambda x: -(x[0][0] ** -4) / 4 - 1024 * x[0][1] ** -4 / 4, [[1, 12]]),
    ]
    found = certified(numeric.solve(equilibrium_system(ExchangeEconomy("kehoe", households)), seed=1))
    assert sorted(round(1 / (1 + float(solution["p_12"])), 4) for solution in found) == [0.1129, 0.5, 0.8871]


def test_arrow_debreu_equilibrium_of_harts_households() -> None:
    (found,) = certified(numeric.solve(equilibrium_system(HART)))
    assert float(found["x_1_11"]) == pytest.approx(float(GOOD[0][0][0]))


def test_sequential_markets_reach_the_first_equilibrium_of_hart() -> None:
    found = [one for one in numeric.solve(radner_system(MARKETS)).solutions if one.certified]
    assert any(float(one["x_1_11"]) == pytest.approx(8 / 3) for one in found)


def test_the_first_equilibrium_of_hart_is_one_of_several_y_equilibria() -> None:
    """With the portfolios of equilibrium 1 the spot markets of each event clear at p_2/p_1 = 1, 1/2 and 2."""
    found = certified(numeric.solve(y_equilibrium_system(MARKETS, [[TRADE, -TRADE], [-TRADE, TRADE]])))
    places = {(round(float(one["p_12"]), 9), round(float(one["p_22"]), 9)) for one in found}
    assert (1, 1) in places
    assert places <= {(first, second) for first in (0.5, 1, 2) for second in (0.5, 1, 2)}
    assert len(places) > 1


def test_without_portfolios_spot_markets_give_the_second_equilibrium() -> None:
    (found,) = certified(numeric.solve(y_equilibrium_system(MARKETS, [[0, 0], [0, 0]])))
    assert float(found["x_1_11"]) == pytest.approx(62 / 21)
    assert (float(found["p_12"]), float(found["p_22"])) == pytest.approx((1 / 2, 2))


def bond_economy(states: int) -> ExchangeEconomy:
    """Two households with CRRA utility (2) and opposite risks, as in Huggett's pure credit economy with two dates."""

    def utility(x):
        return -1 / x[0][0] - sum(1 / row[0] for row in x[1:]) / states

    rich, poor = [[1], *([3] if s % 2 else [1] for s in range(states))], [[1], *([1] if s % 2 else [3] for s in range(states))]
    return ExchangeEconomy("crra", [Household(utility, rich), Household(utility, poor)], today=True)


def test_complete_markets_smooth_what_a_bond_cannot() -> None:
    """With Arrow securities both consume half of everything; with a bond alone nobody insures."""
    economy = bond_economy(2)
    arrow = numeraire_payoffs("arrow", [[1, 0], [0, 1]], [row[0] for row in economy.prices[1:]])
    bond = numeraire_payoffs("bond", [[1], [1]], [row[0] for row in economy.prices[1:]])
    (insured,) = certified(numeric.solve(radner_system(SequentialMarkets(economy, arrow))))
    (exposed,) = certified(numeric.solve(radner_system(SequentialMarkets(economy, bond))))
    assert [float(insured[name]) for name in ("x_1_11", "x_1_21")] == pytest.approx([2, 2])
    assert [float(exposed[name]) for name in ("x_1_11", "x_1_21")] == pytest.approx([1, 3])
    # The price of the bond: twice 1/(2*2**2) with insurance, (1/1 + 1/9)/2 without; precaution raises it.
    assert float(insured["q_1"]) + float(insured["q_2"]) == pytest.approx(1 / 4)
    assert float(exposed["q_1"]) == pytest.approx(5 / 9)


def test_a_loan_between_a_poor_and_a_rich_household() -> None:
    """Logarithms, endowments (2, 1) and (1, 2): the bond costs one and half a unit is lent."""
    households = [
        Household(lambda x: log(x[0][0]) + log(x[1][0]), [[2], [1]]),
        Household(lambda x: log(x[0][0]) + log(x[1][0]), [[1], [2]]),
    ]
    economy = ExchangeEconomy("loan", households, today=True)
    (found,) = certified(numeric.solve(radner_system(SequentialMarkets(economy, PayoffMatrix("bond", [[1]])))))
    assert (float(found["q_1"]), float(found["y_1_1"])) == pytest.approx((1, 0.5))


def test_a_ces_endowment_economy() -> None:
    """U = -1/a - 1/b with endowments (4, 0), (0, 1): p_b = (4/1)**2, so that incomes are 4 and 16."""
    utility = expected_utility([1], lambda x: -1 / x[0] - 1 / x[1])
    economy = ExchangeEconomy("ces", [Household(utility, [[4, 0]]), Household(utility, [[0, 1]])])
    (found,) = certified(numeric.solve(equilibrium_system(economy)))
    assert float(found["p_12"]) == pytest.approx(16)
    assert float(found["x_1_11"]) == pytest.approx(4 * float(Rational(1, 5)))
