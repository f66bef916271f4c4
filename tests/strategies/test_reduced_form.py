"""Reduced forms of models that nobody prepared."""

from __future__ import annotations

import pytest
import sympy
from hypothesis import HealthCheck, given, settings, strategies as st

from derive.check import check
from derive.equation import Equation, behavioural, equilibrium
from derive.errors import RuleError
from derive.model import Model
from derive.models.is_lm import IS_LM
from derive.models.keynesian_symbols import A_0, I_0, NX, T_0, G, K, M, P, R, Y, a, b, d, h, k, r, t
from derive.step import Derivation
from derive.strategies import intercepts_and_slope, reduced_form, solve
from derive.strategies.solve import definitions_of, solution_of, unfolded
from derive.symbols import parameter, variable
from derive.verdict import Status


def _system(size: int, coefficients: list[list[int]], symbolic: bool) -> Model:
    unknowns = [variable(f"x_{i}", (f"unknown {i}", f"未知量{i}")) for i in range(size)]
    rights = [variable(f"z_{i}", (f"given {i}", f"给定量{i}")) for i in range(size)]
    slope = parameter("s", ("slope", "斜率"))
    equations = []
    for row, right in zip(coefficients, rights, strict=True):
        left = sum((value * unknown for value, unknown in zip(row, unknowns, strict=True)), sympy.S.Zero)
        equations.append(equilibrium(left + (slope * unknowns[0] if symbolic else 0), right))
    return Model("system", ("system", "方程组"), equations, unknowns, rights, [slope] if symbolic else [])


@st.composite
def regular_systems(draw: st.DrawFn) -> Model:
    size = draw(st.integers(1, 5))
    row = st.lists(st.integers(-3, 3), min_size=size, max_size=size)
    coefficients = draw(st.lists(row, min_size=size, max_size=size).filter(lambda rows: sympy.Matrix(rows).det() != 0))
    coefficients = [list(values) for values in coefficients]
    used = all(any(values[column] for values in coefficients) for column in range(size))
    assert used
    return _system(size, coefficients, draw(st.booleans()))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(regular_systems())
def test_solve_inverts_any_regular_linear_system(model: Model) -> None:
    matrix, _ = sympy.linear_eq_to_matrix([equation.residual for equation in model.equations], *model.endogenous)
    if sympy.expand(matrix.det()) == 0:
        # With a symbolic slope the determinant may vanish identically; saying so is the right answer.
        with pytest.raises(RuleError, match="drops out"):
            solve(model, model.endogenous)
        return
    derivation = solve(model, model.endogenous)
    tried = [residuals for number in range(1, 30) if (residuals := _residuals_at(number, model, derivation)) is not None]
    assert len(tried) >= 3
    assert all(residual == 0 for residuals in tried for residual in residuals)


def _residuals_at(number: int, model: Model, derivation: Derivation) -> list[sympy.Expr] | None:
    """The residuals of a model, exactly, where its given symbols have chosen values; None where a divisor is zero there.

    Names are given their values one after the other: written out, the solution of a large system is very long.
    """
    given = (*model.exogenous, *model.parameters)
    point = {symbol: sympy.Rational(number + 5 * place, 7) for place, symbol in enumerate(given)}
    for definition in definitions_of(derivation):
        point[definition.lhs] = definition.rhs.xreplace(point)
    solution = {unknown: solution_of(derivation, unknown).rhs.xreplace(point) for unknown in model.endogenous}
    if not all(value.is_finite for value in (*point.values(), *solution.values())):
        return None
    return [equation.residual.xreplace({**point, **solution}) for equation in model.equations]


def test_reduced_form_given_the_interest_rate_is_the_is_curve() -> None:
    derivation = reduced_form(IS_LM, Y, given=r)
    income = solution_of_given(derivation.steps[-1].conclusion)
    autonomous = a + I_0 - b * T_0 + b * R + G + NX
    assert sympy.cancel(income - (autonomous - d * r) / (1 - b + b * t)) == 0


