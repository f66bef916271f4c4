"""Points of systems that nothing solves exactly: a root is approached by Newton's method and enclosed after Krawczyk.

Some symbols get random rational values, as many as there are equations are unknown, and declared functions are random
concrete ones. What comes out is a box that contains exactly one solution, so that a sign read off the box is rigorous.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from random import Random

import flint
import sympy
from flint import arb, arb_mat, fmpq

from derive.algebra.elimination import Pivot
from derive.algebra.kernel_values import Concrete, KernelValues, Value
from derive.algebra.knowledge import Knowledge
from derive.algebra.krawczyk import SquareSystem
from derive.algebra.point import Point
from derive.algebra.positivity import Range
from derive.algebra.slopes import DualWalk
from derive.algebra.values import evaluate, inside, random_value
from derive.algebra.work import OutOfReach
from derive.functions import FunctionDeclaration

MOST_EQUATIONS = 4
CHOICES = 8
INSTANCES = 3
STARTS = 4
STEPS = 14
HALVINGS = 6
PRECISION = 64
CLOSE = 2.0**-30

Functions = Mapping[FunctionDeclaration, Concrete]


@dataclass(frozen=True)
class System:
    """Expressions that vanish, and the range of every symbol in them, those preferred as unknowns first."""

    residuals: tuple[sympy.Expr, ...]
    ranges: Mapping[sympy.Symbol, Range]

    def solutions(self, functions: Functions, seed: int) -> Iterator[dict[sympy.Symbol, fmpq | arb]]:
        """Yield solutions: rational numbers for the symbols that are given, enclosures for the unknowns.

        >>> from derive.algebra.positivity import Range
        >>> x, y = sympy.symbols("x y")
        >>> system = System((sympy.log(x) + x - y,), {x: Range(lower=fmpq(0)), y: Range()})
        >>> found = next(system.solutions({}, seed=1))
        >>> (found[x].log() + found[x] - found[y]).contains(0), found[x].rad() < 1e-10
        (True, True)
        """
        if not 0 < len(self.residuals) <= MOST_EQUATIONS:
            return
        source = Random(seed)
        for unknowns in islice(self._choices(), CHOICES):
            for attempt in range(STARTS):
                found = self._solution(unknowns, functions, source, attempt)
                if found is not None:
                    yield found

    def _choices(self) -> Iterator[tuple[sympy.Symbol, ...]]:
        """Yield sets of unknowns, each equation having one of its own."""
        occurring = [symbol for symbol, interval in self.ranges.items() if self._moves(symbol) and not interval.integer]
        for chosen in combinations(occurring, len(self.residuals)):
            if all(residual.free_symbols & set(chosen) for residual in self.residuals):
                yield chosen

    def _moves(self, symbol: sympy.Symbol) -> bool:
        return any(symbol in residual.free_symbols for residual in self.residuals)

    def _solution(
        self, unknowns: Sequence[sympy.Symbol], functions: Functions, source: Random, attempt: int
    ) -> dict[sympy.Symbol, fmpq | arb] | None:
        drawn = {symbol: random_value(interval, source, attempt) for symbol, interval in self.ranges.items()}
        givens = {symbol: arb(value) for symbol, value in drawn.items() if symbol not in unknowns}
        try:
            with flint.ctx.workprec(PRECISION):
                near = _Newton(self, unknowns, givens, functions).root([arb(drawn[symbol]) for symbol in unknowns])
            if near is None:
                return None
            box = SquareSystem(self.residuals, unknowns).certify(
                dict(zip(unknowns, near, strict=True)), givens, functions=functions
            )
        except (OutOfReach, ZeroDivisionError):
            return None
        found: dict[sympy.Symbol, fmpq | arb] = {**drawn, **box.enclosure}
        return found if all(inside(found[symbol], interval) for symbol, interval in self.ranges.items()) else None


def certified_points(
    system: System, kernels: KernelValues, knowledge: Knowledge, rates: Sequence[Pivot], seed: int
) -> Iterator[Point]:
    """Yield points at which the system vanishes inside the ranges and under the known signs; `rates` follow from the rest."""
    for variant in range(INSTANCES):
        functions = kernels.instances(variant)
        for found in system.solutions(functions, seed + variant):
            values: list[Value] = [fmpq(0)] * len(knowledge.ranges)
            for position, generator in enumerate(kernels.generators):
                value = kernels.value(position, found, functions) if generator not in found else found[generator]
                if value is None:
                    break
                values[position] = value
            else:
                for pivot in reversed(rates):
                    slope = evaluate(pivot.slope, values)
                    values[pivot.position] = -evaluate(pivot.rest, values) / slope if slope != 0 else arb.nan()
                hidden = {symbol: value for symbol, value in found.items() if symbol not in kernels.generators}
                point = Point(tuple(values), hidden, functions)
                if point.satisfies(knowledge, len(kernels.generators)):
                    yield point
        if not functions:
            return


@dataclass(frozen=True)
class _Newton:
    """Newton's method that shortens its steps until they stay in the ranges; it only proposes."""

    system: System
    unknowns: Sequence[sympy.Symbol]
    givens: Mapping[sympy.Symbol, arb]
    functions: Functions

    def root(self, start: list[arb]) -> list[arb] | None:
        point = start
        for _ in range(STEPS):
            residuals, jacobian = self._at(point)
            size = max(abs(entry) for entry in residuals)
            if not size.is_finite():
                return None
            if size.mid() < CLOSE:
                return point
            step = jacobian.inv() * arb_mat(len(point), 1, residuals)
            moved = self._shortened(point, step.entries())
            if moved is None:
                return None
            point = moved
        return None

    def _at(self, point: list[arb]) -> tuple[list[arb], arb_mat]:
        walk = DualWalk({**self.givens, **dict(zip(self.unknowns, point, strict=True))}, self.unknowns, self.functions)
        residuals = [walk.ball(residual).mid() for residual in self.system.residuals]
        gradients = [walk.gradient(residual) for residual in self.system.residuals]
        entries = [gradient.get(unknown, arb(0)).mid() for gradient in gradients for unknown in self.unknowns]
        return residuals, arb_mat(len(point), len(point), entries)

    def _shortened(self, point: list[arb], step: list[arb]) -> list[arb] | None:
        ranges = [self.system.ranges[unknown] for unknown in self.unknowns]
        for halving in range(HALVINGS):
            moved = [(value - entry / 2**halving).mid() for value, entry in zip(point, step, strict=True)]
            if all(inside(value, interval) for value, interval in zip(moved, ranges, strict=True)):
                return moved
        return None
