"""Parts whose numbers are not nice: the model is brought to one equation in one unknown, and its root is enclosed.

That there is exactly one solution, between which bounds it lies and how near the rounded values are, are claims like any
other, judged by the same checks; floating-point numbers only say where to look.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import sympy
from sympy import Expr, Rational

from derive.equation import Condition, Equation
from derive.errors import RuleError
from derive.exercises.asked import Asked
from derive.exercises.working import Answer, Working
from derive.rules import approximate, collect, conclude, isolate, substitute, unique_root
from derive.step import Derivation
from derive.strategies.reduced_form import substituted
from derive.strategies.structure import Structure, structure_of
from derive.symbols import EconomicSymbol, domain_of, interval

_EXTRA_DIGITS = 2
_GRID = 4_000
_HALVINGS = 60


def solution(working: Working, asked: Asked) -> list[Answer]:
    """Values within the tolerance of the part; the first unknown of the exercise is the one that is solved for."""
    derivation = working.derivation()
    digits = _digits(working.tolerance)
    unknown = working.subject.unknowns[0]
    structure = structure_of(derivation.model, (unknown,))
    equation, eliminated = _one_equation(working, derivation, structure, unknown)
    root = _root(equation, unknown)
    low = Rational(math.floor(root * 10 ** (digits + _EXTRA_DIGITS)), 10 ** (digits + _EXTRA_DIGITS))
    high = low + Rational(1, 10 ** (digits + _EXTRA_DIGITS))
    if (derivation.id, "root") not in working.found:
        working.found[derivation.id, "root"] = equation
        derivation.by(unique_root(equation, unknown), id="one_root")
        derivation.by(unique_root(equation, unknown, domain=interval(low, high)), id="root_between")
    inside = (Condition(unknown - low, ">0"), Condition(high - unknown, ">0"))
    answers = []
    for name in asked.of or (unknown.key,):
        symbol = derivation.model.symbol(name)
        if symbol == unknown:
            value = _rounded(root, digits)
        else:
            given = _in_unknown(derivation, structure, eliminated, symbol)
            value = _rounded(_at(given.rhs, unknown, root), digits)
            derivation.by(approximate(symbol, value, Rational(1, 10**digits), given, given=inside), id=f"{symbol.key}_rounded")
        answers.append(Answer(name, Equation(symbol, value), is_rounded=True))
    return answers


def _digits(tolerance: Fraction | None) -> int:
    """How many decimals an answer needs to lie well within the tolerance."""
    if tolerance is None or not 0 < tolerance < 1:
        raise RuleError("no-tolerance", "The numbers are not exact.", "Say how near is near enough: tolerance = 0.001.")
    return math.ceil(-math.log10(tolerance))


def _one_equation(
    working: Working, derivation: Derivation, structure: Structure, unknown: EconomicSymbol
) -> tuple[Equation, list[Equation]]:
    """Substitute what is explicit and eliminate the other unknowns of the core one by one."""
    known = working.found.get((derivation.id, "one equation"))
    others = [symbol for symbol in structure.unknowns if symbol != unknown]
    if known is not None:
        return known, [working.found[derivation.id, f"eliminated {symbol}"] for symbol in others]
    rows = [substituted(derivation, equation, structure) for equation in structure.core]
    eliminated: list[Equation] = []
    for symbol in others:
        row = next(one for one in rows if symbol in one.free_symbols)
        rows.remove(row)
        found = derivation.by(isolate(symbol, equation=derivation.by(collect(row, symbol))))
        rows = [derivation.by(substitute(found, into=one)) if symbol in one.free_symbols else one for one in rows]
        working.found[derivation.id, f"eliminated {symbol}"] = found
        eliminated.append(found)
    if len(rows) != 1 or rows[0].free_symbols != {unknown}:
        raise RuleError(
            "not-one-equation",
            f"The model {derivation.model.key} is not brought to one equation in {unknown}.",
            "Name another unknown first: unknowns = [...].",
        )
    found = _without_fractions(derivation, rows[0], unknown)
    working.found[derivation.id, "one equation"] = found
    return found, eliminated


def _without_fractions(derivation: Derivation, equation: Equation, unknown: EconomicSymbol) -> Equation:
    """Multiply out to a polynomial with whole coefficients, where the equation is rational in the unknown."""
    numerator = sympy.numer(sympy.together(equation.residual))
    if not numerator.is_polynomial(unknown):
        return equation
    _, whole = sympy.Poly(numerator, unknown).clear_denoms()
    polynomial = whole.primitive()[1]
    sign = 1 if polynomial.LC() > 0 else -1
    move = conclude(Equation(sign * polynomial.as_expr(), sympy.S.Zero), equation, equivalent=True)
    return derivation.by(move, id="polynomial")


def _root(equation: Equation, unknown: EconomicSymbol) -> float:
    """Look for a change of sign on a grid, and halve its interval; whether it is the only root is for a check to say."""
    import numpy as np

    from derive.numeric.compile import compile_numpy

    difference = compile_numpy(equation.residual, [unknown])
    size = np.logspace(-6, 6, _GRID)
    grid = np.concatenate([-size[::-1], size])
    domain = domain_of(unknown)
    grid = grid[(grid > _bound(domain.lower, -np.inf)) & (grid < _bound(domain.upper, np.inf))]
    signs = np.sign(difference(grid))
    changes = np.flatnonzero((signs[:-1] * signs[1:] < 0) & np.isfinite(signs[:-1] + signs[1:]))
    if len(changes) != 1:
        raise RuleError(
            "no-single-root",
            f"{equation.lhs} = {equation.rhs} has {len(changes)} solutions for {unknown} in {domain}, as far as numbers tell.",
            "Exclude such variants by a condition, or declare the range of the unknown in [domains].",
        )
    low, high = float(grid[changes[0]]), float(grid[changes[0] + 1])
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if np.sign(difference(middle)) == signs[changes[0]] else (low, middle)
    return (low + high) / 2


def _bound(value: Expr | None, none: float) -> float:
    return none if value is None else float(value)


def _in_unknown(
    derivation: Derivation, structure: Structure, eliminated: Sequence[Equation], symbol: EconomicSymbol
) -> Equation:
    """Return the equation that gives a variable in terms of the one unknown."""
    for found in eliminated:
        if found.lhs == symbol:
            return found
    own, *needed = structure.giving(symbol)
    inside = own.free_symbols.union(*(one.free_symbols for one in needed))
    used = (*needed, *(one for one in eliminated if one.lhs in inside))
    return derivation.by(substitute(*used, into=own)) if used else own


def _at(expression: Expr, unknown: EconomicSymbol, value: float) -> float:
    from derive.numeric.compile import compile_numpy

    return float(compile_numpy(expression, [unknown])(value))


def _rounded(value: float, digits: int) -> Rational:
    return Rational(round(Fraction(value) * 10**digits), 10**digits)
