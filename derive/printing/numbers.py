"""Numbers in the place of letters, keeping the shape of the parametric formula.

`C = a + b(Y - T)` with a = 100, b = 0.9, T = 50 becomes `C = 100 + 0.9(Y - 50)`, not `C = 55 + 0.9Y`. Terms that become
zero and factors that become one disappear, a negative number gives its sign to the term.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from derive.display import (
    ONE,
    ZERO,
    Exponential,
    Fraction,
    Name,
    Node,
    Number,
    Power,
    Product,
    Sum,
    Term,
    negative,
    rebuilt,
)
from derive.printing.expression import Arranger


def put_numbers(tree: Node, numbers: Mapping[Any, Any], arranger: Arranger) -> Node:
    """Return the tree with numbers for some symbols."""

    def put(node: Node) -> Node:
        if isinstance(node, Name):
            return arranger.expression(numbers[node.symbol]) if node.symbol in numbers else node
        changed = rebuilt(node, put)
        return _tidied(changed) if changed != node else node

    return put(tree)


def _tidied(node: Node) -> Node:
    match node:
        case Sum(terms=terms):
            return _sum(terms)
        case Product(factors=factors):
            return _product(factors)
        case Fraction(numerator=above, denominator=below):
            return _fraction(above, below)
        case Power(base=base, exponent=exponent):
            return ONE if _is(exponent, 0) else base if _is(exponent, 1) or _is(base, 1) else node
        case Exponential(argument=argument):
            return ONE if _is(argument, 0) else node
        case _:
            return node


def _is(node: Node, value: int) -> bool:
    return isinstance(node, Number) and node.value == value


def _signed(node: Node) -> tuple[bool, Node]:
    """Split a tree into its sign and what stands behind it."""
    if isinstance(node, Sum) and len(node.terms) == 1 and node.terms[0].negative:
        return True, node.terms[0].value
    return False, node


def _sum(terms: tuple[Term, ...]) -> Node:
    kept = []
    for term in terms:
        turned, value = _signed(term.value)
        if not _is(value, 0):
            kept.append(Term(value, term.negative ^ turned))
    first = next((place for place, term in enumerate(kept) if not term.negative), 0)
    kept = [*kept[first : first + 1], *kept[:first], *kept[first + 1 :]]
    if not kept:
        return ZERO
    return kept[0].value if len(kept) == 1 and not kept[0].negative else Sum(tuple(kept))


def _product(factors: tuple[Node, ...]) -> Node:
    turned = False
    flat: list[Node] = []
    for factor in factors:
        minus, value = _signed(factor)
        turned ^= minus
        flat.extend(value.factors if isinstance(value, Product) else (value,))
    if any(_is(factor, 0) for factor in flat):
        return ZERO
    kept = sorted((factor for factor in flat if not _is(factor, 1)), key=lambda factor: not isinstance(factor, Number))
    found = ONE if not kept else kept[0] if len(kept) == 1 else Product(tuple(kept))
    return negative(found) if turned else found


def _fraction(above: Node, below: Node) -> Node:
    above_minus, numerator = _signed(above)
    below_minus, denominator = _signed(below)
    if _is(numerator, 0):
        return ZERO
    found = numerator if _is(denominator, 1) else Fraction(numerator, denominator)
    return negative(found) if above_minus ^ below_minus else found
