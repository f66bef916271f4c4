"""Values and slopes in one walk: dual numbers in ball arithmetic, with a slope for each symbol that matters.

The table is that of `derive.algebra.derivative`, but numbers are carried along instead of formulas, so that a Jacobian of
a large system costs little more than its residuals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import sympy
from flint import arb

from derive.algebra.ball import NOT_A_NUMBER, Functions, Walk, real_power, sign_of_ball, whole_power
from derive.algebra.work import OutOfReach
from derive.functions import DeclaredFunction

Gradient: TypeAlias = "dict[sympy.Symbol, arb]"


class DualWalk(Walk):
    """A walk that remembers gradients beside values; it is made and used at one working precision.

    Definitions are put in one after the other, and carry their gradients along. At a kink, or where a case is not decided
    on the whole ball, a gradient is not a number.

    >>> x, y = sympy.symbols("x y")
    >>> walk = DualWalk({x: arb(3)}, [x])
    >>> walk.define(y, x**2)
    >>> walk.ball(x * y), walk.gradient(x * y)
    (27.0000000000000, {x: 27.0000000000000})
    """

    def __init__(
        self, values: Mapping[sympy.Symbol, arb], unknowns: Iterable[sympy.Symbol], functions: Functions | None = None
    ) -> None:
        super().__init__(dict(values), functions or {})
        self.gradients: dict[sympy.Basic, Gradient] = {unknown: {unknown: arb(1)} for unknown in unknowns}

    def define(self, symbol: sympy.Symbol, expression: sympy.Expr, *, moving: bool = True) -> None:
        """Let a symbol stand for an expression, with its gradient unless only values are wanted."""
        self.values[symbol] = self.known[symbol] = self.ball(expression)
        if moving:
            self.gradients[symbol] = self.gradient(expression)

    def gradient(self, expression: sympy.Basic) -> Gradient:
        """Return the slopes that are not identically zero."""
        found = self.gradients.get(expression)
        if found is None:
            found = self.gradients[expression] = self._moved(expression)
        return found

    def _moved(self, expression: Any) -> Gradient:
        if not expression.args:
            return {}
        if isinstance(expression, sympy.Add):
            return combined([(None, self.gradient(term)) for term in expression.args])
        if isinstance(expression, sympy.Mul):
            return self._product(expression.args)
        if isinstance(expression, sympy.Pow):
            return self._raised(expression.base, expression.exp)
        if isinstance(expression, sympy.exp):
            return combined([(self.ball(expression), self.gradient(expression.args[0]))])
        if isinstance(expression, sympy.log) and len(expression.args) == 1:
            return combined([(1 / self.ball(expression.args[0]), self.gradient(expression.args[0]))])
        if isinstance(expression, DeclaredFunction):
            return self._applied(expression)
        if isinstance(expression, (sympy.Piecewise, sympy.Abs, sympy.Max, sympy.Min)):
            return self._by_cases(expression)
        if any(self.gradient(part) for part in expression.args if isinstance(part, sympy.Expr)):
            raise OutOfReach(f"{type(expression).__name__} has no entry in the table of derivatives")
        return {}

    def _by_cases(self, expression: Any) -> Gradient:
        """The gradient of the case that holds on the whole ball."""
        if isinstance(expression, sympy.Abs):
            sign = sign_of_ball(self.ball(expression.args[0]))
            return combined([(arb(sign) if sign else NOT_A_NUMBER, self.gradient(expression.args[0]))])
        if isinstance(expression, sympy.Piecewise):
            for value, condition in expression.args:
                holds = self._holds(condition)
                if holds is None:
                    break
                if holds:
                    return self.gradient(value)
            return self._undecided([value for value, _ in expression.args])
        for one in expression.args:
            gaps = [self.ball(one) - self.ball(other) for other in expression.args if other is not one]
            if all(gap > 0 if isinstance(expression, sympy.Max) else gap < 0 for gap in gaps):
                return self.gradient(one)
        return self._undecided(expression.args)

    def _undecided(self, cases: Sequence[sympy.Expr]) -> Gradient:
        return combined([(NOT_A_NUMBER, self.gradient(case)) for case in cases])

    def _product(self, factors: Sequence[sympy.Expr]) -> Gradient:
        parts = []
        for place, factor in enumerate(factors):
            moved = self.gradient(factor)
            if moved:
                rest = arb(1)
                for other in (*factors[:place], *factors[place + 1 :]):
                    rest = rest * self.ball(other)
                parts.append((rest, moved))
        return combined(parts)

    def _raised(self, base: sympy.Expr, exponent: sympy.Expr) -> Gradient:
        """`(u**v)' = v u**(v-1) u' + u**v ln(u) v'`."""
        moved, faster = self.gradient(base), self.gradient(exponent)
        parts = []
        if moved:
            parts.append((self.ball(exponent) * self._one_less(base, exponent), moved))
        if faster:
            rate = arb(1) if base is sympy.E else self.ball(base).log()
            parts.append((self.ball(sympy.Pow(base, exponent)) * rate, faster))
        return combined(parts)

    def _one_less(self, base: sympy.Expr, exponent: sympy.Expr) -> arb:
        """Enclose base**(exponent - 1)."""
        below = self.ball(base)
        if isinstance(exponent, sympy.Integer):
            whole = int(exponent) - 1
            return whole_power(below, whole) if whole >= 0 else 1 / whole_power(below, -whole)
        return real_power(below, self.ball(exponent) - 1)

    def _applied(self, expression: DeclaredFunction) -> Gradient:
        parts = []
        for position, argument in enumerate(expression.args, start=1):
            moved = self.gradient(argument)
            if moved:
                parts.append((self.ball(type(expression).partial(position)(*expression.args)), moved))
        return combined(parts)


def combined(parts: Sequence[tuple[arb | None, Gradient]]) -> Gradient:
    """Return the sum of gradients, each times its factor."""
    if len(parts) == 1 and parts[0][0] is None:
        return parts[0][1]
    total: Gradient = {}
    for factor, gradient in parts:
        for symbol, slope in gradient.items():
            moved = slope if factor is None else factor * slope
            total[symbol] = total[symbol] + moved if symbol in total else moved
    return total
