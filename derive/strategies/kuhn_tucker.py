"""Inequality constraints: every case of complementary slackness is solved, or excluded with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from derive.equation import Condition, Equation
from derive.problem import Constraint, OptimizationProblem
from derive.rules.conclude import conclude
from derive.rules.exclude import exclude
from derive.rules.multiplier_value import multiplier_value
from derive.rules.requirement import requirement
from derive.rules.sign import sign
from derive.rules.suppose_case import in_case, suppose_binding
from derive.rules.two_sides import two_sides
from derive.step import Derivation
from derive.strategies.demand import solve_for_choices
from derive.strategies.euler_equations import euler_equations
from derive.strategies.first_order_conditions import first_order_conditions, problem_of
from derive.symbols import EconomicSymbol


@dataclass(frozen=True)
class Case:
    """One case: which inequalities bind, and the solution in that case; no solution where the case is excluded."""

    binding: tuple[Constraint, ...]
    slack: tuple[Constraint, ...]
    solution: Mapping[EconomicSymbol, Equation] = field(default_factory=dict)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What defines the case: slack of zero, or a multiplier of zero."""
        zero = (*(one.slack for one in self.binding), *(one.multiplier for one in self.slack))
        return tuple(Condition(expression, "=0") for expression in zero)

    @property
    def is_excluded(self) -> bool:
        """Whether the case cannot occur."""
        return not self.solution


def kuhn_tucker(source: OptimizationProblem | Derivation) -> tuple[Case, ...]:
    """Go through all cases of complementary slackness, from all constraints slack to all binding.

    A case is excluded where a first-order condition cannot hold in it; otherwise it is solved, and what the case requires
    of the given quantities (slacks and multipliers must not be negative) is derived.
    """
    derivation = source if isinstance(source, Derivation) else Derivation(source)
    problem = problem_of(derivation)
    conditions = first_order_conditions(derivation)
    inequalities = [one for one in problem.constraints if not one.binds]
    cases = []
    for choice in product((False, True), repeat=len(inequalities)):
        binding = tuple(one for one, binds in zip(inequalities, choice, strict=True) if binds)
        slack = tuple(one for one in inequalities if one not in binding)
        cases.append(_worked_out(derivation, Case(binding, slack), conditions))
    return tuple(cases)


def binds(derivation: Derivation, constraint: Constraint, condition: Equation) -> Equation:
    """Show that a constraint binds: a first-order condition makes its multiplier positive, so the slack is zero."""
    positive = derivation.by(sign(constraint.multiplier, ">0", condition), id=f"sign_{constraint.multiplier.key}")
    bound = Equation(*two_sides(-constraint.slack))
    return derivation.by(conclude(bound, positive, constraint.slackness), id=f"binding_{constraint.multiplier.key}")


def _worked_out(derivation: Derivation, case: Case, conditions: Mapping[EconomicSymbol, Equation]) -> Case:
    zero = tuple(one.multiplier for one in case.slack)
    for condition in conditions.values():
        if (condition.lhs - condition.rhs).xreplace(dict.fromkeys(zero, 0)).is_nonzero:
            given = tuple(one for one in case.conditions if one.expression in condition.free_symbols)
            derivation.by(exclude(condition, given=given))
            return case
    reduced = _in_case(derivation, case, conditions)
    solution = _solved(derivation, case, reduced)
    for one in (*case.slack, *case.binding):
        _require(derivation, case, one, solution, reduced)
    return Case(case.binding, case.slack, solution)


def _in_case(
    derivation: Derivation, case: Case, conditions: Mapping[EconomicSymbol, Equation]
) -> dict[EconomicSymbol, Equation]:
    zero = tuple(one.multiplier for one in case.slack)
    return {
        choice: derivation.by(in_case(condition, zero, case.conditions)) if condition.free_symbols & set(zero) else condition
        for choice, condition in conditions.items()
    }


def _solved(derivation: Derivation, case: Case, reduced: Mapping[EconomicSymbol, Equation]) -> dict[EconomicSymbol, Equation]:
    problem = problem_of(derivation)
    rows = [one.statement for one in problem.constraints if isinstance(one.statement, Equation)]
    rows += [derivation.by(suppose_binding(one, case.conditions)) for one in case.binding]
    free = [choice for choice in problem.choices if not any(row.lhs == choice and row.rhs == 0 for row in rows)]
    left = euler_equations(derivation, reduced, id=_name(case))
    return solve_for_choices(derivation, [*rows, *left.values()], problem.choices, free[0])


def _name(case: Case) -> str:
    return "_".join(("case", *(one.multiplier.key for one in case.binding))) if case.binding else "case_interior"


def _require(
    derivation: Derivation,
    case: Case,
    constraint: Constraint,
    solution: Mapping[EconomicSymbol, Equation],
    reduced: Mapping[EconomicSymbol, Equation],
) -> None:
    """Say what a case requires: the slack, or the multiplier, must not be negative."""
    used = tuple(solution[choice] for choice in solution if choice in constraint.slack.free_symbols)
    if isinstance(constraint.statement, Condition) and constraint in case.slack:
        derivation.by(requirement(constraint.statement, *used))
        return
    multipliers = tuple(one.multiplier for one in problem_of(derivation).constraints if one not in case.slack)
    move = multiplier_value(constraint.multiplier, tuple(reduced.values()), multipliers, tuple(solution.values()))
    derivation.by(requirement(Condition(constraint.multiplier, ">=0"), derivation.by(move)))
