"""Reduced form: endogenous variables in terms of what is given, by substitution and elimination in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

import sympy

from derive.equation import Equation
from derive.errors import Location, RuleError, nearest
from derive.model import Model
from derive.rules.collect import collect
from derive.rules.express import express
from derive.rules.fold import without_leading_minus
from derive.rules.isolate import isolate
from derive.rules.substitute import substitute
from derive.step import Derivation
from derive.strategies.structure import Structure, start, structure_of
from derive.symbols import EconomicSymbol


def reduced_form(
    source: Model | Derivation, outcome: EconomicSymbol, given: EconomicSymbol | Sequence[EconomicSymbol] = ()
) -> Derivation:
    """Derive one endogenous variable, taking the variables in `given` as if they were exogenous.

    `reduced_form(model, Y, given=r)` is the IS curve: the goods market solved for income at a given interest rate. The
    last step's conclusion is the reduced form.
    """
    model = source.model if isinstance(source, Derivation) else source
    held = (given,) if isinstance(given, EconomicSymbol) else tuple(given)
    _require_endogenous(model, (outcome,))
    structure = structure_of(model, (outcome, *(symbol for symbol in held if symbol in model.endogenous)))
    derivation = start(source, f"{model.key}_reduced_form")
    for equation in structure.core:
        if outcome in _reachable(equation, structure):
            substituted = _substituted(derivation, equation, structure)
            if outcome in substituted.free_symbols:
                _isolated(derivation, substituted, outcome)
                return derivation
    raise RuleError(
        "not-determined",
        f"No equation of the model {model.key} determines {outcome} at given {', '.join(map(str, held)) or 'nothing'}.",
        "Choose other variables for given=, or solve the whole model with solve(model, [...]).",
        Location(symbol=str(outcome)),
    )


def solve(source: Model | Derivation, unknowns: Sequence[EconomicSymbol]) -> Derivation:
    """Solve a linear model of any size for several unknowns, with symbolic coefficients.

    `solution_of(derivation, unknown)` finds the reduced form of each unknown among the conclusions.
    """
    model = source.model if isinstance(source, Derivation) else source
    _require_endogenous(model, unknowns)
    structure = structure_of(model, tuple(unknowns))
    derivation = start(source, f"{model.key}_solution")
    rows = [_substituted(derivation, equation, structure) for equation in structure.core]
    solved: list[tuple[EconomicSymbol, Equation]] = []
    for unknown in structure.unknowns:
        row = _pivot(rows, unknown, model)
        rows.remove(row)
        solution = _isolated(derivation, row, unknown)
        rows = [_without(derivation, other, unknown, solution) for other in rows]
        solved.append((unknown, solution))
    _back_substitute(derivation, solved)
    return derivation


def _require_endogenous(model: Model, symbols: Sequence[EconomicSymbol]) -> None:
    for symbol in symbols:
        if symbol not in model.endogenous:
            names = [known.key for known in model.endogenous]
            raise RuleError(
                "not-endogenous",
                f"{symbol} is not an endogenous variable of the model {model.key}.{nearest(str(symbol), names)}",
                f"Ask for one of {', '.join(names)}.",
                Location(symbol=str(symbol)),
            )


def _reachable(equation: Equation, structure: Structure) -> set[sympy.Symbol]:
    inside = set(equation.free_symbols)
    for known in structure.needed_for(equation):
        inside |= known.free_symbols
    return inside


def _substituted(derivation: Derivation, equation: Equation, structure: Structure) -> Equation:
    needed = structure.needed_for(equation)
    return derivation.by(substitute(*needed, into=equation)) if needed else equation


def _pivot(rows: list[Equation], unknown: EconomicSymbol, model: Model) -> Equation:
    for row in rows:
        if unknown in sympy.expand(row.residual).free_symbols:
            return row
    raise RuleError(
        "singular-system",
        f"The equations of the model {model.key} do not determine {unknown}: it drops out before its turn.",
        "Check for an equation that repeats another one.",
        Location(symbol=str(unknown)),
    )


def _isolated(derivation: Derivation, equation: Equation, unknown: EconomicSymbol) -> Equation:
    if equation.lhs == unknown and unknown not in equation.rhs.free_symbols:
        return equation
    collected = derivation.by(collect(equation, unknown))
    if collected.lhs == unknown:
        return collected
    return derivation.by(isolate(unknown, equation=collected))


def _without(derivation: Derivation, row: Equation, unknown: EconomicSymbol, solution: Equation) -> Equation:
    return derivation.by(substitute(solution, into=row)) if unknown in row.free_symbols else row


def _back_substitute(derivation: Derivation, solved: list[tuple[EconomicSymbol, Equation]]) -> None:
    final: dict[EconomicSymbol, Equation] = {}
    for unknown, solution in reversed(solved):
        later = tuple(final[symbol] for symbol in final if symbol in solution.rhs.free_symbols)
        if later:
            solution = derivation.by(substitute(*later, into=solution))
        tidy = without_leading_minus(sympy.factor(solution.rhs))
        if sympy.count_ops(tidy) < sympy.count_ops(solution.rhs):
            solution = derivation.by(express(unknown, tidy, equation=solution, using=()))
        final[unknown] = solution


def solution_of(derivation: Derivation, unknown: EconomicSymbol) -> Equation:
    """Return the last conclusion that gives an unknown in terms of exogenous variables and parameters alone."""
    endogenous = set(derivation.model.endogenous)
    for conclusion in (*(step.conclusion for step in reversed(derivation.steps)), *derivation.model.equations):
        if isinstance(conclusion, Equation) and conclusion.lhs == unknown and not conclusion.rhs.free_symbols & endogenous:
            return conclusion
    raise RuleError(
        "not-solved",
        f"The derivation {derivation.id} has no reduced form of {unknown}.",
        f"Derive it first: solve(model, [{unknown}]).",
        Location(symbol=str(unknown)),
    )
