"""Defining an aggregate.

e exists on the domain,   x is new
----------------------------------
            x := e
"""

from __future__ import annotations

from typing import Any

from derive.claims import Defines
from derive.equation import Equation, as_expression
from derive.step import rule
from derive.symbols import EconomicSymbol


@rule(en="Write {symbol} for this expression ({meaning}).", zh="记{symbol}为该式（{meaning}）。")
def _define(symbol: EconomicSymbol, definiens: Any, *premises: Equation, meaning: Any = None) -> Defines:
    """Name an expression; the name is kept in what follows."""
    return Defines(symbol, as_expression(definiens), premises)


def define(symbol: EconomicSymbol, definiens: Any, *premises: Equation) -> Any:
    """Name an expression by a new symbol; `premises` are earlier definitions that occur in it."""
    from dataclasses import replace

    return replace(_define(symbol, definiens, *premises, meaning=symbol.meaning), rule="define")
