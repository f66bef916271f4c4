"""Mutants of correct documents: one fault in one proved line, drawn by a seed, as many of each kind as there are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faults import faults

from derive.readers.document import Passage
from derive.readers.files import read_document
from derive.verdict import Status
from derive.verify import verify

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Mutant:
    """A document with one fault: where, of what kind, and its text."""

    name: str
    kind: str
    line: int
    lines: int
    original: str
    formula: str
    text: str


def documents() -> list[Path]:
    """Return the documents of the corpus in order."""
    return sorted(path for path in CORPUS.iterdir() if path.suffix in (".md", ".tex"))


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a document: only lines that are proved are changed."""
    text = path.read_text(encoding="utf-8")
    report = verify(text, name=path.name)
    kinds: dict[int, set[Status]] = {}
    for entry in report.entries:
        kinds.setdefault(entry.line, set()).add(entry.status)
    for passage in read_document(text, path.name).passages:
        first, last = passage.place()[0], passage.source.position(passage.end)[0]
        statuses = set().union(*(kinds.get(line, set()) for line in range(first, last + 1)))
        if statuses == {Status.PROVED}:
            yield from _of_passage(path.name, text, passage, first, last)


def _of_passage(name: str, text: str, passage: Passage, first: int, last: int) -> Iterator[Mutant]:
    formula = text[passage.start : passage.end]
    for fault in faults(formula):
        changed = text[: passage.start] + fault.text + text[passage.end :]
        yield Mutant(name, fault.kind, first, last - first + 1, formula.strip(), fault.text.strip(), changed)


def drawn(count: int, seed: int) -> list[Mutant]:
    """Draw mutants without replacement, the documents and the kinds in turn."""
    generator = random.Random(seed)
    piles: dict[tuple[str, str], list[Mutant]] = {}
    for path in documents():
        for mutant in mutants_of(path):
            piles.setdefault((mutant.kind, mutant.name), []).append(mutant)
    for pile in piles.values():
        generator.shuffle(pile)
    found: list[Mutant] = []
    while len(found) < count and any(piles.values()):
        found += [pile.pop() for _, pile in sorted(piles.items()) if pile]
    generator.shuffle(found)
    return found[:count]
