"""The ground that every check stands on: consistent premises, side conditions, points that show a claim false."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Protocol, TypeVar

import sympy
from flint import arb, ctx, fmpq

from derive.algebra.ball import evaluate
from derive.algebra.exact import exact_value
from derive.algebra.kernel_values import PRECISION, Value
from derive.algebra.point import Point
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.situation import Situation
from derive.equation import Condition, Statement
from derive.verdict import Status, Verdict, Witness, refuted, supported, unknown

LARGEST_CLASH = 8
Answer = TypeVar("Answer")


class Supposing(Protocol):
    """What all claims have: premises, side conditions that the author asserts, and what the claim supposes."""

    @property
    def premises(self) -> tuple[Statement, ...]:
        """Model equations or earlier conclusions."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Side conditions that the author asserts."""

    @property
    def given(self) -> tuple[Condition, ...]:
        """What the claim itself supposes."""


def precisely(judge: Callable[[], Answer]) -> Answer:
    """Judge, or answer another question, at the working precision of the checks."""
    with ctx.workprec(PRECISION):
        return judge()


def clash(premises: tuple[Statement, ...], conditions: tuple[Condition, ...], context: Context) -> Verdict:
    """Name the smallest set of premises that contradict each other or the domains."""
    everything: list[Statement] = [*premises, *conditions]
    for size in range(1, min(len(everything), LARGEST_CLASH)):
        for chosen in combinations(everything, size):
            situation = Situation(chosen, (), context)
            if situation.is_contradictory or situation.contradicts_itself():
                return _clashing(chosen)
    return _clashing(tuple(everything))


def _clashing(statements: tuple[Statement, ...]) -> Verdict:
    names = "; ".join(str(statement) for statement in statements)
    return unknown("consistency", f"The premises contradict each other or the domains, so they prove anything: {names}.")


def require_all(situation: Situation, conditions: Iterable[Condition]) -> Verdict | None:
    """Establish side conditions or leave them open; a verdict against the claim when the premises deny one."""
    for condition in situation.establish(conditions):
        point = situation.example
        reason = f"The side condition {condition} never holds under the premises."
        if point is None:
            return unknown("side conditions", f"{reason} No point satisfies them either.")
        return refuted("side conditions", reason, witness=witness(situation, point))
    return None


def opened(
    premises: tuple[Statement, ...],
    given: tuple[Condition, ...],
    context: Context,
    asked: Iterable[sympy.Expr],
    needed: Iterable[Condition],
) -> Situation | Verdict:
    """Return the premises with the side conditions established; a verdict when they contradict each other or deny one.

    What has a normal form nowhere, such as log(-x) for x > 0, is refuted by the side conditions under which it exists.
    """
    needed = tuple(needed)
    about = [condition.expression for condition in needed]
    try:
        situation = Situation(premises, given, context, (*asked, *about))
    except OutOfReach:
        bare = Situation(premises, given, context, about)
        denied = None if bare.is_contradictory else require_all(bare, needed)
        if denied is None:
            raise
        return denied
    if situation.is_contradictory:
        return clash(premises, given, context)
    return require_all(situation, needed) or situation


def witness(situation: Situation, point: Point, left: Value | None = None, right: Value | None = None) -> Witness:
    """Describe a point: exact values of the symbols, enclosures of the others, the concrete functions."""
    exact: dict[sympy.Symbol, sympy.Rational] = {}
    enclosed: dict[str, str] = {}
    for generator, value in (*point.hidden.items(), *zip(situation.generators, point.values, strict=False)):
        if not isinstance(generator, sympy.Symbol):
            continue
        if isinstance(value, fmpq):
            exact[generator] = sympy.Rational(int(value.p), int(value.q))
        else:
            enclosed[str(generator)] = value.str(20)
    for symbol, definiens in situation.replaced.items():
        value = exact_value(definiens, _rationals(exact))
        if value is not None:
            exact[symbol] = sympy.Rational(int(value.p), int(value.q))
        else:
            enclosed |= _enclosed(situation, point, symbol, definiens)
    functions = {declaration.key: str(concrete) for declaration, concrete in point.functions.items()}
    return Witness(exact, written(left), written(right), {**enclosed, **functions})


def _enclosed(situation: Situation, point: Point, symbol: sympy.Basic, definiens: sympy.Expr) -> dict[str, str]:
    values = {generator: arb(value) for generator, value in zip(situation.generators, point.values, strict=False)}
    values |= {hidden: arb(value) for hidden, value in point.hidden.items()}
    try:
        return {str(symbol): evaluate(definiens, values, PRECISION, point.functions).str(20)}
    except OutOfReach:
        return {}


def _rationals(values: Mapping[sympy.Symbol, sympy.Rational]) -> dict[sympy.Basic, fmpq]:
    return {symbol: fmpq(int(value.p), int(value.q)) for symbol, value in values.items()}


def written(value: Value | None) -> str:
    """Return an exact number, or as many digits as are certain."""
    if value is None:
        return ""
    return value.str(20) if isinstance(value, arb) else str(value)


def grounded(verdict: Verdict, situation: Situation) -> Verdict:
    """Let a proof count only when a point shows the premises consistent; add the side conditions left open."""
    if verdict.status is Status.REFUTED:
        return verdict
    if situation.example is None:
        if situation.contradicts_itself():
            return clash(tuple(situation.equations), situation.supposed, Context())
        if verdict.status is not Status.PROVED:
            return verdict
        return supported(
            verdict.method,
            "The argument is exact, but no point was found that satisfies the premises.",
            conditions=tuple(situation.open),
        )
    if verdict.status is not Status.PROVED:
        return verdict
    used = tuple(situation.equations)
    return replace(verdict.under(situation.open), premises=used)
