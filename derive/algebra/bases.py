"""Bases of powers and arguments of logarithms, factored and split where signs allow it.

Factors with a known sign are split off, (2*x*y)**a = 2**a * x**a * y**a for positive x and y; what has no known sign stays
together, so that sqrt(x**2) is the absolute value and log(x*y) is left alone.
"""

from __future__ import annotations

from flint import fmpq, fmpq_mpoly, fmpz

from derive.algebra.generators import Generators, Part, is_rational, is_whole, single_generator
from derive.algebra.quotient import Quotient
from derive.algebra.work import MAXIMUM_FACTOR_DEGREE, MAXIMUM_FACTOR_TERMS, OutOfReach


class Bases(Generators):
    """Generators that also know how to take a base apart."""

    def assume(self, quotient: Quotient, strict: bool) -> None:
        """Take note of a joint condition `quotient > 0`, or `quotient >= 0` if it is not strict."""
        product = self.arithmetic.product(quotient.numerator, quotient.denominator)
        constant, factors = self.factors(product)
        if not strict and any(count % 2 == 0 or self._may_touch_zero(factor) for factor, count in factors):
            return  # where such a factor vanishes, nothing is said about the others
        rest = self.context.constant(1 if constant > 0 else -1)
        for factor, count in factors:
            sign = self.sign(factor)
            if count % 2:
                rest = rest * (factor if sign is None else sign)
        self.assumed.append((rest, frozenset({1}) if strict else frozenset({0, 1})))

    def _may_touch_zero(self, factor: fmpq_mpoly) -> bool:
        """Whether a factor has one sign but for points at which it may vanish."""
        return self.possible_signs(factor) in ({0, 1}, {-1, 0}, {0})

    def factors(self, polynomial: fmpq_mpoly) -> tuple[fmpq, list[tuple[fmpq_mpoly, int]]]:
        """Return a constant and irreducible factors; a polynomial out of bound counts as irreducible."""
        if len(polynomial) <= MAXIMUM_FACTOR_TERMS and polynomial.total_degree() <= MAXIMUM_FACTOR_DEGREE:
            constant, factors = polynomial.factor()
            return constant, [(factor, int(count)) for factor, count in factors]
        content = polynomial.leading_coefficient()
        return content, [(polynomial / content, 1)]

    def split(self, base: Quotient) -> list[Part]:
        """Write a base as a product of atoms to rational or symbolic powers, split only where signs allow it."""
        parts: list[Part] = []
        rest = self.context.constant(1)
        for polynomial, direction in ((base.numerator, 1), (base.denominator, -1)):
            constant, factors = self.factors(polynomial)
            if constant < 0:
                rest = -rest
            parts += self._primes(constant, direction)
            for factor, count in factors:
                rest = self._split_factor(factor, count, direction, rest, parts)
        if rest == -1:
            raise OutOfReach("a root or logarithm of a negative number")
        if rest != 1:
            atom = self.polynomial_atom(rest, nonnegative=False)
            parts.append((atom, self.one))
        return parts

    def _split_factor(self, factor: fmpq_mpoly, count: int, direction: int, rest: fmpq_mpoly, parts: list[Part]) -> fmpq_mpoly:
        """Append the parts of one factor; return what must stay together."""
        signed = self.arithmetic.constant(direction * count)
        place = single_generator(factor)
        if place is not None and self._is_nonnegative(place):
            atom, exponent = self.owners[place]
            parts.append((atom, self.arithmetic.multiply(exponent, signed)))
            return rest
        sign = self.sign(factor)
        if sign is not None:
            parts.append((self.polynomial_atom(sign * factor, nonnegative=True), signed))
            return rest if sign > 0 or count % 2 == 0 else -rest
        single = count % 2
        pairs = (count - single) // 2 if direction > 0 else -((count + single) // 2)
        if pairs:
            square = self.arithmetic.product(factor, factor)
            parts.append((self.polynomial_atom(square, nonnegative=True), self.arithmetic.constant(pairs)))
        return self.arithmetic.product(rest, factor) if single else rest

    def _is_nonnegative(self, place: int) -> bool:
        """Whether a generator is a power of a base ≥ 0, or a proper root, whose base is ≥ 0 by a condition on record."""
        atom, exponent = self.owners[place]
        return atom.nonnegative or (is_rational(exponent) and not is_whole(exponent))

    def _primes(self, constant: fmpq, direction: int) -> list[Part]:
        parts: list[Part] = []
        for number, side in ((abs(constant.p), direction), (constant.q, -direction)):
            if number != 1:
                if number.height_bits() > 96:
                    raise OutOfReach("a number under a root or logarithm is too large to factor")
                parts += [
                    (self.prime(int(prime)), self.arithmetic.constant(side * int(count)))
                    for prime, count in fmpz(number).factor()
                ]
        return parts
