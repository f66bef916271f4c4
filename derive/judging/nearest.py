"""The nearest true form of a line that does not stand: one sign, one symbol, one term changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import sympy

from derive.checks.context import Context
from derive.equation import Condition, Equation, Statement
from derive.judging.deduce import entails, reaches
from derive.judging.knowledge import Known, sides
from derive.symbols import Notation

MOST_TRIES = 60


def nearest_true(said: Statement, premises: Sequence[Known], context: Context) -> str:
    """Return what to change so that the premises entail the line, or the empty string."""
    if isinstance(said, Condition):
        return ""
    for words, candidate in islice(_changes(said, premises), MOST_TRIES):
        if reaches(premises, candidate, (), context) and entails(premises, candidate, (), context).stands:
            return words
    return ""


def _changes(said: Equation, premises: Sequence[Known]) -> Iterator[tuple[str, Equation]]:
    for side in ("rhs", "lhs"):
        value = getattr(said, side)
        terms = sympy.Add.make_args(value)
        for term in terms:
            yield f"sign of the term {term}", _with(said, side, value - 2 * term)
    yield from _other_factors(said, premises)
    yield from _other_symbols(said, premises)


def _other_factors(said: Equation, premises: Sequence[Known]) -> Iterator[tuple[str, Equation]]:
    """Multiply a term by a factor that occurs in the premises, or leave a factor out."""
    products = {product for entry in premises for side in sides(entry.statement) for product in side.atoms(sympy.Mul)}
    factors = sorted({part for product in products for part in product.args if not part.is_number}, key=str)
    for side in ("rhs", "lhs"):
        value = getattr(said, side)
        for term in sympy.Add.make_args(value):
            for factor in factors:
                if factor.free_symbols - said.free_symbols:
                    yield f"missing factor {factor}", _with(said, side, value - term + term * factor)


def _other_symbols(said: Equation, premises: Sequence[Known]) -> Iterator[tuple[str, Equation]]:
    """Exchange one symbol for another of the same letter."""
    names = sorted(set().union(*(entry.symbols for entry in premises)), key=str) if premises else []
    for symbol in sorted(said.free_symbols, key=str):
        for other in names:
            if other != symbol and _letter(other) == _letter(symbol):
                change = {symbol: other}
                both = Equation(said.lhs.xreplace(change), said.rhs.xreplace(change))
                yield f"{symbol} should be {other}", both


def _letter(symbol: sympy.Symbol) -> str:
    notation = getattr(symbol, "notation", None)
    return notation.base if isinstance(notation, Notation) else str(symbol)


def _with(said: Equation, side: str, value: sympy.Expr) -> Equation:
    return Equation(value, said.rhs) if side == "lhs" else Equation(said.lhs, value)
