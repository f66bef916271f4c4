"""Parts that ask for a curve: IS, LM, or any variable at a given value of another one."""

from __future__ import annotations

from collections.abc import Sequence

from derive.equation import Equation
from derive.errors import RuleError
from derive.exercises.asked import Asked
from derive.exercises.working import Answer, Working
from derive.rules import collect, isolate, substitute
from derive.step import Derivation
from derive.strategies import reduced_form
from derive.strategies.structure import Structure, structure_of
from derive.symbols import EconomicSymbol, Notation

_MONEY = (Notation("M"), Notation("m"), Notation("L"))


def is_curve(working: Working, asked: Asked) -> list[Answer]:
    """Income at a given interest rate, from the goods market."""
    return [_market_curve(working, "IS")]


def lm_curve(working: Working, asked: Asked) -> list[Answer]:
    """Income at a given interest rate, from the money market."""
    return [_market_curve(working, "LM")]


def curve(working: Working, asked: Asked) -> list[Answer]:
    """A variable in terms of others, which are held."""
    derivation = working.derivation()
    outcome, *held = [derivation.model.symbol(name) for name in (*asked.of[:1], *asked.given)]
    reduced_form(derivation, outcome, held)
    return [Answer(asked.of[0], derivation.result(derivation.steps[-1].id))]


def _market_curve(working: Working, label: str) -> Answer:
    derivation = working.derivation()
    structure = structure_of(derivation.model, working.subject.unknowns)
    market = _market(structure, label, derivation)
    needed = structure.needed_for(market)
    row = derivation.by(substitute(*needed, into=market), id=f"{label}_substituted") if needed else market
    equation = isolated(derivation, row, working.subject.unknowns[0], label)
    working.found[derivation.id, label] = equation
    return Answer(label, equation)


def isolated(derivation: Derivation, row: Equation, unknown: EconomicSymbol, label: str) -> Equation:
    """Collect and divide; the last line carries the label."""
    if row.lhs == unknown and unknown not in row.rhs.free_symbols:
        return row
    name = label.strip("*")
    if unknown in row.lhs.free_symbols and unknown not in row.rhs.free_symbols and row.lhs.coeff(unknown) * unknown == row.lhs:
        return derivation.by(isolate(unknown, equation=row), label=label, id=f"{name}_curve")
    move = collect(row, unknown)
    if isinstance(move.claim.conclusion, Equation) and move.claim.conclusion.lhs == unknown:
        return derivation.by(move, label=label, id=f"{name}_curve")
    collected = derivation.by(move, id=f"{name}_collected")
    return derivation.by(isolate(unknown, equation=collected), label=label, id=f"{name}_curve")


def _market(structure: Structure, label: str, derivation: Derivation) -> Equation:
    """The money market is the one in which money or the demand for it occurs; the goods market is the other one."""
    is_money = [_has_money(equation, structure) for equation in structure.core]
    for equation, money in zip(structure.core, is_money, strict=True):
        if money == (label == "LM"):
            return equation
    known = "money" if label == "LM" else "goods"
    raise RuleError(
        "no-market",
        f"The model {derivation.model.key} has no {known} market, so it has no {label} curve.",
        "Ask for `curve of Y given r`, or add the market.",
    )


def _has_money(equation: Equation, structure: Structure) -> bool:
    statements: Sequence[Equation] = (equation, *structure.needed_for(equation))
    forms = [statement.form[0] if statement.form else statement for statement in statements]
    symbols = {symbol for form in forms for symbol in form.free_symbols if isinstance(symbol, EconomicSymbol)}
    return any(symbol.notation in _MONEY for symbol in symbols)
