"""Refutation: a point at which two expressions certainly differ, or evidence that none was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice

import flint
import sympy
from flint import arb

from derive.algebra.ball import NOT_A_NUMBER, evaluate_all, excludes_zero
from derive.algebra.instances import Instance, instances
from derive.algebra.sample import Point, points
from derive.algebra.survey import Survey
from derive.algebra.work import PRECISIONS
from derive.equation import Condition
from derive.symbols import Domain
from derive.verdict import Witness

ENOUGH_POINTS = 8
"""Points at which both sides must agree to 100 bits before equality counts as supported."""
_CANDIDATES = 40
_CLOSE = -100
_DIGITS = (12, 24, 48, 96, 192, 384, 600)
"""Digits shown of the two sides: as few as tell them apart."""
_THOROUGH = 3
_VARIANTS = 6


Place = tuple[Point, dict[object, Instance]]


@dataclass(frozen=True)
class Evidence:
    """What evaluation at points came to: a witness against, or the number of points that agree."""

    witness: Witness | None = None
    agreeing: int = 0
    finite: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Question:
    """Two expressions, the domains of their symbols and joint conditions."""

    left: sympy.Expr
    right: sympy.Expr
    conditions: tuple[Condition, ...] = ()
    domains: Mapping[sympy.Symbol, Domain] | None = None

    @property
    def parts(self) -> tuple[sympy.Expr, ...]:
        """All expressions that are evaluated."""
        return (self.left, self.right, *(condition.expression for condition in self.conditions))

    @cached_property
    def survey(self) -> Survey:
        """What occurs in these."""
        return Survey.of(self.parts)

    def places(self) -> Iterator[Place]:
        """Yield points with concrete functions; the same ones every time, made only once."""
        found, source = self._stream
        for number in count():
            if number == len(found):
                place = next(source, None)
                if place is None:
                    return
                found.append(place)
            yield found[number]

    @cached_property
    def _stream(self) -> tuple[list[Place], Iterator[Place]]:
        return [], self._fresh_places()

    def _fresh_places(self) -> Iterator[Place]:
        """Yield points with concrete functions, several of these in turn."""
        symbols = self.survey.symbols
        streams = []
        for variant in range(_VARIANTS):
            concrete = instances(self.survey, variant, powers=variant % 2 == 0)
            if concrete is None:
                continue
            streams.append((points(symbols, self.conditions, variant, self.domains, concrete), concrete))
            if not concrete:
                break
        while streams:
            for stream in list(streams):
                point = next(stream[0], None)
                if point is None:
                    streams.remove(stream)
                else:
                    yield point, stream[1]


def both_sides(question: Question, point: Point, functions: dict[object, Instance], precision: int) -> tuple[arb, arb]:
    """Enclose both sides at a point."""
    left, right = evaluate_all((question.left, question.right), point, precision, functions)
    return left, right


def glance(question: Question, first: int, number: int) -> Evidence:
    """Evaluate at the lowest precision at `number` points, leaving out the `first` ones."""
    finite = 0
    for point, functions in islice(question.places(), first, first + number):
        left, right = both_sides(question, point, functions, PRECISIONS[0])
        if _apart(left, right, PRECISIONS[0]):
            return Evidence(_witness(point, functions, left, right, PRECISIONS[0]), 0, finite)
        finite += bool((left - right).is_finite())
    return Evidence(None, 0, finite)


def search(question: Question, enough: int = ENOUGH_POINTS) -> Evidence:
    """Evaluate at points until `enough` agree to 100 bits or one of them is a counterexample.

    The first points are taken to the highest precision, so that a difference of 10**-300 is still found.
    """
    agreeing = finite = 0
    for number, (point, functions) in enumerate(islice(question.places(), _CANDIDATES)):
        ladder = PRECISIONS if number < _THOROUGH and enough > _THOROUGH else PRECISIONS[:3]
        gap = NOT_A_NUMBER
        for precision in ladder:
            left, right = both_sides(question, point, functions, precision)
            if _apart(left, right, precision):
                return Evidence(_witness(point, functions, left, right, precision), agreeing, finite)
            with flint.ctx.workprec(precision):
                gap = left - right
            if not gap.is_finite() and precision >= PRECISIONS[1]:
                break
            if _is_close(gap) and ladder is not PRECISIONS:
                break
        finite += bool(gap.is_finite())
        agreeing += _is_close(gap)
        if agreeing >= enough:
            break
    return Evidence(None, agreeing, finite, "" if finite else "no point was found at which both sides exist")


def _is_close(gap: arb) -> bool:
    return bool(gap.is_finite()) and bool(abs(gap) < arb(2) ** _CLOSE)


def _apart(left: arb, right: arb, precision: int) -> bool:
    with flint.ctx.workprec(precision):
        return excludes_zero(left - right)


def _witness(point: Point, functions: dict[object, Instance], left: arb, right: arb, precision: int) -> Witness:
    shown = {_name(key): str(function) for key, function in functions.items()}
    with flint.ctx.workprec(precision):
        digits = next((many for many in _DIGITS if _text(left, many) != _text(right, many)), _DIGITS[-1])
        return Witness(point, _text(left, digits), _text(right, digits), shown)


def _text(ball: arb, digits: int) -> str:
    return str(ball.str(digits, radius=False))


def _name(key: object) -> str:
    return str(getattr(key, "key", key))
