"""From a numeric candidate to a certified solution, with its place in the domains.

Newton's method proposes, ball arithmetic judges: a candidate that Krawczyk's test does not confirm is never called a
solution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

import sympy
from flint import arb
from sympy import Symbol

from derive.algebra.ball import evaluate, exact_ball, sign_of_ball
from derive.algebra.krawczyk import Box
from derive.algebra.work import OutOfReach
from derive.equation import Condition
from derive.numeric.exact_point import exact_point
from derive.numeric.system import Regime
from derive.symbols import Domain, domain_of

Limit: TypeAlias = "Symbol | Condition"
_PRECISION = 256
# From here on an approximate inverse in floating point is good enough, and ball arithmetic would be slow.
_LARGE = 40


@dataclass(frozen=True)
class Solution:
    """Values of all unknowns, and what is known about them.

    `certified` says that exactly one solution lies within `radius` of `centre`, of which `values` are the nearest floats.
    `edge` names the unknowns that lie on a bound of their domain, or the conditions that hold with equality, as far as
    the enclosure can tell; `outside` those that lie beyond. Where the solution is known exactly (`exact`), a bound that
    does not belong to its domain counts as outside.
    """

    values: Mapping[Symbol, float]
    radius: float
    certified: bool
    centre: Mapping[Symbol, Fraction]
    enclosure: Mapping[Symbol, arb]
    edge: tuple[Limit, ...] = ()
    outside: tuple[Limit, ...] = ()
    reason: str = ""
    exact: bool = False

    def __getitem__(self, key: str | Symbol) -> float:
        return next(value for symbol, value in self.values.items() if str(symbol) == str(key))

    @property
    def admissible(self) -> bool:
        """Whether it is certified and not outside the domains."""
        return self.certified and not self.outside

    def same_as(self, other: Solution) -> bool:
        """Whether two certified boxes hold the same solution: each has only one, and the enclosures meet."""
        return all(abs(self.centre[symbol] - other.centre[symbol]) <= max(self.radius, other.radius) for symbol in self.centre)


def certify(regime: Regime, near: Mapping[Symbol, float], givens: Mapping[Symbol, Any], order: tuple[Symbol, ...]) -> Solution:
    """Judge a candidate; `near` has values for the core unknowns, `order` is the order of the answer.

    >>> from derive.numeric.system import System
    >>> x, a = sympy.symbols("x a", positive=True)
    >>> regime = System.of([x**2 - a], [x]).regimes[0]
    >>> found = certify(regime, {x: 1.41}, {a: 2}, (x,))
    >>> found.certified, found.values[x], 2 * found.radius <= 1e-10
    (True, 1.4142135623730951, True)
    """
    try:
        inverse = approximate_inverse(regime, near, givens) if len(regime.unknowns) > _LARGE else None
        box = regime.judge.certify(near, givens, inverse=inverse)
    except OutOfReach as limit:
        return Solution(dict(near), float("inf"), False, {}, {}, reason=limit.reason)
    edge, outside = _placed(regime, box, givens)
    known = exact_point(regime, box, givens) if edge else None
    if known is not None:
        outside = (*outside, *(limit for limit in edge if not _belongs(limit, {**givens, **known})))
    return Solution(
        {symbol: 0.0 if box.enclosure[symbol].contains(0) else float(box.centre[symbol]) for symbol in order},
        float(box.radius),
        True,
        {symbol: box.centre[symbol] for symbol in order},
        box.enclosure,
        edge,
        outside,
        exact=known is not None,
    )


def _belongs(limit: Limit, values: Mapping[Symbol, Any]) -> bool:
    """Whether a point that is known exactly lies in a domain, or satisfies a condition."""
    if isinstance(limit, Condition):
        return limit.satisfied_by(limit.expression.xreplace({symbol: sympy.S(value) for symbol, value in values.items()}))
    return domain_of(limit).contains(values[limit])


def approximate_inverse(regime: Regime, near: Mapping[Symbol, float], givens: Mapping[Symbol, Any]) -> list[list[float]] | None:
    """Return the inverse of the Jacobian in floating point, or None where there is none."""
    import numpy as np

    values = np.array([[float(near[unknown])] for unknown in regime.unknowns])
    parameters = np.array([[float(givens[given])] for given in regime.givens]).reshape(-1, 1)
    _, jacobian, _ = regime.program(values, parameters)
    try:
        found: list[list[float]] = np.linalg.inv(jacobian[:, :, 0]).tolist()
    except np.linalg.LinAlgError:
        return None
    return found


def _placed(regime: Regime, box: Box, givens: Mapping[Symbol, Any]) -> tuple[tuple[Limit, ...], tuple[Limit, ...]]:
    """What of the domains and conditions is met with equality, and what is broken."""
    places: dict[Limit, int | None] = {symbol: place(domain_of(symbol), ball) for symbol, ball in box.enclosure.items()}
    values = {**{symbol: exact_ball(value) for symbol, value in givens.items()}, **box.enclosure}
    for condition in regime.conditions:
        places[condition] = _holds(condition, values)
    edge = tuple(limit for limit, position in places.items() if position is None)
    return edge, tuple(limit for limit, position in places.items() if position == -1)


def place(domain: Domain, ball: arb) -> int | None:
    """Return 1 for a ball inside a domain, -1 for one outside, None for one that meets a bound.

    >>> from derive.symbols import POSITIVE
    >>> place(POSITIVE, arb(1)), place(POSITIVE, arb(-1)), place(POSITIVE, arb(0, 1e-30))
    (1, -1, None)
    """
    gaps = [] if domain.lower is None else [ball - evaluate(domain.lower, {}, _PRECISION)]
    gaps += [] if domain.upper is None else [evaluate(domain.upper, {}, _PRECISION) - ball]
    if any(gap < 0 for gap in gaps) or (domain.integer and not ball.contains_integer()):
        return -1
    if not all(gap > 0 for gap in gaps) or (domain.nonzero and ball.contains(0)):
        return None
    return 1


def _holds(condition: Condition, values: Mapping[Symbol, arb]) -> int | None:
    try:
        sign = sign_of_ball(evaluate(condition.expression, values, _PRECISION))
    except OutOfReach:
        return None
    if sign is None or sign == 0:
        return None if condition.sign != "=0" else 1
    return 1 if condition.satisfied_by(sympy.Integer(sign)) else -1
