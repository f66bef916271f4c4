"""Solving for a factor that occurs once in some of the terms.

a x + b x + ... = c,   a + b + ... ≠ 0
--------------------------------------
        x = c / (a + b + ...)

Like isolating, for terms with symbolic exponents, which are kept as they stand.
"""

from __future__ import annotations

import sympy
from sympy import Expr, Symbol

from derive.claims import Entails
from derive.equation import Condition, Equation
from derive.rules.leading_sign import leads_with_minus
from derive.rules.linear import not_linear
from derive.rules.powers import combined
from derive.rules.written_out import written_out
from derive.step import rule


@rule(en="Solve {equation} for {symbol}.", zh="由{equation}解出{symbol}。")
def solve_terms(symbol: Symbol, *, equation: Equation) -> Entails:
    """Solve an equation for a symbol in which each of its terms is linear; the coefficient must not vanish."""
    coefficient, rest = _parts(equation, symbol)
    if leads_with_minus(coefficient):
        coefficient, rest = -coefficient, -rest
    conditions = () if coefficient.is_nonzero else (Condition(coefficient, "!=0"),)
    return Entails((equation,), Equation(symbol, written_out(-rest / coefficient), holds_for=equation.holds_for), conditions)


def _parts(equation: Equation, symbol: Symbol) -> tuple[Expr, Expr]:
    coefficient, rest = [], []
    opened = (sympy.expand_mul(term, deep=False) for term in sympy.Add.make_args(equation.lhs - equation.rhs))
    for term in sympy.Add.make_args(combined(sympy.Add(*opened))):
        if symbol not in term.free_symbols:
            rest.append(term)
            continue
        factor = combined(term / symbol)
        if symbol in factor.free_symbols:
            raise not_linear(equation.residual, symbol)
        coefficient.append(factor)
    return sympy.Add(*coefficient), sympy.Add(*rest)


def has_symbolic_powers(equation: Equation) -> bool:
    """Whether some exponent is not a whole number."""
    return any(not power.exp.is_Integer for side in (equation.lhs, equation.rhs) for power in side.atoms(sympy.Pow))
