"""What a solution requires.

g(x) >= 0,   x = e
------------------
    g(e) >= 0        (positive factors and denominators dropped)
"""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.claims import Entails
from derive.equation import Condition, Equation
from derive.rules.cases import supposed
from derive.rules.leading_sign import sign_by_domain
from derive.rules.written_out import written_out
from derive.step import rule


@rule(en="The case requires of the given quantities:", zh="该情形要求：")
def requirement(inequality: Condition, *solution: Equation) -> Entails:
    """Put a solution into an inequality that it must meet; that of a lone symbol is its declared domain."""
    values = {one.lhs: one.rhs for one in solution}
    expression = _essential(written_out(inequality.expression.xreplace(values)))
    stated = () if inequality.expression.is_Symbol else (inequality,)
    return Entails((*stated, *solution), Condition(expression, inequality.sign), given=supposed(solution))


def _essential(expression: Expr) -> Expr:
    """Drop positive factors: b/c - a/d >= 0 says b d - a c >= 0 where c and d are positive.

    >>> a, b, c = sympy.symbols("a b c", positive=True)
    >>> _essential((a - b) / c), _essential(1 / a - b / c)
    (a - b, -a*b + c)
    """
    factors = sympy.Mul.make_args(sympy.factor_terms(sympy.together(expression)))
    open_ones = [factor for factor in factors if sign_by_domain(factor) is None]
    turned = sympy.Mul(*(sign_by_domain(factor) or 1 for factor in factors))
    if len(open_ones) == 1 and isinstance(open_ones[0], sympy.Add):
        return sympy.Add(*(turned * term for term in open_ones[0].args))
    return expression
