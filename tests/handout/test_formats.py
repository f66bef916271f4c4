"""Every format: goldens, balance, odd characters, fonts, whole files, and that its reader accepts it."""

from __future__ import annotations

import html.parser
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from markdown_it import MarkdownIt

import derive
from derive.check import Proof, check
from derive.errors import OutputError
from derive.exporters import FORMATS, export, file_name, latex as latex_format, markdown, typst
from derive.exporters.files import write_whole
from derive.exporters.glyphs import LATIN, chinese_characters
from derive.exporters.pdf import compiled
from derive.handout import Handout
from derive.handout.closing import NumericCheck
from derive.text import Text
from tests.handout.sample import LECTURE, is_curve

GOLDEN = Path(__file__).parent / "golden"
ODD = "50% & $x_1$ #1 {a} <b> \\c ~d^e *f* `g` [h](i) @j \"k\" 'l' -- // 1|2"


@pytest.fixture(scope="module")
def proofs() -> dict[str, Proof]:
    return {derivation.id: check(derivation) for _, derivation in LECTURE.derivations()}


def sample(language: str, audience: str = "teacher", proofs: dict[str, Proof] | None = None) -> Handout:
    return Handout.of(LECTURE, language, audience, numeric=NumericCheck(32, 1.3e-13), proofs=proofs)


def printed(handout: Handout, format: str, folder: Path) -> str:
    return export(handout, [format], folder)[0].read_text()


