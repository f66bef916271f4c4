"""The answer keys: numbers of homework 2, its check, and crowding out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Rational

from derive.check import check
from derive.equation import Equation
from derive.lecture import statement_of
from derive.models.crowding_out import crowding_out_example
from derive.models.homework_1 import IS_SHOCKS, LM_SHOCKS, homework_1
from derive.models.homework_2 import HOMEWORK_2, homework_2
from derive.models.keynesian_symbols import AE, Y, r
from derive.verdict import Status

DERIVATIONS = (homework_1, homework_2, crowding_out_example)


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_step_is_proved(build):
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []


def test_is_and_lm_in_numbers():
    derivation = homework_2()
    collected = statement_of(derivation, "IS")
    assert (collected.lhs, collected.rhs) == (Rational(2, 5) * Y, 600 - 1000 * r)
    assert statement_of(derivation, "is_curve").rhs == 1500 - 2500 * r
    assert statement_of(derivation, "lm_curve").rhs == 1000 + 2500 * r


def test_the_equilibrium_solves_every_structural_equation():
    derivation = homework_2()
    values = {r: statement_of(derivation, "r*").rhs, Y: statement_of(derivation, "Y*").rhs}
    assert values == {r: Rational(1, 10), Y: 1250}
    values |= {step.conclusion.lhs: step.conclusion.rhs for step in derivation.steps if step.id.endswith("at_equilibrium")}
    values |= {equation.lhs: equation.rhs for equation in HOMEWORK_2.equations if equation.rhs.is_number}
    for step in ("money_market_check", "revenue", "disposable_income", "saving"):
        values[statement_of(derivation, step).lhs] = statement_of(derivation, step).rhs
    values[AE] = values[Y]
    assert [equation for equation in HOMEWORK_2.equations if equation.residual.xreplace(values) != 0] == []


def test_saving_is_not_investment_in_equilibrium():
    derivation = homework_2()
    assert statement_of(derivation, "saving").rhs == 0
    assert statement_of(derivation, "private_gap").rhs == 150
    assert statement_of(derivation, "public_gap").rhs == -50
    assert statement_of(derivation, "net_exports_at_equilibrium").rhs == -100
    total = statement_of(derivation, "gap_in_numbers")
    assert (total.lhs, total.rhs) == (AE - Y, 0)


def test_crowding_out_halves_the_multiplier():
    derivation = crowding_out_example()
    assert statement_of(derivation, "multiplier_at_given_rate").rhs == Rational(5, 2)
    assert statement_of(derivation, "multiplier_in_equilibrium").rhs == Rational(5, 4)
    assert statement_of(derivation, "new_income").rhs == Rational("1312.5")
    assert statement_of(derivation, "new_interest_rate").rhs == Rational("0.125")
    assert statement_of(derivation, "income_at_old_rate").rhs == 1375
    assert statement_of(derivation, "crowded_out").rhs == Rational("62.5")


def test_the_table_of_shifts_covers_every_given_quantity():
    proof = check(homework_1())
    signs = {one.step.id: one.step.conclusion.sign for one in proof.judged if one.step.id.endswith("_sign")}
    wanted = {"a": ">0", "I_0": ">0", "G": ">0", "NX": ">0", "R": ">0", "T_0": "<0", "b": ">0", "d": "<0"}
    wanted |= {"M": ">0", "P": "<0", "k": "<0", "h": ">0"}
    assert {key: signs[f"dY_d{key}_sign"] for key in wanted} == wanted
    assert signs["dY_dt_sign"] == "<0"
    assert {f"dY_d{shock.key}_sign" for shock in (*IS_SHOCKS, *LM_SHOCKS)} <= signs.keys()


def test_a_wrong_equilibrium_is_refuted():
    derivation = homework_2()
    place = next(number for number, step in enumerate(derivation.steps) if step.id == "interest_rate")
    original = derivation.steps[place]
    move = replace(original.move, claim=replace(original.claim, conclusion=Equation(r, Rational(1, 5))))
    derivation.steps[place] = replace(original, candidates=(move,))
    assert check(derivation).of("interest_rate").verdict.status is Status.REFUTED
