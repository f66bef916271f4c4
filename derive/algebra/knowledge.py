"""What is known about some generators, and which signs a polynomial in them may have.

The sign is read off the coefficients, factor by factor. A factor that occurs in a fact takes its sign from there; a
quadratic takes it from its discriminant; a fact that is linear in a generator replaces it by a slack; what is left in a
bounded box is halved a fixed number of times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flint import fmpq, fmpq_mpoly

from derive.algebra.positivity import (
    ANY,
    POSSIBLE,
    Range,
    Signs,
    coefficient_signs,
    coefficients,
    power,
    sign_of_number,
    substitute_fraction,
    times,
)

LARGEST_TERMS = 3000
LARGEST_QUADRATIC = 60
QUADRATICS_IN_A_ROW = 3
HALVINGS = 7
SUBSTITUTIONS = 60
SLACKS_IN_A_ROW = 3

Fact = tuple[fmpq_mpoly, Signs]


class Knowledge:
    """Ranges of the generators and signs of polynomials in them; answers which signs a polynomial may have."""

    def __init__(self, ranges: Sequence[Range], facts: Iterable[Fact] = (), *, depth: int = SLACKS_IN_A_ROW) -> None:
        self.ranges = list(ranges)
        self.facts: list[Fact] = []
        self._unread: list[Fact] = []
        self._factor_facts: dict[str, Signs] = {}
        self._found: dict[str, Signs] = {}
        self._slackened: dict[tuple[int, int, int], Knowledge] = {}
        self._depth = depth
        self._budget = [SUBSTITUTIONS]
        for polynomial, signs in facts:
            self.learn(polynomial, signs)

    @property
    def is_contradictory(self) -> bool:
        """Whether the ranges and the facts have been seen to contradict each other."""
        self._read_factors()
        return any(interval.is_empty for interval in self.ranges) or any(not signs for signs in self._factor_facts.values())

    def learn(self, polynomial: fmpq_mpoly, signs: Signs) -> None:
        """Add the fact that a polynomial has one of the signs."""
        self._found.clear()
        self._slackened.clear()
        if polynomial.is_constant():
            constant = sign_of_number(polynomial.leading_coefficient()) if polynomial else 0
            if constant not in signs:
                self._factor_facts[str(polynomial)] = frozenset()
                self.facts.append((polynomial.context().constant(1), POSSIBLE["<0"]))  # no point satisfies it
            return
        if self._tighten(polynomial, signs):
            return
        self.facts.append((polynomial, signs))
        self._unread.append((polynomial, signs))

    def _read_factors(self) -> None:
        """Draw from each fact what it says about its factors; factoring is put off until somebody asks."""
        while self._unread:
            self._read_fact(*self._unread.pop(0))

    def _read_fact(self, polynomial: fmpq_mpoly, signs: Signs) -> None:
        unit, factors = polynomial.factor()
        settled = frozenset({sign_of_number(unit)})
        unsettled = []
        for factor, exponent in factors:
            known = self._by_coefficients(factor)
            if 0 not in signs:
                self._note(factor, POSSIBLE["!=0"])
            if len(known) == 1 or (exponent % 2 == 0 and 0 not in signs):
                settled = times(settled, power(known - {0}, exponent))
            else:
                unsettled.append((factor, exponent))
        if len(unsettled) == 1 and len(settled) == 1 and settled != {0}:
            factor, exponent = unsettled[0]
            if exponent % 2:
                self._note(factor, times(signs, settled))

    def _note(self, factor: fmpq_mpoly, signs: Signs) -> None:
        name = str(factor)
        self._factor_facts[name] = self._factor_facts.get(name, ANY) & signs

    def _tighten(self, polynomial: fmpq_mpoly, signs: Signs) -> bool:
        """Turn a fact about a single generator, such as r > 0 or r - 2 < 0, into a narrower range."""
        degrees = polynomial.degrees()
        if sum(degrees) != 1:
            return False
        position = degrees.index(1)
        rest, slope = (part.leading_coefficient() if part else fmpq(0) for part in coefficients(polynomial, position))
        bound = -rest / slope
        direction = times(signs, frozenset({sign_of_number(slope)}))
        if direction == POSSIBLE["!=0"]:
            if bound != 0:
                return False
            narrower = Range(nonzero=True)
        elif direction <= POSSIBLE[">=0"] and 1 in direction:
            narrower = Range(lower=bound, open_lower=0 not in direction)
        elif direction <= POSSIBLE["<=0"] and -1 in direction:
            narrower = Range(upper=bound, open_upper=0 not in direction)
        elif direction == POSSIBLE["=0"]:
            narrower = Range(bound, bound, False, False)
        else:
            return False
        self.ranges[position] = self.ranges[position].meet(narrower)
        return True

    def signs(self, polynomial: fmpq_mpoly) -> Signs:
        """Return the signs that the polynomial may have."""
        if not polynomial:
            return POSSIBLE["=0"]
        if polynomial.is_constant():
            return frozenset({sign_of_number(polynomial.leading_coefficient())})
        if len(polynomial) > LARGEST_TERMS:
            return ANY
        name = str(polynomial)
        if name not in self._found:
            direct = self._by_coefficients(polynomial)
            self._found[name] = direct if len(direct) == 1 else direct & self._by_factors(polynomial)
        return self._found[name]

    def at_once(self, polynomial: fmpq_mpoly) -> Signs:
        """Return the signs that coefficients and facts about factors leave possible, without any search."""
        direct = self._found.get(str(polynomial)) or self._by_coefficients(polynomial)
        if len(direct) == 1 or 0 not in direct or len(polynomial) > LARGEST_TERMS:
            return direct
        self._read_factors()
        unit, factors = polynomial.factor()
        possible = frozenset({sign_of_number(unit)})
        for factor, exponent in factors:
            known = self._factor_facts.get(str(factor), ANY) & self._by_coefficients(factor)
            possible = times(possible, power(known, exponent))
        return direct & possible

    def fraction(self, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> Signs:
        """Return the signs of a quotient whose denominator does not vanish."""
        return times(self.signs(numerator), self.signs(denominator) - {0})

    def _by_factors(self, polynomial: fmpq_mpoly) -> Signs:
        unit, factors = polynomial.factor()
        possible = frozenset({sign_of_number(unit)})
        for factor, exponent in factors:
            possible = times(possible, power(self._factor(factor), exponent))
        return possible

    def _factor(self, factor: fmpq_mpoly) -> Signs:
        name = str(factor)
        if name in self._found:
            return self._found[name]
        self._read_factors()
        possible = self._factor_facts.get(name, ANY) & self._by_coefficients(factor)
        if len(possible) > 1:
            possible &= self._by_discriminant(factor, QUADRATICS_IN_A_ROW)
        if len(possible) > 1:
            possible = self._by_slack(factor, possible)
        if len(possible) > 1:
            possible &= self._by_halving(factor)
        self._found[name] = possible
        return possible

    def _by_coefficients(self, polynomial: fmpq_mpoly) -> Signs:
        return coefficient_signs(polynomial, self.ranges)

    def _by_discriminant(self, polynomial: fmpq_mpoly, depth: int) -> Signs:
        """Read a*x**2 + b*x + c with 4*a*c > b**2: it has the sign of a everywhere."""
        for position, degree in enumerate(polynomial.degrees()):
            if degree == 2 and len(polynomial) <= LARGEST_QUADRATIC and depth:
                constant, linear, square = coefficients(polynomial, position)
                leading = self._by_coefficients(square)
                if len(leading) == 1 and leading != POSSIBLE["=0"]:
                    discriminant = 4 * square * constant - linear * linear
                    margin = self._by_coefficients(discriminant)
                    if len(margin) > 2:
                        margin = self._by_discriminant(discriminant, depth - 1)
                    if margin <= POSSIBLE[">=0"]:
                        return leading | (margin & POSSIBLE["=0"])
        return ANY

    def _by_slack(self, factor: fmpq_mpoly, possible: Signs) -> Signs:
        """Put a slack z > 0 in place of a generator that a condition bounds from one side; few slacks are tried first."""
        for depth in range(self._depth):
            for number, (polynomial, signs) in enumerate(self.facts):
                for position in self._slack_positions(factor, polynomial, signs):
                    possible &= self._signs_with_slack(factor, number, position, depth)
                    if len(possible) <= 1:
                        return possible
        return possible

    def _slack_positions(self, factor: fmpq_mpoly, fact: fmpq_mpoly, signs: Signs) -> list[int]:
        """Return the generators that occur in a polynomial and, linearly, in a fact that bounds them."""
        if self._budget[0] <= 0 or not (signs <= POSSIBLE[">=0"] or signs <= POSSIBLE["<=0"]):
            return []
        both = enumerate(zip(fact.degrees(), factor.degrees(), strict=True))
        return [position for position, (degree, other) in both if degree == 1 and other]

    def _signs_with_slack(self, factor: fmpq_mpoly, number: int, position: int, depth: int) -> Signs:
        polynomial, signs = self.facts[number]
        rest, slope = coefficients(polynomial if signs <= POSSIBLE[">=0"] else -polynomial, position)
        slope_signs = self._by_coefficients(slope)
        if slope_signs not in (POSSIBLE[">0"], POSSIBLE["<0"]) or self._budget[0] <= 0:
            return ANY
        self._budget[0] -= 1
        inner = self._slackened.get((number, position, depth))
        if inner is None:
            others = [other for place, other in enumerate(self.facts) if place != number]
            inner = self._with_slack(position, slope, rest, slope_signs, 0 not in signs, others, depth)
            self._slackened[number, position, depth] = inner
        slack = factor.context().gen(position) - rest
        moved = substitute_fraction(factor, position, slack, slope)
        return times(inner.signs(moved), power(slope_signs, factor.degrees()[position]))

    def _with_slack(
        self,
        position: int,
        slope: fmpq_mpoly,
        rest: fmpq_mpoly,
        slope_signs: Signs,
        strict: bool,
        others: list[Fact],
        depth: int,
    ) -> Knowledge:
        replaced = self.ranges[position]
        slack = slope.context().gen(position) - rest
        ranges = [*self.ranges]
        ranges[position] = Range(lower=fmpq(0), open_lower=strict)
        inner = Knowledge(ranges, depth=depth)
        inner._budget = self._budget
        for polynomial, signs in others:
            degree = polynomial.degrees()[position]
            moved = substitute_fraction(polynomial, position, slack, slope)
            inner.learn(moved, times(signs, power(slope_signs, degree)))
        if replaced.lower is not None:
            signs = POSSIBLE[">0"] if replaced.open_lower else POSSIBLE[">=0"]
            inner.learn(slack - replaced.lower * slope, times(signs, slope_signs))
        if replaced.upper is not None:
            signs = POSSIBLE["<0"] if replaced.open_upper else POSSIBLE["<=0"]
            inner.learn(slack - replaced.upper * slope, times(signs, slope_signs))
        return inner

    def _by_halving(self, factor: fmpq_mpoly) -> Signs:
        used = [position for position, degree in enumerate(factor.degrees()) if degree > 0]
        bounded = [p for p in used if self.ranges[p].lower is not None and self.ranges[p].upper is not None]
        if len(bounded) < len(used) or len(used) > 3:
            return ANY
        return _halved(factor, self.ranges, bounded, HALVINGS)


def _halved(factor: fmpq_mpoly, ranges: list[Range], bounded: list[int], depth: int) -> Signs:
    direct = coefficient_signs(factor, ranges)
    if direct != ANY or depth == 0:
        return direct
    widest = max(bounded, key=lambda position: _width(ranges[position]))
    interval = ranges[widest]
    middle = interval.lower + _width(interval) / 2
    found: Signs = frozenset()
    for half in (replace(interval, upper=middle, open_upper=False), replace(interval, lower=middle, open_lower=False)):
        found |= _halved(factor, [*ranges[:widest], half, *ranges[widest + 1 :]], bounded, depth - 1)
        if found == ANY:
            break
    return found


def _width(interval: Range) -> fmpq:
    """The length of an interval with two bounds."""
    assert interval.lower is not None
    assert interval.upper is not None
    return interval.upper - interval.lower