@pytest.mark.parametrize("audience", ["teacher", "student"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("format", ["md", "tex", "typ", "html", "ipynb"])
def test_goldens(
    expect: Callable[[str, Path], None],
    proofs: dict[str, Proof],
    tmp_path: Path,
    format: str,
    language: str,
    audience: str,
) -> None:
    handout = sample(language, audience, proofs)
    expect(printed(handout, format, tmp_path), GOLDEN / file_name(handout, format))


@pytest.mark.parametrize("format", ["md", "tex", "typ", "html", "ipynb"])
def test_an_english_handout_holds_no_chinese(proofs: dict[str, Proof], tmp_path: Path, format: str) -> None:
    assert not re.findall(
        "[\u3000-\u9fff\uff00-\uffef]",
        re.sub(r'"Noto[^"]*"|"Songti SC"', "", printed(sample("en", proofs=proofs), format, tmp_path)),
    )


def odd_handout() -> Handout:
    """A handout whose title, meaning and intro hold every character that some format takes for its own."""
    derivation = is_curve()
    derivation.title = derivation.intro = derivation.reading = Text(ODD.replace("{a}", "a"), ODD.replace("{a}", "a"))
    return Handout.of(
        replace(
            LECTURE,
            title=derivation.title,
            sections=(replace(LECTURE.sections[0], derivations=(lambda: derivation,)),),
            formulas=(),
        )
    )


def test_odd_characters_survive_in_markdown() -> None:
    body = markdown.page(odd_handout()).split("\n---\n", 1)[1]
    seen = MarkdownIt().render(body)
    title = re.search("<h1>(.*?)</h1>", seen)
    assert title is not None
    assert html.unescape(re.sub("<[^>]*>", "", title.group(1))) == ODD.replace("{a}", "a")


def test_odd_characters_survive_in_html(tmp_path: Path) -> None:
    page = printed(odd_handout(), "html", tmp_path)
    title = re.search("<title>(.*?)</title>", page)
    assert title is not None
    assert html.unescape(title.group(1)) == ODD.replace("{a}", "a")


def test_odd_characters_survive_in_typst(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        # Without poppler the text of the PDF cannot be read; that it compiles is still asked.
        assert compiled(typst.page(odd_handout())).startswith(b"%PDF")
        return
    (tmp_path / "odd.pdf").write_bytes(compiled(typst.page(odd_handout())))
    words = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "odd.pdf", "-"], capture_output=True, check=True, text=True
    ).stdout
    for piece in ("50%", "$x_1$", "#1", "<b>", "\\c", "~d^e", "*f*", "`g`", "[h](i)", "@j", "//", "1|2"):
        assert piece in words


def test_odd_characters_are_escaped_in_latex() -> None:
    escaped = latex_format.escape(ODD)
    bare = re.sub(r"\\text[a-z]+\{\}|\\[&%$#_{}]", "", escaped)
    assert not set(bare) & set("&%$#_{}~^\\<>")


class Balance(html.parser.HTMLParser):
    """Counts open elements and collects ids, links and images."""

    void = frozenset(("meta", "img", "br", "link", "mspace"))

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        self.ids += [value for name, value in attributes if name == "id" and value]
        self.links += [value for name, value in attributes if name == "href" and value]
        if tag == "img":
            assert known.get("alt")
        if tag == "math":
            assert known.get("alttext")
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element that closes itself, such as `<mspace/>`, opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "zh"])
def test_html_is_balanced_and_its_links_arrive(proofs: dict[str, Proof], tmp_path: Path, language: str) -> None:
    page = printed(sample(language, proofs=proofs), "html", tmp_path)
    reader = Balance()
    reader.feed(page)
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in page
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#|data:)', page)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_latex_is_balanced(proofs: dict[str, Proof], tmp_path: Path, language: str) -> None:
    source = printed(sample(language, proofs=proofs), "tex", tmp_path)
    bare = re.sub(r"\\[{}]", "", source)
    assert bare.count("{") == bare.count("}")
    opened, closed = (sorted(re.findall(rf"\\{word}{{(\w+\*?)}}", source)) for word in ("begin", "end"))
    assert opened == closed
    assert set(re.findall(r"\\hyperlink\{([\w-]+)\}", source)) <= set(re.findall(r"\\anchor\{([\w-]+)\}", source))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markdown_mathematics_survives_a_reader_without_mathematics(
    proofs: dict[str, Proof], tmp_path: Path, language: str
) -> None:
    """Code hosts read Markdown first and mathematics afterwards: emphasis, tags and escapes must not touch a formula."""
    body = printed(sample(language, proofs=proofs), "md", tmp_path).split("\n---\n", 1)[1]
    assert body.count("$$") % 2 == 0
    formulas = re.findall(r"\$\$\n(.*?)\n\$\$", body, re.DOTALL) + re.findall(
        r"(?<![\\$])\$([^$\n]+)\$", re.sub(r"\$\$.*?\$\$", "", body, flags=re.DOTALL)
    )
    assert formulas
    seen = html.unescape(re.sub("<[^>]*>", "", MarkdownIt("commonmark").enable("table").render(body)))
    assert not [formula for formula in formulas if formula not in seen]
    assert not re.findall(r"[\u4e00-\u9fff，。、（]\$\\?[A-Za-z]", body.replace(" $", "§"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_comments_name_ids_and_premises_only(proofs: dict[str, Proof], tmp_path: Path, language: str) -> None:
    for format, pattern in (("md", r"<!-- derive: (.*?) -->"), ("tex", r"% derive: (.*)")):
        comments = re.findall(pattern, printed(sample(language, proofs=proofs), format, tmp_path))
        assert sum("id=" in comment for comment in comments) == 3 + 10
        names = r"[\w/:]+(?:,[\w/:]+)*"
        assert all(
            re.fullmatch(rf"model={names}|states|(?:un)?quoted|id={names}(?: \w+=(?:{names}|[a-z-]+))*", one)
            for one in comments
        )


def test_front_matter_is_yaml_of_json(proofs: dict[str, Proof], tmp_path: Path) -> None:
    lines = printed(sample("zh", proofs=proofs), "md", tmp_path).split("\n---\n", 1)[0].splitlines()
    assert lines[0] == "---"
    assert lines[1:4] == ['title: "示例讲义"', "language: zh", "audience: teacher"]
    table = lines[lines.index("domains:") + 1]
    assert json.loads(table.split(": ", 1)[1]) == {"a": "[0, oo)", "b": "(0, 1)", "d": "(0, oo)", "K": "(0, oo)"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pdf_is_tagged_titled_dateless_and_reproducible(proofs: dict[str, Proof], language: str) -> None:
    source = typst.page(sample(language, proofs=proofs))
    content = compiled(source)
    assert content == compiled(source)
    for wanted in (b"/MarkInfo", b"/StructTreeRoot", b"pdfuaid:part", b"/Lang"):
        assert wanted in content
    assert b"CreationDate" not in content
    assert b"Noto" in content if language == "zh" else b"Noto" not in content


def test_a_missing_glyph_is_named(tmp_path: Path) -> None:
    lecture = replace(LECTURE, title=Text("A sample 龘 lecture", "示例\U0001f600讲义"))
    for language, character in (("en", "龘"), ("zh", "\U0001f600")):
        with pytest.raises(OutputError, match=character) as error:
            export(Handout.of(lecture, language), ["pdf"], tmp_path)
        assert error.value.code == "missing-glyph"
    assert list(tmp_path.iterdir()) == []


def test_the_latin_fonts_have_what_is_claimed() -> None:
    """Typst is asked glyph by glyph: a character without one is drawn like an unassigned character."""
    import typst as engine

    compiler = engine.Compiler(b"", ignore_system_fonts=True)

    def drawn(character: str) -> str:
        fonts = '("New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono")'
        source = f'#set page(width: 20pt, height: 20pt, margin: 0pt)\n#set text(font: {fonts}, fallback: false)\n#"\\u{{{ord(character):x}}}"'
        picture = compiler.compile(input=source.encode(), format="svg")
        assert isinstance(picture, bytes)
        return re.sub(r'[0-9A-F]{32}|data-text="[^"]*"', "", picture.decode())

    missing = drawn("民")
    assert drawn("ก") == missing
    assert not [character for character in sorted(LATIN) if not character.isspace() and drawn(character) == missing]


def test_the_chinese_font_has_the_words_of_economics() -> None:
    assert set("产品市场和货币市场的一般均衡勘误，。；：、？！（）“”《》") <= chinese_characters()
    assert "\U0001f600" not in chinese_characters()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_xelatex_accepts_it(proofs: dict[str, Proof], tmp_path: Path, language: str) -> None:
    """Where TeX is installed. Without it there is nothing to compile with, and the test ends at once."""
    if shutil.which("xelatex") is None:
        return
    for handout in (sample(language, proofs=proofs), odd_handout()):
        (path,) = export(handout, ["tex"], tmp_path)
        command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", path.name]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=240, check=False)
        log = result.stdout.decode(errors="replace")
        assert result.returncode == 0, log[-2000:]
        assert "Missing character" not in path.with_suffix(".log").read_text(errors="replace")


@pytest.mark.parametrize("audience", ["teacher", "student"])
def test_the_notebook_is_valid_and_has_no_outputs(proofs: dict[str, Proof], tmp_path: Path, audience: str) -> None:
    notebook = nbformat.reads(printed(sample("zh", audience, proofs), "ipynb", tmp_path), as_version=4)
    nbformat.validate(notebook)
    assert not [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids))
    assert any(id.startswith("is-curve") for id in ids)


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebook of a user's file, run where the file lies."""
    from nbclient import NotebookClient

    # The kernel is a process of its own; it shall find the derive that is being tested.
    monkeypatch.setenv("PYTHONPATH", str(Path(derive.__file__).parent.parent))
    source = Path(__file__).parent / "sample.py"
    (tmp_path / "sample.py").write_text(source.read_text())
    handout = Handout.of(LECTURE, "en", origin="sample.py")
    notebook = nbformat.reads(printed(handout, "ipynb", tmp_path), as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in shown if output.output_type == "error"]
    assert any("text/markdown" in output.get("data", {}) for output in shown)


def test_a_folder_that_cannot_be_written(proofs: dict[str, Proof], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(OutputError) as error:
        export(sample("en", proofs=proofs), ["md"], tmp_path / "taken" / "folder")
    assert error.value.code == "unwritable"


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.md"
    target.write_bytes(b"old")

    def broken(*names: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OutputError):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


def test_an_error_in_one_format_leaves_no_file_of_another(tmp_path: Path) -> None:
    lecture = replace(LECTURE, title=Text("龘", "龘"))
    with pytest.raises(OutputError):
        export(Handout.of(lecture, "en"), ["md", "pdf"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_each_format_is_one_row() -> None:
    assert list(FORMATS) == ["md", "tex", "typ", "pdf", "html", "ipynb"]
