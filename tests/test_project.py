"""The project as others meet it: the wheel, the README, the table of contents."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import derive
from derive import catalogue
from derive.check import CHECKS
from derive.cli import main
from derive.commands import COMMANDS

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_templates_schemas_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for template in (ROOT / "templates").rglob("*"):
        if template.is_file():
            assert f"derive/templates/{template.relative_to(ROOT / 'templates').as_posix()}" in names
    assert {"derive/schemas/check-1.json", "derive/schemas/verify-1.json"} <= names
    assert "derive/py.typed" in names
    assert not any(name.startswith("tests/") for name in names)


def test_the_installed_wheel_prints_a_users_file_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True, timeout=120)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    where = subprocess.run(
        [sys.executable, "-c", "import derive; print(derive.__file__)"],
        cwd=empty, env=environment, check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(site)
    sample = ROOT / "tests" / "samples" / "stepwise.py"
    ran = subprocess.run(
        [sys.executable, "-m", "derive", "handout", str(sample), "--lang", "en", "--to", "md,tex,pdf,html,ipynb"],
        cwd=empty, env=environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    suffixes = ("html", "ipynb", "md", "pdf", "tex")
    assert sorted(path.name for path in empty.iterdir()) == [f"stepwise.en.{suffix}" for suffix in suffixes]


def test_the_examples_of_the_readme_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = [block for block in re.findall(r"```python\n(.*?)```", readme, re.S) if ">>>" not in block]
    assert len(examples) >= 2
    for number, example in enumerate(examples):
        file = tmp_path / f"example_{number}.py"
        file.write_text(example, encoding="utf-8")
        assert main(["handout", str(file), "--lang", "en", "--out", str(tmp_path / "sheets")]) == 0
        assert (tmp_path / "sheets" / f"example_{number}.en.md").exists()


def test_the_doctests_of_the_readme_hold() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried >= 2
    assert failed == 0


def test_the_recipe_for_a_model_runs(tmp_path: Path) -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = next(block for block in re.findall(r"```python\n(.*?)```", contributing, re.S))
    file = tmp_path / "cross.py"
    file.write_text(recipe, encoding="utf-8")
    assert main(["check", str(file)]) == 0


def test_the_readme_explains_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"| `derive {command}" in readme


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{page.name} points to {target}"


def test_every_model_and_lecture_stands_in_the_catalogue() -> None:
    for folder, table, declares in (
        ("lectures", catalogue.LECTURES, r"^LECTURE\b"),
        ("models", catalogue.MODELS, r"^def \w+\(\) -> Derivation:"),
    ):
        files = (ROOT / "derive" / folder).glob("*.py")
        declared = {f"derive.{folder}.{file.stem}" for file in files if re.search(declares, file.read_text("utf-8"), re.M)}
        assert declared == set(table.values())


def test_every_dependency_is_pinned_and_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    names = {re.split(r"[<>=\[ ]", line)[0].lower() for line in wanted} - {"derive-econ"}
    pinned = {line.split("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line}
    assert names <= pinned
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower()
    for name in names:
        assert name.removeprefix("pytest-") in page, f"ARCHITECTURE.md gives no reason for {name}"


def test_the_version_stands_in_one_place_only_twice() -> None:
    """Metadata and `derive.__version__` agree."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == derive.__version__


def test_the_architecture_page_lists_every_kind_of_claim() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([A-Z]\w+)` \|", page, re.M)
    assert set(listed) == {kind.__name__ for kind in CHECKS}
