"""What a handout consists of: plain values that the templates walk through from top to bottom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sympy import Symbol

from derive.display import Name
from derive.equation import Equation
from derive.handout.slots import Formula, Prose, Reference, Signed
from derive.handout.words import word
from derive.model import Model
from derive.problem import OptimizationProblem
from derive.symbols import EconomicSymbol, Notation
from derive.text import Text
from derive.verdict import Status, Verdict

if TYPE_CHECKING:
    from derive.figures.figure import Figure


# Labels that are symbols (r*, P_b, c_1^*), and labels that hold English words.
_NOTATION = re.compile(r"[A-Za-z](?:(?:_\w+|_\{\w+\})(?:\^?\*)?|\^?\*)")
_WORDS = re.compile(r"[a-z]{3,}")


def _letters(name: str) -> str:
    """Return a name without the marks that set its parts apart: `Y1` and `Y_1` are the same."""
    return re.sub(r"[\s_{}/]", "", name)


@dataclass(frozen=True)
class Line:
    """A numbered formula on a line of its own; `label` is the short name printed next to it."""

    id: str
    formula: Formula
    reference: Reference
    label: str = ""
    kind: Text | None = None

    @property
    def shown_label(self) -> Text | Formula | None:
        """The short name as it is printed: `r^*` as mathematics, `IS` as it stands, English words in English only.

        A name that only repeats the left-hand side (`P_b`, `dr`) is left out.
        """
        if not self.label or self._repeats_left_side:
            return None
        if _NOTATION.fullmatch(self.label):
            notation = Notation.parse(re.sub(r"(?<!\^)\*$", "^*", self.label))
            return Formula(Name(Symbol(self.label), notation), self.formula.model)
        return Text(self.label, "" if _WORDS.search(self.label) else self.label)

    @property
    def _repeats_left_side(self) -> bool:
        statement = self.formula.statement
        equation = statement.equation if isinstance(statement, Signed) else statement
        return isinstance(equation, Equation) and _letters(self.label) == _letters(str(equation.lhs))

    @property
    def name(self) -> Text | None:
        """What the formula is called."""
        return self.reference.name

    @property
    def title(self) -> Text:
        """The name and the kind of an equation of the model."""
        if self.kind is None:
            return self.name or Text("", "")
        return word("equation_title", name=self.name, kind=self.kind) if self.name else self.kind


@dataclass(frozen=True)
class SymbolRow:
    """One row of the table of symbols."""

    symbol: EconomicSymbol
    formula: Formula
    meaning: Text
    domain: Prose
    unit: Text | None
    role: Text


@dataclass(frozen=True)
class ModelPart:
    """A model at its first use: the symbols that are new, its equations, its joint conditions."""

    model: Model
    intro: Prose | None
    symbols: tuple[SymbolRow, ...]
    known: Prose | None
    equations: tuple[Line, ...]
    notes: tuple[Prose, ...]

    @property
    def conditions(self) -> str:
        """What a comment says before the note that lists the joint conditions."""
        if not self.model.conditions:
            return ""
        # The task of a problem names the choices and the objective before the inequalities.
        before = len(self.model.choices) + 1 if isinstance(self.model, OptimizationProblem) else 0
        return f"conditions={self.model.key} given={before + len(self.model.conditions)}"

    @property
    def has_units(self) -> bool:
        """Whether the table of symbols needs a column for units."""
        return any(row.unit is not None for row in self.symbols)


@dataclass(frozen=True)
class StepPart:
    """One step: what was done, what follows, how well it is known.

    A conclusion is a numbered formula (`line`) or a numbered sentence (`statement`).
    """

    id: str
    sources: tuple[str, ...]
    # What a machine is told of the steps that the line stands for: its own, and the one that found its sign.
    origins: tuple[str, ...]
    sentence: Prose
    suppositions: Prose | None
    line: Line
    statement: Prose | None
    allowed: Prose | None
    mark: Prose
    verdict: Verdict
    reading: Prose | None

    @property
    def stands(self) -> bool:
        """Whether the step may be printed without a warning."""
        return self.verdict.stands

    @property
    def is_short(self) -> bool:
        """Whether the mark is a single word."""
        return not self.mark.text.slots

    @property
    def label(self) -> Text | Formula | None:
        """The short name of the result, when it has one."""
        return self.line.shown_label

    @property
    def tick(self) -> str:
        """A mark that is understood without colour."""
        return {Status.PROVED: "✓", Status.SUPPORTED: "≈", Status.REFUTED: "✗"}.get(self.verdict.status, "?")


@dataclass(frozen=True)
class Cell:
    """The effect of one shock on one outcome: the derivative, its sign, the condition under which the sign holds."""

    reference: Reference
    derivative: Formula
    sign: Text
    condition: Prose | None


@dataclass(frozen=True)
class EffectsTable:
    """Comparative statics: one row per shock, one column per outcome; a cell may be empty."""

    outcomes: tuple[Formula, ...]
    rows: tuple[tuple[Formula, tuple[Cell | None, ...]], ...]


@dataclass(frozen=True)
class FigurePart:
    """A figure and its number; nothing is drawn before a format asks for it."""

    number: str
    figure: Figure

    @property
    def name(self) -> str:
        """The name of its files."""
        return self.figure.name

    @property
    def caption(self) -> Text:
        """What the figure is called."""
        return self.figure.title

    @property
    def alt(self) -> Text:
        """What it shows, for readers who cannot see it."""
        return self.figure.alt

    @property
    def svg(self) -> bytes:
        """The drawing in lines."""
        return self.figure.svg

    @property
    def png(self) -> bytes:
        """The drawing in dots."""
        return self.figure.png

    @property
    def share(self) -> int:
        """How much of the page's width it takes, in per cent: figures of several panels need all of it."""
        found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', self.svg_text)
        return 100 if found is not None and float(found[1]) > 1.9 * float(found[2]) else 74

    @property
    def svg_text(self) -> str:
        """The drawing as text, for formats that carry it inside."""
        return self.svg.decode()


