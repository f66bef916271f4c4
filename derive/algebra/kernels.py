"""Kernels: how powers, logarithms, exponentials and functions become generators.

A base is factored first. Factors with a known sign are split off, (2*x*y)**a = 2**a * x**a * y**a for positive x and y;
what has no known sign stays together, so that sqrt(x**2) is the absolute value and log(x*y) is left alone. Equal
arguments share one generator because they are compared in normal form.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import sympy
from flint import fmpq, fmpq_mpoly, fmpq_mpoly_ctx, fmpz

from derive.algebra.atoms import Atom, Generator
from derive.algebra.exponents import ExponentLattice
from derive.algebra.positivity import Range, coefficient_signs
from derive.algebra.quotient import Arithmetic, Quotient, Relation
from derive.algebra.work import MAXIMUM_FACTOR_DEGREE, MAXIMUM_FACTOR_TERMS, OutOfReach

Part = tuple[Atom, Quotient]
Wanted = Mapping[sympy.Expr, list[sympy.Expr]]


class MissingExponents(Exception):
    """A frozen lattice met an exponent that it does not contain; the tower is built again with it."""


class TooFewGenerators(Exception):
    """The context has no generator left; the tower is built again in a larger one."""


class Kernels:
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
        self.wanted: dict[sympy.Expr, list[sympy.Expr]] = {base: list(exponents) for base, exponents in known.items()}
        self.positive: list[fmpq_mpoly] = []
        self.domain_conditions: list[tuple[Atom, str]] = []
        self.normal = normal
        self.one = self.arithmetic.constant(1)

    # Atoms

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
        place = _single(polynomial)
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

    # Generators

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
            is_root = _is_rational(exponent) and not _is_whole(exponent)
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
        coordinates = atom.lattice.coordinates(exponent)
        if coordinates is None:
            if not atom.lattice.extend(exponent):
                self.wanted.setdefault(atom.expression, []).append(self.quotient_expression(exponent))
                raise MissingExponents
            self._add_generator(atom, exponent)
            coordinates = [*[0] * (len(atom.lattice.basis) - 1), 1]
        result = self.one
        for place, count in zip(atom.generators, coordinates, strict=True):
            if count:
                base = atom.polynomial if place is None else self.variables[place]
                power = self.arithmetic.power(self.arithmetic.of(base), abs(count))
                result = self.arithmetic.multiply(result, power if count > 0 else self.arithmetic.inverse(power))
        return result

    def log_atom(self, atom: Atom) -> Atom:
        """Return the atom that stands for the logarithm of an atom."""
        interval = Range(lower=fmpq(0)) if atom.range.lower is not None and atom.range.lower >= 1 else Range()
        if atom.kind == "prime":
            interval = Range(lower=fmpq(0))
        found = self.atom(
            ("log", atom.key),
            lambda: sympy.log(atom.expression),
            "log",
            range=interval,
            nonnegative=interval.lower is not None,
            explain=lambda: (atom.expression,),
        )
        if not found.lattice.frozen:
            self.freeze(found)
        place = found.generators[found.lattice.rational]
        if place is not None and found.lattice.root == 1:
            self.logarithms[place] = atom
        return found

    # Signs

    def sign(self, polynomial: fmpq_mpoly) -> int | None:
        """Return 1 for a nonnegative, -1 for a nonpositive polynomial, None for an open sign."""
        known = self.possible_signs(polynomial)
        return 1 if -1 not in known else -1 if 1 not in known else None

    def possible_signs(self, polynomial: fmpq_mpoly) -> frozenset[int]:
        """Return the signs that the polynomial can have on the domain."""
        for known in self.positive:
            if polynomial == known:
                return frozenset({1})
            if polynomial == -known:
                return frozenset({-1})
        if max(polynomial.degrees(), default=0) > MAXIMUM_FACTOR_DEGREE or len(polynomial) > MAXIMUM_FACTOR_TERMS:
            return frozenset({-1, 0, 1})
        return coefficient_signs(polynomial, self.ranges)

    def assume_positive(self, quotient: Quotient) -> None:
        """Take note of a joint condition `quotient > 0`."""
        product = self.arithmetic.product(quotient.numerator, quotient.denominator)
        constant, factors = self.factors(product)
        rest = self.context.constant(1 if constant > 0 else -1)
        for factor, count in factors:
            sign = self.sign(factor)
            if count % 2:
                rest = rest * (factor if sign is None else sign)
        self.positive.append(rest)

    # Factoring a base

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

    def _split_factor(
        self, factor: fmpq_mpoly, count: int, direction: int, rest: fmpq_mpoly, parts: list[Part]
    ) -> fmpq_mpoly:
        """Append the parts of one factor; return what must stay together."""
        signed = self.arithmetic.constant(direction * count)
        place = _single(factor)
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
        return atom.nonnegative or (_is_rational(exponent) and not _is_whole(exponent))

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

    # Operations

    def power(self, base: Quotient, exponent: Quotient, integer_exponent: bool) -> Quotient:
        """Return base ** exponent for an exponent that is not a plain integer."""
        if not base.numerator:
            raise OutOfReach("a power of zero")
        whole = self._atom_of(base)
        bases = self.split(base) if whole is None else [(whole, self.one)]
        parts = [(atom, self.arithmetic.multiply(count, exponent)) for atom, count in bases]
        for atom, power in parts:
            if not atom.lattice.frozen:
                atom.lattice.add(power)
        result = self.one
        for atom, power in parts:
            if not (atom.nonnegative or integer_exponent) and not _is_whole(power):
                self.domain_conditions.append((atom, ">=0"))
            result = self.arithmetic.multiply(result, self.monomial(atom, power))
        return result

    def _atom_of(self, base: Quotient) -> Atom | None:
        """Return the free atom that a base consists of, if it is one; its roots need no splitting."""
        if not base.denominator.is_one() or len(base.numerator) != 1:
            return None
        place = next((place for place, degree in enumerate(base.numerator.degrees()) if degree), None)
        atom = None if place is None else self.owners[place][0]
        if atom is None or atom.polynomial is not None or atom.kind == "exp":
            return None
        return atom if self.monomial(atom, self.one) == base else None

    def signs_of_base(self, atom: Atom) -> frozenset[int]:
        """Return the signs that the base of an atom can have on the domain."""
        return atom.range.signs if atom.polynomial is None else self.possible_signs(atom.polynomial)

    def logarithm(self, argument: Quotient) -> Quotient:
        """Return log(argument), split over the factors whose signs are known."""
        if not argument.numerator:
            raise OutOfReach("the logarithm of zero")
        terms = []
        for atom, count in self.split(argument):
            if atom.kind == "exp":
                terms.append(count)
                continue
            if not atom.nonnegative:
                self.domain_conditions.append((atom, ">0"))
            terms.append(self.arithmetic.multiply(count, self.monomial(self.log_atom(atom), self.one)))
        return self.arithmetic.sum(terms)

    def exponential(self, argument: Quotient) -> Quotient:
        """Return exp(argument); terms c*log(x) become x**c."""
        result = self.one
        rest = argument
        for place, atom in sorted(self.logarithms.items()):
            taken = self._coefficient(rest, place)
            if taken is not None:
                power = Quotient(taken, rest.denominator)
                power = self.arithmetic.cancelled(*power)
                if not atom.lattice.frozen:
                    atom.lattice.add(power)
                result = self.arithmetic.multiply(result, self.monomial(atom, power))
                rest = self.arithmetic.cancelled(rest.numerator - taken * self.variables[place], rest.denominator)
        if rest.numerator:
            result = self.arithmetic.multiply(result, self.monomial(self.euler(), rest))
        return result

    def _coefficient(self, quotient: Quotient, place: int) -> fmpq_mpoly | None:
        """Return the coefficient of a logarithm that enters linearly, free of all logarithms."""
        if quotient.numerator.degrees()[place] != 1 or quotient.denominator.degrees()[place]:
            return None
        terms = {}
        for exponents, coefficient in quotient.numerator.to_dict().items():
            if exponents[place] == 1:
                if any(exponents[other] for other in self.logarithms if other != place):
                    return None
                terms[(*exponents[:place], 0, *exponents[place + 1 :])] = coefficient
        return self.context.from_dict(terms)

    def absolute(self, argument: Quotient) -> Quotient:
        """Return the absolute value, factor by factor."""
        result = self.one
        for polynomial, direction in ((argument.numerator, 1), (argument.denominator, -1)):
            constant, factors = self.factors(polynomial)
            magnitude = self.arithmetic.constant(abs(constant))
            for factor, count in factors:
                magnitude = self.arithmetic.multiply(magnitude, self.arithmetic.power(self._magnitude(factor), count))
            result = self.arithmetic.multiply(result, magnitude if direction > 0 else self.arithmetic.inverse(magnitude))
        return result

    def _magnitude(self, factor: fmpq_mpoly) -> Quotient:
        sign = self.sign(factor)
        if sign is not None:
            return self.arithmetic.of(factor * sign)
        square = self.polynomial_atom(self.arithmetic.product(factor, factor), nonnegative=True)
        return self.monomial(square, self.arithmetic.constant(fmpq(1, 2)))

    def free(self, key: Hashable, express: Callable[[], sympy.Expr], kind: str, **facts: Any) -> Quotient:
        """Return a generator with no relation to the others."""
        return self.monomial(self.atom(key, express, kind, **facts), self.one)

    def applied(self, head: Hashable, function: Any, arguments: list[Quotient], kind: str, **facts: Any) -> Quotient:
        """Return the generator of a function applied to arguments in normal form."""

        def shown() -> tuple[sympy.Expr, ...]:
            return tuple(self.quotient_expression(argument) for argument in arguments)

        key = (head, *(f"{argument.numerator}/{argument.denominator}" for argument in arguments))
        return self.free(key, lambda: function(*shown()), kind, explain=shown, **facts)

    def sine_and_cosine(self, argument: Quotient) -> tuple[Quotient, Quotient]:
        """Return sin and cos of an argument, tied by cos**2 = 1 - sin**2."""
        bound = Range(fmpq(-1), fmpq(1), open_lower=False, open_upper=False)
        before = len(self.generators)
        sine = self.applied("sin", sympy.sin, [argument], "trigonometric", range=bound)
        cosine = self.applied("cos", sympy.cos, [argument], "trigonometric", range=bound)
        place = _single(cosine.numerator)
        if len(self.generators) > before and place is not None:
            square = self.context.constant(1) - self.arithmetic.product(sine.numerator, sine.numerator)
            self.arithmetic.relations.append(Relation(place, 2, square))
        return sine, cosine

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


def _single(polynomial: fmpq_mpoly) -> int | None:
    """Return the generator that a polynomial consists of, if it is one."""
    if len(polynomial) != 1 or polynomial.leading_coefficient() != 1 or polynomial.total_degree() != 1:
        return None
    return int(next(iter(polynomial.monoms())).index(1))


def _is_rational(exponent: Quotient) -> bool:
    return bool(exponent.denominator.is_one() and exponent.numerator.is_constant())


def _is_whole(exponent: Quotient) -> bool:
    if not _is_rational(exponent):
        return False
    return bool(not exponent.numerator or exponent.numerator.leading_coefficient().q == 1)
