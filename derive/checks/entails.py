"""Entailment: the premises have the conclusion as a consequence.

Premises that are linear in some symbol are solved for it and put into the conclusion, which must come to nothing. What
is not linear goes to the radical of the ideal. A point at which the premises hold and the conclusion fails refutes it.
"""

from __future__ import annotations

from dataclasses import replace

from flint import arb, fmpq_mpoly

from derive.algebra.ball import evaluate
from derive.algebra.elimination import eliminate
from derive.algebra.ideal import in_radical
from derive.algebra.kernel_values import PRECISION
from derive.algebra.point import Point
from derive.algebra.work import OutOfReach
from derive.checks.cases import cases_of, without_cases
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.ground import grounded, opened, precisely, require_all, witness
from derive.checks.kinks import sides_of_kinks
from derive.checks.powers import raised
from derive.checks.sign import sign_verdict
from derive.checks.situation import Situation
from derive.claims import Entails
from derive.equation import Condition, Equation, Statement
from derive.errors import InternalError
from derive.verdict import Status, Verdict, proved, refuted, supported, unknown

POINTS = 8
CROSS_CHECKS = 2
SMALLEST_BALL = -100


def check_entails(claim: Entails, context: Context) -> Verdict:
    """Judge an implication, and its converse when the claim is an equivalence."""
    forward = entailed(claim.premises, claim.conclusion, claim.conditions, claim.given, context)
    if not claim.equivalent or forward.status is not Status.PROVED or not claim.premises:
        return forward
    *others, main = claim.premises
    backward = entailed((*others, claim.conclusion), main, claim.conditions, claim.given, context)
    if backward.status is Status.PROVED:
        return forward.under(backward.conditions)
    reason = f"The converse does not follow: {backward.reason}" if backward.reason else "The converse does not follow."
    return Verdict(backward.status, backward.method, backward.conditions, backward.premises, backward.witness, reason)


def entailed(
    premises: tuple[Statement, ...],
    conclusion: Statement,
    conditions: tuple[Condition, ...],
    given: tuple[Condition, ...],
    context: Context,
) -> Verdict:
    """Judge whether premises entail a conclusion under conditions."""
    return precisely(lambda: _entailed(premises, conclusion, conditions, given, context))


def _entailed(
    premises: tuple[Statement, ...],
    conclusion: Statement,
    conditions: tuple[Condition, ...],
    given: tuple[Condition, ...],
    context: Context,
) -> Verdict:
    held = conclusion.holds_for if isinstance(conclusion, Equation) else ()
    premises, conclusion = _on_their_sides(premises, conclusion, (*given, *held), context)
    sides = (conclusion.lhs, conclusion.rhs) if isinstance(conclusion, Equation) else (conclusion.expression,)
    regions = cases_of(premises, (*given, *held))
    stated = without_cases(premises)
    needed = (*regions, *conditions, *suppositions(*sides))
    situation = opened(stated, (*given, *held), context, sides, needed)
    if isinstance(situation, Verdict):
        return situation
    if isinstance(conclusion, Equation):
        verdict = grounded(equation_verdict(situation, conclusion), situation)
        if verdict.status in (Status.PROVED, Status.REFUTED):
            return verdict
        return _by_powers(situation, premises, conclusion, conditions, (*given, *held), context) or verdict
    return grounded(sign_verdict(situation, conclusion), situation)


def _on_their_sides(
    premises: tuple[Statement, ...], conclusion: Statement, given: tuple[Condition, ...], context: Context
) -> tuple[tuple[Statement, ...], Statement]:
    """Replace maxima, minima and absolute values by what they are where the suppositions settle it."""
    statements = (*premises, conclusion)
    sides = [side for one in statements for side in ((one.lhs, one.rhs) if isinstance(one, Equation) else (one.expression,))]
    known = sides_of_kinks(sides, given, context)
    if not known:
        return premises, conclusion
    *stated, concluded = (
        replace(one, lhs=one.lhs.xreplace(known), rhs=one.rhs.xreplace(known))
        if isinstance(one, Equation)
        else one.xreplace(known)
        for one in statements
    )
    return tuple(stated), concluded


