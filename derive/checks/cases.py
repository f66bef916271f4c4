"""Cases: what a claim draws from premises that hold only in a case is proved for that case only.

A premise such as `r = r_0 when Y <= Y_1` supposes its case. A claim that does not suppose it too, by `given` or in the
conclusion, gets it as an open side condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from derive.checks.context import Context
from derive.checks.ground import precisely, require_all
from derive.checks.situation import Situation
from derive.claims import Entails, IsInfeasible
from derive.equation import Condition, Equation, Statement
from derive.verdict import Verdict

Check = Callable[[Any, Context], Verdict]


def cases_of(premises: Iterable[Statement], known: Iterable[Condition] = ()) -> tuple[Condition, ...]:
    """Return the cases in which the premises hold, as far as they are not known to obtain.

    >>> import sympy
    >>> x, y = sympy.symbols("x y")
    >>> [str(case) for case in cases_of([Equation(x, 0, holds_for=(Condition(y, ">0"),))])]
    ['y > 0']
    """
    held = [case for premise in premises if isinstance(premise, Equation) for case in premise.holds_for]
    settled = set(known)
    return tuple(case for case in dict.fromkeys(held) if case not in settled)


def without_cases(premises: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the premises without the cases in which they hold."""
    return tuple(premise if isinstance(premise, Condition) else replace(premise, holds_for=()) for premise in premises)


def within_cases(claim: Any, context: Context, judge: Check) -> Verdict:
    """Judge a claim in the cases of its premises; those that nothing implies stay open.

    An entailment looks after its own cases, since its conclusion may be restricted to them.
    """
    cases = () if isinstance(claim, Entails) else cases_of(claim.premises, claim.given)
    if not cases:
        return judge(claim, context)
    return precisely(lambda: _within(claim, context, judge, cases))


def _within(claim: Any, context: Context, judge: Check, cases: tuple[Condition, ...]) -> Verdict:
    stated = without_cases(claim.premises)
    held = getattr(claim.conclusion, "holds_for", ())
    # An excluded case is excluded by contradiction with the very premises, which therefore say nothing about it.
    around = () if isinstance(claim, IsInfeasible) else stated
    situation = Situation(around, (*claim.given, *held), context, [case.expression for case in cases])
    already = len(situation.open)
    denied = require_all(situation, cases)
    if denied is not None and around:
        return denied
    verdict = judge(replace(claim, premises=stated, given=(*claim.given, *cases)), context)
    return verdict.under(situation.open[already:]) if verdict.stands else verdict
