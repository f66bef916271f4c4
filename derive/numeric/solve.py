"""Solve a system at given parameters: find candidates, certify them, and say what was found.

Candidates come from Newton's method at many starts inside the declared domains, and where that finds nothing from scipy's
root finders and from a homotopy. The starts are drawn with a fixed seed, so that the same input gives the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

import sympy
from sympy import Symbol

from derive.equation import as_expression
from derive.errors import DeriveError, Location, RuleError
from derive.numeric import messages
from derive.numeric.certify import Solution, certify
from derive.numeric.system import Regime, Source, System
from derive.symbols import domain_of
from derive.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

Known: TypeAlias = "tuple[Mapping[Any, Any], Mapping[Any, Any]]"
"""Parameters, and the solution that the system has there."""
_MOST_CANDIDATES = 64


class Outcome(StrEnum):
    """What a search for solutions came to."""

    ONE = "one"
    SEVERAL = "several"
    EDGE = "edge"
    NONE = "none"
    UNCERTIFIED = "uncertified"


@dataclass(frozen=True)
class Answer:
    """The certified solutions of a system inside its domains, and what else was met.

    `rejected` are candidates that lie outside the domains, or that could not be certified.
    """

    system: System
    parameters: Mapping[Symbol, sympy.Expr]
    outcome: Outcome
    solutions: tuple[Solution, ...]
    rejected: tuple[Solution, ...]
    message: Text

    @property
    def solution(self) -> Solution:
        """The only solution; an error with the message if there is none, or more than one."""
        if len(self.solutions) != 1:
            raise RuleError("no-single-solution", messages.spoken(self.message, "en"), "Look at .outcome and .solutions.")
        return self.solutions[0]


def solve(
    system: Source | System,
    parameters: Mapping[Any, Any] | None = None,
    unknowns: Sequence[Symbol] | None = None,
    *,
    functions: Mapping[Any, sympy.Lambda] | None = None,
    known: Known | None = None,
    seed: int = 0,
) -> Answer:
    """Find and certify the solutions of a model, or of equations in `unknowns`, at the given parameters.

    `known` is a case with a closed form, as a pair of its parameters and its solution; it is followed to the parameters
    asked for, in addition to the search from many starts.

    >>> from derive.equation import Equation
    >>> k, s, delta = sympy.symbols("k s delta", positive=True)
    >>> solow = [Equation(s * k ** sympy.Rational(1, 2), delta * k)]
    >>> answer = solve(solow, {s: "0.3", delta: "0.1"}, [k])
    >>> answer.outcome.value, round(answer.solution["k"], 12), answer.solution.certified
    ('one', 9.0, True)
    """
    asked = System.of(system, unknowns, functions=functions)
    givens = given_numbers(asked, parameters or {})
    start = None if known is None else (given_numbers(asked, known[0]), _numbers_of(asked, known[1]))
    found: list[Solution] = []
    tried = 0
    for regime in asked.regimes:
        candidates, starts = _candidates(regime, givens, start, seed)
        tried += starts
        for candidate in candidates:
            solution = certify(regime, candidate, givens, asked.unknowns)
            if not any(solution.certified and other.certified and solution.same_as(other) for other in found):
                found.append(solution)
    return _answer(asked, givens, found, tried)


def given_numbers(system: System, parameters: Mapping[Any, Any]) -> dict[Symbol, sympy.Expr]:
    """Return an exact number for every parameter of a system, or say which is missing, unknown or out of its domain."""
    givens = {symbol: value for symbol, value in system.numbers.items() if symbol in system.givens}
    for key, value in parameters.items():
        symbol = system.given(key)
        givens[symbol] = _number(symbol, value)
    missing = [str(symbol) for symbol in system.givens if symbol not in givens]
    if missing:
        raise RuleError(
            "no-value",
            f"No value is given for {', '.join(missing)}.",
            f"Set {'it' if len(missing) == 1 else 'each of them'}: {' '.join(f'{name}=...' for name in missing)}.",
            Location(symbol=missing[0]),
        )
    for condition in system.conditions:
        if condition.free_symbols <= givens.keys() and not condition.satisfied_by(condition.expression.xreplace(givens)):
            raise RuleError(
                "condition-broken",
                f"The parameters break the condition {condition}.",
                "Choose parameters that satisfy it.",
            )
    return {symbol: givens[symbol] for symbol in system.givens}


def _number(symbol: Symbol, value: Any) -> sympy.Expr:
    domain, place = domain_of(symbol), Location(symbol=str(symbol))
    try:
        number = as_expression(value)
    except DeriveError:
        number = sympy.nan
    if not isinstance(number, sympy.Rational):
        raise RuleError(
            "not-a-number",
            f"{symbol} = {value} is not a number.",
            "Give an integer, a fraction or a decimal, such as 3, 1/3 or 0.25.",
            place,
        )
    if not domain.contains(number):
        raise RuleError(
            "outside-domain",
            f"{symbol} = {value} does not lie in the domain {domain} of {symbol}.",
            f"Give a number in {domain}.",
            place,
        )
    return number


def _numbers_of(system: System, values: Mapping[Any, Any]) -> dict[Symbol, float]:
    names = {str(symbol): symbol for symbol in system.unknowns}
    return {names[str(key)]: float(value) for key, value in values.items() if str(key) in names}


def _candidates(
    regime: Regime,
    givens: Mapping[Symbol, sympy.Expr],
    known: tuple[Mapping[Symbol, sympy.Expr], Mapping[Symbol, float]] | None,
    seed: int,
) -> tuple[list[dict[Symbol, float]], int]:
    """Return distinct candidates, and from how many starts they were sought."""
    import numpy as np

    from derive.numeric import search

    if not regime.unknowns:
        return [{}], 1
    parameters = _column(givens, regime.givens)
    found, starts = search.from_many_starts(regime, parameters, seed)
    if known is not None:
        followed = search.from_known(regime, _column(known[0], regime.givens), _column(known[1], regime.unknowns), parameters)
        found = np.concatenate([followed, found], axis=1)
    chosen = search.distinct(found)[:, :_MOST_CANDIDATES]
    return [dict(zip(regime.unknowns, map(float, column), strict=True)) for column in chosen.T], starts


def _column(values: Mapping[Symbol, Any], symbols: Iterable[Symbol]) -> Any:
    import numpy as np

    return np.array([float(values[symbol]) for symbol in symbols]).reshape(-1, 1)


def _answer(system: System, givens: Mapping[Symbol, sympy.Expr], found: Sequence[Solution], starts: int) -> Answer:
    inside = tuple(solution for solution in found if solution.admissible)
    rejected = tuple(solution for solution in found if not solution.admissible)
    open_candidates = tuple(solution for solution in rejected if not solution.certified)
    is_linear = all(regime.program.is_linear for regime in system.regimes) and len(system.regimes) == 1
    if len(inside) > 1:
        outcome, message = Outcome.SEVERAL, messages.several(inside)
    elif inside and inside[0].edge:
        outcome, message = Outcome.EDGE, messages.on_the_edge(inside[0])
    elif inside:
        outcome, message = Outcome.ONE, messages.one(inside[0], starts, is_linear=is_linear)
    elif any(solution.edge for solution in rejected):
        outcome, message = Outcome.EDGE, messages.on_the_edge(next(one for one in rejected if one.edge))
    elif open_candidates:
        outcome, message = Outcome.UNCERTIFIED, messages.uncertified(open_candidates[0])
    else:
        outcome, message = Outcome.NONE, messages.none(rejected, starts, is_linear=is_linear)
    if inside and open_candidates:
        message = messages.with_open_candidate(message, open_candidates[0])
    return Answer(system, givens, outcome, inside, rejected, message)
