"""A variant as learning systems show it: the question with fields to fill in, and the steps as feedback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from derive.errors import Location, OutputError
from derive.exercises.exercise_file import Exercise
from derive.exercises.fields import Blank, Field, fields_of
from derive.exercises.key import Key
from derive.exercises.paper import Paper, key_paper
from derive.exercises.press import Press
from derive.exporters import html
from derive.exporters.style import Style
from derive.printing import latex


@dataclass(frozen=True)
class OnlineQuestion:
    """The paper of a key, and the fields of each part."""

    paper: Paper
    fields: tuple[Field, ...]

    @property
    def title(self) -> str:
        """The title of the exercise."""
        return self.paper.title

    def of(self, part: int) -> tuple[Field, ...]:
        """Return the fields of a part."""
        return tuple(field for field in self.fields if field.part == part)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """All numbers to fill in."""
        return tuple(blank for field in self.fields for blank in field.blanks)


def online_question(exercise: Exercise, key: Key, language: str) -> OnlineQuestion:
    """Return a variant for a learning system; one without any number to fill in is an error."""
    question = OnlineQuestion(key_paper(exercise, key, language), fields_of(key))
    if not question.blanks:
        raise OutputError(
            "nothing-to-fill-in",
            f"No part of {exercise.key} asks for a number, and learning systems compare numbers only.",
            "Ask for a number as well (a multiplier, an equilibrium), or print it on paper: --to pdf.",
            Location(exercise.file),
        )
    return question


# Mathematics in the two dialects that learning systems read


def _tex(opening: str, closing: str) -> Callable[..., str]:
    def write(tree: object, language: str) -> str:
        return f"{opening}{html.escape(latex.write(tree, language))}{closing}"  # type: ignore[arg-type]

    return write


def tex_style(template: str) -> Style:
    r"""HTML with `\( ... \)`, for Moodle and Canvas, which set it with MathJax."""
    inline = _tex(r"\(", r"\)")
    return replace(
        html.STYLE, template=template, inline=inline, formula=_tex(r"\[", r"\]"), large=inline, reference=lambda _, words: words
    )


def mathml_style(template: str) -> Style:
    """XHTML with MathML, for QTI 2.1."""
    return replace(html.STYLE, template=template, reference=lambda _, words: html.escape(words))


def question_page(question: OnlineQuestion, dialect: str, language: str, field: Callable[[Blank], str]) -> str:
    """Return the question as HTML with `field` for each blank; `dialect` is `tex` or `mathml`."""
    page = _press(dialect, "online_question.html.j2", language).page([question])
    for blank in question.blanks:
        page = page.replace(_mark(blank), field(blank))
    return page


def solution_page(question: OnlineQuestion, dialect: str, language: str) -> str:
    """Return the steps as HTML."""
    return _press(dialect, "online_solution.html.j2", language).page([question])


def _mark(blank: Blank) -> str:
    """Return what stands for a blank until the page is complete; no text contains this private character."""
    return f"\ue001{blank.id}\ue001"


@lru_cache(maxsize=16)
def _press(dialect: str, template: str, language: str) -> Press:
    """Return the press of a template in one dialect, `tex` or `mathml`."""
    # One press prints all variants, so that a field is put in only afterwards.
    made = Press((tex_style if dialect == "tex" else mathml_style)(template), language, blank=_mark)
    if dialect == "tex":
        write = _tex(r"\[", r"\]")
        made.filters["display"] = lambda formula: write(made.tree(formula), language)
    else:
        made.filters["display"] = lambda formula: html.display(made.tree(formula), language)
    return made
