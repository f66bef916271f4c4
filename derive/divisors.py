"""Divisors that a declaration allows to be zero.

An equation that divides by `h` says nothing where `h = 0`. A model whose domains allow that, shown by an exact point, is
sent back to its author; where no such point is found the divisor becomes a side condition of the steps that use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

import sympy
from sympy import Expr, Rational, Symbol

from derive.equation import Condition, Equation
from derive.errors import Location, ModelError
from derive.symbols import Domain, domain_of

_TRIED = tuple(map(Rational, ("1/2", "1/3", "1", "2", "-1", "0", "3", "1/5")))
_VALUES_EACH = 4
_MOST_POINTS = 256


def require_divisors(equations: Iterable[Equation], given: Iterable[Symbol], conditions: Sequence[Condition]) -> None:
    """Raise a `ModelError` for a division by zero, or by something that can be zero in the declared domain.

    Only divisors made of given symbols are tried: what the model determines itself is not free to be zero.
    """
    known = set(given)
    for number, equation in enumerate(equations, start=1):
        where = f"Equation {number}"
        if equation.lhs.has(sympy.zoo, sympy.nan) or equation.rhs.has(sympy.zoo, sympy.nan):
            raise ModelError("division-by-zero", f"{where}, for {equation.lhs}, divides by zero.", "Correct the divisor.")
        for divisor in (*divisors(equation.lhs), *divisors(equation.rhs)):
            point = zero_of(divisor, conditions) if divisor.free_symbols <= known else None
            if point is not None:
                _refuse(f"{where} ({equation})", divisor, point)


def _refuse(where: str, divisor: Expr, point: dict[Symbol, Expr]) -> None:
    at = ", ".join(f"{symbol} = {value}" for symbol, value in sorted(point.items(), key=lambda item: str(item[0])))
    alone = divisor.is_Symbol
    raise ModelError(
        "division-by-zero",
        f"{where} divides by {divisor}, which can be zero, at {at}.",
        f"Give {divisor} a domain without zero (domain=POSITIVE, or NONZERO)."
        if alone
        else f"Add conditions=[nonzero({divisor})] to the model, or narrower domains.",
        Location(symbol=str(divisor)) if alone else None,
    )


def divisors(expression: Expr) -> Iterator[Expr]:
    """Yield the bases of all negative powers.

    >>> x, y = sympy.symbols("x y")
    >>> list(divisors(1 / (1 - x) + y))
    [1 - x]
    """
    for part in sympy.preorder_traversal(expression):
        if part.is_Pow and part.exp.is_negative and not part.base.is_number:
            yield part.base


def zero_of(divisor: Expr, conditions: Sequence[Condition]) -> dict[Symbol, Expr] | None:
    """Return a point of the domains, inside the joint conditions, at which the divisor is zero; None if none was found.

    >>> x, y = sympy.symbols("x y", positive=True)
    >>> zero_of(x - y, ()), zero_of(x + y, ())
    ({y: 1/2, x: 1/2}, None)
    """
    if divisor.is_zero is False:
        return None
    for symbol in sorted(divisor.free_symbols, key=str):
        slope = divisor.diff(symbol)
        if symbol in slope.free_symbols:
            continue
        for others in _points(symbol, divisor, conditions):
            rate = slope.xreplace(others)
            if rate.is_zero is not False or not rate.is_number:
                continue
            root = -divisor.xreplace({symbol: sympy.Integer(0), **others}) / rate
            point = {**others, symbol: root}
            if root.is_Rational and domain_of(symbol).contains(root) and all(_holds(known, point) for known in conditions):
                return {name: value for name, value in point.items() if name in divisor.free_symbols}
    return None


def _points(symbol: Symbol, divisor: Expr, conditions: Sequence[Condition]) -> Iterator[dict[Symbol, Expr]]:
    """Yield exact values for all other symbols of the divisor and of the conditions."""
    used = set(divisor.free_symbols).union(*(condition.free_symbols for condition in conditions)) - {symbol}
    others = sorted(used, key=str)
    for values in islice(product(*(_values(domain_of(other)) for other in others)), _MOST_POINTS):
        yield dict(zip(others, values, strict=True))


def _values(domain: Domain) -> list[Expr]:
    found = [value for value in _TRIED if domain.contains(value)][:_VALUES_EACH]
    if not found and domain.lower is not None and domain.upper is not None:
        found = [(domain.lower + domain.upper) / 2]
    return found


def _holds(condition: Condition, point: dict[Symbol, Expr]) -> bool:
    value = condition.expression.xreplace(point)
    return bool(value.is_number and value.is_real) and condition.satisfied_by(value)
