"""One claim against the statements before it: proved from which of them, refuted where, or not following."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sympy

from derive.algebra.point import Point
from derive.algebra.positivity import POSSIBLE
from derive.algebra.work import OutOfReach
from derive.check import check_claim
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import vanishes
from derive.checks.ground import precisely, witness
from derive.checks.sign import possible_signs
from derive.checks.situation import Situation
from derive.claims import Entails
from derive.equation import Condition, Equation, Statement
from derive.errors import DeriveError
from derive.functions import DeclaredFunction
from derive.judging.knowledge import Knowledge, Known, has_operator, sides
from derive.judging.relevance import bearing
from derive.symbols import domain_of
from derive.verdict import Status, Verdict, Witness, proved, unknown

_FLOOR = 1e-9
WITNESSED = 14
"""The widest circle in which a point is looked for at which the premises hold and the claim fails."""
MOST_CIRCLES = 3
"""How many circles are tried when no point is found in the widest."""


@dataclass(frozen=True)
class Outcome:
    """A verdict, and the statements that it rests on."""

    verdict: Verdict
    used: tuple[Known, ...] = ()
    is_direct: bool = False
    """Whether the claim was judged as what it is (a derivative, a limit), not as a relation among its symbols."""


def deduce(
    said: Statement,
    given: tuple[Condition, ...],
    knowledge: Knowledge,
    cited: list[Known],
    display: int,
    context: Context,
    underived: bool = False,
    only_proof: bool = False,
) -> Outcome:
    """Judge whether what is known entails a statement; with `only_proof`, no point is looked for at which it fails."""
    restated = knowledge.stating(said)
    if restated is not None and not given:
        return Outcome(proved("restatement", "It says the same again."), (restated,))
    names = {atom.declaration.key for side in sides(said) for atom in side.atoms(DeclaredFunction)}
    widest: list[list[Known]] = [[]]
    tried: set[frozenset[int]] = set()
    for premises in knowledge.circles(frozenset(said.free_symbols) | names, cited, display, underived):
        near = bearing(premises, said, given)
        together = frozenset(map(id, near))
        if together not in tried and reaches(near, said, given, context):
            found = _minimal(near, said, given, context)
            if found.verdict.stands:
                return found
        tried.add(together)
        if len(premises) <= WITNESSED:
            widest.append(premises)
    if only_proof:
        return Outcome(unknown("search", "No proof was found."))
    return _at_a_point(widest, said, given, context)


def _at_a_point(circles: list[list[Known]], said: Statement, given: tuple[Condition, ...], context: Context) -> Outcome:
    """Judge by points, the widest circle first, then those as wide in which points may be easier to find."""
    ordered = sorted(circles, key=len, reverse=True)[:MOST_CIRCLES]
    outcomes: list[Outcome] = []
    for premises in ordered:
        outcomes.append(Outcome(entails(premises, said, given, context), tuple(premises)))
        if outcomes[-1].verdict.status is not Status.UNKNOWN:
            return outcomes[-1]
    return outcomes[0]


def reaches(premises: Sequence[Known], said: Statement, given: tuple[Condition, ...], context: Context) -> bool:
    """Whether the exact argument goes through; quick, and no verdict yet: that is the check's."""
    try:
        return precisely(lambda: _reaches(premises, said, given, context))  # type: ignore[arg-type, return-value]
    except (DeriveError, OutOfReach, ArithmeticError, ValueError, TypeError, AttributeError, RecursionError):
        return False


def _reaches(premises: Sequence[Known], said: Statement, given: tuple[Condition, ...], context: Context) -> bool:
    needed = suppositions(*sides(said))
    asked = (*sides(said), *(one.expression for one in needed))
    situation = Situation([entry.statement for entry in premises], given, context, asked)
    if situation.is_contradictory or not all(situation.require(one) for one in needed):
        return False
    if isinstance(said, Condition):
        numerator, denominator = situation.fraction(said.expression)
        return possible_signs(situation, numerator, denominator, POSSIBLE[said.sign]) <= POSSIBLE[said.sign]
    return vanishes(situation, situation.difference(said.lhs, said.rhs))


