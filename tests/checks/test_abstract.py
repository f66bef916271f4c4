"""Premises that set declared functions equal are shown consistent by concrete functions that are moved to fit."""

from __future__ import annotations

import pytest
import sympy
from abstract import MODELS, K, L, c1, c2, demand, e, output, p, r, supply, technology, utility, w, y
from flint import fmpq

from derive.algebra.fitting import fitted
from derive.algebra.instances import instance
from derive.check import check, check_claim
from derive.checks.situation import Situation
from derive.claims import Entails, HasSign, IsDerivative
from derive.equation import Equation, positive
from derive.functions import function
from derive.strategies import plan
from derive.symbols import variable
from derive.verdict import Status

MARKET = Equation(demand(p, y), supply(p, w))
SLOPE = demand.partial(1)(p, y) - supply.partial(1)(p, w)


@pytest.mark.parametrize("name", MODELS)
def test_comparative_statics_of_abstract_models_are_proved(name: str) -> None:
    for derivation in plan(MODELS[name]):
        for judged in check(derivation).judged:
            assert judged.verdict.status is Status.PROVED, f"{judged.step.id}: {judged.verdict.reason}"


def test_a_wrong_sign_in_the_implicit_function_theorem_is_refuted() -> None:
    right = IsDerivative(p, y, -demand.partial(2)(p, y) / SLOPE, (MARKET,), (p,))
    wrong = IsDerivative(p, y, demand.partial(2)(p, y) / SLOPE, (MARKET,), (p,))
    assert check_claim(right).status is Status.PROVED
    verdict = check_claim(wrong)
    assert verdict.status is Status.REFUTED
    assert set(verdict.witness.functions) == {"D", "S"}


def test_what_does_not_follow_from_the_equality_is_refuted() -> None:
    assert check_claim(Entails((MARKET,), Equation(supply(p, w) - demand(p, y), 0))).status is Status.PROVED
    assert check_claim(Entails((MARKET,), Equation(demand(p, y), 0))).status is Status.REFUTED


def test_the_functions_of_the_witness_satisfy_premise_and_declaration() -> None:
    situation = Situation((MARKET,))
    exact = 0
    for point in situation.points(12):
        values = {symbol: sympy.Rational(int(value.p), int(value.q)) for symbol, value in point.hidden.items()}
        known = zip(situation.generators, point.values, strict=False)
        values |= {one: sympy.Rational(str(value)) for one, value in known if one in (p, y, w)}
        concrete = {declaration.key: one for declaration, one in point.functions.items()}
        if any(one.expression is None for one in concrete.values()):
            continue
        exact += 1
        sides = []
        for head, arguments in ((demand, (p, y)), (supply, (p, w))):
            names = sympy.symbols("x1 x2", positive=True)
            formula = concrete[head.declaration.key].expression
            sides.append(formula.subs({name: values[one] for name, one in zip(names, arguments, strict=True)}))
            for index, sign in head.declaration.signs:
                slope = sympy.diff(formula, names[index[0] - 1])
                for place in ((1, 1), (7, sympy.Rational(1, 9)), (sympy.Rational(1, 50), 40)):
                    assert (slope.subs(dict(zip(names, place, strict=True))) > 0) == (sign == ">0")
        assert sides[0] == sides[1]
    assert exact >= 3


def test_a_declared_value_sign_is_never_broken() -> None:
    """A positive function is lifted by a constant, but scaled down: minus a constant it might turn negative."""
    positive = function("f", 1, ("f", "f"), signs={(): ">0", 1: ">0"}).declaration
    base = instance(positive, 0, whole=True)
    now = base.exact((), [fmpq(2)])
    lifted, lowered = (fitted(positive, base, (), [fmpq(2)], now * factor) for factor in (fmpq(3), fmpq(1, 3)))
    assert lifted.added
    assert lifted.factor == 1
    assert not lowered.added
    assert lowered.factor == fmpq(1, 3)
    assert fitted(positive, base, (), [fmpq(2)], fmpq(-1)) is None


def test_a_homogeneous_function_stays_homogeneous() -> None:
    declaration = function("F", 2, ("F", "F"), signs={1: ">0", 2: ">0"}, homogeneous=1).declaration
    base = instance(declaration, 1, whole=True)
    for index, wanted in (((), fmpq(1000)), ((1,), fmpq(77)), ((2,), fmpq(1, 1000))):
        moved = fitted(declaration, base, index, [fmpq(2), fmpq(3)], wanted)
        assert moved.exact(index, [fmpq(2), fmpq(3)]) == wanted
        x1, x2 = sympy.symbols("x1 x2", positive=True)
        scaled = moved.expression.subs({x1: 5 * x1, x2: 5 * x2}, simultaneous=True)
        assert sympy.expand(scaled - 5 * moved.expression) == 0


def test_a_fit_keeps_what_was_fitted_before() -> None:
    concave = function("F", 1, ("F", "F"), signs={1: ">0", (1, 1): "<0"}).declaration
    base = instance(concave, 1, whole=True)
    sloped = fitted(concave, base, (1,), [fmpq(2)], fmpq(50))
    both = fitted(concave, sloped, (), [fmpq(2)], fmpq(-3), kept=[(1,)])
    assert both.exact((1,), [fmpq(2)]) == 50
    assert both.exact((), [fmpq(2)]) == -3
    assert fitted(concave, both, (1,), [fmpq(3)], fmpq(1, 10**6), kept=[(1,)]) is None


@pytest.mark.parametrize(
    ("expression", "sign", "premises", "given"),
    [
        (utility(c1) - utility(c2), ">0", (), (positive(c1 - c2),)),
        (utility.partial(1)(c1) - utility.partial(1)(c2), "<0", (), (positive(c1 - c2),)),
        (c1 - c2, ">0", (positive(utility(c1) - utility(c2)),), ()),
        (utility(c1) - utility(c2) - utility.partial(1)(c2) * (c1 - c2), "<=0", (), ()),
        (utility(c1) - utility(c2), ">0", (Equation(c1, 2 * c2),), ()),
        (demand(p, y) - demand(w, y), "<0", (), (positive(p - w),)),
        (demand(p, y) - demand(w, e), "<0", (), (positive(p - w), positive(e - y))),
    ],
)
def test_declared_slopes_order_the_values(expression, sign, premises, given) -> None:
    assert check_claim(HasSign(expression, sign, premises, given=given)).status is Status.PROVED
    turned = {">0": "<0", "<0": ">0", "<=0": ">0"}[sign]
    assert check_claim(HasSign(expression, turned, premises, given=given)).status is Status.REFUTED


def test_equal_marginal_products_mean_equal_inputs() -> None:
    equal = (Equation(output.partial(1)(L), r), Equation(output.partial(1)(K), w), Equation(r, w))
    assert check_claim(Entails(equal, Equation(L, K))).status is Status.PROVED
    assert check_claim(Entails(equal[:2], Equation(L, K))).status is Status.REFUTED


def test_euler_s_theorem_needs_no_positive_labour() -> None:
    net = variable("net", ("net", "net"))
    slopes = (Equation(technology.partial(1)(K, net), r), Equation(technology.partial(2)(K, net), w))
    assert check_claim(Entails(slopes, Equation(technology(K, net), r * K + w * net))).status is Status.PROVED
