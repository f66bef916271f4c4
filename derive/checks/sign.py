"""Signs: an expression is positive, negative, nonzero ... wherever premises, conditions and domains hold.

The coefficients are read with the aggregates kept, then with some of the premises put in, then with all. A point of the
wrong sign refutes; sample points alone only support.
"""

from __future__ import annotations

from itertools import combinations
from operator import mul

from flint import fmpq_mpoly

from derive.algebra.positivity import POSSIBLE, Signs
from derive.algebra.values import sign_of_value
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.ground import grounded, opened, precisely, witness
from derive.checks.situation import Situation
from derive.claims import HasSign
from derive.equation import Condition
from derive.verdict import Verdict, proved, refuted, supported, unknown

FIRST_POINTS = 4
POINTS = 8
MANY_POINTS = 150
MOST_PREMISES = 5


def check_sign(claim: HasSign, context: Context) -> Verdict:
    """Judge the sign of an expression."""
    return precisely(lambda: _check_sign(claim, context))


def _check_sign(claim: HasSign, context: Context) -> Verdict:
    needed = (*claim.conditions, *suppositions(claim.expression))
    situation = opened(claim.premises, claim.given, context, (claim.expression,), needed)
    if isinstance(situation, Verdict):
        return situation
    return grounded(sign_verdict(situation, claim.conclusion), situation)


def sign_verdict(situation: Situation, conclusion: Condition) -> Verdict:
    """Judge whether an expression has a sign wherever the premises hold."""
    allowed = POSSIBLE[conclusion.sign]
    numerator, denominator = situation.fraction(conclusion.expression)
    failing = _failing_point(situation, numerator, denominator, allowed, FIRST_POINTS, seed=1)
    if failing is not None:
        return failing
    if possible_signs(situation, numerator, denominator, allowed) <= allowed:
        return proved("coefficients")
    if _sign_of_constant(situation, numerator, denominator) in allowed:
        return proved("ball arithmetic")
    failing = _failing_point(situation, numerator, denominator, allowed, MANY_POINTS, seed=2)
    if failing is not None:
        return failing
    signs = [sign_of_value(point.at(numerator * denominator)) for point in situation.points(POINTS)]
    if len(signs) == POINTS and None not in signs:
        return supported("sampling", f"The sign holds at {MANY_POINTS} points; the coefficients alone do not decide it.")
    return unknown("coefficients", "Neither the coefficients nor sample points decide the sign.")


def _sign_of_constant(situation: Situation, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> int | None:
    """Return the sign of what the premises make a number, such as a sum of roots, from a ball that excludes zero."""
    product = mul(*situation.solution.reduce_fraction(numerator, denominator))
    used = (situation.generators[place] for place, degree in enumerate(product.degrees()) if degree)
    if any(generator.free_symbols for generator in used):
        return None
    point = situation.example
    return None if point is None else sign_of_value(point.at(product))


def possible_signs(situation: Situation, numerator: fmpq_mpoly, denominator: fmpq_mpoly, wanted: Signs) -> Signs:
    """Return the signs a fraction can have, trying to put in more and more of the premises until only `wanted` are left."""
    possible = situation.fraction_signs(numerator, denominator)
    count = len(situation.polynomials)
    if possible <= wanted or count > MOST_PREMISES:
        return possible
    for size in range(1, count):
        for chosen in combinations(range(count), size):
            solution = situation.put_in(chosen)
            reduced = solution.reduce_fraction(numerator, denominator)
            possible &= solution.knowledge(situation.knowledge).fraction(*reduced)
            if possible <= wanted:
                return possible
    return possible


def _failing_point(
    situation: Situation, numerator: fmpq_mpoly, denominator: fmpq_mpoly, allowed: Signs, count: int, seed: int
) -> Verdict | None:
    product = numerator * denominator
    for point in situation.points(count, seed):
        sign = sign_of_value(point.at(product))
        if sign is not None and sign not in allowed:
            found = {-1: "negative", 0: "zero", 1: "positive"}[sign]
            value = point.at(numerator) / point.at(denominator)
            return refuted(
                "evaluation",
                f"The premises hold at this point and the expression is {found}.",
                witness=witness(situation, point, value),
            )
    return None
