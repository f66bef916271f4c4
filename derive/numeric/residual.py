"""The numeric check of a model: structural residuals, and the printed reduced form against a numeric solution.

At random points of the domain the endogenous variables are solved for numerically, from the structural equations alone.
Reported is the largest of two relative errors: of the structural equations at those values, and of the printed formulas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sympy
from sympy import Symbol

from derive.equation import Condition, Equation
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


# How exactly the structural equations must hold before a point counts as solved; far above rounding, far below any error.
_SOLVED = 1e-8


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
    import numpy as np

    from derive.numeric.system import choices

    equations, formulas = concrete(model, solution)
    givens = _givens(model, equations, formulas)
    tried, largest = 0, 0.0
    for chosen, cases in choices(equations):
        conditions = (*model.conditions, *cases)
        at, values = _solved_points(model, chosen, conditions, givens, points, seed)
        if at.shape[1] == 0:
            continue
        point = dict(zip((*givens, *model.endogenous), np.concatenate([at, values]), strict=True))
        value_of = _evaluated(chosen, formulas, point)
        structural = _structural_error(chosen, point, value_of)
        # A point at which the numeric search stopped short of a solution says nothing about the printed formulas.
        solved = structural <= _SOLVED
        if not solved.any():
            continue
        errors = [structural]
        errors += [_printed_error(symbol, formula, chosen, point, value_of) for symbol, formula in formulas.items()]
        tried, largest = tried + int(solved.sum()), max(largest, *(float(np.max(error[solved])) for error in errors))
    if tried == 0:
        raise RuleError(
            "no-points",
            f"At none of {_DRAWS_PER_POINT * points} random points of the domain could the model {model.key} be solved "
            f"inside "
            "the domains of its endogenous variables.",
            "Check the domains of the endogenous variables and the joint conditions.",
        )
    return Numeric(tried, largest)


def concrete(model: Model, solution: Mapping[Symbol, sympy.Expr]) -> tuple[tuple[Equation, ...], dict[Symbol, sympy.Expr]]:
    """Return the equations and printed formulas with aggregates written out and abstract functions made concrete."""
    from derive.numeric.instances import instantiate

    definitions = {symbol: formula for symbol, formula in solution.items() if symbol not in model.endogenous}
    formulas = {symbol: _expanded(solution[symbol], definitions) for symbol in model.endogenous if symbol in solution}
    equations = tuple(
        replace(equation, lhs=instantiate(equation.lhs), rhs=instantiate(equation.rhs), form=None) for equation in model.system
    )
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
    model: Model,
    equations: Sequence[Equation],
    conditions: Sequence[Condition],
    givens: Sequence[Symbol],
    count: int,
    seed: int,
) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    from derive.numeric.points import point_solver
    from derive.numeric.sample import inside, sample, satisfied
    from derive.symbols import domain_of

    about_givens = [condition for condition in conditions if condition.free_symbols <= set(givens)]
    solve = point_solver(equations, model.endogenous, givens)
    drawn = sample(givens, about_givens, count=_DRAWS_PER_POINT * count, seed=seed)
    at, values = drawn[:, :0], np.empty((len(model.endogenous), 0))
    for start in range(0, drawn.shape[1], count):
        tried = drawn[:, start : start + count]
        solved = solve(tried)
        fits = np.isfinite(solved).all(axis=0)
        for symbol, row in zip(model.endogenous, solved, strict=True):
            fits &= inside(domain_of(symbol), row)
        fits &= satisfied(conditions, (*givens, *model.endogenous), np.concatenate([tried, solved]))
        at, values = np.hstack([at, tried[:, fits]]), np.hstack([values, solved[:, fits]])
        if at.shape[1] >= count:
            return at[:, :count], values[:, :count]
    return at, values


def _terms(equation: Equation) -> tuple[sympy.Expr, ...]:
    """The terms of both sides."""
    return (*sympy.Add.make_args(equation.lhs), *sympy.Add.make_args(equation.rhs))


def _evaluated(
    equations: Sequence[Equation], formulas: Mapping[Symbol, sympy.Expr], point: Mapping[Symbol, np.ndarray]
) -> dict[sympy.Expr, np.ndarray]:
    """Return the values of everything that the errors are measured by."""
    from derive.numeric.few_points import values_at

    parts: list[sympy.Expr] = []
    for equation in equations:
        parts += [equation.lhs, equation.rhs, *_terms(equation)]
        parts += [sympy.diff(equation.residual, symbol) for symbol in formulas if symbol in equation.free_symbols]
    for formula in formulas.values():
        parts += [formula, *sympy.Add.make_args(formula)]
    distinct = list(dict.fromkeys(parts))
    return dict(zip(distinct, values_at(distinct, point), strict=True))


def _structural_error(
    equations: Sequence[Equation], point: Mapping[Symbol, np.ndarray], value_of: Mapping[sympy.Expr, np.ndarray]
) -> np.ndarray:
    """The largest |lhs - rhs| at each point, relative to the terms of the equation.

    Where all terms are zero (J = 0), rounding is measured against the other numbers at the point.
    """
    import numpy as np

    floor = _ROUNDING * np.max(np.abs(list(point.values())), axis=0)
    largest = np.zeros_like(floor)
    for equation in equations:
        gap = np.abs(value_of[equation.lhs] - value_of[equation.rhs])
        scale = np.maximum(floor, np.max(np.abs([value_of[term] for term in _terms(equation)]), axis=0))
        largest = np.maximum(largest, gap / scale)
    return np.asarray(largest)


def _printed_error(
    symbol: Symbol,
    formula: sympy.Expr,
    equations: Sequence[Equation],
    point: Mapping[Symbol, np.ndarray],
    value_of: Mapping[sympy.Expr, np.ndarray],
) -> np.ndarray:
    """The relative distance of a printed formula from the numeric solution at each point.

    A formula may keep other endogenous variables (Y as a function of r): they take their solved values. The distance is
    relative to the value, to the terms of the formula, and to what the terms of a structural equation stand for in units
    of the symbol: S = Y_d - C = 0 is measured against Y_d and C. Where the formula is zero and nothing has a size (lambda g
    = 0 gives g = 0), rounding is measured against the other numbers at the point.
    """
    import numpy as np

    sizes = np.abs([point[symbol], *(value_of[term] for term in sympy.Add.make_args(formula))])
    scale = np.maximum(np.max(sizes, axis=0), _size_in_units_of(symbol, equations, point, value_of))
    if formula == 0:
        scale = np.maximum(scale, _ROUNDING * np.max(np.abs(list(point.values())), axis=0))
    error = np.abs(value_of[formula] - point[symbol]) / np.maximum(1e-300, scale)
    return np.asarray(np.where(np.isnan(error), np.inf, error))


def _size_in_units_of(
    symbol: Symbol,
    equations: Sequence[Equation],
    point: Mapping[Symbol, np.ndarray],
    value_of: Mapping[sympy.Expr, np.ndarray],
) -> np.ndarray:
    """The smallest, over the equations in which a symbol stands, of the largest term divided by the symbol's coefficient."""
    import numpy as np

    smallest = np.full(point[symbol].shape, np.inf)
    for equation in equations:
        if symbol in equation.free_symbols:
            slope = value_of[sympy.diff(equation.residual, symbol)]
            largest = np.max(np.abs([value_of[term] for term in _terms(equation)]), axis=0)
            with np.errstate(divide="ignore", invalid="ignore"):
                smallest = np.fmin(smallest, largest / np.abs(slope))
    return np.where(np.isfinite(smallest), smallest, 0.0)