def entails(premises: Sequence[Known], said: Statement, given: tuple[Condition, ...], context: Context) -> Verdict:
    """Judge one set of premises; whatever the engine cannot do is unknown."""
    statements = tuple(entry.statement for entry in premises)
    claim = Entails(statements, said, given=given)
    try:
        verdict = check_claim(claim, context)
    except DeriveError as error:
        return unknown("reading", error.cause)
    except (ArithmeticError, ValueError, TypeError, RecursionError, AttributeError, AssertionError) as error:
        return unknown("engine", f"The engine could not work with it ({type(error).__name__}).")
    if verdict.status is Status.REFUTED and any(map(has_operator, (said, *statements))):
        return unknown("operators", "An expectation or another operator occurs; points say nothing about these.")
    return verdict


def _minimal(premises: Sequence[Known], said: Statement, given: tuple[Condition, ...], context: Context) -> Outcome:
    """Drop premises, the farthest first, as long as the argument goes through; then let the check judge."""
    kept = list(premises)
    half = len(kept) // 2
    while half >= 2 and reaches(kept[:half], said, given, context):
        kept, half = kept[:half], half // 2
    for entry in sorted(kept, key=lambda one: one.number):
        fewer = [one for one in kept if one is not entry]
        if reaches(fewer, said, given, context):
            kept = fewer
    verdict = entails(kept, said, given, context)
    if _lacks_a_point(verdict) and _meet_when_unified(kept, given, context):
        verdict = replace(verdict, status=Status.PROVED, reason="")
    return Outcome(verdict, tuple(kept))


def _lacks_a_point(verdict: Verdict) -> bool:
    """Whether only a common point of the premises is missing for a proof."""
    return verdict.status is Status.SUPPORTED and verdict.reason.startswith("The argument is exact")


def _meet_when_unified(premises: Sequence[Known], given: tuple[Condition, ...], context: Context) -> bool:
    """Whether the premises have a common point at which two arguments of one function agree.

    A point of the premises with one symbol put in for another is a point of the premises themselves.
    """
    for old, new in _unifications(premises):
        statements = [_with(entry.statement, {old: new}) for entry in premises]
        try:
            points = precisely(lambda statements=statements: list(Situation(statements, given, context).points(1)))  # type: ignore[misc, arg-type]
        except (DeriveError, OutOfReach, ArithmeticError, ValueError, TypeError):
            continue
        if points:
            return True
    return False


def _unifications(premises: Sequence[Known]) -> list[tuple[sympy.Symbol, sympy.Symbol]]:
    found: dict[tuple[sympy.Symbol, sympy.Symbol], None] = {}
    atoms = sorted(
        {atom for entry in premises for side in sides(entry.statement) for atom in side.atoms(DeclaredFunction)}, key=str
    )
    for one in atoms:
        for other in atoms:
            pairs = [pair for pair in zip(one.args, other.args, strict=False) if pair[0] != pair[1]]
            if one.func == other.func and len(pairs) == 1 and all(isinstance(side, sympy.Symbol) for side in pairs[0]):
                old, new = pairs[0]
                if domain_of(old) == domain_of(new):
                    found[old, new] = None
    return list(found)[:4]


def _with(said: Statement, change: dict[sympy.Symbol, sympy.Symbol]) -> Statement:
    if isinstance(said, Equation):
        return Equation(said.lhs.xreplace(change), said.rhs.xreplace(change), said.kind)
    return Condition(said.expression.xreplace(change), said.sign)


def holds_somewhere(said: Statement, premises: Sequence[Known], context: Context) -> bool:
    """Whether the premises and the claim hold together at a point at which none of the claim's symbols vanishes."""
    point = point_of([*(entry.statement for entry in premises), said], said, context)
    if point is None:
        return False
    values = {str(symbol): str(value) for symbol, value in point.values.items()}
    return all(_is_nonzero(values.get(str(symbol), "0")) for symbol in said.free_symbols)


def _is_nonzero(value: str) -> bool:
    return re.search(r"[1-9]", value.partition(" +/-")[0]) is not None


def point_of(statements: Sequence[Statement], said: Statement, context: Context) -> Witness | None:
    """Return a point of some statements, with what the sides of a claim come to there."""
    try:
        return precisely(lambda: _point_of(statements, said, context))  # type: ignore[arg-type, return-value]
    except (DeriveError, OutOfReach, ArithmeticError, ValueError, TypeError, AttributeError):
        return None


def _point_of(statements: Sequence[Statement], said: Statement, context: Context) -> Witness | None:
    situation = Situation(list(statements), (), context, sides(said))
    point = next(iter(situation.points(1)), None)
    if point is None:
        return None
    values = [above / below for above, below in (_at(point, situation.fraction(side)) for side in sides(said))]
    return witness(situation, point, *values)


