"""What declared slopes say about two values of one function: u(a) > u(b) where a > b, and the other way round.

A function that rises in some arguments and falls in others moves in a known direction when every argument moves in a known
one. A concave function of one argument lies below its tangents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations

import sympy

from derive.algebra.positivity import ANY, POSSIBLE, Signs, times
from derive.functions import DeclaredFunction

MOST_FUNCTIONS = 8
Fact = tuple[sympy.Expr, Signs]
Question = Callable[[sympy.Expr], Signs]


def comparisons(expressions: Sequence[sympy.Expr], signs_of: Question) -> Iterator[Fact]:
    """Yield expressions with the signs that declared slopes and concavity leave them; `signs_of` says what is known.

    >>> from derive.functions import function
    >>> from derive.algebra.positivity import POSSIBLE
    >>> a, b = sympy.symbols("a b")
    >>> u = function("u", 1, ("utility", "效用"), signs={1: ">0"})
    >>> known = {a - b: POSSIBLE[">0"]}
    >>> [(str(one), sorted(signs)) for one, signs in comparisons([u(a), u(b)], lambda one: known.get(one, ANY))]
    [('u(a) - u(b)', [1])]
    """
    applied = [one for one in expressions if isinstance(one, DeclaredFunction)]
    if not 1 < len(applied) <= MOST_FUNCTIONS:
        return
    for left, right in combinations(applied, 2):
        if left.func == right.func:
            yield from _compared(signs_of, left, right)
    for value, slope in permutations(applied, 2):
        if _is_slope_of(slope, value):
            yield from _below_tangent(applied, value, slope)


def _compared(signs_of: Question, left: DeclaredFunction, right: DeclaredFunction) -> Iterator[Fact]:
    """The difference of two values moves with the differences of the arguments, and with one of them alone also back."""
    gaps = [(place, one - other) for place, (one, other) in enumerate(zip(left.args, right.args, strict=True)) if one != other]
    slopes = {place: _slope(left, place) for place, _ in gaps}
    if ANY in slopes.values():
        return
    signs = {place: signs_of(gap) for place, gap in gaps}
    moves = [times(signs[place], slopes[place]) for place, _ in gaps]
    for direction in (1, -1):
        weakly = frozenset({0, direction})
        if all(move <= weakly for move in moves):
            yield left - right, frozenset({direction}) if any(0 not in move for move in moves) else weakly
    if len(gaps) == 1:
        ((place, gap),) = gaps
        difference, slope = signs_of(left - right), slopes[place]
        if slope in (POSSIBLE[">0"], POSSIBLE["<0"]) and difference != ANY:
            yield gap, times(difference, slope)
        elif slope in (POSSIBLE[">=0"], POSSIBLE["<=0"]) and difference in (POSSIBLE[">0"], POSSIBLE["<0"]):
            yield gap, times(difference, slope - {0})


def _slope(applied: DeclaredFunction, place: int) -> Signs:
    sign = applied.declaration.sign(tuple(sorted((*applied.index, place + 1))))
    return ANY if sign is None else POSSIBLE[sign]


def _is_slope_of(slope: DeclaredFunction, value: DeclaredFunction) -> bool:
    return slope.declaration == value.declaration and slope.index == (1,) and value.index == () and len(value.args) == 1


def _below_tangent(applied: list[DeclaredFunction], value: DeclaredFunction, slope: DeclaredFunction) -> Iterator[Fact]:
    """f(a) <= f(b) + f'(b)*(a - b) for a concave f."""
    declaration, touching = value.declaration, value.func(*slope.args)
    if not (declaration.concave or declaration.sign((1, 1)) in ("<0", "<=0")) or touching not in applied or touching == value:
        return
    yield touching + slope * (value.args[0] - slope.args[0]) - value, POSSIBLE[">=0"]
