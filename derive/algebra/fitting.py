"""Concrete functions moved so that they take a wanted value at one place.

An equation such as D(p, y) = S(p, w) between declared functions holds for no two random concrete functions. One of them
is moved: a term is added (a constant moves the value, a linear term the slope) or the whole function is multiplied by a
positive number. Only such moves are made that keep every declared sign, concavity and homogeneity everywhere.

    >>> from derive.functions import function
    >>> from derive.algebra.instances import instance
    >>> S = function("S", 1, ("saving", "储蓄"), signs={1: ">0"})
    >>> base = instance(S.declaration, 0)
    >>> moved = fitted(S.declaration, base, (), [fmpq(2)], fmpq(7))
    >>> moved.value((), [arb(2)]).contains(arb(7)), moved.value((1,), [arb(2)]).overlaps(base.value((1,), [arb(2)]))
    (True, True)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeAlias

import sympy
from flint import arb, fmpq

from derive.algebra.instances import Instance, Term, is_allowed
from derive.functions import FunctionDeclaration

Value: TypeAlias = "fmpq | arb"


@dataclass(frozen=True)
class Fitted:
    """`factor` times a concrete function, plus `amount * term` for each of the terms added.

    Factor and amounts are exact, or balls around the one number that does it.
    """

    base: Instance
    factor: Value = field(default_factory=lambda: fmpq(1))
    added: tuple[tuple[Value, Term], ...] = ()

    def value(self, index: tuple[int, ...], arguments: list[arb]) -> arb:
        """Enclose the partial derivative `index` (empty for the value itself)."""
        total = arb(self.factor) * self.base.value(index, arguments)
        return sum((arb(amount) * term.value(index, arguments) for amount, term in self.added), total)

    def exact(self, index: tuple[int, ...], arguments: Sequence[fmpq]) -> fmpq | None:
        """Return the exact partial derivative `index`, where there is one."""
        whole = self.base.exact(index, arguments)
        if whole is None or not isinstance(self.factor, fmpq):
            return None
        total = self.factor * whole
        for amount, term in self.added:
            part = term.exact(index, arguments)
            if part is None or not isinstance(amount, fmpq):
                return None
            total += amount * part
        return total

    @property
    def expression(self) -> sympy.Expr | None:
        """The concrete function in its argument names, when all its numbers are exact."""
        if not all(isinstance(number, fmpq) for number in (self.factor, *(amount for amount, _ in self.added))):
            return None
        terms = [_rational(amount) * term.expression(self.base.symbols) for amount, term in self.added]
        return sympy.Add(_rational(self.factor) * self.base.expression, *terms)

    def __str__(self) -> str:
        if self.expression is not None:
            return str(self.expression)
        written = str(self.base) if self.factor == 1 else f"{_shown(self.factor)}*({self.base})"
        terms = (_times(_shown(amount), term.expression(self.base.symbols)) for amount, term in self.added)
        return " + ".join([written, *terms])


def _rational(number: Value) -> sympy.Rational:
    return sympy.Rational(int(number.p), int(number.q))


def _shown(number: Value) -> str:
    return str(number) if isinstance(number, fmpq) else str(number.str(20))


def _times(amount: str, term: sympy.Expr) -> str:
    return amount if term == 1 else f"{amount}*{term}"


Concrete: TypeAlias = Instance | Fitted


def fitted(
    declaration: FunctionDeclaration,
    concrete: Concrete,
    index: tuple[int, ...],
    arguments: Sequence[Value],
    wanted: Value,
    kept: Sequence[tuple[int, ...]] = (),
) -> Fitted | None:
    """Return the function moved so that its partial `index` is `wanted` at the arguments; None when it cannot be.

    Partials in `kept` have been fitted before and must not change.
    """
    function = concrete if isinstance(concrete, Fitted) else Fitted(concrete)
    now = value_at(function, index, arguments)
    gap = wanted - now
    if _sign(gap) == 0:
        return function
    for term in _terms(declaration, index):
        slope = value_at(Fitted(Instance((term,), function.base.names)), index, arguments)
        if _sign(slope) in (0, None) or any(term.scale(one) for one in kept):
            continue
        amount = gap / slope
        direction = _sign(amount)
        if direction and is_allowed(declaration, replace(term, coefficient=Fraction(direction)), function.base.is_everywhere):
            return replace(function, added=(*function.added, (amount, term)))
    if kept or _sign(wanted) in (0, None) or _sign(wanted) != _sign(now):
        return None
    scale = wanted / now
    return Fitted(function.base, function.factor * scale, tuple((amount * scale, term) for amount, term in function.added))


def moves(declaration: FunctionDeclaration, index: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether no term can be added to fit the partial `index` that leaves the partial `other` as it is."""
    return all(term.scale(other) for term in _terms(declaration, index))


def value_at(function: Concrete, index: tuple[int, ...], arguments: Sequence[Value]) -> Value:
    """Return a partial derivative at a place: exact where it can be."""
    rational = [argument for argument in arguments if isinstance(argument, fmpq)]
    exact = function.exact(index, rational) if len(rational) == len(arguments) else None
    if exact is not None:
        return exact
    return function.value(index, [arb(argument) for argument in arguments])


def _terms(declaration: FunctionDeclaration, index: tuple[int, ...]) -> Iterator[Term]:
    """Yield the power products whose partial `index` is easiest: the plain product first, for homogeneous ones padded."""
    powers = [Fraction(index.count(place)) for place in range(1, declaration.arity + 1)]
    if declaration.homogeneous is None:
        yield Term(Fraction(1), tuple(powers), is_power=True)
        return
    missing = declaration.homogeneous - len(index)
    for place in reversed(range(declaration.arity)):
        padded = [power + missing if at == place else power for at, power in enumerate(powers)]
        yield Term(Fraction(1), tuple(padded), is_power=True)


def _sign(value: Value) -> int | None:
    return 1 if value > 0 else -1 if value < 0 else 0 if value == 0 else None
