"""The handout itself, and how it is made from a lecture, a model or derivations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sympy

from derive.check import Proof
from derive.errors import OutputError
from derive.handout.assemble import Assembler
from derive.handout.closing import Erratum, NumericCheck, Question, Summary
from derive.handout.content import Content, require_standing, summary_of
from derive.handout.drawings import Drawings
from derive.handout.extras import Extras
from derive.handout.numbering import Numbering
from derive.handout.parts import FigurePart, Line, Section
from derive.handout.shown import Shown
from derive.handout.slots import Prose, Scope
from derive.lecture import Lecture
from derive.model import Model
from derive.step import Derivation
from derive.symbols import Notation
from derive.text import LANGUAGES, Text

if TYPE_CHECKING:
    from derive.numeric.residual import Numeric

AUDIENCES = ("teacher", "student")


@dataclass(frozen=True)
class Handout:
    """Everything that a page of any format prints, in order. Make one with `Handout.of`."""

    key: str
    title: Text
    language: str
    audience: str
    draft: bool
    sections: tuple[Section, ...]
    summary: Summary
    origin: str
    shown: Shown = field(compare=False, repr=False)
    intro: Prose | None = None
    source: Prose | None = None
    formulas: tuple[tuple[Line, Prose | None], ...] = ()
    errata: tuple[Erratum, ...] = ()
    pitfalls: tuple[Prose, ...] = ()
    questions: tuple[Question, ...] = ()
    numeric: NumericCheck | None = None

    @property
    def for_students(self) -> bool:
        """Whether this is the sheet without solutions."""
        return self.audience == "student"

    @property
    def models(self) -> tuple[Model, ...]:
        """The models, in the order in which they are printed."""
        return tuple(part.model for section in self.sections for part in section.models)

    @property
    def has_headings(self) -> bool:
        """Whether the handout is a lecture of several sections."""
        return any(section.heading is not None for section in self.sections)

    @property
    def level(self) -> int:
        """The level of a derivation's heading, so that no level is left out."""
        return 2 if self.has_headings else 1

    @property
    def figures(self) -> tuple[FigurePart, ...]:
        """The figures, in order."""
        return tuple(figure for section in self.sections for part in section.derivations for figure in part.figures)

    @classmethod
    def of(
        cls,
        subject: Lecture | Model | Derivation | Proof | Iterable[Derivation | Proof],
        language: str = "en",
        audience: str = "teacher",
        *,
        draft: bool = False,
        numeric: Numeric | NumericCheck | None = None,
        notation: Mapping[sympy.Symbol, str] | None = None,
        proofs: Mapping[str, Proof] | None = None,
        origin: str = "",
    ) -> Handout:
        """Check a lecture, a model or derivations and return the handout.

        `proofs` gives proofs made already, by the id of their derivation; what is missing is checked here.
        `origin` is the name or the file under which the subject can be loaded again; a notebook says it.
        """
        _require(language, LANGUAGES, "language")
        _require(audience, AUDIENCES, "audience")
        content = Content.of(subject, proofs or {})
        if not draft:
            require_standing(content.proofs)
        for_students = audience == "student"
        numbering = Numbering(by_section=len(content.groups) > 1)
        drawings = Drawings({proof.derivation.id: proof for proof in content.proofs}, language, for_students=for_students)
        assembler = Assembler(numbering, drawings, for_students=for_students)
        sections = tuple(_sections(content, numbering, assembler))
        extras = Extras(assembler, content.lecture)
        return cls(
            key=content.key,
            title=content.title,
            language=language,
            audience=audience,
            draft=not all(judged.verdict.stands for proof in content.proofs for judged in proof.judged),
            sections=sections,
            summary=summary_of(content.proofs),
            origin=origin or content.key,
            shown=Shown({symbol: Notation.parse(text) for symbol, text in (notation or {}).items()}),
            intro=extras.intro,
            source=extras.source,
            questions=extras.questions(with_answers=not for_students),
            formulas=() if for_students else extras.formulas(sections),
            errata=() if for_students else extras.errata,
            pitfalls=() if for_students else extras.pitfalls,
            numeric=None if numeric is None or for_students else NumericCheck(numeric.points, numeric.max_relative_residual),
        )


def _require(value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        raise OutputError(f"unknown-{what}", f"There is no {what} {value!r}.", f"Use one of {', '.join(known)}.")


def _sections(content: Content, numbering: Numbering, assembler: Assembler) -> Iterator[Section]:
    for position, (section, proofs) in enumerate(content.groups, start=1):
        number = str(position)
        numbering.begin(number)
        blocks = tuple(assembler.blocks(proofs))
        scope = Scope(proofs[0].derivation.model)
        intro = Prose(section.intro, scope) if section is not None and section.intro is not None else None
        # A single section needs no heading of its own: the title stands above it.
        heading = section.heading if section is not None and len(content.groups) > 1 else None
        yield Section(number if heading is not None else "", heading, intro, blocks)
