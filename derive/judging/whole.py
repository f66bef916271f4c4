"""A whole document: its lines in order, then its findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from derive.equation import Statement
from derive.judging.findings import findings, in_order
from derive.judging.judge import MOST_LINES, Walk
from derive.judging.knowledge import Known
from derive.judging.lines import lines_of, links_of
from derive.judging.printed.blocks import is_printed
from derive.judging.printed.walk import PrintedWalk
from derive.judging.report import Page, Report
from derive.readers.declarations import Declared
from derive.readers.document import Document, Passage
from derive.readers.formula import Reading, read_formula
from derive.readers.vocabulary import Vocabulary


def judge_document(
    document: Document,
    declared: Declared,
    vocabulary: Vocabulary,
    assumed: tuple[str, ...] = (),
    announce: Callable[[str], None] | None = None,
) -> Report:
    """Judge every line of a document."""
    if is_printed(document):
        return _judge_printed(document, declared, vocabulary, announce)
    walk = Walk(vocabulary, declared)
    readings: dict[Passage, Reading] = {}
    tags: list[tuple[str, Passage, int]] = []
    walk.dynamic = _dynamic(document, vocabulary)
    walk.commented = any("id=" in words for passage in document.passages for words in passage.comments)
    for text in assumed:
        for said in statements_in(text, vocabulary):
            walk.knowledge.add(Known(said, 0, "the declarations"))
    lines = list(lines_of(document, declared, vocabulary))
    walk.mentions = Counter(symbol for line, _ in lines for symbol in line.symbols)
    for line, reading in lines:
        readings[line.passage] = reading
        if announce is not None:
            announce(f"line {line.place[0]}")
        offset = line.statement.start if line.statement else line.gap.offset if line.gap else 0
        tags += [(tag, line.passage, offset) for tag in line.tags if tag not in line.passage.labels]
        if walk.count < MOST_LINES:
            walk.line(line)
    known_tags = [one for one in tags if not one[0].startswith("eq:")]
    counted = [reading for reading in readings.values() if not (reading.is_empty or reading.is_ornament)]
    return Report(
        tuple(walk.entries),
        in_order([*findings(document, readings, known_tags), *walk.clashes.findings]),
        len(counted),
        sum(reading.is_read for reading in counted),
        {document.file: vocabulary},
        (Page(document, readings),),
    )


def _judge_printed(
    document: Document, declared: Declared, vocabulary: Vocabulary, announce: Callable[[str], None] | None
) -> Report:
    walk = PrintedWalk(vocabulary, declared)
    walk.document(document, announce)
    found = findings(document, walk.readings, ())
    read = sum(reading.is_read for reading in walk.readings.values())
    return Report(
        tuple(walk.entries),
        tuple(found),
        len(walk.readings),
        read,
        {document.file: vocabulary},
        (Page(document, walk.readings),),
    )


def statements_in(text: str, vocabulary: Vocabulary) -> list[Statement]:
    """Return the statements of a formula that is given as a text."""
    reading = read_formula(text, vocabulary)
    return [link.said for statement in reading.statements for link in links_of(statement.tree)]


def _dynamic(document: Document, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the letters that mean a general date: they stand in subscripts with and without a distance."""
    found: set[str] = set()
    for letter, following in re.findall(r"_\{([a-z])\s*([+-])\s*1\}", " ".join(passage.math for passage in document.passages)):
        if following:
            found.add(letter)
    return frozenset(found)
