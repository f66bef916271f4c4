"""Newton's method at many points at once.

`polish` takes bare Newton steps where the start is known to be good. `search` is for starts that are only guesses: it
shortens a step until the residuals fall and every unknown stays inside its domain, point by point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sympy import Symbol

from derive.numeric.program import Program, WalkedProgram
from derive.symbols import domain_of

if TYPE_CHECKING:
    import numpy as np

SMALL_STEP = 1e-9
"""A relative step of this size was one from within the basin of quadratic convergence: the next is below rounding."""
# A value of 1e-10 has not arrived when the next step is as long as itself.
_SMALL_SHARE, _NOTHING = 1e-3, 1e-14
_MOST_STEPS = 200
# When so many steps are done and something is found, the last few starts are not waited for.
_PATIENCE, _STRAGGLERS = 12, 0.1
_SHORTEST = 1e-13
_TOWARDS_THE_EDGE = 0.9
_ENOUGH = 1e-4


@dataclass(frozen=True)
class Bounds:
    """The domains of some symbols as arrays; an open bound may be approached but not reached.

    `below` and `above` are the nearest numbers that lie outside.
    """

    lower: np.ndarray
    upper: np.ndarray
    below: np.ndarray
    above: np.ndarray

    @classmethod
    def of(cls, symbols: Sequence[Symbol]) -> Bounds:
        """Read the declared domains, one row per symbol."""
        import numpy as np

        domains = [domain_of(symbol) for symbol in symbols]
        lower = np.array([-np.inf if domain.lower is None else float(domain.lower) for domain in domains]).reshape(-1, 1)
        upper = np.array([np.inf if domain.upper is None else float(domain.upper) for domain in domains]).reshape(-1, 1)
        open_lower = np.array([domain.open_lower for domain in domains], dtype=bool).reshape(-1, 1)
        open_upper = np.array([domain.open_upper for domain in domains], dtype=bool).reshape(-1, 1)
        below = np.where(open_lower, lower, np.nextafter(lower, -np.inf))
        above = np.where(open_upper, upper, np.nextafter(upper, np.inf))
        return cls(lower, upper, below, above)

    def hold(self, values: np.ndarray) -> np.ndarray:
        """Return for each point whether every value is inside."""
        import numpy as np

        inside: np.ndarray = np.all((values > self.below) & (values < self.above), axis=0)
        return inside

    def longest(self, values: np.ndarray, step: np.ndarray) -> np.ndarray:
        """Return for each point the largest share (at most 1) of the step that stays inside."""
        import numpy as np

        with np.errstate(all="ignore"):
            room = np.where(step > 0, self.upper - values, values - self.lower)
            is_open = np.where(step > 0, self.upper == self.above, self.lower == self.below)
            share = np.where(is_open, _TOWARDS_THE_EDGE, 1.0) * room / np.abs(step)
        longest: np.ndarray = np.fmin.reduce(share, axis=0, initial=1.0)
        return longest


def newton_step(residuals: np.ndarray, jacobian: np.ndarray) -> np.ndarray:
    """Return -J⁻¹ f for every point; not finite where J is singular."""
    import numpy as np

    size = len(residuals)
    with np.errstate(all="ignore"):
        if size == 1:
            return np.asarray(-residuals / jacobian[0])
        if size == 2:
            (a, b), (c, d) = jacobian
            u, v = residuals
            determinant = a * d - b * c
            step = np.empty_like(residuals)
            np.divide(b * v - d * u, determinant, out=step[0])
            np.divide(c * u - a * v, determinant, out=step[1])
            return step
    return _solved(np.moveaxis(jacobian, 2, 0), -residuals.T[..., None])[..., 0].T


def _solved(matrices: np.ndarray, right: np.ndarray) -> np.ndarray:
    import numpy as np

    finite = np.isfinite(matrices).all(axis=(1, 2)) & np.isfinite(right).all(axis=(1, 2))
    found = np.full(right.shape, np.nan)
    try:
        found[finite] = np.linalg.solve(matrices[finite], right[finite])
    except np.linalg.LinAlgError:  # one singular matrix stops the whole stack
        for place in np.flatnonzero(finite):
            if np.linalg.matrix_rank(matrices[place]) == len(matrices[place]):
                found[place] = np.linalg.solve(matrices[place], right[place])
    return found


def relative_size(step: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return for each point the largest step relative to the value that it moves; nan where it is not finite."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        size: np.ndarray = np.max(np.abs(step) / (1.0 + np.abs(values)), axis=0, initial=0.0)
    return size


def _settled(step: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return at which points each step is small beside the value that it moves, however small that is, or nothing at all."""
    import numpy as np

    length = np.abs(step)
    settled: np.ndarray = ((length <= _SMALL_SHARE * np.abs(values)) | (length < _NOTHING)).all(axis=0)
    return settled


