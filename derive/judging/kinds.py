"""Equations that claim more than an entailment: derivatives and limits go to the checks for these kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sympy

from derive.check import check_claim
from derive.checks.context import Context
from derive.claims import Claim, HasLimit, IsDerivative
from derive.equation import Equation, Statement
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
        found = Outcome(verdict, tuple(premises), is_direct=True)
        if verdict.status is Status.PROVED:
            return found
    return found


def derivative_of_what_is_said(said: Equation, known: Sequence[Known], context: Context) -> Outcome | None:
    """Judge a derivative whose premises are not named: from what the document says the outcome is.

    With a partial derivative the outcome's own equation is meant, with a total one also what its symbols are said to be.
    Both readings may prove; only where they are the same does a refutation count.
    """
    notation = getattr(said.lhs, "notation", None)
    if not isinstance(notation, MarginalNotation):
        return None
    own = next((one for one in reversed(known) if one.derived and _is_named(one, notation.outcome)), None)
    if own is None:
        return None
    closure = _closure(own, known)
    readings = [[own]] if len(closure) == 1 else [[own], closure] if notation.mark == "∂" else [closure, [own]]
    verdicts = [by_kind(said, premises, context) for premises in readings]
    stands = next((one for one in verdicts if one is not None and one.verdict.status is Status.PROVED), None)
    # What the claim brings in besides may be tied down elsewhere.
    is_whole = said.rhs.free_symbols <= frozenset().union(*(one.symbols for one in closure))
    return stands or (verdicts[0] if len(readings) == 1 and is_whole else None)


def stray_derivatives(said: Statement, used: Sequence[Known]) -> list[sympy.Symbol]:
    """Return the derivatives that occur although no sound line says what they are."""
    known = {one.statement.lhs for one in used if isinstance(one.statement, Equation)}
    symbols = frozenset(said.free_symbols).union(*(one.symbols for one in used))
    found = [one for one in symbols - known if isinstance(getattr(one, "notation", None), MarginalNotation)]
    return sorted(found, key=str)


def _is_named(one: Known, notation: Notation) -> bool:
    statement = one.statement
    named = isinstance(statement, Equation) and getattr(statement.lhs, "notation", None) == notation
    return named and isinstance(statement, Equation) and statement.lhs not in statement.rhs.free_symbols


def _closure(own: Known, known: Sequence[Known]) -> list[Known]:
    """Return an equation with those that say what its symbols are, and so on."""
    found = {id(own): own}
    waiting = [own]
    while waiting:
        symbols = waiting.pop().symbols
        for one in reversed(known):
            defined = one.statement.lhs if isinstance(one.statement, Equation) else None
            if one.derived and defined in symbols and not any(entry.statement.lhs == defined for entry in found.values()):  # type: ignore[union-attr]
                found[id(one)] = one
                waiting.append(one)
    return list(found.values())


MOST_GROUNDS = 4
"""How many of the last statements about an outcome are tried for its derivative."""


def is_of_a_kind(said: Equation) -> bool:
    """Whether an equation states a derivative or a limit."""
    return isinstance(said.lhs, sympy.Limit) or isinstance(getattr(said.lhs, "notation", None), MarginalNotation)


def grounds(said: Equation, entries: Sequence[Known]) -> list[Known]:
    """Return what is known about the outcome of a derivative, or about what stands under a limit; the last comes first."""
    if isinstance(said.lhs, sympy.Limit):
        wanted = said.lhs.args[0]
        return [one for one in entries if isinstance(one.statement, Equation) and one.statement.lhs == wanted][-1:]
    notation = getattr(said.lhs, "notation", None)
    outcome = notation.outcome if isinstance(notation, MarginalNotation) else None
    named = [one for one in entries if isinstance(one.statement, Equation) and _is(one.statement.lhs, outcome)]
    return named[-MOST_GROUNDS:][::-1]


def _is(side: sympy.Expr, notation: Notation | None) -> bool:
    return notation is not None and getattr(side, "notation", None) == notation


def _claims(said: Equation, premises: Sequence[Known]) -> Iterator[Claim]:
    statements = tuple(entry.statement for entry in premises)
    if isinstance(said.lhs, sympy.Limit):
        value, variable, point, side = said.lhs.args
        direction = str(side) if str(side) in ("+", "-") else "+"
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
