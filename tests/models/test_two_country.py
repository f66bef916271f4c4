"""The two-country model: every step proved, no forgery accepted, the economics as it should be."""

from __future__ import annotations

import itertools
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sympy

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine

from derive.algebra.compare import compare
from derive.check import check, check_claim
from derive.checks.context import Context
from derive.equation import Equation
from derive.lecture import statement_of
from derive.models import (
    two_country,
    two_country_arbitrage,
    two_country_border,
    two_country_budgets,
    two_country_dividends,
    two_country_equilibrium,
    two_country_firms,
    two_country_foreign,
    two_country_households,
    two_country_logarithmic,
    two_country_markets,
    two_country_opening,
    two_country_reversal,
    two_country_reversal_numbers,
    two_country_share,
    two_country_signs,
    two_country_uniqueness,
    two_country_welfare,
    two_country_witness,
)
from derive.models.two_country_symbols import (
    A,
    F,
    L,
    b_1,
    b_c1,
    beta,
    c_1,
    c_1s,
    c_2,
    k_0,
    k_0s,
    k_1,
    k_1s,
    k_c0,
    k_f0,
    k_f1,
    r_1,
    r_2,
    r_2s,
    r_g2,
    theta,
    u,
    w_1,
)
from derive.numeric import solve, sweep
from derive.numeric.tabulate import certified_everywhere, rounded, tabulate
from derive.verdict import Status

DERIVATIONS = {
    build.__name__: build
    for build in (
        two_country_households.home_household,
        two_country_arbitrage.arbitrage,
        two_country_firms.home_firm,
        two_country_households.foreign_household,
        two_country_firms.foreign_firm,
        two_country_markets.market_clearing,
        two_country_budgets.aggregation,
        two_country_equilibrium.equilibrium_system,
        two_country.functional_forms,
        two_country_share.theta_sweep,
        two_country_uniqueness.uniqueness,
        two_country_signs.theta_signs,
        two_country_foreign.foreign_consumption,
        two_country_witness.foreign_witnesses,
        two_country_welfare.theta_welfare,
        two_country_opening.closed_economy,
        two_country_opening.opening,
        two_country_dividends.dividends,
        two_country_reversal.capital_reversal,
        two_country_logarithmic.logarithmic_reversal,
        two_country_reversal_numbers.reversal_in_numbers,
        two_country_border.reversal_border,
        two_country_border.reversal_examples,
    )
}


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_step_is_proved(name):
    proof = check(DERIVATIONS[name]())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []


@pytest.mark.parametrize("name", DERIVATIONS)
def test_no_forgery_is_accepted(name):
    score = examine(DERIVATIONS[name]())
    assert score.problems == []
    assert score.refuted > 0


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_derivation_is_explained_in_both_languages(name):
    derivation = DERIVATIONS[name]()
    for text in (derivation.title, derivation.intro, derivation.reading):
        assert text.en.strip()
        assert any("一" <= letter <= "鿿" for letter in text.zh)
        assert "," not in text.zh


def test_both_ways_of_saving_pay_the_same():
    assert statement_of(two_country_households.home_household(), "no_arbitrage").same_sides(Equation(r_2, r_g2))
    assert statement_of(two_country_households.foreign_household(), "no_arbitrage").same_sides(Equation(r_2s, r_g2))
    assert statement_of(two_country_firms.home_firm(), "no_arbitrage").same_sides(Equation(r_2, r_g2))


def test_the_euler_equation():
    euler = statement_of(two_country_households.home_household(), "eliminated_k_c1")
    marginal = u(c_1).diff(c_1)
    assert compare(euler.lhs - euler.rhs, marginal - beta * (1 + r_2) * u(c_2).diff(c_2)).status is Status.PROVED


def test_the_firm_ends_with_its_capital_at_compound_interest():
    wealth = statement_of(two_country_firms.home_firm(), "terminal_wealth")
    assert compare(wealth.rhs, (1 + r_1) * (1 + r_2) * k_f0).status is Status.PROVED


def test_the_resource_constraint_of_period_1():
    found = statement_of(two_country_budgets.aggregation(), "resources_1")
    assert found.same_sides(Equation(c_1, k_0 + A * F(k_0, L) - k_1 + b_1))


def test_the_printed_budget_does_not_follow():
    derivation = two_country_budgets.aggregation()
    assert compare(statement_of(derivation, "residual").rhs, r_1 * k_f0 - k_f1).status is Status.PROVED
    step = next(step for step in derivation.steps if step.id == "summed_1")
    printed = Equation(c_1 + k_1, k_c0 + r_1 * k_0 + w_1 * L + b_c1)
    forged = replace(step.claim, conclusion=printed)
    assert check_claim(forged, Context(derivation.model.conditions)).status is Status.REFUTED


