"""What can be wrong with an optimisation problem, said when it is declared."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr

from derive.equation import Condition, Equation
from derive.errors import Location, ModelError
from derive.functions import DeclaredFunction
from derive.symbols import EconomicSymbol

_KINKED = (sympy.Abs, sympy.Max, sympy.Min, sympy.Piecewise, sympy.sign, sympy.floor, sympy.ceiling, sympy.Heaviside)

Statement = Equation | Condition


def validate_problem(
    key: str,
    objective: Expr,
    choices: Sequence[EconomicSymbol],
    constraints: Sequence[Statement],
    multipliers: Sequence[EconomicSymbol],
    given: Sequence[EconomicSymbol],
    kinks: Sequence[Expr] = (),
) -> None:
    """Raise a `ModelError` for the first thing that is wrong with a problem."""
    _require_choices(key, objective, choices, given)
    _require_multipliers(key, constraints, multipliers)
    _require_constraints(key, choices, constraints)
    parts = [("objective", objective)]
    parts += [(f"constraint {number}", side) for number, one in enumerate(constraints, start=1) for side in _sides(one)]
    _require_kinks(key, kinks, [expression for _, expression in parts])
    for where, expression in parts:
        _require_smooth(key, where, expression, choices, kinks)
    _require_conditions(key, objective, choices, constraints)


def _sides(statement: Statement) -> tuple[Expr, ...]:
    return (statement.lhs, statement.rhs) if isinstance(statement, Equation) else (statement.expression,)


def _require_choices(key: str, objective: Expr, choices: Sequence[EconomicSymbol], given: Sequence[EconomicSymbol]) -> None:
    if not choices:
        raise ModelError("no-choices", f"The problem {key} has nothing to choose.", "List the variables in choices=.")
    names = {symbol.key for symbol in given}
    for place, choice in enumerate(choices):
        if not isinstance(choice, EconomicSymbol):
            raise ModelError(
                "no-meaning",
                f"The choice {choice} of the problem {key} has no meaning and no domain.",
                f"Declare it: variable({str(choice)!r}, meaning=('...', '...'), domain=...).",
                Location(symbol=str(choice)),
            )
        if choice.key in names:
            raise ModelError(
                "choice-and-parameter",
                f"The problem {key} lists {choice.key} both among the choices and among what is given.",
                f"Keep {choice.key} in one list: either it is chosen, or it is given.",
                Location(symbol=choice.key),
            )
        if choice in choices[:place]:
            raise ModelError(
                "repeated-condition",
                f"The problem {key} lists the choice {choice.key} twice, which would repeat its first-order condition.",
                f"Keep {choice.key} once.",
                Location(symbol=choice.key),
            )


def _require_multipliers(key: str, constraints: Sequence[Statement], multipliers: Sequence[EconomicSymbol]) -> None:
    if len(multipliers) != len(constraints):
        raise ModelError(
            "multipliers",
            f"The problem {key} has {len(constraints)} constraints and {len(multipliers)} multipliers.",
            "Name one multiplier per constraint, in the same order, or leave multipliers= out.",
        )
    for statement, multiplier in zip(constraints, multipliers, strict=True):
        lower = multiplier.domain.lower
        if isinstance(statement, Condition) and (lower is None or lower < 0):
            raise ModelError(
                "multiplier-sign",
                f"The multiplier {multiplier.key} of the inequality {statement} may be negative by its domain.",
                f"Declare {multiplier.key} with domain=NONNEGATIVE.",
                Location(symbol=multiplier.key),
            )


def _require_constraints(key: str, choices: Sequence[EconomicSymbol], constraints: Sequence[Statement]) -> None:
    for number, statement in enumerate(constraints, start=1):
        if not isinstance(statement, Equation) and statement.sign != ">=0":
            raise ModelError(
                "bad-constraint",
                f"Constraint {number} of the problem {key} is {statement}; only g = 0 and g ≥ 0 have a multiplier.",
                "Write an equation, or nonnegative(available - used).",
            )
        if not statement.free_symbols & set(choices):
            raise ModelError(
                "constraint-without-choice",
                f"Constraint {number} of the problem {key} ({statement}) contains none of the choices "
                f"({', '.join(choice.key for choice in choices)}).",
                "Move it to conditions=, or add the variable that it restricts to choices=.",
            )
        for earlier, other in enumerate(constraints[: number - 1], start=1):
            if _says_the_same(statement, other):
                raise ModelError(
                    "repeated-constraint",
                    f"Constraints {earlier} and {number} of the problem {key} say the same ({statement}).",
                    "Drop one of them; its multiplier could not be determined.",
                )


def _says_the_same(one: Statement, other: Statement) -> bool:
    if isinstance(one, Condition) or isinstance(other, Condition):
        return one == other
    if one.free_symbols != other.free_symbols:
        return False
    first, second = sympy.expand(one.residual), sympy.expand(other.residual)
    return bool(first == second or first == -second)


def _require_kinks(key: str, kinks: Sequence[Expr], expressions: Sequence[Expr]) -> None:
    """A declared kink must be one, and must occur."""
    for kink in kinks:
        if not isinstance(kink, (sympy.Abs, sympy.Max, sympy.Min)):
            raise ModelError(
                "not-a-kink",
                f"The problem {key} declares the kink {kink}, which is no maximum, minimum or absolute value.",
                "List Min(...), Max(...) or Abs(...) in kinks=, just as it stands in the problem.",
            )
        if not any(kink in expression.atoms(type(kink)) for expression in expressions):
            found = sorted({str(node) for one in expressions for node in one.atoms(sympy.Abs, sympy.Max, sympy.Min)})
            raise ModelError(
                "unused-kink",
                f"The kink {kink} declared by the problem {key} occurs neither in the objective nor in a constraint.",
                f"List it as it stands there: {', '.join(found)}." if found else "Take it out of kinks=.",
            )


def _require_smooth(key: str, where: str, expression: Expr, choices: Sequence[EconomicSymbol], kinks: Sequence[Expr]) -> None:
    for node in sorted(expression.atoms(*_KINKED), key=str):
        if node.free_symbols & set(choices) and node not in kinks:
            declarable = isinstance(node, (sympy.Abs, sympy.Max, sympy.Min))
            raise ModelError(
                "not-differentiable",
                f"The {where} of the problem {key} contains {node}, which has a kink and no derivative there.",
                f"Declare it: OptimizationProblem(..., kinks=[{node}]); the problem is then solved on each side of the kink."
                if declarable
                else "State a problem for each side of the kink, with the side as an inequality constraint.",
            )
    for node in expression.atoms(DeclaredFunction):
        if node.declaration.kinks and node.free_symbols & set(choices):
            raise ModelError(
                "not-differentiable",
                f"The {where} of the problem {key} applies {node.declaration.key}, which is declared with kinks at "
                f"{', '.join(map(str, node.declaration.kinks))}.",
                "State a problem for each side of the kink, with the side as an inequality constraint.",
                Location(symbol=node.declaration.key),
            )


def _require_conditions(key: str, objective: Expr, choices: Sequence[EconomicSymbol], constraints: Sequence[Statement]) -> None:
    """Every choice needs a first-order condition that says something."""
    kinked = bool(objective.atoms(*_KINKED))
    if not objective.free_symbols & set(choices):
        raise ModelError(
            "constant-objective",
            f"The objective of the problem {key} contains none of the choices.",
            "Write the objective in terms of what is chosen.",
        )
    for choice in choices:
        limited = [statement for statement in constraints if choice in statement.free_symbols]
        if choice not in objective.free_symbols and not limited:
            raise ModelError(
                "missing-condition",
                f"The choice {choice.key} occurs neither in the objective nor in a constraint of the problem {key}, so it "
                "has no first-order condition.",
                f"Add the equation in which {choice.key} occurs, or take it out of choices=.",
                Location(symbol=choice.key),
            )
        slope = sympy.S.Zero if kinked or limited else objective.diff(choice)
        if slope.is_nonzero:
            direction = "rises" if slope.is_positive else "falls" if slope.is_negative else "moves"
            raise ModelError(
                "unbounded",
                f"The objective of the problem {key} {direction} in {choice.key} everywhere, and no constraint limits "
                f"{choice.key}: the problem is unbounded.",
                f"Add the constraint that limits {choice.key}.",
                Location(symbol=choice.key),
            )
