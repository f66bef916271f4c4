"""The search for points at which everything supposed holds: exact ways first, certified boxes last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import sympy

from derive.algebra.branches import branches
from derive.algebra.certified import System, certified_points
from derive.algebra.elimination import Elimination, eliminate
from derive.algebra.point import Point, Variety
from derive.algebra.reading import range_of
from derive.symbols import domain_of

if TYPE_CHECKING:
    from derive.checks.situation import Situation

MOST_POINTS = 200


class Search:
    """Points of one situation; those already found are not searched again."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._streams: dict[int, tuple[list[Point], Iterator[Point]]] = {}
        self._varieties: dict[tuple[int, ...], list[Variety]] = {}

    def _ways(self) -> Iterator[list[Variety]]:
        """Yield ways to find points at which everything holds, each of one piece for each factor that may vanish.

        First symbols only are solved for, then declared functions too, as the last resort and as the first. Ways that
        leave an equation to luck come last.
        """
        symbols = (*self.situation.order, *self._inside)
        applied = tuple(sorted(self.situation.kernels.applied))
        hopeful = []
        for allowed in dict.fromkeys((symbols, (*symbols, *applied), (*applied, *symbols))):
            pieces = self._pieces(allowed)
            if all(piece.is_scheduled for piece in pieces):
                yield pieces
            else:
                hopeful.append(pieces)
        yield from hopeful

    def _pieces(self, allowed: tuple[int, ...]) -> list[Variety]:
        if allowed not in self._varieties:
            systems = branches(self._parametrization(allowed), self.situation.knowledge, allowed, self._needs)
            self._varieties[allowed] = [Variety(system, self.situation.grounds, self.situation.kernels) for system in systems]
        return self._varieties[allowed]

    @property
    def _inside(self) -> list[int]:
        kernels = self.situation.kernels
        return sorted(kernels.barred - set(kernels.positions))

    @property
    def _needs(self) -> dict[int, frozenset[int]]:
        kernels = self.situation.kernels
        return {position: kernels.needs(position) for position in kernels.positions}

    def _parametrization(self, allowed: tuple[int, ...]) -> Elimination:
        """The premises solved for points: here also for symbols inside kernels, and for declared functions themselves."""
        here = self.situation
        if list(allowed) == here.order or not here.polynomials:
            return here.solution
        if not here.solution.remaining and allowed[: len(here.order)] == tuple(here.order):
            return here.solution
        found = eliminate(here.polynomials, here.knowledge, allowed, defines=here.defines, inside=self._needs)
        return Elimination([*here.rates, *found.pivots], found.remaining, [], found.contradictory)

    def points(self, count: int, seed: int = 1) -> Iterator[Point]:
        """Yield points at which everything supposed holds; points already found are not searched again."""
        found, source = self._streams.setdefault(seed, ([], self._fresh_points(seed)))
        for place in range(count):
            if place == len(found):
                point = next(source, None)
                if point is None:
                    return
                found.append(point)
            yield found[place]

    def _fresh_points(self, seed: int) -> Iterator[Point]:
        """Take points from each piece in turn; a way that leads to none is followed by the next."""
        for pieces in self._ways():
            streams = [piece.points(MOST_POINTS, seed, self.situation.patience) for piece in pieces]
            is_empty = True
            while streams:
                for stream in list(streams):
                    point = next(stream, None)
                    if point is None:
                        streams.remove(stream)
                    else:
                        is_empty = False
                        yield point
            if not is_empty:
                return
        here = self.situation
        if not here.solution.contradictory:
            yield from certified_points(self._system, here.kernels, here.grounds, here.rates, seed)

    @property
    def _system(self) -> System:
        """The premises as they are written, for points that nothing finds exactly."""
        here = self.situation
        residuals = [equation.residual for equation in here.equations]
        residuals += [condition.expression for condition in here.supposed if condition.sign == "=0"]
        first = [equation.lhs for equation in here.equations if isinstance(equation.lhs, sympy.Symbol)]
        symbols = dict.fromkeys((*first, *here.tower.symbols))
        ranges = {symbol: range_of(here.domains.get(symbol, domain_of(symbol))) for symbol in symbols}
        return System(tuple(residual for residual in residuals if residual.free_symbols), ranges)