def _at(point: Point, fraction: tuple[Any, Any]) -> tuple[Any, Any]:
    return point.at(fraction[0]), point.at(fraction[1])


def ties_down(premises: Sequence[Known], said: Statement, context: Context) -> bool:
    """Whether the premises entail some relation among the claim's own symbols.

    They do when, at a common point, a combination of their differentials moves nothing but these symbols.
    """
    try:
        return precisely(lambda: _ties_down(premises, said, context))  # type: ignore[arg-type, return-value]
    except (DeriveError, OutOfReach, ArithmeticError, ValueError, TypeError, AttributeError):
        return False


def _ties_down(premises: Sequence[Known], said: Statement, context: Context) -> bool:
    situation = Situation([entry.statement for entry in premises], (), context, sides(said))
    point = next(iter(situation.points(1)), None)
    if point is None or not situation.polynomials:
        return False
    own: set[int] = set()
    for side in sides(said):
        for polynomial in situation.fraction(side):
            own |= {place for place, degree in enumerate(polynomial.degrees()) if degree}
    width = len(situation.generators)
    rows = [[_number(point.at(one.derivative(place))) for place in range(width)] for one in situation.polynomials]
    others = [[value for place, value in enumerate(row) if place not in own] for row in rows]
    return rank(rows) > rank(others)


def _number(value: object) -> float:
    text = str(value)
    if "/" in text and "[" not in text:
        above, below = text.split("/")
        return int(above) / int(below)
    return float(text.strip("[]").split(" ")[0])


def rank(rows: Sequence[Sequence[float]]) -> int:
    """Return the rank of a numeric matrix; it only words a verdict that is already certain.

    >>> rank([[1.0, 2.0], [2.0, 4.0]])
    1
    """
    matrix = [list(row) for row in rows if row]
    found = 0
    width = len(matrix[0]) if matrix else 0
    for column in range(width):
        pivot = max(range(found, len(matrix)), key=lambda place: abs(matrix[place][column]), default=None)
        if pivot is None or abs(matrix[pivot][column]) < _FLOOR:
            continue
        matrix[found], matrix[pivot] = matrix[pivot], matrix[found]
        for place in range(found + 1, len(matrix)):
            factor = matrix[place][column] / matrix[found][column]
            matrix[place] = [value - factor * top for value, top in zip(matrix[place], matrix[found], strict=True)]
        found += 1
    return found


def by_monotonicity(
    said: Equation, given: tuple[Condition, ...], knowledge: Knowledge, cited: list[Known], display: int, context: Context
) -> Outcome | None:
    """Prove a = b from g(a) = g(b), g strictly monotone in that argument by a declared sign."""
    for left, right in _monotone_pairs(knowledge, said):
        outcome = deduce(Equation(left, right), given, knowledge, cited, display, context, only_proof=True)
        if outcome.verdict.stands and _hold_on_the_diagonal(outcome, said, context):
            name = str(left.func)
            reason = f"The function {name} is strictly monotone in this argument."
            verdict = replace(outcome.verdict, status=Status.PROVED, method="monotonicity", reason=reason)
            return replace(outcome, verdict=verdict)
    return None


def _hold_on_the_diagonal(outcome: Outcome, said: Equation, context: Context) -> bool:
    """Whether the premises are consistent: a point is known, or they hold wherever the claim does."""
    if outcome.verdict.status is Status.PROVED:
        return True
    if not _lacks_a_point(outcome.verdict):
        return False
    claim = (Known(said, 0, "the claim"),)
    return all(entails(claim, entry.statement, (), context).status is Status.PROVED for entry in outcome.used)


def _monotone_pairs(knowledge: Knowledge, said: Equation) -> list[tuple[sympy.Expr, sympy.Expr]]:
    pairs: dict[tuple[sympy.Expr, sympy.Expr], None] = {}
    for entry in sorted(knowledge.about(said.free_symbols), key=lambda one: -one.number):
        statement = entry.statement
        if not isinstance(statement, Equation):
            continue
        for atom in (statement.lhs - statement.rhs).atoms(DeclaredFunction):
            for place, argument in enumerate(atom.args):
                sign = atom.declaration.sign((*atom.index, place + 1))
                if sign in (">0", "<0") and argument in (said.lhs, said.rhs):
                    other = said.rhs if argument == said.lhs else said.lhs
                    arguments = [other if number == place else value for number, value in enumerate(atom.args)]
                    pairs[atom, atom.func(*arguments)] = None
    return list(pairs)[:6]
