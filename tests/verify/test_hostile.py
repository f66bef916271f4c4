"""Hostile documents: a message within two seconds, and nothing of the document is executed."""

import time

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from derive.cli import main
from derive.readers.formula import read_formula
from derive.readers.vocabulary import Vocabulary
from derive.verify import verify

DOCUMENTS = {
    "brackets.md": "$$" + "(" * 10_000 + "x" + ")" * 10_000 + "$$",
    "braces.md": "$$" + "{" * 1_900 + "x" + "}" * 1_900 + "$$",
    "dollars.md": "$" * 1_000_000,
    "macro.tex": "\\newcommand{\\a}{\\a\\a}\n$\\a$",
    "macros.tex": "\\newcommand{\\a}{\\b\\b}\\newcommand{\\b}{\\a\\a}\n$\\a = 1$",
    "outside.tex": "\\input{/etc/passwd}\n$x = 1$",
    "above.tex": "\\input{../secret}\n$x = 1$",
    "tower.md": "Hence $9^{9^{9^9}} = 1$ and $2^{1000000000} = 1$ and $(9^{99})^{99} = 3$",
    "factorial.md": "Hence $1000000000! = x$",
    "zero.md": "Hence $\\frac{1}{1-1} = x$ and $1/0 = y$",
    "power.md": "So $x = (" + "+".join(f"x_{{{i}}}" for i in range(40)) + ")^{50}$",
    "subscripts.md": "$$x" + "_{x" * 1_500 + "}" * 1_500 + "$$",
    "backslashes.md": "\\" * 300_000,
    "environments.md": "$$" + "\\begin{cases}" * 1_000 + "$$",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_gets_a_message(name, tmp_path, capsys):
    file = tmp_path / name
    file.write_text(DOCUMENTS[name], encoding="utf-8")
    begin = time.process_time()
    code = main(["verify", "--strict", "--lang", "en", str(file)])
    assert time.process_time() - begin < 2
    printed = capsys.readouterr()
    assert code in (0, 1, 2)
    assert printed.out + printed.err


@pytest.mark.parametrize("data", [b"$x = \xff\xfe$", bytes(range(256)) * 100])
def test_what_is_no_text_is_refused(data, tmp_path, capsys):
    file = tmp_path / "notes.md"
    file.write_bytes(data)
    assert main(["verify", str(file)]) == 2
    assert "fix:" in capsys.readouterr().err


def test_names_that_are_code_are_only_names(tmp_path):
    mark = tmp_path / "executed"
    code = f"__import__('pathlib').Path('{mark}').touch()"
    verify(f"Hence ${code} = 1$ and $\\text{{{code}}} = 2$ and $\\mathrm{{exec}}(x) = 3$ so $\\mathit{{lambda}}_0 = 4$.")
    assert not mark.exists()


PIECES = st.sampled_from(
    [
        *"abxyYFu012+-*/=()[]{}^_'&,.:|!$% ",
        r"\frac",
        r"\sqrt",
        r"\\",
        r"\sum",
        r"\ln",
        r"\text{if}",
        r"\begin{cases}",
        r"\end{cases}",
    ]
    + [
        r"\left(",
        r"\right)",
        r"\beta",
        r"\partial",
        r"\le",
        r"\implies",
        r"\mathbb{E}",
        r"\max",
        r"\bar",
        "，",
        "式",
        r"\tag{1}",
        "∑",
        r"\quad",
        r"\Rightarrow",
        r"\qquad (4.1)",
        r"\lim_{x\to0}",
        "s.t.",
    ]
)


@settings(max_examples=300, deadline=2000, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_formula_is_read_or_said_to_be_unread(source):
    reading = read_formula(source, Vocabulary())
    assert reading.statements or reading.gaps or reading.is_empty or reading.is_ornament or reading.is_read
    assert all(0 <= gap.offset <= len(source) and gap.reason for gap in reading.gaps)


@settings(max_examples=60, deadline=2000, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.lists(PIECES, max_size=15).map("".join))
def test_any_document_gets_a_report(text, formula):
    report = verify(f"{text}\n\nHence $${formula}$$\n\n{text}")
    assert report.as_json()
