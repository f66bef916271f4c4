"""Problems of textbooks: every step is proved, the answer is the published one, forged steps are refuted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parent.parent))

import textbook
from tampering import examine
from textbook import PUBLISHED, A, a_1, a_2, alpha, beta, m, p_1, q, r, tau, w, w_1, w_2, w_t, x, x_1, x_2

from derive.algebra.compare import compare
from derive.check import check
from derive.equation import Equation, constraint, equilibrium
from derive.functions import function
from derive.model import Model
from derive.problem import OptimizationProblem, maximize
from derive.rules import envelope, evaluate_at, express, substitute, take_root
from derive.step import Derivation
from derive.strategies import (
    comparative_statics,
    demands,
    elasticity,
    euler_equations,
    factor_exhaustion,
    first_order_conditions,
    kuhn_tucker,
    roy,
    second_order,
    second_order_minors,
    slutsky,
)
from derive.symbols import NONNEGATIVE, POSITIVE, parameter, variable
from derive.verdict import Status


def require_proved(derivation: Derivation) -> None:
    for judged in check(derivation).judged:
        assert judged.verdict.status is Status.PROVED, f"{judged.step.id}: {judged.step.conclusion}: {judged.verdict}"


def same(left, right) -> bool:
    return compare(left, right).status is Status.PROVED


@pytest.mark.parametrize("name", PUBLISHED)
def test_demands_are_proved_and_as_published(name: str) -> None:
    problem, answer = PUBLISHED[name]
    derivation = Derivation(problem)
    solution = demands(derivation)
    require_proved(derivation)
    assert set(solution) == set(problem.choices)
    for choice, value in answer.items():
        assert same(solution[choice].rhs, value), f"{choice}: {solution[choice]}"


@pytest.mark.parametrize("name", ["two_period_log", "cobb_douglas", "brock_mirman"])
def test_forged_steps_are_refuted(name: str) -> None:
    derivation = Derivation(PUBLISHED[name][0])
    demands(derivation)
    score = examine(derivation)
    assert not score.problems


@pytest.mark.parametrize("name", ["quasi_linear", "leontief"])
def test_forged_cases_are_refuted(name: str) -> None:
    derivation = Derivation({"quasi_linear": textbook.QUASI_LINEAR, "leontief": textbook.LEONTIEF}[name])
    kuhn_tucker(derivation)
    score = examine(derivation)
    assert not score.problems


@pytest.mark.parametrize("name", ["two_period_log", "two_period_crra", "cost", "brock_mirman"])
def test_the_second_order_conditions_make_it_a_global_optimum(name: str) -> None:
    derivation = second_order(PUBLISHED[name][0])
    require_proved(derivation)
    assert derivation.steps[-1].conclusion.kind == ("convex" if name == "cost" else "concave")


def test_the_bordered_hessian_of_the_consumer() -> None:
    for problem in (textbook.COBB_DOUGLAS, textbook.CES):
        require_proved(second_order_minors(problem))


def test_shephard_and_the_multiplier_of_output() -> None:
    """dC/dw_1 is the demand for the first input, dC/dq is marginal cost."""
    derivation = Derivation(textbook.COST)
    conditions = first_order_conditions(derivation)
    by_wage = derivation.by(envelope(textbook.COST, w_1, conditions))
    by_output = derivation.by(envelope(textbook.COST, q, conditions))
    require_proved(derivation)
    assert by_wage.rhs == x_1
    assert by_output.rhs == textbook.COST.multipliers[0]


def test_hotelling_for_any_technology() -> None:
    price = variable("price", ("price", "价格"), domain=POSITIVE)
    f = function("f", 1, ("output", "产出"), signs={1: ">0", (1, 1): "<0"}, concave=True)
    firm = OptimizationProblem("profit", ("Profit", "利润"), maximize(price * f(x) - w * x), [x], exogenous=[price, w])
    derivation = Derivation(firm)
    conditions = first_order_conditions(derivation)
    supply = derivation.by(envelope(firm, price, conditions))
    demand = derivation.by(envelope(firm, w, conditions))
    require_proved(derivation)
    assert (supply.rhs, demand.rhs) == (f(x), -x)


def test_roy_for_any_utility() -> None:
    u = function("u", 2, ("utility", "效用"), signs={1: ">0", 2: ">0"}, concave=True)
    problem = OptimizationProblem(
        "consumer",
        ("Consumer", "消费者"),
        maximize(u(x_1, x_2)),
        [x_1, x_2],
        [constraint(p_1 * x_1 + textbook.p_2 * x_2, m)],
        exogenous=[p_1, textbook.p_2, m],
    )
    derivation = Derivation(problem)
    identity = roy(derivation, first_order_conditions(derivation), x_1, p_1, m)
    proof = check(derivation)
    assert all(judged.verdict.status is Status.PROVED for judged in proof.judged)
    assert identity.lhs == x_1
    # The only open condition is that the bordered Hessian does not vanish.
    assert {one.sign for one in proof.overall.conditions} == {"!=0"}


@pytest.mark.parametrize("name", ["cobb_douglas", "ces"])
def test_slutsky(name: str) -> None:
    derivation = Derivation(PUBLISHED[name][0])
    solution = demands(derivation)
    effect = slutsky(derivation, solution[x_1], p_1, m)
    require_proved(derivation)
    if name == "cobb_douglas":
        assert same(effect.rhs, -alpha * (1 - alpha) * m / p_1**2)


def test_the_corner_of_quasi_linear_utility() -> None:
    derivation = Derivation(textbook.QUASI_LINEAR)
    interior, corner = kuhn_tucker(derivation)
    require_proved(derivation)
    assert interior.solution[x].rhs == 1 / p_1
    assert corner.solution[x].rhs == m / p_1
    needed = [str(step.conclusion) for step in derivation.steps if step.move.rule == "requirement"]
    assert needed == ["-1 + m ≥ 0", "1 - m ≥ 0"]


def test_leontief_has_one_case() -> None:
    derivation = Derivation(textbook.LEONTIEF)
    cases = kuhn_tucker(derivation)
    require_proved(derivation)
    assert [case.is_excluded for case in cases] == [True, True, True, False]
    assert (cases[-1].solution[x_1].rhs, cases[-1].solution[x_2].rhs) == (a_1 * q, a_2 * q)


def test_a_tax_on_interest_puts_a_kink_at_the_endowment() -> None:
    """Nobody trades while w_2 / w lies between beta (1 + (1 - tau) r) and beta (1 + r)."""
    after_tax = 1 + (1 - tau) * r
    lender, borrower = Derivation(textbook.LENDER), Derivation(textbook.BORROWER)
    lending, idle = kuhn_tucker(lender)
    borrowing, idle_too = kuhn_tucker(borrower)
    require_proved(lender)
    require_proved(borrower)
    assert same(lending.solution[textbook.saved].rhs, (beta * after_tax * w - w_t) / ((1 + beta) * after_tax))
    assert same(borrowing.solution[textbook.borrowed].rhs, (w_t - beta * (1 + r) * w) / ((1 + beta) * (1 + r)))
    assert idle.solution[textbook.saved].rhs == 0
    assert idle_too.solution[textbook.borrowed].rhs == 0


def test_overlapping_generations_steady_state() -> None:
    """Diamond's model with log utility: k**(1 - alpha) = beta (1 - alpha) A / ((1 + beta) (1 + n)); Romer, section 2.10."""
    k, wage, saving = (variable(name, (name, name), domain=POSITIVE) for name in ("k", "wage", "saving"))
    births = parameter("births", ("population growth", "人口增长率"), domain=POSITIVE)
    model = Model(
        "diamond",
        ("Diamond", "戴蒙德模型"),
        [
            equilibrium(k, saving / (1 + births)),
            equilibrium(saving, beta * wage / (1 + beta)),
            equilibrium(wage, (1 - alpha) * A * k**alpha),
        ],
        [k, wage, saving],
        [A],
        parameters=[alpha, beta, births],
    )
    derivation = Derivation(model)
    capital, rule, labour = model.equations
    steady = derivation.by(substitute(rule, labour, into=capital))
    found = derivation.by(take_root(k, equation=steady))
    require_proved(derivation)
    assert same(found.rhs, (beta * (1 - alpha) * A / ((1 + beta) * (1 + births))) ** (1 / (1 - alpha)))


