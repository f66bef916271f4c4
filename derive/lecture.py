"""A lecture: an ordered list of derivations under headings, with what a printed handout adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from derive.equation import Statement
from derive.step import Derivation
from derive.text import Table as Table, Text


@dataclass(frozen=True)
class Section:
    """A heading and the functions that build the derivations below it."""

    heading: Text
    derivations: tuple[Callable[[], Derivation], ...]
    intro: Text | None = None


@dataclass(frozen=True)
class Erratum:
    """A misprint in the source: where, what is printed there, what is true, and why."""

    place: Text
    printed: Text
    correct: Text
    derivation: str = ""


@dataclass(frozen=True)
class Pitfall:
    """A mistake that students make."""

    text: Text


@dataclass(frozen=True)
class Question:
    """A self-test question with its answer."""

    question: Text
    answer: Text


@dataclass(frozen=True)
class Formula:
    """A line of the formula sheet: the label or id of a step whose conclusion is printed."""

    derivation: str
    step: str
    text: Text | None = None


@dataclass(frozen=True)
class Lecture:
    """A lecture as data; `key` names it on the command line."""

    key: str
    title: Text
    sections: tuple[Section, ...]
    intro: Text | None = None
    source: Text | None = None
    errata: tuple[Erratum, ...] = ()
    pitfalls: tuple[Pitfall, ...] = ()
    questions: tuple[Question, ...] = ()
    formulas: tuple[Formula, ...] = ()

    def remembered(self) -> Lecture:
        """Return the lecture with every derivation built once, however often it is asked for."""
        kept = {build: cache(build) for section in self.sections for build in section.derivations}
        sections = (
            replace(section, derivations=tuple(map(kept.__getitem__, section.derivations))) for section in self.sections
        )
        return replace(self, sections=tuple(sections))

    def derivations(self) -> Iterator[tuple[Section, Derivation]]:
        """Build every derivation in printing order, with the section it stands in."""
        for section in self.sections:
            for build in section.derivations:
                yield section, build()


def statement_of(derivation: Derivation, step: str) -> Statement:
    """Return the conclusion of the step with a label or id, of the derivation itself or of what it goes on after."""
    for candidate in (*derivation.steps, *derivation.all_steps):
        if step in (candidate.id, candidate.label):
            return candidate.conclusion  # type: ignore[return-value]
    raise KeyError(step)
