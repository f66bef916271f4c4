"""Where the generators stand that are not symbols, and what they are worth at a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import lcm

import sympy
from flint import arb, fmpq

from derive.algebra.ball import evaluate
from derive.algebra.exact import exact_value
from derive.algebra.fitting import Concrete, Value, fitted, value_at
from derive.algebra.instances import instance
from derive.algebra.work import OutOfReach
from derive.functions import DeclaredFunction, FunctionDeclaration, declared_functions

PRECISION = 192

__all__ = ["PRECISION", "Concrete", "KernelValues", "Value"]


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

    @cached_property
    def applied(self) -> dict[int, FunctionDeclaration]:
        """The generators that are declared functions or their partials, with the declaration."""
        return {place: one.declaration for place, one in enumerate(self.generators) if isinstance(one, DeclaredFunction)}

    def partials_in(self, position: int, declaration: FunctionDeclaration) -> frozenset[tuple[int, ...]]:
        """Return the partials of a function that occur in a generator; the function itself is the empty tuple."""
        found = self.generators[position].atoms(DeclaredFunction)
        return frozenset(one.index for one in found if one.declaration == declaration)

    def fit(
        self,
        position: int,
        wanted: Value,
        known: Mapping[sympy.Symbol, Value],
        functions: dict[FunctionDeclaration, Concrete],
        kept: Sequence[tuple[int, ...]] = (),
    ) -> bool:
        """Move the concrete function so that a generator gets the value wanted; False when the declaration forbids it."""
        generator = self.generators[position]
        arguments = [self._at(argument, known, functions) for argument in generator.args]
        found = [argument for argument in arguments if argument is not None]
        if len(found) < len(arguments):
            return False
        concrete = functions[generator.declaration]
        moved = fitted(generator.declaration, concrete, generator.index, found, wanted, kept)
        if moved is None:
            return False
        functions[generator.declaration] = moved
        return True

    def instances(self, seed: int, whole: bool = False) -> dict[FunctionDeclaration, Concrete]:
        """Return concrete functions for the declared ones, with whole exponents if wanted."""
        chosen: dict[FunctionDeclaration, Concrete] = {}
        declarations = [one for position in self.positions for one in declared_functions(self.generators[position])]
        for declaration in dict.fromkeys(declarations):
            found = instance(declaration, seed, whole=True) if whole else None
            for powers in (True, False) if seed % 2 else (False, True):
                found = found or instance(declaration, seed, powers)
                if found is not None:
                    chosen[declaration] = found
                    break
        return chosen

    def value(
        self, position: int, known: Mapping[sympy.Symbol, Value], functions: Mapping[FunctionDeclaration, Concrete]
    ) -> Value | None:
        """Return the value of a kernel at a point, exact where possible; None where it has no value."""
        kernel = self.generators[position]
        if isinstance(kernel, DeclaredFunction) and kernel.declaration in functions:
            arguments = [self._at(argument, known, functions) for argument in kernel.args]
            found = [argument for argument in arguments if argument is not None]
            value = value_at(functions[kernel.declaration], kernel.index, found) if len(found) == len(arguments) else None
            return value if isinstance(value, fmpq) or (value is not None and value.is_finite()) else None
        return self._at(kernel, known, functions)

    def _at(
        self,
        expression: sympy.Expr,
        known: Mapping[sympy.Symbol, Value],
        functions: Mapping[FunctionDeclaration, Concrete],
    ) -> Value | None:
        exact = exact_value(expression, {symbol: value for symbol, value in known.items() if isinstance(value, fmpq)})
        if exact is not None:
            return exact
        try:
            ball = evaluate(expression, {symbol: arb(value) for symbol, value in known.items()}, PRECISION, functions)
        except OutOfReach:
            return None
        return ball if ball.is_finite() else None


def _is_root(power: sympy.Pow, symbol: sympy.Symbol) -> bool:
    return power.base == symbol and isinstance(power.exp, sympy.Rational)
