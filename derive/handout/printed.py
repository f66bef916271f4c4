"""What has been printed already: a model that takes an equation from before points to it and does not print it again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from derive.equation import Equation
from derive.handout.slots import Reference


@dataclass
class Printed:
    """The numbered equations so far, and where an equation that was not printed again is to be found.

    >>> from sympy import Symbol
    >>> Y, printed = Symbol("Y"), Printed()
    >>> printed.add(Equation(Y, 1), Reference("1.1", "first"), "model:1")
    >>> again = printed.again(Equation(Y, 1), "other:3")
    >>> again.number, printed.again(Equation(Y, 2), "other:4"), printed.where(("other:3", "other:4"))
    ('1.1', None, ('model:1', 'other:4'))
    """

    _lines: list[tuple[Equation, Reference, str]] = field(default_factory=list)
    _found_at: dict[str, str] = field(default_factory=dict)

    def add(self, statement: Any, reference: Reference, id: str) -> None:
        """Remember a numbered line; a line that holds only in a case, or shows numbers, is not one to point to."""
        if isinstance(statement, Equation) and reference.number and not statement.holds_for and statement.form is None:
            self._lines.append((statement, reference, id))

    def again(self, equation: Equation, id: str) -> Reference | None:
        """Return where an equation stands already, under its new name; None where it is new."""
        if equation.holds_for or equation.form is not None:
            return None
        for known, reference, earlier in reversed(self._lines):
            if known.same_sides(equation):
                self._found_at[id] = earlier
                return replace(reference, name=equation.name)
        return None

    def where(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids under which equations stand in the handout."""
        return tuple(self._found_at.get(id, id) for id in ids)
