"""A paper: the sheet that a student gets, or the key, as plain values that the templates walk through.

A sheet holds the question and an empty table for the answers. A key holds the question, the steps part by part, and the
filled table; the steps are those of the checked derivations, and nothing else is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import sympy
from sympy import Rational

from derive.display import Number, Relation
from derive.equation import Equation
from derive.exercises.exercise_file import AskedPart, Exercise
from derive.exercises.key import Key, KeyPart
from derive.exercises.manifest import Student
from derive.exercises.question import Display, Inline, Paragraph, Question, question
from derive.exercises.working import Answer, Passage
from derive.handout.conclusions import sentence_of
from derive.handout.numbering import Numbering
from derive.handout.parts import Line
from derive.handout.slots import Bare, Formula, Prose, Scope
from derive.handout.words import word
from derive.model import Model
from derive.printing.arrange import arrange
from derive.problem import OptimizationProblem
from derive.step import Derivation, Step
from derive.text import Text


@dataclass(frozen=True)
class Sentence:
    """Words with formulas among them."""

    prose: Prose


@dataclass(frozen=True)
class Centred:
    """A formula on a line of its own, without a number."""

    formula: Formula


Run = Sentence | Centred


@dataclass(frozen=True)
class PaperPart:
    """One part of the question: its text and its points."""

    number: int
    runs: tuple[Run, ...]
    points: Text


@dataclass(frozen=True)
class Equations:
    """Numbered equations with the sentence that introduces them."""

    intro: Prose
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class KeyStep:
    """One step of the solution: what is done, and the numbered line or sentence that follows."""

    sentence: Prose
    line: Line
    statement: Prose | None
    reading: Prose | None = None


@dataclass(frozen=True)
class Solution:
    """The steps of one part; `blocks` are equations that begin a working, and steps, in order."""

    number: int
    blocks: tuple[Equations | KeyStep, ...]


@dataclass(frozen=True)
class Blank:
    """One row of the table of answers: the part, what is asked for, and in a key the answer itself."""

    number: int
    label: Text | Formula
    answer: Formula | None


@dataclass(frozen=True)
class Paper:
    """A sheet or a key, in one language."""

    title: str
    code: str
    language: str
    student: Student | None
    total: Text
    opening: tuple[tuple[Run, ...], ...]
    parts: tuple[PaperPart, ...]
    closing: tuple[tuple[Run, ...], ...]
    blanks: tuple[Blank, ...]
    solutions: tuple[Solution, ...] = ()
    proved: Text | None = None
    scope: Scope = field(kw_only=True)

    @property
    def is_key(self) -> bool:
        """Whether this is the key."""
        return bool(self.solutions)


def sheet(exercise: Exercise, key: Key, language: str, student: Student | None = None) -> Paper:
    """Return the sheet of a variant; of the key it uses only what the answers are called."""
    return _paper(exercise, key, language, student, with_key=False)


def key_paper(exercise: Exercise, key: Key, language: str, student: Student | None = None) -> Paper:
    """Return the key of a variant, with the question above it."""
    return _paper(exercise, key, language, student, with_key=True)


def _paper(exercise: Exercise, key: Key, language: str, student: Student | None, *, with_key: bool) -> Paper:
    asked = question(exercise, key.variant.point, language)
    model = next(iter(key.proofs.values())).derivation.model
    scope = Scope(model)
    return Paper(
        asked.title,
        key.variant.code,
        language,
        student,
        word("exercise_total", count=exercise.points),
        tuple(tuple(_runs(paragraph, scope)) for paragraph in asked.opening),
        tuple(_parts(asked, scope)),
        tuple(tuple(_runs(paragraph, scope)) for paragraph in asked.closing),
        tuple(_blanks(key.parts, scope, with_answers=with_key)),
        tuple(_Solver(key).solutions()) if with_key else (),
        word("exercise_proved", count=sum(len(proof.judged) for proof in key.proofs.values())) if with_key else None,
        scope=scope,
    )


# The question


def _parts(asked: Question, scope: Scope) -> Iterator[PaperPart]:
    for part in asked.parts:
        yield PaperPart(part.part.number, tuple(_runs(part.text, scope)), _points(part.part))


def _points(part: AskedPart) -> Text:
    return word("exercise_point") if part.points == 1 else word("exercise_points", count=part.points)


def _runs(paragraph: Paragraph, scope: Scope) -> Iterator[Run]:
    """Split a paragraph at the formulas that stand on lines of their own."""
    gathered: list[str | Inline] = []
    for piece in paragraph.pieces:
        if not isinstance(piece, Display):
            gathered.append(piece)
            continue
        if gathered:
            yield _sentence(gathered, scope)
            gathered = []
        yield Centred(Formula(piece.tree, scope.model))
    if gathered:
        yield _sentence(gathered, scope)


def _sentence(pieces: Sequence[str | Inline], scope: Scope) -> Sentence:
    """Make a sentence whose slots hold the formulas; the words are the author's and stand for themselves."""
    slots = {f"piece_{place}": piece for place, piece in enumerate(pieces)}
    words = "".join(f"{{{name}}}" for name in slots)
    values = {name: piece.tree if isinstance(piece, Inline) else piece for name, piece in slots.items()}
    return Sentence(Prose(Text(words, words, **values), scope))


