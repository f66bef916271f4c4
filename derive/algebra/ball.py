"""Ball arithmetic: rigorous enclosures of an expression at a point.

`evaluate` walks the expression with `flint.arb`. A result that is not finite (a pole, a logarithm of a negative number,
an argument whose sign the precision cannot tell) is no evidence for anything; a caller asks `is_finite()` first.

    >>> from sympy import Rational, Symbol, log, sqrt
    >>> x = Symbol("x")
    >>> evaluate(sqrt(x) - log(x), {x: Rational(1, 4)}).str(8, radius=False)
    '1.8862944'
    >>> evaluate(log(x), {x: -1}).is_finite()
    False

Declared functions are evaluated through `functions`, a mapping from a declaration to an `Instance` (see
`derive.algebra.instances`), whose partials are exact derivatives of one concrete function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Any, Protocol, TypeAlias

import flint
import sympy
from flint import arb, fmpq, fmpz
from sympy.core.function import AppliedUndef

from derive.algebra.work import MAXIMUM_SUMMANDS, OutOfReach
from derive.functions import DeclaredFunction

Number: TypeAlias = "int | Fraction | sympy.Rational | arb"


class Concrete(Protocol):
    """A concrete function that stands for an abstract one."""

    def value(self, index: tuple[int, ...], arguments: list[arb]) -> arb:
        """Enclose the partial derivative `index` (empty for the value) at the arguments."""


Functions = Mapping[Any, Concrete]

NOT_A_NUMBER = arb.nan()


def exact_ball(value: Any) -> arb:
    """Return the smallest ball around an exact number at the current precision."""
    if isinstance(value, arb):
        return value
    if isinstance(value, int):
        return arb(fmpz(value))
    if isinstance(value, Fraction):
        return arb(fmpq(value.numerator, value.denominator))
    if isinstance(value, sympy.Integer):
        return arb(fmpz(int(value)))
    if isinstance(value, sympy.Rational):
        return arb(fmpq(int(value.p), int(value.q)))
    raise OutOfReach(f"{value} is not a rational number")


def evaluate(
    expression: sympy.Expr,
    values: Mapping[sympy.Symbol, Number],
    precision: int = 64,
    functions: Functions | None = None,
) -> arb:
    """Return a ball that contains the value of `expression` at `values`.

    Raises `OutOfReach` for an expression that has no real value by nature (I, zoo), a symbol without a value, or an
    object that ball arithmetic does not know.
    """
    return evaluate_all((expression,), values, precision, functions)[0]


def evaluate_all(
    expressions: Sequence[sympy.Expr],
    values: Mapping[sympy.Symbol, Number],
    precision: int = 64,
    functions: Functions | None = None,
) -> list[arb]:
    """Return balls for several expressions at one point; what they share is evaluated once."""
    with flint.ctx.workprec(precision):
        walk = Walk({symbol: exact_ball(value) for symbol, value in values.items()}, functions or {})
        try:
            return [walk.ball(expression) for expression in expressions]
        except RecursionError:
            raise OutOfReach("the expression is nested too deeply") from None


def excludes_zero(ball: arb) -> bool:
    """Whether a ball is finite and certainly does not contain zero."""
    return bool(ball.is_finite()) and not bool(ball.contains(0))


def sign_of_ball(ball: arb) -> int | None:
    """Return 1, -1, or 0 for an exact zero, or None where the ball leaves the sign open."""
    if not ball.is_finite():
        return None
    return 1 if ball > 0 else -1 if ball < 0 else 0 if ball.is_zero() else None


class Walk:
    """One pass over one expression; equal subexpressions are evaluated once."""

    def __init__(self, values: dict[sympy.Symbol, arb], functions: Functions) -> None:
        self.values = values
        self.functions = functions
        self.known: dict[sympy.Basic, arb] = dict(values)

    def ball(self, expression: sympy.Basic) -> arb:
        """Return the ball of an expression, evaluated once for each subexpression."""
        found = self.known.get(expression)
        if found is None:
            found = self.known[expression] = self._fresh(expression)
        return found

    def _fresh(self, expression: Any) -> arb:
        kind = type(expression)
        if kind is sympy.Add:
            return sum(map(self.ball, expression.args[1:]), self.ball(expression.args[0]))
        if kind is sympy.Mul:
            return prod(map(self.ball, expression.args[1:]), start=self.ball(expression.args[0]))
        if isinstance(expression, sympy.Rational):
            return exact_ball(expression)
        if isinstance(expression, sympy.Pow):
            return self._power(expression.base, expression.exp)
        if isinstance(expression, DeclaredFunction):
            return self._declared(expression)
        if isinstance(expression, sympy.Symbol):
            raise OutOfReach(f"the symbol {expression} has no value")
        if expression in _CONSTANTS:
            return _CONSTANTS[expression]()
        if expression.func in _ELEMENTARY:
            return _ELEMENTARY[expression.func](*map(self.ball, expression.args))
        return self._other(expression)

    def _power(self, base: sympy.Expr, exponent: sympy.Expr) -> arb:
        if isinstance(exponent, sympy.Integer):
            below = self.ball(base)
            if int(exponent) < 0:
                return 1 / whole_power(below, -int(exponent))
            return whole_power(below, int(exponent))
        if base is sympy.E:
            return self.ball(exponent).exp()
        return real_power(self.ball(base), self.ball(exponent))

    def _declared(self, expression: DeclaredFunction) -> arb:
        concrete = self.functions.get(expression.declaration)
        if concrete is None:
            raise OutOfReach(f"the function {expression.declaration.key} has no concrete form")
        return concrete.value(expression.index, [self.ball(argument) for argument in expression.args])

    def _other(self, expression: Any) -> arb:
        if isinstance(expression, sympy.Piecewise):
            return self._piecewise(expression)
        if isinstance(expression, (sympy.Sum, sympy.Product)):
            return self._finite(expression)
        if isinstance(expression, sympy.Derivative):
            return self._derivative(expression)
        if isinstance(expression, AppliedUndef) and expression.func in self.functions:
            arguments = [self.ball(argument) for argument in expression.args]
            return self.functions[expression.func].value((), arguments)
        raise OutOfReach(f"{type(expression).__name__} has no ball evaluation")

    def _derivative(self, expression: sympy.Derivative) -> arb:
        inner = expression.expr
        if isinstance(inner, AppliedUndef) and inner.func in self.functions and len(set(inner.args)) == len(inner.args):
            places = {argument: place for place, argument in enumerate(inner.args, start=1)}
            if all(variable in places for variable, _ in expression.variable_count):
                index = tuple(sorted(places[variable] for variable in expression.variables))
                return self.functions[inner.func].value(index, [self.ball(argument) for argument in inner.args])
        raise OutOfReach("an unevaluated derivative has no ball evaluation")

    def _piecewise(self, expression: sympy.Piecewise) -> arb:
        for value, condition in expression.args:
            holds = self._holds(condition)
            if holds is None:
                return NOT_A_NUMBER
            if holds:
                return self.ball(value)
        return NOT_A_NUMBER

    def _holds(self, condition: Any) -> bool | None:
        if condition is sympy.true or condition is sympy.false:
            return bool(condition)
        if not isinstance(condition, sympy.core.relational.Relational):
            raise OutOfReach("a compound case condition has no ball evaluation")
        sign = sign_of_ball(self.ball(condition.lhs) - self.ball(condition.rhs))
        if sign is None:
            return None
        return bool(condition.func(sympy.Integer(sign), sympy.S.Zero))

    def _finite(self, expression: sympy.Sum | sympy.Product) -> arb:
        if len(expression.limits) != 1:
            raise OutOfReach("a multiple sum has no ball evaluation")
        index, lower, upper = expression.limits[0]
        first, last = self.ball(lower), self.ball(upper)
        if not (first.is_integer() and last.is_integer()):
            raise OutOfReach("a sum whose bounds are not integers has no ball evaluation")
        start, stop = int(first.unique_fmpz()), int(last.unique_fmpz())
        if stop - start > MAXIMUM_SUMMANDS:
            raise OutOfReach("a sum has too many terms")
        adds = isinstance(expression, sympy.Sum)
        total = arb(0 if adds else 1)
        for position in range(start, stop + 1):
            inner = Walk({**self.values, index: arb(position)}, self.functions).ball(expression.function)
            total = total + inner if adds else total * inner
        return total


def whole_power(base: arb, exponent: int) -> arb:
    """Return base**exponent for a whole number exponent ≥ 0, also where the ball contains zero.

    >>> whole_power(arb(0, 1), 2).is_finite(), whole_power(arb(3), 4)
    (True, 81.0000000000000)
    """
    if exponent < 2:
        return base if exponent else arb(1)
    if not base.contains(0) or base.is_exact():
        return base ** fmpz(exponent)
    half = whole_power(base, exponent // 2)  # flint's own power gives up on a ball around zero
    return half * half * base if exponent % 2 else half * half


def real_power(base: arb, exponent: arb) -> arb:
    """Return base**exponent for base ≥ 0, or for an integer exponent; not a number where the power is not real."""
    if base > 0:
        return base**exponent
    if exponent.is_integer() and exponent.is_exact():
        whole = exponent.unique_fmpz()
        return whole_power(base, int(whole)) if whole >= 0 else 1 / whole_power(base, -int(whole))
    if base.is_zero() and exponent > 0:
        return arb(0)
    return NOT_A_NUMBER


def _logarithm(argument: arb, *base: arb) -> arb:
    if not argument > 0:
        return NOT_A_NUMBER
    return argument.log() / base[0].log() if base else argument.log()


def _sign(argument: arb) -> arb:
    sign = sign_of_ball(argument)
    return NOT_A_NUMBER if sign is None else arb(sign)


def _largest(*arguments: arb) -> arb:
    found = arguments[0]
    for argument in arguments[1:]:
        found = found.max(argument)
    return found


def _smallest(*arguments: arb) -> arb:
    found = arguments[0]
    for argument in arguments[1:]:
        found = found.min(argument)
    return found


_CONSTANTS: dict[Any, Callable[[], arb]] = {
    sympy.pi: lambda: arb.pi(),
    sympy.E: lambda: arb(1).exp(),
    sympy.EulerGamma: lambda: arb.const_euler(),
    sympy.Catalan: lambda: arb.const_catalan(),
    sympy.GoldenRatio: lambda: (1 + arb(5).sqrt()) / 2,
}

_ELEMENTARY: dict[Any, Callable[..., arb]] = {
    sympy.exp: lambda x: x.exp(),
    sympy.log: _logarithm,
    sympy.Abs: lambda x: abs(x),
    sympy.Max: _largest,
    sympy.Min: _smallest,
    sympy.sign: _sign,
    sympy.floor: lambda x: x.floor(),
    sympy.ceiling: lambda x: x.ceil(),
    sympy.sin: lambda x: x.sin(),
    sympy.cos: lambda x: x.cos(),
    sympy.tan: lambda x: x.tan(),
    sympy.cot: lambda x: x.cot(),
    sympy.asin: lambda x: x.asin(),
    sympy.acos: lambda x: x.acos(),
    sympy.atan: lambda x: x.atan(),
    sympy.sinh: lambda x: x.sinh(),
    sympy.cosh: lambda x: x.cosh(),
    sympy.tanh: lambda x: x.tanh(),
    sympy.coth: lambda x: x.coth(),
    sympy.erf: lambda x: x.erf(),
    sympy.erfc: lambda x: x.erfc(),
    sympy.gamma: lambda x: x.gamma(),
    sympy.factorial: lambda x: (x + 1).gamma(),
    sympy.loggamma: lambda x: x.lgamma(),
    sympy.LambertW: lambda x, *branch: NOT_A_NUMBER if branch else x.lambertw(),
}
