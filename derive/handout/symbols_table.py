"""The table of symbols: notation, meaning, range, unit."""

from __future__ import annotations

from derive.handout.parts import SymbolRow
from derive.handout.slots import DomainOf, Formula, Prose, Scope
from derive.handout.words import word
from derive.model import Model
from derive.symbols import REAL, EconomicSymbol
from derive.text import Text


def symbol_row(symbol: EconomicSymbol, model: Model) -> SymbolRow:
    """Return the row that explains a symbol of a model."""
    scope = Scope(model)
    return SymbolRow(
        symbol=symbol,
        formula=Formula(symbol, model),
        meaning=symbol.meaning,
        domain=Prose(domain_text(symbol), scope),
        unit=symbol.unit,
        role=_role(symbol, model),
    )


def _role(symbol: EconomicSymbol, model: Model) -> Text:
    if any(equation.lhs == symbol and equation.rhs.is_number for equation in model.equations):
        return word("exogenous")  # a datum of the problem, determined by nothing else
    groups = (("endogenous", model.endogenous), ("exogenous", model.exogenous), ("parameter", model.parameters))
    return next((word(name) for name, symbols in groups if symbol in symbols), word("aggregate"))


def domain_text(symbol: EconomicSymbol) -> Text:
    """Say which values a symbol may take: 0 < b < 1, Y > 0, any real number.

    >>> from derive.symbols import UNIT_INTERVAL, variable
    >>> domain_text(variable("Y", ("income", "收入"))).zh
    '任意实数'
    >>> domain_text(variable("b", ("share", "份额"), domain=UNIT_INTERVAL)).slot_names()
    {'formula'}
    """
    return word("real_number") if symbol.domain == REAL else Text("{formula}", "{formula}", formula=DomainOf(symbol))
