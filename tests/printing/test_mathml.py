"""MathML: well formed, and grouped as it is meant."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import sympy
from sympy import Limit, Piecewise, Rational, Sum, symbols

from derive.equation import Condition, Equation
from derive.functions import function
from derive.printing.arrange import arrange
from derive.printing.mathml import write
from derive.symbols import Notation, differential, marginal, variable

x, y, t, n = symbols("x y t n")
Y, G = variable("Y", ("income", "收入")), variable("G", ("purchases", "政府购买"))
NX = variable("NX", ("net exports", "净出口"))
c = variable("c_1", ("consumption", "消费"), notation="c_1^*")
F = function("F", 2, ("output", "产出"), arguments=("K", "L"))
u = function("u", 1, ("utility", "效用"))

FORMULAS = [
    x + y * 2 - 3,
    -x / (1 + y),
    (1 + x) ** t,
    (x / y) ** 2,
    sympy.sqrt(x + 1),
    sympy.log(x * y),
    sympy.exp(-x),
    sympy.Abs(x - y),
    Rational(-3, 4) * x,
    sympy.Integer(-2),
    c**2,
    sympy.diff(F(x, y), x, y),
    sympy.diff(u(x), x, x),
    marginal(Y, G) * differential(Y),
    Limit(x / t, t, 0),
    Sum(x**t, (t, 1, n)),
    Piecewise((x, x < 1), (y, True)),
    sympy.ImmutableMatrix([[x, 1], [0, y]]),
    Equation(Y, x, holds_for=(Condition(y, ">0"),)),
    Condition(1 - x, ">=0"),
    NX * x,
]


@pytest.mark.parametrize("formula", FORMULAS, ids=str)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_well_formed_and_every_script_has_its_parts(formula: object, language: str) -> None:
    tree = ElementTree.fromstring(f"<math>{write(arrange(formula), language)}</math>")
    parts = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "munderover": 3, "mover": 2, "mroot": 2}
    for element in tree.iter():
        assert element.tag not in parts or len(element) == parts[element.tag], element.tag
        assert len(element) == 0 or not (element.text or "").strip()


def test_a_power_of_a_bracket_is_a_power_of_all_of_it() -> None:
    (power,) = ElementTree.fromstring(f"<math>{write(arrange((1 + x) ** 2))}</math>")
    assert power.tag == "msup"
    assert "".join(power[0].itertext()) == "(1+x)"


def test_a_word_is_one_identifier() -> None:
    assert write(arrange(NX)) == "<mi class='word'>NX</mi>"


def test_signs_are_escaped() -> None:
    assert "<mo>&lt;</mo>" in write(arrange(Condition(x - y, "<0")))


def test_accents_and_stars() -> None:
    dotted = variable("Y_dot", ("growth", "增长"), notation=r"\dot Y")
    assert write(arrange(dotted)).startswith("<mover accent='true'>")
    assert "<mo>*</mo>" in write(arrange(c))
    assert Notation.parse("c_1^*").superscript == "*"
