"""Open signs: an expression is positive at one admissible point and negative at another."""

from __future__ import annotations

from dataclasses import replace

from flint import fmpq_mpoly

from derive.algebra.point import Point
from derive.algebra.positivity import POSSIBLE
from derive.algebra.values import sign_of_value
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.ground import opened, precisely, witness
from derive.checks.sign import possible_signs
from derive.checks.situation import Situation
from derive.claims import ChangesSign
from derive.verdict import Verdict, proved, refuted, unknown

FEW_POINTS = 24
POINTS = 200
METHOD = "two points"


def check_changes_sign(claim: ChangesSign, context: Context) -> Verdict:
    """Judge the claim that a sign is open."""
    return precisely(lambda: _check_changes_sign(claim, context))


def _check_changes_sign(claim: ChangesSign, context: Context) -> Verdict:
    needed = (*claim.conditions, *suppositions(claim.expression))
    situation = opened(claim.premises, claim.given, context, (claim.expression,), needed)
    if isinstance(situation, Verdict):
        return situation
    numerator, denominator = situation.fraction(claim.expression)
    for count in (FEW_POINTS, POINTS):
        both = _two_points(situation, numerator, denominator, count)
        if both is not None:
            return both
        same = _one_sign(situation, numerator, denominator)
        if same is not None:
            return same
    return unknown(METHOD, "No two points of opposite sign were found.")


def _two_points(situation: Situation, numerator: fmpq_mpoly, denominator: fmpq_mpoly, count: int) -> Verdict | None:
    found: dict[int, Point] = {}
    for point in situation.points(count):
        sign = sign_of_value(point.at(numerator * denominator))
        if sign in (1, -1):
            found.setdefault(sign, point)
        if len(found) == 2:
            above, below = found[1], found[-1]
            value = below.at(numerator) / below.at(denominator)
            shown = replace(witness(situation, below, value), right="")
            reason = f"Positive {witness(situation, above)}; negative {shown}."
            return proved(METHOD, reason, witness=shown).under(situation.open)
    return None


def _one_sign(situation: Situation, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> Verdict | None:
    for one_sided in (POSSIBLE[">=0"], POSSIBLE["<=0"]):
        if possible_signs(situation, numerator, denominator, one_sided) <= one_sided:
            example = situation.example
            if example is None:
                return unknown(METHOD, "No point was found that satisfies the premises.")
            return refuted("coefficients", "The sign is the same everywhere.", witness=witness(situation, example))
    return None
