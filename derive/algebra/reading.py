"""Reading a SymPy expression into a tower: one case for each kind of node."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import sympy
from flint import fmpq, fmpq_mpoly, fmpz
from sympy.core.function import AppliedUndef

from derive.algebra.generators import Wanted
from derive.algebra.homogeneous import by_euler, intensive
from derive.algebra.kernels import Kernels
from derive.algebra.positivity import Range
from derive.algebra.quotient import Quotient, bits
from derive.algebra.survey import OPAQUE
from derive.algebra.work import MAXIMUM_BITS, MAXIMUM_DEGREE, MAXIMUM_WRITTEN_OUT, OutOfReach
from derive.functions import DeclaredFunction
from derive.symbols import Domain, domain_of, exact

_IN_EXPONENTIALS: dict[Any, Callable[[sympy.Expr], sympy.Expr]] = {
    sympy.sinh: lambda x: (sympy.exp(x) - sympy.exp(-x)) / 2,
    sympy.cosh: lambda x: (sympy.exp(x) + sympy.exp(-x)) / 2,
    sympy.tanh: lambda x: (sympy.exp(2 * x) - 1) / (sympy.exp(2 * x) + 1),
    sympy.coth: lambda x: (sympy.exp(2 * x) + 1) / (sympy.exp(2 * x) - 1),
}


def range_of(domain: Domain) -> Range:
    """Return a declared domain as an interval with rational ends; an irrational end is rounded outwards."""
    return Range(
        _end(domain.lower, -1),
        _end(domain.upper, 1),
        domain.open_lower or not isinstance(domain.lower, sympy.Rational),
        domain.open_upper or not isinstance(domain.upper, sympy.Rational),
        domain.nonzero,
        domain.integer,
    )


def _end(bound: sympy.Expr | None, outward: int) -> fmpq | None:
    if bound is None:
        return None
    if isinstance(bound, sympy.Rational):
        return fmpq(int(bound.p), int(bound.q))
    return fmpq(int(sympy.floor(bound * 10**9)) + (outward + 1) // 2, 10**9)


def _range_of_value(expression: sympy.Function) -> Range:
    """Return the range that a declared sign, or SymPy's knowledge of the function, gives to its values."""
    sign = expression.declaration.sign(expression.index) if isinstance(expression, DeclaredFunction) else None
    if sign in (">0", ">=0") or expression.is_positive:
        return Range(lower=fmpq(0), open_lower=sign != ">=0")
    if sign in ("<0", "<=0") or expression.is_negative:
        return Range(upper=fmpq(0), open_upper=sign != "<=0")
    return Range(lower=fmpq(0), open_lower=False) if expression.is_nonnegative else Range()


