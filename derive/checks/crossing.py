"""Roots of what is no polynomial in the unknown: a difference that rises or falls throughout crosses zero once at most.

It does cross zero when it has opposite signs at the two ends of the interval, which are values, or limits where the
difference has no value.
"""

from __future__ import annotations

import sympy
from sympy import Expr, oo

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.inlining import bounds_of
from derive.checks.limit import check_limit
from derive.checks.sign import check_sign
from derive.claims import HasLimit, HasSign, HasSolution
from derive.equation import Statement
from derive.symbols import domain_of
from derive.verdict import Status, Verdict, Witness, proved, refuted, unknown

METHOD = "monotonicity"
_OPPOSITE = {">0": "<0", "<0": ">0", "=0": "=0"}


def crossed(claim: HasSolution, others: tuple[Statement, ...], context: Context) -> Verdict:
    """Judge existence and uniqueness by the signs at the ends and the sign of the derivative."""
    return Crossing(claim, others, context).verdict()


class Crossing:
    """The difference of the two sides on the interval."""

    def __init__(self, claim: HasSolution, others: tuple[Statement, ...], context: Context) -> None:
        self.claim, self.others, self.context = claim, others, context
        self.residual = claim.equation.residual
        self.conditions = dict.fromkeys(claim.conditions)

    def verdict(self) -> Verdict:
        """Return what the two ends and the slope say together."""
        try:
            direction = self._direction()
        except OutOfReach as limit:
            return unknown(METHOD, f"The derivative was not formed: {limit.reason}.")
        if self.claim.value is not None:
            return self._proved() if direction else unknown(METHOD, "The sign of the derivative is open.")
        first, last = self._at_end(lower=True), self._at_end(lower=False)
        opposite = first in (">0", "<0") and last == _OPPOSITE[first]
        if opposite and (direction or not self.claim.unique):
            return self._proved()
        if direction and self._stays_away(first, last, direction):
            return refuted(
                METHOD,
                f"The equation has no root in {self.claim.domain}.",
                witness=Witness({}, "no root", "one root" if self.claim.unique else "a root"),
            )
        if not direction and self.claim.unique:
            return unknown(METHOD, "The sign of the derivative is open.")
        return unknown(METHOD, "The signs at the ends of the interval do not show whether there is a root.")

    def _proved(self) -> Verdict:
        return proved(METHOD, conditions=tuple(self.conditions))

    def _direction(self) -> int:
        """Return 1 where the difference rises throughout, -1 where it falls, 0 where that is open."""
        slope = tangent(self.residual, {self.claim.unknown: sympy.S.One})
        return 1 if self._has_sign(slope, ">0") else -1 if self._has_sign(slope, "<0") else 0

    def _has_sign(self, expression: Expr, sign: str) -> bool:
        inside = bounds_of(self.claim.domain, self.claim.unknown)
        given = (*self.claim.given, *(inside if self.claim.unknown in expression.free_symbols else ()))
        verdict = check_sign(HasSign(expression, sign, self.others, self.claim.conditions, given), self.context)
        if verdict.status is Status.PROVED:
            self.conditions |= dict.fromkeys(verdict.conditions)
            return True
        return False

    def _stays_away(self, first: str | None, last: str | None, direction: int) -> bool:
        """Whether a difference that moves in one direction starts beyond zero, or never reaches it."""
        beyond = ">0" if direction > 0 else "<0"
        starts_at_zero = first == "=0" and self._is_open(lower=True)
        stops_at_zero = last == "=0" and self._is_open(lower=False)
        return first == beyond or last == _OPPOSITE[beyond] or starts_at_zero or stops_at_zero

    def _end(self, lower: bool) -> Expr:
        """Return where the unknown ends, by the interval or by its own domain."""
        known = [one.lower if lower else one.upper for one in (self.claim.domain, domain_of(self.claim.unknown))]
        bounds = [bound for bound in known if bound is not None]
        return (-oo if lower else oo) if not bounds else max(bounds) if lower else min(bounds)

    def _is_open(self, lower: bool) -> bool:
        """Whether the unknown never reaches an end."""
        end = self._end(lower)
        return (
            not all(one.contains(end) for one in (self.claim.domain, domain_of(self.claim.unknown))) if end.is_finite else True
        )

    def _at_end(self, lower: bool) -> str | None:
        """Return the sign of the difference at an end of the interval, or None where it is open."""
        limits = [self._limit(term, self._end(lower), lower) for term in sympy.Add.make_args(self.residual)]
        infinite = {one for one in limits if one in (oo, -oo)}
        if None in limits or len(infinite) > 1:
            return None
        if infinite:
            return ">0" if oo in infinite else "<0"
        total = sympy.Add(*(one for one in limits if one is not None))
        return next((sign for sign in (">0", "<0", "=0") if self._has_sign(total, sign)), None)

    def _limit(self, term: Expr, end: Expr, lower: bool) -> Expr | None:
        """Return the value of a term at an end, or its limit."""
        unknown_symbol = self.claim.unknown
        if unknown_symbol not in term.free_symbols:
            return term
        placed = term.xreplace({unknown_symbol: end}) if end.is_finite else sympy.nan
        if not placed.has(sympy.nan, sympy.zoo, oo, -oo):
            return placed
        for value in (oo, -oo, sympy.S.Zero):
            goal = HasLimit(
                term, unknown_symbol, end, value, "+" if lower else "-", self.others, self.claim.conditions, self.claim.given
            )
            verdict = check_limit(goal, self.context)
            if verdict.status is Status.PROVED:
                self.conditions |= dict.fromkeys(verdict.conditions)
                return value
        return None
