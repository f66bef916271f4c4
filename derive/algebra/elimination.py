"""Solving equations that are linear in some symbol, one symbol at a time.

Each equation `slope*x + rest = 0` whose slope is known not to vanish is used up to replace x by -rest/slope in all the
others. A constant slope is best, then one whose sign is known; a slope that may vanish is used only on request, and is
then listed among the `divisors`. What cannot be solved in this way is left in `remaining`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flint import fmpq_mpoly

from derive.algebra.knowledge import Knowledge
from derive.algebra.positivity import POSSIBLE, Range, coefficients, substitute_fraction

LARGEST_TERMS = 3000


@dataclass(frozen=True)
class Pivot:
    """`slope * generator + rest = 0`, solved for the generator at `position`."""

    position: int
    slope: fmpq_mpoly
    rest: fmpq_mpoly


@dataclass
class Elimination:
    """The triangular form of a system of polynomial equations.

    `remaining` are equations that no pivot solves; `divisors` are pivots not known to be nonzero; `contradictory` says
    that the equations cannot hold together.
    """

    pivots: list[Pivot] = field(default_factory=list)
    remaining: list[fmpq_mpoly] = field(default_factory=list)
    divisors: list[fmpq_mpoly] = field(default_factory=list)
    contradictory: bool = False

    @property
    def solved(self) -> frozenset[int]:
        """The positions of the generators that have been replaced."""
        return frozenset(pivot.position for pivot in self.pivots)

    def reduce(self, polynomial: fmpq_mpoly) -> fmpq_mpoly:
        """Return the polynomial in the free generators, times powers of the slopes."""
        for pivot in self.pivots:
            if polynomial.degrees()[pivot.position]:
                polynomial = substitute_fraction(polynomial, pivot.position, -pivot.rest, pivot.slope)
        return polynomial

    def reduce_fraction(self, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """Return a fraction in the free generators, in lowest terms."""
        for pivot in self.pivots:
            above, below = numerator.degrees()[pivot.position], denominator.degrees()[pivot.position]
            if not above and not below:
                continue
            numerator = substitute_fraction(numerator, pivot.position, -pivot.rest, pivot.slope)
            denominator = substitute_fraction(denominator, pivot.position, -pivot.rest, pivot.slope)
            if above > below:
                denominator *= pivot.slope ** (above - below)
            elif below > above:
                numerator *= pivot.slope ** (below - above)
            common = numerator.gcd(denominator)
            if not common.is_constant():
                numerator, denominator = numerator / common, denominator / common
        return numerator, denominator

    def knowledge(self, known: Knowledge) -> Knowledge:
        """Return what is known about the free generators; ranges of the others become facts about them."""
        solved = self.solved
        ranges = [Range() if position in solved else interval for position, interval in enumerate(known.ranges)]
        reduced = Knowledge(ranges)
        for pivot in self.pivots:
            for polynomial, signs in _bounds(known.ranges[pivot.position], pivot):
                numerator, denominator = self.reduce_fraction(polynomial, pivot.slope)
                reduced.learn(numerator * denominator, signs)
        for polynomial, signs in known.facts:
            numerator, denominator = self.reduce_fraction(polynomial, polynomial.context().constant(1))
            reduced.learn(numerator * denominator, signs)
        return reduced


def _bounds(interval: Range, pivot: Pivot) -> Iterable[tuple[fmpq_mpoly, frozenset[int]]]:
    """Yield what the range of x says about -rest/slope, as signs of (-rest - bound*slope) over slope."""
    if interval.lower is not None:
        yield -pivot.rest - interval.lower * pivot.slope, POSSIBLE[">0" if interval.open_lower else ">=0"]
    if interval.upper is not None:
        yield -pivot.rest - interval.upper * pivot.slope, POSSIBLE["<0" if interval.open_upper else "<=0"]
    if interval.nonzero:
        yield -pivot.rest, POSSIBLE["!=0"]


def eliminate(
    equations: Sequence[fmpq_mpoly],
    knowledge: Knowledge,
    allowed: Sequence[int],
    *,
    defines: Sequence[int | None] = (),
    inside: Mapping[int, frozenset[int]] | None = None,
    use_open_divisors: bool = False,
) -> Elimination:
    """Solve the equations for generators at `allowed` positions, earlier positions being preferred.

    `defines` names for each equation the generator that it defines, which is preferred to all others. `inside` says which
    generators occur inside a kernel: an equation with that kernel is not solved for them.

    >>> from flint import fmpq_mpoly_ctx
    >>> Y, C, I, b = fmpq_mpoly_ctx.get(("Y", "C", "I", "b"), "degrevlex").gens()
    >>> from derive.algebra.positivity import Range
    >>> system = eliminate([Y - C - I, C - b*Y], Knowledge([Range()] * 4), [2, 1, 0])
    >>> system.reduce(Y*(1 - b) - I)
    0
    """
    done = Elimination()
    named = [*defines, *[None] * (len(equations) - len(defines))]
    waiting = [(polynomial, own) for polynomial, own in zip(equations, named, strict=True) if polynomial]
    while not any(polynomial.is_constant() for polynomial, _ in waiting):
        found = _best_pivot(waiting, knowledge, allowed, inside or {}, use_open_divisors)
        if found is None:
            break
        number, position, slope, is_open = found
        if is_open:
            done.divisors.append(slope)
            knowledge.learn(slope, POSSIBLE["!=0"])
        solved, _ = waiting.pop(number)
        pivot = Pivot(position, slope, coefficients(solved, position)[0])
        done.pivots.append(pivot)
        waiting = [(_put_in(polynomial, pivot), own) for polynomial, own in waiting]
        waiting = [(polynomial, own) for polynomial, own in waiting if polynomial]
    done.contradictory = any(polynomial.is_constant() for polynomial, _ in waiting)
    done.remaining = [without_nonzero_factors(polynomial, knowledge) for polynomial, _ in waiting]
    return done


def _put_in(polynomial: fmpq_mpoly, pivot: Pivot) -> fmpq_mpoly:
    if not polynomial.degrees()[pivot.position]:
        return polynomial
    return substitute_fraction(polynomial, pivot.position, -pivot.rest, pivot.slope)


def without_nonzero_factors(polynomial: fmpq_mpoly, knowledge: Knowledge) -> fmpq_mpoly:
    """Return the product of the factors that may vanish; an equation says nothing more than that one of them does."""
    kept = polynomial.context().constant(1)
    for factor, _ in polynomial.factor()[1]:
        if 0 in knowledge.at_once(factor):
            kept *= factor
    return kept


def _best_pivot(
    waiting: Sequence[tuple[fmpq_mpoly, int | None]],
    knowledge: Knowledge,
    allowed: Sequence[int],
    inside: Mapping[int, frozenset[int]],
    use_open_divisors: bool,
) -> tuple[int, int, fmpq_mpoly, bool] | None:
    """Return number of the equation, position, slope, and whether the slope may vanish."""
    candidates = []
    for number, (polynomial, own) in enumerate(waiting):
        if len(polynomial) > LARGEST_TERMS:
            continue
        degrees = polynomial.degrees()
        hidden = frozenset().union(*(symbols for kernel, symbols in inside.items() if degrees[kernel] > 0))
        for preference, position in enumerate(allowed):
            if degrees[position] == 1 and position not in hidden:
                slope = polynomial.derivative(position)
                is_constant = slope.is_constant()
                rank = (position != own, not is_constant, 0 if is_constant else len(slope), preference, len(polynomial), number)
                candidates.append((rank, number, position, slope))
    candidates.sort(key=lambda candidate: candidate[0])
    # What the coefficients show at once is tried for all candidates before any sign is searched for.
    for shows in (knowledge.at_once, knowledge.signs):
        for _, number, position, slope in candidates:
            if slope.is_constant() or 0 not in shows(slope):
                return number, position, slope, False
    for _, number, position, slope in candidates if use_open_divisors else ():
        return number, position, slope, True
    return None
