"""Inequality constraints: every case of complementary slackness is solved, or excluded with its reason.

A case is excluded where its conditions contradict each other: a first-order condition that cannot hold, conditions that
together give a multiplier of zero a sign, a solution whose slack or multiplier is negative. What is solved is certified as
the optimum, under what the case requires of the given quantities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from derive.equation import Condition, Equation, Statement
from derive.errors import RuleError
from derive.problem import Constraint, OptimizationProblem
from derive.rules.conclude import conclude
from derive.rules.exclude import exclude
from derive.rules.leading_sign import sign_by_domain
from derive.rules.multiplier_value import multiplier_value
from derive.rules.requirement import requirement
from derive.rules.sign import sign
from derive.rules.sufficiency import optimal_point
from derive.rules.suppose_case import in_case, suppose_binding
from derive.rules.two_sides import two_sides
from derive.step import Derivation
from derive.strategies.demand import solve_for_choices
from derive.strategies.euler_equations import euler_equations
from derive.strategies.first_order_conditions import first_order_conditions, once, problem_of
from derive.strategies.multiplier_signs import contradictory
from derive.symbols import EconomicSymbol

Conditions = Mapping[EconomicSymbol, Equation]


@dataclass(frozen=True)
class Case:
    """One case: which inequalities bind, and what holds in it.

    `solution` gives the choices where there is a closed form, `system` the conditions without multipliers, `requirements`
    what the given quantities must meet for the case to occur.
    """

    binding: tuple[Constraint, ...]
    slack: tuple[Constraint, ...]
    solution: Conditions = field(default_factory=dict)
    system: tuple[Equation, ...] = ()
    requirements: tuple[Condition, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What defines the case: slack of zero, or a multiplier of zero."""
        zero = (*(one.slack for one in self.binding), *(one.multiplier for one in self.slack))
        return tuple(Condition(expression, "=0") for expression in zero)

    @property
    def zero(self) -> tuple[EconomicSymbol, ...]:
        """The multipliers that vanish in it."""
        return tuple(one.multiplier for one in self.slack)

    @property
    def name(self) -> str:
        """A name for ids: the multipliers of what binds."""
        return "_".join(("case", *(one.multiplier.key for one in self.binding))) if self.binding else "case_interior"

    @property
    def is_excluded(self) -> bool:
        """Whether the case cannot occur."""
        return not self.solution and not self.system


def kuhn_tucker(source: OptimizationProblem | Derivation) -> tuple[Case, ...]:
    """Go through all cases of complementary slackness, from all constraints slack to all binding."""
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


def _worked_out(derivation: Derivation, case: Case, conditions: Conditions) -> Case:
    clash = contradictory(problem_of(derivation), conditions, case.zero)
    if clash:
        named = set().union(*(one.free_symbols for one in clash))
        given = tuple(one for one in case.conditions if one.expression.is_Symbol and one.expression in named)
        derivation.by(exclude(*clash, given=given), id=f"{case.name}_excluded")
        return case
    reduced = _in_case(derivation, case, conditions)
    problem = problem_of(derivation)
    rows = [one.statement for one in problem.constraints if isinstance(one.statement, Equation)]
    rows += [once(derivation, suppose_binding(one, case.conditions)) for one in case.binding]
    left = euler_equations(derivation, reduced, id=case.name)
    system = (*left.values(), *rows)
    free = [choice for choice in problem.choices if not any(row.lhs == choice and row.rhs == 0 for row in rows)]
    attempt = derivation.copy()
    try:
        solution = solve_for_choices(attempt, list(system), problem.choices, (free or list(problem.choices))[0])
        multipliers = _multiplier_values(attempt, case, reduced, solution)
    except RuleError:
        return replace(case, system=system)
    derivation.take_over(attempt)
    return _judged(derivation, replace(case, solution=solution, system=system), multipliers)


def _in_case(derivation: Derivation, case: Case, conditions: Conditions) -> dict[EconomicSymbol, Equation]:
    zero = set(case.zero)
    return {
        choice: once(derivation, in_case(condition, case.zero, case.conditions)) if condition.free_symbols & zero else condition
        for choice, condition in conditions.items()
    }


def _multiplier_values(derivation: Derivation, case: Case, reduced: Conditions, solution: Conditions) -> list[Equation]:
    problem = problem_of(derivation)
    present = tuple(name for name in problem.multipliers if name not in case.zero)
    return [
        once(derivation, multiplier_value(name, tuple(reduced.values()), present, tuple(solution.values()))) for name in present
    ]


def _judged(derivation: Derivation, case: Case, multipliers: list[Equation]) -> Case:
    """Say what the case requires, exclude it where that is impossible, and certify the optimum otherwise."""
    values = {one.lhs: one for one in multipliers}
    requirements = []
    for one in (*case.slack, *case.binding):
        used: tuple[Equation, ...] = (values[one.multiplier],) if one in case.binding else _solving(case, one)
        stated = one.statement if one in case.slack else Condition(one.multiplier, ">=0")
        assert isinstance(stated, Condition)
        move = requirement(stated, *used)
        needed = move.claim.conclusion
        assert isinstance(needed, Condition)
        if sign_by_domain(needed.expression) == -1:
            premises: tuple[Statement, ...] = used if stated.expression.is_Symbol else (stated, *used)
            derivation.by(exclude(*premises, given=case.conditions), id=f"{case.name}_excluded")
            return Case(case.binding, case.slack)
        if sign_by_domain(needed.expression) != 1:
            derivation.by(move, id=f"{case.name}_requires_{one.multiplier.key}")
            requirements.append(needed)
    _certify(derivation, case, multipliers, tuple(requirements))
    return replace(case, requirements=tuple(requirements))


def _solving(case: Case, constraint: Constraint) -> tuple[Equation, ...]:
    return tuple(case.solution[choice] for choice in case.solution if choice in constraint.slack.free_symbols)


def _certify(derivation: Derivation, case: Case, multipliers: list[Equation], requirements: tuple[Condition, ...]) -> None:
    zero = [Equation(name, 0) for name in case.zero]
    move = optimal_point(problem_of(derivation), [*case.solution.values(), *multipliers, *zero], requirements)
    derivation.offer(move, id=f"{case.name}_optimum")
