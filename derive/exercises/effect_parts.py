"""Parts that ask how the equilibrium answers: a multiplier, or the new equilibrium after a change."""

from __future__ import annotations

from sympy import Expr, Rational, Symbol

from derive.equation import Equation
from derive.exercises.asked import Asked
from derive.exercises.lattice import number
from derive.exercises.working import Answer, Working, name_of
from derive.rules import differentiate, evaluate_at, substitute
from derive.step import Derivation
from derive.strategies import reduced_form, solve
from derive.strategies.solve import definitions_of, is_solved, solution_of
from derive.symbols import EconomicSymbol


def multiplier(working: Working, asked: Asked) -> list[Answer]:
    """The derivative of each outcome with respect to each shock, everything else at its numbers."""
    answers = []
    when = {working.subject.model.symbol(name): Rational(str(value)) for name, value in asked.when}
    for name in asked.of:
        shock = working.subject.model.symbol(name)
        derivation = working.derivation((shock,), when)
        for outcome in _outcomes(working, asked):
            solution = _solution(working, asked, derivation, outcome)
            effect = derivation.by(
                differentiate(outcome, shock, *definitions_of(derivation), solution, jointly=(outcome,)),
                id=_free_id(derivation, f"d{outcome.key}_d{shock.key}"),
            )
            at = when.get(shock, working.value(shock))
            answers.append(Answer(name_of(effect.lhs), _in_numbers(derivation, effect, shock, at)))
    return answers


def _in_numbers(derivation: Derivation, effect: Equation, shock: EconomicSymbol, value: Expr) -> Equation:
    """Where an effect depends on the shock itself (a tax rate, a price level), put its number in."""
    named = tuple(one for one in definitions_of(derivation) if one.lhs in effect.rhs.free_symbols)
    if named:
        effect = derivation.by(substitute(*reversed(named), into=effect), id=_free_id(derivation, f"{effect.lhs}_written_out"))
    if shock not in effect.rhs.free_symbols:
        return effect
    return derivation.by(evaluate_at({shock: value}, equation=effect), id=_free_id(derivation, f"{effect.lhs}_value"))


def change(working: Working, asked: Asked) -> list[Answer]:
    """The new equilibrium when a given quantity is larger by an amount (smaller by a negative one)."""
    answers = []
    for name in asked.of:
        shock = working.subject.model.symbol(name)
        new = working.value(shock) + _amount(working, asked.by)
        derivation = working.derivation((shock,))
        for outcome in _outcomes(working, asked):
            solution = _solution(working, asked, derivation, outcome)
            if shock not in solution.rhs.free_symbols:
                answers.append(Answer(f"{outcome.key}_new", solution))
                continue
            found = derivation.by(evaluate_at({shock: new}, equation=solution), id=_free_id(derivation, f"new_{outcome.key}"))
            answers.append(Answer(f"{outcome.key}_new", found))
    return answers


def _outcomes(working: Working, asked: Asked) -> tuple[EconomicSymbol, ...]:
    names = asked.on
    return tuple(working.subject.model.symbol(name) for name in names) if names else working.subject.unknowns[:1]


def _solution(working: Working, asked: Asked, derivation: Derivation, outcome: EconomicSymbol) -> Equation:
    """The outcome in terms of the shock: of the whole model, or of one market when something is held."""
    if asked.given:
        held = tuple(working.subject.model.symbol(name) for name in asked.given)
        known = working.found.get((derivation.id, f"{outcome} given"))
        if known is None:
            reduced_form(derivation, outcome, held)
            known = derivation.result(derivation.steps[-1].id)
            working.found[derivation.id, f"{outcome} given"] = known
        return known
    unknowns = working.subject.unknowns
    if not is_solved(derivation, unknowns):
        solve(derivation, unknowns)
    if not is_solved(derivation, (outcome,)):
        from derive.strategies.solve import complete

        complete(derivation, unknowns, (outcome,))
    return solution_of(derivation, outcome)


def _amount(working: Working, by: str) -> Rational:
    known: dict[str, Symbol] = {str(symbol): symbol for symbol in working.values}
    if by in known:
        value = working.values[known[by]]
        assert isinstance(value, Rational)
        return value
    amount = number(by)
    return Rational(amount.numerator, amount.denominator)


def _free_id(derivation: Derivation, id: str) -> str:
    taken = {step.id for step in derivation.steps}
    return next(name for name in (id, *(f"{id}_{count}" for count in range(2, 100))) if name not in taken)
