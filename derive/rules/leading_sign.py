"""Which of c and -c is written: 1 - b rather than b - 1, d rather than -d."""

from __future__ import annotations

import sympy
from sympy import Expr


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
