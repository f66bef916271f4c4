"""Looking over a lattice: which of its points may be wanted, in floats, a block at a time; and which are, exactly.

Floats propose and never decide: a point is kept when floats cannot exclude it, and confirmed in fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sympy

from derive.errors import DeriveError, Location, ReadError
from derive.exercises.conditions import Filter
from derive.exercises.exercise_file import Exercise
from derive.symbols import EconomicSymbol

if TYPE_CHECKING:
    import numpy as np

_BLOCK = 1 << 17


@dataclass(frozen=True)
class Survey:
    """The places of the points that floats do not exclude, and how many points each wish excludes."""

    exercise: Exercise
    places: np.ndarray[Any, Any]
    excluded: tuple[int, ...]

    @property
    def size(self) -> int:
        """The number of points of the lattice."""
        return self.exercise.size

    def point(self, place: int) -> dict[EconomicSymbol, Fraction]:
        """Return the values at a place of the lattice."""
        return point_at(self.exercise.lattices, place)

    @cached_property
    def confirmed(self) -> Callable[[Mapping[EconomicSymbol, Fraction]], bool]:
        """The exact judge of a point: all wishes, in fractions."""
        return exact_judge(self.exercise)


def survey(exercise: Exercise) -> Survey:
    """Look over all points of the lattice."""
    import numpy as np

    from derive.numeric.compile import compile_numpy

    filters, symbols = exercise.filters, tuple(exercise.lattices)
    axes = [np.array([float(value) for value in values]) for values in exercise.lattices.values()]
    run = compile_numpy([one.expression for one in filters], symbols) if filters else None
    excluded = np.zeros(len(filters), dtype=np.int64)
    kept = []
    for start in range(0, exercise.size, _BLOCK):
        places = np.arange(start, min(start + _BLOCK, exercise.size), dtype=np.int64)
        good = np.ones(len(places), dtype=bool)
        if run is not None:
            columns = [axis[index] for axis, index in zip(axes, indices(axes, places), strict=True)]
            for number, (one, values) in enumerate(zip(filters, run(*columns), strict=True)):
                holds = one.may_hold(values)
                excluded[number] += len(holds) - int(np.count_nonzero(holds))
                good &= holds
        kept.append(places[good])
    return Survey(exercise, np.concatenate(kept), tuple(int(count) for count in excluded))


def indices(axes: Sequence[np.ndarray[Any, Any]], places: np.ndarray[Any, Any]) -> Iterator[np.ndarray[Any, Any]]:
    """Yield for each axis the index of every place; the last axis runs fastest."""
    stride = 1
    for axis in axes:
        stride *= len(axis)
    for axis in axes:
        stride //= len(axis)
        yield places // stride % len(axis)


def point_at(lattices: Mapping[EconomicSymbol, Sequence[Fraction]], place: int) -> dict[EconomicSymbol, Fraction]:
    """Return the values at a place of the lattice.

    >>> from derive.symbols import parameter
    >>> b, G = parameter("b", ("share", "份额")), parameter("G", ("spending", "支出"))
    >>> point = point_at({b: [Fraction(1), Fraction(2)], G: [Fraction(5), Fraction(6)]}, 2)
    >>> [str(value) for value in point.values()]
    ['2', '5']
    """
    found: dict[EconomicSymbol, Fraction] = {}
    for symbol, values in reversed(list(lattices.items())):
        found[symbol] = values[place % len(values)]
        place //= len(values)
    return dict(reversed(found.items()))


def exact_judge(exercise: Exercise) -> Callable[[Mapping[EconomicSymbol, Fraction]], bool]:
    """Return the function that says whether a point meets every wish, exactly."""
    values = exact_values([one.expression for one in exercise.filters], tuple(exercise.lattices))

    def judge(point: Mapping[EconomicSymbol, Fraction]) -> bool:
        found = values(point)
        return found is not None and all(_meets(one, value) for one, value in zip(exercise.filters, found, strict=True))

    return judge


def _meets(one: Filter, value: Fraction | None) -> bool:
    return value is not None and one.holds(value)


def exact_values(
    expressions: Sequence[sympy.Expr], symbols: Sequence[EconomicSymbol]
) -> Callable[[Mapping[EconomicSymbol, Fraction]], list[Fraction | None] | None]:
    """Return a function from a point to exact values; None where a value is no fraction, or nothing is defined."""
    from derive.errors import RuleError
    from derive.numeric.compile import compile_exact

    try:
        run = compile_exact(list(expressions), list(symbols))
    except DeriveError:
        return lambda point: [_by_substitution(expression, point) for expression in expressions]

    def evaluate(point: Mapping[EconomicSymbol, Fraction]) -> list[Fraction | None] | None:
        try:
            return list(run(*(point[symbol] for symbol in symbols)))
        except RuleError:
            return None

    return evaluate


def _by_substitution(expression: sympy.Expr, point: Mapping[EconomicSymbol, Fraction]) -> Fraction | None:
    """Put numbers into roots and powers; SymPy keeps them exact and says when one is no fraction."""
    values = {symbol: sympy.Rational(value.numerator, value.denominator) for symbol, value in point.items()}
    found = expression.xreplace(values)
    return Fraction(int(found.p), int(found.q)) if isinstance(found, sympy.Rational) and found.q != 0 else None


def unsatisfiable(found: Survey) -> ReadError:
    """Return the error for wishes that no point meets: it counts what each of them excludes."""
    exercise = found.exercise
    counts = "; ".join(
        f"“{one.words}” excludes {count}" for one, count in zip(exercise.filters, found.excluded, strict=True) if count
    )
    worst = max(range(len(found.excluded)), key=lambda place: found.excluded[place], default=None)
    line = exercise.filters[worst].line if worst is not None else None
    return ReadError(
        "unsatisfiable",
        f"None of the {found.size} points of the lattice meets all conditions: {counts or 'none is exact'}.",
        "Give some parameter more values, or ask for less.",
        Location(exercise.file, line),
    )
