"""How a formula is spelled for arrays, for fractions and for balls.

These printers see safe names only. What a kind of number cannot express is refused before anything is printed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanAtom, BooleanFunction
from sympy.printing.numpy import NumPyPrinter
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.pycode import PythonCodePrinter

from derive.errors import RuleError

_EXACT = (sympy.Add, sympy.Mul, sympy.Symbol, sympy.Rational, sympy.Abs, sympy.Min, sympy.Max, sympy.Piecewise)
_CASES = (sympy.functions.elementary.piecewise.ExprCondPair, Relational, BooleanFunction, BooleanAtom)
_BALL_METHODS = {
    sympy.exp: "exp",
    sympy.log: "log",
    sympy.sin: "sin",
    sympy.cos: "cos",
    sympy.tan: "tan",
    sympy.atan: "atan",
    sympy.Abs: "__abs__",
}
_DECISIONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: bool(left < right),
    "<=": lambda left, right: bool(left <= right),
    ">": lambda left, right: bool(left > right),
    ">=": lambda left, right: bool(left >= right),
    "==": lambda left, right: bool(left == right),
    "!=": lambda left, right: bool(left != right),
}
_MOST_TERMS = 100_000
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


class ArrayPrinter(NumPyPrinter):  # type: ignore[misc]
    """Numpy, with small whole powers as products: numpy's `power` is an order of magnitude slower."""

    def _print_Pow(self, expr: Any, rational: bool = False) -> str:
        if expr.exp.is_Integer and expr.exp in (-4, -3, -2, 3, 4) and expr.base.is_Symbol:
            product = "*".join([self._print(expr.base)] * abs(int(expr.exp)))
            return f"({product})" if expr.exp > 0 else f"(1/({product}))"
        return str(super()._print_Pow(expr, rational=rational))

    def _print_Sum(self, expr: Any) -> str:
        if len(expr.limits) != 1:
            raise RuleError("double-sum", f"The sum {expr} has several indices.", "Write it as a sum of sums.")
        index, lower, upper = map(self._print, expr.limits[0])
        return f"total(lambda {index}: {self._print(expr.function)}, {lower}, {upper})"


class FractionPrinter(PythonCodePrinter):  # type: ignore[misc]
    """Python arithmetic in which a ratio of integers is a `Fraction`."""

    def __init__(self) -> None:
        super().__init__({"fully_qualified_modules": False, "standard": "python3"})

    def _print_Rational(self, expr: Any) -> str:
        return f"ratio({expr.p}, {expr.q})"

    def _print_Integer(self, expr: Any) -> str:
        return f"ratio({expr.p}, 1)"

    def _print_Pow(self, expr: Any, rational: bool = False) -> str:
        return f"power({self._print(expr.base)}, {int(expr.exp)})"

    def _print_Mul(self, expr: Any) -> str:
        return "*".join(self.parenthesize(factor, PRECEDENCE["Mul"]) for factor in expr.args)

    def _print_Abs(self, expr: Any) -> str:
        return f"absolute({self._print(expr.args[0])})"

    def _print_Min(self, expr: Any) -> str:
        return f"smallest({', '.join(map(self._print, expr.args))})"

    def _print_Max(self, expr: Any) -> str:
        return f"largest({', '.join(map(self._print, expr.args))})"


class BallPrinter(FractionPrinter):
    """Arb arithmetic; comparisons may stay undecided."""

    def _print_Pow(self, expr: Any, rational: bool = False) -> str:
        if expr.exp.is_Integer:
            return f"power({self._print(expr.base)}, {int(expr.exp)})"
        if expr.exp == sympy.S.Half:
            return f"({self._print(expr.base)}).sqrt()"
        return f"(({self._print(expr.base)})**({self._print(expr.exp)}))"

    def _print_Function(self, expr: Any) -> str:
        return f"({self._print(expr.args[0])}).{_BALL_METHODS[expr.func]}()"

    def _print_exp(self, expr: Any) -> str:
        return self._print_Function(expr)

    _print_log = _print_exp
    _print_sin = _print_exp
    _print_cos = _print_exp
    _print_tan = _print_exp
    _print_atan = _print_exp
    _print_Abs = _print_exp  # noqa: N815

    def _print_Exp1(self, expr: Any) -> str:
        return "ratio(1, 1).exp()"

    def _print_Pi(self, expr: Any) -> str:
        return "pi()"

    def _print_Piecewise(self, expr: Any) -> str:
        rows = (f"({self._print(condition)}, lambda: {self._print(value)})" for value, condition in expr.args)
        return f"cases({', '.join(rows)})"

    def _print_Relational(self, expr: Any) -> str:
        return f"decide({expr.rel_op!r}, {self._print(expr.lhs)}, {self._print(expr.rhs)})"

    def _print_And(self, expr: Any) -> str:
        return f"every({', '.join(map(self._print, expr.args))})"

    def _print_Or(self, expr: Any) -> str:
        return f"some({', '.join(map(self._print, expr.args))})"


