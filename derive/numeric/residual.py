"""The numeric check of a model: structural residuals, and the printed reduced form against a numeric solution.

At random points of the domain the endogenous variables are solved for numerically, from the structural equations alone.
Reported is the largest of two relative errors: of the structural equations at those values, and of the printed formulas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sympy
from sympy import Symbol

from derive.equation import Equation
from derive.errors import RuleError
from derive.model import Model

if TYPE_CHECKING:
    import numpy as np

_DRAWS_PER_POINT = 4
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Numeric:
    """How many points were tried, and the largest relative error met."""

    points: int
    max_relative_residual: float

    def as_json(self) -> dict[str, int | float]:
        """Return the part `"numeric"` of the JSON of `derive check`."""
        return {"points": self.points, "max_relative_residual": self.max_relative_residual}


def residuals(model: Model, solution: Mapping[Symbol, sympy.Expr], *, points: int = 32, seed: int = 0) -> Numeric:
    """Solve the structural form at random points and compare it with the printed solution.

    `solution` maps endogenous variables to formulas, and aggregates (K, A_0) in those formulas to their definitions.
    Points whose solution leaves the domain of an endogenous variable, or breaks a joint condition, are passed over.

    >>> from derive.equation import behavioural, equilibrium
    >>> from derive.symbols import UNIT_INTERVAL, parameter, variable
    >>> Y, C = variable("Y", ("income", "国民收入")), variable("C", ("consumption", "消费"))
    >>> I = variable("I", ("investment", "投资"))
    >>> b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)
    >>> cross = Model("cross", ("cross", "交叉图"), [equilibrium(Y, C + I), behavioural(C, b * Y)], [Y, C], [I], [b])
    >>> found = residuals(cross, {Y: I / (1 - b)}, points=8)
    >>> found.points, found.max_relative_residual < 1e-12
    (8, True)
    """
    equations, formulas = concrete(model, solution)
    givens = _givens(model, equations, formulas)
    at, values = _solved_points(model, equations, givens, points, seed)
    symbols = (*givens, *model.endogenous)
    errors = [_structural_error(equations, symbols, at, values)]
    errors += [_printed_error(symbol, formula, equations, symbols, at, values) for symbol, formula in formulas.items()]
    return Numeric(at.shape[1], max(errors))


def concrete(model: Model, solution: Mapping[Symbol, sympy.Expr]) -> tuple[tuple[Equation, ...], dict[Symbol, sympy.Expr]]:
    """Return the equations and printed formulas with aggregates written out and abstract functions made concrete."""
    from derive.numeric.instances import instantiate

    definitions = {symbol: formula for symbol, formula in solution.items() if symbol not in model.endogenous}
    formulas = {symbol: _expanded(solution[symbol], definitions) for symbol in model.endogenous if symbol in solution}
    equations = tuple(Equation(instantiate(equation.lhs), instantiate(equation.rhs)) for equation in model.equations)
    return equations, {symbol: instantiate(formula) for symbol, formula in formulas.items()}


def _expanded(formula: sympy.Expr, definitions: Mapping[Symbol, sympy.Expr]) -> sympy.Expr:
    for _ in definitions:
        formula = formula.xreplace(dict(definitions))
    return formula


def _givens(model: Model, equations: Sequence[Equation], formulas: Mapping[Symbol, sympy.Expr]) -> tuple[Symbol, ...]:
    used = set().union(*(equation.free_symbols for equation in equations), *(f.free_symbols for f in formulas.values()))
    used |= set().union(*(condition.free_symbols for condition in model.conditions), set())
    return tuple(symbol for symbol in (*model.exogenous, *model.parameters, *model.aggregates) if symbol in used)


def _solved_points(
    model: Model, equations: Sequence[Equation], givens: Sequence[Symbol], count: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    from derive.numeric.sample import inside, sample, satisfied
    from derive.numeric.solve import solve
    from derive.symbols import domain_of

    about_givens = [condition for condition in model.conditions if condition.free_symbols <= set(givens)]
    at = sample(givens, about_givens, count=_DRAWS_PER_POINT * count, seed=seed)
    values = solve(equations, model.endogenous, givens, at)
    fits = np.isfinite(values).all(axis=0)
    for symbol, row in zip(model.endogenous, values, strict=True):
        fits &= inside(domain_of(symbol), row)
    fits &= satisfied(model.conditions, (*givens, *model.endogenous), np.concatenate([at, values]))
    if not fits.any():
        raise RuleError(
            "no-points",
            f"At none of {at.shape[1]} random points of the domain could the model {model.key} be solved inside the domains "
            "of its endogenous variables.",
            "Check the domains of the endogenous variables and the joint conditions.",
        )
    chosen = np.flatnonzero(fits)[:count]
    return at[:, chosen], values[:, chosen]


def _structural_error(equations: Sequence[Equation], symbols: Sequence[Symbol], at: np.ndarray, values: np.ndarray) -> float:
    """The largest |lhs - rhs|, relative to the terms of the equation.

    Where all terms are zero (J = 0), rounding is measured against the other numbers at the point.
    """
    import numpy as np

    from derive.numeric.compile import compile_numpy

    floor = _ROUNDING * np.max(np.abs(np.concatenate([at, values])), axis=0)
    largest = 0.0
    for equation in equations:
        terms = sympy.Add.make_args(equation.lhs) + sympy.Add.make_args(equation.rhs)
        left, right, *sizes = compile_numpy([equation.lhs, equation.rhs, *terms], symbols)(*at, *values)
        scale = np.maximum(floor, np.max(np.abs(sizes), axis=0))
        largest = max(largest, float(np.max(np.abs(left - right) / scale)))
    return largest


def _printed_error(
    symbol: Symbol,
    formula: sympy.Expr,
    equations: Sequence[Equation],
    symbols: Sequence[Symbol],
    at: np.ndarray,
    values: np.ndarray,
) -> float:
    """The largest relative distance of a printed formula from the numeric solution.

    A formula may keep other endogenous variables (Y as a function of r): they take their solved values. The distance is
    relative to the value, to the terms of the formula, and to what the terms of a structural equation stand for in units
    of the symbol: S = Y_d - C = 0 is measured against Y_d and C.
    """
    import numpy as np

    from derive.numeric.compile import compile_numpy

    row = np.concatenate([at, values])[list(symbols).index(symbol)]
    terms = sympy.Add.make_args(formula)
    printed, *sizes = compile_numpy([formula, *terms], symbols)(*at, *values)
    scale = np.maximum(np.abs(row), np.max(np.abs(sizes), axis=0))
    scale = np.maximum(scale, _size_in_units_of(symbol, equations, symbols, at, values))
    error = np.abs(printed - row) / np.maximum(1e-300, scale)
    return float(np.max(np.where(np.isnan(error), np.inf, error)))


def _size_in_units_of(
    symbol: Symbol, equations: Sequence[Equation], symbols: Sequence[Symbol], at: np.ndarray, values: np.ndarray
) -> np.ndarray:
    """The smallest, over the equations in which a symbol stands, of the largest term divided by the symbol's coefficient."""
    import numpy as np

    from derive.numeric.compile import compile_numpy

    smallest = np.full(at.shape[1], np.inf)
    for equation in equations:
        if symbol in equation.free_symbols:
            terms = sympy.Add.make_args(equation.lhs) + sympy.Add.make_args(equation.rhs)
            slope, *sizes = compile_numpy([sympy.diff(equation.residual, symbol), *terms], symbols)(*at, *values)
            with np.errstate(divide="ignore", invalid="ignore"):
                smallest = np.fmin(smallest, np.max(np.abs(sizes), axis=0) / np.abs(slope))
    return np.where(np.isfinite(smallest), smallest, 0.0)
