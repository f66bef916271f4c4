"""Reduced form: endogenous variables in terms of what is given, by substitution and elimination in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

import sympy

from derive.equation import Equation
from derive.errors import Location, RuleError, nearest
from derive.model import Model
from derive.rules.collect import collect
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
    require_endogenous(model, (outcome,))
    structure = structure_of(model, (outcome, *(symbol for symbol in held if symbol in model.endogenous)))
    derivation = start(source, f"{model.key}_reduced_form")
    for equation in structure.core:
        if outcome in _reachable(equation, structure):
            row = substituted(derivation, equation, structure)
            if outcome in row.free_symbols:
                isolated(derivation, row, outcome)
                return derivation
    raise RuleError(
        "not-determined",
        f"No equation of the model {model.key} determines {outcome} at given {', '.join(map(str, held)) or 'nothing'}.",
        "Choose other variables for given=, or solve the whole model with solve(model, [...]).",
        Location(symbol=str(outcome)),
    )


def require_endogenous(model: Model, symbols: Sequence[EconomicSymbol]) -> None:
    """Raise a `RuleError` for the first symbol that the model does not determine."""
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


def substituted(derivation: Derivation, equation: Equation, structure: Structure) -> Equation:
    """Substitute into a core equation all explicit equations that it rests on."""
    needed = structure.needed_for(equation)
    return derivation.by(substitute(*needed, into=equation)) if needed else equation


def isolated(derivation: Derivation, equation: Equation, unknown: EconomicSymbol) -> Equation:
    """Collect an equation in an unknown and divide by its coefficient."""
    if equation.lhs == unknown and unknown not in equation.rhs.free_symbols:
        return equation
    collected = derivation.by(collect(equation, unknown))
    if collected.lhs == unknown:
        return collected
    return derivation.by(isolate(unknown, equation=collected))
