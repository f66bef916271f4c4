"""The fixed plan for a bare problem.

Conditions for an optimum (Lagrangian, first-order conditions, sufficiency, conditions without multipliers, the system);
then the cases of complementary slackness, or the closed form where there is one; then the effects of what is given.
"""

from __future__ import annotations

import sympy

from derive.equation import Equation
from derive.functions import DeclaredFunction
from derive.problem import OptimizationProblem
from derive.rules.linear import is_linear
from derive.rules.sufficiency import sufficient
from derive.step import Derivation
from derive.strategies.cases_table import cases_table
from derive.strategies.closed_form import closed_form, effects, implicit_effects
from derive.strategies.euler_equations import euler_equations
from derive.strategies.factor_exhaustion import factor_exhaustion
from derive.strategies.first_order_conditions import first_order_conditions
from derive.strategies.kinks import on_the_sides, sides
from derive.strategies.kuhn_tucker import kuhn_tucker
from derive.strategies.multiplier_signs import expected_sign
from derive.strategies.optimality_system import system_table
from derive.strategies.second_order import signs_of_multipliers
from derive.symbols import EconomicSymbol
from derive.text import Text

_LAGRANGIAN = Text(
    "The plan: set up the Lagrangian, differentiate it with respect to every choice, and eliminate the multipliers.",
    "步骤：设立拉格朗日函数，对每个选择变量求一阶条件，再消去乘子。",
)
_CASES = Text(
    "The plan: set up the Lagrangian and differentiate it with respect to every choice; then go through the cases in which "
    "the inequalities bind or do not.",
    "步骤：设立拉格朗日函数，对每个选择变量求一阶条件，再逐一讨论各不等式约束取等号与不取等号的情形。",
)
_FREE = Text(
    "The plan: there is no constraint, so the objective itself is differentiated with respect to every choice.",
    "步骤：没有约束条件，直接将目标函数对每个选择变量求导。",
)
_SCALE = Text(
    "With constant returns the conditions fix the ratio of the factors only. The scale is left open, so there is no solution "
    "for the amounts themselves; it is the market that sets them.",
    "规模报酬不变时，一阶条件只确定要素之比，生产规模不定，因此解不出各要素的数量，数量由市场出清决定。",
)
# Four inequalities have sixteen cases; nobody reads more.
_MOST_INEQUALITIES = 4


def optimisation_plan(problem: OptimizationProblem) -> tuple[Derivation, ...]:
    """Derive what can be derived from the declaration of a problem alone."""
    return _side_by_side(problem) if problem.kinks else _smooth_plan(problem)


def _side_by_side(problem: OptimizationProblem) -> tuple[Derivation, ...]:
    found = sides(problem)
    derivations = [on_the_sides(problem, found)]
    for number, side in enumerate(found, start=1):
        for derivation in _smooth_plan(side.problem):
            derivation.id = f"side_{number}_{derivation.id}"
            derivations.append(derivation)
    return tuple(derivations)


def _smooth_plan(problem: OptimizationProblem) -> tuple[Derivation, ...]:
    bind = all(one.binds for one in problem.constraints)
    intro = _FREE if not problem.constraints else _LAGRANGIAN if bind else _CASES
    optimality = Derivation(problem, "optimality", Text("Conditions for an optimum", "最优性条件"), intro=intro)
    conditions = first_order_conditions(optimality)
    _offer_sufficiency(optimality, conditions)
    if not bind:
        return (optimality, *_cases(optimality))
    reduced = euler_equations(optimality, conditions)
    if problem.constraints:
        optimality.notes.append(system_table(problem, reduced))
    if _exhaust(optimality, conditions):
        return (optimality,)
    solution = closed_form(optimality)
    if solution is not None:
        return (optimality, solution, *effects(solution))
    binding = (one.statement for one in problem.constraints if isinstance(one.statement, Equation))
    return (optimality, *implicit_effects(optimality, (*reduced.values(), *binding)))


def _offer_sufficiency(derivation: Derivation, conditions: dict[EconomicSymbol, Equation]) -> None:
    problem = derivation.model
    assert isinstance(problem, OptimizationProblem)
    curved = [one for one in problem.constraints if not is_linear(one.slack, problem.choices)]
    bent = [one for one in curved if not one.multiplier.is_nonnegative]
    if any(expected_sign(problem, conditions, one.multiplier) != 1 for one in bent):
        return
    signs = signs_of_multipliers(derivation, conditions, curved)
    derivation.offer(sufficient(problem, conditions, *signs), id="sufficient")


def _exhaust(derivation: Derivation, conditions: dict[EconomicSymbol, Equation]) -> bool:
    """For a firm with constant returns that takes prices as given: the factors are paid the whole output."""
    problem = derivation.model
    assert isinstance(problem, OptimizationProblem)
    if problem.constraints:
        return False
    for term in sympy.Add.make_args(problem.objective.expression):
        for applied in term.atoms(DeclaredFunction):
            own = [conditions.get(argument) for argument in applied.args]
            constant = applied.declaration.homogeneous == 1 and not applied.index
            if constant and None not in own and not (term / applied).free_symbols & set(problem.choices):
                factor_exhaustion(derivation, [one for one in own if one is not None], term)
                derivation.notes.append(_SCALE)
                return True
    return False


def _cases(optimality: Derivation) -> tuple[Derivation, ...]:
    problem = optimality.model
    assert isinstance(problem, OptimizationProblem)
    if sum(not one.binds for one in problem.constraints) > _MOST_INEQUALITIES:
        return ()
    cases = Derivation(problem, "cases", Text("The cases", "分情形求解"), after=optimality)
    table = cases_table(problem, kuhn_tucker(cases))
    cases.notes.append(table)
    return (cases,)
