"""Every formula of a printed handout is read."""

from pathlib import Path

import pytest

from derive.readers.declarations import declared
from derive.readers.files import read_file
from derive.readers.formula import read_formula
from derive.readers.inference import infer

GOLDEN = Path(__file__).parents[1] / "handout" / "golden"
PRINTED = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".md", ".tex"))


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_every_formula_of_a_handout_is_read(path):
    document = read_file(path)
    vocabulary = infer([passage.math for passage in document.passages], declared(document.front_matter).vocabulary)
    gaps = [gap for passage in document.passages for gap in read_formula(passage.math, vocabulary).gaps]
    assert document.passages
    assert not gaps
