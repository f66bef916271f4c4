"""Parts that ask for numbers which solve the model: an equilibrium, a root."""

from __future__ import annotations

from derive.equation import Equation
from derive.errors import RuleError
from derive.exercises.asked import Asked
from derive.exercises.curve_parts import isolated
from derive.exercises.working import Answer, Working
from derive.rules import equate, substitute, unique_root
from derive.step import Derivation
from derive.strategies import solve
from derive.strategies.solve import complete, is_solved, solution_of
from derive.strategies.structure import structure_of
from derive.symbols import EconomicSymbol


def equilibrium(working: Working, asked: Asked) -> list[Answer]:
    """The values at which all equations hold; curves that have been derived are crossed, anything else is solved."""
    derivation = working.derivation()
    unknowns = working.subject.unknowns
    wanted = tuple(derivation.model.symbol(name) for name in asked.of) or unknowns
    if not is_solved(derivation, unknowns) and not _crossed(working, derivation, unknowns):
        solve(derivation, unknowns)
    others = tuple(symbol for symbol in wanted if symbol not in unknowns and not is_solved(derivation, (symbol,)))
    core = structure_of(derivation.model, unknowns).unknowns
    complete(derivation, unknowns, [symbol for symbol in others if symbol not in core])
    return [Answer(symbol.key, solution_of(derivation, symbol)) for symbol in wanted]


def _crossed(working: Working, derivation: Derivation, unknowns: tuple[EconomicSymbol, ...]) -> bool:
    """Set the right-hand sides of IS and LM equal, as a student would who has just derived them."""
    curves = [working.found.get((derivation.id, label)) for label in ("LM", "IS")]
    if len(unknowns) != 2 or None in curves:
        return False
    money, goods = (one for one in curves if one is not None)
    income, rate = unknowns
    held = {income, rate}
    if goods.lhs != income or money.lhs != income or (goods.free_symbols | money.free_symbols) - held:
        return False
    if rate not in goods.rhs.free_symbols and rate not in money.rhs.free_symbols:
        return False
    crossing = derivation.by(equate(money, goods), id="crossing")
    found = isolated(derivation, crossing, rate, f"{rate.key}*")
    into = goods if rate in goods.rhs.free_symbols else money
    if income in found.free_symbols:
        return False
    derivation.by(substitute(found, into=into), label=f"{income.key}*", id=f"{income.key}_value")
    return True


def root(working: Working, asked: Asked) -> list[Answer]:
    """The one value that satisfies the equation in which an unknown stands; the author has chosen it."""
    derivation = working.derivation()
    answers = []
    for name in asked.of or tuple(symbol.key for symbol in working.subject.unknowns):
        unknown = derivation.model.symbol(name)
        if unknown not in working.subject.hidden:
            raise RuleError(
                "no-chosen-root",
                f"The value of {name} is not chosen by the author, so it is not known which root is meant.",
                f"List {name} in [hidden], and compute a parameter from it in [computed].",
            )
        (equation, *_) = [one for one in derivation.model.equations if unknown in one.free_symbols]
        statement = derivation.by(unique_root(equation, unknown, working.value(unknown)), label=f"{name}*", id=f"{name}_root")
        assert isinstance(statement, Equation)
        answers.append(Answer(name, statement))
    return answers
