"""What is wrong with a document whatever follows from what: references, brackets, empty displays, sums in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from derive.judging.counts import counts
from derive.judging.report import Finding
from derive.readers.cursor import CLOSING, OPENING
from derive.readers.document import Document, Passage
from derive.readers.formula import Reading, tokens_of
from derive.readers.scanner import blanked

_REFERENCE = re.compile(r"[（(]\s*(\d{1,3}(?:\.\d{1,3})+[a-z]?)\s*[）)]")
_PLAIN_REFERENCE = re.compile(r"(?:\bEqs?\.?|\bequations?|式|方程)\s*[（(]\s*(\d{1,3}[a-z]?)\s*[）)]", re.I)
_QUOTED = re.compile(r"derive: quoted.*?derive: unquoted", re.S)
"""What a document quotes in order to correct it."""
_NUMBER = r"\d{1,12}(?:,\d{3})*(?:\.\d{1,9})?"
_TOTAL_FIRST = re.compile(
    rf"({_NUMBER})\s*[^\d\s=＝+\-.,，。；;]{{0,6}}\s*[（(]?\s*[=＝]\s*({_NUMBER}(?:\s*[+\-−×*]\s*{_NUMBER})+)(?!\d|\.\d|%)"
)
_TOTAL_LAST = re.compile(rf"(?<![\d.=＝+\-×*/^])({_NUMBER}(?:\s*[+\-−×*]\s*{_NUMBER})+)\s*[=＝]\s*({_NUMBER})(?!\d|\.\d|%)")


def findings(
    document: Document, readings: Mapping[Passage, Reading], tags: Iterable[tuple[str, Passage, int]]
) -> list[Finding]:
    """Return all findings in the order of the document."""
    known = list(tags)
    found = [
        *_references(document, {tag for tag, _, _ in known}),
        *_duplicates(known),
        *_labels(document),
        *_brackets(readings),
        *_arithmetic(document),
        *counts(document, readings, (tag for tag, _, _ in known)),
    ]
    return list(in_order(found))


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the document."""
    return tuple(sorted(found, key=lambda one: (one.file, one.line, one.column)))


def _prose(document: Document) -> str:
    """Return the text with its formulas blanked out."""
    spans = [(passage.start, passage.end) for passage in document.passages if passage.source is document.source]
    text = blanked(document.source.text, [*spans, *(match.span() for match in _QUOTED.finditer(document.source.text))])
    return re.sub(r"<[^>\n]{0,3000}>", lambda match: " " * len(match.group()), text)


def _at(document: Document, offset: int, code: str, message: str) -> Finding:
    line, column = document.source.position(offset)
    return Finding(document.file, line, column, code, message)


def _references(document: Document, tags: set[str]) -> Iterator[Finding]:
    """A number in brackets refers to an equation when the document numbers its equations that way."""
    chapters = {tag.split(".")[0] for tag in tags if "." in tag}
    text = _prose(document)
    seen: set[str] = set()
    for match in _REFERENCE.finditer(text):
        number = match.group(1)
        if number.split(".")[0] in chapters and number not in tags and number not in seen:
            seen.add(number)
            yield _at(document, match.start(), "dangling-reference", f"({number}) is cited, but no equation has this number.")
    for match in _PLAIN_REFERENCE.finditer(text):
        number = match.group(1)
        if tags and not chapters and number not in tags and number not in seen:
            seen.add(number)
            yield _at(document, match.start(), "dangling-reference", f"({number}) is cited, but no equation has this number.")


def _duplicates(tags: Iterable[tuple[str, Passage, int]]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for tag, passage, offset in tags:
        line, column = passage.place(offset)
        if tag in first:
            message = f"The number ({tag}) is already given to the equation in line {first[tag]}."
            yield Finding(passage.source.file, line, column, "duplicate-number", message)
        else:
            first[tag] = line


def _labels(document: Document) -> Iterator[Finding]:
    names = {name for name, _ in document.defined_labels}
    seen: set[str] = set()
    for name, offset in document.defined_labels:
        if name in seen:
            yield _at(document, offset, "duplicate-label", f"The label {name} is given twice.")
        seen.add(name)
    for name, offset in document.references:
        if name not in names and name.strip().startswith("eq"):
            yield _at(document, offset, "dangling-reference", f"The label {name} is cited, but nothing carries it.")


def _brackets(readings: Mapping[Passage, Reading]) -> Iterator[Finding]:
    for passage, reading in readings.items():
        if reading.is_empty and passage.is_display:
            line, column = passage.place()
            yield Finding(passage.source.file, line, column, "empty-display", "The display is empty.")
        for gap in reading.gaps:
            message = _unbalanced(passage.math[gap.start : gap.end])
            if message:
                line, column = passage.place(gap.offset)
                yield Finding(passage.source.file, line, column, "unbalanced-bracket", message)


def _unbalanced(text: str) -> str:
    expected: list[str] = []
    for token in tokens_of(text, frozenset()):
        if token.kind == "sign" and token.text in OPENING:
            expected.append(OPENING[token.text])
        elif token.kind == "sign" and token.text in CLOSING:
            if not expected:
                return f"The bracket {token.text} closes nothing."
            wanted = expected.pop()
            if wanted != token.text:
                return f"Here {wanted} is missing before {token.text}."
    return f"The bracket {expected[-1]} is missing at the end." if expected else ""


def _arithmetic(document: Document) -> Iterator[Finding]:
    text = _prose(document)
    for match in _TOTAL_FIRST.finditer(text):
        yield from _sum(document, text, match.start(), match.group(1), match.group(2))
    for match in _TOTAL_LAST.finditer(text):
        yield from _sum(document, text, match.start(), match.group(2), match.group(1))


def _sum(document: Document, text: str, offset: int, total: str, terms: str) -> Iterator[Finding]:
    value, stated = _value(terms), _number(total)
    places = len(total.partition(".")[2])
    if value is None or round(value, places) == round(stated, places):
        return
    hint = _hint(text, terms, stated)
    message = f"{terms.strip()} is {_shown(value)}, not {total}{hint}."
    yield _at(document, offset, "wrong-arithmetic", message)


def _hint(text: str, terms: str, stated: Fraction) -> str:
    """Name the number of the text with which the sum would be right."""
    numbers = re.findall(_NUMBER, terms)
    for number in numbers:
        for other in dict.fromkeys(re.findall(r"(?<![\d.])\d{2,12}(?![\d.])", text)):
            if other != number and _value(terms.replace(number, other, 1)) == stated:
                return f"; with {other} for {number} it would be right"
    return ""


def _value(terms: str) -> Fraction | None:
    """Add and multiply from left to right with the usual precedence."""
    total = Fraction(0)
    for sign, product in re.findall(rf"([+\-−]?)\s*({_NUMBER}(?:\s*[×*]\s*{_NUMBER})*)", terms):
        value = Fraction(1)
        for factor in re.split(r"[×*]", product):
            value *= _number(factor)
        total += -value if sign in ("-", "−") else value
    return total


def _number(text: str) -> Fraction:
    return Fraction(text.strip().replace(",", ""))


def _shown(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else str(float(value))
