"""Moodle XML: each variant one question, with its steps as general feedback.

A variant that asks for one number becomes a `numerical` question; several numbers become a `cloze` question with a field
for each (docs.moodle.org, Moodle XML format and Embedded Answers).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, lcm
from xml.sax.saxutils import escape

from derive.exercises.exercise_file import Exercise
from derive.exercises.fields import Blank
from derive.exercises.key import Key
from derive.exercises.manifest import Student
from derive.exercises.online import OnlineQuestion, online_question, question_page, solution_page


def piece(exercise: Exercise, key: Key, language: str, student: Student | None) -> bytes:
    """Return the question of one variant."""
    question = online_question(exercise, key, language)
    single = len(question.fields) == 1 and len(question.blanks) == 1
    weights = _weights(question.blanks)
    text = _text(question, language, {} if single else weights)
    name = f"{exercise.key} {key.variant.code}"
    body = [
        f"<name><text>{escape(name)}</text></name>",
        f'<questiontext format="html"><text>{_data(text)}</text></questiontext>',
        f'<generalfeedback format="html"><text>{_data(solution_page(question, "tex", language))}</text></generalfeedback>',
        f"<defaultgrade>{exercise.points}</defaultgrade>",
        "<penalty>0.3333333</penalty>",
        "<hidden>0</hidden>",
        f"<idnumber>{escape(f'{exercise.key}-{key.variant.code}')}</idnumber>",
    ]
    if single:
        blank = question.blanks[0]
        body.append(
            f'<answer fraction="100" format="moodle_auto_format"><text>{blank.value}</text>'
            f"<feedback><text></text></feedback><tolerance>{blank.tolerance}</tolerance></answer>"
        )
    kind = "numerical" if single else "cloze"
    return f'<question type="{kind}">\n{chr(10).join(body)}\n</question>\n'.encode()


def files(exercise: Exercise, pieces: Sequence[bytes], language: str) -> dict[str, bytes]:
    """Return the quiz: a category, then the questions."""
    category = f"<text>$course$/top/derive/{escape(exercise.key)}</text>"
    folder = f'<question type="category"><category>{category}</category></question>'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{folder}\n'
    return {f"{exercise.key}.moodle.{language}.xml": head.encode() + b"".join(pieces) + b"</quiz>\n"}


def _text(question: OnlineQuestion, language: str, weights: dict[str, int]) -> str:
    def field(blank: Blank) -> str:
        return f"{{{weights[blank.id]}:NUMERICAL:={blank.value}:{blank.tolerance}}}" if weights else ""

    return question_page(question, "tex", language, field)


def _weights(blanks: Sequence[Blank]) -> dict[str, int]:
    """Return whole numbers in the proportion of the points.

    >>> from fractions import Fraction
    >>> _weights([Blank("R1", 1, "Y", "1", "0", Fraction(3, 2)), Blank("R2", 1, "r", "1", "0", Fraction(3))])
    {'R1': 1, 'R2': 2}
    """
    common = lcm(*(blank.points.denominator for blank in blanks))
    whole = {blank.id: int(blank.points * common) for blank in blanks}
    divisor = gcd(*whole.values()) or 1
    return {name: max(points // divisor, 1) for name, points in whole.items()}


def _data(text: str) -> str:
    """Return HTML inside XML; the end of a CDATA section cannot occur within it."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
