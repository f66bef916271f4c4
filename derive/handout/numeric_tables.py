"""Tables of certified numeric solutions: a row for each value of the parameters, and what is known about the rows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy
from sympy import Integer, Rational

from derive.display import Number, Power
from derive.equation import Condition, Equation
from derive.handout.parts import TablePart
from derive.handout.slots import Bare, DomainOf, Formula, Prose, Reference, Scope
from derive.handout.words import word
from derive.numeric.certify import Solution
from derive.numeric.solve import Answer, Outcome
from derive.numeric.tabulate import (
    TabulatedRow,
    certified_everywhere,
    equations_of,
    largest_radius,
    numbers_of,
    rounded,
    tabulate,
)
from derive.numeric_table import Columns, NumericTable
from derive.reasons import reason_in_words
from derive.step import Derivation
from derive.text import Text

Cell = Prose | Formula
_NONE = Text("—", "—")
_BLANK = Text("", "")


def numeric_tables(derivation: Derivation, scope: Scope) -> tuple[TablePart, ...]:
    """Solve the tables that a derivation declares and return them, ready to be printed."""
    return tuple(_Printer(table, derivation, scope).part for table in derivation.tables)


@dataclass(frozen=True)
class _Printer:
    """One table in the scope of its derivation, whose equations its notes point to."""

    table: NumericTable
    derivation: Derivation
    scope: Scope

    @property
    def part(self) -> TablePart:
        rows = tabulate(self.table, self.derivation)
        numbered = any(row.height > 1 for row in rows)
        labels = len(self.table.over) + numbered
        shown = sum(len(columns.shown) for columns in self.table.columns)
        return TablePart(
            caption=self._prose(self.table.caption),
            header=tuple(self._header(numbered=numbered)),
            rows=tuple(line for row in rows for line in self._lines(row, numbered=numbered)),
            alignment="r" * (labels + shown),
            groups=tuple(self._groups(labels)),
            labels=labels,
            notes=tuple(map(self._prose, (*self._solved(), *_certificate(self.table, rows), *self._remarks(rows)))),
        )

    def _prose(self, text: Text) -> Prose:
        return Prose(text, self.scope)

    def _header(self, *, numbered: bool) -> Iterator[Cell]:
        for symbol in self.table.over:
            yield Formula(symbol, self.scope.model)
        if numbered:
            yield self._prose(word("solution"))
        for columns in self.table.columns:
            for symbol in columns.symbols:
                yield Formula(symbol, self.scope.model)

    def _groups(self, labels: int) -> Iterator[tuple[Prose | None, int]]:
        """Yield the headings over several columns, with how many they span; nothing if no group has a heading."""
        if any(columns.heading for columns in self.table.columns):
            if labels:
                yield None, labels
            for columns in self.table.columns:
                yield None if columns.heading is None else self._prose(columns.heading), len(columns.shown)

    def _lines(self, row: TabulatedRow, *, numbered: bool) -> Iterator[tuple[Cell, ...]]:
        """Yield one line for each solution of a row."""
        for place in range(row.height):
            line = [self._value(position, value) for position, value in enumerate(row.at)]
            if numbered:
                line.append(self._prose(Text(str(place + 1), str(place + 1)) if row.height > 1 else _BLANK))
            for columns, answer in zip(self.table.columns, row.answers, strict=True):
                line += [self._prose(text) for text in self._cells(columns, answer, place)]
            yield tuple(line)

    def _cells(self, columns: Columns, answer: Answer, place: int) -> list[Text]:
        if place >= len(answer.solutions):
            return [_BLANK if answer.solutions else _NONE] * len(columns.shown)
        centre = answer.solutions[place].centre
        return [Text(*2 * [rounded(centre[symbol], self.table.digits)]) for symbol in columns.symbols]

    def _value(self, position: int, value: sympy.Expr) -> Cell:
        """Print a parameter with the same number of decimals in all rows, or as it is when it is no decimal."""
        decimals = [_decimals(row[position]) for row in self.table.at]
        if any(one is None for one in decimals):
            return Formula(value, self.scope.model, decimals=True)
        return self._prose(Text(*2 * [rounded(_fraction(value), max(one or 0 for one in decimals))]))

    def _solved(self) -> Iterator[Text]:
        """Say which equations were solved, which numbers went in, and what is defined for the table."""
        groups = self.table.columns
        if len({columns.equations for columns in groups}) == 1:
            yield from self._equations(groups[0])
        else:
            for columns in groups:
                yield from (_under(columns.heading, sentence) for sentence in self._equations(columns))
        shared = self.table.given if len(groups) > 1 else numbers_of(self.table, groups[0])
        if shared:
            yield word("table_numbers", numbers=self._numbers(shared))
        if len(groups) > 1:
            for columns in groups:
                if columns.given:
                    yield _under(columns.heading, word("table_numbers", numbers=self._numbers(columns.given)))
        definitions = dict.fromkeys(one for columns in groups for one in columns.definitions)
        if definitions:
            yield word("table_defines", definitions=tuple(map(Bare, definitions)))

    def _equations(self, columns: Columns) -> Iterator[Text]:
        found = map(self.scope.reference, equations_of(columns, self.derivation))
        numbers = tuple(Reference(one.number, one.anchor) for one in found if one is not None)
        if numbers:
            yield word("table_solves", equations=numbers)

    def _numbers(self, numbers: Any) -> tuple[Formula, ...]:
        return tuple(Formula(Equation(symbol, value), self.scope.model, decimals=True) for symbol, value in numbers.items())

    def _remarks(self, rows: tuple[TabulatedRow, ...]) -> Iterator[Text]:
        """Say of each row that has not simply one certified solution what it has; rows with the same fate together."""
        for place, columns in enumerate(self.table.columns):
            fates: dict[tuple[str, Any], list[TabulatedRow]] = {}
            for row in rows:
                for fate in self._fates(columns, row.answers[place]):
                    fates.setdefault(fate, []).append(row)
            for (key, detail), concerned in fates.items():
                heading = columns.heading if len(self.table.columns) > 1 else None
                yield _under(heading, word(key, rows=self._named(concerned), detail=detail))

    def _fates(self, columns: Columns, answer: Answer) -> Iterator[tuple[str, Any]]:
        """Yield what is to be said about an answer: the key of the sentence, and what goes into it."""
        if answer.outcome is Outcome.SEVERAL:
            yield "row_several", len(answer.solutions)
        for solution in answer.solutions:
            if solution.edge and not solution.exact:
                yield "row_on_edge", tuple(map(_limit, solution.edge))
        beyond = [solution for solution in answer.rejected if solution.certified]
        unsure = [solution for solution in answer.rejected if not solution.certified]
        if not answer.solutions and beyond:
            yield "row_outside", tuple(map(_limit, beyond[0].outside))
        elif not answer.solutions and not unsure:
            yield "row_none", None
        if unsure:
            yield "row_uncertified", self._candidate(columns, unsure[0])

    def _candidate(self, columns: Columns, candidate: Solution) -> Text:
        """Say where a candidate lies that could not be certified, and why it could not."""
        near = {symbol: Fraction(value) for symbol, value in candidate.values.items() if symbol in columns.symbols}
        places = tuple(word("near", symbol=symbol, number=rounded(value, self.table.digits)) for symbol, value in near.items())
        reason = reason_in_words(candidate.reason)
        return word("candidate_near", places=places, reason=reason) if places else reason

    def _named(self, rows: list[TabulatedRow]) -> tuple[Any, ...]:
        """Name rows by the values of their parameters."""
        named = [tuple(map(Equation, self.table.over, row.at)) for row in rows]
        shown = [tuple(Formula(one, self.scope.model, decimals=True) for one in row) for row in named]
        if not self.table.over:
            return (word("row_of_nothing"),)
        return tuple(row[0] if len(row) == 1 else word("row_of_several", values=row) for row in shown)


def _under(heading: Text | None, sentence: Text) -> Text:
    return sentence if heading is None else word("table_group", heading=heading, sentence=sentence)


def _certificate(table: NumericTable, rows: tuple[TabulatedRow, ...]) -> Iterator[Text]:
    """Say how near an exact solution is, of every row or of those that have one."""
    if not any(answer.solutions for row in rows for answer in row.answers):
        return
    key = "rows_certified" if certified_everywhere(rows) else "numbers_certified"
    exponent = max(-10, math.ceil(math.log10(largest_radius(rows) or 1e-10)))
    yield word(key, bound=Power(Number(Integer(10)), Number(Integer(exponent))), digits=table.digits)


def _limit(limit: Any) -> Any:
    return Bare(limit) if isinstance(limit, Condition) else DomainOf(limit)


def _decimals(value: sympy.Expr) -> int | None:
    """Return how many decimals a number has, or None if they do not end.

    >>> _decimals(Rational(1, 8)), _decimals(Rational(1, 3)), _decimals(Integer(2))
    (3, None, 0)
    """
    if not isinstance(value, Rational):
        return None
    rest, twos, fives = int(value.q), 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _fraction(value: sympy.Expr) -> Fraction:
    assert isinstance(value, Rational)
    return Fraction(int(value.p), int(value.q))
