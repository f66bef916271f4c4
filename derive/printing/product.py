"""Products and fractions as an economist writes them.

`k*Y/h` alone is one fraction; as a term of a sum it is a coefficient and an amount, k/h times Y, because there the
slope is what the reader looks for. Square roots with positive radicands are drawn under one root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import sympy
from sympy import Expr, Pow, Rational

from derive.display import ONE, Fraction, Name, Node, Number, Power, Product, Root
from derive.printing.brackets import is_tall
from derive.printing.order import Order, is_negative
from derive.symbols import MarginalNotation

HALF = Rational(1, 2)


def is_terminating(number: Rational) -> bool:
    """Whether a rational number has a finite decimal form.

    >>> is_terminating(Rational(9, 40)), is_terminating(Rational(1, 3))
    (True, False)
    """
    rest = int(number.q)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


@dataclass
class _Parts:
    """The factors of a product: above and below the line, plain and under a square root."""

    above: list[Expr] = field(default_factory=list)
    below: list[Expr] = field(default_factory=list)
    root_above: list[Expr] = field(default_factory=list)
    root_below: list[Expr] = field(default_factory=list)


@dataclass(frozen=True)
class _Item:
    """A factor ready to be printed."""

    key: Any
    node: Node
    is_amount: bool
    is_sum: bool = False


@dataclass(frozen=True)
class ProductArranger:
    """Arranges the magnitude of a product; the sign is the sum's business."""

    order: Order
    decimals: bool
    expression: Callable[[Expr], Node]

    def arrange(self, magnitude: Expr, in_sum: bool) -> Node:
        """Return the tree of a product whose sign has been taken out by `Order.oriented`."""
        coefficient, rest = _number_and_rest(magnitude)
        numerator, denominator = int(coefficient.p), int(coefficient.q)
        parts = _split(rest)
        denominator = _rationalise_back(parts, denominator)
        above, below = self._items(parts.above, parts.root_above), self._items(parts.below, parts.root_below)
        both_under_root = bool(parts.root_above and parts.root_below)
        if both_under_root:
            above, below = self._common_root(parts)
        return self._assemble(numerator, denominator, above, below, in_sum)

    def _assemble(self, numerator: int, denominator: int, above: list[_Item], below: list[_Item], in_sum: bool) -> Node:
        value = Rational(numerator, denominator)
        as_decimal = self.decimals and denominator != 1 and is_terminating(value) and not (numerator == 1 and below)
        over = [Number(value, True)] if as_decimal else [Number(Rational(numerator))] if numerator != 1 else []
        under = [Number(Rational(denominator))] if denominator != 1 and not as_decimal else []
        if under and not below and (numerator != 1 or any(is_tall(item.node) for item in above)):
            return _product([Number(value), *_nodes(above)])
        slopes = [item for item in above if _is_marginal(item.node)]
        if slopes and (below or under):
            rest = [item for item in above if item not in slopes]
            return _product([_fraction([*over, *_nodes(rest)], [*under, *_nodes(below)]), *_nodes(slopes)])
        if in_sum and self._stands_apart(numerator, [*under, *below], above):
            slope = _fraction([*over, *_nodes(above, False)], [*under, *_nodes(below, False)])
            amount = _fraction(_nodes(above, True), _nodes(below, True))
            return _product([slope, amount])
        return _fraction([*over, *_nodes(above)], [*under, *_nodes(below)])

    def _stands_apart(self, number: int, below: list[Number | _Item], above: list[_Item]) -> bool:
        """Whether the coefficient of a term is printed as a fraction of its own before the amount."""
        amounts = [item for item in above if item.is_amount]
        divisors = [item for item in below if not (isinstance(item, _Item) and item.is_amount)]
        if not amounts or not divisors:
            return False
        bare = number == 1 and len(amounts) == len(above) and len(divisors) == len(below)
        is_constant = len(amounts) == 1 and (amounts[0].is_sum or (amounts[0].key[1][:1] and amounts[0].key[1][0][0] == 0))
        return not (bare and is_constant)

    def _items(self, factors: list[Expr], under_root: list[Expr]) -> list[_Item]:
        items = [self._item(factor) for factor in factors]
        if under_root:
            items.append(self._root_item(under_root, []))
        return sorted(items, key=lambda item: item.key)

    def _item(self, factor: Expr) -> _Item:
        has_amount = bool(self.order.amounts(factor))
        return _Item(self.order.factor(factor), self._power(factor), has_amount, isinstance(factor, sympy.Add))

    def _power(self, factor: Expr) -> Node:
        if isinstance(factor, Pow) and factor.exp is not sympy.S.Half:
            if factor.exp.is_Rational and factor.exp.p == 1 and not self.decimals and factor.exp.q == 3:
                return Root(self.expression(factor.base), 3)
            return Power(self.expression(factor.base), self.expression(factor.exp))
        if isinstance(factor, Pow):
            return Root(self.expression(factor.base))
        return self.expression(factor)

    def _root_item(self, above: list[Expr], below: list[Expr]) -> _Item:
        everything = sympy.Mul(*above, *below)
        under = _fraction(
            _nodes(sorted((self._item(factor) for factor in above), key=lambda item: item.key)),
            _nodes(sorted((self._item(factor) for factor in below), key=lambda item: item.key)),
        )
        has_amount = bool(self.order.amounts(everything))
        class_ = 0 if everything.is_number else 3 if has_amount else 1
        key = (class_, tuple(map(self.order.place, self.order.amounts(everything))), everything.sort_key())
        return _Item(key, Root(under), has_amount)

    def _common_root(self, parts: _Parts) -> tuple[list[_Item], list[_Item]]:
        """Draw the roots above and below the line as one root of a fraction."""
        shared = self._root_item(parts.root_above, parts.root_below)
        above = sorted([*map(self._item, parts.above), shared], key=lambda item: item.key)
        return above, self._items(parts.below, [])


