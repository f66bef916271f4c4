"""Solve a model numerically from its structural form.

A linear model is one batch of linear systems, its Jacobian evaluated at all points at once; any other model is solved by
Newton's method at all points at once, from one starting point in the domains of the unknowns after the other. Nothing here
looks at a derived formula, so that a wrong formula cannot confirm itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import sympy
from sympy import Symbol

from derive.equation import Equation
from derive.symbols import domain_of

if TYPE_CHECKING:
    import numpy as np

    from derive.numeric.program import Program, WalkedProgram

_STARTS = 24


def solve_points(
    equations: Sequence[Equation], unknowns: Sequence[Symbol], givens: Sequence[Symbol], points: np.ndarray
) -> np.ndarray:
    """Return the values of the unknowns, one row each and one column per point; nan where none was found.

    >>> import numpy as np
    >>> x, y, a = sympy.symbols("x y a", real=True)
    >>> system = [Equation(x + y, a), Equation(x, 3 * y)]
    >>> solve_points(system, [x, y], [a], np.array([[4.0, 8.0]])).tolist()
    [[3.0, 6.0], [1.0, 2.0]]
    """
    return point_solver(equations, unknowns, givens)(points)


def point_solver(
    equations: Sequence[Equation], unknowns: Sequence[Symbol], givens: Sequence[Symbol]
) -> Callable[[np.ndarray], np.ndarray]:
    """Return the function that solves the equations at points, compiled once for as many calls as are needed."""
    residuals = [equation.residual for equation in equations]
    jacobian = sympy.Matrix([[sympy.diff(residual, unknown) for unknown in unknowns] for residual in residuals])
    if jacobian.free_symbols.isdisjoint(unknowns):
        return lambda points: _solve_linear(residuals, jacobian, unknowns, givens, points)
    from derive.numeric.system import System

    smooth = tuple(replace(one, holds_for=()) for one in equations)
    program = System(smooth, tuple(unknowns), tuple(givens)).regimes[0].program
    return lambda points: _solve_nonlinear(program, unknowns, points)


def _solve_linear(
    residuals: Sequence[sympy.Expr],
    jacobian: sympy.Matrix,
    unknowns: Sequence[Symbol],
    givens: Sequence[Symbol],
    points: np.ndarray,
) -> np.ndarray:
    import numpy as np

    from derive.numeric.few_points import values_at

    size, count = len(unknowns), points.shape[1]
    at_zero = [residual.xreplace(dict.fromkeys(unknowns, sympy.S.Zero)) for residual in residuals]
    values = values_at([*jacobian, *at_zero], dict(zip(givens, points, strict=True)))
    columns = np.array([np.broadcast_to(value, (count,)) for value in values])
    matrices = columns[: size * size].reshape(size, size, count).transpose(2, 0, 1)
    constants = columns[size * size :].T
    solution = np.full((count, size), np.nan)
    regular = np.isfinite(matrices).all(axis=(1, 2)) & (np.linalg.matrix_rank(np.nan_to_num(matrices)) == size)
    if regular.any():
        solution[regular] = np.linalg.solve(matrices[regular], -constants[regular][..., None])[..., 0]
    return solution.T


def _solve_nonlinear(program: Program | WalkedProgram, unknowns: Sequence[Symbol], points: np.ndarray) -> np.ndarray:
    """Search for the core of the system from several starts at once; what equations name outright is computed from it."""
    import numpy as np

    from derive.numeric.newton import polish, search
    from derive.numeric.sample import draw

    count = points.shape[1]
    core = np.full((len(program.unknowns), count), np.nan)
    if program.unknowns:
        generator = np.random.default_rng(0)
        starts = np.array([draw(domain_of(unknown), generator, _STARTS) for unknown in program.unknowns])
        at = np.repeat(points, _STARTS, axis=1)
        found, arrived = search(program, np.tile(starts, count), at)
        found, exact = polish(program, found, at)
        arrived = (arrived & exact).reshape(count, _STARTS)
        first = np.arange(count) * _STARTS + arrived.argmax(axis=1)
        core = np.where(arrived.any(axis=1), found[:, first], np.nan)
    rows = dict(zip((*program.unknowns, *program.defined), (*core, *program.define(core, points)), strict=True))
    return np.array([rows[unknown] for unknown in unknowns])