def test_friedman_rule() -> None:
    """Money in utility: v'(m) = u'(c) i / (1 + i), so money satiates exactly at i = 0 (Friedman 1969)."""
    c, balances, y = (variable(name, (name, name), domain=POSITIVE) for name in ("c", "balances", "y"))
    i = variable("i", ("nominal rate", "名义利率"), domain=NONNEGATIVE)
    u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
    v = function("v", 1, ("utility of money", "货币效用"), signs={(1, 1): "<0"}, concave=True)
    problem = OptimizationProblem(
        "money",
        ("Money in utility", "货币效用模型"),
        maximize(u(c) + v(balances)),
        [c, balances],
        [constraint(c + i / (1 + i) * balances, y)],
        exogenous=[y, i],
    )
    derivation = Derivation(problem)
    (condition,) = euler_equations(derivation).values()
    rule = derivation.by(evaluate_at({i: 0}, equation=condition))
    require_proved(derivation)
    assert rule.lhs == v(balances).diff(balances) or rule.rhs == v(balances).diff(balances)
    assert 0 in (rule.lhs, rule.rhs)


def test_factors_exhaust_output() -> None:
    K, L, rent, wage = (variable(name, (name, name), domain=POSITIVE) for name in ("K", "L", "rent", "wage"))
    F = function("F", 2, ("output", "产出"), signs={1: ">0", 2: ">0"}, concave=True, homogeneous=1)
    firm = OptimizationProblem(
        "firm", ("Firm", "企业"), maximize(A * F(K, L) - rent * K - wage * L), [K, L], exogenous=[A, rent, wage]
    )
    derivation = Derivation(firm)
    conditions = first_order_conditions(derivation)
    exhausted = factor_exhaustion(derivation, [conditions[K], conditions[L]], A * F(K, L))
    require_proved(derivation)
    assert exhausted == Equation(rent * K + wage * L, A * F(K, L))


