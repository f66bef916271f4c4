"""A proof in the terminal: the parts of a handout, written as plain text and laid out by rich."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Words

from derive.check import Proof
from derive.exporters.sentences import Sentences
from derive.exporters.style import Style
from derive.handout import Handout
from derive.handout.parts import DerivationPart, Line, ModelPart, StepPart
from derive.handout.slots import Formula, Prose, Scope
from derive.printing.plain import write
from derive.verdict import Status

PLAIN = Style("", escape=str, formula=write, inline=write, large=write, reference=lambda target, words: words, blanks="")
COLOURS = {Status.PROVED: "green", Status.SUPPORTED: "yellow", Status.UNKNOWN: "red", Status.REFUTED: "bold red"}


def print_proof(proof: Proof, language: str, console: Console | None = None) -> None:
    """Print the model, then every step with its sentence, its formula and its verdict."""
    # Figures belong on paper; without them nothing is drawn.
    derivation = copy.copy(proof.derivation)
    derivation.figures = ()
    handout = Handout.of(replace(proof, derivation=derivation), language, draft=True)
    page = _Page(handout, console or Console(highlight=False))
    for section in handout.sections:
        for block in section.blocks:
            if isinstance(block, ModelPart):
                page.model(block)
            else:
                page.derivation(block)


class _Page:
    """Writes the parts of one handout to one console."""

    def __init__(self, handout: Handout, console: Console) -> None:
        self._handout = handout
        self._console = console
        self._sentences = Sentences(PLAIN, handout.language, handout.shown, Scope(handout.models[0]))

    def model(self, part: ModelPart) -> None:
        self._heading(part.model.title[self._handout.language])
        for line in part.equations:
            self._formula(line, self._sentences.text(line.title))
        for note in part.notes:
            self._console.print(Words(self._sentences.prose(note)))
        self._console.print()

    def derivation(self, part: DerivationPart) -> None:
        self._heading(part.title[self._handout.language])
        self._prose(part.intro)
        for step in part.steps:
            self._step(step)
        self._prose(part.reading)

    def _heading(self, words: str) -> None:
        self._console.print(Words(words, style="bold underline"))
        self._console.print()

    def _prose(self, prose: Prose | None) -> None:
        if prose is not None:
            self._console.print(Words(self._sentences.prose(prose)))
            self._console.print()

    def _step(self, step: StepPart) -> None:
        parts = (step.suppositions, step.sentence)
        self._console.print(Words(self._joined(self._sentences.prose(part) for part in parts if part is not None)))
        if step.statement is None:
            self._formula(step.line, step.line.label)
        else:
            said = f"{self._sentences.prose(step.statement)}  ({step.line.reference.number})"
            self._console.print(Padding(Words(said, style="bold"), (0, 0, 0, 4), expand=False))
        if step.allowed is not None:
            self._console.print(Padding(Words(self._sentences.prose(step.allowed), style="dim"), (0, 0, 0, 4), expand=False))
        mark = Words(f"{step.tick} {self._sentences.prose(step.mark)}", style=COLOURS.get(step.verdict.status, "red"))
        self._console.print(Padding(mark, (0, 0, 0, 4), expand=False))
        self._console.print()
        self._prose(step.reading)

    def _formula(self, line: Line, label: str) -> None:
        """A formula on a line of its own: the formula, its label, its number at the right."""
        grid = Table.grid(expand=True, padding=(0, 2))
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(justify="right", style="dim")
        grid.add_column(justify="right")
        grid.add_row(Words(self._plain(line.formula), style="bold"), Words(label), f"({line.reference.number})")
        self._console.print(Padding(grid, (0, 0, 0, 4)))

    def _plain(self, formula: Formula) -> str:
        return write(self._handout.shown.tree(formula), self._handout.language)

    def _joined(self, sentences: Iterator[str]) -> str:
        return ("" if self._handout.language == "zh" else " ").join(sentences)
