"""Whatever a user gets wrong: one message with cause and fix, exit code 2, no traceback, no file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import derive
from derive.cli import main

FOLDER = Path(__file__).parent.parent / "bad_input"
FILES = sorted(path.name for path in FOLDER.glob("*.py"))

# What is wrong with the command itself; the key names the file with the expected message.
COMMANDS = {
    "unknown_command": ["hnadout", "is_lm"],
    "wrong_language": ["handout", "is_lm", "--lang", "fr"],
    "unknown_format": ["handout", "is_lm", "--to", "md,docs"],
    "no_format": ["handout", "is_lm", "--to", ","],
    "unknown_audience": ["handout", "is_lm", "--audience", "students"],
    "unknown_lecture": ["handout", "is_ml"],
    "unknown_option": ["check", "is_lm", "--jason"],
    "nothing_to_check": ["check"],
    "name_and_all": ["check", "is_lm", "--all"],
    "missing_file": ["check", "no_modle.py"],
    "missing_folder": ["check", "nowhere/model.py"],
    "folder_for_file": ["check", "."],
    "not_python": ["check", "notes.txt"],
    "unknown_derivation": ["show", "../samples/cross.py", "solutoin"],
    "unknown_figure": ["figure", "is_for_panel"],
    "unknown_figure_format": ["figure", "is_four_panel", "--to", "gif"],
    "no_figures": ["figure", "../samples/cross.py"],
    "file_for_folder": ["handout", "../samples/cross.py", "--out", "notes.txt/sheets"],
}


@pytest.mark.parametrize("name", FILES)
def test_every_broken_file_gets_one_clear_message(
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    expect: Callable[[str, Path], None],
) -> None:
    monkeypatch.chdir(FOLDER)
    before = set(FOLDER.iterdir())
    code = main(["handout", name, "--lang", "en", "--to", "md,tex,html", "--out", str(tmp_path / "sheets")])
    printed = capsys.readouterr()
    assert code == 2
    assert_clear(printed.err)
    assert printed.out == ""
    assert list(tmp_path.rglob("*")) == [], "a refused handout leaves nothing behind"
    assert set(FOLDER.iterdir()) == before, "running a user's file leaves nothing next to it"
    expect(printed.err, FOLDER / f"{name.removesuffix('.py')}.expected")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_wrong_command_gets_one_clear_message(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], expect: Callable[[str, Path], None]
) -> None:
    monkeypatch.chdir(FOLDER)
    monkeypatch.setattr(sys, "argv", ["derive"])
    before = set(FOLDER.iterdir())
    assert exit_code(COMMANDS[name]) == 2
    printed = capsys.readouterr()
    assert_clear(printed.err)
    assert printed.out == ""
    assert set(FOLDER.iterdir()) == before
    expect(printed.err, FOLDER / f"{name}.expected")


def test_an_unwritable_folder_is_refused_before_any_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    # The superuser may write anywhere but into the kernel's own tree.
    folder = Path("/proc") if os.geteuid() == 0 else closed
    assert main(["handout", str(FOLDER.parent / "samples" / "cross.py"), "--out", str(folder)]) == 2
    error = capsys.readouterr().err
    assert_clear(error)
    assert f"Nothing can be written into {folder}" in error
    assert list(closed.iterdir()) == []


def test_the_program_itself_shows_no_traceback() -> None:
    """The same from outside, through the interpreter."""
    words = [sys.executable, "-m", "derive", "check", "exception.py"]
    environment = {**os.environ, "PYTHONPATH": str(Path(derive.__file__).parent.parent)}
    ran = subprocess.run(words, cwd=FOLDER, env=environment, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr == (FOLDER / "exception.expected").read_text(encoding="utf-8")


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(FOLDER)
    assert main(["check", "exception.py", "--debug"]) == 2
    error = capsys.readouterr().err
    assert "Traceback" in error
    assert "return share / whole" in error


def test_a_defect_of_derive_is_called_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from derive.errors import InternalError

    def disagree(target: str) -> None:
        raise InternalError("prover and refuter disagree")

    monkeypatch.setattr("derive.loader.load", disagree)
    assert main(["check", "is_lm"]) == 3
    error = capsys.readouterr().err
    assert "derive itself is at fault" in error
    assert "prover and refuter disagree" in error
    assert "Traceback" not in error


def exit_code(words: list[str]) -> int:
    try:
        return main(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)


def assert_clear(error: str) -> None:
    """One message: the cause, then the fix, and nothing of Python's own."""
    lines = error.splitlines()
    assert len(lines) == 2, error
    assert lines[0].startswith("error: ")
    assert lines[1].startswith("  fix: ")
    assert "Traceback" not in error


def test_a_defect_beneath_a_users_file_is_not_blamed_on_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(model: object) -> None:
        raise NameError("name 'lost' is not defined", name="lost")

    monkeypatch.setattr("derive.loader.plan", broken)
    assert main(["check", str(FOLDER.parent / "samples" / "cross.py")]) == 3
    assert "derive itself is at fault" in capsys.readouterr().err
