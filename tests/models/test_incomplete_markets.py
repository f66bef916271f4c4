"""The lecture on incomplete markets, structure and complete markets: every step proved, no forgery, the economics right."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest
import sympy
from sympy import Rational

sys.path.append(str(Path(__file__).parent.parent))

from tampering import Score, examine

from derive.algebra.compare import compare
from derive.check import Proof, check
from derive.economies import EventTree, PayoffMatrix
from derive.lecture import Table, statement_of
from derive.lectures import incomplete_markets_structure as structure
from derive.lectures.incomplete_markets import LECTURE
from derive.models import complete_markets_example as worked, event_tree as tree
from derive.models.market_symbols import Delta, M, S, payoff, security_price
from derive.verdict import Status

SECTIONS = (*structure.SECTIONS, *structure.CLOSING_SECTIONS)
BUILD = {build.__name__: build for section in SECTIONS for build in section.derivations}


@cache
def proof(name: str) -> Proof:
    return check(BUILD[name]())


def result(name: str, step: str) -> sympy.Expr:
    return statement_of(proof(name).derivation, step).rhs


def sign(name: str, step: str) -> str:
    return proof(name).of(step).step.conclusion.sign


def same(left: sympy.Expr, right: sympy.Expr) -> bool:
    return compare(left, right).status is Status.PROVED


@pytest.mark.parametrize("name", BUILD)
def test_every_step_is_proved(name: str) -> None:
    assert [(one.step.id, one.verdict.reason) for one in proof(name).judged if one.verdict.status is not Status.PROVED] == []


@pytest.mark.parametrize("name", BUILD)
def test_every_derivation_is_explained_in_both_languages(name: str) -> None:
    derivation = proof(name).derivation
    assert derivation.id == name
    for text in (derivation.title, derivation.intro, derivation.reading):
        assert text.en.strip()
        assert any("一" <= letter <= "鿿" for letter in text.zh)


def test_no_forgery_is_accepted() -> None:
    score = sum((examine(build()) for build in BUILD.values()), Score())
    assert score.problems == []
    assert score.forged > 2000
    assert len(score.true) <= 0.05 * score.forged


def test_only_the_ranks_have_open_conditions() -> None:
    """A determinant that may vanish is a condition; nothing else in the lecture is proved under one."""
    with_conditions = {(name, one.step.id) for name in BUILD for one in proof(name).judged if one.verdict.conditions}
    assert with_conditions == {("payoff_complete", "rank"), ("payoff_rank_and_prices", "rank")}


def test_the_lecture_holds_both_parts_and_the_summary_comes_last() -> None:
    *_, (_, last) = LECTURE.derivations()
    assert last.id == "summary"
    assert [one.id for _, one in LECTURE.derivations()][: len(structure.SECTIONS[0].derivations)] == list(BUILD)[:4]


# Events.


def test_the_derived_count_is_that_of_the_tree() -> None:
    numbers = (2, 3, 2)
    values = dict(zip(map(tree.states, (1, 2, 3)), numbers, strict=True))
    assert result("event_tree", "events").xreplace(values) == EventTree(3, numbers).count == 21
    assert result("event_tree", "events_in_the_figure") == 21


def test_blocks_of_the_information_partition_cover_the_final_events_once() -> None:
    numbers = (2, 3, 2)
    values = dict(zip(map(tree.states, (1, 2, 3)), numbers, strict=True))
    for date in range(3):
        size = result("event_information", f"size_of_blocks_{date}").xreplace(values)
        blocks = EventTree(3, numbers).partition(date)
        assert {len(block) for block in blocks} == {size}


# Spot markets alone.


def test_rates_of_substitution_differ_without_securities() -> None:
    assert (result("spot_markets_example", "rate_1"), result("spot_markets_example", "rate_2")) == (Rational(1, 3), 3)
    assert sign("spot_markets_example", "both_gain") == ">0"


# Securities.


def test_put_call_parity() -> None:
    held = [
        condition.expression for condition in statement_of(proof("payoff_redundant").derivation, "security_4_state_1").holds_for
    ]
    assert [-one.xreplace(dict.fromkeys(one.free_symbols, 0)) for one in held] == [2, -1, 1, 0]


def test_the_portfolio_for_a_payoff_is_the_inverse() -> None:
    matrix = sympy.Matrix(2, 2, lambda s, m: payoff(s + 1, m + 1))
    for s in (1, 2):
        for m in (1, 2):
            found = result("payoff_inverse", f"arrow_{s}_security_{m}").xreplace({Delta: matrix.det()})
            assert same(found, matrix.inv()[m - 1, s - 1])


def test_purchasing_power_and_prices() -> None:
    assert sign("security_kinds", "bundle_and_price_2_sign") == ">=0"
    assert result("security_kinds", "numeraire_and_price_1") == 0
    assert sign("security_kinds", "nominal_and_price_1_sign") == "<0"


def test_a_free_numeraire_lowers_the_rank() -> None:
    ranks = [
        proof("hidden_assumption").of(step).step.claim.rank
        for step in ("rank_at_positive_prices", "rank_with_a_free_numeraire")
    ]
    assert ranks == [2, 1]


# Equilibrium.


def test_walras_law_holds_event_by_event() -> None:
    for event in (0, "s"):
        assert result("radner_walras", f"last_market_of_event_{event}") == 0
    assert result("arrow_debreu_walras", "last_market") == 0


def test_state_prices_invert_the_payoff_matrix() -> None:
    matrix = sympy.Matrix(2, 2, lambda s, m: payoff(s + 1, m + 1))
    solved = matrix.T.inv() * sympy.Matrix([security_price(1), security_price(2)])
    for s in (1, 2):
        assert same(result("equivalence_state_prices", f"pi_{s}").xreplace({Delta: matrix.det()}), solved[s - 1])
        assert sign("equivalence_state_prices", f"state_price_{s}_positive") == ">0"


def test_the_worked_economy() -> None:
    """Prices 1, 3/4 and 1; a third of 6, 4 and 3 for household 1; bond and share cost 7/4 and 13/4."""
    assert [result("worked_arrow_debreu", f"price_p_{s}1") for s in (1, 2)] == [Rational(3, 4), 1]
    consumed = [result("worked_arrow_debreu", f"allocation_x_{h}_{s}1") for h in (1, 2) for s in (0, 1, 2)]
    assert consumed == [2, Rational(4, 3), 1, 4, Rational(8, 3), 2]
    payoffs = worked.MARKETS.payoffs.matrix
    state_prices = sympy.Matrix([Rational(3, 4), 1])
    assert tuple(payoffs.T * state_prices) == worked.SECURITY_PRICES
    net = sympy.Matrix([Rational(4, 3) - 2, 1 - Rational(3, 2)])
    assert tuple(payoffs.inv() * net) == worked.PORTFOLIOS[0]


def test_transfers_of_the_second_theorem() -> None:
    """A third of everything needs no transfer, three quarters need five."""
    assert result("second_theorem_example", "no_transfer") == 0
    assert result("second_theorem_example", "three_quarters") == 5
    assert result("second_welfare_theorem", "transfers_add_up") == 0


def test_everybody_carries_a_part_of_the_aggregate_risk() -> None:
    assert [sign("risk_sharing", f"dx{h}_dE_sign") for h in (1, 2)] == [">0", ">0"]
    total = sum(result("risk_sharing", f"dx{h}_dE") for h in (1, 2))
    assert same(total, sympy.Integer(1))


def test_what_is_missing_with_incomplete_markets() -> None:
    assert result("summary", "missing") == S - M
    assert result("summary", "indeterminacy") == S - 1
    (table,) = (note for note in proof("summary").derivation.notes if isinstance(note, Table))
    assert all(len(row) == len(table.header) for row in table.rows)


# The answers to the self-test questions, computed.


def test_question_on_state_prices() -> None:
    bond_and_share = PayoffMatrix("question", [[1, 1], [1, 3]])
    answer = {one.step.id: one.step.conclusion for one in check(bond_and_share.state_prices(["0.9", "1.5"])).judged}
    assert (answer["pi_1"].rhs, answer["pi_2"].rhs) == (Rational(3, 5), Rational(3, 10))
    assert bond_and_share.state_prices(["0.9", 3]).title.en == "An arbitrage"
    portfolio = sympy.Matrix([3, -1])
    assert (bond_and_share.matrix * portfolio).T.tolist() == [[2, 0]]
    assert Rational(9, 10) * 3 - 3 == -Rational(3, 10)


def test_question_on_a_call() -> None:
    assert PayoffMatrix("call", [[1, 3, 1], [1, 2, 0], [1, 1, 0]]).matrix.det() == -1
