"""The solution of a problem in closed form: choices, multipliers, the value of the objective, and what moves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sympy

from derive.claims import IsDerivative
from derive.equation import Equation
from derive.errors import RuleError
from derive.problem import OptimizationProblem
from derive.rules.common_factors import collected
from derive.rules.differentiate import differentiate
from derive.rules.multiplier_value import multiplier_value
from derive.rules.sufficiency import optimal_point
from derive.step import Derivation, Move
from derive.strategies.demand import demands, substituted_and_written_out
from derive.strategies.first_order_conditions import first_order_conditions
from derive.strategies.signs import sign_candidates
from derive.symbols import EconomicSymbol
from derive.text import Text

# A table with more effects than this is no longer read.
_MOST_EFFECTS = 12
# Cramer's rule with more unknowns, or a longer numerator, tells a reader nothing.
_MOST_UNKNOWNS = 3
_LONGEST = 70

_IMPLICIT = Text(
    "There is no closed form. The implicit function theorem is applied to the system: the conditions without multipliers "
    "and the constraints are differentiated, and solved for the changes of the choices.",
    "没有显式解。对方程组运用隐函数定理：将消去乘子后的条件与约束条件求微分，解出各选择变量的变动。",
)


def closed_form(optimality: Derivation) -> Derivation | None:
    """Solve a problem whose constraints bind, after its conditions; None where elimination finds no closed form."""
    problem = optimality.model
    assert isinstance(problem, OptimizationProblem)
    derivation = Derivation(problem, "solution", Text("Solution", "求解"), after=optimality)
    try:
        choices = demands(derivation)
    except RuleError:
        return None
    if any(one.rhs.free_symbols & set(problem.endogenous) for one in choices.values()):
        return None
    moves = _multiplier_values(derivation, choices)
    if moves and all(_length(move) <= _LONGEST for move in moves.values()):
        multipliers = [derivation.by(move, id=f"value_{name.key}") for name, move in moves.items()]
        derivation.offer(optimal_point(problem, [*choices.values(), *multipliers]), id="optimum")
    _value(derivation, choices)
    return derivation


def _multiplier_values(derivation: Derivation, choices: dict[EconomicSymbol, Equation]) -> dict[EconomicSymbol, Move]:
    """What the multipliers are worth at the solution; nothing where the conditions leave one of them open."""
    problem = derivation.model
    assert isinstance(problem, OptimizationProblem)
    conditions, solution = tuple(first_order_conditions(derivation).values()), tuple(choices.values())
    try:
        return {name: multiplier_value(name, conditions, problem.multipliers, solution) for name in problem.multipliers}
    except RuleError:
        return {}


def _length(move: Move) -> int:
    conclusion = move.claim.conclusion
    assert isinstance(conclusion, Equation)
    return int(sympy.count_ops(conclusion.rhs))


def _value(derivation: Derivation, choices: dict[EconomicSymbol, Equation]) -> None:
    """What the optimum is worth: indirect utility, the cost function."""
    value = derivation.model.equations[0]
    known = tuple(one for one in choices.values() if one.lhs in value.rhs.free_symbols)
    derivation.by(substituted_and_written_out(*known, into=value), id="value")


def effects(solution: Derivation) -> tuple[Derivation, ...]:
    """Differentiate the closed form of every choice with respect to what is given from outside."""
    problem = solution.model
    assert isinstance(problem, OptimizationProblem)
    found = {choice: _of(solution, choice) for choice in problem.choices}
    shocks = problem.exogenous or problem.parameters
    pairs = [(choice, shock) for shock in shocks for choice in problem.choices if shock in found[choice].rhs.free_symbols]
    if not pairs or len(pairs) > _MOST_EFFECTS:
        return ()
    title = Text("Comparative statics", "比较静态分析")
    derivation = Derivation(problem, "comparative_statics", title, after=solution)
    moves = {(choice, shock): differentiate(choice, shock, found[choice]) for choice, shock in pairs}
    if any(_length(move) > _LONGEST for move in moves.values()):
        return ()
    for (choice, shock), move in moves.items():
        name = f"d{choice.key}_d{shock.key}"
        effect = derivation.by(move, id=name)
        derivation.offer(*sign_candidates(effect, ()), id=f"{name}_sign")
    return (derivation,)


def implicit_effects(optimality: Derivation, system: Sequence[Equation]) -> tuple[Derivation, ...]:
    """Differentiate the system implicitly where there is no closed form: what the choices do when something given changes."""
    problem = optimality.model
    assert isinstance(problem, OptimizationProblem)
    shocks = tuple(one for one in problem.exogenous if any(one in equation.free_symbols for equation in system))
    small = len(problem.choices) <= _MOST_UNKNOWNS and len(problem.choices) * len(shocks) <= _MOST_EFFECTS
    if not shocks or not small or len(system) != len(problem.choices):
        return ()
    title = Text("Comparative statics", "比较静态分析")
    derivation = Derivation(problem, "comparative_statics", title, intro=_IMPLICIT, after=optimality)
    try:
        moves = {
            (choice, shock): differentiate(choice, shock, *system, jointly=problem.choices)
            for shock in shocks
            for choice in problem.choices
        }
    except RuleError:
        return ()  # a singular system: only some combination of the choices is determined
    for (choice, shock), move in moves.items():
        move = _collected(move)
        effect = move.claim.conclusion
        assert isinstance(effect, Equation)
        if sympy.count_ops(effect.rhs) > _LONGEST:
            return ()
        name = f"d{choice.key}_d{shock.key}"
        derivation.offer(move, id=name)
        derivation.offer(*sign_candidates(effect, (), holding=tuple(system)), id=f"{name}_sign")
    return (derivation,)


def _collected(move: Move) -> Move:
    """Collect the numerator and the denominator of a derivative by marginal utilities and products."""
    claim = move.claim
    assert isinstance(claim, IsDerivative)
    above, below = (collected(sympy.expand(part)) for part in sympy.fraction(claim.value))
    return replace(move, claim=replace(claim, value=above / below))


def _of(solution: Derivation, choice: EconomicSymbol) -> Equation:
    """The last equation that gives a choice by what is given."""
    unknown = set(solution.model.endogenous)
    for step in reversed(solution.steps):
        conclusion = step.conclusion
        if isinstance(conclusion, Equation) and conclusion.lhs == choice and not conclusion.rhs.free_symbols & unknown:
            return conclusion
    return solution.result(choice.key)