class Reader:
    """Turns expressions into quotients of one set of kernels."""

    def __init__(self, size: int, known: Wanted, domains: Mapping[sympy.Symbol, Domain]) -> None:
        self.kernels = Kernels(size, known, self.read)
        self.arithmetic = self.kernels.arithmetic
        self.domains = domains
        self.divisors: list[fmpq_mpoly] = []
        self.memory: dict[sympy.Basic, Quotient] = {}

    def read(self, expression: sympy.Expr) -> Quotient:
        """Return the normal form of an expression."""
        found = self.memory.get(expression)
        if found is None:
            found = self.memory[expression] = self._fresh(expression)
        return found

    def _fresh(self, expression: Any) -> Quotient:
        if isinstance(expression, sympy.Rational):
            return self._number(expression)
        if isinstance(expression, sympy.Float):
            return self._number(exact(str(expression)))
        if isinstance(expression, sympy.Symbol):
            return self._symbol(expression)
        if isinstance(expression, sympy.Add):
            return self.arithmetic.sum([self.read(term) for term in expression.args])
        if isinstance(expression, sympy.Mul):
            return self._product(expression)
        if isinstance(expression, sympy.Pow):
            return self._power(expression.base, expression.exp)
        if isinstance(expression, sympy.exp):
            return self.kernels.exponential(self.read(expression.args[0]))
        if isinstance(expression, sympy.log) and len(expression.args) == 1:
            return self.kernels.logarithm(self.read(expression.args[0]))
        return self._other(expression)

    def _number(self, number: sympy.Rational) -> Quotient:
        if not number.is_finite:
            raise OutOfReach(f"{number} is not a number")
        exact = fmpq(int(number.p), int(number.q))
        if bits(exact) > MAXIMUM_BITS:
            raise OutOfReach("a number is too long")
        return self.arithmetic.constant(exact)

    def _symbol(self, symbol: sympy.Symbol) -> Quotient:
        interval = range_of(self.domains.get(symbol) or domain_of(symbol))
        nonnegative = interval.lower is not None and interval.lower >= 0
        return self.kernels.free(("symbol", symbol.name), lambda: symbol, "symbol", range=interval, nonnegative=nonnegative)

    def _product(self, expression: sympy.Mul) -> Quotient:
        total = self.kernels.one
        for factor in expression.args:
            total = self.arithmetic.multiply(total, self.read(factor))
        return total

    def _power(self, base: sympy.Expr, exponent: sympy.Expr) -> Quotient:
        if base is sympy.E:
            return self.kernels.exponential(self.read(exponent))
        power = self.read(exponent)
        below = self.read(base)
        if power.denominator.is_one() and power.numerator.is_constant():
            number = power.numerator.leading_coefficient() if power.numerator else fmpq(0)
            if number.q == 1:
                return self._whole_power(below, number.p)
        return self.kernels.power(below, power, bool(exponent.is_integer))

    def _whole_power(self, base: Quotient, exponent: fmpz) -> Quotient:
        if abs(exponent) > MAXIMUM_DEGREE:
            raise OutOfReach("an exponent is too large")
        if exponent < 0:
            if not base.numerator:
                raise OutOfReach("a denominator vanishes identically")
            if not base.numerator.is_constant():
                self.divisors.append(base.numerator)
            base = self.arithmetic.inverse(base)
        return self.arithmetic.power(base, int(abs(exponent)))

    def _other(self, expression: Any) -> Quotient:
        if isinstance(expression, DeclaredFunction):
            return self._declared(expression)
        if isinstance(expression, sympy.Abs):
            return self.kernels.absolute(self.read(expression.args[0]))
        if isinstance(expression, (sympy.Max, sympy.Min)):
            return self._extreme(expression)
        if isinstance(expression, (sympy.sin, sympy.cos, sympy.tan, sympy.cot)):
            return self._trigonometric(expression)
        if expression.func in _IN_EXPONENTIALS:
            return self.read(_IN_EXPONENTIALS[expression.func](expression.args[0]))
        if expression is sympy.GoldenRatio:
            return self.read((1 + sympy.sqrt(5)) / 2)
        if expression is sympy.E:
            return self.kernels.exponential(self.kernels.one)
        if expression in (sympy.pi, sympy.EulerGamma, sympy.Catalan):
            return self.kernels.free(expression, lambda: expression, "constant", range=Range(lower=fmpq(0)), nonnegative=True)
        if isinstance(expression, (sympy.Sum, sympy.Product)):
            return self._finite(expression)
        if isinstance(expression, OPAQUE):
            return self.kernels.free(expression, lambda: expression, "opaque")
        if isinstance(expression, AppliedUndef) or (isinstance(expression, sympy.Function) and expression.is_commutative):
            return self._function(expression, ("function", expression.func.__name__))
        raise OutOfReach(f"{type(expression).__name__} is outside the normal form")

    def _finite(self, expression: sympy.Sum | sympy.Product) -> Quotient:
        """Write out a short sum between integers; any other one is taken as a whole."""
        index, lower, upper = expression.limits[0]
        short = isinstance(lower, sympy.Integer) and isinstance(upper, sympy.Integer) and upper - lower < MAXIMUM_WRITTEN_OUT
        if len(expression.limits) > 1 or not short:
            return self.kernels.free(expression, lambda: expression, "opaque")
        terms = [expression.function.xreplace({index: sympy.Integer(at)}) for at in range(int(lower), int(upper) + 1)]
        return self.read(sympy.Add(*terms) if isinstance(expression, sympy.Sum) else sympy.Mul(*terms))

    def _declared(self, expression: DeclaredFunction) -> Quotient:
        if expression.declaration.sign(expression.index) == "=0":
            return self.arithmetic.zero
        last = self.read(expression.args[-1])
        signs = self.kernels.possible_signs
        scaled = signs(last.numerator) == {1} == signs(last.denominator)
        rewritten = intensive(expression) if scaled else by_euler(expression)
        if rewritten is not expression:
            return self.read(rewritten)
        return self._function(expression, (expression.declaration, expression.index))

    def _function(self, expression: sympy.Function, head: Hashable) -> Quotient:
        interval = _range_of_value(expression)
        arguments = [self.read(argument) for argument in expression.args]
        return self.kernels.applied(
            head, expression.func, arguments, "function", range=interval, nonnegative=interval.lower is not None
        )

    def _extreme(self, expression: sympy.Max | sympy.Min) -> Quotient:
        """max(a, b) = (a + b + |a - b|)/2, and min with a minus."""
        add, half = self.arithmetic.add, self.arithmetic.constant(fmpq(1, 2))
        total = self.read(expression.args[0])
        for argument in expression.args[1:]:
            other = self.read(argument)
            distance = self.kernels.absolute(add(total, self.arithmetic.negative(other)))
            if isinstance(expression, sympy.Min):
                distance = self.arithmetic.negative(distance)
            total = self.arithmetic.multiply(half, add(add(total, other), distance))
        return total

    def _trigonometric(self, expression: Any) -> Quotient:
        """Everything in sine and cosine of one argument, with cos**2 = 1 - sin**2."""
        argument = expression.args[0]
        if isinstance(expression, (sympy.tan, sympy.cot)):
            above, below = (sympy.sin, sympy.cos) if isinstance(expression, sympy.tan) else (sympy.cos, sympy.sin)
            return self.read(above(argument) / below(argument))
        inner = self.read(argument)
        flipped = bool(inner.numerator) and inner.numerator.leading_coefficient() < 0
        if flipped:
            inner = self.arithmetic.negative(inner)
        sine, cosine = self.kernels.sine_and_cosine(inner)
        if isinstance(expression, sympy.cos):
            return cosine
        return self.arithmetic.negative(sine) if flipped else sine
