"""Which of c and -c is written: 1 - b rather than b - 1, d rather than -d."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.symbols import Domain, domain_of


def leads_with_minus(expression: Expr) -> bool:
    """Whether the negative of an expression is the one to write down: most of its terms, or else the number, are negative.

    >>> b, t, d = sympy.symbols("b t d", positive=True)
    >>> leads_with_minus(1 - b), leads_with_minus(b - 1), leads_with_minus(1 - b + b * t), leads_with_minus(-d)
    (False, True, False, True)
    """
    terms = sympy.Add.make_args(sympy.expand(expression))
    balance = sum(-1 if term.could_extract_minus_sign() else 1 for term in terms)
    if balance != 0:
        return balance < 0
    number, _ = sympy.expand(expression).as_coeff_Add()
    return bool(number < 0) if number != 0 else bool(expression.could_extract_minus_sign())


def lies_below_zero(expression: Expr) -> bool:
    """Whether a sum of numbers and multiples of symbols is never positive, by the domains of its symbols.

    >>> from derive.symbols import UNIT_INTERVAL, parameter
    >>> delta = parameter("delta", ("depreciation", "折旧率"), domain=UNIT_INTERVAL)
    >>> lies_below_zero(delta - 1), lies_below_zero(1 - delta), lies_below_zero(delta - 2 * delta**2)
    (True, False, False)
    """
    bounds = [_upper_bound(term) for term in sympy.Add.make_args(expression)]
    return None not in bounds and bool(sympy.Add(*bounds) <= 0)


def _upper_bound(term: Expr) -> Expr | None:
    coefficient, rest = term.as_coeff_Mul()
    if rest == 1:
        return coefficient
    domain = domain_of(rest) if isinstance(rest, sympy.Symbol) else Domain()
    bound = domain.upper if coefficient > 0 else domain.lower
    return None if bound is None else coefficient * bound


def sign_by_domain(expression: Expr) -> int | None:
    """Return 1 or -1 where every factor of a product has a sign by its domain, None where that is open.

    >>> from derive.symbols import UNIT_INTERVAL, parameter
    >>> pi = parameter("pi", ("probability", "概率"), domain=UNIT_INTERVAL)
    >>> sign_by_domain(1 - pi), sign_by_domain(pi * (pi - 1)), sign_by_domain(pi - sympy.Symbol("x"))
    (1, -1, None)
    """
    if expression.is_positive:
        return 1
    if expression.is_negative:
        return -1
    if isinstance(expression, sympy.Add):
        signs = {sign_by_domain(term) for term in expression.args}
        if len(signs) == 1:
            return signs.pop()
        return -1 if lies_below_zero(expression) else 1 if lies_below_zero(-expression) else None
    if isinstance(expression, sympy.Pow) and expression.exp.is_real is not False:
        base = sign_by_domain(expression.base)
        return 1 if base == 1 or (base and expression.exp.is_even) else base if expression.exp.is_odd else None
    if not isinstance(expression, sympy.Mul):
        return None
    total = 1
    for factor in expression.args:
        sign = sign_by_domain(factor)
        if sign is None:
            return None
        total *= sign
    return total
