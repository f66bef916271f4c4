"""Parts that ask about a problem of choice: its first-order conditions, and what is chosen."""

from __future__ import annotations

from derive.equation import Equation
from derive.errors import RuleError
from derive.exercises.asked import Asked
from derive.exercises.working import Answer, Working
from derive.problem import OptimizationProblem
from derive.step import Derivation
from derive.strategies import euler_equations
from derive.strategies.demand import solve_for_choices
from derive.strategies.first_order_conditions import first_order_conditions as conditions_of
from derive.symbols import EconomicSymbol


def first_order_conditions(working: Working, asked: Asked) -> list[Answer]:
    """The conditions without multipliers, one for each pair of choices; without constraints, one for each choice."""
    derivation = working.derivation()
    problem = _problem(derivation)
    return [Answer(f"foc_{choice.key}", one) for choice, one in _conditions(working, derivation, problem).items()]


def _conditions(working: Working, derivation: Derivation, problem: OptimizationProblem) -> dict[EconomicSymbol, Equation]:
    """Derive the conditions once; another part may need them too."""
    known = {choice: working.found.get((derivation.id, f"condition {choice}")) for choice in problem.choices}
    found = {choice: equation for choice, equation in known.items() if equation is not None}
    if not found:
        found = euler_equations(derivation) if problem.multipliers else conditions_of(derivation)
        working.found.update({(derivation.id, f"condition {choice}"): one for choice, one in found.items()})
    return found


def optimum(working: Working, asked: Asked) -> list[Answer]:
    """What is chosen, in numbers."""
    derivation = working.derivation()
    problem = _problem(derivation)
    if not any(key == derivation.id and name.startswith("optimum") for key, name in working.found):
        rows = list(_conditions(working, derivation, problem).values())
        rows += [one.statement for one in problem.constraints if isinstance(one.statement, Equation)]
        found = solve_for_choices(derivation, rows, problem.choices, problem.choices[0])
        working.found.update({(derivation.id, f"optimum {choice}"): equation for choice, equation in found.items()})
    wanted = tuple(problem.symbol(name) for name in asked.of) or problem.choices
    return [Answer(symbol.key, _found(working, derivation, symbol.key)) for symbol in wanted]


def _found(working: Working, derivation: Derivation, name: str) -> Equation:
    return working.found[derivation.id, f"optimum {name}"]


def _problem(derivation: Derivation) -> OptimizationProblem:
    if not isinstance(derivation.model, OptimizationProblem):
        raise RuleError(
            "no-problem",
            "The part asks about a choice, but the exercise states no problem of choice.",
            'Name the objective in the front matter: maximize = "U", choose = ["c_1", "c_2"].',
        )
    return derivation.model
