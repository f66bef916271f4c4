"""The law that ties printing and verifying together: a printed handout is read back with the verdicts it was printed with."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from round_trip import changed, finds, judged_lines, same, stripped

from derive.verdict import Status
from derive.verify import verify

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "handout" / "golden"
PRINTED = [GOLDEN / f"sample.{language}.{ending}" for language in ("en", "zh") for ending in ("md", "tex")]
pytestmark = pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)


def test_a_handout_gets_the_verdicts_that_it_was_printed_with(path):
    report = verify(path.read_text(encoding="utf-8"), name=path.name)
    assert report.read == report.formulas
    assert [entry.status for entry in report.entries].count(Status.PROVED) == 10
    assert {entry.status for entry in report.entries} == {Status.PROVED, Status.ASSUMED}
    assert not report.findings


def test_without_comments_nine_lines_in_ten_get_the_same_verdict(path):
    text = path.read_text(encoding="utf-8")
    before = verify(text, name=path.name)
    after = verify(stripped(text, path.suffix), name=path.name)
    assert same(before, after) >= 0.9 * len(judged_lines(before))


def test_a_changed_sign_is_found(path):
    text = path.read_text(encoding="utf-8")
    before = judged_lines(verify(text, name=path.name))
    chance = random.Random(0)
    for _ in range(6):
        found = changed(text, chance)
        assert found is not None
        assert finds(found[0], path.name, before), found[1]
