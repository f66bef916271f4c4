"""A regime as fast functions of arrays: definitions, residuals, and the Jacobian by the chain rule.

Arrays have one row per symbol and one column per point, so that one call serves a whole sweep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import sympy

from derive.algebra.krawczyk import Definitions
from derive.algebra.slopes import DualWalk
from derive.errors import Location, RuleError
from derive.numeric.safe_names import safely_named

if TYPE_CHECKING:
    import numpy as np
    from sympy import Symbol

    from derive.numeric.system import Regime

# Looking for common subexpressions costs more than it saves where thousands of short formulas stand.
_MOST_SHARED = 400
_LARGE = 100
_SHORT = 64


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
        partials = [_partials(expression, moving) for expression in (*steps, *regime.equations)]
        self.is_linear = not any(slope.free_symbols & moving for row in partials for slope in row.values())
        rows = total_slopes(self.defined, partials[: len(steps)], partials[len(steps) :])
        column = {unknown: place for place, unknown in enumerate(self.unknowns)}
        self._places = [(equation, column[unknown]) for equation, row in enumerate(rows) for unknown in row]
        slopes = [slope for row in rows for slope in row.values()]
        arguments = (*regime.unknowns, *regime.givens)
        self._run = _compiled(regime.definitions, (*regime.equations, *slopes), arguments)
        self._define = _compiled(regime.definitions, (), arguments)

    def __call__(self, values: np.ndarray, givens: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return residuals (equation, point), Jacobian (equation, unknown, point) and the defined unknowns."""
        import numpy as np

        size, points = len(self.unknowns), _points(values, givens)
        with np.errstate(all="ignore"):
            defined, found = self._run(*values, *givens)
        jacobian = np.zeros((size, size, points))
        for place, slope in zip(self._places, found[size:], strict=True):
            jacobian[place] = slope
        return _filled(found[:size], points), jacobian, _filled(defined, points)

    def define(self, values: np.ndarray, givens: np.ndarray) -> np.ndarray:
        """Return the defined unknowns alone."""
        import numpy as np

        with np.errstate(all="ignore"):
            defined, _ = self._define(*values, *givens)
        return _filled(defined, _points(values, givens))


class WalkedProgram:
    """The same for a large regime: nothing is compiled, and the points are walked through one by one.

    Formulas are evaluated with their gradients in short ball arithmetic, of which the middles are taken.
    """

    is_linear = False

    def __init__(self, regime: Regime) -> None:
        self.unknowns = regime.unknowns
        self.defined = regime.defined
        self._regime = regime

    def __call__(self, values: np.ndarray, givens: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return residuals, Jacobian and the defined unknowns, as `Program` does."""
        import numpy as np

        columns = [self._at(point, given) for point, given in zip(values.T, givens.T, strict=True)]
        residuals, jacobians, defined = zip(*columns, strict=True)
        return np.stack(residuals, axis=-1), np.stack(jacobians, axis=-1), np.stack(defined, axis=-1)

    def define(self, values: np.ndarray, givens: np.ndarray) -> np.ndarray:
        """Return the defined unknowns alone."""
        return self(values, givens)[2]

    def _at(self, point: np.ndarray, given: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        import flint
        import numpy as np

        regime = self._regime
        numbers = map(flint.arb, (*point.tolist(), *given.tolist()))
        values = dict(zip((*regime.unknowns, *regime.givens), numbers, strict=True))
        column = {unknown: place for place, unknown in enumerate(self.unknowns)}
        jacobian = np.zeros((len(column), len(column)))
        with flint.ctx.workprec(_SHORT):
            walk = DualWalk(values, regime.unknowns)
            for symbol, expression in regime.definitions:
                walk.define(symbol, expression)
            residuals = [float(walk.ball(equation).mid()) for equation in regime.equations]
            for row, equation in enumerate(regime.equations):
                for unknown, slope in walk.gradient(equation).items():
                    jacobian[row, column[unknown]] = float(slope.mid())
            defined = [float(walk.values[symbol].mid()) for symbol in regime.defined]
        return np.array(residuals), jacobian, np.array(defined)


def program_of(regime: Regime) -> Program | WalkedProgram:
    """Compile a regime, unless it is so large that compiling takes longer than solving."""
    return WalkedProgram(regime) if len(regime.unknowns) + len(regime.definitions) > _LARGE else Program(regime)


def _points(values: np.ndarray, givens: np.ndarray) -> int:
    return int(values.shape[1] if len(values) else givens.shape[1])


def _filled(rows: Sequence[Any], points: int) -> np.ndarray:
    import numpy as np

    filled = np.empty((len(rows), points))
    for place, value in enumerate(rows):
        filled[place] = value
    return filled


Partials: TypeAlias = "Mapping[Symbol, sympy.Expr]"


def total_slopes(
    names: Sequence[Symbol], of_definitions: Sequence[Partials], of_equations: Sequence[Partials]
) -> list[dict[Symbol, sympy.Expr]]:
    """Return the total slopes of equations whose arguments are partly defined by others, by the chain rule.

    >>> x, c = sympy.symbols("x c")
    >>> total_slopes([c], [{x: 2 * x}], [{x: sympy.Integer(1), c: c}])
    [{x: 2*c*x + 1}]
    """
    rates: dict[Symbol, dict[Symbol, sympy.Expr]] = {}
    for name, partials in zip(names, of_definitions, strict=True):
        rates[name] = _total(partials, rates)
    return [_total(partials, rates) for partials in of_equations]


def _total(partials: Partials, rates: Mapping[Symbol, Partials]) -> dict[Symbol, sympy.Expr]:
    terms: dict[Symbol, list[sympy.Expr]] = {}
    for symbol, slope in partials.items():
        for unknown, rate in rates.get(symbol, {symbol: sympy.S.One}).items():
            terms.setdefault(unknown, []).append(slope * rate)
    return {unknown: sympy.Add(*parts) for unknown, parts in terms.items()}


def _partials(expression: sympy.Expr, moving: set[Symbol]) -> dict[Symbol, sympy.Expr]:
    slopes = {symbol: sympy.diff(expression, symbol) for symbol in sorted(expression.free_symbols & moving, key=str)}
    for symbol, slope in slopes.items():
        if slope.has(sympy.Derivative):
            raise RuleError(
                "not-differentiable",
                f"{expression} has no derivative with respect to {symbol}.",
                "Solve equations that are differentiable; write a step as an equation for each case.",
                Location(symbol=str(symbol)),
            )
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
