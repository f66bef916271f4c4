"""Notes by somebody else: what follows, what does not, and what is wrong with the document."""

import json
from pathlib import Path

import pytest

from derive.cli import main
from derive.verdict import Status
from derive.verify import judge, verify, verify_file

NOTES = Path(__file__).with_name("notes.md")


def statuses(text: str, **declarations) -> list[str]:
    return [entry.status.value for entry in verify(text, declarations=declarations).entries]


def test_each_line_of_the_notes():
    report = verify_file(NOTES)
    found = {entry.source.split("\\tag")[0].strip(): entry.status for entry in report.entries}
    assert found["C = a + bY"] is Status.ASSUMED
    assert found["(1-b)Y &= a + I_0 - dr"] is Status.PROVED
    assert found[r"Y = \frac{a + I_0 - dr}{1-b}"] is Status.PROVED
    assert found["S = I_0 + dr"] is Status.REFUTED


def test_the_wrong_line_is_shown_with_a_witness_and_its_nearest_true_form():
    wrong = next(entry for entry in verify_file(NOTES).entries if entry.status is Status.REFUTED)
    assert wrong.line == 27
    assert wrong.suggestion == "sign of the term d*r"
    assert wrong.witness is not None
    assert wrong.witness.left != wrong.witness.right


def test_findings_of_the_notes():
    found = {(finding.code, finding.line) for finding in verify_file(NOTES).findings}
    assert found == {("wrong-arithmetic", 30), ("dangling-reference", 30), ("empty-display", 32)}


def test_a_wrong_line_is_no_premise_for_later_ones():
    text = "Suppose $Y = C + I$. Hence $$Y - C = -I$$ so $$Y - C + I = 0$$ so $$Y - I = C$$"
    assert statuses(text) == ["assumed", "refuted", "refuted", "proved"]


def test_contradictory_premises_prove_nothing():
    entries = verify("Suppose $x = 1$ and $x = 2$. Hence $y = 7$.").entries
    assert entries[-1].status not in (Status.PROVED, Status.SUPPORTED)
    entries = verify("Suppose $x = 1$ and $x = 2$. Hence $x = 3$.").entries
    assert entries[-1].status not in (Status.PROVED, Status.SUPPORTED, Status.REFUTED)


def test_a_chain_is_judged_link_by_link():
    assert statuses(
        r"Suppose $x = a + b$. Hence $$\begin{align} x^2 &= (a+b)^2 \\ &= a^2 + 2ab + b^2 \\ &= a^2 + ab + b^2\end{align}$$"
    ) == [
        "assumed",
        "proved",
        "proved",
        "refuted",
    ]


def test_arrows_say_what_they_say():
    assert statuses(r"$$x = 2 \implies x^2 = 4$$") == ["proved"]
    assert statuses(r"$$x^2 = 4 \implies x = 2$$")[0] != "proved"


def test_first_order_conditions_are_taken_from_the_lagrangian():
    text = r"""We maximise $$\max u(c_1) + \beta u(c_2)$$ with the Lagrangian
    $$\mathcal{L} = u(c_1) + \beta u(c_2) + \lambda(y - c_1 - qc_2)$$ The first-order conditions are
    $$\begin{align} c_1 &:~ u'(c_1) = \lambda \\ c_2 &:~ \beta u'(c_2) = \lambda \end{align}$$"""
    assert [entry.status.value for entry in verify(text).entries][-2:] == ["proved", "refuted"]


def test_a_premise_of_another_date_is_used():
    text = r"Suppose $$R_t = \frac{p_{t+1}}{p_t}$$ Hence $$R_{t-1} = \frac{p_t}{p_{t-1}}$$"
    assert statuses(text) == ["assumed", "proved"]


def test_an_approximation_is_not_judged_as_an_equality():
    assert statuses(r"Hence $r \approx i - \pi^e$.") == ["assumed"]


def test_expectations_are_never_refuted_by_points():
    text = r"Suppose $x = 1$. Hence $$\mathbb{E}_t[y + 1] = \mathbb{E}_t[y] + 1$$"
    assert statuses(text)[-1] not in ("refuted", "proved")


def test_comments_override_the_guess():
    assert statuses("Hence\n<!-- derive: assume -->\n$$Y = C + I$$") == ["assumed"]


def test_one_line_from_given_ones():
    assert judge("S - I = CA", given=["Y = C + I + CA", "S = Y - C"]).status is Status.PROVED
    assert judge("x = y", given=["z = 1"]).status is Status.DOES_NOT_FOLLOW


def test_conditions_of_a_proof_are_named():
    entry = judge("r_1 = r_2", given=["x = m(1 + r_1)", "x = m(1 + r_2)", "m > 0"])
    assert entry.status is Status.PROVED


def test_json_and_exit_codes(capsys):
    assert main(["verify", "--json", str(NOTES)]) == 1
    content = json.loads(capsys.readouterr().out)
    assert content["schema"] == "derive/verify/1"
    assert {
        "file",
        "line",
        "column",
        "source",
        "kind",
        "verdict",
        "premises",
        "conditions",
        "witness",
        "suggestion",
        "seconds",
    } <= set(content["claims"][0])
    assert content["summary"]["refuted"] == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_names_the_line(capsys, language):
    assert main(["verify", "--lang", language, str(NOTES)]) == 1
    printed = capsys.readouterr().out
    assert "27:1" in printed
    assert {"en": "refuted", "zh": "已证伪"}[language] in printed


def test_notation_is_explained(capsys, tmp_path):
    file = tmp_path / "notes.md"
    file.write_text("Let $u'(c) = \\lambda$ and $F(K, L) = Y$.", encoding="utf-8")
    assert main(["verify", "--explain-notation", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "function u(" in printed
    assert "function F(K, L)" in printed


def test_declarations_beside_the_document(tmp_path):
    (tmp_path / "derive.toml").write_text("[functions]\nF = { arguments = 2, homogeneous = 1 }\n", encoding="utf-8")
    file = tmp_path / "notes.md"
    file.write_text("Suppose $F_1(K,L) = r$, $F_2(K,L) = w$, $K>0$, $L > 0$. Hence $$F(K,L) = rK + wL$$", encoding="utf-8")
    assert verify_file(file).entries[-1].status in (Status.PROVED, Status.SUPPORTED)


def test_latex_with_macros_and_notebooks(tmp_path):
    tex = tmp_path / "notes.tex"
    tex.write_text(
        "\\newcommand{\\half}[1]{\\frac{#1}{2}}\\begin{document}Suppose $x = \\half{y}$. Hence \\[ 2x = y \\] % $no$\n\\end{document}"
    )
    assert [entry.status.value for entry in verify_file(tex).entries] == ["assumed", "proved"]
    notebook = tmp_path / "notes.ipynb"
    cells = [
        {"cell_type": "markdown", "source": ["Suppose $x = 2y$.\n", "Hence $x - y = y$."]},
        {"cell_type": "code", "source": "$"},
    ]
    notebook.write_text(json.dumps({"cells": cells, "nbformat": 4}), encoding="utf-8")
    assert [entry.status.value for entry in verify_file(notebook).entries] == ["assumed", "proved"]


def test_a_raised_number_belongs_to_a_declared_name():
    text = "$$x_{1}^{1} + x_{1}^{2} = 3$$\n\n$$x_{1}^{2} = 3 - x_{1}^{1}$$\n\n$$x_{1}^{2} = 3 - (x_{1}^{1})^{1}$$\n"
    names = {"notation": {"x_1_1": "x_{1}^{1}", "x_2_1": "x_{1}^{2}"}}
    assert statuses(text, **names)[1:] == ["proved", "proved"]
