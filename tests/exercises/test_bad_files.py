"""What is wrong with an exercise file is said with file, line, cause and fix; nothing ends in a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from derive.errors import DeriveError
from derive.exercises import choose, read_exercise

BAD = sorted((Path(__file__).parent / "bad").glob("*.md"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_file_is_explained(path: Path, expect: Callable[[str, Path], None]) -> None:
    with pytest.raises(DeriveError) as raised:
        choose(read_exercise(path.read_text(encoding="utf-8"), path.name, path.stem), 1)
    assert raised.value.location.file == path.name
    assert raised.value.location.line is not None
    expect(f"{raised.value.code}\n{raised.value}\n", path.with_suffix(".expected"))
