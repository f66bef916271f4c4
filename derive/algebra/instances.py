"""Concrete functions that stand for declared ones in a refutation.

A concrete function is a sum of terms whose partial derivatives all have a constant sign: power terms
`c * x**p * y**q` for positive arguments, exponential terms `c * exp(p*x + q*y)` for all real ones. A term is used only
when every declared sign (of the value, of any partial, of second partials), concavity and homogeneity allow it, and
terms are added until each strict sign is met. Partials are exact derivatives of that one function, so F, F_1 and F_12
always belong together.

    >>> from derive.functions import function
    >>> u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"})
    >>> found = instance(u.declaration, seed=0)
    >>> found.value((1,), [arb(2)]) > 0, found.value((1, 1), [arb(2)]) < 0
    (True, True)
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import sympy
from flint import arb, fmpq

from derive.algebra.survey import Survey
from derive.functions import FunctionDeclaration
from derive.symbols import Notation
from derive.text import Text

_POWERS = tuple(
    Fraction(n, d) for n, d in ((1, 2), (1, 3), (2, 3), (-1, 1), (-1, 2), (-2, 1), (2, 1), (3, 1), (1, 1), (3, 2), (0, 1))
)
_WHOLE = tuple(Fraction(n) for n in (1, 2, -1, 1, -2, 3, 0))
_RATES = tuple(Fraction(n, d) for n, d in ((1, 3), (-1, 3), (1, 5), (-1, 5), (1, 2), (-1, 2), (0, 1), (-1, 4), (1, 4)))
_TRIES = 1500


@dataclass(frozen=True)
class Term:
    """`coefficient` times a power product, or times the exponential of a linear form, of the arguments."""

    coefficient: Fraction
    exponents: tuple[Fraction, ...]
    is_power: bool

    def scale(self, index: tuple[int, ...]) -> Fraction:
        """The number in front of the positive rest of the partial derivative `index`."""
        factor = self.coefficient
        for place, exponent in enumerate(self.exponents, start=1):
            for step in range(index.count(place)):
                factor *= exponent - step if self.is_power else exponent
        return factor

    def value(self, index: tuple[int, ...], arguments: list[arb]) -> arb:
        """Enclose the partial derivative `index`."""
        scale = self.scale(index)
        total = arb(fmpq(scale.numerator, scale.denominator))
        if scale == 0:
            return total
        for place, (exponent, argument) in enumerate(zip(self.exponents, arguments, strict=True), start=1):
            power = exponent - index.count(place) if self.is_power else exponent
            number = fmpq(power.numerator, power.denominator)
            if power:
                total = total * (argument ** arb(number) if self.is_power else (number * argument).exp())
        return total

    def exact(self, index: tuple[int, ...], arguments: Sequence[fmpq]) -> fmpq | None:
        """Return the exact partial derivative `index`, or None when a power is not rational."""
        scale = self.scale(index)
        total = fmpq(scale.numerator, scale.denominator)
        for place, (exponent, argument) in enumerate(zip(self.exponents, arguments, strict=True), start=1):
            power = exponent - index.count(place) if self.is_power else exponent
            if scale and power:
                if not self.is_power or power.denominator != 1 or argument == 0:
                    return None
                total *= argument ** int(power)
        return total

    def expression(self, arguments: tuple[sympy.Symbol, ...]) -> sympy.Expr:
        """The term as SymPy writes it."""
        number = sympy.Rational(self.coefficient.numerator, self.coefficient.denominator)
        rates = [sympy.Rational(power.numerator, power.denominator) for power in self.exponents]
        pairs = list(zip(rates, arguments, strict=True))
        if self.is_power:
            return number * sympy.Mul(*(argument**rate for rate, argument in pairs))
        return number * sympy.exp(sympy.Add(*(rate * argument for rate, argument in pairs)))


@dataclass(frozen=True)
class Instance:
    """A sum of terms; power terms are defined for positive arguments only."""

    terms: tuple[Term, ...]
    names: tuple[str, ...]

    def value(self, index: tuple[int, ...], arguments: list[arb]) -> arb:
        """Enclose the partial derivative `index` (empty for the value itself)."""
        if not self.is_everywhere and not all(argument > 0 for argument in arguments):
            return arb.nan()
        return sum((term.value(index, arguments) for term in self.terms), arb(0))

    def exact(self, index: tuple[int, ...], arguments: Sequence[fmpq]) -> fmpq | None:
        """Return the exact partial derivative `index` at positive arguments, or None."""
        parts = [term.exact(index, arguments) for term in self.terms]
        if any(part is None for part in parts) or not (self.is_everywhere or all(argument > 0 for argument in arguments)):
            return None
        return sum((part for part in parts if part is not None), fmpq(0))

    @property
    def is_everywhere(self) -> bool:
        """Whether the function is defined, with its signs, for all real arguments."""
        return not any(term.is_power for term in self.terms)

    @property
    def symbols(self) -> tuple[sympy.Symbol, ...]:
        """The names of the arguments as symbols."""
        return tuple(sympy.Symbol(name, positive=True) for name in self.names)

    @property
    def expression(self) -> sympy.Expr:
        """The concrete function in its argument names."""
        return sympy.Add(*(term.expression(self.symbols) for term in self.terms))

    def __str__(self) -> str:
        return str(self.expression)


@cache
def instance(declaration: FunctionDeclaration, seed: int, powers: bool = True, whole: bool = False) -> Instance | None:
    """Return a random concrete function with every declared property, or None when no sum of terms was found.

    With `whole` exponents its values at rational arguments are rational.
    """
    if declaration.homogeneous is not None and not powers:
        return None
    source = random.Random(f"{declaration.key}/{declaration.arity}/{seed}/{'whole' if whole else powers}")
    unmet = [index for index, sign in declaration.signs if sign in (">0", "<0")]
    chosen: list[Term] = []
    wanted = 2 + source.randint(0, 1)
    for _ in range(_TRIES):
        if not unmet and len(chosen) >= wanted:
            break
        term = _random_term(declaration, source, _WHOLE if whole else _POWERS if powers else _RATES, powers)
        helps = not unmet or any(term.scale(index) for index in unmet)
        if helps and is_allowed(declaration, term):
            chosen.append(term)
            unmet = [index for index in unmet if term.scale(index) == 0]
    if unmet or not chosen:
        return None
    names = declaration.argument_names or tuple(f"x{place}" for place in range(1, declaration.arity + 1))
    return Instance(tuple(chosen), names)


def _random_term(declaration: FunctionDeclaration, source: random.Random, choices: tuple[Fraction, ...], powers: bool) -> Term:
    coefficient = Fraction(source.randint(1, 9), source.randint(1, 5)) * source.choice((1, -1))
    exponents = [source.choice(choices) for _ in range(declaration.arity)]
    if declaration.homogeneous is not None and powers:
        exponents[-1] = declaration.homogeneous - sum(exponents[:-1], Fraction(0))
    return Term(coefficient, tuple(exponents), powers)


def is_allowed(declaration: FunctionDeclaration, term: Term, everywhere: bool = False) -> bool:
    """Whether adding a term keeps all that is declared: at positive arguments, or `everywhere`."""
    if declaration.concave and not _is_concave(term):
        return False
    if everywhere and term.is_power and not _has_one_sign_everywhere(declaration, term):
        return False
    return all(_agrees(term.scale(index), sign) for index, sign in declaration.signs)


def _has_one_sign_everywhere(declaration: FunctionDeclaration, term: Term) -> bool:
    """Whether each declared partial of a power product is a constant, so that negative arguments change nothing."""
    if declaration.concave and sum(term.exponents, Fraction(0)) > 1:
        return False
    return all(
        term.scale(index) == 0 or all(power == index.count(place) for place, power in enumerate(term.exponents, start=1))
        for index, _ in declaration.signs
    )


def _agrees(scale: Fraction, sign: str) -> bool:
    if sign == "=0":
        return scale == 0
    return scale >= 0 if sign in (">0", ">=0") else scale <= 0


def _is_concave(term: Term) -> bool:
    if not term.is_power:
        return term.coefficient < 0
    total = sum(term.exponents, Fraction(0))
    if term.coefficient > 0:
        return total <= 1 and all(0 <= power <= 1 for power in term.exponents)
    active = [power for power in term.exponents if power]
    return all(power < 0 for power in active) or (len(active) == 1 and active[0] >= 1)


def instances(survey: Survey, seed: int, powers: bool = True) -> dict[Any, Instance] | None:
    """Return one concrete function for each declared or undefined function that was seen.

    The keys are declarations, and classes for plain SymPy functions such as `Function("f")`. None where some
    declaration has no concrete form of this kind.
    """
    wanted: dict[Any, FunctionDeclaration] = {declaration: declaration for declaration in survey.declarations}
    for head, arity in survey.undeclared.items():
        wanted[head] = FunctionDeclaration(str(head), arity, Notation(str(head)), Text(str(head), str(head)))
    found: dict[Any, Instance] = {}
    for key, declaration in sorted(wanted.items(), key=lambda item: item[1].key):
        made = instance(declaration, seed, powers)
        if made is None:
            return None
        found[key] = made
    return found
