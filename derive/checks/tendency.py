"""Where a generator goes when the variable goes to infinity, or to zero from above."""

from __future__ import annotations

import sympy
from flint import fmpq

from derive.algebra.derivative import tangent
from derive.algebra.positivity import POSSIBLE
from derive.checks.situation import Situation


def rational(number: sympy.Expr) -> fmpq | None:
    """Return an exact rational as FLINT stores it, or None."""
    return fmpq(int(number.p), int(number.q)) if isinstance(number, sympy.Rational) else None


def tendency(situation: Situation, generator: sympy.Expr, variable: sympy.Symbol, point: sympy.Expr) -> sympy.Expr | None:
    """Return oo, -oo or 0 (from above) when the generator certainly tends there, else None."""
    if generator == variable:
        return point if point.is_infinite else None
    if isinstance(generator, sympy.log) and generator.args[0] == variable:
        return {sympy.oo: sympy.oo, sympy.S.Zero: -sympy.oo}.get(point)
    if isinstance(generator, sympy.Pow) and generator.base == variable:
        return _root(generator.exp, point)
    if isinstance(generator, (sympy.Pow, sympy.exp)) and point.is_infinite:
        return _exponential(situation, generator, variable, point)
    return None


def _root(exponent: sympy.Expr, point: sympy.Expr) -> sympy.Expr | None:
    if point not in (sympy.oo, sympy.S.Zero) or exponent.is_positive is None:
        return None
    return point if exponent.is_positive else {sympy.oo: sympy.S.Zero, sympy.S.Zero: sympy.oo}[point]


def _exponential(situation: Situation, power: sympy.Expr, variable: sympy.Symbol, point: sympy.Expr) -> sympy.Expr | None:
    """A power with the variable in its exponent: the signs of base - 1 and of the exponent's slope decide."""
    base, exponent = power.as_base_exp()
    slope = tangent(exponent, {variable: sympy.S.One})
    if variable in base.free_symbols or variable in slope.free_symbols:
        return None
    base_signs = POSSIBLE[">0"] if base is sympy.E else situation.signs(base - 1)
    slope_signs = situation.signs(slope)
    if len(base_signs) != 1 or len(slope_signs) != 1:
        return None
    direction = next(iter(base_signs)) * next(iter(slope_signs)) * (1 if point == sympy.oo else -1)
    return {1: sympy.oo, -1: sympy.S.Zero}.get(direction)
