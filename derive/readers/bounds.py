"""Sizes are bounded before anything is built: towers of powers are refused while they are still a tree."""

from __future__ import annotations

from sympy import Integer, Rational

from derive.display import Fraction, Group, Node, Number, Power, Product, Sum, parts
from derive.readers.tokens import Unread

LARGEST_EXPONENT = 2_000
MOST_BITS = 8_000


def require_small_power(power: Power, offset: int) -> None:
    """Refuse a power whose number would be too large to write."""
    exponent = constant_value(power.exponent)
    if exponent is None:
        return
    if abs(exponent) > LARGEST_EXPONENT:
        raise Unread(f"The exponent is larger than {LARGEST_EXPONENT}.", offset)
    base = constant_value(power.base)
    if base is not None and max(int(base.p).bit_length(), int(base.q).bit_length()) * abs(exponent) > MOST_BITS:
        raise Unread("The power is too large a number.", offset)


def constant_value(node: Node) -> Rational | None:
    """Return the value of a tree of numbers, or None when a name occurs in it (or it has no rational value)."""
    match node:
        case Number(value=value):
            return Rational(value)
        case Group(content=content):
            return constant_value(content)
        case Sum() | Product() | Fraction() | Power():
            values = [constant_value(part) for part in parts(node)]
            return None if any(value is None for value in values) else _combined(node, [v for v in values if v is not None])
        case _:
            return None


def _combined(node: Sum | Product | Fraction | Power, values: list[Rational]) -> Rational | None:
    match node:
        case Sum(terms=terms):
            return sum((-v if t.negative else v for t, v in zip(terms, values, strict=True)), Rational(0))
        case Product():
            product = Rational(1)
            for value in values:
                product *= value
            return product
        case Fraction():
            return values[0] / values[1] if values[1] != 0 else None
        case Power():
            base, exponent = values
            if exponent.q != 1 or (base == 0 and exponent < 0):
                return Rational(LARGEST_EXPONENT + 1) if abs(base) > 1 and abs(exponent) > LARGEST_EXPONENT else None
            return base ** Integer(exponent)