def polish(
    program: Program | WalkedProgram, values: np.ndarray, givens: np.ndarray, shift: np.ndarray | float = 0.0, steps: int = 6
) -> tuple[np.ndarray, np.ndarray]:
    """Solve `f = shift` by bare Newton steps; return the values and whether each point converged.

    A step that does not shrink to half of the one before is a sign of a start too far away: the point does not count.
    """
    import numpy as np

    good = np.ones(values.shape[1], dtype=bool)
    last = np.full(values.shape[1], np.inf)
    for _ in range(steps):
        residuals, jacobian, _ = program(values, givens)
        step = newton_step(residuals - shift, jacobian)
        size = relative_size(step, values)
        with np.errstate(invalid="ignore"):
            good &= (size <= 0.5 * last) | (size < SMALL_STEP)
            values = values + step
        last = size
        if not good.any() or (size[good] < SMALL_STEP).all():
            break
    return values, good & (last < SMALL_STEP)


def search(
    program: Program | WalkedProgram, starts: np.ndarray, givens: np.ndarray, *, respect: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """Search from many starts; return the values and whether each converged.

    With `respect`, no unknown ever leaves its domain. `givens` has one column per start, or one for all.
    """
    import numpy as np

    values, points = np.array(starts, dtype=float), starts.shape[1]
    givens = np.broadcast_to(givens, (len(givens), points))
    core, defined = Bounds.of(program.unknowns), Bounds.of(program.defined)
    converged = np.zeros(points, dtype=bool)
    active = np.arange(points)
    here, step, merit = values.copy(), np.zeros_like(values), np.full(points, np.inf)
    share = np.zeros(points)
    for count in range(_MOST_STEPS):
        if active.size == 0 or (count > _PATIENCE and converged.any() and active.size < _STRAGGLERS * points):
            break
        trial = here[:, active] + share[active] * step[:, active]
        residuals, jacobian, steps = program(trial, givens[:, active])
        height = np.abs(residuals).max(axis=0)
        if respect:
            height = np.where(core.hold(trial) & defined.hold(steps), height, np.inf)
        better = np.isfinite(height) & (height <= (1 - _ENOUGH * share[active]) * merit[active])
        taken = active[better]
        here[:, taken], merit[taken] = trial[:, better], height[better]
        step[:, taken] = newton_step(residuals[:, better], jacobian[:, :, better])
        share[taken] = core.longest(here[:, taken], step[:, taken]) if respect else 1.0
        share[active[~better]] *= 0.5
        size = relative_size(step[:, active], here[:, active])
        # A start that was outside from the first on has never moved, which is not the same as having arrived.
        resting = np.isfinite(merit[active]) & (share[active] < _SHORTEST) & (size < np.sqrt(SMALL_STEP))
        near = better & (size < SMALL_STEP)
        if near.any():
            near &= _settled(step[:, active], here[:, active])
        arrived = near | resting
        converged[active[arrived]] = True
        stuck = ~np.isfinite(size) | (share[active] < _SHORTEST)
        active = active[~arrived & ~stuck]
    final = here + np.where(converged, step, 0.0)
    return np.where(converged, final, here), converged
