"""What the first-order conditions say about the sign of a multiplier, as an author reads it off before claiming it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sympy
from sympy import Expr

from derive.equation import Equation
from derive.problem import OptimizationProblem
from derive.rules.eliminate_multipliers import solved_multipliers
from derive.rules.leading_sign import sign_by_domain
from derive.rules.powers import combined
from derive.strategies.euler_equations import left_over, unsolved_conditions_giving
from derive.symbols import EconomicSymbol


def expected_sign(
    problem: OptimizationProblem,
    conditions: Mapping[EconomicSymbol, Equation],
    multiplier: EconomicSymbol,
    zero: Iterable[EconomicSymbol] = (),
) -> int | None:
    """Return the sign of the value that conditions give a multiplier (others in `zero` being zero); None where it is open."""
    givers = unsolved_conditions_giving(conditions, problem, multiplier)
    without = [Equation((one.lhs - one.rhs).xreplace(dict.fromkeys(zero, sympy.S.Zero)), sympy.S.Zero) for one in givers]
    value = solved_multipliers(without, problem.multipliers).get(multiplier)
    if value is None or value.free_symbols & set(problem.multipliers):
        return None
    return _sign(combined(value), [one.expression for one in problem.conditions if one.sign == ">0"])


def contradictory(
    problem: OptimizationProblem, conditions: Mapping[EconomicSymbol, Equation], zero: Iterable[EconomicSymbol]
) -> list[Equation]:
    """Return conditions that cannot hold together when some multipliers are zero; none where nothing is seen.

    Multipliers are eliminated from each condition; what is left is a sum of terms of one sign that should be zero.
    """
    values = dict.fromkeys(zero, sympy.S.Zero)
    in_case = {choice: Equation((one.lhs - one.rhs).xreplace(values), sympy.S.Zero) for choice, one in conditions.items()}
    positive = [one.expression for one in problem.conditions if one.sign == ">0"]
    for choice, givers in left_over(in_case, problem.multipliers).items():
        residual = in_case[choice].lhs.xreplace(solved_multipliers(givers, problem.multipliers))
        if _sign(combined(sympy.expand_mul(residual, deep=False)), positive) is not None:
            used = [other for other, one in in_case.items() if one in givers]
            return [*(conditions[other] for other in used), conditions[choice]]
    return []


def _sign(value: Expr, positive: list[Expr]) -> int | None:
    """The sign of a sum whose terms agree; factors that the problem declares positive count as such."""
    signs = {_of_product(term, positive) for term in sympy.Add.make_args(value)}
    return signs.pop() if len(signs) == 1 else None


def _of_product(term: Expr, positive: list[Expr]) -> int | None:
    total = 1
    for base, exponent in term.as_powers_dict().items():
        if base in positive:
            continue
        sign = sign_by_domain(base**exponent)
        if sign is None:
            return None
        total *= sign
    return total
