"""Marginal utilities of long sums."""

from __future__ import annotations

from collections.abc import Iterable

import sympy
from sympy import Expr

from derive.symbols import EconomicSymbol


def slopes(utility: Expr, amounts: Iterable[EconomicSymbol]) -> dict[EconomicSymbol, Expr]:
    """Differentiate a sum term by term, each term with respect to the amounts in it.

    A utility over many events is a long sum; differentiating all of it for every amount would take the square of its
    length.

    >>> x, y = sympy.symbols("x y", positive=True)
    >>> slopes(sympy.log(x) + sympy.log(y), [x, y])
    {x: 1/x, y: 1/y}
    """
    parts: dict[EconomicSymbol, list[Expr]] = {amount: [] for amount in amounts}
    for term in sympy.Add.make_args(utility):
        for amount in sorted(term.free_symbols & parts.keys(), key=str):
            parts[amount].append(term.diff(amount))
    return {amount: sympy.Add(*found) for amount, found in parts.items()}
