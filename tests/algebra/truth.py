"""Whether two expressions agree, in 60-digit mpmath: an evaluator that shares nothing with derive's."""

from __future__ import annotations

import random
from typing import Any

import mpmath
import sympy
from sympy import Rational, sqrt

from derive.functions import DeclaredFunction

_X1, _X2 = sympy.symbols("x1 x2", positive=True)
CONCRETE = {
    "u": ((_X1,), sqrt(_X1) * 3 - 1 / _X1),
    "F": ((_X1, _X2), _X1 ** Rational(1, 3) * _X2 ** Rational(1, 2) + 2 * sqrt(_X1) + 3 * sqrt(_X2)),
    "Ld": ((_X1, _X2), _X1**2 + _X1 / _X2 + 1 / _X2),
    "f": ((_X1,), _X1**3 / 7 + 2 / _X1 + _X1),
}


class Undefined(Exception):  # noqa: N818
    """There is no real value here."""


def value(expression: Any, point: dict[Any, Any]) -> Any:
    """Evaluate in mpmath; declared functions by the concrete ones above."""
    if expression in point:
        return point[expression]
    if isinstance(expression, sympy.Rational):
        return mpmath.mpf(int(expression.p)) / int(expression.q)
    if isinstance(expression, DeclaredFunction):
        arguments, body = CONCRETE[expression.declaration.key]
        for place in expression.index:
            body = sympy.diff(body, arguments[place - 1])
        inner = [value(argument, point) for argument in expression.args]
        if any(number <= 0 for number in inner):
            raise Undefined
        return value(body, dict(zip(arguments, inner, strict=True)))
    parts = [value(argument, point) for argument in expression.args]
    if isinstance(expression, sympy.Add):
        return mpmath.fsum(parts)
    if isinstance(expression, sympy.Mul):
        return mpmath.fprod(parts)
    if isinstance(expression, sympy.Pow):
        if (parts[0] == 0 and parts[1] < 0) or (parts[0] < 0 and parts[1] != int(parts[1])):
            raise Undefined
        return parts[0] ** parts[1]
    if isinstance(expression, sympy.log):
        if parts[0] <= 0:
            raise Undefined
        return mpmath.log(parts[0])
    if isinstance(expression, sympy.Abs):
        return abs(parts[0])
    if isinstance(expression, sympy.exp) or expression is sympy.E:
        return mpmath.exp(parts[0]) if parts else mpmath.e
    raise Undefined


def _point(symbols: list[Any], source: random.Random) -> dict[Any, Any]:
    point = {}
    for symbol in symbols:
        share = mpmath.mpf(source.randint(1, 9999)) / 10007
        domain = symbol.domain
        if domain.lower is not None and domain.upper is not None:
            point[symbol] = share
        elif domain.lower is not None:
            point[symbol] = mpmath.mpf(int(domain.lower)) + share * 3 + mpmath.mpf(1) / 10
        else:
            point[symbol] = (share - mpmath.mpf(1) / 2) * 6
    return point


def agreement(left: sympy.Expr, right: sympy.Expr, source: random.Random, count: int = 3) -> bool | None:
    """Whether both sides agree at random points to 40 digits; None when they exist nowhere that was tried."""
    symbols = sorted(left.free_symbols | right.free_symbols, key=str)
    tried = 0
    with mpmath.workdps(60):
        for _ in range(12):
            point = _point(symbols, source)
            try:
                one, other = value(left, point), value(right, point)
            except (Undefined, ZeroDivisionError, OverflowError):
                continue
            tried += 1
            if abs(one - other) > mpmath.mpf(10) ** -35 * (1 + abs(one)):
                return False
            if tried >= count:
                return True
    return True if tried else None
