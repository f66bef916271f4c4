"""Interval Newton after Krawczyk: a zero of a square system exists in a box, and only one.

For a box X with centre x, a matrix C and a Jacobian J evaluated over the whole box, put

    K(X) = x - C f(x) + (I - C J(X)) (X - x).

If K(X) lies in the interior of X, then f has exactly one zero in X, and it lies in K(X). Everything is evaluated in ball
arithmetic, so that rounding belongs to the balls. C may come from anywhere: a bad one can only make the test fail.

Some unknowns may be given explicitly by the others (`c = 2 - k + b`). Such definitions are put in by the chain rule, so
that the box is one in the remaining unknowns, and exactly one zero there means exactly one of the whole system.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import flint
import sympy
from flint import arb, arb_mat

from derive.algebra.ball import Functions, Number, exact_ball
from derive.algebra.slopes import DualWalk
from derive.algebra.work import OutOfReach

Definitions = Sequence[tuple[sympy.Symbol, sympy.Expr]]
LARGEST_RADIUS = Fraction(1, 2 * 10**10)
"""A box may be 1e-10 wide."""
_PRECISIONS = (128, 384)
_RADII = (35, 45, 60, 90)
"""Radii that are tried, as negative powers of two; the first is the largest below `LARGEST_RADIUS`."""
_REFINEMENTS = 12
_CLOSE_ENOUGH = 2.0**-60
"""The next step would be far below the smallest radius, as the steps shrink quickly."""


@dataclass(frozen=True)
class Box:
    """A box of radius `radius` around `centre` in which the system has exactly one zero; it lies in `enclosure`.

    The radius holds for the unknowns and for the symbols that are defined by them.
    """

    centre: Mapping[sympy.Symbol, Fraction]
    radius: Fraction
    enclosure: Mapping[sympy.Symbol, arb]


class SquareSystem:
    """Equations `f = 0` with as many unknowns, made ready to be certified at many points.

    >>> x, y, a = sympy.symbols("x y a")
    >>> circle_and_line = SquareSystem([x**2 + y**2 - a, y - x], [x, y])
    >>> box = circle_and_line.certify({x: 0.7, y: 0.7}, {a: 1})
    >>> abs(float(box.centre[x]) - 0.5**0.5) < 1e-15, box.radius < Fraction(1, 10**10)
    (True, True)
    """

    def __init__(
        self, equations: Sequence[sympy.Expr], unknowns: Sequence[sympy.Symbol], definitions: Definitions = ()
    ) -> None:
        if len(equations) != len(unknowns):
            raise OutOfReach(f"{len(equations)} equations do not determine {len(unknowns)} unknowns")
        self.equations = tuple(equations)
        self.unknowns = tuple(unknowns)
        self.definitions = tuple(definitions)
        formulas = (*self.equations, *(expression for _, expression in self.definitions))
        self.numbers = tuple(sorted(set().union(*(formula.atoms(sympy.Rational) for formula in formulas)), key=str))

    def certify(
        self,
        near: Mapping[sympy.Symbol, float | Number],
        givens: Mapping[sympy.Symbol, Number],
        *,
        functions: Functions | None = None,
        inverse: Sequence[Sequence[float]] | None = None,
    ) -> Box:
        """Return a box around a zero close to `near`, or raise `OutOfReach` with the reason why none was established.

        `inverse` is an approximate inverse of the Jacobian, for large systems where a caller has one already.
        """
        reason = "no box around the point could be shown to hold exactly one zero"
        for precision in _PRECISIONS:
            with flint.ctx.workprec(precision):
                at = _At(self, {symbol: exact_ball(value) for symbol, value in givens.items()}, functions)
                try:
                    found = at.box([_point(near[unknown]) for unknown in self.unknowns], inverse)
                except RecursionError:
                    raise OutOfReach("an equation is nested too deeply") from None
            if isinstance(found, Box):
                return found
            reason = found
        raise OutOfReach(reason)


class _At:
    """A system at given parameters and the working precision of the moment."""

    def __init__(self, system: SquareSystem, givens: Mapping[sympy.Symbol, arb], functions: Functions | None) -> None:
        self.system, self.givens, self.functions = system, givens, functions
        self.numbers = {number: exact_ball(number) for number in system.numbers}

    def box(self, start: list[arb], inverse: Sequence[Sequence[float]] | None) -> Box | str:
        """Establish a box around a zero near `start`, or say why not."""
        size = len(start)
        if size == 0:
            return self._made([], Fraction(0), []) or "a definition has no value there"
        if inverse is None:
            try:
                preconditioner = _middle(_middle(self.jacobian(start)).inv())
            except ZeroDivisionError:
                return "the Jacobian is singular there, as at a double root"
        else:
            preconditioner = arb_mat(size, size, [arb(entry) for row in inverse for entry in row])
        if not all(entry.is_finite() for entry in preconditioner.entries()):
            return "the Jacobian has no finite inverse there"
        centre = self._refined(start, preconditioner)
        offset = preconditioner * self.residuals(centre)
        for power in _RADII:
            radius = arb(2) ** -power
            image = self._image(centre, offset, preconditioner, radius)
            if image is not None:
                found = self._made(centre, Fraction(1, 2**power), image)
                if found is not None:
                    return found
        return "the Jacobian changes too much around the point, or is singular there"

    def _image(self, centre: list[arb], offset: arb_mat, preconditioner: arb_mat, radius: arb) -> list[arb] | None:
        """Enclose K(X) - x, if it lies in the interior of X - x."""
        size = len(centre)
        around = arb(0, radius)
        slopes = self.jacobian([value + around for value in centre])
        defect = _identity(size) - preconditioner * slopes
        moved = defect * arb_mat(size, 1, [around] * size) - offset
        image: list[arb] = moved.entries()
        return image if all(entry.is_finite() and abs(entry) < radius for entry in image) else None

    def _made(self, centre: list[arb], radius: Fraction, image: list[arb]) -> Box | None:
        """The box in all symbols, if those that are defined are enclosed narrowly enough too."""
        unknowns = self.system.unknowns
        enclosure = {unknown: x + moved for unknown, x, moved in zip(unknowns, centre, image, strict=True)}
        for symbol, ball in zip((s for s, _ in self.system.definitions), self._defined(list(enclosure.values())), strict=True):
            enclosure[symbol] = ball
            if not ball.is_finite():
                return None
            radius = max(radius, _fraction(ball.rad()))
        if radius > LARGEST_RADIUS:
            return None
        middles = dict(zip(unknowns, centre, strict=True))
        exact = {symbol: _fraction(middles.get(symbol, ball.mid())) for symbol, ball in enclosure.items()}
        return Box(exact, radius, enclosure)

    def _refined(self, start: list[arb], preconditioner: arb_mat) -> list[arb]:
        """Move the centre towards the zero; exact numbers, so that nothing but the last test has to be trusted."""
        centre, last = start, None
        for _ in range(_REFINEMENTS):
            step = preconditioner * self.residuals(centre)
            size = max((abs(entry).mid() for entry in step.entries()), default=arb(0))
            if not size.is_finite() or (last is not None and not size < last):
                break
            centre, last = [(x - moved).mid() for x, moved in zip(centre, step.entries(), strict=True)], size
            if size < _CLOSE_ENOUGH:
                break
        return centre

    def residuals(self, point: list[arb]) -> arb_mat:
        """Enclose f as a column."""
        walk = self._walk(point, moving=False)
        return arb_mat(len(point), 1, [walk.ball(equation) for equation in self.system.equations])

    def jacobian(self, point: list[arb]) -> arb_mat:
        """Enclose the Jacobian, definitions put in by the chain rule."""
        walk, zero = self._walk(point, moving=True), arb(0)
        gradients = [walk.gradient(equation) for equation in self.system.equations]
        entries = [gradient.get(unknown, zero) for gradient in gradients for unknown in self.system.unknowns]
        return arb_mat(len(point), len(point), entries)

    def _walk(self, point: list[arb], *, moving: bool) -> DualWalk:
        values = {**self.givens, **dict(zip(self.system.unknowns, point, strict=True))}
        walk = DualWalk(values, self.system.unknowns if moving else (), self.functions)
        walk.known.update(self.numbers)
        for symbol, expression in self.system.definitions:
            walk.define(symbol, expression, moving=moving)
        return walk

    def _defined(self, point: list[arb]) -> list[arb]:
        walk = self._walk(point, moving=False)
        return [walk.values[symbol] for symbol, _ in self.system.definitions]


def _identity(size: int) -> arb_mat:
    return arb_mat(size, size, [int(row == column) for row in range(size) for column in range(size)])


def _middle(matrix: arb_mat) -> arb_mat:
    return arb_mat(matrix.nrows(), matrix.ncols(), [entry.mid() for entry in matrix.entries()])


def _point(value: Any) -> arb:
    return arb(value) if isinstance(value, float) else exact_ball(value).mid()


def _fraction(exact: arb) -> Fraction:
    number = exact.fmpq()
    return Fraction(int(number.p), int(number.q))
