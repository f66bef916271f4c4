"""What a notebook shows: equations, models, derivations and proofs, in both languages."""

import pytest
from IPython.core.interactiveshell import InteractiveShell
from vocabulary import Y_1, C, I, Y, a, b

import derive.jupyter
from derive.check import check
from derive.equation import behavioural, equilibrium, positive
from derive.errors import OutputError
from derive.model import Model
from derive.rules import collect, isolate, substitute
from derive.step import Derivation


def shown(value, language="en"):
    """The Markdown that IPython displays for a value."""
    shell = InteractiveShell()
    derive.jupyter.load(language, shell)
    data, _ = shell.display_formatter.format(value)
    return data["text/markdown"]


@pytest.fixture
def derivation():
    goods, consumption = (
        equilibrium(Y, C + I, ("goods market", "产品市场")),
        behavioural(C, a + b * Y, ("consumption", "消费函数")),
    )
    model = Model(
        "cross", ("Keynesian cross", "凯恩斯交叉图"), [goods, consumption], [Y, C], [I], [a, b], order=(a, b, C, I, Y)
    )
    steps = Derivation(model)
    spending = steps.by(substitute(consumption, into=goods))
    steps.by(isolate(Y, equation=steps.by(collect(spending, Y))))
    return steps


def test_an_equation_shows_itself_as_a_formula():
    assert shown(behavioural(C, a + b * Y)) == "$$C = a + bY$$"
    assert shown(positive(Y - Y_1)) == "$$Y > Y_1$$"


def test_a_model_shows_equations_and_symbols(derivation):
    text = shown(derivation.model, "zh")
    assert "**凯恩斯交叉图**" in text
    assert "$$C = a + bY$$" in text
    assert "| $b$ | b | $0 < b < 1$ |" in text


def test_a_derivation_shows_its_steps(derivation):
    text = shown(derivation)
    assert "1. Substitute consumption into goods market." in text
    assert r"$$Y = \frac{a + I}{1 - b}$$" in text


def test_a_proof_shows_its_verdicts(derivation):
    assert shown(check(derivation)).count("*proved*") == 3
    assert shown(check(derivation), "zh").count("*已证明*") == 3


def test_the_extension_registers_the_formatters():
    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "derive.jupyter")
    assert "text/markdown" in shell.display_formatter.format(behavioural(C, a))[0]


def test_an_unknown_language_is_refused():
    with pytest.raises(OutputError, match="no language"):
        derive.jupyter.load("fr", InteractiveShell())
