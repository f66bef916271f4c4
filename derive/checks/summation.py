"""Finite sums: added up when the bounds are numbers, by induction on the upper bound when it is a symbol.

An infinite sum is judged when it is geometric with a ratio between -1 and 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import sympy

from derive.algebra.work import MAXIMUM_SUMMANDS
from derive.checks.context import Context
from derive.checks.entails import check_entails
from derive.checks.sign import check_sign
from derive.claims import Entails, HasSign, SumsTo
from derive.equation import Condition, Equation, Statement
from derive.symbols import domain_of
from derive.verdict import Status, Verdict, proved, unknown, weakest


def check_sum(claim: SumsTo, context: Context) -> Verdict:
    """Judge a sum."""
    lower, upper = claim.lower, claim.upper
    if isinstance(lower, sympy.Integer) and isinstance(upper, sympy.Integer):
        return _added_up(claim, context, int(lower), int(upper))
    if upper == sympy.oo and isinstance(lower, sympy.Integer):
        return _geometric(claim, context)
    return _by_induction(claim, context)


def _equal(claim: SumsTo, context: Context, left: sympy.Expr, right: sympy.Expr, more: tuple[Statement, ...] = ()) -> Verdict:
    return check_entails(Entails((*claim.premises, *more), Equation(left, right), claim.conditions, claim.given), context)


def _term(claim: SumsTo, place: sympy.Expr) -> sympy.Expr:
    return claim.term.xreplace({claim.index: place})


def _added_up(claim: SumsTo, context: Context, lower: int, upper: int) -> Verdict:
    if upper - lower >= MAXIMUM_SUMMANDS:
        return unknown("summation", "The sum has too many terms to be added up.")
    total = sympy.Add(*(_term(claim, sympy.Integer(place)) for place in range(lower, upper + 1)))
    return _named([_equal(claim, context, total, claim.value)], "summation")


def _by_induction(claim: SumsTo, context: Context) -> Verdict:
    """The value is the first term at the first bound, and grows by the next term with the bound."""
    claim = _without_common_factors(claim)
    names = sorted(claim.upper.free_symbols, key=str)
    if len(names) != 1 or claim.upper - names[0] != (claim.upper - names[0]).xreplace({names[0]: sympy.S.Zero}):
        return unknown("induction", "The upper bound is not a symbol, or a symbol plus a number.")
    count = names[0]
    if any(count in premise.free_symbols for premise in claim.premises) or not count.is_integer:
        return unknown("induction", f"{count} is not declared an integer, or a premise mentions it.")
    if count in claim.term.free_symbols:
        return unknown("induction", f"The terms themselves change with {count}.")
    start = claim.lower - (claim.upper - count)
    first = claim.value.xreplace({count: start})
    after = claim.value.xreplace({count: count + 1})
    earliest = domain_of(count).lower
    if earliest is None or earliest < start - 1:
        return unknown("induction", f"{count} may be so small that the sum is not defined.")
    empty = claim.value.xreplace({count: start - 1})
    verdicts = [
        _equal(claim, context, first, _term(claim, claim.lower))
        if earliest >= start
        else _equal(claim, context, empty, sympy.S.Zero),
        _equal(claim, context, after - claim.value, _term(claim, claim.upper + 1)),
    ]
    return _named(verdicts, "induction")


def _without_common_factors(claim: SumsTo) -> SumsTo:
    """Take factors that do not change with the index out of the sum; they must not vanish to be divided by."""
    common, term = claim.term.as_independent(claim.index, as_Add=False)
    if common.is_zero is not False or not common.free_symbols & claim.upper.free_symbols:
        return claim
    return replace(claim, term=term, value=claim.value / common)


def _geometric(claim: SumsTo, context: Context) -> Verdict:
    ratio = _term(claim, claim.index + 1) / claim.term
    first = _term(claim, claim.lower + 1) / _term(claim, claim.lower)
    inside = Condition(1 - first**2, ">0")
    verdicts = [
        _equal(claim, context, ratio, first),
        check_sign(HasSign(inside.expression, ">0", claim.premises, claim.conditions, claim.given), context),
        _equal(claim, context, claim.value * (1 - first), _term(claim, claim.lower)),
    ]
    return _named(verdicts, "geometric series")


def _named(verdicts: Iterable[Verdict], method: str) -> Verdict:
    found = weakest(verdicts)
    if found.status is Status.PROVED:
        return proved(method, conditions=found.conditions, premises=found.premises)
    return found
