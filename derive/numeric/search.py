"""Candidates for the solutions of a smooth system, from starts that nobody has to give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from derive.numeric.continuation import follow
from derive.numeric.newton import Bounds, newton_step, relative_size, search
from derive.numeric.program import WalkedProgram
from derive.numeric.sample import draw
from derive.numeric.system import Regime
from derive.symbols import Domain, domain_of

if TYPE_CHECKING:
    import numpy as np

_MOST_STARTS = 96
_ENTRIES = 400_000
_DRAWS_PER_START = 4
_WIDE = 35.0
_SAME, _FLAT = 1e-7, 1e-12
_FEW = 6


def from_many_starts(regime: Regime, givens: np.ndarray, seed: int) -> tuple[np.ndarray, int]:
    """Search inside the domains from many starts; if that finds nothing, by every other means.

    Returns candidates as columns, and the number of starts.
    """
    import numpy as np

    if regime.program.is_linear:
        return _linear(regime, givens), 1
    count = int(np.clip(_ENTRIES // len(regime.unknowns) ** 3, 1, _MOST_STARTS))
    starts = starting_points(regime, givens, count, seed)
    # scipy asks for hundreds of Jacobians, which a large system cannot afford.
    attempts = (_newton, _homotopy) if isinstance(regime.program, WalkedProgram) else (_newton, _scipy, _homotopy, _anywhere)
    for attempt in attempts:
        found = attempt(regime, starts, givens)
        if found.shape[1]:
            return found, starts.shape[1]
    return np.empty((len(regime.unknowns), 0)), starts.shape[1]


def from_known(regime: Regime, before: np.ndarray, solution: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Follow a known solution to other parameters."""
    values, arrived = follow(regime.program, solution, before, after)
    return values[:, arrived]


def starting_points(regime: Regime, givens: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Return starts at which everything is defined and inside its domain; drawn at random if there are none such.

    The first is the plainest one: the middle of a bounded domain, one for a positive unknown, zero for a real one.
    """
    import numpy as np

    generator = np.random.default_rng(seed)
    domains = [domain_of(unknown) for unknown in regime.unknowns]
    plain = np.array([[_plain(domain)] for domain in domains])
    if count == 1 and _fitting(regime, plain, givens).shape[1]:
        return plain
    drawn = np.array([draw(domain, generator, _DRAWS_PER_START * count) for domain in domains])
    near = plain + 0.1 * (drawn - plain)
    points = np.concatenate([plain, drawn, near], axis=1)
    fits, inside = _placed(regime, points, givens)
    if inside.any():
        return points[:, inside][:, :count]
    # What is measured in millionths, or in billions, is looked for over more orders of magnitude.
    far = np.array([draw(domain, generator, _DRAWS_PER_START * count, _WIDE) for domain in domains])
    found = _fitting(regime, far, givens)
    return (found if _placed(regime, found, givens)[1].any() or not fits.any() else points[:, fits])[:, :count]


def _fitting(regime: Regime, points: np.ndarray, givens: np.ndarray) -> np.ndarray:
    """Keep the points at which everything is defined and inside its domain, or at least defined."""
    fits, inside = _placed(regime, points, givens)
    return points[:, inside if inside.any() else fits]


def _placed(regime: Regime, points: np.ndarray, givens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return at which points everything is defined, and at which it also lies inside its domain."""
    import numpy as np

    residuals, jacobian, defined = regime.program(points, np.broadcast_to(givens, (len(givens), points.shape[1])))
    fits = np.isfinite(residuals).all(axis=0) & np.isfinite(jacobian).all(axis=(0, 1))
    return fits, fits & Bounds.of(regime.defined).hold(defined) & Bounds.of(regime.unknowns).hold(points)


def _plain(domain: Domain) -> float:
    lower, upper = (None if bound is None else float(bound) for bound in (domain.lower, domain.upper))
    if lower is not None and upper is not None:
        return (lower + upper) / 2
    if lower is not None:
        return lower + 1
    if upper is not None:
        return upper - 1
    return 1.0 if domain.nonzero else 0.0


def distinct(points: np.ndarray) -> np.ndarray:
    """Return the columns that differ by more than rounding, in their order."""
    import numpy as np

    kept = []
    while points.shape[1]:
        first = points[:, :1]
        kept.append(first)
        points = points[:, np.max(np.abs(points - first) / (1 + np.abs(first)), axis=0) >= _SAME]
    return np.concatenate([*kept, points], axis=1)


def _linear(regime: Regime, givens: np.ndarray) -> np.ndarray:
    import numpy as np

    zero = np.zeros((len(regime.unknowns), 1))
    residuals, jacobian, _ = regime.program(zero, givens)
    found = newton_step(residuals, jacobian)
    return found[:, np.isfinite(found).all(axis=0)]


def _newton(regime: Regime, starts: np.ndarray, givens: np.ndarray) -> np.ndarray:
    values, converged = search(regime.program, starts, givens)
    return values[:, converged]


def _anywhere(regime: Regime, starts: np.ndarray, givens: np.ndarray) -> np.ndarray:
    """Without regard to the domains: to be able to say where the solutions are, if not inside."""
    values, converged = search(regime.program, starts, givens, respect=False)
    return values[:, converged]


def _homotopy(regime: Regime, starts: np.ndarray, givens: np.ndarray) -> np.ndarray:
    import numpy as np

    few = starts[:, :_FEW]
    values, arrived = follow(regime.program, few, givens, np.broadcast_to(givens, (len(givens), few.shape[1])))
    return _inside(regime, values[:, arrived], givens)


def _scipy(regime: Regime, starts: np.ndarray, givens: np.ndarray) -> np.ndarray:
    """Powell's hybrid method and Levenberg–Marquardt, from the first few starts."""
    import numpy as np
    from scipy.optimize import root

    program, size = regime.program, len(regime.unknowns)

    def residuals(point: np.ndarray) -> np.ndarray:
        found: np.ndarray = program(point.reshape(size, 1), givens)[0][:, 0]
        return np.nan_to_num(found, nan=1e10, posinf=1e10, neginf=-1e10)  # type: ignore[no-any-return]

    def slopes(point: np.ndarray) -> np.ndarray:
        found: np.ndarray = program(point.reshape(size, 1), givens)[1][:, :, 0]
        return np.nan_to_num(found, nan=0.0, posinf=1e10, neginf=-1e10)  # type: ignore[no-any-return]

    found = [root(residuals, start, jac=slopes, method=way).x for start in starts.T[:_FEW] for way in ("hybr", "lm")]
    values = np.array(found).T.reshape(size, -1)
    heights, jacobian, _ = program(values, np.broadcast_to(givens, (len(givens), values.shape[1])))
    # Where the Jacobian is singular there is no step to go by; such a point may be shown, but will not be certified.
    close = (relative_size(newton_step(heights, jacobian), values) < _SAME) | (np.abs(heights).max(axis=0) < _FLAT)
    return _inside(regime, values[:, close], givens)


def _inside(regime: Regime, values: np.ndarray, givens: np.ndarray) -> np.ndarray:
    import numpy as np

    if not values.shape[1]:
        return values
    defined = regime.program.define(values, np.broadcast_to(givens, (len(givens), values.shape[1])))
    return values[:, Bounds.of(regime.unknowns).hold(values) & Bounds.of(regime.defined).hold(defined)]
