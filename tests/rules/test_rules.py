"""Every rule, with moves whose claims must be proved and forgeries of them that must be refuted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sympy
from sympy import Rational, oo

sys.path.append(str(Path(__file__).parent))

import optimisation

from derive.check import check_claim
from derive.claims import Claim
from derive.equation import Condition, Equation, behavioural, definition, equilibrium, positive
from derive.functions import function
from derive.rules import (
    RULES,
    ambiguous,
    approximate,
    calibrate,
    collect,
    conclude,
    define,
    derivative_form,
    differentiate,
    equate,
    evaluate_at,
    exclude,
    express,
    has_rank,
    has_root,
    holds_at,
    isolate,
    limit,
    optimise,
    rearrange,
    sign,
    substitute,
    sum_of,
    totally_differentiate,
    unique_root,
)
from derive.symbols import POSITIVE, POSITIVE_INTEGER, UNIT_INTERVAL, aggregate, differential, interval, parameter, variable
from derive.verdict import Status

Y, C, I, x, y = (variable(name, (name, name)) for name in ("Y", "C", "I", "x", "y"))
a, c, d, h, k = (parameter(name, (name, name), domain=POSITIVE) for name in ("a", "c", "d", "h", "k"))
b = parameter("b", ("propensity", "倾向"), domain=UNIT_INTERVAL)
n = variable("n", ("number", "个数"), domain=POSITIVE_INTEGER)
j = variable("j", ("index", "下标"), domain=POSITIVE_INTEGER)
q = variable("q", ("quantity", "数量"), domain=POSITIVE)
K = aggregate("K", ("multiplier", "乘数"), domain=POSITIVE)
F = function("F", 1, ("output", "产出"), signs={1: ">0", (1, 1): "<0"})

cross = equilibrium(Y, C + I)
consumption = behavioural(C, a + b * Y)
line = Equation(Y, a + I + b * Y)
demand, supply = Equation(x, a - c * y), Equation(x, d + h * y)
multiplier = definition(K, 1 / (1 - b))


def _derived(claim: Claim, **changes: object) -> Claim:
    return replace(claim, **changes)


PROVED: dict[str, list[Callable[[], Claim]]] = {
    "substitute": [lambda: substitute(consumption, into=cross).claim],
    "equate": [lambda: equate(demand, supply).claim],
    "collect": [lambda: collect(line, Y).claim, lambda: collect(Equation(a - c * y, d + h * y), y).claim],
    "isolate": [lambda: isolate(Y, equation=line).claim, lambda: isolate(y, equation=demand).claim],
    "define": [lambda: define(K, 1 / (1 - b)).claim],
    "express": [lambda: express(Y, K * (a + I), equation=line, using=(multiplier,)).claim],
    "rearrange": [lambda: rearrange(y, (a - x) / c, equation=demand).claim],
    "conclude": [lambda: conclude(Equation(C, Y - I), cross).claim],
    "evaluate_at": [lambda: evaluate_at({y: 0}, equation=demand).claim],
    "calibrate": [lambda: calibrate(Equation(a, 100), Equation(b, "0.9"), equation=consumption).claim],
    "differentiate": [
        lambda: differentiate(Y, I, line).claim,
        lambda: differentiate(Y, b, multiplier, Equation(Y, K * (a + I))).claim,
        lambda: differentiate(x, a, demand, supply, jointly=(y,)).claim,
        lambda: differentiate(q, a, Equation(F(q), a)).claim,
    ],
    "derivative_form": [
        lambda: derivative_form(x, y, -c, demand).claim,
        lambda: derivative_form(y, a, 1 / (c + h), demand, supply, jointly=(x,)).claim,
    ],
    "totally_differentiate": [lambda: totally_differentiate(Equation(F(q) * x, y), (q, x, y)).claim],
    "sign": [
        lambda: sign(1 / (1 - b), ">0").claim,
        lambda: sign(Equation(x, -b * y), "<0", given=(positive(y),)).claim,
        lambda: sign(F(q).diff(q, 2), "<0").claim,
    ],
    "ambiguous": [lambda: ambiguous(a - c).claim],
    "limit": [
        lambda: limit(a * h / (h + d), h, oo).claim,
        lambda: limit(a * h / (h + d), h, 0).claim,
        lambda: limit(1 / h, h, 0).claim,
    ],
    "sum_of": [
        lambda: sum_of(j, j, 1, n, n * (n + 1) / 2).claim,
        lambda: sum_of(100 * j, j, 1, 30, 46500).claim,
        lambda: sum_of((1 + a) ** (-j), j, 1, n, (1 - (1 + a) ** (-n)) / a).claim,
    ],
    "unique_root": [
        lambda: unique_root(Equation(x**3 + x, 10), x, 2).claim,
        lambda: unique_root(Equation(q + q ** Rational(2, 5), 2), q, 1).claim,
        lambda: unique_root(Equation(121 / (1 + x) ** 2, 100), x, "0.1", domain=interval(-1)).claim,
    ],
    "has_root": [lambda: has_root(Equation(x**2, 4), x, -2).claim],
    "optimise": [lambda: optimise(a / q + c * q, "minimum", {q: sympy.sqrt(a / c)}).claim],
    "exclude": [lambda: exclude(Equation(x + y, 1), Equation(x + y, 2)).claim],
    "approximate": [lambda: approximate((1 + a) * (1 + c) - 1, a + c, a * c).claim],
    "holds_at": [lambda: holds_at(Equation(sympy.sqrt(q), a / 2), Equation(q, 4), Equation(a, 4)).claim],
    "has_rank": [
        lambda: has_rank(sympy.Matrix([[1, a], [1, a + c]]), 2).claim,
        lambda: has_rank(sympy.Matrix([[1, a], [2, c]]), 1, given=(Condition(c - 2 * a, "=0"),)).claim,
    ],
}

REFUTED: dict[str, list[Callable[[], Claim]]] = {
    "substitute": [
        lambda: _derived(substitute(consumption, into=cross).claim, conclusion=Equation(Y, a - b * Y + I)),
        lambda: _derived(substitute(consumption, into=cross).claim, conclusion=Equation(Y, a + b * Y)),
    ],
    "equate": [lambda: _derived(equate(demand, supply).claim, conclusion=Equation(a - c * y, d - h * y))],
    "collect": [lambda: _derived(collect(line, Y).claim, conclusion=Equation((1 + b) * Y, a + I))],
    "isolate": [lambda: _derived(isolate(Y, equation=line).claim, conclusion=Equation(Y, (a + I) / b))],
    "define": [
        lambda: _derived(define(K, 1 / (1 - b)).claim, definiens=1 / (b - 1)),
        lambda: _derived(define(K, 1 / (1 - b)).claim, definiens=1 / (1 - 2 * b)),
    ],
    "express": [lambda: express(Y, K * (a - I), equation=line, using=(multiplier,)).claim],
    "rearrange": [lambda: rearrange(y, (x - a) / c, equation=demand).claim],
    "conclude": [
        lambda: conclude(Equation(C, Y + I), cross).claim,
        lambda: conclude(Equation(x, 2), Equation(x**2, 4)).claim,
    ],
    "evaluate_at": [lambda: _derived(evaluate_at({y: 0}, equation=demand).claim, conclusion=Equation(x, -a))],
    "calibrate": [
        lambda: _derived(
            calibrate(Equation(a, 100), Equation(b, "0.9"), equation=consumption).claim,
            conclusion=Equation(C, 100 + Rational(8, 10) * Y),
        )
    ],
    "differentiate": [
        lambda: _derived(differentiate(Y, I, line).claim, value=1 / (1 + b)),
        lambda: _derived(differentiate(Y, b, multiplier, Equation(Y, K * (a + I))).claim, value=K * (a + I)),
        lambda: _derived(differentiate(q, a, Equation(F(q), a)).claim, value=-1 / F(q).diff(q)),
    ],
    "derivative_form": [
        lambda: derivative_form(x, y, c, demand).claim,
        lambda: derivative_form(y, a, 1 / (c - h), demand, supply, jointly=(x,)).claim,
    ],
    "totally_differentiate": [
        lambda: _derived(
            totally_differentiate(Equation(F(q) * x, y), (q, x, y)).claim,
            conclusion=Equation(F(q) * differential(x) - x * F(q).diff(q) * differential(q), differential(y)),
        )
    ],
    "sign": [
        lambda: sign(1 / (1 - b), "<0").claim,
        lambda: sign(a - c, ">0").claim,
        lambda: sign(Equation(x, -b * y), "<0").claim,
    ],
    "ambiguous": [lambda: ambiguous(a + c).claim],
    "limit": [
        lambda: limit(a * h / (h + d), h, oo, value=d).claim,
        lambda: limit(a * h / (h + d), h, oo, value=oo).claim,
        lambda: limit(1 / h, h, 0, value=-oo).claim,
    ],
    "sum_of": [
        lambda: sum_of(j, j, 1, n, n * (n - 1) / 2).claim,
        lambda: sum_of(100 * j, j, 1, 30, 45000).claim,
    ],
    "unique_root": [
        lambda: unique_root(Equation(x**2, 4), x, 2).claim,
        lambda: unique_root(Equation(x**3 + x, 10), x, 3).claim,
    ],
    "has_root": [lambda: has_root(Equation(x**2, 4), x, 3).claim],
    "optimise": [
        lambda: optimise(a / q + c * q, "maximum", {q: sympy.sqrt(a / c)}).claim,
        lambda: optimise(a / q + c * q, "minimum", {q: sympy.sqrt(c / a)}).claim,
    ],
    "exclude": [lambda: exclude(Equation(x + y, 1), Equation(x - y, 2)).claim],
    "approximate": [lambda: approximate((1 + a) * (1 + c) - 1, a + c, a * c / 2).claim],
    "has_rank": [lambda: has_rank(sympy.Matrix([[1, a], [1, a + c]]), 1).claim],
    "holds_at": [lambda: holds_at(Equation(x**2, 8), Equation(x, 3)).claim],
}

PROVED |= optimisation.PROVED
REFUTED |= optimisation.REFUTED
NAMES = [rule.name for rule in RULES]


def test_every_rule_has_examples_on_both_sides() -> None:
    assert set(NAMES) == set(PROVED) == set(REFUTED)


@pytest.mark.parametrize("name", NAMES)
def test_the_moves_of_a_rule_are_proved(name: str) -> None:
    for make in PROVED[name]:
        verdict = check_claim(make())
        assert verdict.status is Status.PROVED, f"{make()}: {verdict.reason}"


@pytest.mark.parametrize("name", NAMES)
def test_forged_moves_of_a_rule_are_refuted(name: str) -> None:
    for make in REFUTED[name]:
        verdict = check_claim(make())
        assert verdict.status is Status.REFUTED, f"{make()}: {verdict}"


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_shows_its_inference_and_speaks_both_languages(rule: object) -> None:
    assert "---" in rule.inference  # type: ignore[attr-defined]
    assert rule.sentence.en.strip()  # type: ignore[attr-defined]
    assert rule.sentence.zh.strip()  # type: ignore[attr-defined]


def test_an_open_divisor_is_printed_as_a_condition() -> None:
    z = parameter("z", ("any number", "任意数"))
    verdict = check_claim(isolate(x, equation=Equation(z * x, y)).claim)
    assert verdict.status is Status.PROVED
    assert verdict.conditions == (Condition(z, "!=0"),)


def test_what_follows_from_a_case_is_claimed_for_that_case_only() -> None:
    case = Equation(x, a * y, holds_for=(positive(y),))
    assert sign(case, ">0").claim.given == (positive(y),)
    assert differentiate(x, y, case).claim.given == (positive(y),)


def test_a_defined_aggregate_that_does_not_move_is_proved_from_its_definition() -> None:
    claim = differentiate(K, c, multiplier).claim
    assert (claim.value, claim.premises, claim.dependents) == (0, (multiplier,), (K,))
    assert check_claim(claim).status is Status.PROVED
    assert check_claim(_derived(claim, value=K)).status is Status.REFUTED
