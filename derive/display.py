"""The display tree: how a formula stands on paper.

SymPy rewrites what it stores: `9/10*(Y - 50)` becomes `9Y/10 - 45` and `(1-b)*Y/(1-b)` becomes `Y`. The display tree
keeps order, grouping and decimals. It is what is printed and what is read; `lower` turns it back into SymPy and first
collects every divisor, root and logarithm as a side condition, so that nothing is lost when SymPy cancels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import sympy
from sympy import Expr, Rational, Symbol

from derive.equation import Condition
from derive.errors import ReadError
from derive.symbols import MarginalNotation, Notation
from derive.text import Text


@dataclass(frozen=True)
class Number:
    """An exact number; `decimal` prints 9/10 as 0.9."""

    value: Rational
    decimal: bool = False


@dataclass(frozen=True)
class Constant:
    """A number with a letter of its own: π, e or ∞."""

    value: Expr


@dataclass(frozen=True)
class Name:
    """A symbol with the notation that is printed for it here."""

    symbol: Symbol
    notation: Notation | MarginalNotation


@dataclass(frozen=True)
class Indexed:
    """An element such as R_t: a base and its indices."""

    element: Expr
    notation: Notation
    indices: tuple[Node, ...]


@dataclass(frozen=True)
class Term:
    """One term of a sum with its sign."""

    value: Node
    negative: bool = False


@dataclass(frozen=True)
class Sum:
    """Terms in printed order. A single negative term is a negative."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Product:
    """Factors in printed order."""

    factors: tuple[Node, ...]


@dataclass(frozen=True)
class Fraction:
    """A numerator over a denominator."""

    numerator: Node
    denominator: Node


@dataclass(frozen=True)
class Power:
    """A base with an exponent."""

    base: Node
    exponent: Node


@dataclass(frozen=True)
class Root:
    """The root of a radicand, square unless `index` says otherwise."""

    radicand: Node
    index: int = 2


@dataclass(frozen=True)
class Application:
    """A function or one of its partials, applied: u'(c), F_12(k, L), max(x, 0).

    `index` are the positions differentiated by; `names`, when given, are printed instead of them (F_KL).
    """

    function: Any
    notation: Notation
    arguments: tuple[Node, ...]
    index: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Logarithm:
    """The natural logarithm."""

    argument: Node


@dataclass(frozen=True)
class Exponential:
    """A power of e."""

    argument: Node


@dataclass(frozen=True)
class Absolute:
    """An absolute value."""

    argument: Node


@dataclass(frozen=True)
class Limit:
    """The limit of `value` as `variable` tends to `point`; `direction` is "+", "-" or "" (from both sides)."""

    value: Node
    variable: Name
    point: Node
    direction: str = ""


@dataclass(frozen=True)
class BigSum:
    """The sum of `term` over `index` from `lower` to `upper`."""

    term: Node
    index: Name
    lower: Node
    upper: Node


