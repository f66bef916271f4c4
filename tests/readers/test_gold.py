"""Formulas of the source lectures against what they say, written by hand."""

import tomllib
from pathlib import Path

import pytest
from prefix_form import prefix

from derive.printing import latex
from derive.readers.formula import read_formula
from derive.readers.inference import infer

GOLD = tomllib.loads(Path(__file__).with_name("gold.toml").read_text(encoding="utf-8"))
CASES = [(lecture, source, meaning) for lecture, pairs in GOLD.items() for source, meaning in pairs]
VOCABULARIES = {lecture: infer([source for source, _ in pairs]) for lecture, pairs in GOLD.items()}


def test_there_are_enough_formulas():
    assert len(CASES) >= 150


@pytest.mark.parametrize(("lecture", "source", "meaning"), CASES, ids=[case[1] for case in CASES])
def test_a_formula_says_what_it_says(lecture, source, meaning):
    assert prefix(read_formula(source, VOCABULARIES[lecture])) == meaning


REPRINTED = [
    case for case in CASES if case[2] != "unread" and not case[2].startswith(("(max k", "(max (+", "[")) and case[1] != "t=1,2"
]


@pytest.mark.parametrize(("lecture", "source", "meaning"), REPRINTED, ids=[case[1] for case in REPRINTED])
def test_a_formula_printed_again_is_the_same(lecture, source, meaning):
    vocabulary = VOCABULARIES[lecture]
    printed = r" \\ ".join(latex.write(one.tree) for one in read_formula(source, vocabulary).statements)
    assert prefix(read_formula(printed, vocabulary)) == meaning
