"""Quotients of polynomials, reduced by the relations of root generators.

Every operation estimates the terms and bits it would make before FLINT is called, and raises `OutOfReach` beyond the
bounds of `derive.algebra.work`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import comb
from typing import NamedTuple

from flint import fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from derive.algebra.work import (
    MAXIMUM_BITS,
    MAXIMUM_DEGREE,
    MAXIMUM_GCD_PRODUCTS,
    MAXIMUM_PRODUCTS,
    MAXIMUM_TERMS,
    MAXIMUM_WORK,
    OutOfReach,
)


class Quotient(NamedTuple):
    """A numerator and a denominator without common factor, the denominator with leading coefficient 1."""

    numerator: fmpq_mpoly
    denominator: fmpq_mpoly


@dataclass(frozen=True)
class Relation:
    """`generator ** degree = value`, where `value` uses only earlier generators."""

    generator: int
    degree: int
    value: fmpq_mpoly


def bits(number: fmpq) -> int:
    """Return the length of a rational number.

    >>> bits(fmpq(1, 255))
    9
    """
    return int(number.p.height_bits() + number.q.height_bits())


def largest_bits(polynomial: fmpq_mpoly) -> int:
    """Return the length of the longest coefficient."""
    return max((bits(coefficient) for coefficient in polynomial.coeffs()), default=0)


@dataclass
class Arithmetic:
    """The operations of one tower: a context and the relations found so far."""

    context: fmpq_mpoly_ctx
    relations: list[Relation] = field(default_factory=list)
    spent: int = 0
    """Term products so far."""

    def __post_init__(self) -> None:
        self.one = self.context.constant(1)
        self.zero = Quotient(self.context.constant(0), self.one)

    def constant(self, number: fmpq | int) -> Quotient:
        """Return a number as a quotient."""
        return Quotient(self.context.constant(number), self.one)

    def of(self, polynomial: fmpq_mpoly) -> Quotient:
        """Return a polynomial as a quotient."""
        return Quotient(polynomial, self.one)

    def product(self, left: fmpq_mpoly, right: fmpq_mpoly) -> fmpq_mpoly:
        """Multiply two polynomials within bounds and reduce by the relations."""
        if left.is_one():
            return right
        if right.is_one():
            return left
        work = len(left) * len(right)
        self.spent += work
        if work > MAXIMUM_PRODUCTS or self.spent > MAXIMUM_WORK:
            raise OutOfReach("a product has too many terms")
        product = left * right
        if len(product) > MAXIMUM_TERMS:
            raise OutOfReach("a product has too many terms")
        return self.reduced(product)

    def reduced(self, polynomial: fmpq_mpoly) -> fmpq_mpoly:
        """Rewrite high powers of root generators, latest generator first."""
        for relation in reversed(self.relations):
            if polynomial.degrees()[relation.generator] >= relation.degree:
                polynomial = self._rewritten(polynomial, relation)
        return polynomial

    def _rewritten(self, polynomial: fmpq_mpoly, relation: Relation) -> fmpq_mpoly:
        place = relation.generator
        parts: dict[int, dict[tuple[int, ...], fmpq]] = {}
        for exponents, coefficient in polynomial.to_dict().items():
            whole, rest = divmod(int(exponents[place]), relation.degree)
            parts.setdefault(whole, {})[(*exponents[:place], rest, *exponents[place + 1 :])] = coefficient
        total = self.context.constant(0)
        for whole, terms in parts.items():
            part = self.context.from_dict(terms)
            total = total + (part * self.polynomial_power(relation.value, whole) if whole else part)
        return total

    def polynomial_power(self, polynomial: fmpq_mpoly, exponent: int) -> fmpq_mpoly:
        """Raise a polynomial to a natural power within bounds; no reduction."""
        terms = len(polynomial)
        if exponent > 1 and terms:
            degree = max(polynomial.degrees(), default=0)
            small = terms == 1 or (min(exponent, terms) <= 16 and comb(exponent + terms - 1, exponent) <= MAXIMUM_TERMS)
            if not small or exponent * max(degree, 1) > MAXIMUM_DEGREE or exponent * largest_bits(polynomial) > MAXIMUM_BITS:
                raise OutOfReach(f"a power {exponent} is too large")
        return polynomial**exponent

    def cancelled(self, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> Quotient:
        """Return the quotient with common factors removed and a monic denominator."""
        if not numerator:
            return self.zero
        if not denominator.is_constant() and len(numerator) * len(denominator) <= MAXIMUM_GCD_PRODUCTS:
            common = numerator.gcd(denominator)
            if not common.is_constant():
                numerator, denominator = numerator / common, denominator / common
        leading = denominator.leading_coefficient()
        if leading != 1:
            numerator, denominator = numerator / leading, denominator / leading
        return Quotient(numerator, denominator)

    def add(self, left: Quotient, right: Quotient) -> Quotient:
        """Return the sum."""
        if left.denominator == right.denominator:
            total = left.numerator + right.numerator
            if left.denominator.is_one():
                return Quotient(total, self.one)
            return self.cancelled(total, left.denominator)
        common = self.one
        if not (left.denominator.is_constant() or right.denominator.is_constant()):
            common = left.denominator.gcd(right.denominator)
        mine, yours = right.denominator / common, left.denominator / common
        numerator = self.product(left.numerator, mine) + self.product(right.numerator, yours)
        if len(numerator) > MAXIMUM_TERMS:
            raise OutOfReach("a sum has too many terms")
        return self.cancelled(numerator, self.product(left.denominator, mine))

    def sum(self, terms: list[Quotient]) -> Quotient:
        """Return the sum of many quotients, those with equal denominators first."""
        groups: list[Quotient] = []
        for term in terms:
            for place, group in enumerate(groups):
                if group.denominator == term.denominator:
                    groups[place] = Quotient(group.numerator + term.numerator, group.denominator)
                    break
            else:
                groups.append(term)
        total = self.zero
        for group in groups:
            if group.numerator:
                total = self.add(total, self.cancelled(*group))
        return total

    def negative(self, quotient: Quotient) -> Quotient:
        """Return the negative."""
        return Quotient(-quotient.numerator, quotient.denominator)

    def multiply(self, left: Quotient, right: Quotient) -> Quotient:
        """Return the product."""
        numerator = self.product(left.numerator, right.numerator)
        denominator = self.product(left.denominator, right.denominator)
        if denominator.is_one():
            return Quotient(numerator, denominator)
        return self.cancelled(numerator, denominator)

    def inverse(self, quotient: Quotient) -> Quotient:
        """Return the reciprocal; the caller has noted that the numerator must not vanish."""
        if not quotient.numerator:
            raise OutOfReach("a denominator vanishes identically")
        return self.cancelled(quotient.denominator, quotient.numerator)

    def power(self, quotient: Quotient, exponent: int) -> Quotient:
        """Return a natural power."""
        numerator = self.reduced(self.polynomial_power(quotient.numerator, exponent))
        denominator = self.reduced(self.polynomial_power(quotient.denominator, exponent))
        return self.cancelled(numerator, denominator) if self.relations else Quotient(numerator, denominator)

    def equal(self, left: Quotient, right: Quotient) -> bool:
        """Whether two quotients agree."""
        if left == right:
            return True
        crossed = self.product(left.numerator, right.denominator) - self.product(right.numerator, left.denominator)
        return not crossed
