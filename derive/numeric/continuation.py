"""Continuation: follow a solution while the parameters move, at many points at once.

The system is deformed from one that is solved to the one that is asked for,

    f(x, p(s)) = (1 - s) f(x0, p0),    p(s) = (1 - s) p0 + s p1,    s from 0 to 1,

and x0 solves it at s = 0. With a solution x0 of a closed-form case this is continuation along the parameters; with any x0
and p0 = p1 it is the homotopy of Newton. Every point has its own pace: a step that Newton does not confirm is halved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derive.numeric.newton import polish
from derive.numeric.program import Program, WalkedProgram

if TYPE_CHECKING:
    import numpy as np

_MOST_STAGES = 400
_SHORTEST = 1e-6


def follow(
    program: Program | WalkedProgram, start: np.ndarray, before: np.ndarray, after: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Follow the solutions from the parameters `before` to `after`; return the values and whether each point arrived.

    >>> import numpy as np, sympy
    >>> from derive.numeric.system import System
    >>> x, a = sympy.symbols("x a")
    >>> program = System.of([x**3 + x - a], [x]).regimes[0].program
    >>> values, arrived = follow(program, np.zeros((1, 2)), np.zeros((1, 2)), np.array([[2.0, 10.0]]))
    >>> values.round(9).tolist(), arrived.tolist()
    ([[1.0, 2.0]], [True, True])
    """
    import numpy as np

    points = max(start.shape[1], after.shape[1])
    values = np.array(np.broadcast_to(start, (len(start), points)), dtype=float)
    before, after = (np.broadcast_to(given, (len(given), points)) for given in (before, after))
    shift, _, _ = program(values, before)
    done, pace = np.zeros(points), np.ones(points)
    earlier, gone = values.copy(), np.ones(points)
    active = np.flatnonzero(np.isfinite(shift).all(axis=0))
    for _ in range(_MOST_STAGES):
        if active.size == 0:
            break
        target = np.minimum(1.0, done[active] + pace[active])
        ahead = values[:, active] + (values[:, active] - earlier[:, active]) * ((target - done[active]) / gone[active])
        givens = before[:, active] + (after - before)[:, active] * target
        found, good = polish(program, ahead, givens, (1 - target) * shift[:, active])
        moved, kept = active[good], active[~good]
        earlier[:, moved], values[:, moved] = values[:, moved], found[:, good]
        gone[moved] = target[good] - done[moved]
        done[moved], pace[moved] = target[good], 2 * gone[moved]
        pace[kept] *= 0.5
        active = active[(done[active] < 1) & (pace[active] > _SHORTEST)]
    return values, done >= 1