def _number_and_rest(magnitude: Expr) -> tuple[Rational, Expr]:
    """Split off the number in front without letting SymPy multiply it into a sum."""
    factors = sympy.Mul.make_args(magnitude)
    if factors[0].is_Rational:
        return factors[0], sympy.Mul(*factors[1:], evaluate=False)
    return sympy.S.One, magnitude


def _split(rest: Expr) -> _Parts:
    parts = _Parts()
    for factor in sympy.Mul.make_args(rest):
        if factor == 1:
            continue
        base, exponent = (factor.base, factor.exp) if isinstance(factor, Pow) else (factor, sympy.S.One)
        is_root = abs(exponent) == HALF if exponent.is_Rational else False
        if is_root and base.is_positive:
            (parts.root_above if exponent > 0 else parts.root_below).append(base)
        elif _stands_below(base, exponent):
            parts.below.append(Pow(base, -exponent))
        else:
            parts.above.append(factor)
    return parts


def _stands_below(base: Expr, exponent: Expr) -> bool:
    """Whether a power is printed in the denominator: 1/k, 1/(1+r)^n, but k^(-0.6) and c^(-sigma)."""
    if exponent.is_Rational:
        return bool(exponent < 0 and exponent.q in (1, 2))
    return isinstance(base, sympy.Add) and all(map(is_negative, sympy.Add.make_args(exponent)))


def _rationalise_back(parts: _Parts, denominator: int) -> int:
    """Undo SymPy's `sqrt(1/2) = sqrt(2)/2` next to other roots, so that the 2 returns under the root.

    Returns the denominator that remains outside.
    """
    if not parts.root_below:
        return denominator
    for number in [base for base in parts.root_above if base.is_Integer and denominator % int(base) == 0]:
        parts.root_above.remove(number)
        parts.root_below.append(number)
        denominator //= int(number)
    return denominator


def _nodes(items: Iterable[_Item], amounts: bool | None = None) -> list[Node]:
    return [item.node for item in items if amounts is None or item.is_amount is amounts]


def _is_marginal(node: Node) -> bool:
    """Whether a factor is a derivative such as dY/dG, which is not pressed into a larger fraction."""
    return isinstance(node, Name) and isinstance(node.notation, MarginalNotation)


def _product(nodes: list[Node]) -> Node:
    factors = [factor for node in nodes for factor in (node.factors if isinstance(node, Product) else (node,))]
    return ONE if not factors else factors[0] if len(factors) == 1 else Product(tuple(factors))


def _fraction(above: list[Node], below: list[Node]) -> Node:
    return Fraction(_product(above), _product(below)) if below else _product(above)
