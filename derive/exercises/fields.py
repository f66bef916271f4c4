"""What a student fills in on a screen: numbers only, since no learning system compares equations.

A number is one field. A straight line `Y = 1450 - 1250r` is a field for each coefficient. Any other equation has no field:
it is answered on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import sympy

from derive.exercises.exercise_file import AskedPart
from derive.exercises.key import Key
from derive.exercises.working import Answer
from derive.handout.slots import Formula
from derive.model import Model
from derive.printing.writer import decimal
from derive.text import Text

_DIGITS = 12
_EQUALS = Text(" = ", " = ")
# A number whose decimals do not end is accepted when three decimals of its leading figure are right.
_RELATIVE = Fraction(1, 2000)


@dataclass(frozen=True)
class Blank:
    """A number to fill in: `value` and `tolerance` as decimal texts, exact where the number ends soon."""

    id: str
    part: int
    name: str
    value: str
    tolerance: str
    points: Fraction

    @property
    def bounds(self) -> tuple[str, str]:
        """The smallest and the largest number that is accepted."""
        value, tolerance = sympy.Rational(self.value), sympy.Rational(self.tolerance)
        return digits(value - tolerance)[0], digits(value + tolerance)[0]


@dataclass(frozen=True)
class Field:
    """One answer: formulas and blanks in reading order. Without a blank it is answered on paper."""

    part: int
    name: str
    pieces: tuple[Formula | Blank | Text, ...]

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The numbers to fill in."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Blank))


def fields_of(key: Key) -> tuple[Field, ...]:
    """Return the fields of a key in the order of its answers."""
    model = next(iter(key.proofs.values())).derivation.model
    found: list[Field] = []
    for part in key.parts:
        for answer in part.answers:
            points = Fraction(part.part.points, len(part.answers))
            found.append(_field(part.part, answer, points, len(found) + 1, model))
    return tuple(found)


def _field(part: AskedPart, answer: Answer, points: Fraction, place: int, model: Model) -> Field:
    left, right = answer.statement.lhs, answer.statement.rhs
    if not right.free_symbols:
        blank = _blank(part, answer, right, points, f"{place}")
        return Field(part.number, answer.name, (Formula(left, model), _EQUALS, blank))
    coefficients = _coefficients(right)
    if coefficients is None:
        on_paper = Text(": on paper", "：写在答题纸上")
        return Field(part.number, answer.name, (Formula(left, model), on_paper))
    pieces: list[Formula | Blank | Text] = [Formula(left, model), _EQUALS]
    for count, (symbol, value) in enumerate(coefficients, start=1):
        if count > 1:
            pieces.append(Text(" + ", " + "))
        pieces.append(_blank(part, answer, value, points / len(coefficients), f"{place}_{count}"))
        if symbol is not None:
            pieces.append(Formula(symbol, model))
    return Field(part.number, answer.name, tuple(pieces))


def _blank(part: AskedPart, answer: Answer, value: sympy.Expr, points: Fraction, place: str) -> Blank:
    text, exact = digits(value)
    tolerance = part.tolerance if part.tolerance is not None else Fraction(0)
    if part.decimals is not None:
        tolerance = max(tolerance, Fraction(1, 2 * 10**part.decimals))
    if not exact and tolerance == 0:
        tolerance = _RELATIVE * Fraction(text).__abs__()
    return Blank(f"R{place}", part.number, answer.name, text, digits(sympy.Rational(str(tolerance)))[0], points)


def digits(value: sympy.Expr) -> tuple[str, bool]:
    """Return a number as a decimal text, and whether that is the number itself.

    >>> digits(sympy.Rational(7, 25)), digits(sympy.Rational(1, 3))
    (('0.28', True), ('0.333333333333', False))
    """
    if isinstance(value, sympy.Rational) and _ends(value):
        return decimal(value), True
    rounded = sympy.Rational(str(sympy.Float(value.evalf(_DIGITS + 3), _DIGITS)))
    return decimal(sympy.Rational(round(rounded * 10**_DIGITS), 10**_DIGITS)), False


def _ends(value: sympy.Rational) -> bool:
    rest = int(value.q)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1 and int(value.q) <= 10**_DIGITS


def _coefficients(value: sympy.Expr) -> list[tuple[sympy.Symbol | None, sympy.Expr]] | None:
    """Return the constant and the coefficients of an expression of degree one, or None."""
    symbols = sorted(value.free_symbols, key=str)
    try:
        polynomial = sympy.Poly(value, *symbols)
    except sympy.PolynomialError:
        return None
    if polynomial.total_degree() != 1:
        return None
    found: list[tuple[sympy.Symbol | None, sympy.Expr]] = [(None, polynomial.coeff_monomial(1))]
    found += [(symbol, polynomial.coeff_monomial(symbol)) for symbol in symbols]
    return [(symbol, coefficient) for symbol, coefficient in found if coefficient != 0]


def points_of(blank: Blank) -> str:
    """Return the points of a blank as a decimal text."""
    return digits(sympy.Rational(blank.points.numerator, blank.points.denominator))[0]
