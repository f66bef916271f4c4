"""From a stored SymPy expression to its display tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sympy
from sympy import Expr, Symbol

from derive.display import (
    Absolute,
    Application,
    BigSum,
    Case,
    Cases,
    Constant,
    Exponential,
    Indexed,
    Limit,
    Logarithm,
    Matrix,
    Name,
    Node,
    Number,
    Relation,
    Sequence,
    Sum,
    Term,
    negative,
)
from derive.errors import ModelError, OutputError
from derive.functions import DeclaredFunction
from derive.printing.order import Order
from derive.printing.product import ProductArranger, is_terminating
from derive.symbols import EconomicSymbol, MarginalNotation, Notation, exact

NotationOverride = Mapping[Any, "Notation | str"]


def _as_notation(value: Notation | str) -> Notation:
    return value if isinstance(value, Notation) else Notation.parse(value)


def notation_of_plain(name: str) -> Notation:
    """Return the notation of a symbol that has none: its name, read as a notation where possible.

    >>> notation_of_plain("c_1").subscript, notation_of_plain("2 odd").base
    ('1', '2 odd')
    """
    try:
        return Notation.parse(name)
    except ModelError:
        return Notation(name)


@dataclass(frozen=True)
class Arranger:
    """Arranges expressions: `rank` orders symbols, `decimals` prints 0.9 for 9/10, `notation` overrides how symbols look.

    The keys of `notation` are symbols or their keys; the keys of functions are their names.
    """

    rank: Mapping[Symbol, int] = field(default_factory=dict)
    decimals: bool = False
    notation: NotationOverride = field(default_factory=dict)

    @property
    def order(self) -> Order:
        """The order of terms and factors."""
        return Order(self.rank)

    def name(self, symbol: Symbol) -> Name:
        """Return a symbol with the notation it has here."""
        own = getattr(symbol, "notation", None) or notation_of_plain(str(symbol))
        if isinstance(own, MarginalNotation):
            return Name(symbol, MarginalNotation(self._overridden(own.outcome), self._overridden(own.shock), own.mark))
        override = self.notation.get(symbol, self.notation.get(str(symbol)))
        return Name(symbol, own if override is None else _as_notation(override))

    def _overridden(self, own: Notation) -> Notation:
        """Return the override of whichever symbol is printed in this way."""
        for symbol, override in self.notation.items():
            if isinstance(symbol, EconomicSymbol) and symbol.notation == own:
                return _as_notation(override)
        return own

    def expression(self, value: Any) -> Node:
        """Return the tree of an expression."""
        if isinstance(value, sympy.MatrixBase):
            rows = [[self.expression(value[row, column]) for column in range(value.cols)] for row in range(value.rows)]
            return Matrix(tuple(tuple(row) for row in rows))
        if isinstance(value, sympy.Add):
            return self._sum(value)
        if value.is_Rational:
            return self._rational(value)
        if isinstance(value, sympy.Float):
            return self._rational(exact(str(value)))
        if value is sympy.S.NegativeInfinity:
            return negative(Constant(sympy.oo))
        if isinstance(value, (sympy.Mul, sympy.Pow)):
            return self._signed_product(value)
        if isinstance(value, Symbol):
            return self.name(value)
        if value in (sympy.pi, sympy.E, sympy.oo):
            return Constant(value)
        return self._applied(value)

    def _rational(self, value: Any) -> Node:
        if value < 0:
            return Sum((Term(self._rational(-value), True),))
        return Number(value, self.decimals and not value.is_Integer and is_terminating(value))

    def _sum(self, value: sympy.Add) -> Node:
        return Sum(tuple(self._term(term) for term in self.order.sorted_terms(value)))

    def _term(self, term: Expr) -> Term:
        minus, magnitude = self.order.oriented(term)
        return Term(self._magnitude(magnitude, in_sum=True), minus)

    def _signed_product(self, value: Expr) -> Node:
        minus, magnitude = self.order.oriented(value)
        tree = self._magnitude(magnitude, in_sum=False)
        return Sum((Term(tree, True),)) if minus else tree

    def _magnitude(self, value: Expr, in_sum: bool) -> Node:
        if isinstance(value, (sympy.Mul, sympy.Pow)):
            return ProductArranger(self.order, self.decimals, self.expression).arrange(value, in_sum)
        return self.expression(value)

    def _applied(self, value: Any) -> Node:
        match value:
            case sympy.log():
                return Logarithm(self.expression(value.args[0]))
            case sympy.exp():
                return Exponential(self.expression(value.args[0]))
            case sympy.Abs():
                return Absolute(self.expression(value.args[0]))
            case sympy.Limit():
                body, variable, point, direction = value.args
                side = "" if str(direction) == "+-" or point.is_infinite else str(direction)
                return Limit(self.expression(body), self.name(variable), self.expression(point), side)
            case sympy.Sum():
                (index, lower, upper), *rest = value.limits
                term = value.function if not rest else sympy.Sum(value.function, *rest)
                return BigSum(self.expression(term), self.name(index), self.expression(lower), self.expression(upper))
            case sympy.Indexed():
                indices = tuple(self.expression(index) for index in value.indices)
                return Indexed(value, notation_of_plain(str(value.base.label)), indices)
            case sympy.Piecewise():
                return Cases(tuple(self._case(*row) for row in value.args))
            case DeclaredFunction():
                return self._declared(value)
            case sympy.core.function.Application():
                return self._named(value)
            case _:
                raise OutputError(
                    "unprintable",
                    f"{type(value).__name__} has no printed form: {value}.",
                    "Write the expression with sums, products, powers, declared functions, logarithms, sums or limits.",
                )

    def _declared(self, value: Any) -> Application:
        declaration = value.declaration
        override = self.notation.get(declaration.key)
        notation = declaration.notation if override is None else _as_notation(override)
        arguments = tuple(self.expression(argument) for argument in value.args)
        return Application(value.func, notation, arguments, value.index, declaration.argument_names)

    def _named(self, value: Any) -> Application:
        name = type(value).__name__.lower() if type(value).__module__.startswith("sympy.") else str(value.func)
        arguments = tuple(self.expression(argument) for argument in sorted(value.args, key=self.order.term))
        ordered = arguments if isinstance(value, (sympy.Max, sympy.Min)) else tuple(map(self.expression, value.args))
        return Application(value.func, notation_of_plain(name), ordered)

    def _case(self, value: Expr, condition: Any) -> Case:
        return Case(self.expression(value), None if condition == sympy.true else self.boolean(condition))

    def boolean(self, condition: Any) -> Node:
        """Return the tree of a SymPy relation or of several that hold together."""
        if isinstance(condition, sympy.And):
            return Sequence(tuple(self.boolean(part) for part in sorted(condition.args, key=sympy.default_sort_key)))
        if isinstance(condition, sympy.core.relational.Relational):
            sign = {"==": "=", "!=": "!="}.get(condition.rel_op, condition.rel_op)
            return Relation((self.expression(condition.lhs), self.expression(condition.rhs)), (sign,))
        raise OutputError("unprintable", f"The condition {condition} has no printed form.", "Use relations joined by 'and'.")
