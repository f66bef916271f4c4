"""Payoff matrices: rank, redundancy, state prices, arbitrage, prices and bounds; every answer is proved."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import sympy
from sympy import Rational

sys.path.append(str(Path(__file__).parent.parent))

from tampering import Score, examine

from derive.check import Proof, check
from derive.claims import HasRank
from derive.economies import PayoffMatrix, bundle_payoffs, nominal_payoffs, numeraire_payoffs
from derive.economies.state_prices import state_symbols
from derive.equation import Condition, Equation
from derive.errors import ModelError
from derive.lecture import statement_of
from derive.step import Derivation
from derive.strategies import unfolded
from derive.symbols import POSITIVE, parameter
from derive.verdict import Status

THREE = PayoffMatrix("three", [[1, 1, 3], [1, 2, 4], [1, 3, 5]])
TRINOMIAL = PayoffMatrix("trinomial", [[1, 80], [1, 100], [1, 120]])
FAIR, DEAR = (Rational(9, 10), 90), (Rational(9, 10), 110)
HART = bundle_payoffs("hart", [[[1, 0], [2, 0]], [[0, 2], [0, 1]]])
FORWARDS = bundle_payoffs("forwards", [[[1, 0], [1, 0]], [[0, 1], [0, 1]]])


def proved(derivation: Derivation) -> Proof:
    proof = check(derivation)
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []
    return proof


def rank_of(derivation: Derivation, step: str = "rank") -> int:
    claim = proved(derivation).of(step).step.claim
    assert isinstance(claim, HasRank)
    return claim.rank


DERIVATIONS = {
    "rank": THREE.rank,
    "redundant": THREE.redundant,
    "linearity": THREE.linearity,
    "replication": lambda: THREE.replicate([0, 1, 2]),
    "no replication": lambda: THREE.arrow(1),
    "state prices": lambda: TRINOMIAL.state_prices(FAIR),
    "arbitrage": lambda: TRINOMIAL.state_prices(DEAR),
    "bounds": lambda: TRINOMIAL.price([0, 0, 20], FAIR),
    "Hart": HART.rank,
    "forwards": FORWARDS.rank,
}


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_answer_is_proved_and_no_forgery_is(name: str) -> None:
    derivation = DERIVATIONS[name]()
    proved(derivation)
    assert not examine(derivation).survivors


def test_forgeries_are_refuted_or_true() -> None:
    """Equal state prices and payoffs of zero make some forgeries true: each of those is proved."""
    score = sum((examine(make()) for make in DERIVATIONS.values()), Score())
    assert score.refuted > 150
    assert score.refuted + len(score.true) == score.forged


def test_the_rank_and_what_it_means() -> None:
    assert rank_of(THREE.rank()) == 2
    assert "incomplete" in THREE.rank().reading.en
    assert "are complete" in PayoffMatrix("arrow", sympy.eye(3)).rank().reading.en


def test_a_redundant_security_and_its_portfolio() -> None:
    """The third security pays two of the first and one of the second."""
    derivation = THREE.redundant()
    assert [statement_of(derivation, f"security_3_state_{s}").rhs for s in (1, 2, 3)] == [3, 4, 5]
    assert "没有冗余证券" in PayoffMatrix("two", [[1, 0], [1, 1]]).redundant().notes[0].zh


def test_a_security_that_never_pays_is_redundant() -> None:
    """The definition of the notes ("numbers that are not all zero") misses the security that pays nothing."""
    derivation = PayoffMatrix("nothing", [[1, 0], [2, 0]]).redundant()
    assert [statement_of(derivation, f"security_2_state_{s}").rhs for s in (1, 2)] == [0, 0]


def test_hart_where_the_rank_drops() -> None:
    """Hart (1975): the two forward contracts are independent unless p_11 p_22 = 4 p_12 p_21."""
    derivation = HART.rank()
    regular, singular = (proved(derivation).of(step).step.claim for step in ("rank", "rank_drops"))
    p = {str(symbol): symbol for symbol in HART.parameters}
    determinant = p["p_11"] * p["p_22"] - 4 * p["p_12"] * p["p_21"]
    assert (regular.rank, singular.rank) == (2, 1)
    assert regular.conditions == (Condition(determinant, "!=0"),)
    assert singular.given == (Condition(determinant, "=0"),)


def test_forward_contracts_lose_rank_where_spot_prices_are_proportional() -> None:
    p = {str(symbol): symbol for symbol in FORWARDS.parameters}
    assert FORWARDS.rank().steps[1].claim.given == (Condition(p["p_11"] * p["p_22"] - p["p_12"] * p["p_21"], "=0"),)


def test_numeraire_and_nominal_securities_keep_their_rank() -> None:
    assert len(numeraire_payoffs("arrow", [[1, 0], [0, 1]]).rank().steps) == 1
    assert rank_of(numeraire_payoffs("arrow", [[1, 0], [0, 1]]).rank()) == 2
    assert rank_of(nominal_payoffs("bond", [[1], [1]]).rank()) == 1


def test_an_option_priced_as_by_cox_ross_and_rubinstein() -> None:
    """Cox, Ross and Rubinstein (1979), section 2: S = 50, next period 25 or 100, r = 25 %, strike 50: the call is worth 20."""
    market = PayoffMatrix("binomial", [[Rational(5, 4), 25], [Rational(5, 4), 100]])
    derivation = market.price([0, 50], [1, 50])
    proved(derivation)
    assert statement_of(derivation, "price").rhs == 20


def test_bounds_of_an_option_with_three_states() -> None:
    """A call at 100 on a stock worth 90: the bounds are the extreme values over all state prices."""
    derivation = TRINOMIAL.price([0, 0, 20], FAIR)
    upper, lower = (statement_of(derivation, f"{name}_bound").rhs for name in ("upper", "lower"))
    # pi = (t, 9/10 - 2 t, t) prices both securities, so the claim is worth 20 t with 0 <= t <= 9/20.
    assert (upper, lower) == (9, 0)
    assert (statement_of(derivation, "upper_value").rhs, statement_of(derivation, "lower_value").rhs) == (9, 0)


def test_an_arbitrage_is_exhibited() -> None:
    derivation = TRINOMIAL.state_prices(DEAR)
    proved(derivation)
    cost, *payoffs = (step.conclusion.rhs for step in derivation.steps)
    assert cost <= 0
    assert all(payoff >= 0 for payoff in payoffs)
    assert cost < 0 or any(payoff > 0 for payoff in payoffs)


def test_an_arbitrage_with_a_put() -> None:
    """Bond 1, stock 100 or 50 or 25 at 50, put at 50 for free: the put pays 25 in the third state."""
    market = PayoffMatrix("put", [[1, 100, 0], [1, 50, 0], [1, 25, 25]])
    assert market.state_prices([1, 60, 0]).id.endswith("arbitrage")
    assert market.state_prices([1, 50, 5]).id.endswith("state_prices")


def test_state_prices_are_unique_in_complete_markets() -> None:
    """q = A' pi: a bond at 9/10 and a stock at 1 that pays 2 or 1/2."""
    market = PayoffMatrix("complete", [[1, 2], [1, Rational(1, 2)]])
    derivation = market.state_prices([Rational(9, 10), 1])
    proved(derivation)
    assert [statement_of(derivation, f"pi_{s}").rhs for s in (1, 2)] == [Rational(11, 30), Rational(8, 15)]