def test_eight_equations_for_eight_unknowns():
    assert len(two_country_equilibrium.EQUILIBRIUM.system) == len(two_country_equilibrium.EQUILIBRIUM.endogenous) == 8


def test_equal_returns_mean_equal_capital():
    assert statement_of(two_country_equilibrium.equilibrium_system(), "equal_capital").same_sides(Equation(k_1, k_1s))


def test_capital_and_borrowing_in_terms_of_consumption():
    derivation = two_country.functional_forms()
    assert compare(statement_of(derivation, "k_1").rhs, 2 - (c_1 + c_1s) / 2).status is Status.PROVED
    assert compare(statement_of(derivation, "b_1").rhs, (c_1 - c_1s) / 2).status is Status.PROVED


@pytest.mark.parametrize(
    ("share", "c1", "k1", "b1", "r2"),
    [
        ("0", 1.2977, 0.7023, 0, 0.4945),
        ("0.3", 1.0758, 0.8088, -0.1153, 0.4543),
        ("0.6", 0.8562, 0.9143, -0.2295, 0.4221),
    ],
)
def test_the_reference_equilibria(share, c1, k1, b1, r2):
    found = solve(two_country.TWO_COUNTRY, {"theta": share}).solution
    assert found.certified
    assert found.radius <= 0.5e-10
    assert (found["c_1"], found["k_1"], found["b_1"]) == pytest.approx((c1, k1, b1), abs=5e-5)
    assert 0.4 * found["k_1"] ** -0.6 == pytest.approx(r2, abs=5e-5)


def _sign(derivation, step):
    return check(derivation).of(step).step.conclusion.sign


@pytest.mark.parametrize(
    ("symbol", "sign"),
    [("k_1", ">0"), ("R", "<0"), ("b_1", "<0"), ("c_1", "<0"), ("c_2", "<0"), ("c_1_star", ">0")],
)
def test_the_signs_of_a_larger_share(symbol, sign):
    assert _sign(two_country_signs.theta_signs(), f"d_{symbol}_sign") == sign


def test_the_home_country_lends():
    assert _sign(two_country_share.theta_sweep(), "home_lends") == "<=0"
    assert _sign(two_country_share.theta_sweep(), "home_lends_strictly") == "<0"


@pytest.mark.parametrize(("step", "sign"), [("foreign_gain_sign", ">0"), ("home_loss_sign", "<0")])
def test_the_signs_of_welfare(step, sign):
    assert _sign(two_country_welfare.theta_welfare(), step) == sign


def test_foreign_consumption_of_period_2_may_go_either_way():
    assert _sign(two_country_foreign.foreign_consumption(), "falls_with_small_aversion") == "<0"
    assert _sign(two_country_witness.foreign_witnesses(), "falls") == ">0"
    assert _sign(two_country_witness.foreign_witnesses(), "rises") == "<0"


def test_two_equilibria_are_the_same():
    one = statement_of(two_country_uniqueness.uniqueness(), "one_root")
    assert one.same_sides(Equation(two_country_uniqueness.k_other, k_1))


def test_opening_hurts_at_home():
    assert _sign(two_country_opening.opening(), "loss_sign") == "<0"


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_autarky_is_better_at_home_in_certified_numbers(share):
    """The closed economy has the capital of the open world at twice the share, and consumes all that is left."""
    open_world = solve(two_country.TWO_COUNTRY, {"theta": share}).solution
    capital = solve(two_country.TWO_COUNTRY, {"theta": 2 * share}).solution["k_1"]
    gross = 1 + 0.4 * capital**-0.6
    closed = (2 - capital, capital + capital**0.4 - gross * 1.4 * share)
    welfare = -1 / closed[0] - 0.98 / closed[1]
    assert welfare > -1 / open_world["c_1"] - 0.98 / open_world["c_2"]


def test_logarithmic_utility_has_a_closed_form():
    derivation = two_country_logarithmic.logarithmic_reversal()
    threshold = statement_of(derivation, "threshold").rhs
    world = two_country_reversal
    assert compare(threshold, beta * (world.W_s - world.W) / world.m).status is Status.PROVED


def test_the_examples_of_the_reversal():
    derivation = two_country_border.reversal_examples()
    assert statement_of(derivation, "reversed").rhs == sympy.Rational(343, 650)
    assert statement_of(derivation, "not_reversed").rhs == sympy.Rational(49, 20)


