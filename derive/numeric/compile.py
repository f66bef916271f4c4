"""Formulas as fast functions: of numpy arrays, of exact fractions, of arb balls.

All three go through `sympy.lambdify` after every symbol has been given a safe name, with common subexpressions computed
once. A single expression gives a function with one value, a sequence of expressions one with a tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

import sympy
from sympy import Symbol

from derive.errors import RuleError
from derive.numeric.safe_names import safely_named
from derive.symbols import exact

if TYPE_CHECKING:
    import numpy as np

Expressions: TypeAlias = "sympy.Expr | Sequence[sympy.Expr]"
_BLOCK = 1 << 14


def compile_numpy(expressions: Expressions, symbols: Sequence[Symbol]) -> Callable[..., Any]:
    """Return a function of float64 arrays that broadcasts, constants included.

    Where a formula is not defined (a division by zero, the logarithm of a negative number) its value is inf or nan.

    >>> x, y = sympy.symbols("x y")
    >>> total, share, one = compile_numpy([x + y, x / (x + y), sympy.Integer(1)], [x, y])([1.0, 3.0], 1)
    >>> total.tolist(), share.tolist(), one.tolist()
    ([2.0, 4.0], [0.5, 0.75], [1.0, 1.0])
    """
    import numpy as np

    from derive.numeric.printers import ARRAY_NAMES, ArrayPrinter

    single, wanted = _as_tuple(expressions)
    formulas, names = safely_named(wanted, symbols)
    # An index of a sum has no value outside it, so nothing may be taken out of a sum as a common subexpression.
    has_sums = any(formula.has(sympy.Sum) for formula in formulas)
    run = sympy.lambdify(names, list(formulas), modules=[ARRAY_NAMES, "numpy"], printer=ArrayPrinter(), cse=not has_sums)

    def evaluate(*values: Any) -> Any:
        arrays = [np.asarray(value, dtype=np.float64) for value in values]
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
        with np.errstate(all="ignore"):
            found = _in_blocks(run, arrays, shape, len(formulas)) if _is_long(arrays, shape) else _whole(run, arrays, shape)
        return found[0] if single else found

    return evaluate


def _whole(run: Callable[..., Any], arrays: list[np.ndarray], shape: tuple[int, ...]) -> tuple[Any, ...]:
    import numpy as np

    found = (np.asarray(value, dtype=np.float64) for value in run(*arrays))
    return tuple(value[()] if value.shape == shape else np.broadcast_to(value, shape).copy() for value in found)


def _is_long(arrays: list[np.ndarray], shape: tuple[int, ...]) -> bool:
    """Whether to work in blocks: one long axis, so that each array is either a number or as long as the result."""
    return len(shape) == 1 and shape[0] > 2 * _BLOCK and all(array.ndim == 0 or array.shape == shape for array in arrays)


def _in_blocks(run: Callable[..., Any], arrays: list[np.ndarray], shape: tuple[int, ...], count: int) -> tuple[Any, ...]:
    """Evaluate block by block, so that intermediate results stay in the processor's cache."""
    import numpy as np

    found = tuple(np.empty(shape) for _ in range(count))
    for start in range(0, shape[0], _BLOCK):
        block = slice(start, start + _BLOCK)
        values = run(*(array if array.ndim == 0 else array[block] for array in arrays))
        for target, value in zip(found, values, strict=True):
            target[block] = value
    return found


def compile_exact(expressions: Expressions, symbols: Sequence[Symbol]) -> Callable[..., Any]:
    """Return a function from exact numbers to `Fraction`; a third stays a third.

    Only sums, products, quotients, whole powers, absolute values and cases have exact values; anything else is refused.
    A float argument is read as the decimal that it prints.

    >>> x = Symbol("x")
    >>> compile_exact(x / 3 + x**-2, [x])(2)
    Fraction(11, 12)
    """
    from derive.numeric.printers import EXACT_NAMES, FractionPrinter, require_rational

    single, wanted = _as_tuple(expressions)
    for expression in wanted:
        require_rational(expression)
    formulas, names = safely_named(wanted, symbols)
    run = sympy.lambdify(names, list(formulas), modules=[EXACT_NAMES], printer=FractionPrinter(), cse=True)

    def evaluate(*values: Any) -> Any:
        fractions = [as_fraction(value) for value in values]
        try:
            found = run(*fractions)
        except ZeroDivisionError as error:
            raise _undefined("A divisor is zero", symbols, fractions) from error
        if None in found:
            raise _undefined("No case of a formula by cases holds", symbols, fractions)
        found = tuple(map(Fraction, found))
        return found[0] if single else found

    return evaluate


def compile_arb(expressions: Expressions, symbols: Sequence[Symbol], *, precision: int = 128) -> Callable[..., Any]:
    """Return a function from exact numbers (or balls) to `flint.arb` balls that enclose the true value.

    Where a formula is not defined, or a case cannot be decided, the ball is nan.

    >>> x = Symbol("x", positive=True)
    >>> ball = compile_arb(sympy.sqrt(x) - sympy.log(x), [x])(2)
    >>> ball.str(8, radius=False)
    '0.72106638'
    """
    import flint

    from derive.numeric.printers import BALL_NAMES, BallPrinter, require_ball

    single, wanted = _as_tuple(expressions)
    for expression in wanted:
        require_ball(expression)
    formulas, names = safely_named(wanted, symbols)
    run = sympy.lambdify(names, list(formulas), modules=[BALL_NAMES], printer=BallPrinter(), cse=True)

    def evaluate(*values: Any) -> Any:
        with flint.ctx.workprec(precision):
            found = tuple(flint.arb(value) for value in run(*(_as_ball(value) for value in values)))
        return found[0] if single else found

    return evaluate


def _undefined(what: str, symbols: Sequence[Symbol], values: Sequence[Fraction]) -> RuleError:
    point = ", ".join(f"{symbol} = {value}" for symbol, value in zip(symbols, values, strict=True))
    return RuleError("undefined", f"{what} at {point}.", "Evaluate at a point inside the domain.")


def as_fraction(value: Any) -> Fraction:
    """Turn an exact number, a decimal string or a float (read as printed) into a Fraction.

    >>> as_fraction(0.1), as_fraction(sympy.Rational(1, 3))
    (Fraction(1, 10), Fraction(1, 3))
    """
    if isinstance(value, Fraction):
        return value
    number = exact(value)
    if not isinstance(number, sympy.Rational):
        raise RuleError("not-rational", f"{value} is not a rational number.", "Pass an integer, a Fraction or a decimal.")
    return Fraction(int(number.p), int(number.q))


def _as_ball(value: Any) -> Any:
    import flint

    if isinstance(value, flint.arb):
        return value
    fraction = as_fraction(value)
    return flint.arb(flint.fmpq(fraction.numerator, fraction.denominator))


def _as_tuple(expressions: Expressions | Iterable[sympy.Expr]) -> tuple[bool, tuple[sympy.Expr, ...]]:
    if isinstance(expressions, sympy.Basic):
        return True, (expressions,)
    return False, tuple(map(sympy.S, expressions))
