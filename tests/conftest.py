"""Options and fixtures for all tests.

Readable expectations lie in files next to the tests; `make accept` renews them (`pytest --accept`), and the difference
is reviewed like code.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

# Files that are wrong on purpose, and users' files: tests run them, pytest must not import them.
collect_ignore_glob = ["bad_input/*.py", "samples/*.py"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is printed now as the new expectation")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compare a text with the expectation in a file; with --accept, renew the file."""

    def compare(printed: str, file: Path) -> None:
        if request.config.getoption("--accept"):
            file.write_text(printed, encoding="utf-8")
        assert file.exists(), f"no expectation {file.name}: review and accept it with `make accept`"
        assert printed == file.read_text(encoding="utf-8")

    return compare
