"""The working of one variant: derivations about the model with its numbers, shared by the parts that build on each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import sympy
from sympy import Symbol

from derive.equation import Equation
from derive.exercises.subject import Subject
from derive.handout.words import word
from derive.model import Model
from derive.step import Derivation
from derive.symbols import EconomicSymbol, MarginalNotation
from derive.text import Text


@dataclass(frozen=True)
class Answer:
    """One thing that a student writes down: `statement` says what it equals, a number or (for a curve) an expression."""

    name: str
    statement: Equation
    is_rounded: bool = False
    """Whether the number is near the truth, within the tolerance of the part, and not the truth itself."""

    @property
    def value(self) -> Fraction | None:
        """The number, or None when the answer is an equation or no rational number."""
        value = self.statement.rhs
        is_number = isinstance(self.statement.lhs, Symbol) and isinstance(value, sympy.Rational)
        return Fraction(int(value.p), int(value.q)) if is_number else None


@dataclass(frozen=True)
class Passage:
    """Consecutive steps of a derivation: `first` up to but not including `end`."""

    derivation: Derivation
    first: int
    end: int


@dataclass
class Working:
    """Numbers for all parameters, and what has been derived from them so far."""

    subject: Subject
    values: Mapping[Symbol, sympy.Expr]
    derivations: dict[str, Derivation] = field(default_factory=dict)
    found: dict[tuple[str, str], Equation] = field(default_factory=dict)
    tolerance: Fraction | None = None
    """How near an answer of the part at hand must be; None where it is exact."""

    def derivation(self, free: tuple[EconomicSymbol, ...] = (), when: Mapping[Symbol, sympy.Expr] | None = None) -> Derivation:
        """Return the derivation in which the symbols `free` stay letters and those in `when` have other numbers."""
        changed = when or {}
        marks = [*(symbol.key for symbol in free), *(f"{symbol}_{value.p}_{value.q}" for symbol, value in changed.items())]
        key = "_".join([self.subject.model.key, *marks]).replace("-", "minus_")
        if key not in self.derivations:
            self.derivations[key] = Derivation(self._model(key, free, changed), key, intro=_intro(free, changed))
        return self.derivations[key]

    def _model(self, key: str, free: tuple[EconomicSymbol, ...], changed: Mapping[Symbol, sympy.Expr]) -> Model:
        """Return the model with its numbers; those of `free` stay letters. A key of its own tells it from the others."""
        given = set(self.subject.parameters)
        numbers = {symbol: changed.get(symbol, value) for symbol, value in self.values.items() if symbol in given}
        return self.subject.at({symbol: value for symbol, value in numbers.items() if symbol not in free}, key)

    def value(self, symbol: Symbol) -> sympy.Expr:
        """Return the number of a parameter, or the chosen value of a hidden variable."""
        return self.values[symbol]


def _intro(free: tuple[EconomicSymbol, ...], changed: Mapping[Symbol, sympy.Expr]) -> Text | None:
    """Say what is different from the model as the question gives it."""
    if not free and not changed:
        return None
    key = "exercise_again" if not changed else "exercise_when" if not free else "exercise_again_when"
    return word(key, symbols=free, values=tuple(Equation(symbol, value) for symbol, value in changed.items()))


def name_of(symbol: Symbol) -> str:
    """Return the name under which an answer is filed: `Y`, `c_1`, `dY/dG`.

    >>> from derive.symbols import variable
    >>> name_of(variable("c_1", ("consumption", "消费")))
    'c_1'
    """
    if isinstance(symbol, EconomicSymbol) and isinstance(symbol.notation, MarginalNotation):
        return str(symbol).replace("_d", "/d", 1)
    return str(symbol)
