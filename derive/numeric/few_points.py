"""Formulas at a few points: walked through, since compiling them would take longer than evaluating them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import sympy
from sympy import Symbol

if TYPE_CHECKING:
    import numpy as np

# From so many points on, the speed of a compiled formula pays for compiling it.
_MANY = 2048


def values_at(expressions: Sequence[sympy.Expr], point: Mapping[Symbol, np.ndarray]) -> list[np.ndarray]:
    """Return the values of formulas at points given by one array for each symbol, all of one length.

    Where a formula is not defined its value is inf or nan, as with `compile_numpy`, which takes over for what is not
    elementary and for many points.

    >>> import numpy as np
    >>> x, y = sympy.symbols("x y")
    >>> [value.tolist() for value in values_at([x / y, sympy.log(y), sympy.Integer(2)], {x: np.array([1.0, 2.0]),
    ...                                                                                 y: np.array([4.0, 1.0])})]
    [[0.25, 2.0], [1.3862943611198906, 0.0], [2.0, 2.0]]
    """
    import numpy as np

    from derive.numeric.compile import compile_numpy

    length = max((np.size(array) for array in point.values()), default=1)
    if length < _MANY:
        walk = _Walk(point)
        try:
            with np.errstate(all="ignore"):
                return [np.broadcast_to(walk.value(expression), (length,)).astype(float) for expression in expressions]
        except _NotElementaryError:
            pass
    return list(compile_numpy(list(expressions), tuple(point))(*point.values()))


class _NotElementaryError(Exception):
    """The walk has met a function that it does not know."""


class _Walk:
    """One pass over several expressions; equal subexpressions are evaluated once."""

    def __init__(self, point: Mapping[Symbol, np.ndarray]) -> None:
        import numpy as np

        self.known: dict[sympy.Basic, Any] = {symbol: np.asarray(array, float) for symbol, array in point.items()}

    def value(self, expression: sympy.Basic) -> Any:
        found = self.known.get(expression)
        if found is None:
            found = self.known[expression] = self._fresh(expression)
        return found

    def _fresh(self, expression: Any) -> Any:
        import numpy as np

        if isinstance(expression, sympy.Rational):
            return np.float64(int(expression.p)) / np.float64(int(expression.q))
        if isinstance(expression, sympy.Add):
            return sum(map(self.value, expression.args[1:]), start=self.value(expression.args[0]))
        if isinstance(expression, sympy.Mul):
            product = self.value(expression.args[0])
            for factor in expression.args[1:]:
                product = product * self.value(factor)
            return product
        if isinstance(expression, sympy.Pow):
            return self._power(expression.base, expression.exp)
        function = _elementary().get(expression.func)
        if function is None or len(expression.args) != 1:
            raise _NotElementaryError
        return function(self.value(expression.args[0]))

    def _power(self, base: sympy.Expr, exponent: sympy.Expr) -> Any:
        import numpy as np

        if exponent == -1:
            return np.float64(1) / self.value(base)
        if exponent == sympy.Rational(1, 2):
            return np.sqrt(self.value(base))
        return np.power(self.value(base), self.value(exponent))


@cache
def _elementary() -> Mapping[Any, Callable[[Any], Any]]:
    import numpy as np

    return {sympy.exp: np.exp, sympy.log: np.log, sympy.Abs: np.abs}
