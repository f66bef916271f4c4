"""What the names of one document mean: functions, families with an index, ranges, labels.

A vocabulary is inferred from the whole document (`inference`) and can be declared (`declarations`). It never changes
while formulas are read, so that every formula is read the same wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from derive.functions import DeclaredFunction, FunctionDeclaration, partial_of
from derive.readers.commands import GREEK, words
from derive.readers.names import canonical, key_of
from derive.symbols import POSITIVE, REAL, Domain, EconomicSymbol, MarginalNotation, Notation, marginal
from derive.text import Text

STRONG_LABELS = words("d s e f D S")
"""Raised letters that mean demand, supply, expectation, firm, foreign: labels wherever they are raised."""
EXPONENTS = words("n t T N m x y z k")
"""Raised letters that are exponents unless the document declares them labels."""


@dataclass(frozen=True)
class Partial:
    """A function or one of its partials: the function, the positions, and the names of the arguments if printed."""

    function: type[DeclaredFunction]
    notation: Notation
    index: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """The notation of a document; keys of the mappings are canonical names."""

    functions: Mapping[str, FunctionDeclaration] = field(default_factory=dict)
    families: Mapping[str, int] = field(default_factory=dict)
    """Names that carry a bound index somewhere: c_t in a sum over t. The value counts the indices."""
    symbols: Mapping[str, EconomicSymbol] = field(default_factory=dict)
    """Symbols that exist already, as in a model of our own."""
    keys: Mapping[str, str] = field(default_factory=dict)
    domains: Mapping[str, Domain] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    baseline: frozenset[str] = frozenset()
    """Letters that stand on the line somewhere, so that they are quantities."""
    labels: frozenset[str] = frozenset()
    positive: frozenset[str] = frozenset()
    """Stems of names that are raised to a power or stand under a logarithm which only positive numbers have."""
    constants: Mapping[str, Any] = field(default_factory=dict)
    names_of_letters: frozenset[str] = frozenset()
    """Names of several letters that are written without `mathrm`."""

    def symbol(self, notation: Notation) -> EconomicSymbol:
        """Return the symbol of a name; the same name is the same symbol everywhere."""
        name = canonical(notation)
        if name in self.symbols:
            return self.symbols[name]
        meaning = self.meanings.get(name, name)
        return EconomicSymbol(self.keys.get(name, key_of(notation)), notation, Text(meaning, meaning), self._domain(notation))

    def _domain(self, notation: Notation) -> Domain:
        inferred = POSITIVE if stem(notation) in self.positive and not notation.prefix else REAL
        return self.domains.get(canonical(notation), inferred)

    def family(self, notation: Notation, count: int) -> type[DeclaredFunction]:
        """Return the function whose values are the elements of an indexed family."""
        meaning = f"elements of {canonical(notation)}"
        return partial_of(FunctionDeclaration(f"{key_of(notation)}_of", count, notation, Text(meaning, meaning)))

    def marginal(self, outcome: Notation, shock: Notation, mark: str = "d") -> EconomicSymbol:
        """Return the symbol of a derivative dY/dG."""
        if mark == "d":
            return marginal(self.symbol(outcome), self.symbol(shock))
        key = f"{mark}{key_of(outcome)}_{mark}{key_of(shock)}"
        meaning = f"derivative of {canonical(outcome)} in {canonical(shock)}"
        notation = MarginalNotation(outcome, shock, "∂")
        return EconomicSymbol(key, notation, Text(meaning, meaning), REAL, None, "marginal")

    def is_label(self, text: str, base: str = "") -> bool:
        """Whether a raised letter or word is part of the name."""
        if text in self.labels or text in GREEK:
            return text in self.labels
        if len(text) == 1:
            return text in STRONG_LABELS or (text not in EXPONENTS and text not in self.baseline)
        return text.isalpha() and not (set(text) <= self.baseline)

    def application(self, notation: Notation, primes: int, arguments: int) -> Partial | None:
        """Return the function that a name with so many arguments is, or None when it is a factor before a bracket."""
        whole = self.functions.get(canonical(notation))
        if whole is not None and whole.arity == arguments and (primes == 0 or arguments == 1):
            index = (1,) * primes
            return Partial(partial_of(whole, index), notation, index)
        base = replace(notation, subscript="")
        function = self.functions.get(canonical(base))
        if primes or function is None or not notation.subscript or function.arity != arguments or arguments < 2:
            return None
        index = _positions(notation.subscript, function)
        if not index:
            return None
        names = () if notation.subscript.isdigit() else function.argument_names
        return Partial(partial_of(function, index), base, tuple(sorted(index)), names)


def stem(notation: Notation) -> str:
    """Return a name without its date, its star and its other marks: `k` of `k_{t+1}` and of `k^*`."""
    return canonical(Notation(notation.base, accent=notation.accent))


def _positions(subscript: str, function: FunctionDeclaration) -> tuple[int, ...]:
    """Return the argument positions that a subscript names, by digit or by the argument's letter."""
    marks = _marks(subscript)
    if all(mark.isdigit() and 1 <= int(mark) <= function.arity for mark in marks):
        return tuple(int(mark) for mark in marks)
    names = list(function.argument_names)
    if names and all(mark in names for mark in marks):
        return tuple(names.index(mark) + 1 for mark in marks)
    return ()


def _marks(subscript: str) -> list[str]:
    r"""Cut a subscript into the letters or digits that name arguments: `KL`, `1,2`, `Y\phi`, `x_1 x_2`.

    >>> _marks("KL"), _marks(r"Y\phi"), _marks("x_1x_2")
    (['K', 'L'], ['Y', 'phi'], ['x_1', 'x_2'])
    """
    if subscript in GREEK:
        return [subscript]
    if "," in subscript:
        return subscript.split(",")
    return [mark.lstrip("\\") for mark in re.findall(r"(?:\\[A-Za-z]+|[^\\\s])(?:_\d+)?", subscript)]
