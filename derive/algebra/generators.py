"""The generators of one tower: atoms, their frozen exponents, signs, and the way back to SymPy."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import sympy
from flint import fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from derive.algebra.atoms import Atom, Generator
from derive.algebra.exponents import ExponentLattice
from derive.algebra.positivity import ANY, Range, coefficient_signs
from derive.algebra.quotient import Arithmetic, Quotient, Relation
from derive.algebra.work import MAXIMUM_FACTOR_DEGREE, MAXIMUM_FACTOR_TERMS

Part = tuple[Atom, Quotient]
Wanted = Mapping[sympy.Expr, list[sympy.Expr]]


class MissingExponents(Exception):  # noqa: N818 (a signal inside the tower)
    """A frozen lattice met an exponent that it does not contain; the tower is built again with it."""


class TooFewGenerators(Exception):  # noqa: N818 (a signal inside the tower)
    """The context has no generator left; the tower is built again in a larger one."""


class Generators:
    """The atoms and generators of one tower, in one context."""

    def __init__(self, size: int, known: Wanted, normal: Callable[[sympy.Expr], Quotient]) -> None:
        self.context = fmpq_mpoly_ctx.get([f"g{place}" for place in range(size)])
        self.arithmetic = Arithmetic(self.context)
        self.variables = self.context.gens()
        self.generators: list[Generator] = []
        self.owners: list[tuple[Atom, Quotient]] = []
        self.ranges: list[Range] = [Range() for _ in range(size)]
        self.atoms: dict[Hashable, Atom] = {}
        self.logarithms: dict[int, Atom] = {}
        self.met: dict[Hashable, list[list[Quotient]]] = {}
        """The arguments that each function was applied to."""
        self.wanted: dict[sympy.Expr, list[sympy.Expr]] = {base: list(exponents) for base, exponents in known.items()}
        self.assumed: list[tuple[fmpq_mpoly, frozenset[int]]] = []
        self.domain_conditions: list[tuple[Atom, str]] = []
        self.normal = normal
        self.one = self.arithmetic.constant(1)

    def atom(self, key: Hashable, express: Callable[[], sympy.Expr], kind: str, **facts: Any) -> Atom:
        """Return the atom of that key, made on first use with the exponents that an earlier attempt found."""
        found = self.atoms.get(key)
        if found is None:
            lattice = ExponentLattice(self.arithmetic.one, with_one=kind != "exp")
            found = self.atoms[key] = Atom(key, express, kind, lattice, **facts)
            if self.wanted:
                self._seed(found)
        return found

    def _seed(self, atom: Atom) -> None:
        for exponent in self.wanted.get(atom.expression, ()):
            if not exponent.has(atom.expression):
                atom.lattice.add(self.normal(exponent))

    def prime(self, number: int) -> Atom:
        """Return the atom of a prime number."""
        polynomial = self.context.constant(number)
        return self.atom(("prime", number), lambda: sympy.Integer(number), "prime", polynomial=polynomial, nonnegative=True)

    def euler(self) -> Atom:
        """Return the atom of e, whose powers are the exponentials."""
        return self.atom("exp", lambda: sympy.E, "exp", nonnegative=True)

    def polynomial_atom(self, polynomial: fmpq_mpoly, nonnegative: bool) -> Atom:
        """Return the atom of a polynomial that is not split further."""
        place = single_generator(polynomial)
        if place is not None and self._is_base(place):
            return self.owners[place][0]
        key = ("polynomial", str(polynomial))
        found = self.atoms.get(key)
        if found is None:
            found = self.atom(
                key,
                lambda: self.expression(polynomial),
                "polynomial",
                polynomial=polynomial,
                nonnegative=nonnegative,
                range=self._polynomial_range(polynomial) if nonnegative else Range(),
            )
        return found

    def _polynomial_range(self, polynomial: fmpq_mpoly) -> Range:
        beyond = self.possible_signs(polynomial - 1)
        if -1 not in beyond:
            return Range(lower=fmpq(1), open_lower=0 not in beyond)
        strictly = self.possible_signs(polynomial) == {1}
        if 1 not in beyond:
            return Range(fmpq(0), fmpq(1), strictly, 0 not in beyond)
        return Range(lower=fmpq(0), open_lower=strictly)

    def _is_base(self, place: int) -> bool:
        atom, exponent = self.owners[place]
        return atom.polynomial is None and exponent == self.one

    def _new_generator(self, generator: Generator, owner: Part, interval: Range) -> int:
        place = len(self.generators)
        if place >= len(self.variables):
            raise TooFewGenerators
        self.generators.append(generator)
        self.owners.append(owner)
        self.ranges[place] = interval
        return place

    def freeze(self, atom: Atom) -> None:
        """Fix the basis of an atom's exponents and make its generators."""
        lattice = atom.lattice
        lattice.freeze()
        for row, exponent in enumerate(lattice.basis):
            is_root = row == lattice.rational and atom.kind != "exp"
            if is_root and lattice.root == 1 and atom.polynomial is not None:
                atom.generators.append(None)
                continue
            self._add_generator(atom, exponent)
            if is_root and atom.polynomial is not None:
                place = len(self.generators) - 1
                self.arithmetic.relations.append(Relation(place, lattice.root, atom.polynomial))

    def _add_generator(self, atom: Atom, exponent: Quotient) -> None:
        interval = atom.range if exponent == self.one else self._power_range(atom, exponent)
        place = self._new_generator(self._power_generator(atom, exponent), (atom, exponent), interval)
        atom.generators.append(place)

    def _power_range(self, atom: Atom, exponent: Quotient) -> Range:
        """Return what is known of a power: its sign, and on which side of one it lies."""
        if not atom.nonnegative:
            is_root = is_rational(exponent) and not is_whole(exponent)
            return Range(lower=fmpq(0), open_lower=False) if is_root else Range()
        lower, upper = atom.range.lower, atom.range.upper
        strictly = atom.kind in ("exp", "prime") or (lower is not None and (lower > 0 or atom.range.open_lower))
        rises = self.possible_signs(exponent.numerator) == {1} and self.possible_signs(exponent.denominator) == {1}
        if rises and (atom.kind in ("exp", "prime") or (lower is not None and lower >= 1)):
            return Range(lower=fmpq(1), open_lower=lower is None or lower > 1 or atom.range.open_lower)
        if rises and upper is not None and upper <= 1:
            return Range(fmpq(0), fmpq(1), strictly, upper < 1 or atom.range.open_upper)
        return Range(lower=fmpq(0), open_lower=strictly)

    def _power_generator(self, atom: Atom, exponent: Quotient) -> Generator:
        if exponent == self.one:
            return Generator(atom.kind, atom)
        kind = "exp" if atom.kind == "exp" else "power"
        return Generator(kind, atom, lambda: self.quotient_expression(exponent))

    def monomial(self, atom: Atom, exponent: Quotient) -> Quotient:
        """Return `atom ** exponent` as a product of integer powers of its generators."""
        if not atom.lattice.frozen:
            atom.lattice.add(exponent)
            self.freeze(atom)
        if exponent == self.one and atom.plain is not None:
            return atom.plain
        coordinates = atom.lattice.coordinates(exponent)
        if coordinates is None:
            if not atom.lattice.extend(exponent):
                self.wanted.setdefault(atom.expression, []).append(self.quotient_expression(exponent))
                raise MissingExponents
            self._add_generator(atom, exponent)
            coordinates = [*[0] * (len(atom.lattice.basis) - 1), 1]
        result = self._combined(atom, coordinates)
        if exponent == self.one:
            atom.plain = result
        return result

    def _combined(self, atom: Atom, coordinates: list[int]) -> Quotient:
        result = self.one
        for row, (place, count) in enumerate(zip(atom.generators, coordinates, strict=True)):
            if not count:
                continue
            if place is None:
                result = self.arithmetic.multiply(result, self._integer_power(atom.polynomial, count))
            elif atom.polynomial is not None and row == atom.lattice.rational:
                whole, rest = divmod(count, atom.lattice.root)  # 1/sqrt(2) is sqrt(2)/2, so that equal roots look equal
                result = self.arithmetic.multiply(result, self._integer_power(atom.polynomial, whole))
                result = self.arithmetic.multiply(result, self._integer_power(self.variables[place], rest))
            else:
                result = self.arithmetic.multiply(result, self._integer_power(self.variables[place], count))
        return result

    def _integer_power(self, polynomial: fmpq_mpoly, exponent: int) -> Quotient:
        power = self.arithmetic.power(self.arithmetic.of(polynomial), abs(exponent))
        return power if exponent >= 0 else self.arithmetic.inverse(power)

    # Signs

    def sign(self, polynomial: fmpq_mpoly) -> int | None:
        """Return 1 for a nonnegative, -1 for a nonpositive polynomial, None for an open sign."""
        known = self.possible_signs(polynomial)
        return 1 if -1 not in known else -1 if 1 not in known else None

    def possible_signs(self, polynomial: fmpq_mpoly) -> frozenset[int]:
        """Return the signs that the polynomial can have on the domain."""
        found = ANY
        for known, signs in self.assumed:
            if polynomial == known:
                found &= signs
            elif polynomial == -known:
                found &= frozenset(-sign for sign in signs)
        if max(polynomial.degrees(), default=0) > MAXIMUM_FACTOR_DEGREE or len(polynomial) > MAXIMUM_FACTOR_TERMS:
            return found
        return found & coefficient_signs(polynomial, self.ranges)

    # Back to SymPy

    def expression(self, polynomial: fmpq_mpoly) -> sympy.Expr:
        """Return a polynomial as a SymPy expression."""
        return sympy.Add(*(self._term(exponents, number) for exponents, number in polynomial.to_dict().items()))

    def _term(self, exponents: Sequence[int], number: fmpq) -> sympy.Expr:
        powers = [
            generator.expression ** int(exponent)
            for generator, exponent in zip(self.generators, exponents, strict=False)
            if exponent
        ]
        return sympy.Mul(sympy.Rational(int(number.p), int(number.q)), *powers)

    def quotient_expression(self, quotient: Quotient) -> sympy.Expr:
        """Return a quotient as a SymPy expression."""
        numerator = self.expression(quotient.numerator)
        return numerator if quotient.denominator.is_one() else numerator / self.expression(quotient.denominator)


def single_generator(polynomial: fmpq_mpoly) -> int | None:
    """Return the generator that a polynomial consists of, if it is one."""
    if len(polynomial) != 1 or polynomial.leading_coefficient() != 1 or polynomial.total_degree() != 1:
        return None
    return int(next(iter(polynomial.monoms())).index(1))


def is_rational(exponent: Quotient) -> bool:
    """Whether an exponent is a number."""
    return bool(exponent.denominator.is_one() and exponent.numerator.is_constant())


def is_whole(exponent: Quotient) -> bool:
    """Whether an exponent is an integer."""
    if not is_rational(exponent):
        return False
    return bool(not exponent.numerator or exponent.numerator.leading_coefficient().q == 1)
