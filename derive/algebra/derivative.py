"""Dual numbers: how an expression moves when its symbols move at given rates.

A dual number is a value and its tangent; the table below says how sums, products, powers, logarithms, exponentials and
declared functions carry tangents along. It is written here and owes nothing to `diff`.
"""

from __future__ import annotations

from collections.abc import Mapping

import sympy

from derive.algebra.work import OutOfReach
from derive.functions import DeclaredFunction

Rates = Mapping[sympy.Symbol, sympy.Expr]


def tangent(expression: sympy.Expr, rates: Rates) -> sympy.Expr:
    """Return the rate at which an expression moves; symbols without a rate stand still.

    >>> x, y = sympy.symbols("x y")
    >>> tangent(x**2 * y, {x: sympy.Integer(1)})
    2*x*y
    """
    if not expression.free_symbols & rates.keys():
        return sympy.S.Zero
    if isinstance(expression, sympy.Symbol):
        return rates[expression]
    if isinstance(expression, sympy.Add):
        return sympy.Add(*(tangent(term, rates) for term in expression.args))
    if isinstance(expression, sympy.Mul):
        return _product(expression.args, rates)
    if isinstance(expression, sympy.Pow):
        return _power(expression.base, expression.exp, rates)
    if isinstance(expression, sympy.exp):
        return expression * tangent(expression.args[0], rates)
    if isinstance(expression, sympy.log) and len(expression.args) == 1:
        return tangent(expression.args[0], rates) / expression.args[0]
    if isinstance(expression, DeclaredFunction):
        parts = [
            type(expression).partial(position)(*expression.args) * tangent(argument, rates)
            for position, argument in enumerate(expression.args, start=1)
        ]
        return sympy.Add(*parts)
    raise OutOfReach(f"{type(expression).__name__} has no entry in the table of derivatives")


def _product(factors: tuple[sympy.Expr, ...], rates: Rates) -> sympy.Expr:
    terms = []
    for place, factor in enumerate(factors):
        moved = tangent(factor, rates)
        if moved != 0:
            terms.append(sympy.Mul(*factors[:place], moved, *factors[place + 1 :]))
    return sympy.Add(*terms)


def _power(base: sympy.Expr, exponent: sympy.Expr, rates: Rates) -> sympy.Expr:
    """`(u**v)' = v u**(v-1) u' + u**v ln(u) v'`."""
    moved, faster = tangent(base, rates), tangent(exponent, rates)
    total = exponent * base ** (exponent - 1) * moved if moved != 0 else sympy.S.Zero
    if faster != 0:
        total += base**exponent * sympy.log(base) * faster if base is not sympy.E else base**exponent * faster
    return total
