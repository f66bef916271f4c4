"""Equality of two expressions: proved, refuted, supported or unknown.

    >>> from derive.symbols import parameter, UNIT_INTERVAL
    >>> b = parameter("b", ("propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)
    >>> compare(1 / (1 - b), 1 + b / (1 - b)).status.value
    'proved'
    >>> print(compare(1 / (1 - b), 1 / (1 + b)).witness)
    at b = 54/97: left 2.25581395349, right 0.642384105960

Two engines that share no walker: the normal form only proves, ball arithmetic only refutes. What the normal form proves
is evaluated all the same; a disagreement stops the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import sympy

from derive.algebra.normal_form import Tower
from derive.algebra.refute import ENOUGH_POINTS, Evidence, Question, glance, search
from derive.algebra.sample import in_order
from derive.algebra.work import OutOfReach
from derive.equation import Condition, as_expression
from derive.errors import InternalError, Location, ModelError
from derive.symbols import Domain, domain_of
from derive.verdict import Verdict, Witness, proved, refuted, supported, unknown

NORMAL_FORM = "normal form"
BALLS = "ball arithmetic"
_SPOT_CHECKS = 2


def compare(
    left: Any,
    right: Any,
    *,
    conditions: Iterable[Condition] = (),
    domains: Mapping[sympy.Symbol, Domain] | None = None,
) -> Verdict:
    """Judge whether two expressions are equal wherever both exist on the domain and the joint `conditions` hold.

    Domains come from the symbols, or from `domains`. A proof names the side conditions that are still open in
    `Verdict.conditions`; a refutation carries an exact rational witness. Raises `ModelError` for input that is not a
    pair of expressions, or that holds two different symbols of one name.
    """
    question = Question(_side(left), _side(right), tuple(conditions), domains)
    try:
        question = _exactly(question)
        _require_one_symbol_per_name(question)
    except OutOfReach as out:
        return unknown(NORMAL_FORM, out.reason)
    impossible = _not_real(question)
    if impossible:
        return unknown(NORMAL_FORM, impossible)
    try:
        first = glance(question, 0, 1)
    except OutOfReach:
        first = Evidence()
    if first.witness is not None:
        return _refuted(first.witness)
    found = _prove(question)
    return found if found.stands else _judge_by_points(question, found.reason)


def _side(value: Any) -> sympy.Expr:
    if isinstance(value, sympy.MatrixBase) or getattr(value, "is_Matrix", False):
        raise ModelError("not-an-expression", "A matrix is compared entry by entry.", "Compare the entries one at a time.")
    statement = (sympy.core.relational.Relational, sympy.logic.boolalg.Boolean)
    if isinstance(value, (*statement, bool)) and not isinstance(value, sympy.Expr):
        raise ModelError(
            "not-an-expression",
            f"{value} is a statement, not an expression.",
            "Compare the two sides: compare(left, right).",
        )
    return value if isinstance(value, sympy.Expr) else as_expression(value, "a comparison")


def _exactly(question: Question) -> Question:
    """Read floats as the decimals that they print."""
    if not question.survey.has_floats:
        return question
    return replace(question, left=as_expression(question.left), right=as_expression(question.right))


def _require_one_symbol_per_name(question: Question) -> None:
    seen: dict[str, sympy.Symbol] = {}
    for symbol in in_order(question.survey.symbols):
        other = seen.setdefault(symbol.name, symbol)
        if other != symbol:
            raise ModelError(
                "contradictory-domains",
                f"Two different symbols are called {symbol.name}: their domains are {domain_of(other)} and "
                f"{domain_of(symbol)}.",
                "Declare the symbol once and use that object on both sides.",
                Location(symbol=symbol.name),
            )


def _not_real(question: Question) -> str:
    if any(side in (sympy.oo, -sympy.oo) for side in (question.left, question.right)):
        return "an infinite expression is not a number"
    return question.survey.unreal


def _prove(question: Question) -> Verdict:
    """Return a proof, checked at two points, or unknown with the reason."""
    try:
        terms = (*sympy.Add.make_args(question.left), *sympy.Add.make_args(question.right))
        tower = Tower.of(*terms, domains=question.domains, conditions=question.conditions)
        if tower.difference(question.left, question.right):
            return unknown(NORMAL_FORM, "the normal forms differ, but no point was found at which the sides do")
        conditions = tower.conditions()
    except OutOfReach as out:
        return unknown(NORMAL_FORM, out.reason)
    return _checked(question, conditions)


def _checked(question: Question, conditions: tuple[Condition, ...]) -> Verdict:
    """Evaluate what was proved at two more points; a proof under conditions counts only where some point meets them."""
    try:
        evidence = glance(question, 1, _SPOT_CHECKS)
        supposes = bool(conditions or question.conditions)
        if supposes and not evidence.finite and evidence.witness is None:
            evidence = search(question, _SPOT_CHECKS)
    except OutOfReach:
        return proved(NORMAL_FORM, conditions=conditions)
    if evidence.witness is not None:
        raise InternalError(f"The normal form proves {question.left} = {question.right}, but they differ {evidence.witness}.")
    if supposes and not evidence.finite:
        if question.conditions:
            return _prove(replace(question, conditions=()))
        return unknown(NORMAL_FORM, evidence.reason)
    return proved(NORMAL_FORM, conditions=conditions)


def _judge_by_points(question: Question, reason: str) -> Verdict:
    try:
        evidence = search(question)
    except OutOfReach as out:
        return unknown(BALLS, f"{reason}; {out.reason}" if reason != out.reason else reason)
    if evidence.witness is not None:
        return _refuted(evidence.witness)
    if evidence.agreeing >= ENOUGH_POINTS:
        return supported(BALLS, f"Both sides agree to 100 bits at {evidence.agreeing} points, but this is no proof: {reason}.")
    return unknown(BALLS, "; ".join(part for part in (reason, evidence.reason) if part))


def _refuted(witness: Witness) -> Verdict:
    return refuted(BALLS, f"The sides differ {witness}.", witness=witness)
