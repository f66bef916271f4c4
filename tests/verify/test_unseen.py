"""Notes in the manner of other authors, written for this purpose: what is read, and that nothing correct is refuted."""

from pathlib import Path

import pytest

from derive.judging.lines import lines_of
from derive.readers.files import read_file
from derive.verdict import Status
from derive.verify import notation_of, verify, verify_file

UNSEEN = sorted((Path(__file__).parents[2] / "benchmarks" / "unseen").iterdir())
QUICK = ("capm.tex", "cournot.tex", "open_economy.md")


def test_nearly_every_formula_is_read():
    formulas = read = 0
    for path in UNSEEN:
        document = read_file(path)
        readings = {line.passage: reading for line, reading in lines_of(document, *notation_of(document, {}))}
        formulas += len(readings)
        read += sum(reading.is_read for reading in readings.values())
    assert formulas >= 150
    assert read >= 0.95 * formulas


@pytest.mark.parametrize("path", [path for path in UNSEEN if path.name in QUICK], ids=lambda path: path.name)
def test_nothing_correct_is_refuted(path):
    report = verify_file(path)
    assert [entry.source for entry in report.entries if entry.status is Status.REFUTED] == []
    assert report.counts["proved"] >= 5


def test_a_line_that_does_not_follow_shows_where_it_fails_and_where_it_holds():
    entry = verify("Suppose $Y = C + I$ and $C = a + bY$. So the demand for money is $$Y = 5 I.$$").entries[-1]
    assert entry.status is Status.DOES_NOT_FOLLOW
    assert entry.witness is not None
    assert entry.holds_at is not None
    assert entry.missing
