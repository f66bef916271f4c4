"""The table of answers, as spreadsheets and forms write it, and the table of marks."""

import csv
import io

import pytest

from derive import exercises
from derive.cli import main
from derive.errors import ReadError
from derive.exercises import Manifest
from derive.exercises.manifest import Student
from derive.exercises.table_file import harmless
from derive.marking import read_sheets

LABELS = ("IS", "Y", "dY/dG")


def write(tmp_path, content):
    path = tmp_path / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_columns_are_found_by_their_names(tmp_path):
    found = read_sheets(write(tmp_path, "Timestamp,试卷编号,姓名,学号,Y,dY / dG\n1,AB,李华,7,1100,2.5\n"), LABELS)
    (sheet,) = found.sheets
    assert (sheet.code, sheet.name, sheet.id, sheet.line) == ("AB", "李华", "7", 2)
    assert dict(sheet.responses) == {"Y": "1100", "dY/dG": "2.5"}
    assert found.unused == ("Timestamp",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_of_spreadsheets(tmp_path, encoding):
    (sheet,) = read_sheets(write(tmp_path, "code;姓名;Y\nAB;王小明;1100\n".encode(encoding)), LABELS).sheets
    assert sheet.name == "王小明"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "no-answers"),
        ("name,Y\na,1\n", "no-code"),
        ("code,Z\nAB,1\n", "no-answer-column"),
        (b"\xff\xfe\x00\x81", "not-text"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path, content, code):
    with pytest.raises(ReadError) as error:
        read_sheets(write(tmp_path, content), LABELS)
    assert error.value.code == code


def test_no_spreadsheet_runs_an_answer():
    assert harmless("=1+1") == "'=1+1"
    assert harmless("@SUM(A1)") == "'@SUM(A1)"
    assert harmless("-0.5") == "-0.5"
    assert harmless("-2+cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_writes_marks_and_feedback(tmp_path, capsys, language):
    exercise = exercises.load("is_lm")
    variant, *_ = exercises.choose(exercise, 1, "7")
    key = exercises.key_of(exercise, variant)
    manifest = tmp_path / "is_lm.manifest.json"
    manifest.write_text(Manifest.of(exercise, "7", [key], [Student("李华", "../7")]).as_json(), encoding="utf-8")
    income = key.answer(3, "Y").value
    answers = write(tmp_path, f"code,IS,Y,r,Timestamp\n{variant.code},Y = 1 - r,{income},what,1\nZZZZ,1,1,1,1\n")
    arguments = ["mark", str(answers), "--manifest", str(manifest), "--lang", language, "--out", str(tmp_path / "out")]
    assert main([*arguments, "--feedback", "md,html,pdf"]) == 0
    shown = capsys.readouterr()
    files = sorted((tmp_path / "out" / "feedback").iterdir())
    assert [file.suffix for file in files] == [".html", ".md", ".pdf"]
    assert all(".." not in file.name.replace(f".{language}", "") for file in files)
    assert "Timestamp" in shown.err
    assert "ZZZZ" in shown.err
    assert "what" in shown.err
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "is_lm.marks.csv").read_text(encoding="utf-8-sig"))))
    assert [rows[0][f"{name}: verdict"] for name in ("IS", "LM", "Y", "r")] == ["wrong", "empty", "right", "human"]
    assert rows[0]["for a human"] == "1"
    assert rows[0]["of"] == "20"
    page = next(file for file in files if file.suffix == ".md").read_text(encoding="utf-8")
    assert "李华" in page
    assert ("第一步" if language == "zh" else "the first step") in page


def test_the_wrong_file_for_a_manifest_is_a_message(tmp_path, capsys):
    answers = write(tmp_path, "code,Y\nAB,1\n")
    assert main(["mark", str(answers), "--manifest", str(answers)]) == 2
    assert "JSON" in capsys.readouterr().err