def solution_of_given(equation: Equation) -> sympy.Expr:
    assert equation.lhs == Y
    return equation.rhs


def test_solve_gives_the_closed_form_of_the_companion() -> None:
    derivation = solve(IS_LM, [Y, r])
    multiplier = 1 / (1 - b + b * t)
    autonomous = a + I_0 - b * T_0 + b * R + G + NX
    denominator = h + multiplier * d * k
    income = unfolded(derivation, solution_of(derivation, Y).rhs)
    rate = unfolded(derivation, solution_of(derivation, r).rhs)
    assert sympy.cancel(income - (multiplier * h * autonomous + multiplier * d * M / P) / denominator) == 0
    assert sympy.cancel(rate - (k * multiplier * autonomous - M / P) / denominator) == 0


def test_an_unknown_that_is_not_endogenous_is_named_with_its_neighbour() -> None:
    with pytest.raises(RuleError) as caught:
        solve(IS_LM, [Y, G])
    assert caught.value.code == "not-endogenous"
    assert caught.value.location.symbol == "G"


def test_a_nonlinear_model_says_where_it_is_not_linear() -> None:
    x, z = variable("x", ("x", "x")), variable("z", ("z", "z"))
    model = Model("square", ("square", "平方"), [equilibrium(x**2 + x, z)], [x], [z])
    with pytest.raises(RuleError) as caught:
        solve(model, [x])
    assert caught.value.code == "not-linear"
    assert caught.value.location.symbol == "x"


def test_a_repeated_equation_makes_the_system_singular() -> None:
    x, y, z = (variable(name, (name, name)) for name in "xyz")
    model = Model("twice", ("twice", "重复"), [equilibrium(x + y, z), equilibrium(2 * x + 2 * y, 2 * z)], [x, y], [z])
    with pytest.raises(RuleError) as caught:
        solve(model, [x, y])
    assert caught.value.code == "singular-system"


def test_intercepts_and_slope_of_a_curve() -> None:
    x, y, z = (variable(name, (name, name)) for name in "xyz")
    beta = parameter("beta", ("slope", "斜率"))
    model = Model("line", ("line", "直线"), [behavioural(y, z - beta * x)], [y], [x, z], [beta])
    derivation = intercepts_and_slope(model, model.equations[0], horizontal=x, vertical=y)
    found = {step.id: step.conclusion for step in derivation.steps}
    assert found["vertical_intercept"].rhs == z
    assert found["horizontal_intercept"].rhs == z / beta
    assert found["slope"].rhs == -beta


def test_every_step_of_a_strategy_rests_on_the_model_or_on_earlier_steps() -> None:
    derivation = solve(IS_LM, [Y, r])
    seen = {str(equation) for equation in IS_LM.equations}
    for step in derivation.steps:
        assert {str(premise) for premise in step.claim.premises} <= seen
        seen.add(str(step.conclusion))
    assert not {K, A_0} & set().union(*(step.conclusion.free_symbols for step in derivation.steps))


def test_a_dense_system_with_a_letter_in_every_place_stays_short_and_is_proved() -> None:
    unknowns = [variable(f"x_{row}", ("unknown", "未知数")) for row in range(4)]
    given = [variable(f"c_{row}", ("given", "给定")) for row in range(4)]
    letters = {(i, j): parameter(f"a_{i}{j}", ("coefficient", "系数")) for i in range(4) for j in range(4) if i != j}
    rows = [behavioural(unknowns[i], sum(letters[i, j] * unknowns[j] for j in range(4) if j != i) + given[i]) for i in range(4)]
    model = Model("dense", ("dense", "稠密"), rows, endogenous=unknowns, exogenous=given, parameters=[*letters.values()])
    proof = check(solve(model, unknowns))
    assert proof.overall.status is Status.PROVED
    assert max(len(str(judged.step.claim.conclusion)) for judged in proof.judged) < 1500
