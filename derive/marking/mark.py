"""Marking a class: every sheet against the key of its variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from derive.equation import Equation
from derive.exercises import Key, Manifest, key_of
from derive.exercises.key import KeyPart
from derive.exercises.manifest import Student
from derive.exercises.working import Answer
from derive.marking.answer_sheets import AnswerSheet
from derive.marking.follow_up import derived_again
from derive.marking.judge import Mark, Outcome, outcome_of
from derive.marking.response import Response, read_response
from derive.text import Text


@dataclass(frozen=True)
class MarkedSheet:
    """A student's sheet with its marks. Without a key (an unknown variant) it has no marks and a problem."""

    sheet: AnswerSheet
    marks: tuple[Mark, ...]
    key: Key | None = None
    problem: Text | None = None

    @property
    def points(self) -> Fraction:
        """The points earned so far; what a human has to decide is not in it."""
        return sum((mark.points for mark in self.marks if mark.points is not None), Fraction(0))

    @property
    def most(self) -> Fraction:
        """The points that could be earned."""
        return sum((mark.most for mark in self.marks), Fraction(0))

    @property
    def for_a_human(self) -> tuple[Mark, ...]:
        """The answers that a human has to look at."""
        return tuple(mark for mark in self.marks if mark.outcome is Outcome.HUMAN)


def labels_of(manifest: Manifest) -> tuple[str, ...]:
    """Return the labels of the answers: the name, with the part in front where two parts have the same name.

    >>> from derive import exercises
    >>> exercise = exercises.load("is_lm")
    >>> key = exercises.key_of(exercise, exercises.choose(exercise, 1)[0])
    >>> labels_of(exercises.Manifest.of(exercise, "1", [key]))
    ('IS', 'LM', 'Y', 'r', 'dY/dG')
    """
    rows = manifest.entries[0].answers if manifest.entries else ()
    count = Counter(row.name for row in rows)
    return tuple(row.name if count[row.name] == 1 else f"{row.part}.{row.name}" for row in rows)


def mark(
    manifest: Manifest, sheets: Iterable[AnswerSheet], announce: Callable[[str], None] | None = None
) -> tuple[MarkedSheet, ...]:
    """Mark sheets; the key of every variant that occurs is derived and checked once."""
    labels = labels_of(manifest)
    entries = {entry.variant.code.upper(): entry for entry in manifest.entries}
    keys: dict[str, Key] = {}
    marked = []
    for sheet in sheets:
        code = sheet.code.strip().upper()
        if announce is not None:
            announce(sheet.name or code)
        if code not in entries:
            problem = Text("The manifest has no variant {code}.", "清单中没有变体 {code}。", code=sheet.code or "—")
            marked.append(MarkedSheet(sheet, (), None, problem))
            continue
        if code not in keys:
            keys[code] = key_of(manifest.exercise, entries[code].variant)
        named = _named(sheet, entries[code].student)
        marked.append(_marked(manifest, named, keys[code], labels))
    return tuple(marked)


def _named(sheet: AnswerSheet, student: Student | None) -> AnswerSheet:
    """A sheet that does not say otherwise is that of the student to whom the variant was given."""
    if student is None or sheet.name not in ("", student.name) or sheet.id not in ("", student.id):
        return sheet
    return replace(sheet, name=student.name, id=student.id)


def _marked(manifest: Manifest, sheet: AnswerSheet, key: Key, labels: Sequence[str]) -> MarkedSheet:
    given = [(part, answer, label) for (part, answer), label in zip(_answers(key), labels, strict=True)]
    responses = [read_response(sheet.responses.get(label, ""), answer, manifest.exercise) for _, answer, label in given]
    marks: list[Mark] = []
    for (part, answer, label), response in zip(given, responses, strict=True):
        outcome, note = outcome_of(response, answer.statement, part.part.tolerance, part.part.decimals)
        most = Fraction(part.part.points, len(part.answers))
        marks.append(Mark(answer, part.part.number, label, outcome, most, response, note))
    return MarkedSheet(sheet, tuple(_with_follow_ups(marks, {part.part.number: part for part, _, _ in given})), key)


def _answers(key: Key) -> Iterator[tuple[KeyPart, Answer]]:
    for part in key.parts:
        for answer in part.answers:
            yield part, answer


def _with_follow_ups(marks: Sequence[Mark], parts: Mapping[int, KeyPart]) -> Iterator[Mark]:
    """Look at wrong answers again, with the student's own wrong results in place of the key's."""
    answers = [mark.answer for mark in marks]
    own: dict[int, Equation] = {}
    for place, one in enumerate(marks):
        if one.outcome is not Outcome.WRONG or one.response is None or one.response.statement is None:
            yield one
            continue
        part = parts[one.part].part
        for expected, basis in derived_again(answers, place, own):
            outcome, _ = outcome_of(one.response, expected, part.tolerance, part.decimals)
            if outcome.earns:
                note = Text("It follows from the student's own earlier result.", "由该生前面自己的结果正确推出。")
                carried = tuple(own[index] for index in basis if index in own)
                yield replace(one, outcome=Outcome.FOLLOWS, note=note, basis=carried)
                break
        else:
            yield one
        own[place] = one.response.statement


__all__ = ["MarkedSheet", "Response", "labels_of", "mark"]
