"""The lecture on the equilibrium interest rate: every step proved, no forgery accepted, the economics as it should be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import sympy
from sympy import Rational

sys.path.append(str(Path(__file__).parent.parent))

from tampering import Score, examine

from derive.algebra.compare import compare
from derive.check import check
from derive.equation import Equation
from derive.lecture import statement_of
from derive.lectures.interest_rate import LECTURE
from derive.models import bond_and_rate, fisher, loanable_funds, money_creation, money_market_general, money_market_linear
from derive.models.interest_symbols import M, P, Y, h, i, k, phi
from derive.verdict import Status

DERIVATIONS = {derivation.id: build for section in LECTURE.remembered().sections
               for build in section.derivations for derivation in (build(),)}  # fmt: skip
LONGEST_EXACT = 5


def same(left: sympy.Expr, right: sympy.Expr) -> bool:
    return compare(left, right).status is Status.PROVED


def sign_of(id: str, step: str) -> str:
    return check(DERIVATIONS[id]()).of(step).step.conclusion.sign


@pytest.mark.parametrize("id", DERIVATIONS)
def test_every_step_is_proved(id: str) -> None:
    proof = check(DERIVATIONS[id]())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []


@pytest.mark.parametrize("id", DERIVATIONS)
def test_every_derivation_is_explained_in_both_languages(id: str) -> None:
    derivation = DERIVATIONS[id]()
    for text in (derivation.title, derivation.intro, derivation.reading):
        assert text.en.strip()
        assert any("一" <= letter <= "鿿" for letter in text.zh)
        assert "," not in text.zh


def test_no_forgery_is_accepted() -> None:
    score = sum((examine(build()) for build in DERIVATIONS.values()), Score())
    assert score.problems == []
    assert score.forged > 2000
    assert len(score.true) <= LONGEST_EXACT


def test_the_four_effects_have_the_signs_of_the_text() -> None:
    signs = {key: sign_of("interest_comparative_statics", f"di_d{key}_sign") for key in ("M", "Y", "P", "phi")}
    assert signs == {"M": "<0", "Y": ">0", "P": ">0", "phi": "<0"}


def test_the_four_effects_are_those_of_the_implicit_function_theorem() -> None:
    derivation = money_market_general.interest_comparative_statics()
    L = money_market_general.L(Y, i, phi)
    slope = L.diff(i)
    expected = {"M": 1 / (P * slope), "Y": -L.diff(Y) / slope, "P": -L / (P * slope), "phi": -L.diff(phi) / slope}
    for key, value in expected.items():
        assert same(statement_of(derivation, f"di_d{key}").rhs, value)


def test_money_and_prices_in_proportion_leave_the_rate_alone() -> None:
    unchanged = statement_of(money_market_general.interest_neutral_change(), "rate_unchanged")
    assert unchanged.rhs == 0
    assert unchanged.holds_for


def test_excess_demand_and_the_bond_price_move_against_each_other() -> None:
    above = [sign_of("interest_equilibrium", step) for step in ("surplus", "bonds_in_demand", "bond_price_rises", "rate_falls")]
    below = [sign_of("interest_equilibrium", step) for step in ("shortage", "bonds_for_sale", "bond_price_falls", "rate_rises")]
    assert above == ["<0", ">0", ">0", "<0"]
    assert below == [">0", "<0", "<0", ">0"]


def test_in_the_trap_nothing_moves_the_rate() -> None:
    derivation = money_market_general.interest_trap()
    assert [statement_of(derivation, f"di_d{key}_in_the_trap").rhs for key in ("M", "Y", "P", "phi")] == [0, 0, 0, 0]
    assert statement_of(derivation, "di_dM_without_reaction").rhs == -sympy.oo


def test_the_linear_rate() -> None:
    rate = statement_of(money_market_linear.interest_linear(), "i*").rhs
    assert same(rate, ((k - phi) * Y - M / P) / h)
    assert rate.xreplace({k: Rational(1, 2), h: 10, M: 60, P: 1, Y: 200, phi: 0}) == 4


def test_the_tools_of_monetary_policy() -> None:
    money = {key: sign_of("interest_money_creation", f"dM_d{key}_sign") for key in ("B", "rr", "cr", "B_o", "i_d")}
    assert money == {"B": ">0", "rr": "<0", "cr": "<0", "B_o": ">0", "i_d": "<0"}
    rate = {key: sign_of("interest_policy", f"di_d{key}_sign") for key in ("B_o", "rr", "i_d", "cr")}
    assert rate == {"B_o": "<0", "rr": ">0", "i_d": ">0", "cr": ">0"}


def test_the_money_multiplier_against_a_textbook_number() -> None:
    """Currency ratio 0.2 and reserve ratio 0.1 give a multiplier of four."""
    multiplier = statement_of(money_creation.interest_money_creation(), "multiplier").rhs
    assert multiplier.xreplace({money_creation.cr: Rational(1, 5), money_creation.rr: Rational(1, 10)}) == 4


def test_the_bond_table_is_right_to_the_cent() -> None:
    for (years, rate), text in bond_and_rate.ROUNDED.items():
        discount = 1 / (1 + Rational(rate) / 100)
        worth = (
            4 / (Rational(rate) / 100)
            if not years
            else sum(4 * discount**j for j in range(1, years + 1)) + 100 * discount**years
        )
        assert f"{float(worth):.2f}" == text


def test_the_price_of_a_bond_in_closed_form() -> None:
    price = statement_of(bond_and_rate.interest_bond_price(), "P_n").rhs
    numbers = {bond_and_rate.Q: 4, bond_and_rate.F: 100, i: Rational(1, 25), bond_and_rate.n: 10}
    assert price.xreplace(numbers) == 100


def test_the_error_of_the_approximate_fisher_equation() -> None:
    error = statement_of(fisher.interest_fisher(), "error_in_rates").rhs
    assert same(error, fisher.pi_e * (fisher.i - fisher.pi_e) / (1 + fisher.pi_e))
    table = fisher.interest_fisher_table()
    assert [statement_of(table, f"real_rate_at_{percent}").rhs for percent in (2, 5, 10, 100)] == [
        Rational(1, 34), Rational(1, 35), Rational(3, 110), Rational(3, 200)]  # fmt: skip


def test_money_is_neutral_with_flexible_prices_and_not_with_given_ones() -> None:
    assert statement_of(loanable_funds.interest_loanable_funds(), "di_dM").rhs == 0
    assert sign_of("interest_liquidity_preference", "di_dM_sign") == "<0"
    assert sign_of("interest_liquidity_preference", "dY_dM_sign") == ">0"


def test_formulas_errata_and_figures_refer_to_what_exists() -> None:
    built = {id: build() for id, build in DERIVATIONS.items()}
    for formula in LECTURE.formulas:
        assert isinstance(statement_of(built[formula.derivation], formula.step), Equation)
    assert all(erratum.derivation in {"", *built} for erratum in LECTURE.errata)
    assert {name for derivation in built.values() for name in derivation.figures} == {
        "interest_money_market", "interest_adjustment", "interest_shifts", "interest_trap"}  # fmt: skip
