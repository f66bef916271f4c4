"""What the numeric check compares: solutions of the model, not what holds in a case only."""

from __future__ import annotations

import sympy

from derive import Derivation, Model, behavioural, equilibrium, parameter, variable
from derive.report import solution_of
from derive.rules import define, evaluate_at, isolate, substitute
from derive.symbols import POSITIVE, aggregate

Y = variable("Y", ("income", "收入"))
C = variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))
a = parameter("a", ("autonomous consumption", "自发消费"), domain=POSITIVE)
A = aggregate("A", ("autonomous spending", "自发支出"))
goods_market, consumption = equilibrium(Y, C + I), behavioural(C, a)
CROSS = Model("cross", ("Cross", "交叉图"), [goods_market, consumption], [Y, C], [I], [a], aggregates=[A])


def test_the_last_formula_and_the_definitions_count() -> None:
    derivation = Derivation(CROSS)
    derivation.by(define(A, a + I))
    derivation.by(substitute(consumption, into=goods_market))
    assert solution_of(derivation) == {A: a + I, Y: a + I}


def test_what_holds_in_a_case_only_is_left_out() -> None:
    derivation = Derivation(CROSS)
    income = derivation.by(substitute(consumption, into=goods_market))
    idle = derivation.by(evaluate_at({I: 0}, equation=income))
    derivation.by(substitute(idle, into=consumption))
    assert solution_of(derivation) == {Y: a + I}, "nor does what follows from the case count"
    assert idle.rhs == a


def test_a_formula_for_a_given_symbol_is_no_solution() -> None:
    derivation = Derivation(CROSS)
    derivation.by(isolate(I, equation=derivation.by(substitute(consumption, into=goods_market))))
    assert solution_of(derivation) == {Y: sympy.Add(a, I)}
