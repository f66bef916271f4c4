"""The exponents of one base as a lattice.

All exponents that a base carries are rational combinations of a few independent ones: for k**alpha, k**(alpha - 1) and
sqrt(k) these are alpha and 1/2. The Hermite normal form of their coefficients gives a basis, and every power of the
base becomes a product of integer powers of one generator for each basis element. The rational exponents form the last
basis element, 1/n.
"""

from __future__ import annotations

from math import lcm

from flint import fmpq, fmpq_mat, fmpq_mpoly, fmpz, fmpz_mat

from derive.algebra.quotient import Quotient
from derive.algebra.work import MAXIMUM_ROOT, OutOfReach

_CONSTANT: tuple[int, ...] = ()
Vector = dict[tuple[int, ...], fmpq]


class ExponentLattice:
    """Collects exponents, then, once `freeze` has been called, resolves them in a basis."""

    def __init__(self, one: fmpq_mpoly, with_one: bool) -> None:
        self.one = one
        self.exponents: list[Quotient] = [Quotient(one, one)] if with_one else []
        self.basis: list[Quotient] = []
        self.frozen = False

    def add(self, exponent: Quotient) -> None:
        """Take note of an exponent that will be asked for."""
        if not any(exponent == known for known in self.exponents):
            self.exponents.append(exponent)

    def freeze(self) -> None:
        """Choose the basis."""
        self.frozen = True
        if self.exponents == [Quotient(self.one, self.one)]:
            self.denominator, self.pivot = self.one, next(iter(self.one.monoms()))
            self.columns, self.scale, self.rows, self.basis, self.rational = [_CONSTANT], 1, [[1]], list(self.exponents), 0
            return
        self.denominator = self.one
        for exponent in self.exponents:
            common = self.denominator.gcd(exponent.denominator)
            self.denominator = self.denominator * (exponent.denominator / common)
        self.pivot = next(iter(self.denominator.monoms()))
        vectors = [self._vector(exponent) or {} for exponent in self.exponents]
        self.columns = sorted({key for vector in vectors for key in vector if key != _CONSTANT}) + [_CONSTANT]
        self.scale = lcm(1, *(int(number.q) for vector in vectors for number in vector.values()))
        rows = [[int(vector.get(key, fmpq(0)) * self.scale) for key in self.columns] for vector in vectors]
        table = fmpz_mat(rows).hnf().tolist() if rows else []
        self.rows = [[int(entry) for entry in row] for row in table if any(row)]
        self.basis = [self._exponent(row) for row in self.rows]
        self.rational = len(self.rows) - 1

    @property
    def root(self) -> int:
        """The n of the rational basis element 1/n; 1 when there is no proper root."""
        last = self.rows[self.rational]
        if any(last[:-1]):
            return 1
        if self.scale % last[-1]:
            raise OutOfReach("rational exponents have no common root")
        found = self.scale // last[-1]
        if found > MAXIMUM_ROOT:
            raise OutOfReach("a common root has too large a degree")
        return found

    def _vector(self, exponent: Quotient) -> Vector | None:
        """Write an exponent as a rational plus remainder over the common denominator; None if it does not fit."""
        factor, rest = divmod(self.denominator, exponent.denominator)
        if rest:
            return None
        numerator = exponent.numerator * factor
        vector: Vector = dict(numerator.to_dict())
        constant = vector.get(self.pivot, fmpq(0)) / self.denominator.to_dict()[self.pivot]
        if constant:
            vector = dict((numerator - constant * self.denominator).to_dict())
        vector[_CONSTANT] = constant
        return vector

    def _exponent(self, row: list[int]) -> Quotient:
        context = self.one.context()
        terms = {key: fmpq(fmpz(entry), self.scale) for key, entry in zip(self.columns[:-1], row, strict=False) if entry}
        numerator = context.from_dict(terms) + fmpq(fmpz(row[-1]), self.scale) * self.denominator
        common = numerator.gcd(self.denominator)
        return Quotient(numerator / common, self.denominator / common)

    def coordinates(self, exponent: Quotient) -> list[int] | None:
        """Return the integer coordinates of an exponent in the basis, or None when it lies outside the lattice."""
        if len(self.basis) > len(self.rows):
            return self._solved(exponent)
        vector = self._vector(exponent)
        if vector is None or any(key not in self.columns for key in vector):
            return None
        scaled = [vector.get(key, fmpq(0)) * self.scale for key in self.columns]
        if any(number.q != 1 for number in scaled):
            return None
        rest = [int(number) for number in scaled]
        found = []
        for row in self.rows:
            column = next(place for place, entry in enumerate(row) if entry)
            whole, left = divmod(rest[column], row[column])
            if left:
                return None
            found.append(whole)
            rest = [value - whole * entry for value, entry in zip(rest, row, strict=True)]
        return None if any(rest) else found

    def extend(self, exponent: Quotient) -> bool:
        """Append an exponent to the basis of a frozen lattice; False if it depends on the others over the rationals."""
        if self._rank([*self.basis, exponent]) == len(self.basis):
            return False
        self.basis.append(exponent)
        return True

    def _over_one_denominator(self, exponents: list[Quotient]) -> list[Vector]:
        common = self.one
        for exponent in exponents:
            common = common * (exponent.denominator / common.gcd(exponent.denominator))
        return [dict((part.numerator * (common / part.denominator)).to_dict()) for part in exponents]

    def _table(self, exponents: list[Quotient]) -> fmpq_mat:
        vectors = self._over_one_denominator(exponents)
        columns = sorted({key for vector in vectors for key in vector})
        return fmpq_mat([[vector.get(key, fmpq(0)) for key in columns] for vector in vectors])

    def _rank(self, exponents: list[Quotient]) -> int:
        return int(self._table(exponents).rref()[1])

    def _solved(self, exponent: Quotient) -> list[int] | None:
        """Solve for the coordinates in a basis that has been extended."""
        table = self._table([*self.basis, exponent]).transpose()
        reduced, rank = table.rref()
        if rank > len(self.basis):
            return None
        last = len(self.basis)
        numbers = [reduced[place, last] for place in range(last)]
        return [int(number) for number in numbers] if all(number.q == 1 for number in numbers) else None
