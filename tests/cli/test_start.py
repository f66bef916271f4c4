"""The command line starts at once, and says what it can do."""

from __future__ import annotations

import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage

import pytest

import derive
from derive.cli import main
from derive.commands import COMMANDS


def cpu_of(*words: str) -> float:
    """The least CPU time of three runs: noise only adds."""
    spent = []
    for _ in range(3):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], check=True, capture_output=True, timeout=60)
        after = getrusage(RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def test_help_is_instant() -> None:
    assert cpu_of("-m", "derive", "--help") - cpu_of("-c", "pass") < 0.15


@pytest.mark.parametrize("words", [["--help"], ["handout", "--help"], ["--version"], ["figure", "--help"]])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    program = (
        "import sys\n"
        "from derive.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as leaving: assert not leaving.code\n"
        "heavy = {'sympy', 'rich', 'numpy', 'flint', 'jinja2', 'matplotlib', 'scipy', 'typst'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capsys.readouterr().out
    for command in COMMANDS:
        assert f"    {command} " in printed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"derive {derive.__version__}\n"


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def without_typst(target: str) -> None:
        raise ModuleNotFoundError("No module named 'typst'", name="typst")

    monkeypatch.setattr("derive.loader.load", without_typst)
    assert main(["show", "is_lm"]) == 2
    assert "pip install 'derive-econ[pdf]'" in capsys.readouterr().err
