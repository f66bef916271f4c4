"""Putting definitions of symbols that occur inside logarithms, powers or declared functions into everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sympy

from derive.checks.narrowing import linear
from derive.equation import Condition, Equation
from derive.symbols import Domain, domain_of

ROUNDS = 12


def inlined(
    equations: Sequence[Equation], conditions: Sequence[Condition], asked: Sequence[sympy.Expr]
) -> tuple[dict[sympy.Basic, sympy.Expr], list[Equation], list[Condition]]:
    """Put definitions of symbols that occur inside kernels into everything, so that elimination never meets them.

    The domain of such a symbol becomes a condition on its definiens.
    """
    equations, conditions = _pinned(list(equations), list(conditions), asked)
    replaced: dict[sympy.Basic, sympy.Expr] = {}
    expressions = list(asked)
    for _ in range(ROUNDS):
        sides = [side for equation in equations for side in (equation.lhs, equation.rhs)]
        inside = symbols_in_kernels(*sides, *expressions, *(condition.expression for condition in conditions))
        chosen = next(((number, *found) for number, found in _definitions(equations) if found[0] in inside), None)
        if chosen is None:
            break
        number, symbol, definiens = chosen
        change = {symbol: definiens}
        rest = [equation for place, equation in enumerate(equations) if place != number]
        equations = [Equation(one.lhs.xreplace(change), one.rhs.xreplace(change), one.kind) for one in rest]
        conditions = [one.xreplace(change) for one in conditions] + bounds(symbol, definiens)
        expressions = [one.xreplace(change) for one in expressions]
        replaced = {old: new.xreplace(change) for old, new in replaced.items()} | change
    return replaced, equations, conditions


def _pinned(
    equations: list[Equation], conditions: list[Condition], asked: Sequence[sympy.Expr]
) -> tuple[list[Equation], list[Condition]]:
    """Read a condition such as 2*x - 5 = 0 as the definition of a symbol inside kernels."""
    everything = [side for equation in equations for side in (equation.lhs, equation.rhs)]
    everything += [*asked, *(condition.expression for condition in conditions)]
    inside = sorted(symbols_in_kernels(*everything), key=str)
    kept: list[Condition] = []
    for condition in conditions:
        pin = next((pin for pin in _pins(condition, inside)), None)
        if pin is None:
            kept.append(condition)
        else:
            equations.append(pin)
    return equations, kept


def _pins(condition: Condition, symbols: Sequence[sympy.Symbol]) -> Iterator[Equation]:
    for symbol in symbols if condition.sign == "=0" else ():
        parts = linear(condition.expression, symbol) if symbol in condition.free_symbols else None
        if parts is not None:
            yield Equation(symbol, -parts[1] / parts[0])


def symbols_in_kernels(*expressions: sympy.Expr) -> set[sympy.Symbol]:
    """Return the symbols inside functions, roots and powers with symbolic exponents."""
    found: set[sympy.Symbol] = set()
    for expression in expressions:
        for node in sympy.preorder_traversal(expression):
            is_power = isinstance(node, sympy.Pow) and not isinstance(node.exp, sympy.Integer)
            if is_power or isinstance(node, sympy.Function):
                found |= node.free_symbols
    return found


def _definitions(equations: Sequence[Equation]) -> list[tuple[int, tuple[sympy.Symbol, sympy.Expr]]]:
    found = []
    for number, equation in enumerate(equations):
        for symbol, definiens in ((equation.lhs, equation.rhs), (equation.rhs, equation.lhs)):
            if isinstance(symbol, sympy.Symbol) and symbol not in definiens.free_symbols:
                found.append((number, (symbol, definiens)))
                break
    return found


def bounds(symbol: sympy.Symbol, definiens: sympy.Expr) -> list[Condition]:
    """Return what the domain of a symbol says about the expression that it names."""
    return bounds_of(domain_of(symbol), definiens)


def bounds_of(domain: Domain, value: sympy.Expr) -> list[Condition]:
    """Return the conditions under which a value lies in a domain, whole numbers apart."""
    found = []
    if domain.lower is not None:
        found.append(Condition(value - domain.lower, ">0" if domain.open_lower else ">=0"))
    if domain.upper is not None:
        found.append(Condition(domain.upper - value, ">0" if domain.open_upper else ">=0"))
    if domain.nonzero:
        found.append(Condition(value, "!=0"))
    return found