def test_indirect_utility_and_its_envelope() -> None:
    derivation = Derivation(textbook.TWO_PERIOD_LOG)
    solution = demands(derivation)
    value = textbook.TWO_PERIOD_LOG.equations[0]
    known = (solution[textbook.c_1], solution[textbook.c_2])
    indirect = derivation.by(substitute(*known, into=value))
    assert not indirect.rhs.free_symbols & set(textbook.TWO_PERIOD_LOG.choices)
    derivation.by(express(indirect.lhs, indirect.rhs, equation=indirect, using=()))
    require_proved(derivation)


@pytest.mark.parametrize("name", ["cobb_douglas"])
def test_a_problem_is_compared_with_numbers(name: str) -> None:
    from derive.numeric.residual import residuals
    from derive.report import solution_of

    derivation = Derivation(PUBLISHED[name][0])
    demands(derivation)
    found = residuals(derivation.model, solution_of(derivation), points=4)
    assert found.points == 4
    assert found.max_relative_residual < 1e-6


def test_both_inputs_are_demanded() -> None:
    solution = demands(Derivation(textbook.COST), first=x_2)
    assert solution[x_1].rhs.free_symbols == {q, w_1, w_2, alpha}


def test_comparative_statics_where_there_is_no_closed_form() -> None:
    """With any concave utility a saver who earns more consumes more in both periods (implicit function theorem)."""
    c_1, c_2 = textbook.c_1, textbook.c_2
    u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
    problem = OptimizationProblem(
        "saver",
        ("A saver", "储蓄者"),
        maximize(u(c_1) + beta * u(c_2)),
        [c_1, c_2],
        [constraint(c_1 + c_2 / (1 + r), w)],
        exogenous=[w, r],
        parameters=[beta],
    )
    derivation = Derivation(problem)
    (euler,) = euler_equations(derivation).values()
    budget = problem.constraints[0].statement
    comparative_statics(derivation, (c_1, c_2), (w,), equations=(euler, budget))
    proof = check(derivation)
    assert proof.overall.status is Status.PROVED
    signs = [judged.step.conclusion.sign for judged in proof.judged if judged.step.id.endswith("_sign")]
    assert signs == [">0", ">0"]


def test_the_elasticity_of_log_demand_is_minus_one() -> None:
    derivation = Derivation(textbook.COBB_DOUGLAS)
    found = elasticity(derivation, demands(derivation)[x_1], p_1)
    require_proved(derivation)
    assert found.rhs == -1
