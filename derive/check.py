"""From a derivation to a proof: every claim is judged by the one check for its kind.

The table below is the whole dispatch. A step with several candidates keeps the first that is proved, else the strongest;
a step that a strategy merely offers is left out unless it is proved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from derive.algebra.work import OutOfReach
from derive.checks.ambiguity import check_changes_sign
from derive.checks.approximation import check_approximation
from derive.checks.cases import within_cases
from derive.checks.context import Context
from derive.checks.curvature import check_curvature
from derive.checks.defines import check_defines
from derive.checks.derivative import check_derivative
from derive.checks.entails import check_entails
from derive.checks.infeasible import check_infeasible
from derive.checks.lagrangian import check_lagrangian
from derive.checks.limit import check_limit
from derive.checks.optimum import check_optimum
from derive.checks.rank import check_rank
from derive.checks.sign import check_sign
from derive.checks.solution import check_solution
from derive.checks.specialises import check_specialises
from derive.checks.stationary import check_stationary
from derive.checks.sufficient import check_sufficient
from derive.checks.summation import check_sum
from derive.checks.total_differential import check_total_differential
from derive.claims import (
    ApproximatesWithin,
    ChangesSign,
    Claim,
    Defines,
    Entails,
    HasLimit,
    HasRank,
    HasSign,
    HasSolution,
    IsCurved,
    IsDerivative,
    IsInfeasible,
    IsLagrangian,
    IsOptimum,
    IsStationary,
    IsSufficient,
    IsTotalDifferential,
    Specialises,
    SumsTo,
)
from derive.errors import Location, RuleError
from derive.step import Derivation, Move, Step
from derive.verdict import Status, Verdict, unknown, weakest

Check = Callable[[Any, Context], Verdict]

CHECKS: Mapping[type, Check] = {
    Entails: check_entails,
    Defines: check_defines,
    IsDerivative: check_derivative,
    IsLagrangian: check_lagrangian,
    IsStationary: check_stationary,
    IsTotalDifferential: check_total_differential,
    HasSign: check_sign,
    ChangesSign: check_changes_sign,
    HasLimit: check_limit,
    SumsTo: check_sum,
    HasSolution: check_solution,
    IsInfeasible: check_infeasible,
    IsOptimum: check_optimum,
    IsSufficient: check_sufficient,
    IsCurved: check_curvature,
    Specialises: check_specialises,
    HasRank: check_rank,
    ApproximatesWithin: check_approximation,
}

_STRENGTH = {Status.PROVED: 3, Status.SUPPORTED: 2, Status.UNKNOWN: 1, Status.REFUTED: 0}


@dataclass(frozen=True)
class Judged:
    """A step with the candidate that was kept, and its verdict."""

    step: Step
    verdict: Verdict


@dataclass(frozen=True)
class Proof:
    """A derivation of which every step has been judged."""

    derivation: Derivation
    judged: tuple[Judged, ...]

    @cached_property
    def overall(self) -> Verdict:
        """The weakest verdict, with all open side conditions."""
        return weakest(one.verdict for one in self.judged)

    @property
    def stands(self) -> bool:
        """Whether every step is proved or supported."""
        return all(one.verdict.stands for one in self.judged)

    def of(self, id: str) -> Judged:
        """Return the judged step with an id."""
        for one in self.judged:
            if one.step.id == id:
                return one
        known = ", ".join(one.step.id for one in self.judged)
        raise RuleError("unknown-step", f"{self.derivation.id} has no step {id}.", f"Use one of {known}.")


def check_claim(claim: Claim, context: Context | None = None, checks: Mapping[type, Check] = CHECKS) -> Verdict:
    """Judge a single claim; running out of work is *unknown*, never right.

    >>> import sympy
    >>> from derive.claims import HasSign
    >>> x = sympy.Symbol("x", real=True)
    >>> check_claim(HasSign(x**2 + 1, ">0")).status.value
    'proved'
    """
    try:
        return within_cases(claim, context or Context(), checks[type(claim)])
    except OutOfReach as limit:
        return unknown("normal form", f"The claim is beyond the method: {limit.reason}.")


def check(derivation: Derivation, checks: Mapping[type, Check] = CHECKS) -> Proof:
    """Judge every step of a derivation."""
    context = Context(derivation.model.conditions)
    known: dict[Claim, Verdict] = {}

    def judge(move: Move) -> Verdict:
        if move.claim not in known:
            known[move.claim] = check_claim(move.claim, context, checks)
        return known[move.claim]

    withdrawn: list[Any] = []
    kept = []
    for step in derivation.steps:
        if step.offer and any(premise in withdrawn for premise in step.claim.premises):
            continue
        one = _judge_step(step, judge)
        if step.offer and one.verdict.status is not Status.PROVED:
            withdrawn.append(step.conclusion)
        else:
            kept.append(one)
    judged = tuple(kept)
    _require_used(derivation, judged)
    return Proof(derivation, judged)


def _judge_step(step: Step, judge: Callable[[Move], Verdict]) -> Judged:
    best: tuple[int, Move, Verdict] | None = None
    for move in step.candidates:
        verdict = judge(move)
        strength = _STRENGTH[verdict.status]
        if best is None or strength > best[0]:
            best = strength, move, verdict
        if verdict.status is Status.PROVED:
            break
    assert best is not None
    return Judged(step.choosing(best[1]) if step.is_choice else step, best[2])


def _require_used(derivation: Derivation, judged: tuple[Judged, ...]) -> None:
    """A definition that no later step uses has no business in a derivation."""
    for place, one in enumerate(judged):
        claim = one.step.claim
        if not isinstance(claim, Defines):
            continue
        later = (other.step.claim for other in judged[place + 1 :])
        if not any(_mentions(claim, other) for other in later):
            raise RuleError(
                "unused-definition",
                f"Step {one.step.id} of {derivation.id} defines {claim.symbol}, which no later step uses.",
                "Drop the definition, or use the symbol.",
                Location(symbol=claim.symbol.key),
            )


def _mentions(definition: Defines, claim: Claim) -> bool:
    if any(definition.symbol in premise.free_symbols for premise in claim.premises):
        return True
    return definition.symbol in getattr(claim.conclusion, "free_symbols", ())


__all__ = ["CHECKS", "Judged", "Proof", "check", "check_claim"]
