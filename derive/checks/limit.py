"""Limits by degree and leading coefficient, once the definitions through which the variable enters are put in."""

from __future__ import annotations

from dataclasses import replace

import sympy
from flint import fmpq_mpoly

from derive.algebra.elimination import eliminate
from derive.algebra.limit import Leading, at_infinity, at_point
from derive.algebra.positivity import POSSIBLE, Knowledge, times
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.entails import equation_verdict
from derive.checks.ground import clash, grounded, precisely, require_all
from derive.checks.situation import Situation
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
    asked = (claim.expression, claim.variable, *finite, *(condition.expression for condition in needed))
    situation = Situation(claim.premises, claim.given, context, asked)
    if situation.is_contradictory:
        return clash(claim.premises, claim.given, context)
    denied = require_all(situation, needed)
    if denied is not None:
        return denied
    places = [place for place, one in enumerate(situation.generators) if claim.variable in one.free_symbols]
    if len(places) != 1 or not _is_power_of(situation.generators[places[0]], claim.variable):
        return unknown(
            METHOD, f"{claim.variable} occurs inside a function or with several powers, where degrees do not decide."
        )
    return grounded(_judge(claim, situation, places[0]), situation)


def _is_power_of(generator: sympy.Expr, variable: sympy.Symbol) -> bool:
    """Whether a generator is the variable or a root of it, which tends where the variable tends (0 or oo)."""
    if generator == variable:
        return True
    return isinstance(generator, sympy.Pow) and generator.base == variable and isinstance(generator.exp, sympy.Rational)


def _judge(claim: HasLimit, situation: Situation, position: int) -> Verdict:
    solution = eliminate(situation.polynomials, situation.knowledge, _defined(claim, situation, position))
    if any(polynomial.degrees()[position] for polynomial in solution.remaining):
        return unknown(METHOD, f"The premises do not say how {claim.expression} depends on {claim.variable}.")
    known = solution.knowledge(situation.knowledge)
    leading = _leading(claim, situation, solution.reduce_fraction(*situation.fraction(claim.expression)), position)
    if leading is None:
        return unknown(METHOD, f"{claim.variable} cannot approach {claim.point} from this side within its domain.")
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
    named = []
    for equation in situation.equations:
        sides = [side for side in (equation.lhs, equation.rhs) if isinstance(side, sympy.Symbol)]
        named.extend(sides[:1] if sides else claim.expression.free_symbols - {claim.variable})
    places = [place for place, one in enumerate(situation.generators) if one in named and place != position]
    return [place for place in places if place not in situation.kernels.barred]


def _leading(claim: HasLimit, situation: Situation, fraction: tuple[fmpq_mpoly, fmpq_mpoly], position: int) -> Leading | None:
    if claim.point.is_infinite:
        if claim.point == -sympy.oo and situation.generators[position] != claim.variable:
            return None
        return at_infinity(*fraction, position, positive=claim.point == sympy.oo)
    interval = situation.knowledge.ranges[position]
    from_above = claim.direction != "-"
    if situation.generators[position] != claim.variable:
        if claim.point != 0 or not from_above:
            return None
    elif claim.point.is_Rational:
        bound = situation.fraction(claim.point)[0]
        number = bound.leading_coefficient() if bound else 0
        if from_above and interval.upper is not None and interval.upper <= number:
            return None
        if not from_above and interval.lower is not None and interval.lower >= number:
            return None
    return at_point(*fraction, position, situation.fraction(claim.point), from_above)


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
