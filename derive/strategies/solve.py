"""Solving a linear model: elimination in a fixed order, with names for the coefficients that would otherwise swell."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr, Symbol

from derive.claims import Defines
from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.model import Model
from derive.rules.collect import collect
from derive.rules.define import define
from derive.rules.equate import equate
from derive.rules.express import express
from derive.rules.fold import fold, unfold
from derive.rules.isolate import isolate
from derive.rules.linear import linear_parts
from derive.rules.rearrange import rearrange
from derive.rules.substitute import substitute
from derive.step import Derivation
from derive.strategies.reduced_form import require_endogenous, substituted
from derive.strategies.structure import start, structure_of
from derive.symbols import EconomicSymbol, aggregate
from derive.text import Text

# Shorter constants are left as they are: a name must save the reader something.
_TERMS_WORTH_A_NAME = 3


def solve(source: Model | Derivation, unknowns: Sequence[EconomicSymbol]) -> Derivation:
    """Solve a linear model of any size for several unknowns, with symbolic coefficients.

    Reciprocals of coefficients that are sums, and long sums of given terms, get names (`kappa_1`, `A_1`), as a lecturer
    would write K and A_0: what follows stays free of fractions. `solution_of(derivation, unknown)` finds the reduced
    form of each unknown among the conclusions, and `unfolded(derivation, expression)` writes it without the names.
    """
    model = source.model if isinstance(source, Derivation) else source
    require_endogenous(model, unknowns)
    structure = structure_of(model, tuple(unknowns))
    derivation = start(source, f"{model.key}_solution")
    rows = [substituted(derivation, equation, structure) for equation in structure.core]
    solved: list[tuple[EconomicSymbol, Equation]] = []
    for position, unknown in enumerate(structure.unknowns):
        row, collected = _pivot(derivation, rows, unknown)
        rows.remove(row)
        solution = _named_solution(derivation, collected, unknown, structure.unknowns[position + 1 :])
        rows = [_without(derivation, unknown, solution, other) for other in rows]
        solved.append((unknown, solution))
    _back_substitute(derivation, solved)
    return derivation


def complete(derivation: Derivation, unknowns: Sequence[EconomicSymbol], following: Sequence[EconomicSymbol]) -> Derivation:
    """Put solved unknowns into the explicit equations, so that further endogenous variables have a reduced form too."""
    structure = structure_of(derivation.model, tuple(unknowns))
    for symbol in following:
        own, *needed = structure.giving(symbol)
        inside = own.free_symbols.union(*(equation.free_symbols for equation in needed))
        solved = [solution_of(derivation, unknown) for unknown in structure.unknowns if unknown in inside]
        if needed or solved:
            _tidied(derivation, derivation.by(substitute(*needed, *solved, into=own)))
    return derivation


def _without(derivation: Derivation, unknown: EconomicSymbol, solution: Equation, row: Equation) -> Equation:
    """Put the solution into another row; a row that gives the unknown outright is set equal to it."""
    if unknown not in row.free_symbols:
        return row
    if row.lhs == unknown and unknown not in row.rhs.free_symbols:
        return derivation.by(equate(solution, row))
    if row.lhs == unknown:
        row = derivation.by(collect(row, unknown))
    return derivation.by(substitute(solution, into=row))


def _pivot(derivation: Derivation, rows: list[Equation], unknown: EconomicSymbol) -> tuple[Equation, Equation]:
    """The first row whose coefficient of the unknown does not vanish identically, and that row collected."""
    for row in rows:
        if row.lhs == unknown and unknown not in row.rhs.free_symbols:
            return row, row
        move = collect(row, unknown)
        assert isinstance(move.claim.conclusion, Equation)
        coefficient, _ = linear_parts(move.claim.conclusion.lhs, unknown)
        if not _vanishes(derivation, coefficient):
            return row, derivation.by(move)
    raise RuleError(
        "singular-system",
        f"The equations of the model {derivation.model.key} do not determine {unknown}: it drops out before its turn.",
        "Check for an equation that repeats another one.",
        Location(symbol=str(unknown)),
    )


# Large coprime numbers: a coefficient that is zero at all of these points is zero everywhere for every practical purpose,
# and if it were not, the check would still judge each line on its own.
_PROBES = (1009, 2003, 4001)


def _vanishes(derivation: Derivation, coefficient: Expr) -> bool:
    """Whether a coefficient is zero once the names are replaced by what they stand for, tried at exact points."""
    for probe in _PROBES:
        names = sorted(derivation.model.symbols, key=str)
        point: dict[Symbol, Expr] = {name: sympy.Rational(probe + 7 * place, 13) for place, name in enumerate(names)}
        for definition in definitions_of(derivation):
            point[definition.lhs] = definition.rhs.xreplace(point)
        value = coefficient.xreplace(point)
        if value.is_finite is not False and value != 0:
            return False
    return True


def _named_solution(
    derivation: Derivation, collected: Equation, unknown: EconomicSymbol, later: Sequence[EconomicSymbol]
) -> Equation:
    """Divide by the coefficient, after naming its reciprocal and the given terms where that keeps the lines short."""
    coefficient, _ = linear_parts(collected.lhs, unknown)
    given, moving = _given_and_moving(collected.rhs, later)
    names: list[Equation] = []
    reciprocal = 1 / coefficient
    if isinstance(coefficient, sympy.Add) and coefficient.free_symbols:
        reciprocal = _named(derivation, names, "kappa", reciprocal)
    if len(sympy.Add.make_args(given)) >= _TERMS_WORTH_A_NAME and given.free_symbols:
        given = _named(derivation, names, "A", given)
    moving = _with_short_coefficients(derivation, names, moving, later)
    if not names:
        return collected if coefficient == 1 else derivation.by(isolate(unknown, equation=collected))
    product = sympy.Add(*(reciprocal * term for term in sympy.Add.make_args(given + moving)))
    return derivation.by(express(unknown, product, equation=collected, using=tuple(names)))


def _with_short_coefficients(
    derivation: Derivation, names: list[Equation], moving: Expr, later: Sequence[EconomicSymbol]
) -> Expr:
    """Name the long coefficients of the unknowns to come; without names they double in length with every elimination."""
    total, rest = sympy.S.Zero, moving
    for unknown in later:
        coefficient, rest = linear_parts(rest, unknown)
        if len(sympy.Add.make_args(coefficient)) >= _TERMS_WORTH_A_NAME:
            coefficient = _named(derivation, names, "gamma", coefficient)
        total += coefficient * unknown
    return sympy.expand(total) + rest


def _given_and_moving(expression: Expr, later: Sequence[EconomicSymbol]) -> tuple[Expr, Expr]:
    """Split a sum into what is given and what moves with the unknowns that are still to be solved for."""
    terms = sympy.Add.make_args(expression)
    moving = [term for term in terms if term.free_symbols & set(later)]
    return sympy.Add(*(term for term in terms if term not in moving)), sympy.Add(*moving)


def _named(derivation: Derivation, names: list[Equation], letter: str, expression: Expr) -> Expr:
    """Return a name for an expression: an old one if a definition already says the same, else a new one."""
    known = definitions_of(derivation)
    folded = fold(expression, known) if known else expression
    used = tuple(definition for definition in known if definition.lhs in folded.free_symbols)
    if not folded.atoms(sympy.Add):
        names.extend(used)
        return folded
    symbol = _new_name(derivation, letter)
    premises = tuple(definition for definition in known if definition.lhs in expression.free_symbols)
    names.append(derivation.by(define(symbol, expression, *premises)))
    return symbol


# Letters for the names, in order of preference: a letter that the model uses already would confuse the reader.
_LETTERS = {
    "kappa": ("kappa", "eta", "zeta", "xi"),
    "A": ("A", "B", "Z", "Q"),
    "gamma": ("gamma", "phi", "chi", "omega"),
}
_MEANINGS = {
    "kappa": Text("reciprocal of this coefficient", "该系数的倒数"),
    "A": Text("sum of the given terms", "给定各项之和"),
    "gamma": Text("coefficient of an unknown", "未知数的系数"),
}


def _new_name(derivation: Derivation, letter: str) -> EconomicSymbol:
    bases = {getattr(symbol.notation, "base", "") for symbol in derivation.model.symbols}
    free = [candidate for candidate in _LETTERS[letter] if candidate not in bases] or [letter]
    taken = {str(symbol) for symbol in derivation.model.symbols}
    taken |= {str(definition.lhs) for definition in definitions_of(derivation)}
    number = next(count for count in range(1, 1000) if f"{free[0]}_{count}" not in taken)
    return aggregate(f"{free[0]}_{number}", _MEANINGS[letter])


def _back_substitute(derivation: Derivation, solved: list[tuple[EconomicSymbol, Equation]]) -> None:
    final: dict[EconomicSymbol, Equation] = {}
    for unknown, solution in reversed(solved):
        later = tuple(final[symbol] for symbol in final if symbol in solution.rhs.free_symbols)
        if later:
            solution = derivation.by(substitute(*later, into=solution))
            solution = _tidied(derivation, solution)
        final[unknown] = solution


# Beyond this size multiplying out costs more than the shorter line is worth.
_LARGEST_TO_TIDY = 60


def _tidied(derivation: Derivation, solution: Equation) -> Equation:
    """Unfold the latest name one level, cancel, and recognise the names again, where that shortens the line."""
    expression = solution.rhs
    if sympy.count_ops(expression) > _LARGEST_TO_TIDY:
        return solution
    known = definitions_of(derivation)
    latest = [definition for definition in known if definition.lhs in expression.free_symbols][-1:]
    replaced = expression.xreplace({definition.lhs: definition.rhs for definition in latest})
    tidy = fold(sympy.cancel(sympy.together(replaced)), known)
    if sympy.count_ops(tidy) >= sympy.count_ops(expression):
        return solution
    used = tuple(definition for definition in known if definition in latest or definition.lhs in tidy.free_symbols)
    if not used:
        return derivation.by(rearrange(solution.lhs, tidy, equation=solution))
    return derivation.by(express(solution.lhs, tidy, equation=solution, using=used))


def definitions_of(derivation: Derivation) -> tuple[Equation, ...]:
    """Return the definitions that a derivation has made so far, in order."""
    return tuple(step.claim.conclusion for step in derivation.all_steps if isinstance(step.claim, Defines))


def unfolded(derivation: Derivation, expression: Expr) -> Expr:
    """Write an expression without the names that the derivation has introduced."""
    return unfold(expression, definitions_of(derivation))


def is_solved(derivation: Derivation, unknowns: Sequence[EconomicSymbol]) -> bool:
    """Whether every unknown has a reduced form already."""
    return all(_solution(derivation, unknown) is not None for unknown in unknowns)


def solution_of(derivation: Derivation, unknown: EconomicSymbol) -> Equation:
    """Return the last conclusion that gives an unknown without any endogenous variable on the right."""
    solution = _solution(derivation, unknown)
    if solution is None:
        raise RuleError(
            "not-solved",
            f"The derivation {derivation.id} has no reduced form of {unknown}.",
            f"Derive it first: solve(model, [{unknown}]).",
            Location(symbol=str(unknown)),
        )
    return solution


def _solution(derivation: Derivation, unknown: EconomicSymbol) -> Equation | None:
    endogenous = set(derivation.model.endogenous)
    for conclusion in (*(step.conclusion for step in reversed(derivation.all_steps)), *derivation.model.equations):
        if isinstance(conclusion, Equation) and conclusion.lhs == unknown and not conclusion.rhs.free_symbols & endogenous:
            return conclusion
    return None
