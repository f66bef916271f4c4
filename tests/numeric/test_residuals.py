"""Residuals: a right solution passes, a wrong one shows, and the domains are respected."""

import numpy as np
import pytest
import sympy

from derive.equation import behavioural, equilibrium, less, negative, nonnegative, positive
from derive.errors import RuleError
from derive.functions import function
from derive.model import Model
from derive.numeric.residual import residuals
from derive.numeric.sample import sample
from derive.symbols import POSITIVE, POSITIVE_INTEGER, UNIT_INTERVAL, aggregate, interval, parameter, variable

Y = variable("Y", ("income", "收入"))
r = variable("r", ("interest rate", "利率"))
A = parameter("A", ("autonomous spending", "自发支出"), domain=POSITIVE)
m = parameter("m", ("real balances", "实际货币余额"), domain=POSITIVE)
b = parameter("b", ("propensity to consume", "消费倾向"), domain=UNIT_INTERVAL)
d = parameter("d", ("slope", "斜率"), domain=POSITIVE)
k = parameter("k", ("income coefficient", "收入系数"), domain=POSITIVE)
h = parameter("h", ("interest coefficient", "利率系数"), domain=POSITIVE)
K = aggregate("K", ("multiplier", "乘数"))

IS_LM = Model(
    "is_lm",
    ("IS-LM", "IS-LM"),
    [equilibrium(Y, b * Y + A - d * r), equilibrium(m, k * Y - h * r)],
    [Y, r],
    [A, m],
    [b, d, k, h],
)
INCOME = K * (h * A + d * m) / (h + K * d * k)
RATE = (K * k * A - m) / (h + K * d * k)


def test_the_right_solution_has_residuals_of_rounding_size():
    found = residuals(IS_LM, {Y: INCOME, r: RATE, K: 1 / (1 - b)}, points=50, seed=3)
    assert found.points == 50
    assert found.max_relative_residual < 1e-10
    assert set(found.as_json()) == {"points", "max_relative_residual"}


def test_a_formula_in_another_endogenous_variable_is_compared_too():
    assert residuals(IS_LM, {Y: K * (A - d * r), K: 1 / (1 - b)}).max_relative_residual < 1e-10


@pytest.mark.parametrize("wrong", [{Y: INCOME, r: -RATE}, {Y: INCOME - m / 100, r: RATE}, {Y: INCOME.subs(h, -h), r: RATE}])
def test_a_wrong_solution_shows(wrong):
    assert residuals(IS_LM, {**wrong, K: 1 / (1 - b)}).max_relative_residual > 1e-4


def test_the_same_seed_gives_the_same_number():
    solution = {Y: INCOME, r: RATE, K: 1 / (1 - b)}
    assert residuals(IS_LM, solution, seed=5) == residuals(IS_LM, solution, seed=5)


def test_a_nonlinear_model_is_solved_from_its_structure():
    stock = variable("s", ("stock", "存量"), domain=POSITIVE)
    model = Model("root", ("root", "根"), [equilibrium(stock**2, A * stock + m)], [stock], [A, m])
    right = (A + sympy.sqrt(A**2 + 4 * m)) / 2
    assert residuals(model, {stock: right}, points=10).max_relative_residual < 1e-9
    assert residuals(model, {stock: right + A / 50}, points=10).max_relative_residual > 1e-5


def test_abstract_functions_are_made_concrete_with_their_signs():
    i = variable("i", ("interest rate", "利率"), domain=POSITIVE)
    income = parameter("y", ("income", "收入"), domain=interval(4, 8))
    demand = function("L", 2, ("money demand", "货币需求"), signs={(): ">0", 1: ">0", 2: "<0", (2, 2): ">0"})
    model = Model("money", ("money", "货币"), [equilibrium(m, demand(income, i))], [i], [m], [income])
    assert residuals(model, {}, points=5).max_relative_residual < 1e-8


def test_points_outside_the_domain_of_the_solution_are_passed_over():
    model = Model("low", ("low", "低"), [equilibrium(r, A - m)], [r], [A, m], conditions=[positive(r)])
    assert residuals(model, {r: A - m}, points=20).points == 20


def test_a_model_without_a_solution_in_its_domain_says_so():
    price = variable("p", ("price", "价格"), domain=POSITIVE)
    model = Model("none", ("none", "无"), [equilibrium(price, -A)], [price], [A])
    with pytest.raises(RuleError, match="none"):
        residuals(model, {price: -A})


def test_samples_lie_in_their_domains_and_satisfy_joint_conditions():
    n = parameter("n", ("years", "年数"), domain=POSITIVE_INTEGER)
    points = sample([b, A, m, n], [less(A, m), positive(1 - b - A)], count=200, seed=1)
    share, low, high, years = points
    assert points.shape == (4, 200)
    assert ((share > 0) & (share < 1) & (low > 0) & (low < high) & (1 - share - low > 0)).all()
    assert (years == np.round(years)).all()
    assert years.min() >= 1


def test_conditions_that_nothing_satisfies_are_an_error():
    with pytest.raises(RuleError, match="Only 0 of"):
        sample([A], [positive(-A)], count=5)


def test_a_value_of_zero_is_measured_against_the_terms_that_cancel():
    saving = variable("S", ("saving", "储蓄"))
    model = Model("zero", ("zero", "零"), [equilibrium(Y, A), equilibrium(saving, Y / 3 - A / 3)], [Y, saving], [A])
    assert residuals(model, {Y: A, saving: sympy.Integer(0)}).max_relative_residual < 1e-12
    assert residuals(model, {Y: A, saving: A / 1000}).max_relative_residual > 1e-4


def test_a_slack_of_zero_is_measured_against_the_other_numbers():
    slack = variable("g", ("slack", "松弛"))
    model = Model("slack", ("slack", "松弛"), [equilibrium(A * slack, 0)], [slack], [A])
    assert residuals(model, {slack: sympy.Integer(0)}).max_relative_residual < 1e-9
    assert residuals(model, {slack: A / 1000}).max_relative_residual > 1e-4


def test_equations_by_cases_are_compared_case_by_case():
    saving, rate = variable("s", ("saving", "储蓄")), variable("i", ("interest rate", "利率"))
    income = parameter("y", ("income", "收入"), domain=POSITIVE)
    cases = [
        behavioural(rate, sympy.Rational(2, 100), holds_for=(nonnegative(saving),)),
        behavioural(rate, sympy.Rational(1, 10), holds_for=(negative(saving),)),
    ]
    model = Model(
        "kink", ("kink", "折点"), [equilibrium(saving, income - 1 + rate), *cases], [saving, rate], parameters=[income]
    )
    right = residuals(model, {saving: income - 1 + rate})
    assert right.points > 32, "both cases are met"
    assert right.max_relative_residual < 1e-10
    assert residuals(model, {saving: income - 1 + 2 * rate}).max_relative_residual > 1e-4