def require_rational(expression: sympy.Expr) -> None:
    """Refuse whatever has no exact value in the rational numbers."""
    for part in sympy.preorder_traversal(expression):
        whole_power = isinstance(part, sympy.Pow) and part.exp.is_Integer
        if not (whole_power or isinstance(part, (*_EXACT, *_CASES, sympy.Tuple))):
            raise RuleError(
                "not-rational",
                f"{_named(part)} has no exact value as a fraction (in {expression}).",
                "Evaluate it with compile_numpy, or rigorously with compile_arb.",
            )


def require_ball(expression: sympy.Expr) -> None:
    """Refuse functions that the ball arithmetic does not know."""
    known = (sympy.Pow, *_EXACT, *_CASES, *_BALL_METHODS, sympy.core.numbers.Exp1, sympy.core.numbers.Pi, sympy.Tuple)
    for part in sympy.preorder_traversal(expression):
        foreign = isinstance(part, sympy.Function) and not isinstance(part, known) and part.is_commutative
        if isinstance(part, sympy.Sum) or (foreign and _is_builtin(part)):
            raise RuleError("no-ball", f"{_named(part)} has no ball arithmetic here.", "Evaluate it with compile_numpy.")


def _is_builtin(part: sympy.Basic) -> bool:
    return type(part).__module__.startswith("sympy.")


def _named(part: sympy.Basic) -> str:
    if isinstance(part, sympy.Pow):
        return f"The power {part}"
    if isinstance(part, sympy.Function):
        return f"The function {type(part).__name__}"
    return f"The number {part}" if part.is_number else str(part)


def _fraction_power(base: Any, exponent: int) -> Any:
    return Fraction(1) / base**-exponent if exponent < 0 else base**exponent


def _ball_ratio(numerator: int, denominator: int) -> Any:
    import flint

    return flint.arb(flint.fmpq(numerator, denominator))


def _ball_power(base: Any, exponent: int) -> Any:
    return 1 / base**-exponent if exponent < 0 else base**exponent


def _ball_pi() -> Any:
    import flint

    return flint.arb.pi()


def _decide(relation: str, left: Any, right: Any) -> bool | None:
    """Compare two balls: True and False are certain, None says that they overlap."""
    if _DECISIONS[relation](left, right):
        return True
    return False if _DECISIONS[_OPPOSITE[relation]](left, right) else None


def _every(*decisions: bool | None) -> bool | None:
    return False if False in decisions else None if None in decisions else True


def _some(*decisions: bool | None) -> bool | None:
    return True if True in decisions else None if None in decisions else False


def _cases(*rows: tuple[bool | None, Callable[[], Any]]) -> Any:
    import flint

    for decision, value in rows:
        if decision is None:
            break
        if decision:
            return value()
    return flint.arb("nan")


def _total(term: Callable[[int], Any], lower: Any, upper: Any) -> Any:
    """Add the terms of a sum whose bounds may differ from point to point; a bound that is no whole number gives nan."""
    import numpy as np

    if not (np.equal(lower, np.floor(lower)).all() and np.equal(upper, np.floor(upper)).all()):
        return np.full(np.broadcast_shapes(np.shape(lower), np.shape(upper)), np.nan)
    first, last = int(np.min(lower)), int(np.max(upper))
    if last - first > _MOST_TERMS:
        raise RuleError("long-sum", f"A sum has {last - first + 1} terms.", f"Evaluate sums of at most {_MOST_TERMS} terms.")
    found: Any = 0.0
    for index in range(first, last + 1):
        found = found + np.where((lower <= index) & (index <= upper), term(index), 0.0)
    return found


ARRAY_NAMES = {"total": _total, "functools": functools}
EXACT_NAMES = {"ratio": Fraction, "power": _fraction_power, "absolute": abs, "smallest": min, "largest": max}
BALL_NAMES = {
    "ratio": _ball_ratio,
    "power": _ball_power,
    "pi": _ball_pi,
    "decide": _decide,
    "every": _every,
    "some": _some,
    "cases": _cases,
    "smallest": lambda first, *others: _extreme("min", first, others),
    "largest": lambda first, *others: _extreme("max", first, others),
}


def _extreme(method: str, first: Any, others: tuple[Any, ...]) -> Any:
    for other in others:
        first = getattr(first, method)(other)
    return first
