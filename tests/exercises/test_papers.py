"""Sheets and keys in every format: what a student sees, what a teacher sees, and nothing that tells too much."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest

from derive.exercises import Exercise, Key, Variant, key_of, question, read_exercise
from derive.exercises.catalogue import names
from derive.exercises.formats import FORMATS, PaperFormat
from derive.exercises.manifest import Student
from derive.exercises.paper import key_paper, sheet
from derive.printing import plain

Shipped = Callable[[str], tuple[Exercise, tuple[Key, Key]]]
CROSS = (Path(__file__).parent / "cross.md").read_text(encoding="utf-8")
TEXT_FORMATS = [name for name, row in FORMATS.items() if isinstance(row, PaperFormat) and name != "pdf"]


@pytest.fixture(scope="module")
def cross() -> Exercise:
    return read_exercise(CROSS, "cross.md", "cross")


@pytest.fixture(scope="module")
def key(cross: Exercise) -> Key:
    values = {"a": "150", "b": "0.75", "I": "50", "G": "100"}
    return key_of(cross, Variant("ABCD", {symbol: Fraction(values[symbol.key]) for symbol in cross.lattices}))


def printed(cross: Exercise, key: Key, name: str, language: str, kind: str, student: Student | None = None) -> str:
    module = import_module(FORMATS[name].module)
    paper = (sheet if kind == "sheet" else key_paper)(cross, key, language, student)
    return str(module.press(language).page([paper]))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["sheet", "key"])
def test_markdown_reads_like_a_paper(cross: Exercise, key: Key, language: str, kind: str, expect) -> None:  # type: ignore[no-untyped-def]
    page = printed(cross, key, "md", language, kind, Student("李雷", "7"))
    expect(page, Path(__file__).parent / "golden" / f"cross.{kind}.{language}.md")


@pytest.mark.parametrize("name", TEXT_FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sheet_tells_an_answer_and_every_key_does(cross: Exercise, key: Key, name: str, language: str) -> None:
    assert "1200" not in printed(cross, key, name, language, "sheet")
    assert "1200" in printed(cross, key, name, language, "key")
    assert "ABCD" in printed(cross, key, name, language, "sheet")


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_names_are_harmless_in_every_format(cross: Exercise, key: Key, name: str) -> None:
    page = printed(cross, key, name, "en", "sheet", Student("<b>#x $y$ \\input{z} `w`", "1"))
    dangerous = {"html": ("<b>",), "docx": ("<b>",), "md": ("<b>", "$y$", "`w`"), "tex": ("$y$", r"\input{z}", "<b>#x")}
    assert not [words for words in dangerous[name] if words in page]


def test_html_is_balanced_and_names_every_formula(cross: Exercise, key: Key) -> None:
    open_tags: list[str] = []
    unspoken = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            if tag not in ("meta", "hr", "mspace", "br"):
                open_tags.append(tag)
            if tag == "math" and not dict(attributes).get("alttext"):
                unspoken.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    Reader().feed(printed(cross, key, "html", "zh", "key"))
    assert not open_tags
    assert not unspoken


def test_what_the_sheet_says_is_what_the_key_solves(cross: Exercise, key: Key) -> None:
    pieces = [piece for paragraph in question(cross, key.variant.point, "en").opening for piece in paragraph.pieces]
    formulas = [plain.write(piece.tree) for piece in pieces if not isinstance(piece, str)]
    # Investment has a slot of its own, so it keeps its letter in the equation; spending is put in.
    assert formulas == ["C = 150 + 0.75Y", "50", "Y = C + I + 100"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pdf_is_tagged_and_has_every_glyph(cross: Exercise, key: Key, language: str) -> None:
    from derive.exercises import paper_pdf

    press = paper_pdf.press(language)
    for paper in (sheet(cross, key, language, Student("王小明")), key_paper(cross, key, language)):
        content = paper_pdf.document(press.page([paper]), language)
        assert content.startswith(b"%PDF")
        assert b"pdfuaid:part" in content
        assert b"/StructTreeRoot" in content


def test_a_name_without_glyphs_is_an_error_and_not_a_gap(cross: Exercise, key: Key) -> None:
    from derive.errors import OutputError
    from derive.exercises import paper_pdf

    page = paper_pdf.press("zh").page([sheet(cross, key, "zh", Student("ᚠᚢᚦ"))])
    with pytest.raises(OutputError) as raised:
        paper_pdf.document(page, "zh")
    assert raised.value.code == "missing-glyph"


@pytest.mark.parametrize("name", names())
def test_every_shipped_exercise_prints_in_both_languages(name: str, shipped: Shipped) -> None:
    from derive.exercises import paper_markdown

    exercise, (key, _) = shipped(name)
    for language in exercise.languages:
        press = paper_markdown.press(language)
        assert press.page([sheet(exercise, key, language)]).startswith(f"# {exercise.body(language).title}")
        assert press.page([key_paper(exercise, key, language)]).count("\\tag") >= len(exercise.parts)
