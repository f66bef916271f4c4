"""Closed forms: the conditions without multipliers and the constraints, solved for the choices where that is possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sympy

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.problem import OptimizationProblem
from derive.rules.isolate import isolate
from derive.rules.powers import pulled_out
from derive.rules.rearrange import rearrange
from derive.rules.solve_terms import has_symbolic_powers, solve_terms
from derive.rules.substitute import substitute
from derive.rules.take_root import power_parts, take_root
from derive.rules.two_sides import two_sides
from derive.rules.written_out import written_out
from derive.step import Derivation, Move
from derive.strategies.euler_equations import euler_equations
from derive.strategies.first_order_conditions import problem_of
from derive.symbols import EconomicSymbol


def demands(source: OptimizationProblem | Derivation, first: EconomicSymbol | None = None) -> dict[EconomicSymbol, Equation]:
    """Solve a problem whose constraints bind for every choice; returns the solution of each choice.

    Works where each condition is an equation between products of powers (log, Cobb-Douglas, CES, CRRA) or linear in what
    is solved for. `first` is the choice that is solved for last, in terms of which the others are expressed (by default
    the first choice).
    """
    derivation = source if isinstance(source, Derivation) else Derivation(source)
    problem = problem_of(derivation)
    slack = [one for one in problem.constraints if not one.binds]
    if slack:
        raise RuleError(
            "inequality",
            f"The problem {problem.key} has inequality constraints, so it has several cases.",
            "Use kuhn_tucker(problem), which goes through them.",
        )
    conditions = euler_equations(derivation)
    rows = [*conditions.values(), *(one.statement for one in problem.constraints if isinstance(one.statement, Equation))]
    return solve_for_choices(derivation, rows, problem.choices, first or problem.choices[0])


def solve_for_choices(
    derivation: Derivation, rows: Sequence[Equation], choices: Sequence[EconomicSymbol], target: EconomicSymbol
) -> dict[EconomicSymbol, Equation]:
    """Solve equations for symbols by elimination: the target last, then everything else put back in."""
    waiting, solved = list(rows), list[tuple[EconomicSymbol, Equation]]()
    for symbol in [*(choice for choice in reversed(choices) if choice != target), target]:
        row = _easiest(waiting, symbol)
        waiting.remove(row)
        solution = _solution(derivation, row, symbol)
        waiting = [_without(derivation, solution, other) for other in waiting]
        solved.append((symbol, solution))
    found: dict[EconomicSymbol, Equation] = {}
    for symbol, solution in reversed(solved):
        known = tuple(found[other] for other in found if other in solution.rhs.free_symbols)
        found[symbol] = _put_back(derivation, solution, known) if known else solution
    return found


def _easiest(rows: Sequence[Equation], symbol: EconomicSymbol) -> Equation:
    for row in rows:
        if row.lhs == symbol and symbol not in row.rhs.free_symbols:
            return row
    for row in rows:
        if symbol in row.free_symbols and power_parts(row, symbol)[0] not in (None, 0):
            return row
    for row in rows:
        if symbol in row.free_symbols:
            return row
    raise RuleError(
        "not-determined",
        f"No equation is left that determines {symbol}.",
        "The problem has more choices than conditions; only some combination of them is determined.",
        Location(symbol=str(symbol)),
    )


def _solution(derivation: Derivation, row: Equation, symbol: EconomicSymbol) -> Equation:
    if row.lhs == symbol and symbol not in row.rhs.free_symbols:
        return row
    exponent, _ = power_parts(row, symbol)
    if exponent not in (None, 0):
        return derivation.by(take_root(symbol, equation=row))
    return derivation.by(_linear_solution(_without_divisors(derivation, row, symbol), symbol))


def _without_divisors(derivation: Derivation, row: Equation, symbol: EconomicSymbol) -> Equation:
    """Multiply by the divisors in which the symbol stands: a/x = b/(c - x) becomes a(c - x) = b x."""
    above, below = sympy.fraction(sympy.together(row.lhs - row.rhs))
    if symbol not in below.free_symbols or has_symbolic_powers(row):
        return row
    return derivation.by(rearrange(*two_sides(sympy.expand(above)), equation=row))


def _linear_solution(row: Equation, symbol: EconomicSymbol) -> Move:
    """Solve for a symbol that occurs linearly, in the shorter of two ways to write the result."""
    if has_symbolic_powers(row):
        return solve_terms(symbol, equation=row)
    return _shorter(isolate(symbol, equation=row))


def _shorter(move: Move) -> Move:
    """Let a move conclude the same in the form in which it is read."""
    claim = move.claim
    assert isinstance(claim, Entails)
    assert isinstance(claim.conclusion, Equation)
    shorter = replace(claim.conclusion, rhs=written_out(claim.conclusion.rhs))
    return replace(move, claim=replace(claim, conclusion=shorter))


def _without(derivation: Derivation, solution: Equation, row: Equation) -> Equation:
    if solution.lhs not in row.free_symbols:
        return row
    move = substitute(solution, into=row)
    claim = move.claim
    assert isinstance(claim, Entails)
    assert isinstance(claim.conclusion, Equation)
    shorter = replace(claim.conclusion, lhs=pulled_out(claim.conclusion.lhs), rhs=pulled_out(claim.conclusion.rhs))
    return derivation.by(replace(move, claim=replace(claim, conclusion=shorter)))


def _put_back(derivation: Derivation, solution: Equation, known: tuple[Equation, ...]) -> Equation:
    return derivation.by(substituted_and_written_out(*known, into=solution))


def substituted_and_written_out(*known: Equation, into: Equation) -> Move:
    """Substitute, and write the result in the form in which it is read."""
    return _shorter(substitute(*known, into=into))
