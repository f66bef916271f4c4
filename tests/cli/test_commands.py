"""The commands on users' files, which work like built-in lectures."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import derive
from derive import catalogue
from derive.cli import main
from derive.exercises import catalogue as exercises

SAMPLES = Path(__file__).parent.parent / "samples"
SCHEMA = json.loads((Path(derive.__file__).parent / "schemas" / "check-1.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def in_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES)


def test_check_gives_a_verdict_per_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "stepwise.py"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "income"
    assert lines[1:4] == ["  proved     substitute_1", "  proved     collect_1", "  proved     isolate_1"]
    assert "stepwise: 3 steps in 1 derivations: 3 proved." in lines


def test_check_as_json_follows_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "cross.py", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, SCHEMA)
    assert report["schema"] == "derive/check/1"
    assert report["name"] == "cross"
    assert [derivation["id"] for derivation in report["derivations"]] == ["solution", "comparative_statics"]
    for derivation in report["derivations"]:
        assert derivation["proved"] == derivation["steps"] > 0
        assert derivation["conditions"] == [], "0 < b < 1 settles every side condition"
    assert report["numeric"]["points"] >= 8
    assert report["numeric"]["max_relative_residual"] < 1e-9


def test_a_false_step_is_refuted_with_a_witness(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "wrong.py"]) == 1
    assert "refuted    forget_1" in capsys.readouterr().out
    assert main(["check", "wrong.py", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, SCHEMA)
    assert (report["derivations"][0]["proved"], report["derivations"][0]["refuted"]) == (1, 1)


def test_a_false_step_stops_the_print_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "wrong.py", "--to", "md,html", "--out", str(tmp_path)]) == 1
    assert "income/forget_1 is refuted" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_printed_all_the_same(tmp_path: Path) -> None:
    assert main(["handout", "wrong.py", "--lang", "en", "--out", str(tmp_path), "--draft"]) == 1
    page = (tmp_path / "wrong.en.md").read_text(encoding="utf-8")
    assert "red" in page
    assert "refuted" in page


@pytest.mark.parametrize(("language", "words"), [("en", "Equilibrium income"), ("zh", "均衡收入")])
def test_a_users_file_is_printed_like_a_lecture(
    language: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["handout", "stepwise.py", "--lang", language, "--to", "md,tex,html", "--out", str(tmp_path / "new" / "folder")])
        == 0
    )
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in written] == [f"stepwise.{language}.{suffix}" for suffix in ("md", "tex", "html")]
    for path in written:
        assert words in path.read_text(encoding="utf-8")


def test_the_students_sheet_has_no_solution(tmp_path: Path) -> None:
    assert main(["handout", "stepwise.py", "--lang", "en", "--audience", "student", "--out", str(tmp_path)]) == 0
    page = (tmp_path / "stepwise.student.en.md").read_text(encoding="utf-8")
    assert "Equilibrium income" in page
    assert "proved" not in page
    assert "1 - b" not in page


def test_show_prints_a_derivation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "stepwise.py", "income", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "Equilibrium income" in printed
    assert "Y = C + I" in printed
    assert "(1 - b)Y = a + I" in printed
    assert "proved" in printed


def test_show_without_a_name_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "cross.py", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == ["solution  Reduced form", "comparative_statics  Comparative statics"]


def test_what_a_file_prints_stays_out_of_the_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chatty = tmp_path / "chatty.py"
    chatty.write_text((SAMPLES / "cross.py").read_text(encoding="utf-8") + "\nprint('hello')\n", encoding="utf-8")
    assert main(["check", str(chatty), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["name"] == "chatty"
    assert printed.err == "hello\n"


def test_running_a_file_leaves_nothing_beside_it(tmp_path: Path) -> None:
    copy = tmp_path / "cross.py"
    copy.write_bytes((SAMPLES / "cross.py").read_bytes())
    assert main(["check", str(copy)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["cross.py"]


def test_list_names_everything_in_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [line.split()[0] for line in lines if not line.startswith("exercise ")]
    assert names == list(catalogue.names())
    assert [line.split()[1] for line in lines if line.startswith("exercise ")] == list(exercises.names())


def test_list_with_a_name_gives_derivations_and_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "is_two_sector", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[0] == "is_two_sector"
    assert any("[is_four_panel]" in line for line in lines)


def test_figure_draws_one_figure_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", "four_zones", "--lang", "en", "--to", "svg,png", "--out", str(tmp_path)]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == ["four_zones.en.svg", "four_zones.en.png"]
    assert (tmp_path / "four_zones.en.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert (tmp_path / "four_zones.en.png").read_bytes().startswith(b"\x89PNG")


def test_figure_draws_all_figures_of_a_model(tmp_path: Path) -> None:
    assert main(["figure", "is_two_sector", "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["is_four_panel.zh.svg"]
