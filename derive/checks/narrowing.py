"""Domains narrowed by conditions on one symbol alone: under x > 0 a real x is positive, and its roots may be split off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sympy

from derive.equation import Condition
from derive.errors import ModelError
from derive.symbols import Domain, domain_of


def narrowed(conditions: Iterable[Condition]) -> dict[sympy.Symbol, Domain]:
    """Return the symbols that the conditions bound by a number, with what is left of their domains.

    Bounds that leave nothing are passed over; that the conditions contradict each other is for others to say.

    >>> x = sympy.Symbol("x", real=True)
    >>> {symbol: str(domain) for symbol, domain in narrowed([Condition(3 - 2 * x, "<0")]).items()}
    {x: '(3/2, oo)'}
    """
    found: dict[sympy.Symbol, Domain] = {}
    for condition in conditions:
        bound = _bound(condition)
        if bound is not None:
            symbol, value, sign = bound
            old = found.get(symbol, domain_of(symbol))
            try:
                found[symbol] = _met(old, value, sign)
            except ModelError:
                continue
    return {symbol: domain for symbol, domain in found.items() if domain != domain_of(symbol)}


def linear(expression: sympy.Expr, symbol: sympy.Symbol) -> tuple[sympy.Rational, sympy.Expr] | None:
    """Return slope and rest of an expression that is linear in a symbol, the slope being a number other than zero.

    >>> x, y = sympy.symbols("x y")
    >>> linear(2 * x - y, x), linear(x * y, x)
    ((2, -y), None)
    """
    rest = expression.xreplace({symbol: sympy.S.Zero})
    slope = expression.xreplace({symbol: sympy.S.One}) - rest
    if not isinstance(slope, sympy.Rational) or slope == 0 or rest.has(sympy.zoo, sympy.nan):
        return None
    return (slope, rest) if sympy.expand(expression - slope * symbol - rest) == 0 else None


def _bound(condition: Condition) -> tuple[sympy.Symbol, sympy.Rational, str] | None:
    if len(condition.free_symbols) != 1:
        return None
    (symbol,) = condition.free_symbols
    parts = linear(condition.expression, symbol)
    if parts is None or not isinstance(parts[1], sympy.Rational):
        return None
    slope, rest = parts
    return symbol, -rest / slope, (condition if slope > 0 else condition.flipped()).sign


def _met(old: Domain, bound: sympy.Rational, sign: str) -> Domain:
    if sign == "!=0":
        return Domain(old.lower, old.upper, old.open_lower, old.open_upper, old.integer, True) if bound == 0 else old
    lower, open_lower, upper, open_upper = old.lower, old.open_lower, old.upper, old.open_upper
    if sign in (">0", ">=0", "=0") and (lower is None or bound > lower or (bound == lower and sign == ">0")):
        lower, open_lower = bound, sign == ">0"
    if sign in ("<0", "<=0", "=0") and (upper is None or bound < upper or (bound == upper and sign == "<0")):
        upper, open_upper = bound, sign == "<0"
    return Domain(lower, upper, open_lower, open_upper, old.integer, old.nonzero)


def has_negative(symbol: sympy.Symbol, domains: Mapping[sympy.Symbol, Domain]) -> bool:
    """Whether a symbol may be negative."""
    lower = domains.get(symbol, domain_of(symbol)).lower
    return lower is None or bool(lower < 0)
