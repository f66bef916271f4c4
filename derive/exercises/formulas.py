"""The formulas of an exercise, read by the reader that `derive verify` uses.

One vocabulary serves all languages of the text, the conditions and the computed values, so that a letter is one symbol
throughout.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import sympy

from derive.display import Name, Node, Relation, lower, parts
from derive.equation import Condition, Equation
from derive.errors import DeriveError, Location, ReadError
from derive.exercises.body import Body, Math
from derive.readers.formula import Reading, read_formula
from derive.readers.inference import infer
from derive.readers.names import canonical
from derive.readers.statement import Statement
from derive.readers.vocabulary import Vocabulary
from derive.symbols import Domain, EconomicSymbol, Notation

_SIGNS = {"<": "<0", ">": ">0", "<=": "<=0", ">=": ">=0", "!=": "!=0", "=": "=0"}
_TYPED = (("<=", r"\le "), (">=", r"\ge "), ("!=", r"\ne "), ("==", "="))


@dataclass(frozen=True)
class Formulas:
    """Reads formulas of one exercise with one vocabulary."""

    vocabulary: Vocabulary
    file: str
    readings: dict[str, Reading] = field(default_factory=dict, compare=False, repr=False)
    """What has been read already: the text of an exercise is printed many times and read once."""

    @classmethod
    def of(cls, bodies: Sequence[Body], more: Iterable[str], declared: Vocabulary, file: str) -> Formulas:
        """Infer the vocabulary from all formulas of the exercise."""
        sources = [piece.source for body in bodies for piece in body.pieces if isinstance(piece, Math)]
        return cls(infer([*sources, *map(_as_latex, more)], declared), file)

    def with_domains(self, domains: Mapping[EconomicSymbol, Domain]) -> Formulas:
        """Return the reader under which some symbols have other domains."""
        known = {
            canonical(symbol.notation): domain for symbol, domain in domains.items() if isinstance(symbol.notation, Notation)
        }
        return replace(self, vocabulary=replace(self.vocabulary, domains={**self.vocabulary.domains, **known}), readings={})

    def statements(self, math: Math) -> tuple[Statement, ...]:
        """Return the statements of a formula of the text; an unread one is an error with its place."""
        return self._read(math.source, Location(self.file, math.line))

    def _read(self, source: str, location: Location) -> tuple[Statement, ...]:
        if source not in self.readings:
            self.readings[source] = read_formula(source, self.vocabulary)
        reading = self.readings[source]
        if reading.gaps or not reading.statements:
            reason = reading.gaps[0].reason if reading.gaps else "It is empty."
            raise ReadError("unread-formula", f"The formula {source} is not read: {reason}", _READ_FIX, location)
        return reading.statements

    def equations(self, math: Math) -> tuple[Equation, ...]:
        """Return the equations that a formula of the text states; an expression or an order states none."""
        location = Location(self.file, math.line)
        found: list[Equation] = []
        for statement in self.statements(math):
            tree = statement.tree
            if isinstance(tree, Relation) and set(tree.signs) <= {"=", ":="}:
                sides = _lowered(tree, math.source, location)
                if not any(isinstance(side, sympy.MatrixBase) for side in sides):
                    found += [Equation(left, right) for left, right in pairwise(sides)]
        return tuple(found)

    def matrices(self, math: Math) -> dict[str, sympy.MatrixBase]:
        """Return the matrices that a formula of the text states, by the name on the left."""
        location = Location(self.file, math.line)
        found: dict[str, sympy.MatrixBase] = {}
        for statement in self.statements(math):
            if isinstance(statement.tree, Relation) and statement.tree.signs == ("=",):
                left, right = _lowered(statement.tree, math.source, location)
                if isinstance(left, EconomicSymbol) and isinstance(right, sympy.MatrixBase):
                    found[left.key] = right
        return found

    def names(self, math: Math) -> Iterator[EconomicSymbol]:
        """Yield the symbols of a formula in the order in which they are written."""
        for statement in self.statements(math):
            yield from _names(statement.tree)

    def conditions(self, source: str, line: int | None) -> tuple[Condition, ...]:
        """Return the conditions of a line such as `500 <= Y <= 5000`."""
        location = Location(self.file, line)
        found: list[Condition] = []
        for statement in self._read(_as_latex(source), location):
            tree = statement.tree
            if not isinstance(tree, Relation) or not set(tree.signs) <= set(_SIGNS):
                raise ReadError("no-condition", f"{source} states no condition.", "Write r > 0 or 500 <= Y <= 5000.", location)
            sides = _lowered(tree, source, location)
            found += [
                Condition(left - right, _SIGNS[sign]) for left, sign, right in zip(sides, tree.signs, sides[1:], strict=False)
            ]
        return tuple(found)

    def expression(self, source: str, line: int | None) -> sympy.Expr:
        """Return the expression that a formula of the front matter stands for."""
        location = Location(self.file, line)
        statements = self._read(_as_latex(source), location)
        if len(statements) != 1 or isinstance(statements[0].tree, Relation):
            raise ReadError("no-expression", f"{source} is not one expression.", "Write a formula such as kY - hr.", location)
        return _lowered(statements[0].tree, source, location)[0]


_READ_FIX = "Write it in LaTeX as in a textbook; words stand outside the dollars."


def _as_latex(source: str) -> str:
    """Turn the signs that a keyboard has into LaTeX."""
    for typed, command in _TYPED:
        source = source.replace(typed, command)
    return source


def _lowered(tree: Node, source: str, location: Location) -> tuple[Any, ...]:
    try:
        sides = lower(tree).sides
    except DeriveError as error:
        raise ReadError(error.code, f"The formula {source}: {error.cause}", error.fix, location) from error
    except (ArithmeticError, ValueError, TypeError, RecursionError) as error:
        raise ReadError("unread-formula", f"The formula {source} cannot be computed.", _READ_FIX, location) from error
    for side in sides:
        if isinstance(side, sympy.Expr) and side.has(sympy.zoo, sympy.nan, sympy.oo):
            raise ReadError("unread-formula", f"The formula {source} divides by zero.", _READ_FIX, location)
    return sides


def _names(tree: Node) -> Iterator[EconomicSymbol]:
    if isinstance(tree, Name) and isinstance(tree.symbol, EconomicSymbol):
        yield tree.symbol
    for part in parts(tree):
        yield from _names(part)


def equations_of(formulas: Formulas, body: Body, named: Collection[str] = ()) -> list[Equation]:
    """Return the different equations that a text states, in order.

    One about parameters only (`named` holds their names), such as h = 0 in a part, supposes something and is none of the
    model's.
    """
    found: list[Equation] = []
    for piece in body.pieces:
        for equation in formulas.equations(piece) if isinstance(piece, Math) else ():
            is_supposition = bool(named) and all(str(symbol) in named for symbol in equation.free_symbols)
            if not is_supposition and not any(equation.same_sides(known) for known in found):
                found.append(equation)
    return found
