"""Where the generators stand that are not symbols, and what they are worth at a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import lcm
from typing import TypeAlias

import sympy
from flint import arb, fmpq

from derive.algebra.ball import evaluate
from derive.algebra.exact import exact_value
from derive.algebra.instances import Instance, instance
from derive.algebra.work import OutOfReach
from derive.functions import FunctionDeclaration, declared_functions

Value: TypeAlias = "fmpq | arb"
PRECISION = 192


class KernelValues:
    """Logarithms, powers, exponentials, declared functions and their partials among the generators.

    `barred` are the positions that elimination must leave alone: kernels, and symbols that occur inside one. A declared
    function stands for one concrete function, with every declared sign, at all its arguments.
    """

    def __init__(self, generators: Sequence[sympy.Expr]) -> None:
        self.generators = tuple(generators)
        found = [position for position, one in enumerate(generators) if not isinstance(one, sympy.Symbol)]
        self.positions = tuple(
            sorted(found, key=lambda position: sum(1 for _ in sympy.preorder_traversal(generators[position])))
        )
        self.inside: set[sympy.Symbol] = set().union(*(self.generators[position].free_symbols for position in self.positions))
        self.barred = frozenset(self.positions) | {p for p, one in enumerate(self.generators) if one in self.inside}

    @property
    def hidden(self) -> dict[sympy.Symbol, int]:
        """Symbols that occur inside kernels only, with the power that makes all their roots rational."""
        found: dict[sympy.Symbol, int] = {}
        for symbol in sorted(self.inside - set(self.generators), key=str):
            roots = [
                one.exp.q
                for position in self.positions
                for one in self.generators[position].atoms(sympy.Pow)
                if _is_root(one, symbol)
            ]
            found[symbol] = lcm(*roots) if roots else 1
        return found

    def needs(self, position: int) -> frozenset[int]:
        """Return the positions of the symbols inside a kernel."""
        inside = self.generators[position].free_symbols
        return frozenset(place for place, one in enumerate(self.generators) if one in inside)

    def symbols(self, values: Sequence[Value]) -> dict[sympy.Symbol, Value]:
        """Return the values of the symbols among the generators."""
        return {one: value for one, value in zip(self.generators, values, strict=False) if isinstance(one, sympy.Symbol)}

    def instances(self, seed: int) -> dict[FunctionDeclaration, Instance]:
        """Return concrete functions for the declared ones."""
        chosen: dict[FunctionDeclaration, Instance] = {}
        declarations = [one for position in self.positions for one in declared_functions(self.generators[position])]
        for declaration in dict.fromkeys(declarations):
            for powers in (True, False) if seed % 2 else (False, True):
                found = instance(declaration, seed, powers)
                if found is not None:
                    chosen[declaration] = found
                    break
        return chosen

    def value(
        self, position: int, known: Mapping[sympy.Symbol, Value], functions: Mapping[FunctionDeclaration, Instance]
    ) -> Value | None:
        """Return the value of a kernel at a point, exact where possible; None where it has no value."""
        kernel = self.generators[position]
        exact = exact_value(kernel, {symbol: value for symbol, value in known.items() if isinstance(value, fmpq)})
        if exact is not None:
            return exact
        try:
            ball = evaluate(kernel, {symbol: arb(value) for symbol, value in known.items()}, PRECISION, functions)
        except OutOfReach:
            return None
        return ball if ball.is_finite() else None


def _is_root(power: sympy.Pow, symbol: sympy.Symbol) -> bool:
    return power.base == symbol and isinstance(power.exp, sympy.Rational)
