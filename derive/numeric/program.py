"""A regime as fast functions of arrays: definitions, residuals, and the Jacobian by the chain rule.

Arrays have one row per symbol and one column per point, so that one call serves a whole sweep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sympy

from derive.algebra.krawczyk import Definitions, total_slopes
from derive.numeric.safe_names import safely_named

if TYPE_CHECKING:
    import numpy as np
    from sympy import Symbol

    from derive.numeric.system import Regime

# Looking for common subexpressions costs more than it saves where thousands of short formulas stand.
_MOST_SHARED = 400


class Program:
    """The compiled form of a regime.

    >>> from derive.numeric.system import System
    >>> x, a = sympy.symbols("x a")
    >>> program = System.of([x**2 - a], [x]).regimes[0].program
    >>> import numpy as np
    >>> residuals, jacobian, defined = program(np.array([[1.0, 2.0]]), np.array([[2.0, 2.0]]))
    >>> residuals.tolist(), jacobian.tolist()
    ([[-1.0, 2.0]], [[[2.0, 4.0]]])
    """

    def __init__(self, regime: Regime) -> None:
        self.unknowns = regime.unknowns
        self.defined = regime.defined
        moving = {*regime.unknowns, *regime.defined}
        steps = [expression for _, expression in regime.definitions]
        self._slopes = [_partials(expression, moving) for expression in (*steps, *regime.equations)]
        slopes = [slope for row in self._slopes for slope in row.values()]
        self.is_linear = not any(slope.free_symbols & moving for slope in slopes)
        self._run = _compiled(regime.definitions, (*regime.equations, *slopes), (*regime.unknowns, *regime.givens))

    def __call__(self, values: np.ndarray, givens: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return residuals (equation, point), Jacobian (equation, unknown, point) and the defined unknowns."""
        import numpy as np

        points = values.shape[1] if len(values) else np.shape(givens)[-1]
        with np.errstate(all="ignore"):
            defined, found = self._run(*values, *givens)
            size = len(self.unknowns)
            residuals = np.empty((size, points))
            for row, value in enumerate(found[:size]):
                residuals[row] = value
            jacobian = self._jacobian(found[size:], points)
        steps = np.empty((len(self.defined), points))
        for row, value in enumerate(defined):
            steps[row] = value
        return residuals, jacobian, steps

    def _jacobian(self, flat: Sequence[Any], points: int) -> np.ndarray:
        import numpy as np

        numbers = iter(flat)
        slopes = [{symbol: next(numbers) for symbol in row} for row in self._slopes]
        rows = total_slopes(self.defined, slopes[: len(self.defined)], slopes[len(self.defined) :])
        jacobian = np.zeros((len(rows), len(self.unknowns), points))
        place = {unknown: column for column, unknown in enumerate(self.unknowns)}
        for equation, row in enumerate(rows):
            for unknown, slope in row.items():
                jacobian[equation, place[unknown]] = slope
        return jacobian


def _partials(expression: sympy.Expr, moving: set[Symbol]) -> dict[Symbol, sympy.Expr]:
    slopes = {symbol: sympy.diff(expression, symbol) for symbol in sorted(expression.free_symbols & moving, key=str)}
    return {symbol: slope for symbol, slope in slopes.items() if slope != 0}


def _compiled(definitions: Definitions, wanted: Sequence[sympy.Expr], arguments: Sequence[Symbol]) -> Any:
    """Compile `wanted`, which may use the defined symbols; the definitions' values are returned in front."""
    from derive.numeric.printers import ARRAY_NAMES, ArrayPrinter

    names = [symbol for symbol, _ in definitions]
    formulas, safe = safely_named((*(expression for _, expression in definitions), *wanted), (*arguments, *names))
    free, defined = safe[: len(arguments)], safe[len(arguments) :]

    def assignments(_: object) -> tuple[list[tuple[Any, Any]], list[list[Any]]]:
        common, reduced = _shared(formulas)
        made = {**dict(common), **dict(zip(defined, reduced, strict=False))}
        return list(in_order(made)), [list(defined), list(reduced[len(defined) :])]

    outputs = [list(defined), list(formulas[len(defined) :])]
    return sympy.lambdify(free, outputs, modules=[ARRAY_NAMES, "numpy"], printer=ArrayPrinter(), cse=assignments)


def _shared(formulas: Sequence[sympy.Expr]) -> tuple[Sequence[tuple[Any, Any]], Sequence[sympy.Expr]]:
    """Take out common subexpressions, where that is possible and worth while."""
    if len(formulas) > _MOST_SHARED or any(formula.has(sympy.Sum) for formula in formulas):
        return [], formulas
    common, reduced = sympy.cse(formulas, symbols=sympy.numbered_symbols("shared_"))
    return common, reduced


def in_order(definitions: Mapping[Symbol, sympy.Expr]) -> Iterator[tuple[Symbol, sympy.Expr]]:
    """Yield definitions so that each comes after those it uses.

    >>> x, y = sympy.symbols("x y")
    >>> [symbol for symbol, _ in in_order({x: y + 1, y: sympy.Integer(2)})]
    [y, x]
    """
    waiting = dict(definitions)
    while waiting:
        ready = {symbol: expression for symbol, expression in waiting.items() if not expression.free_symbols & waiting.keys()}
        yield from ready.items()
        waiting = {symbol: expression for symbol, expression in waiting.items() if symbol not in ready}
