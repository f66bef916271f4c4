"""Equal powers of positive numbers have equal bases: x = y follows from x**s = y**s when x, y > 0 and s is not zero."""

from __future__ import annotations

from collections.abc import Iterator

import sympy
from sympy import Expr

from derive.checks.situation import Situation
from derive.equation import Equation

MOST_EXPONENTS = 4


def raised(situation: Situation, conclusion: Equation) -> Iterator[Equation]:
    """Yield equations between powers from which the conclusion follows, with the exponents that occur."""
    if not (situation.signs(conclusion.lhs) == {1} and situation.signs(conclusion.rhs) == {1}):
        return
    exponents = [1 / exponent for exponent in _exponents(conclusion)]
    exponents += [exponent for equation in situation.equations for exponent in _exponents(equation)]
    for exponent in list(dict.fromkeys(exponents))[:MOST_EXPONENTS]:
        if 0 not in situation.signs(exponent):
            yield Equation(conclusion.lhs**exponent, conclusion.rhs**exponent)


def _exponents(equation: Equation) -> Iterator[Expr]:
    for side in (equation.lhs, equation.rhs):
        for power in sorted(side.atoms(sympy.Pow), key=sympy.default_sort_key):
            if not power.exp.is_Integer and power.base is not sympy.E:
                yield power.exp
