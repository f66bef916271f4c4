"""Random points of the declared domains that satisfy the joint conditions of a model.

The points are floats for numeric work; a seed makes them the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sympy import Symbol

from derive.equation import Condition
from derive.errors import RuleError
from derive.symbols import Domain, domain_of

if TYPE_CHECKING:
    import numpy as np

_ROUNDS = 200
_SPREAD = 3.0


def sample(symbols: Sequence[Symbol], conditions: Iterable[Condition] = (), *, count: int, seed: int = 0) -> np.ndarray:
    """Return an array with one row per symbol and one column per point.

    >>> from derive.equation import less
    >>> x, y = Symbol("x", positive=True), Symbol("y", positive=True)
    >>> points = sample([x, y], [less(x, y)], count=4)
    >>> points.shape, bool((points[0] < points[1]).all())
    ((2, 4), True)
    """
    import numpy as np

    generator = np.random.default_rng(seed)
    wanted = tuple(conditions)
    kept = np.empty((len(symbols), 0))
    for _ in range(_ROUNDS):
        drawn = np.array([draw(domain_of(symbol), generator, count) for symbol in symbols]).reshape(len(symbols), count)
        kept = np.concatenate([kept, drawn[:, satisfied(wanted, symbols, drawn)]], axis=1)
        if kept.shape[1] >= count:
            return kept[:, :count]
    raise RuleError(
        "no-points",
        f"Only {kept.shape[1]} of {_ROUNDS * count} random points satisfy {', '.join(map(str, wanted))}.",
        "Check the joint conditions of the model against the domains of its symbols.",
    )


def draw(domain: Domain, generator: np.random.Generator, count: int, spread: float = _SPREAD) -> np.ndarray:
    """Draw points of one domain: uniform between two bounds, over several orders of magnitude beyond a single one.

    Distances from a single bound, or from zero, lie between exp(-spread) and exp(spread).
    """
    import numpy as np

    lower, upper = (None if bound is None else float(bound) for bound in (domain.lower, domain.upper))
    if domain.integer:
        return _draw_integers(lower, upper, generator, count)
    if lower is not None and upper is not None:
        share: np.ndarray = generator.uniform(0.02, 0.98, count)
        return lower + (upper - lower) * share
    size: np.ndarray = np.exp(generator.uniform(-spread, spread, count))
    if lower is not None:
        return lower + size
    if upper is not None:
        return upper - size
    signed: np.ndarray = size * generator.choice([-1.0, 1.0], count)
    return signed


def _draw_integers(lower: float | None, upper: float | None, generator: np.random.Generator, count: int) -> np.ndarray:
    import math

    first = -10 if lower is None else math.ceil(lower)
    last = first + 20 if upper is None else math.floor(upper)
    return generator.integers(first, last + 1, count).astype(float)


def satisfied(conditions: Sequence[Condition], symbols: Sequence[Symbol], points: np.ndarray) -> np.ndarray:
    """Return which columns satisfy every condition that speaks of these symbols only."""
    import numpy as np

    from derive.numeric.few_points import values_at

    fits = np.ones(points.shape[1], dtype=bool)
    speaking = [condition for condition in conditions if condition.free_symbols <= set(symbols)]
    if not speaking:
        return fits
    values = values_at([condition.expression for condition in speaking], dict(zip(symbols, points, strict=True)))
    for condition, value in zip(speaking, values, strict=True):
        fits &= _has_sign(value, condition.sign)
    return fits


def inside(domain: Domain, values: np.ndarray) -> np.ndarray:
    """Return which values lie in a domain; a value that is not finite does not."""
    import numpy as np

    fits: np.ndarray = np.isfinite(values)
    if domain.lower is not None:
        fits &= values > float(domain.lower) if domain.open_lower else values >= float(domain.lower)
    if domain.upper is not None:
        fits &= values < float(domain.upper) if domain.open_upper else values <= float(domain.upper)
    return fits


def _has_sign(values: np.ndarray, sign: str) -> np.ndarray:
    fits: np.ndarray = {
        ">0": values > 0,
        ">=0": values >= 0,
        "!=0": values != 0,
        "<0": values < 0,
        "<=0": values <= 0,
        "=0": abs(values) < 1e-12,
    }[sign]
    return fits
