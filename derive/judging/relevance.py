"""Which premises of a circle can bear on an equation: those that leave no symbol of their own free.

A premise with a symbol that stands nowhere else says what that symbol is, and nothing about the others. It is left out,
and then perhaps the next, as leaves are picked from a tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import sympy

from derive.equation import Condition, Equation, Statement
from derive.judging.knowledge import Known, sides


def bearing(premises: Sequence[Known], said: Statement, given: Iterable[Condition]) -> list[Known]:
    """Return the premises that can bear on a claim; for an inequality all, since ranges of free symbols matter to signs.

    >>> C, Y, T, G, b = sympy.symbols("C Y T G b")
    >>> said = [Equation(C, b * (Y - T)), Equation(T, G), Equation(C, Y - G)]
    >>> known = [Known(one, number, f"line {number}") for number, one in enumerate(said)]
    >>> [entry.number for entry in bearing(known, Equation(Y, C + G), ())]
    [2]
    """
    if not isinstance(said, Equation):
        return list(premises)
    asked = set(said.free_symbols).union(*(one.free_symbols for one in given))
    kept = {id(entry): entry for entry in premises if isinstance(entry.statement, Equation)}
    uses = Counter(symbol for entry in kept.values() for symbol in entry.symbols)
    loose = [entry for entry in kept.values() if _has_its_own(entry, asked, uses)]
    while loose:
        for entry in loose:
            del kept[id(entry)]
            uses.subtract(entry.symbols)
        loose = [entry for entry in kept.values() if _has_its_own(entry, asked, uses)]
    tied = asked.union(*(entry.symbols for entry in kept.values()))
    return [entry for entry in premises if id(entry) in kept or (_is_condition(entry) and entry.symbols <= tied)]


def _has_its_own(entry: Known, asked: set[sympy.Basic], uses: Counter[sympy.Symbol]) -> bool:
    return any(uses[symbol] == 1 and symbol not in asked and _is_not_common(symbol, entry) for symbol in entry.symbols)


def _is_not_common(symbol: sympy.Symbol, entry: Known) -> bool:
    """Whether a term stands without the symbol: in `m (x - y) = 0`, where m is not zero, x = y is said whatever m is."""
    terms = (term for side in sides(entry.statement) for term in sympy.Add.make_args(side))
    return any(term != 0 and symbol not in term.free_symbols for term in terms)


def _is_condition(entry: Known) -> bool:
    return isinstance(entry.statement, Condition)