def _by_powers(
    situation: Situation,
    premises: tuple[Statement, ...],
    conclusion: Equation,
    conditions: tuple[Condition, ...],
    given: tuple[Condition, ...],
    context: Context,
) -> Verdict | None:
    """Take roots of positive numbers: the powers of both sides are shown to agree instead."""
    for powers in raised(situation, conclusion):
        verdict = _proved_directly(premises, powers, conditions, given, context)
        if verdict is not None:
            return verdict.under(situation.open)
    return None


def _proved_directly(
    premises: tuple[Statement, ...],
    conclusion: Equation,
    conditions: tuple[Condition, ...],
    given: tuple[Condition, ...],
    context: Context,
) -> Verdict | None:
    stated = without_cases(premises)
    needed = (*cases_of(premises, given), *conditions, *suppositions(conclusion.lhs, conclusion.rhs))
    asked = (conclusion.lhs, conclusion.rhs, *(one.expression for one in needed))
    situation = Situation(stated, given, context, asked)
    if require_all(situation, needed) is not None or situation.is_contradictory:
        return None
    if not vanishes(situation, situation.difference(conclusion.lhs, conclusion.rhs)):
        return None
    verdict = grounded(proved("equal images"), situation)
    return verdict if verdict.status is Status.PROVED else None


def equation_verdict(situation: Situation, conclusion: Equation) -> Verdict:
    """Judge whether both sides agree wherever the premises hold."""
    difference = situation.difference(conclusion.lhs, conclusion.rhs)
    if vanishes(situation, difference):
        _cross_check(situation, conclusion)
        return proved("elimination" if situation.polynomials else "normal form")
    failing = _counterexample(situation, conclusion, difference)
    if failing is not None:
        return failing
    return _undecided(situation, difference)


def vanishes(situation: Situation, difference: fmpq_mpoly) -> bool:
    """Whether a polynomial is zero wherever the premises hold."""
    reduced = situation.normal(situation.solution.reduce(difference))
    if not reduced:
        return True
    if not situation.solution.remaining:
        return False
    rest = eliminate(situation.solution.remaining, situation.reduced_knowledge, range(len(situation.generators)))
    reduced = situation.normal(rest.reduce(reduced))
    if not reduced or not rest.remaining:
        return not reduced
    return in_radical(reduced, (*rest.remaining, *situation.relations), situation.nonzero_facts())


def _cross_check(situation: Situation, conclusion: Equation) -> None:
    """Evaluate both sides of a proved equation by ball arithmetic; disagreement is a defect of the program."""
    for point in situation.points(CROSS_CHECKS):
        ball = ball_difference(situation, point, conclusion)
        if ball is not None and not ball.contains(0):
            raise InternalError(f"{conclusion} was proved but fails {witness(situation, point)}.")


def ball_difference(situation: Situation, point: Point, equation: Equation) -> arb | None:
    """Enclose the difference of both sides by a walk over the expressions themselves."""
    values = {generator: arb(value) for generator, value in zip(situation.generators, point.values, strict=False)}
    values |= {symbol: arb(value) for symbol, value in point.hidden.items()}
    sides = [side.xreplace(situation.replaced) if situation.replaced else side for side in (equation.lhs, equation.rhs)]
    try:
        left, right = (evaluate(side, values, PRECISION, point.functions) for side in sides)
    except OutOfReach:
        return None
    difference = left - right
    return difference if difference.is_finite() else None


def _counterexample(situation: Situation, conclusion: Equation, difference: fmpq_mpoly) -> Verdict | None:
    for point in situation.points(POINTS):
        if point.sign(difference) in (1, -1):
            above, below = situation.fraction(conclusion.lhs)
            other_above, other_below = situation.fraction(conclusion.rhs)
            left, right = point.at(above) / point.at(below), point.at(other_above) / point.at(other_below)
            return refuted(
                "elimination" if situation.polynomials else "evaluation",
                "The premises hold at this point and the conclusion fails.",
                witness=witness(situation, point, left, right),
            )
    return None


def _undecided(situation: Situation, difference: fmpq_mpoly) -> Verdict:
    values = [arb(point.at(difference)) for point in situation.points(POINTS)]
    small = [ball for ball in values if ball.is_finite() and ball.contains(0) and ball.rad() < arb(2) ** SMALLEST_BALL]
    if len(small) >= POINTS:
        return supported("ball arithmetic", f"Both sides agree at {len(small)} points; no exact argument was found.")
    return unknown("elimination", "The premises are not linear in any symbol, and the bounded search over their ideal ended.")
