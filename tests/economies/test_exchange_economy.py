"""Exchange economies against textbook answers; Walras' law, equivalence, welfare; bad economies are sent back."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest
import sympy
from sympy import Rational, log, sqrt

sys.path.append(str(Path(__file__).parent.parent))

from tampering import Score, examine

from derive.check import Proof, check
from derive.economies import (
    ExchangeEconomy,
    Household,
    PayoffMatrix,
    SequentialMarkets,
    bundle_payoffs,
    demand,
    equilibrium_of,
    equilibrium_system,
    expected_utility,
    pareto_optimal,
    pareto_ranking,
    verify_arrow_debreu,
    verify_sequential,
    walras_law,
)
from derive.equation import Equation
from derive.errors import ModelError
from derive.step import Derivation
from derive.symbols import UNIT_INTERVAL, parameter
from derive.verdict import Status


def proved(derivation: Derivation) -> Proof:
    proof = check(derivation)
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []
    return proof


def values(derivation: Derivation) -> dict[str, sympy.Expr]:
    """The last thing said about every symbol."""
    proved(derivation)
    return {str(step.conclusion.lhs): step.conclusion.rhs for step in derivation.steps if isinstance(step.conclusion, Equation)}


def refuted_steps(derivation: Derivation) -> list[str]:
    return [one.step.id for one in check(derivation).judged if one.verdict.status is Status.REFUTED]


alpha = parameter("alpha", ("share of commodity 1", "商品 1 的份额"), domain=UNIT_INTERVAL)


def same_tastes(x):
    return alpha * log(x[0][0]) + (1 - alpha) * log(x[0][1])


MWG = ExchangeEconomy("mwg", [Household(same_tastes, [[1, 2]]), Household(same_tastes, [[2, 1]])], parameters=[alpha])


def test_edgeworth_box_of_mas_colell_whinston_and_green() -> None:
    """Example 15.B.1: equal Cobb–Douglas tastes, endowments (1, 2) and (2, 1): p_1/p_2 = alpha/(1 - alpha)."""
    found = values(equilibrium_of(MWG))
    assert sympy.cancel(found["p_12"] - (1 - alpha) / alpha) == 0
    assert sympy.cancel(found["x_1_11"] - (2 - alpha)) == 0


def test_demand_spends_constant_shares() -> None:
    found = values(demand(MWG, 0))
    p_1, p_2 = MWG.prices[0]
    assert sympy.cancel(found["x_1_12"] - (1 - alpha) * (p_1 + 2 * p_2) / p_2) == 0


def test_two_states_with_logarithms_share_all_risk() -> None:
    """Wilson (1968): with logarithms everybody consumes a constant share of what there is in a state."""
    utility = expected_utility(["1/3", "2/3"], lambda x: log(x[0]))
    economy = ExchangeEconomy(
        "risk", [Household(utility, [[2], [0]]), Household(utility, [[1], [2]]), Household(utility, [[0], [4]])]
    )
    found = values(equilibrium_of(economy))
    shares = [(found[f"x_{h}_11"] / 3, found[f"x_{h}_21"] / 6) for h in (1, 2, 3)]
    assert all(good == bad for good, bad in shares)
    assert sum(good for good, _ in shares) == 1


def test_asset_prices_of_a_representative_household() -> None:
    """Lucas (1978) with logarithms: the state price is beta * probability * c_0/c_s."""
    beta = Rational(19, 20)

    def utility(x):
        return log(x[0][0]) + beta * (log(x[1][0]) + log(x[2][0])) / 2

    found = values(equilibrium_of(ExchangeEconomy("lucas", [Household(utility, [[1], [2], [Rational(1, 2)]])], today=True)))
    assert (found["p_11"], found["p_21"]) == (beta / 4, beta)


def test_nobody_trades_with_himself() -> None:
    """Equal households keep their endowments."""
    economy = ExchangeEconomy("equal", [Household(lambda x: log(x[0][0]) + log(x[0][1]), [[3, 5]])] * 2)
    found = values(equilibrium_of(economy))
    assert [found["x_1_11"], found["x_1_12"], found["x_2_11"], found["x_2_12"]] == [3, 5, 3, 5]


def three_equilibria() -> ExchangeEconomy:
    r = 2 ** Rational(8, 9) - 2 ** Rational(1, 9)
    first = Household(lambda x: x[0][0] - x[0][1] ** -8 / 8, [[2, r]])
    second = Household(lambda x: x[0][1] - x[0][0] ** -8 / 8, [[r, 2]])
    return ExchangeEconomy("three", [first, second])


@pytest.mark.parametrize("ratio", [Rational(2), Rational(1), Rational(1, 2)])
def test_three_equilibria_of_one_economy(ratio) -> None:
    """Mas-Colell, Whinston and Green, example 15.B.2: p_1/p_2 = 2, 1 and 1/2 are all equilibria."""
    r = 2 ** Rational(8, 9) - 2 ** Rational(1, 9)
    first = [[2 + r / ratio - ratio ** Rational(-8, 9), ratio ** Rational(1, 9)]]
    second = [[ratio ** Rational(-1, 9), 2 + r * ratio - ratio ** Rational(8, 9)]]
    proved(verify_arrow_debreu(three_equilibria(), [[ratio, 1]], [first, second]))


def test_square_roots_with_unequal_endowments() -> None:
    """sqrt(a) + sqrt(b), aggregate (4, 1): the price of b is sqrt(4/1) = 2, and incomes 4 + 2 are shared in proportion."""
    utility = (
        Household(lambda x: sqrt(x[0][0]) + sqrt(x[0][1]), [[4, 0]]),
        Household(lambda x: sqrt(x[0][0]) + sqrt(x[0][1]), [[0, 1]]),
    )
    economy = ExchangeEconomy("roots", utility)
    allocation = [[[Rational(8, 3), Rational(2, 3)]], [[Rational(4, 3), Rational(1, 3)]]]
    proved(verify_arrow_debreu(economy, [[1, 2]], allocation))
    proved(pareto_optimal(economy, allocation))
    assert refuted_steps(verify_arrow_debreu(economy, [[1, 3]], allocation))


def test_a_risk_neutral_household_carries_all_risk() -> None:
    """Arrow (1953), Borch (1962): prices are the probabilities, and the averse household gets 1 in both states.

    Two equally likely states, aggregate (3, 1); the risk-neutral household gets the rest.

    In the bad state the risk-neutral household consumes nothing: a corner at which the Kuhn–Tucker condition holds.
    """
    averse = Household(lambda x: log(x[0][0]) / 2 + log(x[1][0]) / 2, [[1], [1]])
    neutral = Household(lambda x: x[0][0] / 2 + x[1][0] / 2, [[2], [0]])
    economy = ExchangeEconomy("neutral", [averse, neutral], corners=True)
    proved(verify_arrow_debreu(economy, [[1], [1]], [[[1], [1]], [[2], [0]]]))


def test_corners_are_checked_by_kuhn_and_tucker() -> None:
    """Perfect substitutes: household 1 values good 1 twice as much, household 2 good 2; each buys only what it likes."""
    one = Household(lambda x: 2 * x[0][0] + x[0][1], [[1, 1]])
    two = Household(lambda x: x[0][0] + 2 * x[0][1], [[1, 1]])
    economy = ExchangeEconomy("substitutes", [one, two], corners=True)
    allocation = [[[2, 0]], [[0, 2]]]
    proved(verify_arrow_debreu(economy, [[1, 1]], allocation))
    assert refuted_steps(verify_arrow_debreu(economy, [[1, 1]], [[[0, 2]], [[2, 0]]]))
    roots = ExchangeEconomy("roots", [Household(lambda x: sqrt(x[0][0]) + sqrt(x[0][1]), [[1, 1]])], corners=True)
    with pytest.raises(ModelError, match="values infinitely"):
        verify_arrow_debreu(roots, [[1, 1]], [[[2, 0]]])


# Hart's economy


def hart() -> ExchangeEconomy:
    def one(x):
        return sum(2 * sqrt(2) * sqrt(row[0]) + sqrt(row[1]) for row in x)

    def two(x):
        return sum(sqrt(row[0]) + 2 * sqrt(2) * sqrt(row[1]) for row in x)

    first = [[Rational(5, 2), Rational(50, 21)], [Rational(13, 21), Rational(1, 2)]]
    second = [[Rational(1, 2), Rational(13, 21)], [Rational(50, 21), Rational(5, 2)]]
    return ExchangeEconomy("hart", [Household(one, first), Household(two, second)])


HART = hart()
MARKETS = SequentialMarkets(HART, bundle_payoffs("hart", [[[1, 0], [2, 0]], [[0, 2], [0, 1]]], HART.prices))
GOOD = [[[Rational(8, 3), Rational(1, 3)]] * 2, [[Rational(1, 3), Rational(8, 3)]] * 2]
BAD = [
    [[Rational(62, 21), Rational(31, 21)], [Rational(32, 21), Rational(1, 21)]],
    [[Rational(1, 21), Rational(32, 21)], [Rational(31, 21), Rational(62, 21)]],
]
TRADE = Rational(79, 42)
HART_DERIVATIONS = {
    "first equilibrium": lambda: verify_sequential(MARKETS, [[1, 1], [1, 1]], GOOD, [1, 1], [[TRADE, -TRADE], [-TRADE, TRADE]]),
    "second equilibrium": lambda: verify_sequential(MARKETS, [[2, 1], [1, 2]], BAD, [1, 1], [[0, 0], [0, 0]]),
    "first is optimal": lambda: pareto_optimal(HART, GOOD),
    "ranking": lambda: pareto_ranking(HART, GOOD, BAD),
    "Walras by event": MARKETS.walras_law,
    "equivalence": MARKETS.equivalence,
    "Walras": lambda: walras_law(HART),
}


@pytest.mark.parametrize("name", HART_DERIVATIONS)
def test_harts_economy_is_proved_and_no_forgery_is_accepted(name: str) -> None:
    derivation = HART_DERIVATIONS[name]()
    proved(derivation)
    assert not examine(derivation).survivors


def test_the_first_equilibrium_of_hart_is_better_for_everybody() -> None:
    proof = proved(pareto_ranking(HART, GOOD, BAD))
    signs = [proof.of(f"gain_{h}_sign").step.conclusion.sign for h in (1, 2)]
    assert signs == [">0", ">0"]
    first, second = (HART.utilities[0].xreplace(_at(allocation)) for allocation in (GOOD, BAD))
    assert sympy.N(first - 6 * sqrt(3), 30) == pytest.approx(0)
    assert sympy.N(second - (5 * sqrt(31) + 17) / sqrt(21), 30) == pytest.approx(0)


def _at(allocation):
    return {symbol: amount for s, row in enumerate(HART.consumption[0])
            for symbol, amount in zip(row, allocation[0][s], strict=True)}  # fmt: skip


def test_the_second_equilibrium_of_hart_is_not_optimal() -> None:
    assert refuted_steps(pareto_optimal(HART, BAD)) == ["weighted_2_21", "weighted_2_22"]


def test_forgeries_of_the_equilibria_are_refuted_or_true() -> None:
    score = sum((examine(HART_DERIVATIONS[name]()) for name in ("first equilibrium", "Walras", "equivalence")), Score())
    assert score.refuted + len(score.true) == score.forged > 200


def test_a_wrong_portfolio_breaks_a_budget() -> None:
    broken = verify_sequential(MARKETS, [[1, 1], [1, 1]], GOOD, [1, 1], [[TRADE, TRADE], [-TRADE, -TRADE]])
    assert {"budget_1_0", "budget_1_1", "budget_1_2"} & set(refuted_steps(broken))


def test_the_system_counts_its_unknowns() -> None:
    system = equilibrium_system(HART)
    assert len(system.equations) == len(system.endogenous) == 14


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: ExchangeEconomy("empty", []), "no household"),
        (lambda: ExchangeEconomy("none", [Household(lambda x: 0, [])]), "empty endowment"),
        (
            lambda: ExchangeEconomy("zero", [Household(lambda x: log(x[0][0]) + log(x[0][1]), [[1, 0]])]),
            "Nobody owns commodity 2",
        ),
        (lambda: ExchangeEconomy("less", [Household(lambda x: log(x[0][0]), [[-1]])]), "owns -1 of commodity 1"),
        (lambda: ExchangeEconomy("bad", [Household(lambda x: log(x[0][0]) - x[0][1], [[1, 1]])]), "falls in x_1_12"),
        (
            lambda: ExchangeEconomy("unwanted", [Household(lambda x: log(x[0][0]), [[1, 1]])]),
            "No utility depends on commodity 2",
        ),
        (lambda: ExchangeEconomy("name", [Household(lambda x: alpha * log(x[0][0]), [[1]])]), "uses alpha"),
        (
            lambda: ExchangeEconomy(
                "shape", [Household(same_tastes, [[1, 1]]), Household(same_tastes, [[1]])], parameters=[alpha]
            ),
            "endowment of household 2 does not have",
        ),
        (
            lambda: ExchangeEconomy("sated", [Household(lambda x: x[0][0] - x[0][0] ** 2, [[1]])]),
            "falls in x_1_11 at its own endowment 1",
        ),
        (lambda: ExchangeEconomy("index", [Household(lambda x: log(x[1][0]), [[1]])]), "asks for more than 1 events"),
        (lambda: ExchangeEconomy("words", [Household("log", [[1]])]), "'log', not a function"),
        (lambda: ExchangeEconomy("math", [Household(lambda x: math.log(x[0][0]), [[1]])]), "cannot be evaluated"),
        (lambda: ExchangeEconomy("pair", [(log, [[1]])]), "Entry 1 of the households is tuple"),
        (lambda: ExchangeEconomy("flat", [Household(same_tastes, [1, 2])]), "not a table"),
        (
            lambda: ExchangeEconomy(
                "poor", [Household(lambda x: log(x[0][0]), [[1]]), Household(lambda x: log(x[0][0]), [[0]])]
            ),
            "Household 2 owns nothing",
        ),
        (
            lambda: verify_sequential(
                SequentialMarkets(HART, PayoffMatrix("pair", [[1, 1], [1, 3]])),
                [[1, 1], [1, 1]],
                GOOD,
                [1, 5],
                [[0, 0], [0, 0]],
            ),
            "allow an arbitrage: hold 3 of security 1, -1 of security 2",
        ),
        (lambda: expected_utility(["-1/2", "3/2"], log), "probability -1/2"),
        (lambda: expected_utility(["1/2", "1/3"], log), "add up to 5/6"),
        (lambda: equilibrium_of(HART), "not a sum of weighted logarithms"),
        (lambda: SequentialMarkets(HART, PayoffMatrix("three", [[1], [1], [1]])), "3 states, the economy 2 events"),
        (
            lambda: SequentialMarkets(HART, PayoffMatrix("three", [[1, 0, 1], [0, 1, 1]])),
            "3 securities in 2 states, but only 2 of the securities are independent",
        ),
        (lambda: SequentialMarkets(HART, PayoffMatrix("bond", [[1], [1]])).equivalence(), "markets are incomplete"),
        (lambda: verify_arrow_debreu(HART, [[1, 1]], GOOD), "1 rows of prices where 2"),
        (lambda: verify_arrow_debreu(HART, [[1, 1], [1, -1]], GOOD), "not admissible"),
    ],
)
def test_bad_economies_are_sent_back(make, words) -> None:
    with pytest.raises(ModelError, match=words) as caught:
        make()
    assert caught.value.fix
