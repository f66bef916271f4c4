"""Premises that contradict each other prove nothing, and the smallest clashing set is named."""

from __future__ import annotations

import pytest
import sympy
from sympy import Integer, log

from derive.check import check_claim
from derive.checks.context import Context
from derive.claims import Defines, Entails, HasLimit, HasSign, IsDerivative, SumsTo
from derive.equation import Condition, Equation, positive
from derive.symbols import POSITIVE, UNIT_INTERVAL, aggregate, parameter, variable
from derive.verdict import Status

x, y, w = (variable(name, (name, name)) for name in "xyw")
z, v = (variable(name, (name, name), domain=POSITIVE) for name in "zv")
b = parameter("b", ("b", "b"), domain=UNIT_INTERVAL)
K = aggregate("K", ("K", "K"), domain=POSITIVE)

CONTRADICTIONS = {
    "two values": (Equation(x, 1), Equation(x, 2)),
    "parallel lines": (Equation(x + y, 1), Equation(2 * x + 2 * y, 3)),
    "a cycle": (Equation(x, y + 1), Equation(y, w + 1), Equation(w, x + 1)),
    "a negative square": (Equation(x**2, -1),),
    "a positive number below zero": (Equation(z, -v),),
    "a share above one": (Equation(b, 2),),
    "a product that cannot vanish": (Equation(z * v, 0),),
    "a condition against an equation": (Equation(x, y), positive(x - y)),
    "two conditions": (positive(x - y), positive(y - x)),
    "three conditions": (positive(x - y), positive(y - w), positive(w - x)),
    "a definition outside its domain": (Equation(K, -1 / (1 - b)),),
    "a logarithm with two values": (Equation(log(z), 1), Equation(log(z), 2)),
    "a divisor that is zero": (Equation(x, y), Equation(1 / (x - y), w)),
}
CLAIMS = {
    "entailment": lambda premises: Entails(premises, Equation(x, 17)),
    "entailed sign": lambda premises: Entails(premises, positive(x)),
    "sign": lambda premises: HasSign(w, ">0", premises),
    "definition": lambda premises: Defines(aggregate("Q", ("Q", "Q"), domain=POSITIVE), w, premises),
    "derivative": lambda premises: IsDerivative(w**2, w, Integer(5), premises),
    "limit": lambda premises: HasLimit(w, w, Integer(0), Integer(5), premises=premises),
    "sum": lambda premises: SumsTo(
        sympy.Symbol("j", integer=True), sympy.Symbol("j", integer=True), Integer(1), Integer(3), w, premises
    ),
}


@pytest.mark.parametrize("kind", CLAIMS)
@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_nothing_is_proved_from_contradictory_premises(name: str, kind: str) -> None:
    verdict = check_claim(CLAIMS[kind](CONTRADICTIONS[name]))
    assert verdict.status is not Status.PROVED
    assert verdict.status is not Status.REFUTED or kind == "derivative"


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_the_contradiction_is_a_finding(name: str) -> None:
    verdict = check_claim(Entails(CONTRADICTIONS[name], Equation(x, 17)))
    assert verdict.status is Status.UNKNOWN
    assert "contradict" in verdict.reason


def test_the_smallest_clashing_set_is_named() -> None:
    premises = (Equation(y, 3), Equation(x, 1), Equation(w, x + y), Equation(x, 2))
    reason = check_claim(Entails(premises, Equation(w, 17))).reason
    assert "x = 1; x = 2" in reason
    assert "y = 3" not in reason


def test_what_a_claim_supposes_may_contradict_the_model() -> None:
    context = Context((positive(y - x),))
    verdict = check_claim(HasSign(w, ">0", given=(positive(x - y),)), context)
    assert verdict.status in (Status.UNKNOWN, Status.REFUTED)
    assert verdict.status is not Status.REFUTED


def test_consistent_premises_of_the_same_shape_do_prove() -> None:
    assert check_claim(Entails((Equation(x, 1), Equation(y, 2)), Equation(x + y, 3))).status is Status.PROVED
    assert check_claim(Entails((positive(x - y), positive(y - w)), Condition(x - w, ">0"))).status is Status.PROVED
