"""Kernels: how powers, logarithms, exponentials and functions become generators.

Equal arguments share one generator because they are compared in normal form.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import sympy
from flint import fmpq, fmpq_mpoly

from derive.algebra.atoms import Atom
from derive.algebra.bases import Bases
from derive.algebra.generators import is_rational, is_whole, single_generator
from derive.algebra.positivity import Range
from derive.algebra.quotient import Quotient, Relation
from derive.algebra.work import OutOfReach


class Kernels(Bases):
    """The operations that make new generators."""

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
            if not integer_exponent and not is_whole(power):
                self.domain_conditions.append((atom, ">0" if _is_negative(power) else ">=0"))
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

        arguments = self._known_arguments(head, arguments)
        key = (head, *(f"{argument.numerator}/{argument.denominator}" for argument in arguments))
        return self.free(key, lambda: function(*shown()), kind, explain=shown, **facts)

    def _known_arguments(self, head: Hashable, arguments: list[Quotient]) -> list[Quotient]:
        """Return arguments that were met before and are equal to these; roots in a denominator have several forms."""
        met = self.met.setdefault(head, [])
        for known in met:
            if len(known) == len(arguments) and all(map(self.arithmetic.equal, known, arguments)):
                return known
        met.append(arguments)
        return arguments

    def sine_and_cosine(self, argument: Quotient) -> tuple[Quotient, Quotient]:
        """Return sin and cos of an argument, tied by cos**2 = 1 - sin**2."""
        bound = Range(fmpq(-1), fmpq(1), open_lower=False, open_upper=False)
        before = len(self.generators)
        sine = self.applied("sin", sympy.sin, [argument], "trigonometric", range=bound)
        cosine = self.applied("cos", sympy.cos, [argument], "trigonometric", range=bound)
        place = single_generator(cosine.numerator)
        if len(self.generators) > before and place is not None:
            square = self.context.constant(1) - self.arithmetic.product(sine.numerator, sine.numerator)
            self.arithmetic.relations.append(Relation(place, 2, square))
        return sine, cosine

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


def _is_negative(exponent: Quotient) -> bool:
    return is_rational(exponent) and bool(exponent.numerator) and exponent.numerator.leading_coefficient() < 0