# The answers


def _blanks(parts: Sequence[KeyPart], scope: Scope, *, with_answers: bool) -> Iterator[Blank]:
    for part in parts:
        for answer in part.answers:
            yield Blank(
                part.part.number, _label(answer, scope), _answer(answer, part.part.decimals, scope) if with_answers else None
            )


def _answer(answer: Answer, decimals: int | None, scope: Scope) -> Formula:
    """The answer as an equation; a rounded one does not claim to be exact, a long one is followed by its decimals."""
    tree = arrange(answer.statement, scope.model.rank, decimals=True)
    if not isinstance(tree, Relation) or answer.value is None:
        return Formula(answer.statement, scope.model)
    if answer.is_rounded:
        return Formula(Relation(tree.sides, ("~",)), scope.model)
    short = Rational(round(answer.value * 10**decimals), 10**decimals) if decimals is not None else answer.statement.rhs
    if short == answer.statement.rhs:
        return Formula(answer.statement, scope.model)
    return Formula(Relation((*tree.sides, Number(short, decimal=True)), (*tree.signs, "~")), scope.model)


_CURVES = ("IS", "LM")


def _label(answer: Answer, scope: Scope) -> Text | Formula:
    """What the student sees of an answer: the symbol whose number is wanted, or the name of a curve."""
    left = answer.statement.lhs
    if answer.name in _CURVES:
        return Text(answer.name, answer.name)
    return Formula(left, scope.model) if isinstance(left, sympy.Symbol) else Text("", "")


# The steps


class _Solver:
    """Numbers equations and steps through the whole key, so that sentences can point to them."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._numbering = Numbering(by_section=False)
        self._scopes: dict[str, Scope] = {}
        self._first: Model | None = None

    def solutions(self) -> Iterator[Solution]:
        for part in self._key.parts:
            blocks: list[Equations | KeyStep] = []
            for passage in part.worked.passages:
                blocks += self._passage(passage)
            yield Solution(part.part.number, tuple(blocks))

    def _passage(self, passage: Passage) -> Iterator[Equations | KeyStep]:
        derivation = passage.derivation
        if derivation.id not in self._scopes:
            yield self._equations(derivation)
        for step in derivation.steps[passage.first : passage.end]:
            yield self._step(derivation, step)

    def _equations(self, derivation: Derivation) -> Equations:
        """List the equations of a model; a second model lists only those that differ from the first."""
        model, id = derivation.model, derivation.id
        scope = Scope(model)
        if self._first is not None:
            scope = Scope(model, self._scopes[self._first.key].numbered)
        lines = []
        for place, equation in enumerate(_listed(model), start=1):
            if scope.reference(equation) is not None:
                continue
            reference = self._numbering.next(f"{self._key.variant.code}/{id}:{place}", equation.name)
            scope = scope.with_number(equation, reference)
            lines.append(Line(f"{id}:{place}", Formula(equation, model), reference))
        intro = derivation.intro or _intro(model)
        if self._first is None:
            self._first = model
        self._scopes[id] = scope
        return Equations(Prose(intro, scope), tuple(lines))

    def _step(self, derivation: Derivation, step: Step) -> KeyStep:
        scope, model = self._scopes[derivation.id], derivation.model
        chosen = next(one.step for one in self._key.proofs[derivation.id].judged if one.step.id == step.id)
        conclusion = chosen.conclusion
        reference = self._numbering.next(f"{self._key.variant.code}/{derivation.id}/{step.id}")
        line = Line(step.id, Formula(conclusion, model), reference, step.label)
        stated = sentence_of(conclusion)
        sentence = _spelled_out(chosen.move.sentence)
        numbered = scope.with_number(conclusion, reference)
        reading = None if chosen.reading is None else Prose(chosen.reading, numbered)
        made = KeyStep(Prose(sentence, scope), line, None if stated is None else Prose(stated, scope), reading)
        self._scopes[derivation.id] = numbered
        return made


def _listed(model: Model) -> Sequence[Equation]:
    return [one for one in model.equations if one.rhs != 0 or not isinstance(model, OptimizationProblem)]


def _intro(model: Model) -> Text:
    if not isinstance(model, OptimizationProblem):
        return word("exercise_model")
    kind = "choose" if model.constraints else "free"
    return word(f"exercise_{kind}_{model.objective.kind}", choices=model.choices, objective=model.objective.symbol)


def _spelled_out(sentence: Text) -> Text:
    """Print values that are put in ("Set G = 300") in full, not as the number of a line."""
    point = sentence.slots.get("point")
    return sentence.filled(point=tuple(Bare(one) for one in point)) if isinstance(point, tuple) else sentence
