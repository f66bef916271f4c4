"""The lectures' formulas in all formats, against the design's wishes and a readable table."""

from pathlib import Path

import pytest
import sympy
from formulas import EXPRESSIONS, FORMS, STATEMENTS, WISHES
from vocabulary import RANK, Y_1, Y, a, b, t

from derive.algebra.compare import compare
from derive.display import Node, Number, lower
from derive.printing import WRITERS, arrange, arrange_statement, latex, percent
from derive.printing.arrange import domain
from derive.symbols import Notation
from derive.text import Text
from derive.verdict import Status

TABLE = Path(__file__).with_name("formulas.expected.txt")


def arranged() -> dict[str, Node | Text]:
    """All formulas by name, arranged."""
    found = {name: arrange_statement(value, RANK) for name, value in {**EXPRESSIONS, **STATEMENTS}.items()}
    return {**found, **{name: arrange(value, RANK, decimals=True) for name, value in FORMS.items()}}


def written(tree: Node | Text, format: str, language: str) -> str:
    if isinstance(tree, Text):
        return tree.render(language, lambda slot: f"«{WRITERS[format](slot, language)}»")
    return WRITERS[format](tree, language)


@pytest.mark.parametrize("wish", WISHES)
def test_prints_like_an_economist(wish):
    assert latex.write(arrange(WISHES[wish], RANK)) == wish


def test_table_of_formulas(expect):
    rows = []
    wishes = {wish: arrange(value, RANK) for wish, value in WISHES.items()}
    for name, tree in {**wishes, **arranged()}.items():
        rows.append(name)
        rows += [f"  {format:7}{written(tree, format, 'en')}" for format in WRITERS]
        rows.append(f"  {'zh':7}{written(tree, 'spoken', 'zh')}")
    expect("\n".join(rows) + "\n", TABLE)


@pytest.mark.parametrize("name", [*EXPRESSIONS, *WISHES])
def test_the_printed_expression_is_the_stored_one(name):
    stored = {**EXPRESSIONS, **WISHES}[name]
    if not isinstance(stored, sympy.Expr) or stored.has(sympy.Limit, sympy.Sum, sympy.Piecewise):
        return
    shown = lower(arrange(stored, RANK)).expression
    assert shown == stored or compare(shown, stored).status is Status.PROVED


@pytest.mark.parametrize("name", FORMS)
def test_numbers_in_place_say_the_same(name):
    shown = lower(arrange(FORMS[name], RANK, decimals=True))
    assert sympy.expand(shown.sides[0] - FORMS[name].lhs) == 0
    assert sympy.expand(shown.sides[1] - FORMS[name].rhs) == 0


def test_numbers_keep_the_shape_of_the_formula():
    assert latex.write(arrange(FORMS["consumption with numbers"], RANK, True)) == "C = 100 + 0.9(Y - 50)"
    assert latex.write(arrange(FORMS["collected"], RANK, True)) == "0.4Y = 600 - 1000r"
    assert latex.write(arrange(FORMS["money market with numbers"], RANK, True)) == "800 = 0.8Y - 2000r"
    assert latex.write(arrange(FORMS["homework 2"], RANK, True)) == "C = 100 + 0.9(1 - 0.2)Y"


def test_notation_can_be_overridden_for_a_document():
    tree = arrange(a + b * (Y - Y_1), RANK, notation={b: "c", "Y_1": Notation("Y", superscript="*")})
    assert latex.write(tree) == "a + c(Y - Y^*)"


def test_domains():
    assert [latex.write(domain(symbol)) for symbol in (b, t, a)] == ["0 < b < 1", r"0 \le t \le 1", "a > 0"]


def test_lowering_keeps_divisors_roots_and_logarithms():
    lowered = lower(arrange(sympy.sqrt(Y - 1) + sympy.log(Y) + 1 / (1 - b * Y), RANK))
    assert {str(condition) for condition in lowered.conditions} == {"-1 + Y ≥ 0", "Y > 0", "1 - Y*b ≠ 0"}


def test_percent():
    assert percent(sympy.Rational(1, 10)) == "10%"
    assert latex.write(Number(sympy.Rational(1, 8), True)) == "0.125"
