"""Moving a random point into a region that conditions make narrow.

One generator at a time is drawn anew from the interval that the conditions linear in it leave open, the others being
kept. Conditions that bound each other from both sides (r_0 ≤ r ≤ r_max) are met in a few such moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from flint import fmpq

from derive.algebra.kernel_values import Value
from derive.algebra.knowledge import Fact
from derive.algebra.positivity import POSSIBLE, Range, Signs, coefficients, sign_of_number, times
from derive.algebra.values import evaluate, random_value, sign_of_value

MOVES = 25


def repair(
    values: list[Value],
    facts: Sequence[Fact],
    ranges: Sequence[Range],
    movable: Sequence[int],
    source: Random,
    attempt: int,
) -> bool:
    """Change values at `movable` positions until every fact holds; False when the moves run out."""
    for _ in range(MOVES):
        broken = [polynomial for polynomial, signs in facts if sign_of_value(evaluate(polynomial, values)) not in signs]
        if not broken:
            return True
        used = [place for place, degree in enumerate(source.choice(broken).degrees()) if degree > 0 and place in movable]
        if not used:
            return False
        place = source.choice(used)
        interval = _left_open(place, values, facts, ranges[place])
        if interval is not None and not interval.is_empty:
            values[place] = random_value(interval, source, attempt)
    return False


def _left_open(place: int, values: Sequence[Value], facts: Sequence[Fact], interval: Range) -> Range | None:
    """Return the values of one generator that satisfy all facts linear in it."""
    for polynomial, signs in facts:
        degree = polynomial.degrees()[place]
        if degree == 0 or signs == POSSIBLE["!=0"]:
            continue
        if degree > 1:
            return None
        rest, slope = (evaluate(part, values) for part in coefficients(polynomial, place))
        if not isinstance(rest, fmpq) or not isinstance(slope, fmpq):
            return None
        if slope:
            interval = interval.meet(half_line(-rest / slope, times(signs, frozenset({sign_of_number(slope)}))))
    return interval


def half_line(bound: fmpq, direction: Signs) -> Range:
    """Return where a linear function with this zero has one of the signs."""
    if direction == POSSIBLE["=0"]:
        return Range(bound, bound, False, False)
    if -1 not in direction:
        return Range(lower=bound, open_lower=0 not in direction)
    if 1 not in direction:
        return Range(upper=bound, open_upper=0 not in direction)
    return Range()
