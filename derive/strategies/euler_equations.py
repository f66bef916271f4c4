"""Elimination of the multipliers: Euler equations, conditions of no arbitrage, marginal rates equal to price ratios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sympy import Symbol

from derive.equation import Equation
from derive.problem import OptimizationProblem
from derive.rules.eliminate_multipliers import eliminate_multipliers
from derive.rules.solve_terms import solve_terms
from derive.step import Derivation
from derive.strategies.first_order_conditions import first_order_conditions, once, problem_of, require_conditions
from derive.symbols import EconomicSymbol


def euler_equations(
    source: OptimizationProblem | Derivation,
    conditions: Mapping[EconomicSymbol, Equation] | None = None,
    *,
    id: str = "eliminated",
) -> dict[EconomicSymbol, Equation]:
    """Eliminate all multipliers from the first-order conditions.

    Multipliers are taken from the conditions that give them most simply (a multiplier alone on one side); every other
    condition becomes one without multipliers. Returns these by the choice to which they belong; the steps are called
    `eliminated_<choice>`, or as `id` says.
    """
    derivation = source if isinstance(source, Derivation) else Derivation(source)
    problem = problem_of(derivation)
    found = dict(conditions or first_order_conditions(derivation))
    require_conditions(problem, found)
    pivots = _pivots(found, problem.multipliers)
    reduced = {}
    for choice, condition in found.items():
        if choice in pivots.values():
            continue
        present = [symbol for symbol in problem.multipliers if symbol in condition.free_symbols]
        if not present:
            reduced[choice] = condition
            continue
        known = [_solved(derivation, one, pivots, found, id) for one in _needed(present, pivots, found)]
        move = eliminate_multipliers(problem.multipliers, *known, equation=condition)
        reduced[choice] = once(derivation, move, f"{id}_{choice.key}")
    return reduced


def conditions_giving(
    derivation: Derivation, conditions: Mapping[EconomicSymbol, Equation], multiplier: EconomicSymbol, id: str = "eliminated"
) -> list[Equation]:
    """Return the conditions that give a multiplier, and those of the multipliers in it, each solved for its multiplier."""
    pivots = _pivots(conditions, problem_of(derivation).multipliers)
    return [_solved(derivation, one, pivots, conditions, id) for one in _needed([multiplier], pivots, conditions)]


def left_over(
    conditions: Mapping[EconomicSymbol, Equation], multipliers: Sequence[EconomicSymbol]
) -> dict[EconomicSymbol, list[Equation]]:
    """Return, for each condition that gives no multiplier itself, those that give the multipliers in it."""
    pivots = _pivots(conditions, multipliers)
    found = {}
    for choice, condition in conditions.items():
        if choice not in pivots.values():
            present = [symbol for symbol in multipliers if symbol in condition.free_symbols]
            found[choice] = _needed(present, pivots, conditions)
    return found


def unsolved_conditions_giving(
    conditions: Mapping[EconomicSymbol, Equation], problem: OptimizationProblem, multiplier: EconomicSymbol
) -> list[Equation]:
    """Return the conditions that give a multiplier, and those of the multipliers in it, as they stand."""
    return _needed([multiplier], _pivots(conditions, problem.multipliers), conditions)


def _pivots(
    conditions: Mapping[EconomicSymbol, Equation], multipliers: Sequence[EconomicSymbol]
) -> dict[EconomicSymbol, EconomicSymbol]:
    """Choose for each multiplier the choice whose condition gives it: those with few multipliers first."""
    pivots: dict[EconomicSymbol, EconomicSymbol] = {}
    names = set(multipliers)

    def easiest_first(choice: EconomicSymbol) -> tuple[int, bool, int]:
        condition = conditions[choice]
        return len(condition.free_symbols & names), condition.rhs not in names, list(conditions).index(choice)

    ordered = sorted(conditions, key=easiest_first)
    for _ in multipliers:
        open_ones = {choice: (conditions[choice].free_symbols & names) - pivots.keys() for choice in ordered}
        usable = [choice for choice in ordered if choice not in pivots.values() and open_ones[choice]]
        if not usable:
            break
        # A condition with two unknown multipliers gives one in terms of the other, where none gives one alone.
        choice = min(usable, key=lambda one: (len(open_ones[one]) > 1, ordered.index(one)))
        pivots[min(open_ones[choice], key=multipliers.index)] = choice
    return pivots


def _solved(
    derivation: Derivation,
    condition: Equation,
    pivots: Mapping[EconomicSymbol, EconomicSymbol],
    conditions: Mapping[EconomicSymbol, Equation],
    id: str,
) -> Equation:
    """Return a condition with its multiplier alone on one side, solving for it once where it is not."""
    multiplier = next(name for name, choice in pivots.items() if conditions[choice] is condition)
    if multiplier in (condition.lhs, condition.rhs):
        return condition
    return once(derivation, solve_terms(multiplier, equation=condition), f"{id}_{multiplier.key}")


def _needed(
    present: Sequence[Symbol], pivots: Mapping[EconomicSymbol, EconomicSymbol], conditions: Mapping[EconomicSymbol, Equation]
) -> list[Equation]:
    """Return the conditions that give the multipliers of an equation, and those through which they are given."""
    waiting, needed = list(present), []
    while waiting:
        symbol = waiting.pop(0)
        if symbol in pivots and conditions[pivots[symbol]] not in needed:
            needed.append(conditions[pivots[symbol]])
            waiting.extend(name for name in pivots if name in needed[-1].free_symbols and name != symbol)
    return [condition for condition in conditions.values() if condition in needed]
