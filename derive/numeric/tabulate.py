"""The rows of a numeric table: its equations looked up in the derivation, solved and certified at every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from itertools import chain

import sympy
from sympy import Symbol

from derive.equation import Equation
from derive.errors import RuleError
from derive.numeric.solve import Answer, solve
from derive.numeric.system import System
from derive.numeric_table import Columns, Named, NumericTable
from derive.step import Derivation


@dataclass(frozen=True)
class TabulatedRow:
    """One row: the values of the parameters, and for each group of columns what solving came to."""

    at: tuple[sympy.Expr, ...]
    answers: tuple[Answer, ...]

    @property
    def height(self) -> int:
        """How many lines the row takes: one for each solution of the group that has most of them."""
        return max(1, *(len(answer.solutions) for answer in self.answers))


def tabulate(table: NumericTable, derivation: Derivation) -> tuple[TabulatedRow, ...]:
    """Solve every group of columns in every row; what is not certified is not a solution.

    >>> from derive.equation import definition
    >>> from derive.model import Model
    >>> from derive.numeric_table import grid
    >>> from derive.symbols import POSITIVE, parameter, variable
    >>> k = variable("k", ("capital", "资本"), domain=POSITIVE)
    >>> s = parameter("s", ("saving rate", "储蓄率"), domain=POSITIVE)
    >>> steady = definition(k / 10, s * k ** sympy.Rational(1, 2))
    >>> derivation = Derivation(Model("solow", ("Solow", "索洛"), [steady], endogenous=[k], parameters=[s]))
    >>> rows = tabulate(NumericTable("k", s, grid("0.1", "0.3", "0.1"), Columns([steady], [k])), derivation)
    >>> [rounded(row.answers[0].solution.centre[k], 4) for row in rows]
    ['1.0000', '4.0000', '9.0000']
    """
    systems = [system_of(table, columns, derivation) for columns in table.columns]
    return tuple(TabulatedRow(row, tuple(_solved(system, table, row) for system in systems)) for row in table.at)


def _solved(system: System, table: NumericTable, row: tuple[sympy.Expr, ...]) -> Answer:
    here = dict(zip(table.over, row, strict=True))
    return solve(system, {symbol: value for symbol, value in here.items() if symbol in system.givens})


def system_of(table: NumericTable, columns: Columns, derivation: Derivation) -> System:
    """Return the square system behind some columns; everything that has no number is unknown."""
    equations = (*equations_of(columns, derivation), *columns.definitions)
    numbers = {**derivation.model.given, **table.given, **columns.given}
    used = set().union(*(equation.free_symbols for equation in equations))
    fixed = {*numbers, *table.over} - set(columns.symbols)
    rank = derivation.model.rank
    unknowns = tuple(sorted(used - fixed, key=lambda symbol: (rank.get(symbol, len(rank)), str(symbol))))
    _require_shown(columns, unknowns, derivation)
    made = System.of(equations, unknowns)
    given = {symbol: value for symbol, value in numbers.items() if symbol in made.givens and symbol not in table.over}
    joint = tuple(condition for condition in derivation.model.conditions if condition.free_symbols <= used)
    return replace(made, numbers=given, conditions=joint, name=f"the table of {derivation.id}")


def equations_of(columns: Columns, derivation: Derivation) -> tuple[Equation, ...]:
    """Return the equations that some columns solve, as the derivation knows them."""
    return tuple(_known(named, derivation) for named in columns.equations)


def _known(named: Named, derivation: Derivation) -> Equation:
    """Return the equation; a table may solve only what the model says or a step has derived."""
    if isinstance(named, str):
        return derivation.result(named)
    derived = (step.conclusion for step in derivation.all_steps)
    if not any(isinstance(one, Equation) and one.same_sides(named) for one in chain(derivation.model.equations, derived)):
        raise RuleError(
            "table-of-foreign-equation",
            f"A table of the derivation {derivation.id} solves {named}, which is neither an equation of the model "
            f"{derivation.model.key} nor the conclusion of a step.",
            "Derive it first, or name the step that does.",
        )
    return named


def _require_shown(columns: Columns, unknowns: tuple[Symbol, ...], derivation: Derivation) -> None:
    for symbol in columns.symbols:
        if symbol not in unknowns:
            raise RuleError(
                "table-shows-nothing",
                f"A table of the derivation {derivation.id} shows {symbol}, which its equations do not contain.",
                f"Show some of {', '.join(map(str, unknowns))}, or define it: Equation({symbol}, ...).",
            )


def rounded(number: Fraction, digits: int) -> str:
    """Return a number with so many decimals, as it is written: with a true minus sign, never minus zero.

    >>> rounded(Fraction(-2295, 10000), 3), rounded(Fraction(-1, 10**6), 2), rounded(Fraction(7), 0)
    ('−0.230', '0.00', '7')
    """
    exactly = Context(prec=60).divide(Decimal(number.numerator), Decimal(number.denominator))
    written = str(exactly.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN, Context(prec=60)))
    return written.replace("-", "−" if Decimal(written) else "")


def largest_radius(rows: tuple[TabulatedRow, ...]) -> float:
    """Return the radius within which every solution of the rows is enclosed."""
    return max((one.radius for row in rows for answer in row.answers for one in answer.solutions), default=0.0)


def certified_everywhere(rows: tuple[TabulatedRow, ...]) -> bool:
    """Whether every group of every row has a certified solution."""
    return all(answer.solutions for row in rows for answer in row.answers)


def numbers_of(table: NumericTable, columns: Columns) -> Mapping[Symbol, sympy.Expr]:
    """Return the numbers that the declaration of a table gives to some columns."""
    return {**table.given, **columns.given}
