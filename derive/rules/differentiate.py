"""Differentiation, explicit or implicit.

F(x, s) = 0,   dF/dx regular
----------------------------
dx/ds = -(dF/dx)^{-1} dF/ds
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy
from sympy import Expr, Symbol

from derive.claims import IsDerivative
from derive.equation import Condition, Equation, Kind, Statement
from derive.errors import Location, RuleError
from derive.rules.cases import supposed
from derive.rules.fold import fold, unfold
from derive.step import rule
from derive.symbols import EconomicSymbol


@rule(en="Differentiate {equations} with respect to {shock}.", zh="将{equations}对{shock}求导。")
def differentiate(
    outcome: EconomicSymbol,
    shock: EconomicSymbol,
    *premises: Statement,
    jointly: Sequence[EconomicSymbol] = (),
    holding: Sequence[EconomicSymbol] = (),
    given: tuple[Condition, ...] = (),
) -> tuple[IsDerivative, dict[str, Any]]:
    """Differentiate what the premises say about an outcome with respect to a shock.

    `jointly` lists all symbols that the equations determine together; without it the outcome alone moves. Aggregates
    (symbols defined by a `define` step among the premises) move with the shock unless they are listed in `holding`.
    """
    equations = [premise for premise in premises if isinstance(premise, Equation)]
    definitions = [equation for equation in equations if _names_aggregate(equation) and equation.lhs not in holding]
    others = [equation for equation in equations if equation not in definitions and equation.lhs not in holding]
    tangents = _aggregate_tangents(definitions, shock)
    moving = tuple(dict.fromkeys((outcome, *jointly))) if others else ()
    if len(moving) != len(others):
        raise RuleError(
            "not-square",
            f"{len(others)} equations cannot say how {', '.join(map(str, moving)) or outcome} react to {shock}.",
            "Pass as many equations as there are symbols in jointly=.",
            Location(symbol=str(outcome)),
        )
    value = _solve_tangents(outcome, shock, others, moving, tangents)
    folded = _shortest(fold(value, definitions), fold(unfold(value, definitions), definitions))
    moved = {*tangents, outcome}
    used = _needed(definitions, folded, moved)
    dependents = tuple(dict.fromkeys((*moving, *(equation.lhs for equation in used if equation.lhs in moved))))
    premises = (*used, *others)
    claim = IsDerivative(outcome, shock, folded, premises, dependents, given=supposed(premises, given))
    return claim, {"equations": tuple(others or used)}


def _shortest(*candidates: Expr) -> Expr:
    """The candidate that is quickest to read; the first among equals."""
    return min(candidates, key=lambda candidate: (len(candidate.atoms(sympy.Add)), sympy.count_ops(candidate)))


def _needed(definitions: Sequence[Equation], value: Expr, moved: set[Symbol]) -> list[Equation]:
    """Keep the definitions of what moves, those that stand in the result, and those that these rest on."""
    reached = set(value.free_symbols) | moved
    for equation in reversed(definitions):
        if equation.lhs in reached:
            reached |= equation.rhs.free_symbols
    return [equation for equation in definitions if equation.lhs in reached]


def _names_aggregate(equation: Equation) -> bool:
    return equation.kind is Kind.DEFINITION and getattr(equation.lhs, "role", "") == "aggregate"


def _aggregate_tangents(definitions: Sequence[Equation], shock: Symbol) -> dict[Symbol, Expr]:
    """Derivatives of the aggregates, written with the aggregates themselves: K = 1/e gives dK = -K^2 de."""
    tangents: dict[Symbol, Expr] = {}
    for equation in definitions:
        aggregate = equation.lhs
        direct = fold(_along(equation.rhs, shock, tangents), [equation])
        if direct != 0:
            tangents[aggregate] = direct
    return tangents


def _along(expression: Expr, shock: Symbol, tangents: dict[Symbol, Expr]) -> Expr:
    moved = sum((expression.diff(symbol) * rate for symbol, rate in tangents.items()), sympy.S.Zero)
    return expression.diff(shock) + moved


def _solve_tangents(
    outcome: EconomicSymbol,
    shock: Symbol,
    equations: Sequence[Equation],
    moving: Sequence[EconomicSymbol],
    tangents: dict[Symbol, Expr],
) -> Expr:
    if not equations:
        if outcome not in tangents:
            return sympy.S.Zero
        return tangents[outcome]
    rates = {symbol: sympy.Dummy(f"rate_{symbol.key}") for symbol in moving}
    along = {**tangents, **rates}
    rows = [_along(equation.residual, shock, along) for equation in equations]
    if len(rows) == 1:
        coefficient = rows[0].diff(rates[outcome])
        solution = -rows[0].xreplace({rates[outcome]: sympy.S.Zero}) / coefficient if coefficient != 0 else None
    else:
        matrix, right = sympy.linear_eq_to_matrix(rows, list(rates.values()))
        determinant = matrix.det(method="berkowitz")
        position = list(rates).index(outcome)
        replaced = matrix.copy()
        replaced[:, position] = right
        solution = replaced.det(method="berkowitz") / determinant if sympy.expand(determinant) != 0 else None
    if solution is None:
        raise RuleError(
            "singular-system",
            f"The equations do not determine how {outcome} reacts to {shock}: the Jacobian is singular.",
            "Pass the equations that determine the outcome, and list what is held constant in holding=.",
            Location(symbol=str(outcome)),
        )
    return solution
