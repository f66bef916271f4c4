"""What differs between a student's linear equation and the key's: one sign, one coefficient, the constant term."""

from __future__ import annotations

import sympy

from derive.equation import Equation
from derive.text import Text


def difference(said: Equation, statement: Equation) -> Text | None:
    """Return what alone is different once both are solved for the key's left-hand side; None when it is more than one thing.

    >>> Y, r = sympy.symbols("Y r")
    >>> difference(Equation(Y, 100 + 50 * r), Equation(Y, 100 - 50 * r)).render("en", str)
    'The sign of the term with r is the opposite one.'
    """
    own = _solved(said, statement.lhs)
    if own is None:
        return None
    symbols = sorted(own.free_symbols | statement.rhs.free_symbols, key=str)
    try:
        mine, right = (sympy.Poly(value, *symbols) for value in (own, statement.rhs))
    except sympy.PolynomialError:
        return None
    places = [place for place in {*mine.monoms(), *right.monoms()} if mine.coeff_monomial(place) != right.coeff_monomial(place)]
    if len(places) != 1 or sum(places[0]) > 1:
        return None
    written, meant = mine.coeff_monomial(places[0]), right.coeff_monomial(places[0])
    name = next((symbol for symbol, power in zip(symbols, places[0], strict=True) if power), None)
    if name is None:
        return Text("Only the constant term differs.", "只有常数项不同。")
    if written == -meant:
        return Text("The sign of the term with {name} is the opposite one.", "含 {name} 的项符号相反。", name=name)
    return Text("Only the coefficient of {name} differs.", "只有 {name} 的系数不同。", name=name)


def _solved(said: Equation, symbol: sympy.Expr) -> sympy.Expr | None:
    residual = sympy.expand(sympy.numer(sympy.together(said.lhs - said.rhs)))
    coefficient = residual.coeff(symbol, 1)
    rest = residual.coeff(symbol, 0)
    if coefficient == 0 or coefficient.free_symbols or symbol in rest.free_symbols:
        return None
    return sympy.expand(-rest / coefficient)
