"""Equal images have equal originals: x = y follows from f(x) = f(y) where f is one-to-one.

Powers of positive numbers, odd powers, logarithms and exponentials are one-to-one, and so is a declared function in an
argument in which it strictly rises or falls.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import sympy
from sympy import Expr

from derive.algebra.positivity import POSSIBLE
from derive.checks.situation import Situation
from derive.equation import Equation
from derive.functions import DeclaredFunction

MOST_IMAGES = 6


def raised(situation: Situation, conclusion: Equation) -> Iterator[Equation]:
    """Yield equations from which the conclusion follows, with the powers and functions that occur."""
    yield from islice(dict.fromkeys(_images(situation, conclusion)), MOST_IMAGES)


def _images(situation: Situation, conclusion: Equation) -> Iterator[Equation]:
    left, right = conclusion.lhs, conclusion.rhs
    yield from _applied(situation, left, right)
    is_positive = situation.signs(left) == POSSIBLE[">0"] == situation.signs(right)
    if is_positive:
        exponents = [1 / exponent for exponent in _exponents(conclusion)]
        exponents += [exponent for equation in situation.equations for exponent in _exponents(equation)]
        for exponent in dict.fromkeys(exponents):
            if 0 not in situation.signs(exponent):
                yield Equation(left**exponent, right**exponent)
    sides = [side for equation in situation.equations for side in (equation.lhs, equation.rhs)]
    if is_positive and any(side.has(sympy.log) for side in sides):
        yield Equation(sympy.log(left), sympy.log(right))
    if any(side.has(sympy.exp) for side in sides):
        yield Equation(sympy.exp(left), sympy.exp(right))
    for exponent in _odd_exponents(sides):
        yield Equation(left**exponent, right**exponent)


def _applied(situation: Situation, left: Expr, right: Expr) -> Iterator[Equation]:
    """Put one side for the other into functions that are strictly monotonic there."""
    atoms = {atom for one in situation.equations for side in (one.lhs, one.rhs) for atom in side.atoms(DeclaredFunction)}
    for atom in sorted(atoms, key=sympy.default_sort_key):
        for place, argument in enumerate(atom.args):
            slope = atom.declaration.sign(tuple(sorted((*atom.index, place + 1))))
            if argument in (left, right) and slope in (">0", "<0"):
                other = right if argument == left else left
                yield Equation(atom, atom.func(*atom.args[:place], other, *atom.args[place + 1 :]))


def _exponents(equation: Equation) -> Iterator[Expr]:
    for side in (equation.lhs, equation.rhs):
        for power in sorted(side.atoms(sympy.Pow), key=sympy.default_sort_key):
            if not power.exp.is_Integer and power.base is not sympy.E:
                yield power.exp


def _odd_exponents(sides: list[Expr]) -> list[int]:
    powers = {power.exp for side in sides for power in side.atoms(sympy.Pow)}
    return sorted(int(exponent) for exponent in powers if exponent.is_Integer and exponent > 2 and exponent % 2)
