"""What stands in a sentence: objects, the scope that numbers them, and the sentence itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from derive.equation import Condition, Equation
from derive.model import Model
from derive.symbols import EconomicSymbol
from derive.text import Text


@dataclass(frozen=True)
class Reference:
    """A printed number, the place that it points to, and the name of what stands there."""

    number: str
    anchor: str
    name: Text | None = None


@dataclass(frozen=True)
class Scope:
    """The model whose order formulas follow, and the numbers of the statements that a sentence may point to."""

    model: Model
    numbered: tuple[tuple[Any, Reference], ...] = ()

    def reference(self, statement: Any) -> Reference | None:
        """Return the latest number given to a statement with the same sides."""
        entry: tuple[Any, Reference]
        for entry in reversed(self.numbered):
            known, reference = entry
            if isinstance(known, Equation) and isinstance(statement, Equation):
                if known.same_sides(statement):
                    return reference
            elif known == statement:
                return reference
        return None

    def with_number(self, statement: Any, reference: Reference) -> Scope:
        """Return the scope with one more numbered statement."""
        return Scope(self.model, (*self.numbered, (statement, reference)))


@dataclass(frozen=True)
class Formula:
    """Something to be printed as mathematics: an expression or a statement, in the order of its model.

    `decimals` prints short fractions as decimals also where the model does not.
    """

    statement: Any
    model: Model
    decimals: bool = False


@dataclass(frozen=True)
class Bare:
    """A statement in a slot that is to be printed in full, not as a reference to its number."""

    statement: Any


@dataclass(frozen=True)
class Signed:
    """An equation and the sign of its left-hand side, printed as one line: dY/dG = Kh/D > 0."""

    equation: Equation
    sign: Condition


@dataclass(frozen=True)
class DomainOf:
    """The statement of the values that a symbol may take."""

    symbol: EconomicSymbol


@dataclass(frozen=True)
class Prose:
    """A sentence whose slots hold objects, and the scope in which they are printed."""

    text: Text
    scope: Scope
