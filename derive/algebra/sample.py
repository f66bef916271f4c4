"""Exact rational points inside declared domains and joint conditions.

The same symbols, conditions and seed give the same points, whatever order they came in.

    >>> from sympy import symbols
    >>> from derive.equation import less
    >>> a, b = symbols("a b", positive=True)
    >>> all(point[a] < point[b] for point in sample([a, b], [less(a, b)], 5, seed=1))
    True
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

import sympy
from sympy import Rational, Symbol

from derive.algebra.ball import Functions, evaluate, sign_of_ball
from derive.algebra.work import OutOfReach
from derive.equation import Condition
from derive.symbols import Domain, EconomicSymbol, domain_of

Point = dict[Symbol, Rational]

_DENOMINATORS = (2, 3, 4, 5, 7, 8)
_TRIES = 60


def in_order(symbols: Iterable[Symbol]) -> list[Symbol]:
    """Return the symbols sorted by name, so that no result depends on hashing."""
    wanted = set(symbols)
    if len({symbol.name for symbol in wanted}) == len(wanted):
        return sorted(wanted, key=lambda symbol: str(symbol.name))
    return sorted(wanted, key=lambda symbol: (symbol.name, str(domain_of(symbol))))


def random_in(domain: Domain, source: random.Random, spread: int = 3) -> Rational:
    """Return a random rational in a domain; unbounded sides reach about `spread` away."""
    if domain.integer:
        return _random_integer(domain, source, spread)
    if domain.lower is not None and domain.upper is not None:
        fraction = Fraction(source.randint(1, 96), 97)
        lower, upper = _rational(domain.lower, 1), _rational(domain.upper, -1)
        return _exact(lower + (upper - lower) * fraction if upper > lower else lower)
    distance = Fraction(source.randint(1, spread * 8), source.choice(_DENOMINATORS))
    if domain.lower is not None:
        return _exact(_rational(domain.lower, 1) + distance)
    if domain.upper is not None:
        return _exact(_rational(domain.upper, -1) - distance)
    return _exact(distance * source.choice((1, -1)))


def _exact(number: Fraction) -> Rational:
    return Rational(number.numerator, number.denominator)


def _rational(bound: sympy.Expr, inward: int) -> Fraction:
    """Return the bound, or a rational just inside an irrational one."""
    if isinstance(bound, Rational):
        return Fraction(int(bound.p), int(bound.q))
    return Fraction(str(sympy.N(bound, 20))) + inward * Fraction(1, 10**15)


def _random_integer(domain: Domain, source: random.Random, spread: int) -> Rational:
    lower = None if domain.lower is None else int(sympy.ceiling(domain.lower))
    upper = None if domain.upper is None else int(sympy.floor(domain.upper))
    if lower is not None and domain.open_lower and lower == domain.lower:
        lower += 1
    if upper is not None and domain.open_upper and upper == domain.upper:
        upper -= 1
    if lower is None and upper is None:
        lower, upper = -2 * spread, 2 * spread
    first = lower if lower is not None else (upper or 0) - 2 * spread
    last = upper if upper is not None else first + 2 * spread
    number = source.randint(first, max(first, min(last, first + 12 * spread)))
    return sympy.Integer(1 if number == 0 and domain.nonzero else number)


def holds(condition: Condition, point: Mapping[Symbol, Rational], functions: Functions | None = None) -> bool | None:
    """Whether a condition certainly holds at a point; None where the enclosure leaves it open."""
    try:
        sign = sign_of_ball(evaluate(condition.expression, point, 128, functions))
    except OutOfReach:
        return None
    return None if sign is None else condition.satisfied_by(sympy.Integer(sign))


def points(
    symbols: Iterable[Symbol],
    conditions: Sequence[Condition] = (),
    seed: int = 0,
    domains: Mapping[Symbol, Domain] | None = None,
    functions: Functions | None = None,
) -> Iterator[Point]:
    """Yield points inside the domains at which every condition certainly holds; stops when too many tries fail."""
    wanted = in_order({*symbols, *(name for condition in conditions for name in condition.free_symbols)})
    ranges = {symbol: (domains or {}).get(symbol) or domain_of(symbol) for symbol in wanted}
    fixed = _solved_equalities(conditions, wanted)
    finer = _finer_assumptions(wanted)
    source = random.Random(seed)
    failures = 0
    while failures < _TRIES:
        spread = 1 + (failures + source.randint(0, 4)) % 8
        point = {symbol: random_in(ranges[symbol], source, spread) for symbol in wanted if symbol not in fixed}
        fits = _complete(point, fixed, ranges) and all(getattr(point[symbol], fact) is known for symbol, fact, known in finer)
        if fits and all(holds(condition, point, functions) for condition in conditions):
            failures = 0
            yield {symbol: point[symbol] for symbol in wanted}
        else:
            failures += 1


def sample(
    symbols: Iterable[Symbol],
    conditions: Sequence[Condition] = (),
    count: int = 8,
    seed: int = 0,
    domains: Mapping[Symbol, Domain] | None = None,
) -> list[Point]:
    """Return up to `count` random points; fewer when the conditions are hard or impossible to meet."""
    return list(islice(points(symbols, conditions, seed, domains), count))


def _finer_assumptions(symbols: Iterable[Symbol]) -> list[tuple[Symbol, str, bool]]:
    """Return what plain SymPy symbols assume beyond an interval: an even number, a prime, no rational number."""
    facts = ("is_even", "is_odd", "is_prime", "is_composite", "is_irrational", "is_integer")
    plain = [symbol for symbol in symbols if not isinstance(symbol, EconomicSymbol)]
    return [(symbol, fact, known) for symbol in plain for fact in facts if (known := getattr(symbol, fact)) is not None]


def _solved_equalities(conditions: Sequence[Condition], wanted: Sequence[Symbol]) -> dict[Symbol, sympy.Expr]:
    """Solve equality conditions that are linear in some symbol, so that random points can satisfy them."""
    solved: dict[Symbol, sympy.Expr] = {}
    for condition in conditions:
        if condition.sign != "=0":
            continue
        residual = condition.expression.xreplace(solved)
        for symbol in wanted:
            slope = sympy.diff(residual, symbol)
            if symbol not in solved and slope != 0 and symbol not in slope.free_symbols:
                value = symbol - residual / slope
                rest = sympy.expand(value)
                if symbol not in rest.free_symbols:
                    solved = {name: old.xreplace({symbol: rest}) for name, old in solved.items()} | {symbol: rest}
                    break
    return solved


def _complete(point: Point, fixed: Mapping[Symbol, sympy.Expr], ranges: Mapping[Symbol, Domain]) -> bool:
    for symbol, expression in fixed.items():
        value = expression.xreplace(point)
        if not isinstance(value, Rational) or not ranges[symbol].contains(value):
            return False
        point[symbol] = value
    return True