@dataclass(frozen=True)
class Relation:
    """Sides joined by signs: `=`, `<`, `>`, `<=`, `>=`, `!=`, `in`, `->`, `=>`, `<=>`, `:=`."""

    sides: tuple[Node, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A value and the condition under which it holds; without a condition it holds otherwise."""

    value: Node
    condition: Node | None = None


@dataclass(frozen=True)
class Cases:
    """A value that depends on conditions, read from top to bottom."""

    rows: tuple[Case, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows of entries."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True)
class Interval:
    """All numbers between two ends."""

    lower: Node
    upper: Node
    open_lower: bool = True
    open_upper: bool = True


@dataclass(frozen=True)
class Differential:
    """The differential of a variable: dY."""

    variable: Name


@dataclass(frozen=True)
class Group:
    """Brackets: put by an author, or where precedence needs them."""

    content: Node


@dataclass(frozen=True)
class Words:
    """Words inside a formula."""

    text: Text


@dataclass(frozen=True)
class Sequence:
    """Formulas separated by commas."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Qualified:
    """A statement and the conditions under which it is asserted."""

    statement: Node
    conditions: tuple[Node, ...]


Node = (
    Number
    | Constant
    | Name
    | Indexed
    | Sum
    | Product
    | Fraction
    | Power
    | Root
    | Application
    | Logarithm
    | Exponential
    | Absolute
    | Limit
    | BigSum
    | Relation
    | Cases
    | Matrix
    | Interval
    | Differential
    | Group
    | Words
    | Sequence
    | Qualified
)

ZERO = Number(sympy.S.Zero)
ONE = Number(sympy.S.One)


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


def negative(node: Node) -> Sum:
    """Return the node with a minus sign before it."""
    return Sum((Term(node, True),))


@dataclass(frozen=True)
class Lowered:
    """What a tree says in SymPy: its sides (one unless it is a relation) and the side conditions of its shape."""

    sides: tuple[Any, ...]
    signs: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def expression(self) -> Any:
        """The expression, when the tree is not a relation."""
        if len(self.sides) != 1:
            raise ReadError("not-an-expression", "A relation stands where an expression is needed.", "Give one side of it.")
        return self.sides[0]


def lower(tree: Node) -> Lowered:
    """Turn a tree into SymPy with every divisor, root and logarithm as a side condition.

    >>> b, Y = sympy.symbols("b Y")
    >>> divisor = Sum((Term(ONE), Term(Name(b, Notation("b")), True)))
    >>> found = lower(Fraction(Product((divisor, Name(Y, Notation("Y")))), divisor))
    >>> found.expression, [str(condition) for condition in found.conditions]
    (Y, ['1 - b ≠ 0'])
    """
    conditions: list[Condition] = []
    if isinstance(tree, Qualified):
        tree = tree.statement
    sides = tree.sides if isinstance(tree, Relation) else (tree,)
    signs = tree.signs if isinstance(tree, Relation) else ()
    values = tuple(_lowered(side, conditions) for side in sides)
    return Lowered(values, signs, tuple(dict.fromkeys(conditions)))


def _require(conditions: list[Condition], expression: Any, sign: str) -> None:
    """Note a side condition unless it is about a number that meets it."""
    condition = Condition(expression, sign)
    if not (expression.is_number and expression.is_comparable and condition.satisfied_by(expression)):
        conditions.append(condition)


def _all(nodes: Iterable[Node], conditions: list[Condition]) -> list[Any]:
    return [_lowered(node, conditions) for node in nodes]


def _lowered(node: Node, conditions: list[Condition]) -> Any:
    match node:
        case Number(value=value) | Constant(value=value) | Name(symbol=value) | Indexed(element=value):
            return value
        case Group(content=content):
            return _lowered(content, conditions)
        case Sum(terms=terms):
            return sympy.Add(*(-_lowered(t.value, conditions) if t.negative else _lowered(t.value, conditions) for t in terms))
        case Product(factors=factors):
            return sympy.Mul(*_all(factors, conditions))
        case Fraction() | Power() | Root() | Logarithm():
            return _lowered_partial(node, conditions)
        case Exponential(argument=argument):
            return sympy.exp(_lowered(argument, conditions))
        case Absolute(argument=argument):
            return sympy.Abs(_lowered(argument, conditions))
        case Application(function=function, arguments=arguments):
            return function(*_all(arguments, conditions))
        case _:
            return _lowered_structure(node, conditions)


def _lowered_partial(node: Fraction | Power | Root | Logarithm, conditions: list[Condition]) -> Any:
    """Lower an operation that does not exist everywhere."""
    match node:
        case Fraction(numerator=above, denominator=below):
            numerator, denominator = _all((above, below), conditions)
            _require(conditions, denominator, "!=0")
            return numerator / denominator
        case Root(radicand=radicand, index=index):
            inside = _lowered(radicand, conditions)
            if index % 2 == 0:
                _require(conditions, inside, ">=0")
            return sympy.Pow(inside, Rational(1, index))
        case Logarithm(argument=argument):
            inside = _lowered(argument, conditions)
            _require(conditions, inside, ">0")
            return sympy.log(inside)
        case Power(base=below, exponent=above):
            base, exponent = _all((below, above), conditions)
            sign = _sign_of_base(exponent)
            if sign:
                _require(conditions, base, sign)
            return base**exponent


def _sign_of_base(exponent: Any) -> str:
    """Return the sign that the base of a power must have for the power to exist, or "" for any."""
    if exponent.is_integer:
        return "" if exponent.is_nonnegative else "!=0"
    return ">=0" if exponent.is_number and exponent.is_positive else ">0"


def _lowered_structure(node: Node, conditions: list[Condition]) -> Any:
    match node:
        case Limit(value=value, variable=variable, point=point, direction=direction):
            # The divisors inside a limit vanish, if at all, only on the way: they are no condition of the statement.
            return sympy.Limit(_lowered(value, []), variable.symbol, _lowered(point, conditions), direction or "+-")
        case BigSum(term=term, index=index, lower=first, upper=last):
            bounds = _all((first, last), conditions)
            return sympy.Sum(_lowered(term, conditions), (index.symbol, *bounds))
        case Cases(rows=rows):
            pieces = [(_lowered(row.value, conditions), _as_boolean(row.condition, conditions)) for row in rows]
            return sympy.Piecewise(*pieces)
        case Matrix(rows=rows):
            return sympy.ImmutableMatrix([_all(row, conditions) for row in rows])
        case Relation():
            return _as_boolean(node, conditions)
        case _:
            raise ReadError(
                "not-an-expression",
                f"A {type(node).__name__.lower()} has no value that could be compared.",
                "Write an expression or an equation.",
            )


_RELATIONS = {"=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, "<=": sympy.Le, ">=": sympy.Ge}


def _as_boolean(node: Node | None, conditions: list[Condition]) -> Any:
    """Lower the condition of a case: a relation, several of them, or nothing (otherwise)."""
    if node is None:
        return sympy.true
    if isinstance(node, Sequence):
        return sympy.And(*(_as_boolean(item, conditions) for item in node.items))
    if not isinstance(node, Relation) or any(sign not in _RELATIONS for sign in node.signs):
        raise ReadError("not-a-condition", "A case needs a relation such as Y < 1.", "Write the condition with =, < or >.")
    sides = _all(node.sides, conditions)
    pairs = zip(sides, node.signs, sides[1:], strict=False)
    return sympy.And(*(_RELATIONS[sign](left, right) for left, sign, right in pairs))
