"""Solve a model numerically from its structural form.

A linear model is one batch of linear systems, its Jacobian evaluated at all points at once; any other model is solved
point by point with scipy, from several starting points in the domains of the unknowns. Nothing here looks at a derived
formula, so that a wrong formula cannot confirm itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sympy
from sympy import Symbol

from derive.equation import Equation
from derive.symbols import domain_of

if TYPE_CHECKING:
    import numpy as np

_STARTS = 24
_TOLERANCE = 1e-9


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
    residuals = [equation.residual for equation in equations]
    jacobian = sympy.Matrix([[sympy.diff(residual, unknown) for unknown in unknowns] for residual in residuals])
    if jacobian.free_symbols.isdisjoint(unknowns):
        return _solve_linear(residuals, jacobian, unknowns, givens, points)
    return _solve_nonlinear(residuals, jacobian, unknowns, givens, points)


def _solve_linear(
    residuals: Sequence[sympy.Expr],
    jacobian: sympy.Matrix,
    unknowns: Sequence[Symbol],
    givens: Sequence[Symbol],
    points: np.ndarray,
) -> np.ndarray:
    import numpy as np

    from derive.numeric.compile import compile_numpy

    size, count = len(unknowns), points.shape[1]
    at_zero = [residual.xreplace(dict.fromkeys(unknowns, sympy.S.Zero)) for residual in residuals]
    values = compile_numpy([*jacobian, *at_zero], givens)(*points)
    columns = np.array([np.broadcast_to(value, (count,)) for value in values])
    matrices = columns[: size * size].reshape(size, size, count).transpose(2, 0, 1)
    constants = columns[size * size :].T
    solution = np.full((count, size), np.nan)
    regular = np.isfinite(matrices).all(axis=(1, 2)) & (np.linalg.matrix_rank(np.nan_to_num(matrices)) == size)
    if regular.any():
        solution[regular] = np.linalg.solve(matrices[regular], -constants[regular][..., None])[..., 0]
    return solution.T


def _solve_nonlinear(
    residuals: Sequence[sympy.Expr],
    jacobian: sympy.Matrix,
    unknowns: Sequence[Symbol],
    givens: Sequence[Symbol],
    points: np.ndarray,
) -> np.ndarray:
    import numpy as np
    from scipy.optimize import root

    from derive.numeric.compile import compile_numpy
    from derive.numeric.sample import draw, inside

    size = len(unknowns)
    arguments = (*unknowns, *givens)
    value_of = compile_numpy(list(residuals), arguments)
    slope_of = compile_numpy(list(jacobian), arguments)
    domains = [domain_of(unknown) for unknown in unknowns]
    generator = np.random.default_rng(0)
    starts = np.array([draw(domain, generator, _STARTS) for domain in domains]).T
    solution = np.full((size, points.shape[1]), np.nan)
    for column, point in enumerate(points.T):
        for start in starts:
            found = root(
                lambda x, point=point: np.array(value_of(*x, *point)),
                start,
                jac=lambda x, point=point: np.array(slope_of(*x, *point)).reshape(size, size),
                options={"xtol": 1e-14},
            )
            admissible = all(inside(domain, np.array([value]))[0] for domain, value in zip(domains, found.x, strict=True))
            if admissible and np.abs(found.fun).max() <= _TOLERANCE * (1 + np.abs(found.x).max()):
                solution[:, column] = found.x
                break
    return solution
