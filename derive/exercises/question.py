"""The question as a student reads it: the text with its numbers, as words and display trees, for every format.

Parameters without a slot of their own are put into the formulas; what has a slot keeps its letter there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import sympy
from sympy import Expr, Symbol

from derive.display import Group, Name, Node, Number, Relation, Sum, lower, rebuilt
from derive.equation import Equation
from derive.exercises.body import Block, Body, Math, Slot, Words
from derive.exercises.exercise_file import AskedPart, Exercise
from derive.printing import plain
from derive.printing.expression import Arranger
from derive.printing.numbers import put_numbers
from derive.readers.statement import Statement
from derive.symbols import EconomicSymbol


@dataclass(frozen=True)
class Inline:
    """A formula inside a sentence."""

    tree: Node


@dataclass(frozen=True)
class Display:
    """A formula on a line of its own."""

    tree: Node


@dataclass(frozen=True)
class Paragraph:
    """Words and formulas in reading order."""

    pieces: tuple[str | Inline | Display, ...]


@dataclass(frozen=True)
class QuestionPart:
    """What one part asks, with its points."""

    part: AskedPart
    text: Paragraph


@dataclass(frozen=True)
class Question:
    """A variant's question in one language."""

    title: str
    opening: tuple[Paragraph, ...]
    parts: tuple[QuestionPart, ...]
    closing: tuple[Paragraph, ...]


def question(exercise: Exercise, point: Mapping[EconomicSymbol, Fraction], language: str) -> Question:
    """Return the question of a variant."""
    body = exercise.body(language)
    writer = _Writer(exercise, body, exercise.numbers(point))
    return Question(
        body.title,
        tuple(map(writer.paragraph, body.opening)),
        tuple(QuestionPart(part, writer.paragraph(block)) for part, block in zip(exercise.parts, body.parts, strict=True)),
        tuple(map(writer.paragraph, body.closing)),
    )


def question_of(exercise: Exercise, point: Mapping[EconomicSymbol, Fraction]) -> str:
    """Return the question as plain text; two variants are the same when this is."""
    asked = question(exercise, point, exercise.languages[0])
    paragraphs = (*asked.opening, *(part.text for part in asked.parts), *asked.closing)
    return "\n".join(
        "".join(piece if isinstance(piece, str) else plain.write(piece.tree) for piece in paragraph.pieces)
        for paragraph in paragraphs
    )


class _Writer:
    """Puts the numbers of one variant into the text of one language."""

    def __init__(self, exercise: Exercise, body: Body, numbers: Mapping[Symbol, Expr]) -> None:
        self._exercise = exercise
        self._numbers = numbers
        slots = [piece for piece in body.pieces if isinstance(piece, Slot) and piece.name != "equations"]
        told = {exercise.slot_symbol(slot) for slot in slots}
        shown = exercise.shown_parameters
        self._put = {symbol: numbers[symbol] for symbol in shown if symbol not in told}
        self._arranger = Arranger(exercise.subject.model.rank, True, {})

    def paragraph(self, block: Block) -> Paragraph:
        pieces: list[str | Inline | Display] = []
        for piece in block.pieces:
            if isinstance(piece, Words):
                pieces.append(piece.text)
            elif isinstance(piece, Slot):
                pieces += self._slot(piece)
            else:
                pieces += self._math(piece)
        return Paragraph(tuple(pieces))

    def _slot(self, slot: Slot) -> Iterator[str | Inline | Display]:
        if slot.name == "equations":
            for equation in self._exercise.subject.model.equations:
                yield Display(self._arranged(equation))
            return
        symbol = self._exercise.slot_symbol(slot)
        value = self._numbers[symbol]
        if slot.style == "%":
            yield Inline(number_tree(value * 100))
            yield "%"
        elif slot.style == "=":
            yield Inline(Relation((Name(symbol, symbol.notation), number_tree(value)), ("=",)))
        else:
            yield Inline(number_tree(value))

    def _arranged(self, equation: Equation) -> Node:
        from derive.printing.arrange import arrange

        return arrange(equation.with_numbers(self._put), self._exercise.subject.model.rank, decimals=True)

    def _math(self, math: Math) -> Iterator[Inline | Display]:
        """Relations carry numbers, a name alone or an expression keeps its letters."""
        for statement in self._exercise.formulas.statements(math):
            tree = statement.tree
            if isinstance(tree, Relation) and not self._is_supposition(statement):
                tree = worked_out(put_numbers(tree, self._put, self._arranger))
            yield Display(tree) if math.is_display else Inline(tree)

    def _is_supposition(self, statement: Statement) -> bool:
        """Whether a relation says what a parameter is supposed to be (h = 0): its number would make nonsense of it."""
        sides = lower(statement.tree).sides
        names = {str(symbol) for side in sides for symbol in side.free_symbols}
        return names <= self._exercise.given_names


def worked_out(tree: Node) -> Node:
    """Return the tree with sums of plain numbers added up: `(1 - 0.2) ln x` reads `0.8 ln x`.

    >>> from derive.display import Term
    >>> one, fifth = number_tree(sympy.Integer(1)), number_tree(sympy.Rational(1, 5))
    >>> plain.write(worked_out(Sum((Term(one), Term(fifth, True)))))
    '0.8'
    """
    tree = rebuilt(tree, worked_out)
    if isinstance(tree, Group) and isinstance(tree.content, Number):
        return tree.content
    if not isinstance(tree, Sum) or len(tree.terms) < 2:
        return tree
    values = [(-1 if term.negative else 1) * term.value.value for term in tree.terms if isinstance(term.value, Number)]
    return number_tree(sympy.Add(*values)) if len(values) == len(tree.terms) else tree


def number_tree(value: Expr) -> Node:
    """Return the tree of a number: a decimal where it terminates soon, else a fraction; a root stays a root.

    >>> plain.write(number_tree(sympy.Rational(1, 20)))
    '0.05'
    """
    return Arranger({}, True, {}).expression(sympy.S(value))


__all__ = ["Display", "Inline", "Paragraph", "Question", "QuestionPart", "number_tree", "question", "question_of"]