def test_state_prices_with_symbols() -> None:
    up, down, gross, stock = (parameter(key, (key, key), domain=POSITIVE) for key in ("u", "d", "R", "S"))
    market = PayoffMatrix("tree", [[gross, up * stock], [gross, down * stock]], conditions=[Condition(up - down, ">0")])
    derivation = market.state_prices([1, stock])
    proof = proved(derivation)
    first, second = state_symbols(market)
    found = {step.conclusion.lhs: step.conclusion.rhs for step in derivation.steps if isinstance(step.conclusion, Equation)}
    values = {symbol: unfolded(derivation, found[symbol]) for symbol in (first, second)}
    assert sympy.cancel(values[first] - (gross - down) / (gross * (up - down))) == 0
    assert sympy.cancel(values[second] - (up - gross) / (gross * (up - down))) == 0
    assert not proof.overall.conditions


def test_a_symbolic_six_by_six_matrix() -> None:
    symbols = [parameter(f"a_{k}", ("payoff", "支付"), domain=POSITIVE) for k in range(12)]
    rows = sympy.eye(6).as_mutable()
    for k, symbol in enumerate(symbols):
        rows[k % 6, (k * k + k // 6) % 6] = symbol
    market = PayoffMatrix("large", rows)
    prices = [parameter(f"q_{m}", ("price", "价格"), domain=POSITIVE) for m in range(6)]
    assert rank_of(market.rank()) == 6
    proved(market.state_prices(prices))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: PayoffMatrix("none", []), "has no entries"),
        (lambda: PayoffMatrix("ragged", [[1, 2], [1]]), "Row 2 of the payoff matrix has 1 entries"),
        (lambda: PayoffMatrix("plain", [[sympy.Symbol("a")]]), "no meaning"),
        (lambda: THREE.state_prices([1, 2]), "do not fit"),
        (lambda: THREE.replicate([1, 2]), "do not fit"),
        (lambda: THREE.arrow(4), "no state 4"),
        (lambda: TRINOMIAL.price([0, 0, 20], DEAR), "allow an arbitrage: hold"),
        (lambda: bundle_payoffs("ragged", [[[1, 0], [2]]]), "does not give 2 quantities"),
        (lambda: bundle_payoffs("prices", [[[1, 0]]], [[1]]), "do not have 1 states with 2"),
        (lambda: numeraire_payoffs("prices", [[1], [1]], [1]), "1 numeraire prices for 2 states"),
        (lambda: HART.replicate([parameter("c", ("claim", "支付")), 1]), "contains c"),
    ],
)
def test_bad_matrices_are_sent_back(make, words) -> None:
    with pytest.raises(ModelError, match=words) as caught:
        make()
    assert caught.value.fix
