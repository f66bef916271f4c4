"""Tables of numeric solutions, declared as data: which derived equations are solved, at which parameters, what is shown.

Nothing is computed here. A handout solves the system in every row, has each solution certified by ball arithmetic, and
says under the table which rows are certified and which are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sympy import Expr, Symbol

from derive.equation import Equation
from derive.errors import ModelError
from derive.symbols import exact
from derive.text import Text, as_text

Named: TypeAlias = "str | Equation"
"""An equation, or the id or label of the step that has derived it."""
MOST_DIGITS = 9


@dataclass(frozen=True)
class Columns:
    """Neighbouring columns that come from one system, solved in every row.

    `equations` are model equations of the derivation or conclusions of its steps (named by id or label); everything in
    them that has no number is an unknown. `shown` are the unknowns to be printed; an equation `r = ...` with a new symbol
    on its left adds a column for what it defines. `given` are numbers that hold for these columns only.
    """

    equations: tuple[Named, ...]
    shown: tuple[Symbol | Equation, ...]
    heading: Text | None
    given: Mapping[Symbol, Expr]

    def __init__(
        self,
        equations: Iterable[Named],
        shown: Iterable[Symbol | Equation],
        heading: Text | tuple[str, str] | None = None,
        *,
        given: Mapping[Symbol, Any] | None = None,
    ) -> None:
        object.__setattr__(self, "equations", tuple(equations))
        object.__setattr__(self, "shown", tuple(shown))
        object.__setattr__(self, "heading", None if heading is None else as_text(heading))
        object.__setattr__(self, "given", {symbol: exact(value) for symbol, value in (given or {}).items()})
        if not self.equations or not self.shown:
            raise ModelError(
                "empty-columns",
                "Columns of a numeric table need equations to be solved and at least one quantity to be shown.",
                "Write Columns(equations=[...], shown=[...]).",
            )

    def __hash__(self) -> int:
        return hash((self.equations, self.shown))

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """What the columns show."""
        return tuple(one.lhs if isinstance(one, Equation) else one for one in self.shown)

    @property
    def definitions(self) -> tuple[Equation, ...]:
        """The quantities that are defined for the table only."""
        return tuple(one for one in self.shown if isinstance(one, Equation))


@dataclass(frozen=True)
class NumericTable:
    """A table with one row for each value of a parameter.

    `over` is the parameter (or several), `at` its values; groups of columns that are to be compared stand beside each
    other. `given` are numbers for the parameters that the model gives none; `digits` counts decimals.

    >>> from sympy import sqrt, symbols
    >>> k, s = symbols("k s", positive=True)
    >>> steady = Equation(s * sqrt(k), k / 10)
    >>> NumericTable(("Steady states", "稳态"), s, grid("0.1", "0.3", "0.1"), Columns([steady], [k])).at
    ((1/10,), (1/5,), (3/10,))
    """

    caption: Text
    over: tuple[Symbol, ...]
    at: tuple[tuple[Expr, ...], ...]
    columns: tuple[Columns, ...]
    given: Mapping[Symbol, Expr]
    digits: int

    def __init__(
        self,
        caption: Text | tuple[str, str],
        over: Symbol | Iterable[Symbol],
        at: Iterable[Any],
        *columns: Columns,
        given: Mapping[Symbol, Any] | None = None,
        digits: int = 4,
    ) -> None:
        symbols = (over,) if isinstance(over, Symbol) else tuple(over)
        rows = tuple(_row(value) for value in at)
        object.__setattr__(self, "caption", as_text(caption))
        object.__setattr__(self, "over", symbols)
        object.__setattr__(self, "at", rows)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "given", {symbol: exact(value) for symbol, value in (given or {}).items()})
        object.__setattr__(self, "digits", digits)
        if not columns or not rows or any(len(row) != len(symbols) for row in rows):
            raise ModelError(
                "bad-table",
                f"A numeric table over {', '.join(map(str, symbols)) or 'nothing'} needs columns, and one value for each "
                "parameter in every row.",
                "Write NumericTable(caption, over=theta, at=grid(0, 1, '0.1'), Columns(...)).",
            )
        if not 0 <= digits <= MOST_DIGITS:
            raise ModelError(
                "bad-digits",
                f"A numeric table cannot print {digits} decimals: solutions are certified to ten.",
                f"Choose between 0 and {MOST_DIGITS} digits.",
            )

    def __hash__(self) -> int:
        return hash((self.caption, self.over, self.at, self.columns, self.digits))


def _row(value: Any) -> tuple[Expr, ...]:
    return tuple(map(exact, value)) if isinstance(value, tuple | list) else (exact(value),)


def grid(first: Any, last: Any, step: Any) -> tuple[Expr, ...]:
    """Return exact values from `first` to `last`, both included where the steps reach it.

    >>> grid(0, 1, "0.25")
    (0, 1/4, 1/2, 3/4, 1)
    """
    start, end, width = exact(first), exact(last), exact(step)
    if not width > 0:
        raise ModelError("bad-grid", f"A grid cannot go in steps of {step}.", "Give a positive step.")
    return tuple(start + place * width for place in range(int((end - start) // width) + 1))
