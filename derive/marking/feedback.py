"""The feedback sheet of one student: each answer with its mark, and for each wrong part the step where it went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from derive.exercises import Exercise
from derive.exercises.key import Key
from derive.exercises.manifest import Student
from derive.exercises.press import Press
from derive.exporters.html import STYLE as HTML, display
from derive.exporters.markdown import STYLE as MARKDOWN
from derive.handout.slots import Formula, Prose, Scope
from derive.handout.words import word
from derive.marking.first_failure import FailingStep, first_failure
from derive.marking.judge import Mark, Outcome
from derive.marking.mark import MarkedSheet
from derive.marking.marks_table import number
from derive.model import Model
from derive.text import Text

FORMATS = ("md", "html", "pdf")


@dataclass(frozen=True)
class FeedbackRow:
    """One answer as the student wrote it, with what became of it."""

    part: int
    label: str
    response: str
    verdict: Text
    points: str
    note: Text | None


@dataclass(frozen=True)
class ShownStep:
    """A step of the key: what is done, and what follows."""

    sentence: Prose
    formula: Formula


@dataclass(frozen=True)
class Correction:
    """A part that went wrong: the heading, the step of the key where it did (if one is certain), and the answers."""

    heading: Text
    step: ShownStep | None
    answers: tuple[Formula, ...]


@dataclass(frozen=True)
class Feedback:
    """A feedback sheet in one language."""

    title: str
    code: str
    student: Student | None
    points: Text
    open: Text | None
    rows: tuple[FeedbackRow, ...]
    corrections: tuple[Correction, ...]
    scope: Scope = field(kw_only=True)


def feedback(exercise: Exercise, marked: MarkedSheet, language: str) -> Feedback:
    """Return the feedback on a sheet that has a key."""
    key = marked.key
    assert key is not None
    waiting = len(marked.for_a_human)
    sheet = marked.sheet
    return Feedback(
        word("feedback_title", title=exercise.body(language).title).render(language, str),
        sheet.code,
        Student(sheet.name, sheet.id) if sheet.name or sheet.id else None,
        word("feedback_points", points=number(marked.points), most=number(marked.most)),
        word("feedback_open", count=waiting) if waiting else None,
        tuple(_row(mark) for mark in marked.marks),
        tuple(_corrections(key, marked)),
        scope=Scope(_first_model(key)),
    )


def _row(mark: Mark) -> FeedbackRow:
    response = "" if mark.response is None else mark.response.text.strip()
    points = "" if mark.points is None else number(mark.points)
    return FeedbackRow(mark.part, mark.label, response[:120], word(f"feedback_{mark.outcome.value}"), points, mark.note)


def _corrections(key: Key, marked: MarkedSheet) -> Iterator[Correction]:
    for part in key.parts:
        place = part.part.number
        own = [mark for mark in marked.marks if mark.part == place]
        if not any(mark.outcome in (Outcome.WRONG, Outcome.EMPTY) for mark in own):
            continue
        found = first_failure(key, marked.marks, place)
        heading = word("feedback_no_step" if found is None else "feedback_first_step", number=place)
        model = part.worked.passages[-1].derivation.model if part.worked.passages else _first_model(key)
        answers = tuple(Formula(answer.statement, model) for answer in part.answers)
        yield Correction(heading, None if found is None else _shown(found), answers)


def _shown(found: FailingStep) -> ShownStep:
    # Nothing has a number here, so that the sentence spells out the equations that it uses.
    model = found.derivation.model
    return ShownStep(Prose(found.step.move.sentence, Scope(model)), Formula(found.step.conclusion, model))


def _first_model(key: Key) -> Model:
    return next(iter(key.proofs.values())).derivation.model


def press(format: str, language: str) -> Press:
    """Return the press of feedback sheets in one format: md, html or pdf."""
    if format == "html":
        made = Press(replace(HTML, template="feedback.html.j2"), language)
        made.filters["display"] = lambda formula: display(made.tree(formula), language)
        return made
    if format == "pdf":
        from derive.exercises.paper_pdf import press as typst_press

        return typst_press(language, "feedback.typ.j2")
    return Press(replace(MARKDOWN, template="feedback.md.j2"), language)


def document(page: str, format: str, language: str) -> bytes:
    """Return a page of feedback as the bytes of its file."""
    if format == "pdf":
        from derive.exercises import paper_pdf

        return paper_pdf.document(page, language)
    return page.encode()
