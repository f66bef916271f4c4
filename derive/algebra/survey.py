"""One look over some expressions: what occurs in them. Equal subexpressions are visited once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sympy
from sympy.concrete.expr_with_limits import ExprWithLimits
from sympy.core.function import AppliedUndef

from derive.algebra.work import MAXIMUM_NODES, OutOfReach
from derive.functions import DeclaredFunction, FunctionDeclaration

OPAQUE = (sympy.Sum, sympy.Product, sympy.Derivative, sympy.Integral, sympy.Limit, sympy.Piecewise, sympy.Subs)
"""Objects that the normal form takes as a whole; they are equal only to themselves."""


@dataclass
class Survey:
    """The leaves and kernels of some expressions.

    >>> x, y = sympy.symbols("x y")
    >>> found = Survey.of([sympy.sqrt(x) + sympy.log(x * y)])
    >>> found.symbols == {x, y}, found.powers, len(found.functions)
    (True, [sqrt(x)], 1)
    """

    symbols: set[sympy.Symbol] = field(default_factory=set)
    powers: list[sympy.Pow] = field(default_factory=list)
    """Powers with an exponent that is not a plain integer, outside sums, cases and other objects taken as a whole."""
    functions: list[sympy.Function] = field(default_factory=list)
    declarations: set[FunctionDeclaration] = field(default_factory=set)
    undeclared: dict[Any, int] = field(default_factory=dict)
    """Plain SymPy functions `Function("f")` with the number of their arguments."""
    has_floats: bool = False
    unreal: str = ""
    """Why an expression can have no real value, or the empty string."""

    @classmethod
    def of(cls, expressions: Iterable[sympy.Basic]) -> Survey:
        """Look over the expressions; raises `OutOfReach` when they are too long."""
        found = cls()
        parts = list(expressions)
        seen: set[sympy.Basic] = set(parts)
        inside = found._walk(parts, seen, is_read=True)
        found._walk(inside, seen, is_read=False)
        if any(isinstance(node, (ExprWithLimits, sympy.Subs)) for node in seen):
            found.symbols = set().union(*(part.free_symbols for part in parts))
        return found

    def _walk(self, parts: list[sympy.Basic], seen: set[sympy.Basic], is_read: bool) -> list[sympy.Basic]:
        """Note all nodes; return those inside objects that the normal form takes as a whole, to be walked later."""
        waiting, inside = list(parts), []
        for node in waiting:
            self._note(node, is_read)
            if is_read and isinstance(node, OPAQUE):
                inside += node.args
                continue
            for part in node.args:
                if part not in seen:
                    seen.add(part)
                    waiting.append(part)
            if len(waiting) > MAXIMUM_NODES:
                raise OutOfReach("the expressions are too long")
        return inside

    def _note(self, node: Any, is_read: bool) -> None:
        if isinstance(node, sympy.Symbol):
            self.symbols.add(node)
            if node.is_real is False or not node.is_commutative:
                self.unreal = f"the symbol {node} is not a real number"
        elif isinstance(node, sympy.Pow):
            if is_read and not isinstance(node.exp, sympy.Integer):
                self.powers.append(node)
        elif isinstance(node, sympy.Function):
            self.functions.append(node)
            if isinstance(node, DeclaredFunction):
                self.declarations.add(node.declaration)
            elif isinstance(node, AppliedUndef):
                self.undeclared[node.func] = len(node.args)
        elif isinstance(node, sympy.Float):
            self.has_floats = True
        elif node is sympy.I:
            self.unreal = "an expression contains the imaginary unit; derive compares real expressions"
        elif node is sympy.zoo or node is sympy.nan:
            self.unreal = "an expression divides by zero"
