"""Counted equations and unknowns: `8 equations in 8 unknowns` beside the system that the words mean.

A wrong count is reported only where the words leave no doubt about what they count: a display right behind the colon, a
display that the sentence names at its beginning, a range of equation numbers, a list of names right behind the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from derive.display import Name, Relation, Sequence
from derive.judging.cues import goes_on
from derive.judging.report import Finding
from derive.readers.document import Document, Passage
from derive.readers.formula import Reading

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_VALUES = {
    **{word: place for place, word in enumerate(_ENGLISH, 1)},
    **{word: n for n, word in enumerate(_CHINESE, 1)},
    "两": 2,
}
_NUMBER = rf"\d{{1,2}}|\b(?:{'|'.join(reversed(_ENGLISH))})\b|十[一二]|[一二两三四五六七八九十]"
_EQUATIONS = re.compile(
    rf"(?P<equations>{_NUMBER})\s+(?:independent |linear |nonlinear )?equations,?\s+(?:in|for|with|and)\s+(?:the\s+)?"
    rf"(?P<unknowns>{_NUMBER})\s+(?:unknowns|variables)|"
    rf"(?<![\d第十])(?P<方程>{_NUMBER})\s*个(?:独立|线性)?方程\s*[、，,和与]?\s*(?:含有|含|有)?\s*"
    rf"(?P<未知>{_NUMBER})\s*个未知(?:数|量)",
    re.I,
)
_DETERMINE = re.compile(
    rf"(?P<equations>{_NUMBER})\s+equations\s+(?:can\s+|uniquely\s+|then\s+)*(?:determine|pin down)\s+(?:the\s+)?"
    rf"(?P<unknowns>{_NUMBER})\s+(?:unknowns|variables)|"
    rf"(?<![\d第十])(?P<方程>{_NUMBER})\s*个方程(?:可以|可|能够|能|足以|就能|恰好)?(?:确定|决定|解出)\s*"
    rf"(?P<未知>{_NUMBER})\s*个未知(?:数|量)",
    re.I,
)
_RANGE = re.compile(r"[（(]((?:\d+\.)?)(\d+)[）)]\s*(?:[-–—~～至到]|--|to|through)+\s*[（(]((?:\d+\.)?)(\d+)[）)]", re.I)
_NAMED_FIRST = re.compile(
    r"\s*(?:these (?:are|form|make up)|this is a system of|(?:this|the) system (?:has|consists of|contains)|"
    r"这是(?:一组)?|(?:该|此|上述)?方程组(?:中)?(?:共有|含有|包含|有|含|由))\s*\Z",
    re.I,
)
_COLON = re.compile(r"\s*[:：]\s*\Z")
_LIST_OPENS = re.compile(r"\s*(?:[:：,，(（]|,? namely|,? which are|分别(?:是|为)|即|是|为)?\s*\Z")
_LIST_CLOSES = re.compile(r"\s*(?:\Z|[.。;；)）]|\n[ \t]*\n)")
_JOINS = re.compile(r"\s*[,，、]?\s*(?:and|和|与|及|以及)?\s*")
_INDEX = re.compile(r"_\{?[hijnst]\b|\\(?:dots|ldots|cdots)|…|\\forall")
_SENTENCE_END = re.compile(r"[.。;；!?！？]|\n[ \t]*\n")


@dataclass(frozen=True)
class Gap:
    """The words between two formulas."""

    words: str
    offset: int
    before: Passage | None
    is_second: bool
    """Whether only one formula stands before it."""
    behind: tuple[Passage, ...]


def counts(document: Document, readings: Mapping[Passage, Reading], tags: Iterable[str]) -> Iterator[Finding]:
    """Yield what the words count wrong."""
    known = frozenset(tags)
    for gap in _gaps(document):
        for match in _DETERMINE.finditer(gap.words):
            equations, unknowns = _said(match)
            if equations < unknowns:
                yield _at(document, gap, match, f"{equations} equations cannot determine {unknowns} unknowns.")
        for match in _EQUATIONS.finditer(gap.words):
            equations, unknowns = _said(match)
            found = _equations(gap, match, readings, known)
            if found is not None and found != equations:
                yield _at(document, gap, match, f"The words count {equations} equations, but {found} stand here.")
            named = _unknowns(gap, match, readings)
            if named is not None and named != unknowns:
                message = f"The words count {unknowns} unknowns, but {named} symbols are named here."
                yield _at(document, gap, match, message)


def _gaps(document: Document) -> Iterator[Gap]:
    text, passages = document.source.text, [one for one in document.passages if one.source is document.source]
    before: Passage | None = None
    for number, passage in enumerate(passages):
        start = text.rfind(passage.prose, 0, passage.start)
        yield Gap(passage.prose, start, before, number == 1, tuple(passages[number : number + 40]))
        before = passage
    if before is not None:
        closing = re.match(r"\$\$?|\\\]|\\\)|\\end\{\w+\*?\}", text[before.end :])
        start = before.end + (closing.end() if closing else 0)
        yield Gap(text[start:], start, before, len(passages) == 1, ())


def _said(match: re.Match[str]) -> tuple[int, int]:
    equations, unknowns = match["equations"] or match["方程"], match["unknowns"] or match["未知"]
    return _value(equations), _value(unknowns)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _VALUES[word.lower()]


def _at(document: Document, gap: Gap, match: re.Match[str], message: str) -> Finding:
    line, column = document.source.position(gap.offset + match.start())
    return Finding(document.file, line, column, "wrong-count", message)


# Equations


def _equations(gap: Gap, match: re.Match[str], readings: Mapping[Passage, Reading], tags: frozenset[str]) -> int | None:
    """Count the equations that the words mean; None when it is not clear which these are."""
    ends = [one.end() for one in _SENTENCE_END.finditer(gap.words, 0, match.start())]
    opening = gap.words[ends[-1] if ends else 0 : match.start()]
    ranges = _RANGE.findall(opening)
    if ranges:
        return _numbered(ranges[0], tags) if len(ranges) == 1 else None
    if gap.behind and gap.behind[0].is_display and _COLON.match(gap.words, match.end()):
        alone = len(gap.behind) < 2 or not _adjoins(gap.behind[1])
        return _rows(gap.behind[0], readings) if alone else None
    named = not ends and _NAMED_FIRST.fullmatch(opening) is not None
    if named and gap.before is not None and gap.before.is_display and (gap.is_second or not _adjoins(gap.before)):
        return _rows(gap.before, readings)
    return None


def _adjoins(passage: Passage) -> bool:
    """Whether a display goes on with a system that began before it."""
    return passage.is_display and (goes_on(passage.prose) or _SENTENCE_END.search(passage.prose) is None)


def _numbered(found: tuple[str, str, str, str], tags: frozenset[str]) -> int | None:
    chapter, first, other, last = found
    names = {f"{chapter}{number}" for number in range(int(first), int(last) + 1)} if chapter == other else set()
    divided = any(re.fullmatch(re.escape(name) + "[a-z]", tag) for name in names for tag in tags)
    return len(names) if names and names <= tags and not divided else None


def _rows(passage: Passage, readings: Mapping[Passage, Reading]) -> int | None:
    """Count the equations of a display that holds several, each with one sign of equality and no running index."""
    reading = readings.get(passage)
    if reading is None or not reading.is_read or _INDEX.search(passage.math):
        return None
    trees = [statement.tree for statement in reading.statements]
    plain = all(isinstance(tree, Relation) and len(tree.signs) == 1 for tree in trees)
    equal = [tree for tree in trees if isinstance(tree, Relation) and tree.signs[0] in ("=", ":=")]
    continued = any(statement.continues or statement.arrow for statement in reading.statements)
    return len(trees) if plain and len(equal) == len(trees) > 1 and not continued else None


# Unknowns


def _unknowns(gap: Gap, match: re.Match[str], readings: Mapping[Passage, Reading]) -> int | None:
    """Count the names in the list right behind the words; None when there is none, or when it is more than names."""
    if not gap.behind or gap.behind[0].is_display or not _LIST_OPENS.match(gap.words, match.end()):
        return None
    names: set[str] = set()
    for passage in gap.behind:
        if passage is not gap.behind[0] and not _JOINS.fullmatch(passage.prose):
            return None
        reading = readings.get(passage)
        found = _names(reading) if reading is not None and not _INDEX.search(passage.math) else None
        if found is None or names & found:
            return None
        names |= found
        if _LIST_CLOSES.match(passage.after.lstrip("$")):
            return len(names)
    return None


def _names(reading: Reading) -> set[str] | None:
    if len(reading.statements) != 1 or not reading.is_read:
        return None
    tree = reading.statements[0].tree
    nodes = tree.items if isinstance(tree, Sequence) else (tree,)
    return {str(node.symbol) for node in nodes if isinstance(node, Name)} if all(isinstance(n, Name) for n in nodes) else None
