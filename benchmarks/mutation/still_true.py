"""Whether a changed line still follows, decided exactly and without the engine under test.

Plain SymPy with rational arithmetic: premises are solved one after another for a symbol in which they are linear, what is
left is reduced by a Gröbner basis. Exponents that are symbols become several whole numbers in turn, declared functions
become unknowns of their own. The answer "true" is a proof (at these exponents); "false" may be shy, never wrong the other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sympy

EXPONENTS = (2, 3, 5)
MOST_LEFT = 4


def still_follows(left: sympy.Expr, right: sympy.Expr, premises: Sequence[tuple[sympy.Expr, sympy.Expr]]) -> bool:
    """Return whether left = right is a consequence of the premises (pairs of sides)."""
    differences = [one - other for one, other in premises]
    exponents = sorted(_exponents([left - right, *differences]), key=str)
    return all(
        _vanishes(*_prepared(left - right, differences, {name: sympy.Integer(value) for name in exponents}))
        for value in (EXPONENTS if exponents else EXPONENTS[:1])
    )


def _exponents(expressions: Iterable[sympy.Expr]) -> set[sympy.Symbol]:
    powers = {power for expression in expressions for power in expression.atoms(sympy.Pow)}
    return {symbol for power in powers for symbol in power.exp.free_symbols}


def _prepared(
    claim: sympy.Expr, differences: list[sympy.Expr], values: dict[sympy.Symbol, sympy.Integer]
) -> tuple[sympy.Expr, list[sympy.Expr]]:
    everything = [one.xreplace(values) for one in (claim, *differences)]
    functions = sorted({atom for one in everything for atom in one.atoms(sympy.Function)}, key=str)
    names = {atom: sympy.Dummy(f"f{place}") for place, atom in enumerate(functions)}
    first, *rest = (one.xreplace(names) for one in everything)
    return first, rest


def _vanishes(claim: sympy.Expr, differences: list[sympy.Expr]) -> bool:
    waiting = [_numerator(one) for one in differences]
    while True:
        waiting = [one for one in waiting if one != 0]
        pivot = next(((one, symbol) for one in waiting for symbol in _linear(one)), None)
        if pivot is None:
            break
        equation, symbol = pivot
        value = sympy.cancel(-equation.coeff(symbol, 0) / equation.coeff(symbol, 1))
        waiting = [_numerator(one.subs(symbol, value)) for one in waiting if one is not equation]
        claim = claim.subs(symbol, value)
    top = _numerator(claim)
    if top == 0:
        return True
    if not waiting or len(waiting) > MOST_LEFT:
        return False
    names = sorted(set().union(*(one.free_symbols for one in waiting)), key=str)
    return bool(sympy.groebner(waiting, *names).contains(top))


def _numerator(expression: sympy.Expr) -> sympy.Expr:
    return sympy.expand(sympy.fraction(sympy.cancel(sympy.together(expression)))[0])


def _linear(equation: sympy.Expr) -> list[sympy.Symbol]:
    """Symbols of degree one, those with the simplest coefficient first."""
    found = [symbol for symbol in equation.free_symbols if sympy.degree(equation, symbol) == 1]
    return sorted(found, key=lambda symbol: (len(equation.coeff(symbol, 1).free_symbols), str(symbol)))
