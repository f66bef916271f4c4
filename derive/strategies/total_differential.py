"""Comparative statics of a model with abstract functions, by total differential and the implicit function theorem."""

from __future__ import annotations

from collections.abc import Sequence

from derive.equation import Condition, Equation
from derive.errors import RuleError
from derive.model import Model
from derive.rules.differentiate import differentiate
from derive.rules.total_differential import totally_differentiate
from derive.step import Derivation
from derive.strategies.reduced_form import substituted
from derive.strategies.signs import add_sign
from derive.strategies.structure import start, structure_of
from derive.symbols import EconomicSymbol


def total_differential(
    source: Model | Derivation,
    outcomes: Sequence[EconomicSymbol],
    shocks: Sequence[EconomicSymbol],
    *,
    following: Sequence[EconomicSymbol] = (),
    supposing: tuple[Condition, ...] = (),
) -> Derivation:
    """Differentiate the core of a model totally and read off every derivative with its sign.

    Works for linear and abstract models alike; the Jacobian must be regular, which the declared signs prove or which
    is printed as a condition. `following` lists variables that explicit equations give once the outcomes are known;
    their effects are derived as well.
    """
    model = source.model if isinstance(source, Derivation) else source
    derivation = start(source, f"{model.key}_total_differential")
    structure = structure_of(model, tuple(outcomes))
    core = [substituted(derivation, equation, structure) for equation in structure.core]
    _require_all_moving(model, core, structure.unknowns)
    moving = (*structure.unknowns, *shocks)
    for equation in core:
        present = tuple(symbol for symbol in moving if symbol in equation.free_symbols)
        derivation.by(totally_differentiate(equation, present))
    for shock in shocks:
        for outcome in (*outcomes, *following):
            name = f"d{outcome.key}_d{shock.key}"
            explicit = () if outcome in structure.unknowns else structure.giving(outcome)
            jointly = (*structure.unknowns, *(equation.lhs for equation in explicit))
            effect = derivation.by(differentiate(outcome, shock, *core, *explicit, jointly=jointly), id=name)
            holding = tuple(equation for equation in core if not equation.free_symbols.isdisjoint(effect.rhs.free_symbols))
            add_sign(derivation, effect, (), supposing, holding=holding, id=f"{name}_sign")
    return derivation


def _require_all_moving(model: Model, core: Sequence[Equation], unknowns: Sequence[EconomicSymbol]) -> None:
    """An endogenous variable that stayed in the core without being differentiated would silently be held constant."""
    left = set().union(*(equation.free_symbols for equation in core)) & set(model.endogenous) - set(unknowns)
    if left or len(core) != len(unknowns):
        names = ", ".join(sorted(map(str, left or unknowns)))
        raise RuleError(
            "not-reduced",
            f"The equations of the model {model.key} could not be reduced to as many as there are unknowns ({names}).",
            "Name these variables among the outcomes, or write the equations so that each variable is given once.",
        )
