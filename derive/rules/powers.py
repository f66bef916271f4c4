"""Products of powers as they are written by hand: x**a * x**(1 - a) is x, b**(1/s) * r**(1/s) is (b r)**(1/s)."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.rules.leading_sign import sign_by_domain


def combined(expression: Expr) -> Expr:
    """Add up the exponents of each base, term by term.

    >>> x, a = sympy.symbols("x a", positive=True)
    >>> combined(x**a * x ** (1 - a) + x**a / x)
    x + x**(a - 1)
    """
    return sympy.Add(*(_product(term.as_powers_dict()) for term in sympy.Add.make_args(expression)))


def _product(powers: dict[Expr, Expr]) -> Expr:
    return sympy.Mul(*(base ** sympy.expand(exponent) for base, exponent in powers.items()))


def pulled_out(expression: Expr) -> Expr:
    """Pull what all terms under a power have in common out of it: (a x**r + b x**r)**(1/r) is x (a + b)**(1/r).

    >>> x, a, b, r = sympy.symbols("x a b r", positive=True)
    >>> pulled_out((a * x**r + (b * x) ** r) ** (1 / r))
    x*(a + b**r)**(1/r)
    """
    whole = {power: _outside(power) for power in expression.atoms(sympy.Pow) if isinstance(power.base, sympy.Add)}
    return expression.xreplace({power: pulled for power, pulled in whole.items() if pulled != power})


def _outside(power: Expr) -> Expr:
    if power.exp.is_Integer:
        return power
    terms = [_opened(term) for term in power.base.args]
    common = dict(terms[0].as_powers_dict())
    for term in terms[1:]:
        powers = term.as_powers_dict()
        common = {base: exponent for base, exponent in common.items() if base.is_Symbol and powers.get(base) == exponent}
    factor = sympy.Mul(*(base**exponent for base, exponent in common.items() if base.is_positive))
    if factor == 1:
        return power
    return factor**power.exp * sympy.Add(*(grouped(term / factor) for term in terms)) ** power.exp


def _opened(term: Expr) -> Expr:
    """Write a power of a product of positive factors as a product of powers."""
    factors = []
    for factor in sympy.Mul.make_args(term):
        base, exponent = factor.as_base_exp()
        inside = sympy.Mul.make_args(_opened(base)) if isinstance(base, (sympy.Mul, sympy.Pow)) else ()
        if len(inside) > 1 and all(sign_by_domain(part) == 1 for part in inside):
            factors += [part.as_base_exp()[0] ** sympy.cancel(part.as_base_exp()[1] * exponent) for part in inside]
        else:
            factors.append(factor)
    return combined(sympy.Mul(*factors))


def grouped(product: Expr) -> Expr:
    """Write positive factors with the same fractional exponent under one power.

    >>> b, r, s, c = sympy.symbols("b r s c", positive=True)
    >>> grouped(b ** (1 / s) * r ** (1 / s) * c)
    c*(b*r)**(1/s)
    """
    below: dict[Expr, list[Expr]] = {}
    whole: list[Expr] = []
    for base, exponent in combined(product).as_powers_dict().items():
        if exponent.is_Integer or sign_by_domain(base) != 1:
            whole.append(base**exponent)
            continue
        turned = exponent.could_extract_minus_sign()
        below.setdefault(-exponent if turned else exponent, []).append(1 / base if turned else base)
    return sympy.Mul(*whole, *(sympy.Mul(*bases) ** exponent for exponent, bases in below.items()))
