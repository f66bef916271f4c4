"""A bare problem is worked out from its declaration alone, and every step that is printed is proved."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parent.parent))

import textbook
from sympy import log
from tampering import examine

from derive.check import check
from derive.cli import main
from derive.equation import Equation, constraint, nonnegative
from derive.functions import function
from derive.problem import OptimizationProblem, maximize
from derive.step import Derivation
from derive.strategies import kuhn_tucker, plan
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable
from derive.verdict import Status

c, n, M, p, y, i, q, k = (variable(name, (name, name), domain=POSITIVE) for name in ("c", "n", "M", "p", "y", "i", "q", "k"))
a, b, w = (parameter(name, (name, name), domain=POSITIVE) for name in ("a", "b", "w"))
delta = parameter("delta", ("depreciation", "折旧率"), domain=UNIT_INTERVAL)
u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
CASH = OptimizationProblem(
    "cash",
    ("Cash in advance", "预付现金"),
    maximize(u(c) + u(n)),
    [c, n, M],
    [constraint(p * c + p * n + i * M, p * y), nonnegative(M - p * c)],
    exogenous=[p, y, i],
)
MONOPOLY = OptimizationProblem(
    "monopoly", ("Monopoly", "垄断"), maximize((a - b * q) * q - w * q), [q], parameters=[a, b, w], conditions=[]
)
F = function("F", 2, ("output", "产出"), signs={1: ">0", 2: ">0"}, concave=True, homogeneous=1)
FIRM = OptimizationProblem(
    "firm", ("A firm", "企业"), maximize(a * F(k, n) - p * k - q * n), [k, n], exogenous=[p, q], parameters=[a]
)
PROBLEMS = {
    "cobb_douglas": textbook.COBB_DOUGLAS,
    "labour": textbook.LABOUR,
    "quasi_linear": textbook.QUASI_LINEAR,
    "leontief": textbook.LEONTIEF,
    "two_period_crra": textbook.TWO_PERIOD_CRRA,
    "cash": CASH,
    "monopoly": MONOPOLY,
    "firm": FIRM,
}


def steps(derivations: tuple[Derivation, ...]) -> dict[str, object]:
    return {judged.step.id: judged.verdict for one in derivations for judged in check(one).judged}


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_plan_ends_in_a_certified_optimum(name: str) -> None:
    found = steps(plan(PROBLEMS[name]))
    assert all(verdict.status is Status.PROVED for verdict in found.values()), found
    if name not in ("labour",):
        assert "sufficient" in found
    if name in ("cobb_douglas", "labour", "two_period_crra"):
        assert "optimum" in found
        assert any(id.endswith("_sign") for id in found)
    if name in ("quasi_linear", "leontief"):
        assert any(id.endswith("_optimum") for id in found)


def test_the_constraint_binds_because_conditions_together_leave_no_other_case() -> None:
    """With a positive nominal rate nobody holds idle cash: no single first-order condition says so."""
    derivation = Derivation(CASH)
    idle, binding = kuhn_tucker(derivation)
    excluded = next(step for step in derivation.steps if step.move.rule == "exclude")
    assert idle.is_excluded
    assert len(excluded.claim.premises) == 2
    assert binding.system[0].same_sides(Equation(u(c).diff(c), (1 + i) * u(n).diff(n)))
    assert not examine(derivation).problems


def test_an_objective_that_is_not_concave_is_not_called_concave() -> None:
    """The offer is withdrawn: nothing is printed that was not proved."""
    hump = OptimizationProblem(
        "hump", ("A hump", "非凹目标"), maximize(log(c) + c**2 * n - n**2), [c, n], [constraint(c + n, y)], exogenous=[y]
    )
    assert "sufficient" not in steps(plan(hump))


def test_a_function_that_does_not_exist_everywhere_makes_no_optimum() -> None:
    anywhere = variable("z", ("any number", "任意数"))
    problem = OptimizationProblem(
        "anywhere", ("Anywhere", "任意"), maximize(log(anywhere) - a * anywhere), [anywhere], parameters=[a]
    )
    assert "sufficient" not in steps(plan(problem))


def test_marginal_products_are_collected_and_shares_turned_round() -> None:
    later = function("v", 1, ("utility of a stock", "存量效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
    problem = OptimizationProblem(
        "stock",
        ("A stock", "存量"),
        maximize(u(c) + later(k) + u(n)),
        [c, k, n],
        [constraint(c + p * k, y), constraint(n, p * (1 - delta) * k)],
        exogenous=[p, y],
        parameters=[delta],
    )
    (optimality, *_) = plan(problem)
    condition = optimality.result("foc_k")
    first, second = problem.multipliers
    assert condition.same_sides(Equation(later(k).diff(k) + (1 - delta) * second * p, first * p))


def test_factors_are_paid_the_whole_output() -> None:
    (optimality, *_) = plan(FIRM)
    assert optimality.result("factor_exhaustion").same_sides(Equation(p * k + q * n, a * F(k, n)))


def test_effects_without_a_closed_form_have_signs() -> None:
    """A saver with any concave utility: more income, more consumption in both periods."""
    saver = OptimizationProblem(
        "saver",
        ("A saver", "储蓄者"),
        maximize(u(c) + delta * u(n)),
        [c, n],
        [constraint(c + p * n, y)],
        exogenous=[y, p],
        parameters=[delta],
    )
    signs = {
        judged.step.id: getattr(judged.step.conclusion, "sign", "open")
        for one in plan(saver)
        for judged in check(one).judged
        if judged.step.id.endswith("_sign")
    }
    assert signs["dc_dy_sign"] == signs["dn_dy_sign"] == ">0"
    assert signs["dn_dp_sign"] == "<0"


FILE = """
from sympy import log
from derive.equation import constraint, nonnegative
from derive.problem import OptimizationProblem, maximize
from derive.symbols import NONNEGATIVE, POSITIVE, variable

x, p, m = (variable(key, (key, key), domain=POSITIVE) for key in ("x", "p", "m"))
z = variable("z", ("money", "货币"), domain=NONNEGATIVE)
problem = OptimizationProblem(
    "corner",
    ("A corner", "角点解"),
    maximize(log(x) + z),
    [x, z],
    [constraint(p * x + z, m), nonnegative(z)],
    exogenous=[p, m],
)
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_printed_is_read_back_and_stands(language: str, tmp_path: Path) -> None:
    (tmp_path / "corner.py").write_text(FILE, encoding="utf-8")
    assert main(["handout", str(tmp_path / "corner.py"), "--lang", language, "--out", str(tmp_path)]) == 0
    assert main(["verify", str(tmp_path / f"corner.{language}.md")]) == 0
