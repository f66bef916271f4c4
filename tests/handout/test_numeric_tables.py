"""Tables of numeric solutions: the numbers, what is said about each row, and how the formats print them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sympy import Rational

from derive.equation import Equation, definition
from derive.errors import DeriveError, ModelError, RuleError
from derive.exporters import export
from derive.handout import Handout
from derive.handout.parts import TablePart
from derive.model import Model
from derive.numeric_table import Columns, NumericTable, grid
from derive.rules import rearrange
from derive.step import Derivation
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable

k = variable("k", ("capital", "资本"), domain=POSITIVE)
y = variable("y", ("output", "产出"), domain=POSITIVE)
x = variable("x", ("root", "根"))
q = variable("q", ("share", "份额"), domain=UNIT_INTERVAL)
s = parameter("s", ("saving rate", "储蓄率"), domain=POSITIVE)
delta = parameter("delta", ("depreciation", "折旧率"), domain=POSITIVE)

STEADY = definition(k * delta, s * k ** Rational(1, 2), ("steady state", "稳态条件"))
CIRCLE = definition(x**2, s, ("circle", "圆"))
SHARE = definition(q * k, s, ("share", "份额"))
MODEL = Model(
    "solow",
    ("Solow", "索洛模型"),
    [STEADY, CIRCLE, SHARE],
    endogenous=[k, x, q],
    parameters=[s, delta],
    decimals=True,
    given={delta: "0.1"},
)
OPEN, GOLDEN = ("Poor country", "穷国"), ("Rich country", "富国")


def derivation(*tables: NumericTable) -> Derivation:
    made = Derivation(MODEL, "steady", ("Steady states", "稳态"), tables=tables)
    made.by(rearrange(k ** Rational(1, 2), s / delta, equation=STEADY), id="root")
    return made


def table_of(table: NumericTable, language: str = "en") -> TablePart:
    (section,) = Handout.of(derivation(table), language).sections
    return section.derivations[0].tables[0]


def cells(part: TablePart) -> list[list[str]]:
    return [[str(getattr(cell, "statement", None) or cell.text.en) for cell in row] for row in part.rows]


def sentences(part: TablePart) -> str:
    return " ".join(note.text.slots.get("sentence", note.text).en for note in part.notes)


OVER_SAVING = NumericTable(
    ("Steady states", "稳态"),
    s,
    grid("0.1", "0.3", "0.1"),
    Columns([STEADY], [k, Equation(y, k ** Rational(1, 2))], OPEN),
    Columns(["root"], [k], GOLDEN, given={delta: "0.05"}),
    digits=3,
)


def test_every_row_is_solved_and_said_to_be_certified() -> None:
    part = table_of(OVER_SAVING)
    assert cells(part) == [
        ["0.1", "1.000", "1.000", "4.000"],
        ["0.2", "4.000", "2.000", "16.000"],
        ["0.3", "9.000", "3.000", "36.000"],
    ]
    assert "Each row is certified" in sentences(part)


def test_a_candidate_on_the_open_end_of_a_range_is_mentioned() -> None:
    """Zero solves the equation too, but capital is positive and the slope at zero is infinite."""
    part = table_of(NumericTable("two", s, ("0.1",), Columns([STEADY], [k])))
    assert cells(part) == [["0.1", "1.0000"]]
    assert "a candidate for a solution could not be certified" in sentences(part)


def test_what_lies_outside_its_range_is_not_printed() -> None:
    part = table_of(NumericTable("shares", s, (1, 2, 3), Columns([SHARE], [q], given={k: "2.5"})))
    assert cells(part) == [["1", "0.4000"], ["2", "0.8000"], ["3", "—"]]
    assert "Each row" not in sentences(part)
    assert "A dash stands" in sentences(part)
    assert "lies outside the range" in sentences(part)


def test_several_solutions_stand_below_each_other() -> None:
    part = table_of(NumericTable("roots", s, (4, 9), Columns([CIRCLE], [x]), digits=0))
    assert [row[:2] for row in cells(part)] == [["4", "1"], ["4", "2"], ["9", "1"], ["9", "2"]]
    assert {row[2] for row in cells(part)} == {"2", "−2", "3", "−3"}
    assert "there are {detail} solutions" in sentences(part)


def test_a_double_root_is_a_candidate_that_is_not_certified() -> None:
    twice = definition((x - 1) ** 2, s - 1, ("double", "重根"))
    model = Model("double", ("Double", "重根"), [twice], endogenous=[x], parameters=[s])
    made = Derivation(model, "double", tables=[NumericTable("double", s, (1,), Columns([twice], [x]))])
    made.by(rearrange((x - 1) ** 2 + 1, s, equation=twice), id="moved")
    part = Handout.of(made, "en").sections[0].derivations[0].tables[0]
    assert cells(part) == [["1", "—"]]
    assert "Each row" not in sentences(part)
    assert "could not be certified" in sentences(part)


def test_only_what_was_derived_may_be_solved() -> None:
    foreign = Equation(k, s + 1)
    with pytest.raises(RuleError, match="neither an equation of the model"):
        table_of(NumericTable("foreign", s, (1,), Columns([foreign], [k])))
    with pytest.raises(RuleError, match=r"has no equation rot.*root"):
        table_of(NumericTable("misspelt", s, (1,), Columns(["rot"], [k])))


@pytest.mark.parametrize(
    "declare",
    [
        lambda: Columns([], [k]),
        lambda: Columns([STEADY], []),
        lambda: NumericTable("no rows", s, (), Columns([STEADY], [k])),
        lambda: NumericTable("no columns", s, (1,)),
        lambda: NumericTable("short row", (s, delta), (1,), Columns([STEADY], [k])),
        lambda: NumericTable("too fine", s, (1,), Columns([STEADY], [k]), digits=12),
        lambda: grid(0, 1, 0),
    ],
)
def test_a_table_that_cannot_be_is_refused_where_it_is_declared(declare) -> None:
    with pytest.raises(ModelError):
        declare()


@pytest.mark.parametrize(
    "table",
    [
        NumericTable("missing number", s, (1,), Columns([SHARE], [q])),
        NumericTable("not shown", s, (1,), Columns([STEADY], [x])),
        NumericTable("outside", s, (-1,), Columns([STEADY], [k])),
    ],
)
def test_a_table_that_cannot_be_solved_is_a_message(table: NumericTable) -> None:
    with pytest.raises(DeriveError) as caught:
        table_of(table)
    assert caught.value.fix


@pytest.mark.parametrize("language", ["en", "zh"])
def test_formats(tmp_path: Path, language: str) -> None:
    handout = Handout.of(derivation(OVER_SAVING), language)
    heading = OPEN[language == "zh"]
    printed = {
        format: export(handout, [format], tmp_path)[0].read_text(encoding="utf-8") for format in ("md", "tex", "typ", "html")
    }
    assert "| --: | --: | --: | --: |" in printed["md"]
    assert f"{heading}: $k$" in printed["md"]
    assert r"\begin{tabular}{@{}rrrr@{}}" in printed["tex"]
    assert rf"\multicolumn{{2}}{{c}}{{{heading}}}" in printed["tex"]
    assert re.search(r"table\.header\(table\.cell\(colspan: 1.*colspan: 2", printed["typ"])
    assert f'<th scope="colgroup" colspan="2">{heading}</th>' in printed["html"]
    assert '<th scope="row" class="count">0.1</th><td class="count">1.000</td>' in printed["html"]


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    once, again = (
        export(Handout.of(derivation(OVER_SAVING), "zh"), ["md", "pdf"], tmp_path / name) for name in ("once", "again")
    )
    assert [path.read_bytes() for path in once] == [path.read_bytes() for path in again]


def test_students_see_no_solved_table(tmp_path: Path) -> None:
    sheet = export(Handout.of(derivation(OVER_SAVING), "en", "student"), ["md"], tmp_path)[0].read_text()
    assert "36.000" not in sheet
