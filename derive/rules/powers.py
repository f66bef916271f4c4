"""Products of powers as they are written by hand: x**a * x**(1 - a) is x, b**(1/s) * r**(1/s) is (b r)**(1/s)."""

from __future__ import annotations

import sympy
from sympy import Expr


def combined(expression: Expr) -> Expr:
    """Add up the exponents of each base, term by term.

    >>> x, a = sympy.symbols("x a", positive=True)
    >>> combined(x**a * x ** (1 - a) + x**a / x)
    x + x**(a - 1)
    """
    return sympy.Add(*(_product(term.as_powers_dict()) for term in sympy.Add.make_args(expression)))


def _product(powers: dict[Expr, Expr]) -> Expr:
    return sympy.Mul(*(base ** sympy.expand(exponent) for base, exponent in powers.items()))


def grouped(product: Expr) -> Expr:
    """Write positive factors with the same fractional exponent under one power.

    >>> b, r, s, c = sympy.symbols("b r s c", positive=True)
    >>> grouped(b ** (1 / s) * r ** (1 / s) * c)
    c*(b*r)**(1/s)
    """
    below: dict[Expr, list[Expr]] = {}
    whole: list[Expr] = []
    for base, exponent in combined(product).as_powers_dict().items():
        if exponent.is_Integer or not base.is_positive:
            whole.append(base**exponent)
            continue
        turned = exponent.could_extract_minus_sign()
        below.setdefault(-exponent if turned else exponent, []).append(1 / base if turned else base)
    return sympy.Mul(*whole, *(sympy.Mul(*bases) ** exponent for exponent, bases in below.items()))
