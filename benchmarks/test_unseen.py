"""Ten correct documents in the manner of other authors: formulas read, lines judged, nothing refuted.

pytest benchmarks/test_unseen.py -s
"""

from pathlib import Path
from time import process_time

import pytest

from derive.verdict import Status
from derive.verify import verify_file

UNSEEN = sorted((Path(__file__).parent / "unseen").iterdir())


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.name)
def test_a_correct_document_is_not_refuted(path: Path) -> None:
    begin = process_time()
    report = verify_file(path)
    print(f"\n{path.name}: {report.read}/{report.formulas} read, {dict(report.counts)}, {process_time() - begin:.1f} s")
    for entry in report.entries:
        if entry.status not in (Status.PROVED, Status.ASSUMED):
            print(f"  {entry.line} {entry.status.value}: {entry.source}  {entry.reason}")
    assert not [entry.source for entry in report.entries if entry.status is Status.REFUTED]
