"""Limits by degree and leading coefficient, once the definitions through which the variable enters are put in."""

from __future__ import annotations

from dataclasses import replace

import sympy
from flint import fmpq_mpoly

from derive.algebra.elimination import eliminate
from derive.algebra.knowledge import Knowledge
from derive.algebra.limit import Leading, at_infinity, at_point
from derive.algebra.positivity import POSSIBLE, times
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import equation_verdict
from derive.checks.ground import grounded, opened, precisely
from derive.checks.situation import Fraction, Situation
from derive.checks.tendency import rational, tendency
from derive.claims import HasLimit
from derive.equation import Condition, Equation
from derive.verdict import Verdict, Witness, proved, refuted, unknown

METHOD = "degree"


def check_limit(claim: HasLimit, context: Context) -> Verdict:
    """Judge a limit."""
    return precisely(lambda: _check_limit(claim, context))


def _check_limit(claim: HasLimit, context: Context) -> Verdict:
    finite = [one for one in (claim.point, claim.value) if not one.is_infinite]
    needed = (*claim.conditions, *suppositions(claim.expression, *finite))
    situation = opened(claim.premises, claim.given, context, (claim.expression, claim.variable, *finite), needed)
    if isinstance(situation, Verdict):
        return situation
    used = (*situation.polynomials, *situation.fraction(claim.expression))
    moving = [place for place, one in enumerate(situation.generators) if claim.variable in one.free_symbols]
    places = [place for place in moving if any(polynomial.degrees()[place] for polynomial in used)]
    if not places:
        return grounded(_compare_finite(claim, situation, claim.expression), situation)
    if len(places) > 1:
        return unknown(METHOD, f"{claim.variable} occurs in several functions or powers, where degrees do not decide.")
    return grounded(_judge(claim, situation, places[0]), situation)


def _judge(claim: HasLimit, situation: Situation, position: int) -> Verdict:
    allowed = _defined(claim, situation, position)
    solution = eliminate(situation.polynomials, situation.knowledge, allowed, defines=situation.defines)
    if any(polynomial.degrees()[position] for polynomial in solution.remaining):
        return unknown(METHOD, f"The premises do not say how {claim.expression} depends on {claim.variable}.")
    known = solution.knowledge(situation.knowledge)
    leading = _leading(claim, situation, solution.reduce_fraction(*situation.fraction(claim.expression)), position)
    if leading is None:
        return unknown(METHOD, f"Degrees do not decide how the expression behaves as {claim.variable} tends to {claim.point}.")
    if not leading.numerator:
        return _compare_finite(claim, situation, sympy.S.Zero)
    for part in (leading.denominator, leading.numerator) if leading.order < 0 else (leading.denominator,):
        _leave_open(situation, known, part)
    if leading.order < 0:
        return _compare_infinite(claim, known, leading)
    ratio = situation.expression(leading.numerator) / situation.expression(leading.denominator)
    return _compare_finite(claim, situation, ratio if leading.order == 0 else sympy.S.Zero)


def _defined(claim: HasLimit, situation: Situation, position: int) -> list[int]:
    """Return the generators that the premises define, in the order of the premises from the last."""
    named: list[sympy.Symbol] = []
    for equation in situation.equations:
        sides = [side for side in (equation.lhs, equation.rhs) if isinstance(side, sympy.Symbol)]
        named.extend(sides[:1] if sides else claim.expression.free_symbols - {claim.variable})
    places = [place for place, one in enumerate(situation.generators) if one in named and place != position]
    return [place for place in places if place not in situation.kernels.barred]


def _leading(claim: HasLimit, situation: Situation, fraction: Fraction, position: int) -> Leading | None:
    zero = situation.fraction(sympy.S.Zero)
    goal = tendency(situation, situation.generators[position], claim.variable, claim.point)
    if goal is not None:
        return at_point(*fraction, position, zero, True) if goal == 0 else at_infinity(*fraction, position, goal == sympy.oo)
    if situation.generators[position] != claim.variable or not _can_approach(claim, situation, position):
        return None
    return at_point(*fraction, position, situation.fraction(claim.point), claim.direction != "-")


def _can_approach(claim: HasLimit, situation: Situation, position: int) -> bool:
    """Whether the domain of the variable reaches the point from this side."""
    interval = situation.knowledge.ranges[position]
    number = rational(claim.point)
    if number is None:
        return True
    if claim.direction == "-":
        return interval.lower is None or interval.lower < number
    return interval.upper is None or interval.upper > number


def _leave_open(situation: Situation, known: Knowledge, part: fmpq_mpoly) -> None:
    for factor, _ in part.factor()[1]:
        if 0 in known.signs(factor):
            situation.open.append(Condition(situation.expression(factor), "!=0"))


def _compare_infinite(claim: HasLimit, known: Knowledge, leading: Leading) -> Verdict:
    signs = times(known.signs(leading.numerator) - {0}, known.signs(leading.denominator) - {0})
    for sign, value in (("<0", -sympy.oo), (">0", sympy.oo)):
        if signs <= POSSIBLE[sign]:
            if claim.value == value:
                return proved(METHOD)
            return refuted(METHOD, f"The limit is {value}.", witness=Witness({}, str(value), str(claim.value)))
    if claim.value.is_infinite:
        return unknown(METHOD, "The expression grows without bound, but the sign of the leading coefficient is open.")
    return refuted(METHOD, "The expression grows without bound.", witness=Witness({}, "±oo", str(claim.value)))


def _compare_finite(claim: HasLimit, situation: Situation, limit: sympy.Expr) -> Verdict:
    if claim.value.is_infinite:
        return refuted(METHOD, "The limit is finite.", witness=Witness({}, str(limit), str(claim.value)))
    verdict = equation_verdict(situation, Equation(limit, claim.value))
    return replace(verdict, method=METHOD)