@dataclass(frozen=True)
class TablePart:
    """A table: written by the author of a derivation, or filled with certified solutions.

    A cell is a sentence or a formula. `alignment` has a letter `l` or `r` for each column, `groups` are headings over
    several columns each, the first `labels` cells of a row are its headings, and `notes` stand below.
    """

    caption: Prose
    header: tuple[Prose | Formula, ...]
    rows: tuple[tuple[Prose | Formula, ...], ...]
    alignment: str = ""
    groups: tuple[tuple[Prose | None, int], ...] = ()
    labels: int = 0
    notes: tuple[Prose, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.header)

    @property
    def sides(self) -> str:
        """The alignment of every column, `l` where nothing was said."""
        return self.alignment or "l" * self.width

    @property
    def rules(self) -> tuple[tuple[int, int], ...]:
        """Where a line is drawn under the heading of a group: the first column, and the one after the last."""
        found, start = [], 0
        for heading, span in self.groups:
            if heading is not None:
                found.append((start, start + span))
            start += span
        return tuple(found)

    @property
    def full_header(self) -> tuple[tuple[Prose | Formula, Prose | None], ...]:
        """Every heading with that of its group, for formats whose tables have one row of headings."""
        over = [heading for heading, span in self.groups for _ in range(span)] or [None] * self.width
        return tuple(zip(self.header, over, strict=True))


@dataclass(frozen=True)
class DerivationPart:
    """One derivation: what is asked, the steps, what they mean."""

    id: str
    model: str
    symbols: tuple[EconomicSymbol, ...]
    title: Text
    intro: Prose | None
    steps: tuple[StepPart, ...]
    notes: tuple[Prose | TablePart, ...]
    effects: EffectsTable | None
    tables: tuple[TablePart, ...]
    reading: Prose | None
    figures: tuple[FigurePart, ...]
    tasks: tuple[Prose, ...]

    @property
    def results(self) -> tuple[Line, ...]:
        """The labelled conclusions, in order."""
        return tuple(step.line for step in self.steps if step.line.label and step.statement is None)


@dataclass(frozen=True)
class Section:
    """A heading, the models that appear here for the first time, and the derivations."""

    number: str
    heading: Text | None
    intro: Prose | None
    blocks: tuple[ModelPart | DerivationPart, ...]

    @property
    def models(self) -> tuple[ModelPart, ...]:
        """The models that this section introduces."""
        return tuple(block for block in self.blocks if isinstance(block, ModelPart))

    @property
    def derivations(self) -> tuple[DerivationPart, ...]:
        """The derivations of this section."""
        return tuple(block for block in self.blocks if isinstance(block, DerivationPart))
