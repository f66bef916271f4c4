"""Sentences with formulas in their slots, for the terminal and for notebooks.

A handout has its own way (numbers and cross-references); here every slot is shown on the spot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy

from derive.display import Node
from derive.equation import Equation
from derive.printing.arrange import arrange_statement
from derive.printing.expression import Arranger
from derive.text import Text


@dataclass(frozen=True)
class Prose:
    """Renders sentences: `formula` turns a tree into the format, in dollars or bare."""

    language: str
    arranger: Arranger
    formula: Callable[[Node], str]

    def sentence(self, text: Text) -> str:
        """Return a sentence with every slot shown."""
        return text.render(self.language, self.slot)

    def slot(self, value: Any) -> str:
        """Return what stands in a slot: an equation by its name, a list with commas, anything else as a formula."""
        if isinstance(value, Text):
            return self.sentence(value)
        if isinstance(value, Equation) and (value.label or value.name is not None):
            return value.label or self.sentence(value.name or Text("", ""))
        if isinstance(value, (tuple, list, frozenset)):
            return self.listed(self.slot(item) for item in value)
        if isinstance(value, str):
            return value
        return self.statement(sympy.Rational(value) if isinstance(value, (int, Fraction)) else value)

    def statement(self, statement: Any) -> str:
        """Return a statement as a formula, or as the sentence that it is."""
        arranged = arrange_statement(statement, self.arranger.rank, self.arranger.decimals, self.arranger.notation)
        return self.sentence(arranged) if isinstance(arranged, Text) else self.formula(arranged)

    def listed(self, items: Iterable[str]) -> str:
        """Join items as a sentence does.

        >>> Prose("en", Arranger(), str).listed(["C", "I", "G"]), Prose("zh", Arranger(), str).listed(["C", "I", "G"])
        ('C, I and G', 'C、I和G')
        """
        *first, last = items
        comma, conjunction = (", ", " and ") if self.language == "en" else ("、", "和")
        return f"{comma.join(first)}{conjunction}{last}" if first else last
