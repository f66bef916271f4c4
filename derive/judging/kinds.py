"""Equations that claim more than an entailment: derivatives and limits go to the checks for these kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sympy

from derive.check import check_claim
from derive.checks.context import Context
from derive.claims import Claim, HasLimit, IsDerivative
from derive.equation import Equation
from derive.errors import DeriveError
from derive.judging.deduce import Outcome
from derive.judging.knowledge import Known
from derive.symbols import EconomicSymbol, MarginalNotation, Notation
from derive.verdict import Status, unknown


def by_kind(said: Equation, premises: Sequence[Known], context: Context) -> Outcome | None:
    """Judge a derivative or a limit from its premises, or return None when the equation is neither."""
    found: Outcome | None = None
    for claim in _claims(said, premises):
        try:
            verdict = check_claim(claim, context)
        except (DeriveError, ArithmeticError, ValueError, TypeError, AttributeError, AssertionError, RecursionError):
            verdict = unknown("engine", "The engine could not work with it.")
        found = Outcome(verdict, tuple(premises))
        if verdict.status is Status.PROVED:
            return found
    return found


def _claims(said: Equation, premises: Sequence[Known]) -> Iterator[Claim]:
    statements = tuple(entry.statement for entry in premises)
    if isinstance(said.lhs, sympy.Limit):
        value, variable, point, side = said.lhs.args
        direction = str(side) if str(side) in ("+", "-") else ""
        yield HasLimit(value, variable, point, said.rhs, direction=direction, premises=statements)
    notation = getattr(said.lhs, "notation", None)
    if not isinstance(notation, MarginalNotation) or not isinstance(said.lhs, EconomicSymbol):
        return
    names = {symbol for entry in premises for symbol in entry.symbols}
    outcome, shock = (_named(names | said.rhs.free_symbols, one) for one in (notation.outcome, notation.shock))
    if outcome is None or shock is None:
        return
    equations = [one for one in statements if isinstance(one, Equation)]
    moving = [one.lhs for one in equations if isinstance(one.lhs, EconomicSymbol) and one.lhs != shock]
    for dependents in (tuple(dict.fromkeys((outcome, *moving))), (outcome,)):
        yield IsDerivative(outcome, shock, said.rhs, statements, dependents, symbol=said.lhs)


def _named(symbols: set[sympy.Symbol], notation: Notation) -> EconomicSymbol | None:
    for symbol in sorted(symbols, key=str):
        if isinstance(symbol, EconomicSymbol) and symbol.notation == notation:
            return symbol
    return None
