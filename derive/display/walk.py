"""Walking over the display tree: the nodes below a node, and a node with these changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from derive.display.nodes import (
    Absolute,
    Application,
    BigSum,
    Case,
    Cases,
    Exponential,
    Fraction,
    Group,
    Indexed,
    Interval,
    Limit,
    Logarithm,
    Matrix,
    Node,
    Power,
    Product,
    Qualified,
    Relation,
    Root,
    Sequence,
    Sum,
    Term,
)


def parts(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node, in printed order."""
    match node:
        case Sum(terms=terms):
            return tuple(term.value for term in terms)
        case Product(factors=nodes) | Relation(sides=nodes) | Sequence(items=nodes):
            return nodes
        case Application(arguments=nodes) | Indexed(indices=nodes):
            return nodes
        case Fraction(numerator=one, denominator=other) | Power(base=one, exponent=other):
            return (one, other)
        case Interval(lower=one, upper=other) | Limit(value=one, point=other):
            return (one, other)
        case Root(radicand=inner) | Group(content=inner):
            return (inner,)
        case Logarithm(argument=inner) | Exponential(argument=inner) | Absolute(argument=inner):
            return (inner,)
        case BigSum(term=term, lower=first, upper=last):
            return (term, first, last)
        case Matrix(rows=rows):
            return tuple(entry for row in rows for entry in row)
        case Cases(rows=rows):
            return tuple(item for row in rows for item in (row.value, row.condition) if item is not None)
        case Qualified(statement=statement, conditions=conditions):
            return (statement, *conditions)
        case _:
            return ()


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the node with every node directly below it changed."""
    match node:
        case Sum(terms=terms):
            return Sum(tuple(Term(change(term.value), term.negative) for term in terms))
        case Product(factors=nodes):
            return Product(tuple(map(change, nodes)))
        case Relation(sides=nodes):
            return replace(node, sides=tuple(map(change, nodes)))
        case Sequence(items=nodes):
            return Sequence(tuple(map(change, nodes)))
        case Application(arguments=nodes):
            return replace(node, arguments=tuple(map(change, nodes)))
        case Indexed(indices=nodes):
            return replace(node, indices=tuple(map(change, nodes)))
        case Fraction(numerator=one, denominator=other):
            return Fraction(change(one), change(other))
        case Power(base=one, exponent=other):
            return Power(change(one), change(other))
        case Interval(lower=one, upper=other):
            return replace(node, lower=change(one), upper=change(other))
        case Limit(value=value, point=point):
            return replace(node, value=change(value), point=change(point))
        case Root(radicand=inner):
            return replace(node, radicand=change(inner))
        case Group(content=inner):
            return Group(change(inner))
        case Logarithm(argument=inner) | Exponential(argument=inner) | Absolute(argument=inner):
            return type(node)(change(inner))
        case BigSum(term=term, lower=first, upper=last):
            return replace(node, term=change(term), lower=change(first), upper=change(last))
        case Matrix(rows=rows):
            return Matrix(tuple(tuple(map(change, row)) for row in rows))
        case Cases(rows=rows):
            return Cases(tuple(Case(change(row.value), row.condition and change(row.condition)) for row in rows))
        case Qualified(statement=statement, conditions=conditions):
            return Qualified(change(statement), tuple(map(change, conditions)))
        case _:
            return node
