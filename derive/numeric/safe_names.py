"""Names that may stand in generated code.

A symbol may be called anything: `lambda`, `x y`, or a line of Python. Before code is generated every symbol is replaced
by one with a name from a fixed alphabet, so that what a user wrote as a name is never run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sympy
from sympy import Symbol
from sympy.core.function import AppliedUndef

from derive.errors import Location, RuleError, nearest
from derive.functions import DeclaredFunction

_PREFIX = "value_"
_INDEX = "index_"


def safe_symbols(symbols: Sequence[Symbol]) -> dict[Symbol, Symbol]:
    """Return a harmless stand-in for every symbol, in their order.

    >>> list(safe_symbols([Symbol("lambda"), Symbol("__import__('os')")]).values())
    [value_0, value_1]
    """
    return {symbol: Symbol(f"{_PREFIX}{position}", real=True) for position, symbol in enumerate(dict.fromkeys(symbols))}


def safely_named(
    expressions: Iterable[sympy.Expr], symbols: Sequence[Symbol]
) -> tuple[tuple[sympy.Expr, ...], tuple[Symbol, ...]]:
    """Return the expressions and their arguments under safe names.

    An expression that uses a symbol outside `symbols`, or a function without a formula, is refused: its name would
    otherwise reach the generated code.

    >>> x = Symbol("x y")
    >>> safely_named([x**2 + 1], [x])
    ((value_0**2 + 1,), (value_0,))
    """
    stand_in = safe_symbols(symbols)
    wanted = tuple(map(sympy.S, expressions))
    bound = sorted({index for expression in wanted for index in _bound(expression)} - stand_in.keys(), key=str)
    stand_in |= {index: Symbol(f"{_INDEX}{position}", integer=True) for position, index in enumerate(bound)}
    renamed = []
    for expression in wanted:
        _require_known(expression, stand_in)
        _require_formula(expression)
        renamed.append(expression.xreplace(stand_in))
    return tuple(renamed), tuple(stand_in[symbol] for symbol in symbols)


def _bound(expression: sympy.Expr) -> set[Symbol]:
    """The indices of the sums in an expression: their names would reach the generated code too."""
    return {index for total in expression.atoms(sympy.Sum) for index in total.variables}


def _require_known(expression: sympy.Expr, known: dict[Symbol, Symbol]) -> None:
    for symbol in sorted(expression.free_symbols - known.keys(), key=str):
        raise RuleError(
            "no-value",
            f"A formula to be evaluated uses {symbol}, for which no value is passed.{nearest(str(symbol), map(str, known))}",
            f"Pass {symbol} among the symbols, or replace it first.",
            Location(symbol=str(symbol)),
        )


def _require_formula(expression: sympy.Expr) -> None:
    for applied in sorted(expression.atoms(DeclaredFunction, AppliedUndef), key=str):
        raise RuleError(
            "no-formula",
            f"The function {applied.func} has no formula and cannot be evaluated.",
            "Replace it by a concrete function first.",
            Location(symbol=str(applied.func)),
        )
