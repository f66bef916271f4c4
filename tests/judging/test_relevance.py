"""Which earlier lines can bear on a claim, and how a factor before a bracket is told from a function."""

import sympy

from derive.equation import Equation
from derive.judging.knowledge import Known
from derive.judging.relevance import bearing
from derive.readers.inference import infer
from derive.verify import judge

X, Y, Z, M, N = sympy.symbols("x y z m n")


def known(*said):
    return [Known(one, number, f"line {number}") for number, one in enumerate(said)]


def test_lines_that_only_say_what_new_symbols_are_are_left_out_one_after_the_other():
    lines = known(Equation(X, Y), Equation(M, X + 1), Equation(N, M + Z))
    assert [one.number for one in bearing(lines, Equation(X**2, Y**2), ())] == [0]


def test_a_line_with_a_common_factor_of_its_own_is_kept():
    lines = known(Equation(M * (X - Y), sympy.S.Zero))
    assert bearing(lines, Equation(X, Y), ()) == lines
    entry = judge("x = y", given=[r"\ln m = 1", "m (x - y) = 0"])
    assert entry.status.value == "proved"


def test_a_name_before_a_power_of_a_bracket_is_a_factor():
    found = infer([r"R^* = \alpha (k^*)^{\alpha - 1}", r"d k^* = s (k^*)^{\alpha}", r"R^{1-\gamma}_{t+1} (s_t)^{-\gamma}"])
    assert not found.functions


def test_a_name_before_its_argument_is_a_function():
    found = infer(["y = f(k^*)", "F^{-1}(y) = x", "u'(c)^2 = 1"])
    assert sorted(found.functions) == ["F", "f", "u"]
