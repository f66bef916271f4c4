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


@rule(en="Let {symbol} denote the {meaning}.", zh="记{symbol}为{meaning}。")
def define(symbol: EconomicSymbol, definiens: Any, *premises: Equation) -> tuple[Defines, dict[str, Any]]:
    """Name an expression by a new symbol, kept in what follows; `premises` are earlier definitions that occur in it."""
    return Defines(symbol, as_expression(definiens), premises), {"meaning": symbol.meaning}
