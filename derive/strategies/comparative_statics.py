"""Comparative statics: the derivative of every outcome with respect to every shock, each with its sign."""

from __future__ import annotations

from collections.abc import Sequence

from derive.equation import Condition, Equation
from derive.model import Model
from derive.rules.differentiate import differentiate
from derive.step import Derivation
from derive.strategies.signs import add_sign
from derive.strategies.solve import definitions_of, is_solved, solution_of, solve
from derive.strategies.structure import start
from derive.symbols import EconomicSymbol


def comparative_statics(
    source: Model | Derivation,
    outcomes: Sequence[EconomicSymbol],
    shocks: Sequence[EconomicSymbol],
    *,
    equations: Sequence[Equation] = (),
    definitions: Sequence[Equation] = (),
    supposing: tuple[Condition, ...] = (),
) -> Derivation:
    """Derive d outcome / d shock and its sign for every pair.

    Without `equations` a linear model is solved first and its reduced forms are differentiated. With `equations` (an IS
    and an LM curve, say) they are differentiated implicitly, so that the outcomes themselves may stand in the result;
    `definitions` of aggregates move with the shock. `supposing` lists conditions, such as Y > 0, under which a sign is
    sought where it is not fixed by the domains alone; for a reduced form, that an outcome is positive is tried as well.
    """
    model = source.model if isinstance(source, Derivation) else source
    derivation = start(source, f"{model.key}_comparative_statics")
    solutions: tuple[Equation, ...] = ()
    if not equations:
        if not is_solved(derivation, outcomes):
            derivation = solve(derivation, outcomes)
        definitions = (*definitions, *definitions_of(derivation))
        solutions = tuple(solution_of(derivation, outcome) for outcome in outcomes if not outcome.is_positive)
    for shock in shocks:
        for outcome in outcomes:
            premises = tuple(equations) or (solution_of(derivation, outcome),)
            name = f"d{outcome.key}_d{shock.key}"
            jointly = tuple(outcomes) if equations else (outcome,)
            effect = derivation.by(differentiate(outcome, shock, *definitions, *premises, jointly=jointly), id=name)
            add_sign(derivation, effect, tuple(definitions), supposing, solutions=solutions, id=f"{name}_sign")
    return derivation
