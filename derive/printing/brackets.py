"""Brackets where precedence needs them, put in once for all writers.

After `enclose`, a writer never decides about brackets: it draws every `Group` that it meets. `flat` is for plain text,
where a fraction is a slash and binds like a product.
"""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from derive.display import (
    Application,
    BigSum,
    Cases,
    Differential,
    Exponential,
    Fraction,
    Group,
    Interval,
    Limit,
    Logarithm,
    Matrix,
    Name,
    Node,
    Number,
    Power,
    Product,
    Qualified,
    Relation,
    Root,
    Sequence,
    Sum,
    Term,
    parts,
    rebuilt,
)
from derive.symbols import MarginalNotation, Notation


class Binding(IntEnum):
    """How tightly a node holds its parts together."""

    RELATION = 0
    SUM = 1
    OPEN = 2  # reaches as far to the right as it can: ln, lim, the big sum
    PRODUCT = 3
    FRACTION = 4
    POWER = 5
    ATOM = 6


def binding(node: Node, flat: bool) -> Binding:
    """Return how tightly a node binds."""
    match node:
        case Relation() | Sequence() | Qualified() | Cases():
            return Binding.RELATION
        case Sum():
            return Binding.SUM
        case Limit() | BigSum() | Logarithm():
            return Binding.OPEN
        case Product():
            return Binding.PRODUCT
        case Number(value=value, decimal=decimal):
            if value < 0:
                return Binding.SUM
            return Binding.ATOM if decimal or value.q == 1 else Binding.FRACTION
        case Fraction():
            return Binding.FRACTION
        case Name(notation=MarginalNotation()):
            return Binding.FRACTION
        case Name(notation=Notation(prefix=prefix)) if prefix:
            return Binding.POWER
        case Power() | Exponential() | Differential():
            return Binding.POWER
        case Application():
            return Binding.POWER
        case Root():
            return Binding.POWER if flat else Binding.ATOM
        case _:
            return Binding.ATOM


def enclose(node: Node, flat: bool = False) -> Node:
    """Return the tree with a `Group` around every part that needs brackets."""
    match node:
        case Sum(terms=terms):
            return Sum(tuple(_term(term, place, len(terms), flat) for place, term in enumerate(terms)))
        case Product(factors=factors):
            last = len(factors) - 1
            return Product(tuple(_factor(factor, place, place == last, flat) for place, factor in enumerate(factors)))
        case Fraction(numerator=above, denominator=below):
            if flat:
                weakest = Binding.POWER if binding(above, flat) is Binding.FRACTION else Binding.PRODUCT
                return Fraction(_within(above, weakest, flat), _within(below, Binding.POWER, flat))
            return Fraction(enclose(above), enclose(below))
        case Power(base=base, exponent=exponent):
            raised = Group(enclose(base, flat)) if _needs_group_as_base(base, flat) else enclose(base, flat)
            return Power(raised, enclose(exponent, flat))
        case Root(radicand=radicand):
            return replace(node, radicand=_within(radicand, Binding.ATOM, flat) if flat else enclose(radicand, flat))
        case Logarithm(argument=argument):
            needed = Binding.POWER if flat else Binding.FRACTION
            bare = binding(argument, flat) >= needed and not isinstance(argument, (Power, Application, Exponential))
            return Logarithm(enclose(argument, flat) if bare else Group(enclose(argument, flat)))
        case Limit(value=value):
            return replace(node, value=_within(value, Binding.OPEN, flat), point=enclose(node.point, flat))
        case BigSum(term=term, lower=first, upper=final):
            body = _within(term, Binding.OPEN, flat)
            return replace(node, term=body, lower=enclose(first, flat), upper=enclose(final, flat))
        case Relation(sides=sides):
            return replace(node, sides=tuple(_side(side, node.signs, flat) for side in sides))
        case _:
            return rebuilt(node, lambda part: enclose(part, flat))


def _side(side: Node, signs: tuple[str, ...], flat: bool) -> Node:
    """A relation inside ⇒ or ⇔ needs no brackets, a relation inside = does; a case distinction never."""
    implies = all(sign in ("=>", "<=>") for sign in signs)
    return enclose(side, flat) if implies or isinstance(side, Cases) else _within(side, Binding.SUM, flat)


def _within(node: Node, weakest: Binding, flat: bool) -> Node:
    inner = enclose(node, flat)
    return inner if binding(node, flat) >= weakest else Group(inner)


def _term(term: Term, place: int, count: int, flat: bool) -> Term:
    """A minus binds the whole term after it; a term that is itself a sum is bracketed."""
    alone_negative = isinstance(term.value, Number) and term.value.value < 0
    if binding(term.value, flat) <= Binding.SUM or alone_negative:
        return Term(Group(enclose(term.value, flat)), term.negative)
    opens = binding(term.value, flat) is Binding.OPEN and isinstance(term.value, Limit) and place < count - 1
    inner = enclose(term.value, flat)
    return Term(Group(inner) if opens else inner, term.negative)


def _factor(factor: Node, place: int, is_last: bool, flat: bool) -> Node:
    """A factor that reaches to the right may stand last only; a product in a product keeps its grouping."""
    weakest = Binding.OPEN if is_last and place > 0 else Binding.PRODUCT
    if flat and not isinstance(factor, Number):
        weakest = Binding.POWER if not (is_last and binding(factor, flat) is Binding.OPEN) else Binding.OPEN
    if isinstance(factor, Product):
        return Group(enclose(factor, flat))
    inner = enclose(factor, flat)
    if isinstance(factor, Number) and flat and binding(factor, flat) < Binding.ATOM:
        return Group(inner)
    return inner if binding(factor, flat) >= weakest else Group(inner)


def _needs_group_as_base(base: Node, flat: bool) -> bool:
    """Whether a base is bracketed: anything but a letter or a number, and a letter that already has a superscript."""
    if isinstance(base, Name):
        return isinstance(base.notation, MarginalNotation) or bool(base.notation.superscript or base.notation.prefix)
    return binding(base, flat) < Binding.ATOM or isinstance(base, (Root, Matrix, Cases))


def nesting(node: Node) -> int:
    """Return how many levels of brackets a tree shows: 0 for none.

    >>> from derive.display import ONE, Name
    >>> nesting(Group(Sum((Term(Group(ONE)),))))
    2
    """
    match node:
        case Group(content=content):
            return 1 + nesting(content)
        case Application(arguments=arguments):
            return 1 + max(map(nesting, arguments), default=0)
        case Interval():
            return 1
        case _:
            return max(map(nesting, parts(node)), default=0)


def is_tall(node: Node) -> bool:
    """Whether a tree is higher than a line, so that brackets around it must grow."""
    match node:
        case Fraction() | BigSum() | Limit() | Cases() | Matrix() | Name(notation=MarginalNotation()):
            return True
        case Number(value=value, decimal=decimal):
            return not decimal and value.q != 1
        case Power(base=base):
            return is_tall(base)
        case Exponential():
            return False
        case _:
            return any(map(is_tall, parts(node)))
