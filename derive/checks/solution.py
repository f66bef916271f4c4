"""Solutions: an equation has a root in an interval, and only one when uniqueness is claimed.

A given value is put in. Roots are counted exactly when the coefficients are numbers, by Descartes' rule when only their
signs are known, and by monotonicity when the equation is not polynomial in the unknown.
"""

from __future__ import annotations

from dataclasses import replace

import sympy
from flint import fmpq_mpoly

from derive.algebra.derivative import tangent
from derive.algebra.knowledge import Knowledge
from derive.algebra.positivity import Range, substitute_fraction
from derive.algebra.reading import range_of
from derive.algebra.root import numeric, roots_inside, sign_changes
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import check_entails
from derive.checks.ground import clash, grounded, precisely, require_all
from derive.checks.inlining import bounds_of
from derive.checks.sign import check_sign
from derive.checks.situation import Situation
from derive.claims import Entails, HasSign, HasSolution
from derive.equation import Condition, Equation, Statement
from derive.verdict import Status, Verdict, Witness, proved, refuted, unknown, weakest

METHOD = "root counting"


def check_solution(claim: HasSolution, context: Context) -> Verdict:
    """Judge existence and uniqueness of a solution."""
    others = tuple(one for one in claim.premises if claim.unknown not in one.free_symbols)
    verdicts = []
    if claim.value is not None:
        verdicts.append(_put_in(claim, others, context))
        verdicts.extend(_inside(claim, others, condition, context) for condition in bounds_of(claim.domain, claim.value))
    if claim.value is None or (claim.unique and all(verdict.stands for verdict in verdicts)):
        verdicts.append(precisely(lambda: _counted(claim, others, context)))
    found = weakest(verdicts)
    return replace(found, method=METHOD) if found.status is Status.PROVED else found


def _put_in(claim: HasSolution, others: tuple[Statement, ...], context: Context) -> Verdict:
    assert claim.value is not None
    if claim.unknown in claim.value.free_symbols:
        return refuted(METHOD, "The value is given in terms of the unknown itself.")
    change = {claim.unknown: claim.value}
    premises = tuple(one for one in others if one != claim.equation)
    placed = Equation(claim.equation.lhs.xreplace(change), claim.equation.rhs.xreplace(change))
    return check_entails(Entails(premises, placed, claim.conditions, claim.given), context)


def _inside(claim: HasSolution, others: tuple[Statement, ...], condition: Condition, context: Context) -> Verdict:
    return check_sign(HasSign(condition.expression, condition.sign, others, claim.conditions, claim.given), context)


def _counted(claim: HasSolution, others: tuple[Statement, ...], context: Context) -> Verdict:
    inside = bounds_of(claim.domain, claim.unknown)
    needed = (*claim.conditions, *suppositions(claim.equation.lhs, claim.equation.rhs))
    asked = (claim.equation.lhs, claim.equation.rhs, claim.unknown, *(one.expression for one in needed))
    situation = Situation(others, (*claim.given, *inside), context, asked)
    if situation.is_contradictory:
        return clash(others, (*claim.given, *inside), context)
    denied = require_all(situation, needed)
    if denied is not None:
        return denied
    # An unknown that stands under roots only is no generator of the tower: its root is.
    rooted = claim.unknown not in situation.generators
    if rooted or situation.generators.index(claim.unknown) in situation.kernels.barred:
        return grounded(_by_monotonicity(claim, others, context), situation)
    position = situation.generators.index(claim.unknown)
    fraction = situation.fraction(claim.equation.lhs - claim.equation.rhs)
    numerator, _ = situation.solution.reduce_fraction(*fraction)
    return grounded(_polynomial_roots(claim, situation, numerator, position), situation)


def _polynomial_roots(claim: HasSolution, situation: Situation, numerator: fmpq_mpoly, position: int) -> Verdict:
    interval = range_of(claim.domain).meet(situation.tower.ranges[position])
    exact = numeric(numerator, position)
    if exact is not None:
        if exact.degree() < 1:
            return _verdict(claim, 0) if exact else unknown(METHOD, "The equation holds for every value.")
        return _verdict(claim, len(roots_inside(exact, interval)))
    known = situation.reduced_knowledge
    if numerator.degrees()[position] == 1 and interval == Range():
        slope = numerator.derivative(position)
        return _verdict(claim, 1) if 0 not in known.signs(slope) else unknown(METHOD, "The slope may vanish.")
    if _may_vanish_at_an_end(numerator, position, interval, known):
        return unknown(METHOD, "An end of the interval may itself be a root.")
    counts = sign_changes(numerator, position, interval, known)
    if counts in (frozenset({0}), frozenset({1})):
        return _verdict(claim, max(counts))
    if counts is not None and claim.value is not None and counts <= {0, 1}:
        return _verdict(claim, 1)
    return unknown(METHOD, "The signs of the coefficients do not fix the number of roots.")


def _may_vanish_at_an_end(numerator: fmpq_mpoly, position: int, interval: Range, known: Knowledge) -> bool:
    """Descartes' rule speaks of the open interval; an end that belongs to it is put in by hand."""
    one = numerator.context().constant(1)
    ends = [] if interval.open_lower or interval.lower is None else [interval.lower]
    ends += [] if interval.open_upper or interval.upper is None else [interval.upper]
    return any(0 in known.signs(substitute_fraction(numerator, position, end * one, one)) for end in ends)


def _verdict(claim: HasSolution, roots: int) -> Verdict:
    if roots == 1 or (roots > 1 and not claim.unique):
        return proved(METHOD)
    found = "no root" if roots == 0 else f"{roots} roots"
    return refuted(
        METHOD,
        f"The equation has {found} in {claim.domain}.",
        witness=Witness({}, found, "one root" if claim.unique else "a root"),
    )


def _by_monotonicity(claim: HasSolution, others: tuple[Statement, ...], context: Context) -> Verdict:
    """One root at most where the difference of the sides moves in one direction only; the value gives the root."""
    if claim.value is None:
        return unknown(METHOD, "No value is given, and the equation is not polynomial in the unknown.")
    try:
        slope = tangent(claim.equation.residual, {claim.unknown: sympy.S.One})
    except OutOfReach as limit:
        return unknown(METHOD, f"The derivative was not formed: {limit.reason}.")
    given = (*claim.given, *bounds_of(claim.domain, claim.unknown))
    for sign in (">0", "<0"):
        verdict = check_sign(HasSign(slope, sign, others, claim.conditions, given), context)
        if verdict.status is Status.PROVED:
            return proved("monotonicity", conditions=verdict.conditions)
    return unknown("monotonicity", "The sign of the derivative is open.")
