"""From the display tree back to SymPy, with the side conditions of its shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Rational

from derive.display.nodes import (
    Absolute,
    Application,
    BigSum,
    Cases,
    Constant,
    Exponential,
    Fraction,
    Group,
    Indexed,
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
)
from derive.equation import Condition
from derive.errors import ReadError


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

    >>> from derive.display import ONE, Term
    >>> from derive.symbols import Notation
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
