"""Whether a certified solution is a simple exact number, so that its place in a domain can be decided.

A box around zero cannot tell whether the solution is zero or 1e-50. Where short fractions, put into the equations
exactly, satisfy them, they are the solution: the box has only one.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import sympy
from sympy import Symbol

if TYPE_CHECKING:
    from derive.algebra.krawczyk import Box
    from derive.numeric.system import Regime

_LARGEST_DENOMINATOR = 1000
_LARGEST_EXPONENT = 100


def exact_point(regime: Regime, box: Box, givens: Mapping[Symbol, Any]) -> dict[Symbol, sympy.Expr] | None:
    """Return exact values of all unknowns when short fractions solve the system, or None.

    >>> from derive.numeric.system import System
    >>> x, a = sympy.symbols("x a")
    >>> regime = System.of([x**2 + 3 * x - a], [x]).regimes[0]
    >>> exact_point(regime, regime.judge.certify({x: 1e-9}, {a: 0}), {a: 0}), exact_point(
    ...     regime, regime.judge.certify({x: 0.56}, {a: 2}), {a: 2})
    ({x: 0}, None)
    """
    if any(_is_large(expression) for expression in (*regime.equations, *(value for _, value in regime.definitions))):
        return None
    values: dict[Symbol, sympy.Expr] = {symbol: sympy.S(_rational(value)) for symbol, value in givens.items()}
    for unknown in regime.unknowns:
        near = box.centre[unknown].limit_denominator(_LARGEST_DENOMINATOR)
        if abs(near - box.centre[unknown]) > box.radius:
            return None
        values[unknown] = sympy.Rational(near.numerator, near.denominator)
    for symbol, expression in regime.definitions:
        values[symbol] = expression.xreplace(values)
    if any(equation.xreplace(values) != 0 for equation in regime.equations):
        return None
    found = {symbol: values[symbol] for symbol in (*regime.unknowns, *regime.defined)}
    return found if all(value.is_Rational for value in found.values()) else None


def _rational(value: Any) -> sympy.Expr:
    return sympy.Rational(value.numerator, value.denominator) if isinstance(value, Fraction) else sympy.S(value)


def _is_large(expression: sympy.Expr) -> bool:
    """Whether an exact power in the expression could grow beyond all bounds."""
    return any(power.exp.is_number and abs(power.exp) > _LARGEST_EXPONENT for power in expression.atoms(sympy.Pow))
