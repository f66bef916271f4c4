"""Where the generators stand that are not symbols, and what they are worth at a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy
from flint import arb, fmpq

from derive.algebra.ball import evaluate
from derive.algebra.instances import Instance, instance
from derive.algebra.work import OutOfReach
from derive.functions import FunctionDeclaration, declared_functions

Value = fmpq | arb
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
        inside = set().union(*(self.generators[position].free_symbols for position in self.positions))
        self.barred = frozenset(self.positions) | {p for p, one in enumerate(self.generators) if one in inside}

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
        self, position: int, values: Sequence[Value | None], functions: Mapping[FunctionDeclaration, Instance]
    ) -> Value | None:
        """Enclose a kernel at a point; None where it has no value."""
        known = {
            symbol: arb(values[place])
            for place, symbol in enumerate(self.generators)
            if isinstance(symbol, sympy.Symbol) and values[place] is not None
        }
        try:
            ball = evaluate(self.generators[position], known, PRECISION, functions)
        except OutOfReach:
            return None
        if not ball.is_finite():
            return None
        return fmpq(ball.unique_fmpz()) if ball.is_exact() and ball.is_integer() else ball
