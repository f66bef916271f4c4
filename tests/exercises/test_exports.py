"""What learning systems and word processors get: it parses, and shows the same numbers as the manifest."""

import io
import re
import zipfile
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from derive import exercises
from derive.errors import OutputError
from derive.exercises import canvas, moodle, paper_docx, qti
from derive.exercises.fields import fields_of
from derive.exercises.manifest import answer_rows
from derive.exercises.paper import key_paper, sheet
from derive.exercises.understand import read_exercise
from derive.printing import omml

PRINTED = Path(__file__).parents[2] / "output"
CLOZE = re.compile(r"\{(\d+):NUMERICAL:=(-?[\d.]+):([\d.]+)\}")
QTI = {"q": qti.NAMESPACE}
CANVAS = {"c": canvas.NAMESPACE}


@pytest.fixture(scope="module")
def keys():
    exercise = exercises.load("is_lm")
    return exercise, [exercises.key_of(exercise, variant) for variant in exercises.choose(exercise, 3, "exports")]


def numbers(exercise, key):
    """The numbers that a student has to find, from the rows of the manifest."""
    found = []
    for row in answer_rows(exercise, key):
        if row.value is not None:
            found.append(row.value)
        else:
            right = row.latex.split("=")[1]
            intercept, sign, slope = re.match(r"\s*([\d.]+) ([+-]) ([\d.]*)r", right).groups()
            found += [Fraction(intercept), Fraction(sign + (slope or "1"))]
    return found


def pieces(module, exercise, keys, language):
    return [module.piece(exercise, key, language, None) for key in keys]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_moodle(keys, language):
    exercise, made = keys
    ((name, content),) = moodle.files(exercise, pieces(moodle, exercise, made, language), language).items()
    assert name == f"is_lm.moodle.{language}.xml"
    quiz = ElementTree.fromstring(content)
    questions = [one for one in quiz if one.get("type") == "cloze"]
    assert len(questions) == 3
    for question, key in zip(questions, made, strict=True):
        fields = CLOZE.findall(question.findtext("questiontext/text"))
        assert [Fraction(value) for _, value, _ in fields] == numbers(exercise, key)
        assert [int(weight) for weight, _, _ in fields] == [3, 3, 2, 2, 3, 3, 4]
        assert key.variant.code in question.findtext("name/text")
        assert question.findtext("defaultgrade") == "20"
        assert r"\(" in question.findtext("questiontext/text")
        assert r"\[" in question.findtext("generalfeedback/text")


def test_a_single_number_is_a_numerical_question():
    text = """+++
[parameters]
a = [2, 3]
[[parts]]
ask = "equilibrium of Y"
+++
# en: One number
Income satisfies $Y = a + 0.5 Y$ with $a = {a}$.

1. Find income.
"""
    exercise = read_exercise(text.replace("with $a = {a}$", "where autonomous spending is {a}"), "one.md", "one")
    (variant,) = exercises.choose(exercise, 1)
    question = ElementTree.fromstring(moodle.piece(exercise, exercises.key_of(exercise, variant), "en", None))
    assert question.get("type") == "numerical"
    assert Fraction(question.findtext("answer/text")) == 2 * next(iter(variant.point.values()))
    assert "NUMERICAL" not in question.findtext("questiontext/text")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_qti(keys, language):
    exercise, made = keys
    ((name, content),) = qti.files(exercise, pieces(qti, exercise, made, language), language).items()
    assert name == f"is_lm.qti21.{language}.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        manifest = ElementTree.fromstring(archive.read("imsmanifest.xml"))
        listed = [one.get("href") for one in manifest.iter() if one.tag.endswith("}file")]
        assert listed == archive.namelist()[1:]
        items = [ElementTree.fromstring(archive.read(path)) for path in listed]
    for item, key in zip(items, made, strict=True):
        declared = {
            one.get("identifier"): one.findtext(".//q:value", None, QTI) for one in item.findall("q:responseDeclaration", QTI)
        }
        asked = [one.get("responseIdentifier") for one in item.iter(f"{{{qti.NAMESPACE}}}textEntryInteraction")]
        scored = [one.get("identifier") for one in item.findall(".//q:equal/q:correct", QTI)]
        assert list(declared) == asked == scored
        assert [Fraction(value) for value in declared.values()] == numbers(exercise, key)
        points = [Fraction(one.text) for one in item.findall(".//q:sum/q:baseValue", QTI)]
        assert sum(points) == exercise.points
        assert item.find(".//{http://www.w3.org/1998/Math/MathML}math") is not None


def test_canvas(keys):
    exercise, made = keys
    ((_, content),) = canvas.files(exercise, pieces(canvas, exercise, made, "en"), "en").items()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        quiz = ElementTree.fromstring(archive.read("is_lm/is_lm.xml"))
    sections = quiz.findall("c:assessment/c:section/c:section", CANVAS)
    assert len(sections) == 3
    for section, key in zip(sections, made, strict=True):
        values = [Fraction(one.text) for one in section.findall(".//c:varequal", CANVAS)]
        assert values == numbers(exercise, key)
        points = [
            entry[1].text
            for entry in section.iter(f"{{{canvas.NAMESPACE}}}qtimetadatafield")
            if entry[0].text == "points_possible"
        ]
        assert sum(map(Fraction, points)) == exercise.points


@pytest.mark.parametrize("language", ["zh", "en"])
def test_word_processors(keys, language):
    from docx import Document

    exercise, made = keys
    press = paper_docx.press(language)
    for paper in (sheet(exercise, made[0], language), key_paper(exercise, made[0], language)):
        content = paper_docx.document(press.page([paper]), language)
        assert content == paper_docx.document(press.page([paper]), language)
        body = Document(io.BytesIO(content)).element.body
        equations = list(body.iter(f"{{{omml.NAMESPACE}}}oMath"))
        assert len(equations) >= (len(paper.solutions) and sum(len(part.blocks) for part in paper.solutions)) + 5
        text = "".join(one.text or "" for one in body.iter() if str(one.tag).endswith("}t"))
        assert made[0].variant.code in text
        if paper.is_key:
            assert str(made[0].answer(3, "Y").value) in text


def test_every_formula_of_the_handouts_is_a_native_equation():
    pages = [path.read_text(encoding="utf-8") for path in sorted(PRINTED.rglob("*.zh.html"))]
    formulas = {formula for page in pages for formula in re.findall(r"<math[^>]*><mrow>(.*?)</mrow></math>", page, re.S)}
    assert len(formulas) > 50
    for formula in formulas:
        made = ElementTree.fromstring(f'<m:x xmlns:m="{omml.NAMESPACE}">{omml.from_mathml(formula)}</m:x>')
        source = "".join(ElementTree.fromstring(f"<x>{formula}</x>").itertext())
        brackets = "".join(value for one in made.iter() for name, value in one.items() if name.endswith("}val"))
        shown = "".join(made.itertext()) + brackets
        assert all(letter in shown or letter in "\u2061\u2062¯^~˙" for letter in source if not letter.isspace()), formula


def test_a_line_is_a_field_for_each_coefficient(keys):
    _, made = keys
    assert [len(field.blanks) for field in fields_of(made[0])] == [2, 2, 1, 1, 1]


def test_an_exercise_without_a_number_cannot_go_to_a_learning_system(keys):
    _exercise, made = keys
    from derive.exercises.online import online_question

    only_problem = exercises.load("is_lm")
    key = made[0]
    curved = type(key)(key.variant, (), key.proofs)
    with pytest.raises(OutputError) as error:
        online_question(only_problem, curved, "en")
    assert error.value.code == "nothing-to-fill-in"
