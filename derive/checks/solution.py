"""Solutions: an equation has a root in an interval, and only one when uniqueness is claimed.

A given value is put in. Roots are counted exactly when the coefficients are numbers, by Descartes' rule when only their
signs are known, and by monotonicity when the equation is not polynomial in the unknown.
"""

from __future__ import annotations

from dataclasses import replace

import sympy
from flint import fmpq_mpoly

from derive.algebra.knowledge import Knowledge
from derive.algebra.positivity import Range, substitute_fraction
from derive.algebra.reading import range_of
from derive.algebra.root import numeric, roots_inside, sign_changes
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.crossing import crossed
from derive.checks.divisors import suppositions
from derive.checks.entails import check_entails
from derive.checks.ground import grounded, opened, precisely
from derive.checks.inlining import bounds_of
from derive.checks.sign import check_sign
from derive.checks.situation import Situation
from derive.claims import Entails, HasSign, HasSolution
from derive.equation import Condition, Equation, Statement
from derive.symbols import Domain, domain_of
from derive.verdict import Status, Verdict, Witness, proved, refuted, unknown, weakest

METHOD = "root counting"
MEANINGLESS = "The equation may lose its meaning at a root, or inside the interval."


def check_solution(claim: HasSolution, context: Context) -> Verdict:
    """Judge existence and uniqueness of a solution."""
    claim = replace(claim, domain=narrowed(claim.domain, claim.unknown, claim.given))
    others = tuple(one for one in claim.premises if claim.unknown not in one.free_symbols)
    verdicts: list[Verdict] = []
    if claim.value is not None:
        verdicts.extend(_inside(claim, others, condition, context) for condition in bounds_of(claim.domain, claim.value))
        if any(verdict.status is Status.REFUTED for verdict in verdicts):
            return weakest(verdicts)
        verdicts.append(_put_in(claim, others, context))
    if claim.value is None or (claim.unique and all(verdict.stands for verdict in verdicts)):
        verdicts.append(precisely(lambda: _counted(claim, others, context)))
    found = weakest(verdicts)
    return replace(found, method=METHOD) if found.status is Status.PROVED else found


def narrowed(domain: Domain, unknown: sympy.Symbol, given: tuple[Condition, ...]) -> Domain:
    """Return the part of a domain that supposed bounds on the unknown (`y < 6`) leave.

    >>> y = sympy.Symbol("y", positive=True)
    >>> str(narrowed(Domain(), y, (Condition(6 - 2 * y, ">0"), Condition(y + 1, ">=0"))))
    '[-1, 3)'
    """
    for condition in given:
        start = condition.expression.xreplace({unknown: sympy.S.Zero})
        slope = condition.expression.xreplace({unknown: sympy.S.One}) - start
        is_linear = slope.is_Rational and start.is_Rational and condition.expression == start + slope * unknown
        if not is_linear or slope == 0 or condition.sign in ("=0", "!=0"):
            continue
        bound, is_open = -start / slope, not condition.sign.endswith("=0")
        above = (slope > 0) == condition.sign.startswith(">")
        # A bound outside says nothing new, or contradicts the domain, which is found out elsewhere.
        if (domain.lower is None or domain.lower < bound) and (domain.upper is None or bound < domain.upper):
            domain = (
                replace(domain, lower=bound, open_lower=is_open) if above else replace(domain, upper=bound, open_upper=is_open)
            )
    return domain


def _put_in(claim: HasSolution, others: tuple[Statement, ...], context: Context) -> Verdict:
    assert claim.value is not None
    if claim.unknown in claim.value.free_symbols:
        return refuted(METHOD, "The value is given in terms of the unknown itself.")
    change = {claim.unknown: claim.value}
    premises = tuple(one for one in others if one != claim.equation)
    placed = Equation(claim.equation.lhs.xreplace(change), claim.equation.rhs.xreplace(change))
    if any(side.has(sympy.zoo, sympy.nan) for side in (placed.lhs, placed.rhs)):
        return refuted(METHOD, "The equation has no meaning at the value.", witness=Witness({}, "no value", "a value"))
    return check_entails(Entails(premises, placed, claim.conditions, claim.given), context)


def _inside(claim: HasSolution, others: tuple[Statement, ...], condition: Condition, context: Context) -> Verdict:
    return check_sign(HasSign(condition.expression, condition.sign, others, claim.conditions, claim.given), context)


def _counted(claim: HasSolution, others: tuple[Statement, ...], context: Context) -> Verdict:
    inside = bounds_of(claim.domain, claim.unknown)
    needed = (*claim.conditions, *suppositions(claim.equation.lhs, claim.equation.rhs))
    asked = (claim.equation.lhs, claim.equation.rhs, claim.unknown)
    situation = opened(others, (*claim.given, *inside), context, asked, needed)
    if isinstance(situation, Verdict):
        return situation
    moving = [place for place, one in enumerate(situation.generators) if claim.unknown in one.free_symbols]
    fraction = situation.fraction(claim.equation.lhs - claim.equation.rhs)
    numerator, _ = situation.solution.reduce_fraction(*fraction)
    power = _root_of(situation.generators[moving[0]], claim.unknown) if len(moving) == 1 else None
    if power == 1 or (power and numeric(numerator, moving[0]) is not None):
        found = _polynomial_roots(claim, situation, numerator, moving[0], power)
    elif any(claim.unknown in one.free_symbols for one in situation.open):
        found = unknown(METHOD, MEANINGLESS)
    else:
        found = crossed(claim, others, context)
    return grounded(found, situation)


def _root_of(generator: sympy.Expr, symbol: sympy.Symbol) -> int | None:
    """Return n when the generator is the n-th root of the symbol, 1 when it is the symbol itself."""
    base, exponent = generator.as_base_exp()
    return int(1 / exponent) if base == symbol and (1 / exponent).is_Integer and exponent > 0 else None


def _exists_at_roots(claim: HasSolution, situation: Situation, numerator: fmpq_mpoly, position: int) -> bool:
    """Whether no open divisor vanishes at a root of the equation; what is so settled is open no longer."""
    for condition in [one for one in situation.open if claim.unknown in one.free_symbols]:
        divisor, _ = situation.solution.reduce_fraction(*situation.fraction(condition.expression))
        if condition == Condition(claim.unknown, ">=0") and claim.unknown not in situation.generators:
            situation.open.remove(condition)  # it is a power of its root, which is not negative
            continue
        if condition.sign != "!=0" or 0 in situation.reduced_knowledge.signs(numerator.resultant(divisor, position)):
            return False
        situation.open.remove(condition)
    return True


def _polynomial_roots(claim: HasSolution, situation: Situation, numerator: fmpq_mpoly, position: int, power: int) -> Verdict:
    """Count the roots of a polynomial in the unknown, or in its root whose `power` it is."""
    if not _exists_at_roots(claim, situation, numerator, position):
        return unknown(METHOD, MEANINGLESS)
    if not all(isinstance(end, sympy.Rational) for end in (claim.domain.lower, claim.domain.upper) if end is not None):
        raise OutOfReach("an end of the interval is not a rational number")
    interval = range_of(claim.domain).meet(range_of(domain_of(claim.unknown)))
    exact = numeric(numerator, position)
    if exact is not None:
        if exact.degree() < 1:
            return _verdict(claim, 0) if exact else unknown(METHOD, "The equation holds for every value.")
        roots = roots_inside(exact, interval, power)
        return _verdict(claim, len([root for root in roots if power % 2 or root >= 0]))
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
