"""Files: whole or not at all, the same bytes however many work on them; manifests from which they are printed again."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from derive.cli import main
from derive.errors import DeriveError
from derive.exercises import Manifest, choose, read_exercise
from derive.exercises.manifest import Student
from derive.exercises.production import Order, produce
from derive.exercises.roster import read_roster

HERE = Path(__file__).parent
CROSS = (HERE / "cross.md").read_text(encoding="utf-8")
EXERCISE = read_exercise(CROSS, "cross.md", "cross")


def order(*formats: str, booklet: bool = False) -> Order:
    return Order(CROSS, "cross.md", "cross", "zh", formats, booklet=booklet)


def made(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("alone")
    produce(EXERCISE, choose(EXERCISE, 4), order("md", "csv", "pdf"), out)
    return made(out)


def test_the_files_are_a_sheet_and_a_key_each_and_what_gathers_them(alone: dict[str, bytes]) -> None:
    assert len([name for name in alone if name.endswith(".sheet.zh.pdf")]) == 4
    assert len([name for name in alone if name.endswith(".key.zh.md")]) == 4
    assert {"cross.manifest.json", "cross.answers.csv"} < set(alone)
    assert not [name for name in alone if name.startswith(".")]


def threads() -> Executor:
    return ThreadPoolExecutor(2)


def processes() -> Executor:
    # A process that has compiled a PDF must not be forked: the threads of the compiler would be missing in the copy.
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


@pytest.mark.parametrize("executors", [threads, processes])
def test_any_executor_gives_the_same_bytes(alone: dict[str, bytes], tmp_path: Path, executors: Callable[[], Executor]) -> None:
    with executors() as executor:
        produce(EXERCISE, choose(EXERCISE, 4), order("md", "csv", "pdf"), tmp_path, executor=executor, workers=2)
    assert made(tmp_path) == alone


def test_an_interrupted_run_leaves_whole_files_and_is_finished_by_the_next(alone: dict[str, bytes], tmp_path: Path) -> None:
    def interrupt(count: int) -> None:
        if count == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        produce(EXERCISE, choose(EXERCISE, 4), order("md", "csv", "pdf"), tmp_path, announce=interrupt)
    partly = {name: content for name, content in made(tmp_path).items() if not name.startswith(".")}
    assert 0 < len(partly) < len(alone)
    assert all(alone[name] == content for name, content in partly.items())
    untouched = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.pdf")}
    produce(EXERCISE, choose(EXERCISE, 4), order("md", "csv", "pdf"), tmp_path)
    assert made(tmp_path) == alone
    assert all(path.stat().st_mtime_ns == time for path, time in untouched.items())


def test_a_booklet_holds_every_variant(tmp_path: Path) -> None:
    variants = choose(EXERCISE, 2)
    produce(EXERCISE, variants, order("md", "tex", "html", "pdf", booklet=True), tmp_path)
    for ending in ("md", "tex", "html"):
        for kind in ("sheets", "keys"):
            page = (tmp_path / f"cross.{kind}.zh.{ending}").read_text(encoding="utf-8")
            assert all(variant.code in page for variant in variants)
    assert (tmp_path / "cross.sheets.zh.pdf").read_bytes().startswith(b"%PDF")


def test_sheet_and_key_may_stand_in_one_file(tmp_path: Path) -> None:
    together = replace(order("md", "tex", "html", "pdf"), kinds=("both",))
    (variant,) = choose(EXERCISE, 1)
    produce(EXERCISE, [variant], together, tmp_path)
    page = (tmp_path / f"cross.{variant.code}.both.zh.md").read_text(encoding="utf-8")
    assert page.count("# 凯恩斯交叉") == 2
    assert page.index("请将答案填入下表") < page.index("参考答案")
    assert (tmp_path / f"cross.{variant.code}.both.zh.pdf").is_file()


def test_the_manifest_follows_its_schema_and_prints_the_same_again(alone: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(alone["cross.manifest.json"])
    schema = json.loads((files("derive") / "schemas" / "exercise-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)
    manifest = Manifest.read(path)
    variants = [entry.variant for entry in manifest.entries]
    out = tmp_path / "again"
    produce(manifest.exercise, variants, order("md", "csv", "pdf"), out, promised=manifest)
    assert made(out) == alone


def test_a_manifest_that_was_changed_is_refused(alone: dict[str, bytes], tmp_path: Path) -> None:
    text = alone["cross.manifest.json"].decode()
    path = tmp_path / "manifest.json"
    for old, new, code in (
        ('a = \\"100..300', 'a = \\"100..350', "changed-exercise"),
        ("derive/exercise/1", "derive/exercise/9", "not-a-manifest"),
        ('"code"', '"kode"', "not-a-manifest"),
        ("{", "[", "not-json"),
    ):
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(DeriveError) as raised:
            Manifest.read(path)
        assert raised.value.code == code


def test_answers_that_differ_from_the_promise_stop_the_print(alone: dict[str, bytes], tmp_path: Path) -> None:
    content = json.loads(alone["cross.manifest.json"])
    content["variants"][0]["answers"][0]["value"] = "7"
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    manifest = Manifest.read(path)
    variants = [entry.variant for entry in manifest.entries]
    with pytest.raises(DeriveError, match="other answers"):
        produce(manifest.exercise, variants, order("md"), tmp_path / "out", promised=manifest)


def test_rosters_are_read_as_teachers_keep_them(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("学号,姓名\n1,张三\n2,李四\n", encoding="gb18030")
    assert read_roster(path) == (Student("张三", "1"), Student("李四", "2"))
    path.write_text("Ann\nBob\n", encoding="utf-8-sig")
    assert read_roster(path) == (Student("Ann"), Student("Bob"))
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(DeriveError, match="nobody"):
        read_roster(path)


def test_the_command_gives_everybody_a_variant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("name,id\n=HYPERLINK(1),1\nBob,2\n", encoding="utf-8")
    out = tmp_path / "out"
    words = ["exercise", str(HERE / "cross.md"), "--lang", "en", "--to", "md,csv", "--names", str(roster), "--out", str(out)]
    assert main(words) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(set(printed)) == 6
    table = (out / "cross.answers.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    assert any("Bob" in path.read_text(encoding="utf-8") for path in out.glob("*.sheet.en.md"))
    again = tmp_path / "again"
    words = ["exercise", str(HERE / "cross.md"), "--lang", "en", "--to", "md,csv", "--out", str(again)]
    assert main([*words, "--manifest", str(out / "cross.manifest.json")]) == 0
    assert made(again) == made(out)


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (["is_ml"], "no exercise called 'is_ml'. Did you mean is_lm?"),
        (["is_lm", "--variants", "0"], "--variants 0 is no number"),
        (["is_lm", "--to", "pfd"], "There is no format 'pfd'. Did you mean pdf?"),
        (["is_lm", "--lang", "fr"], "There is no language 'fr'"),
        (["is_lm", "--names", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["is_lm", "--manifest", "nowhere.json"], "nowhere.json cannot be read"),
        (["stress"], "not said which exercise"),
        (["./nowhere.md"], "There is no file ./nowhere.md"),
        (["is_lm", "lm_curve"], "one exercise is printed at a time"),
    ],
)
def test_wrong_words_are_explained(words: list[str], cause: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(["exercise", *words])
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert cause in capsys.readouterr().err


def test_stress_reports_what_a_teacher_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercise", "stress", str(HERE / "cross.md"), "--variants", "5"]) == 0
    report = capsys.readouterr().out
    assert "120 points of the lattice" in report
    assert "5 different variants drawn, 5 keys proved" in report
    assert "guessing" in report