def test_the_sweep_of_the_lecture_has_these_signs():
    """The same signs in certified numbers; foreign consumption of period 2 falls with sigma = 2, rises later with sigma = 20."""
    shares = [place / 10 for place in range(11)]
    found = sweep(two_country.TWO_COUNTRY, {"theta": shares})
    assert all(solution.certified for solution in found.certify(range(11)))
    for name, direction in {"k_1": 1, "b_1": -1, "c_1": -1, "c_2": -1, "c_1_star": 1, "c_2_star": -1}.items():
        steps = found[name][1:] - found[name][:-1]
        assert all(direction * step > 0 for step in steps), name
    cautious = sweep(two_country.TWO_COUNTRY, {"theta": shares[6:], "sigma": 20})
    assert all(later > earlier for earlier, later in itertools.pairwise(cautious["c_2_star"]))


def _threshold(capital, ratio):
    formula = statement_of(two_country_reversal.capital_reversal(), "threshold_in_capital").rhs
    shape = {F(one, L): one ** sympy.Rational(2, 5) for one in (k_0, k_0s)}
    slope = {F.partial(1)(k_0, L): sympy.Rational(2, 5) * k_0 ** sympy.Rational(-3, 5)}
    phi = next(symbol for symbol in formula.free_symbols if str(symbol) == "phi")
    numbers = {A: 1, k_0: sympy.Rational(str(capital)), k_0s: 1, phi: ratio}
    return float(formula.xreplace({**shape, **slope}).xreplace(numbers))


@pytest.mark.parametrize(("capital", "threshold"), [(0.9, 0.0891), (0.6, 0.5114)])
def test_the_threshold_of_the_reversal(capital, threshold):
    autarky = solve(two_country.TWO_COUNTRY, {"theta": 0}).solution
    gross = 1 + 0.4 * autarky["k_1"] ** -0.6
    assert _threshold(capital, (0.98 * gross) ** 0.5 / gross) == pytest.approx(threshold, abs=5e-5)


@pytest.mark.parametrize(("border", "logarithmic"), [(0.4217, False), (0.4732, True)])
def test_below_the_border_no_share_reverses_the_flow(border, logarithmic):
    """The border that the reading names: there the threshold is one."""
    gross = 1 + 0.4 * solve(two_country.TWO_COUNTRY, {"theta": 0}).solution["k_1"] ** -0.6
    ratio = 0.98 if logarithmic else (0.98 * gross) ** 0.5 / gross
    assert _threshold(border - 0.0001, ratio) > 1 > _threshold(border + 0.0001, ratio)


def _printed(table, derivation, symbols, group=0):
    """The numbers of some columns, row by row."""
    rows = tabulate(table, derivation)
    found = {}
    for row in rows:
        answer = row.answers[group]
        found[tuple(map(float, row.at))] = answer.solutions and [rounded(answer.solution.centre[one], 4) for one in symbols]
    return found


def test_the_table_over_the_share_has_the_reference_values():
    derivation = two_country.functional_forms()
    rows = _printed(derivation.tables[0], derivation, (c_1, k_1, b_1, r_2))
    assert len(rows) == 11
    assert rows[0.0,] == ["1.2977", "0.7023", "0.0000", "0.4945"]
    assert rows[0.3,] == ["1.0758", "0.8088", "−0.1153", "0.4543"]
    assert rows[0.6,] == ["0.8562", "0.9143", "−0.2295", "0.4221"]


def test_the_closed_economy_is_the_open_one_at_twice_the_share():
    derivation = two_country.functional_forms()
    open_rows, closed_rows = (_printed(derivation.tables[0], derivation, (k_1, r_2), group) for group in (0, 1))
    for tenth in range(6):
        assert closed_rows[tenth / 10,] == open_rows[2 * tenth / 10,]


def test_opening_the_country_does_not_pay_for_its_households():
    derivation = two_country.functional_forms()
    rows = tabulate(derivation.tables[1], derivation)
    assert certified_everywhere(rows)
    at_home = [[answer.solution[two_country_welfare.U] for answer in row.answers] for row in rows]
    assert at_home[0][0] == at_home[0][1]
    assert all(opened < closed for opened, closed in at_home[1:])


def test_the_thresholds_of_the_reversal():
    derivation = two_country_reversal_numbers.reversal_in_numbers()
    rows = _printed(two_country_reversal_numbers.THRESHOLDS, derivation, (theta,))
    assert (rows[0.9,], rows[0.6,], rows[0.4,]) == (["0.0891"], ["0.5114"], ())
    lowest = _printed(two_country_reversal_numbers.LOWEST, derivation, (k_0,))
    assert lowest == {(2.0,): ["0.4217"], (1.0,): ["0.4732"]}
