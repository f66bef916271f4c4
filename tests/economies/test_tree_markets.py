"""Markets over three dates: equivalence, dynamic spanning, no arbitrage with dates, and what is sent back."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest
import sympy
from sympy import Rational, log

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine

from derive import numeric
from derive.check import Proof, check
from derive.economies import (
    DatedSecurities,
    EventTree,
    ExchangeEconomy,
    Household,
    PayoffMatrix,
    SequentialMarkets,
    TreeMarkets,
    equilibrium_of,
)
from derive.economies.radner import radner_system
from derive.equation import Equation
from derive.errors import ModelError
from derive.step import Derivation
from derive.verdict import Status

TREE = EventTree(2, 2)
ENDOWMENTS = ([[1], [3], [1], [2], [1], [4], [1]], [[2], [1], [2], [3], [1], [1], [2]])


def expected_log(x):
    return log(x[0][0]) + sum(log(row[0]) for row in x[1:3]) / 2 + sum(log(row[0]) for row in x[3:]) / 4


def economy() -> ExchangeEconomy:
    return ExchangeEconomy("dates", [Household(expected_log, own) for own in ENDOWMENTS], today=True)


def markets(rows) -> TreeMarkets:
    return TreeMarkets(TREE, economy(), {history: PayoffMatrix("paid", rows) for history in TREE.events if TREE.after(history)})


def proved(derivation: Derivation) -> Proof:
    proof = check(derivation)
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []
    return proof


@cache
def arrow_debreu() -> dict[str, sympy.Expr]:
    conclusions = (one.step.conclusion for one in proved(equilibrium_of(economy())).judged)
    return {str(one.lhs): one.rhs for one in conclusions if isinstance(one, Equation)}


def test_budgets_over_three_dates_are_one_budget_in_both_directions() -> None:
    derivation = markets([[1, 3], [1, 1]]).equivalence()
    proof = proved(derivation)
    assert not any(one.verdict.conditions for one in proof.judged)
    assert {"one_budget", "date_0_is_met"} <= {step.id for step in derivation.steps}
    assert not examine(markets([[1, 0], [0, 1]]).equivalence()).survivors


def test_two_securities_complete_markets_with_four_final_events() -> None:
    """Dynamic spanning (Arrow 1953; Kreps 1982): the allocation is that of Arrow–Debreu markets."""
    (found,) = numeric.solve(markets([[1, 3], [1, 1]]).system()).solutions
    assert found.certified
    for place in ("01", "11", "21", "31", "41", "51", "61"):
        assert float(found[f"x_1_{place}"]) == pytest.approx(float(arrow_debreu()[f"x_1_{place}"]))


def test_a_bond_alone_insures_less() -> None:
    bonds = markets([[1], [1]])
    assert not bonds.is_complete
    (found,) = (one for one in numeric.solve(bonds.system()).solutions if one.certified)
    shares = [float(found[f"x_1_{place}1"]) / total for place, total in ((3, 5), (4, 2), (5, 5), (6, 3))]
    assert max(shares) - min(shares) > 0.05
    with pytest.raises(ModelError, match="fewer independent securities"):
        bonds.equivalence()


def test_two_dates_are_the_special_case() -> None:
    households = [Household(lambda x: log(x[0][0]) + log(x[1][0]) / 2 + log(x[2][0]) / 2, own)
                  for own in ([[1], [2], [1]], [[2], [1], [3]])]  # fmt: skip
    small = ExchangeEconomy("small", households, today=True)
    tree = TreeMarkets(EventTree(1, 2), small, {(): PayoffMatrix("bond", [[1], [1]])})
    (one,) = numeric.solve(tree.system()).solutions
    (other,) = numeric.solve(radner_system(SequentialMarkets(small, PayoffMatrix("bond", [[1], [1]])))).solutions
    for name in ("x_1_01", "x_1_11", "x_2_21"):
        assert float(one[name]) == pytest.approx(float(other[name]))


# Securities with dates: the binomial model of Cox, Ross and Rubinstein (1979) with u = 2, d = 1/2 and r = 1/4.

STOCK = {(): 4, (1,): 8, (2,): 2}
FINAL = {(1, 1): 16, (1, 2): 4, (2, 1): 4, (2, 2): 1}
BOND = {(): 1, (1,): Rational(5, 4), (2,): Rational(5, 4)}
PUT_PAYS = {event: max(5 - value, 0) for event, value in FINAL.items()}
PUT = {(): Rational(24, 25), (1,): Rational(2, 5), (2,): 2}
CRR = DatedSecurities("crr", TREE, [FINAL, dict.fromkeys(FINAL, Rational(25, 16)), PUT_PAYS])


def test_a_put_in_the_binomial_model() -> None:
    """Tree and strike of Shreve (2004), section 4.2; without early exercise the put is worth 0.96."""
    derivation = CRR.state_prices([STOCK, BOND, PUT])
    proof = proved(derivation)
    prices = [proof.of(f"Pi_{event}_value").step.conclusion.rhs for event in range(1, 7)]
    assert prices == [Rational(2, 5)] * 2 + [Rational(4, 25)] * 4
    assert proof.of("present_value_3").step.conclusion.rhs == Rational(24, 25)


def test_a_wrong_price_in_one_event_is_an_arbitrage_there() -> None:
    """At date 0 the price 0.56 is right for what the put will cost in the next events, 0.40 and 1; but 1 is too little."""
    derivation = CRR.state_prices([STOCK, BOND, {(): Rational(14, 25), (1,): Rational(2, 5), (2,): 1}])
    proved(derivation)
    assert derivation.title.en == "An arbitrage"
    assert derivation.intro.slots["event"] == 2


def test_a_consol_is_worth_the_sum_of_event_prices() -> None:
    derivation = DatedSecurities("consol", TREE, [dict.fromkeys(TREE.events[1:], 1)]).present_value()
    proved(derivation)
    assert len(sympy.Add.make_args(derivation.result("PV").rhs)) == 6


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: TreeMarkets(EventTree(1, 2), economy(), {}), "3 events, the economy 7"),
        (lambda: TreeMarkets(TREE, economy(), {(): PayoffMatrix("bond", [[1], [1]])}), r"event \(1,\)"),
        (lambda: markets([[1], [1], [1]]), "3 states; 2 events can follow"),
        (lambda: markets([[1, 2], [1, 2]]), "Only 1 of the 2 securities"),
        (lambda: DatedSecurities("odd", TREE, [{(3,): 1}]), r"\(3,\), which is not an event"),
        (lambda: CRR.state_prices([STOCK, BOND]), "2 price processes for 3 securities"),
        (lambda: CRR.state_prices([STOCK, BOND, {(): 1}]), r"no price in the event \(1,\)"),
    ],
)
def test_bad_markets_are_sent_back(make, words) -> None:
    with pytest.raises(ModelError, match=words) as caught:
        make()
    assert caught.value.fix
