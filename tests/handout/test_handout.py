"""What a handout refuses, how it numbers and refers, and what a sheet for students must not tell."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import sympy

from derive.check import Judged, Proof, check
from derive.display import lower
from derive.equation import Condition, Equation
from derive.errors import InternalError, OutputError
from derive.exporters import FORMATS, export
from derive.exporters.markdown import page
from derive.handout import Handout
from derive.handout.closing import NumericCheck
from derive.handout.shown import require_same
from derive.handout.words import word
from derive.printing.arrange import arrange
from derive.verdict import refuted, supported, unknown
from tests.handout.sample import LECTURE, MODEL, C, Y, a, b, d, e, extreme_cases, is_curve, r


def spoilt(verdict: object) -> Proof:
    """The proof of the IS curve with one verdict replaced."""
    proof = check(is_curve())
    judged = tuple(Judged(one.step, verdict) if one.step.id == "isolate_1" else one for one in proof.judged)
    return Proof(proof.derivation, judged)


@pytest.mark.parametrize("verdict", [refuted("ball arithmetic", "It fails at b = 2."), unknown("normal form", "Too large.")])
def test_what_does_not_stand_is_refused_by_name(verdict: object) -> None:
    with pytest.raises(OutputError, match="is_curve/isolate_1") as error:
        Handout.of(spoilt(verdict))
    assert error.value.code == "does-not-stand"


@pytest.mark.parametrize("format", ["md", "tex", "typ", "html"])
def test_a_draft_shows_it_in_red(tmp_path: Path, format: str) -> None:
    handout = Handout.of(spoilt(refuted("ball arithmetic")), "en", draft=True)
    printed = export(handout, [format], tmp_path)[0].read_text()
    assert "DRAFT" in printed
    assert "REFUTED" in printed
    assert re.search("red|alarm", printed)


def test_a_sound_handout_is_no_draft_even_if_asked() -> None:
    assert "DRAFT" not in page(Handout.of(is_curve(), draft=True))


def test_a_supported_step_prints_why_it_is_not_proved() -> None:
    proof = spoilt(supported("ball arithmetic", "No normal form was found."))
    assert "No normal form was found" in page(Handout.of(proof))


def test_numbers_run_through_a_section_and_sentences_point_to_them() -> None:
    printed = page(Handout.of(LECTURE, "en"))
    numbers = re.findall(r"\\tag\{([\d.]+)\}", printed.split("## Formula sheet")[0])
    assert numbers[:3] == ["1.1", "1.2", "1.3"]
    assert numbers == sorted(set(numbers), key=lambda number: [int(part) for part in number.split(".")])
    assert "Substitute the consumption function (1.2) and the investment function (1.3)" in printed
    assert set(re.findall(r"\((\d\.\d+)\)", printed)) <= set(numbers)


def test_chinese_lists_and_references() -> None:
    printed = page(Handout.of(LECTURE, "zh"))
    assert "将消费函数(1.2)和投资函数(1.3)代入产品市场均衡条件(1.1)。" in printed
    assert "由式(1.5)解出 $Y$" in printed


def test_a_model_is_printed_once() -> None:
    printed = page(Handout.of(LECTURE, "en"))
    assert printed.count("### The model") == 1
    assert printed.count("national income") == 1


def test_the_table_of_effects_has_signs() -> None:
    handout = Handout.of(LECTURE, "en")
    (effects,) = [part.effects for section in handout.sections for part in section.derivations if part.effects]
    assert [(shock.statement, cells[0].sign.en) for shock, cells in effects.rows] == [(e, "+"), (r, "−")]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("format", ["md", "tex", "typ", "html", "ipynb"])
def test_the_sheet_for_students_holds_no_answer(tmp_path: Path, language: str, format: str) -> None:
    teacher = Handout.of(LECTURE, language)
    student = Handout.of(LECTURE, language, "student", numeric=NumericCheck(8, 1e-12))
    full = export(teacher, [format], tmp_path)[0].read_text()
    sheet = export(student, [format], tmp_path)[0].read_text()
    answers = [teacher.questions[0].answer.text[language], "IS 曲线向右下方倾斜" if language == "zh" else "The IS curve falls"]
    answers += [str(is_curve().reading[language]), word("pitfalls")[language], "from=is_curve"]
    if format != "ipynb":
        answers += [formula_of(teacher, step, format) for step in ("isolate_1", "express_1", "differentiate_1")]
        assert all(answer in full for answer in answers if answer != "from=is_curve")
    assert not [answer for answer in answers if answer in sheet]


def formula_of(handout: Handout, step: str, format: str) -> str:
    """A conclusion as the format prints it."""
    from importlib import import_module

    style = import_module(FORMATS[format].module).STYLE
    steps = [part for section in handout.sections for one in section.derivations for part in one.steps]
    (found,) = [part for part in steps if part.id == f"is_curve/{step}"]
    return str(style.formula(handout.shown.tree(found.line.formula), handout.language))


def test_an_introduction_that_shows_a_result_is_withheld_from_students() -> None:
    derivation = is_curve()
    result = derivation.steps[2].conclusion
    derivation.intro = replace(derivation.intro) if derivation.intro is None else derivation.intro.filled(result=result)
    assert "At which income" not in page(Handout.of(derivation, "en", "student"))
    assert "At which income" in page(Handout.of(derivation, "en"))


def test_what_is_shown_must_be_what_is_stored() -> None:
    stored = Equation(Y, (a + e - d * r) / (1 - b))
    require_same(stored, arrange(stored, MODEL.rank))
    for forged in (Equation(Y, (a + e + d * r) / (1 - b)), Equation(Y, (a + e - d * r) / (1 + b)), Equation(C, stored.rhs)):
        with pytest.raises(InternalError):
            require_same(stored, arrange(forged, MODEL.rank))


def test_a_condition_may_be_turned_round_but_not_changed() -> None:
    stored = Condition(d - e, ">0")
    shown = arrange(stored, MODEL.rank)
    require_same(stored, shown)
    assert lower(shown).signs in ((">",), ("<",))
    for forged in (Condition(d - e, "<0"), Condition(d - e, ">=0"), Condition(d + e, ">0")):
        with pytest.raises(InternalError):
            require_same(stored, arrange(forged, MODEL.rank))


def test_a_region_must_be_shown_with_its_equation() -> None:
    stored = Equation(Y, a, holds_for=(Condition(r - 1, ">0"),))
    require_same(stored, arrange(stored, MODEL.rank))
    with pytest.raises(InternalError):
        require_same(stored, arrange(Equation(Y, a), MODEL.rank))
    with pytest.raises(InternalError):
        require_same(stored, arrange(Equation(Y, a, holds_for=(Condition(r - 2, ">0"),)), MODEL.rank))


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(OutputError, match=r"words\.toml"):
        word("prooved")


def test_unknown_language_audience_format(tmp_path: Path) -> None:
    for arguments in (("fr", "teacher"), ("en", "pupil")):
        with pytest.raises(OutputError, match="Use one of"):
            Handout.of(extreme_cases(), *arguments)
    with pytest.raises(OutputError, match="Did you mean html"):
        export(Handout.of(extreme_cases()), ["htm"], tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_formula_sheet_names_existing_steps() -> None:
    wrong = replace(LECTURE, formulas=(replace(LECTURE.formulas[0], step="IX"),))
    with pytest.raises(OutputError, match="is_curve/IX"):
        Handout.of(wrong)


def test_notation_can_be_changed_for_one_handout() -> None:
    printed = page(Handout.of(is_curve(), "en", notation={b: "c"}))
    assert r"\frac{a + e - dr}{1 - c}" in printed
    assert sympy.Symbol("c") not in MODEL.symbols


@pytest.mark.parametrize(
    ("label", "english", "chinese"),
    [("IS", "IS", "IS"), ("r*", "$r^\\ast$", "$r^\\ast$"), ("P_b", "$P_b$", "$P_b$"), ("crowding out", "crowding out", "")],
)
def test_labels_are_printed_as_what_they_are(label: str, english: str, chinese: str) -> None:
    derivation = is_curve()
    derivation.steps[2] = replace(derivation.steps[2], label=label)
    for language, wanted in (("en", english), ("zh", chinese)):
        lines = page(Handout.of(derivation, language)).splitlines()
        shown = next(line for line in lines if "·" in line)
        assert shown.split("·")[1].strip() == wanted
