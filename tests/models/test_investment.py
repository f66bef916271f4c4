"""Present value, the marginal efficiency of capital and of investment, and the investment function."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Integer, Limit, Rational, oo

from derive.algebra.compare import compare
from derive.check import check
from derive.claims import Existence
from derive.equation import Condition, Equation
from derive.lecture import statement_of
from derive.models import investment, mec, mec_example, mec_schedule, mei, present_value, real_rate
from derive.models.mec_symbols import R_1, R_2, R_3, J, Q, n, r, r_0, supply_price
from derive.step import Derivation
from derive.symbols import exact, interval
from derive.verdict import Status

DERIVATIONS = (
    present_value.present_value,
    present_value.present_value_example,
    mec.mec,
    mec.mec_rule,
    mec.mec_years,
    mec_example.mec_example,
    mec_example.mec_misprint,
    mec_example.mec_several_roots,
    mec_schedule.mec_schedule,
    mei.mei,
    investment.investment,
    investment.investment_example,
    investment.gross_investment,
    real_rate.real_rate,
    real_rate.real_rate_example,
)


def forged(derivation: Derivation, step: str, **changed) -> Status:
    """The verdict on a step with some part of its claim replaced."""
    place = next(number for number, one in enumerate(derivation.steps) if one.id == step)
    original = derivation.steps[place]
    move = replace(original.move, claim=replace(original.claim, **changed))
    derivation.steps[place] = replace(original, candidates=(move,))
    return check(derivation).of(step).verdict.status


def same(left, right) -> bool:
    return compare(left, right).status is Status.PROVED


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_step_is_proved(build):
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_derivation_is_explained_in_both_languages(build):
    derivation = build()
    for text in (derivation.title, derivation.intro, derivation.reading):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh)
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.en)
        assert not any(mark in text.zh for mark in ",;?!")


def test_one_hundred_at_five_per_cent_is_115_76_and_not_115_70():
    derivation = present_value.present_value_example()
    assert statement_of(derivation, "first_amount").rhs == 105
    assert statement_of(derivation, "second_amount").rhs == exact("110.25")
    assert statement_of(derivation, "third_amount").rhs == exact("115.7625")
    assert forged(derivation, "rounded", approximation=exact("115.70")) is Status.REFUTED


def test_annuity_and_consol():
    derivation = present_value.present_value()
    c, rate, years = present_value.c, present_value.r, present_value.n
    assert same(statement_of(derivation, "annuity").rhs, c / rate - c / (rate * (1 + rate) ** years))
    consol = statement_of(derivation, "perpetuity")
    assert isinstance(consol.lhs, Limit)
    assert consol.rhs == c / rate


@pytest.mark.parametrize(
    ("step", "value"),
    [
        ("annuity_sum", present_value.c * (1 - (1 + present_value.r) ** (1 - present_value.n)) / present_value.r),
        ("interest_of_all_years", present_value.V_0 * (1 + present_value.r) ** present_value.n),
        ("perpetuity", present_value.c / (1 + present_value.r)),
    ],
)
def test_a_wrong_sum_or_limit_is_refuted(step, value):
    assert forged(present_value.present_value(), step, value=value) is Status.REFUTED


def test_three_year_example_is_exactly_ten_per_cent():
    derivation = mec_example.mec_example()
    assert statement_of(derivation, "ten_per_cent").rhs == Rational(1, 10)
    assert [statement_of(derivation, f"present_value_{year}").rhs for year in (1, 2, 3)] == [10000] * 3
    assert statement_of(mec_example.mec_misprint(), "total").rhs == 36410
    assert forged(mec_example.mec_example(), "ten_per_cent", value=Rational(11, 100)) is Status.REFUTED


def test_misprint_would_imply_34_16_per_cent():
    enclosure = statement_of(mec_example.mec_misprint(), "between")
    assert isinstance(enclosure, Existence)
    assert enclosure.unique
    assert (enclosure.domain.lower, enclosure.domain.upper) == (exact("0.34155"), exact("0.34165"))
    elsewhere = interval(exact("0.3430"), exact("0.3431"))
    assert forged(mec_example.mec_misprint(), "between", domain=elsewhere) is Status.REFUTED


def test_two_marginal_efficiencies():
    derivation = mec_example.mec_several_roots()
    assert {statement_of(derivation, step).rhs for step in ("first_rate", "second_rate")} == {Rational(1, 10), Rational(1, 5)}
    unique = check(derivation)
    assert unique.stands
    assert forged(derivation, "first_rate", unique=True, domain=interval(-1)) is Status.REFUTED


def test_marginal_efficiency_with_and_without_salvage_value():
    derivation = mec.mec()
    without = statement_of(derivation, "MEC")
    assert same(without.rhs, R_1 / (1 + r_0) + R_2 / (1 + r_0) ** 2 + R_3 / (1 + r_0) ** 3)
    assert J in mec.efficiency.rhs.free_symbols
    years = statement_of(mec.mec_years(), "n_years")
    assert same(years.rhs.xreplace({n: Integer(2)}), Q / (1 + r_0) + (Q + J) / (1 + r_0) ** 2)


@pytest.mark.parametrize(("step", "sign"), [("positive_rate", ">0"), ("zero_rate", "=0"), ("negative_rate", "<0")])
def test_rate_is_positive_exactly_when_receipts_exceed_the_price(step, sign):
    derivation = mec.mec()
    assert statement_of(derivation, step) == Condition(R_1 + R_2 + R_3 + J - supply_price, sign)
    wrong = "<0" if sign == ">0" else ">0"
    assert forged(derivation, step, sign=wrong) is Status.REFUTED


def test_invest_exactly_when_the_efficiency_exceeds_the_interest_rate():
    derivation = mec.mec_rule()
    signs = {step: statement_of(derivation, step).sign for step in ("invest", "indifferent", "do_not_invest")}
    assert signs == {"invest": ">0", "indifferent": "=0", "do_not_invest": "<0"}
    assert statement_of(derivation, "dN_dr_sign").sign == "<0"
    assert forged(derivation, "invest", given=(Condition(r - r_0, ">0"),)) is Status.REFUTED


def test_investment_is_a_step_function():
    derivation = mec_schedule.mec_schedule()
    assert statement_of(derivation, "at_seven_per_cent").rhs == 150
    assert statement_of(derivation, "at_three_per_cent").rhs == 400
    steps = ("above_ten", "eight_to_ten", "six_to_eight", "four_to_six", "below_four")
    assert [statement_of(derivation, step).rhs for step in steps] == [0, 100, 150, 300, 400]
    claim = derivation.steps[2].claim
    wrong = Equation(claim.conclusion.lhs, Integer(300), holds_for=claim.conclusion.holds_for)
    assert forged(derivation, "six_to_eight", conclusion=wrong) is Status.REFUTED


def test_marginal_efficiency_of_investment_is_lower():
    derivation = mei.mei()
    assert statement_of(derivation, "dr0_dR_sign").sign == "<0"
    assert statement_of(derivation, "mei_below_mec") == Condition(r_0 - mei.r_1, ">0")
    assert forged(derivation, "mei_below_mec", sign="<0") is Status.REFUTED


def test_investment_function():
    derivation = investment.investment()
    assert statement_of(derivation, "dI_dr").rhs == -investment.d
    assert statement_of(derivation, "slope").rhs == -1 / investment.d
    example = investment.investment_example()
    assert statement_of(example, "on_horizontal_axis").rhs == 1250
    assert statement_of(example, "vertical_intercept").rhs == 5
    assert statement_of(example, "at_two_per_cent").rhs == 750


def test_gross_investment_and_the_real_rate():
    derivation = investment.gross_investment()
    assert same(statement_of(derivation, "next_stock").rhs, (1 - investment.delta) * investment.stock + investment.I_g)
    fisher = statement_of(real_rate.real_rate(), "Fisher").rhs
    assert same(fisher, (1 + real_rate.i) / (1 + real_rate.inflation) - 1)
    assert statement_of(real_rate.real_rate_example(), "exact_rate").rhs == Rational(1, 35)


def test_net_present_value_at_the_ends():
    derivation = mec.mec_rule()
    assert statement_of(derivation, "at_high_rates").rhs == -supply_price
    assert statement_of(derivation, "near_minus_one").rhs == oo
