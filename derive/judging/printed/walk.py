"""The walk over a printed handout: every step is judged from the premises that its comment names."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import sympy

from derive.check import check_claim
from derive.checks.context import Context
from derive.display import Interval, Matrix, Node, Qualified, Relation, Sequence, lower
from derive.equation import Condition, Equation, Statement
from derive.errors import DeriveError
from derive.judging.clock import LONGEST, TooLong, within
from derive.judging.lines import links_of, merged
from derive.judging.printed.blocks import Block, Told, blocks_of
from derive.judging.printed.claims import Stated, claim_of, have_differentials
from derive.judging.printed.reprints import reprints
from derive.judging.report import Entry
from derive.readers.declarations import Declared
from derive.readers.document import Document, Passage
from derive.readers.formula import Reading, read_formula
from derive.readers.vocabulary import Vocabulary
from derive.symbols import Domain
from derive.verdict import Status, Verdict, unknown

_BEYOND = (DeriveError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)


_TAG = re.compile(r"\\tag\*?\{[^{}]*\}")


@dataclass(frozen=True)
class Fact:
    """A statement that a later step may name, where it stands, and what it was itself drawn from."""

    statement: Statement
    place: str
    sound: bool = True
    behind: tuple[str, ...] = ()


@dataclass
class PrintedWalk:
    """What is known so far of a printed handout."""

    vocabulary: Vocabulary
    declared: Declared
    facts: dict[str, Fact] = field(default_factory=dict)
    conditions: dict[str, tuple[Condition, ...]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    readings: dict[Passage, Reading] = field(default_factory=dict)
    known: dict[Any, Verdict] = field(default_factory=dict)

    def document(self, document: Document, announce: Callable[[str], None] | None = None) -> None:
        """Judge every block."""
        for block in blocks_of(document):
            if announce is not None and block.told:
                announce(block.told[0].id)
            self._block(block)
            self.entries += list(reprints(block.around, self.entries))

    def _block(self, block: Block) -> None:
        if block.told and "conditions" in block.told[0].fields:
            self._conditions(block)
        elif block.display is not None:
            self._line(block, block.display)
        elif block.stated:
            self._sentence(block, block.stated)
        for passage in (*block.inline, *block.around):
            if passage not in self.readings and not self._read(passage, block).is_read:
                self._elsewhere(passage, block)

    # Reading

    def _read(self, passage: Passage, block: Block, differentials: bool = False) -> Reading:
        local = self.declared.models.get(block.model)
        vocabulary = merged(self.vocabulary, local) if local is not None else self.vocabulary
        reading = read_formula(passage.math, vocabulary, differentials=differentials)
        self.readings[passage] = reading
        return reading

    def _elsewhere(self, passage: Passage, block: Block) -> None:
        """Read an explanation in the words of another model: nothing is claimed by it."""
        for model in self.declared.models:
            if self._read(passage, replace(block, model=model)).is_read:
                return

    def _trees(self, passages: list[Passage], block: Block, differentials: bool) -> list[Node]:
        return [one.tree for passage in passages for one in self._read(passage, block, differentials).statements]

    def _conditions(self, block: Block) -> None:
        """Joint conditions of a model hold in all of its derivations; steps name them one by one."""
        trees = self._trees(block.inline[: block.given], block, False)
        found = [one for tree in trees if isinstance(tree, Relation | Qualified) for one in _said(tree)]
        # An inequality constraint is known by its slack, which is not negative, however it is printed.
        conditions = tuple(one.flipped() if one.sign == "<=0" else one for one in found if isinstance(one, Condition))
        model = block.told[0].fields["conditions"]
        self.conditions[model] = conditions
        for number, condition in enumerate(conditions, start=1):
            self.facts[f"{model}:condition_{number}"] = Fact(condition, _place(block.inline[0]))

    # Judging

    def _line(self, block: Block, passage: Passage) -> None:
        premises = [self.facts[name].statement for told in block.told for name in told.sources if name in self.facts]
        small = have_differentials(premises) or any(told.kind == "differential" for told in block.told)
        reading = self._read(passage, block, small)
        if not reading.is_read or len(reading.statements) != 1:
            reason = reading.gaps[0].reason if reading.gaps else "The line is no single statement."
            self._enter(passage, block.told[0], Verdict(Status.UNREAD, reason=reason))
            return
        said = self._statements(passage, block, reading.statements[0].tree)
        if said is None:
            return
        inline = self._trees(block.inline, block, small)
        for number, told in enumerate(block.told):
            statement = _sign_of_first(said) if number else said[0]
            self._step(block, told, passage, inline, statement)

    def _statements(self, passage: Passage, block: Block, tree: Node) -> list[Statement] | None:
        try:
            said = list(_said(tree))
        except _BEYOND as error:
            said, cause = [], str(error)
        else:
            cause = "the line says nothing that can be judged"
        if said:
            return said
        self._enter(passage, block.told[0], unknown("reading", f"The claim is beyond the method: {cause}."))
        return None

    def _sentence(self, block: Block, passages: list[Passage]) -> None:
        premises = [self.facts[name].statement for told in block.told for name in told.sources if name in self.facts]
        small = have_differentials(premises)
        inline = self._trees(block.inline[: block.given], block, small)
        for passage in passages:
            reading = self._read(passage, block, small)
            if not reading.is_read:
                self._enter(passage, block.told[0], Verdict(Status.UNREAD, reason=reading.gaps[0].reason))
                return
        slots = [one.tree for passage in passages for one in self.readings[passage].statements]
        self._step(block, block.told[0], passages[0], [*inline, *slots], None)

    def _step(self, block: Block, told: Told, passage: Passage, inline: list[Node], said: Statement | None) -> None:
        if not told.kind:
            assert said is not None
            self.facts[told.id] = Fact(said, _place(passage))
            self._enter(passage, told, Verdict(Status.ASSUMED))
            return
        context = Context(self.conditions.get(block.model, ()))
        begin = time.perf_counter()
        verdict = self._judged(told, self._premises(told), inline, said, context)
        reason = ""
        if not verdict.stands and not all(self._sound(name) for name in told.sources):
            again = self._judged(told, self._premises(told, sound=True), inline, said, context)
            if again.stands:
                wrong = ", ".join(self.facts[name].place for name in told.sources if not self._sound(name))
                verdict, reason = again, f"It follows only when {wrong} is put right."
        seconds = time.perf_counter() - begin
        if said is not None:
            self.facts[told.id] = Fact(said, _place(passage), verdict.stands, told.sources)
        self._enter(passage, told, verdict, reason, seconds)

    def _judged(
        self, told: Told, premises: tuple[Statement, ...], inline: list[Node], said: Statement | None, context: Context
    ) -> Verdict:
        try:
            aim = self.facts.get(told.fields.get("objective", ""))
            claim = claim_of(_stated(told, premises, inline, said, aim.statement if aim else None))
            key = (claim, context)
            if key not in self.known:
                self.known[key] = within(LONGEST, lambda: check_claim(claim, context))
            return self.known[key]
        except TooLong:
            return unknown("clock", f"It took longer than {LONGEST:.0f} seconds.")
        except _BEYOND as error:
            return unknown("reading", f"The claim is beyond the method: {error}.")

    def _sound(self, name: str) -> bool:
        return name not in self.facts or self.facts[name].sound

    def _premises(self, told: Told, sound: bool = False) -> tuple[Statement, ...]:
        """Return the premises; when `sound`, a line that does not stand is replaced by what it was drawn from."""
        found: dict[str, Statement] = {}
        waiting, seen = list(told.sources), set[str]()
        while waiting:
            name = waiting.pop(0)
            fact = self.facts.get(name)
            if fact is None or name in seen:
                continue
            seen.add(name)
            if sound and not fact.sound:
                waiting += fact.behind
            else:
                found[name] = fact.statement
        return tuple(found.values())

    def _enter(self, passage: Passage, told: Told, verdict: Verdict, reason: str = "", seconds: float = 0.0) -> None:
        line, column = passage.place()
        reading = self.readings[passage]
        tags = [tag for one in reading.statements for tag in one.tags] + [tag for gap in reading.gaps for tag in gap.tags]
        places = tuple(dict.fromkeys(self.facts[name].place for name in told.sources if name in self.facts))
        because = reason or verdict.reason
        if not because and verdict.status is Status.PROVED and places:
            because = f"It follows from {', '.join(places)}."
        self.entries.append(
            Entry(
                passage.source.file,
                line,
                column,
                " ".join(_TAG.sub("", passage.math).split()),
                told.kind or "assumption",
                verdict.status,
                because,
                places if verdict.stands else (),
                tuple(map(str, verdict.conditions)),
                verdict.witness if verdict.status is Status.REFUTED else None,
                seconds=seconds,
                method=verdict.method,
                number=next(iter(tags), ""),
            )
        )


def _place(passage: Passage) -> str:
    return f"line {passage.place()[0]}"


def _said(tree: Node) -> Iterator[Statement]:
    """Yield what a line says; a condition behind `if` belongs to the equation before it."""
    for link in links_of(tree):
        said = link.said
        yield replace(said, holds_for=link.given) if isinstance(said, Equation) and link.given else said


def _sign_of_first(said: list[Statement]) -> Statement:
    """In `dY/dG = K > 0` the sign is that of the derivative."""
    first, last = said[0], said[-1]
    if isinstance(first, Equation) and isinstance(last, Condition) and last.expression == first.rhs:
        return Condition(first.lhs, last.sign)
    return last


def _stated(
    told: Told,
    premises: tuple[Statement, ...],
    inline: list[Node],
    said: Statement | None,
    objective: Statement | None,
) -> Stated:
    given: list[Condition] = []
    relations: list[Statement] = []
    expressions: list[Any] = []
    interval = None
    for place, tree in enumerate(inline):
        if place < told.given:
            given += [_as_condition(one) for one in _said(tree)]
        elif isinstance(tree, Interval):
            interval = _domain(tree)
        elif isinstance(tree, (Relation, Qualified)):
            relations += _quietly(tree)
        else:
            expressions += _values(tree)
    if isinstance(objective, Equation):
        expressions.insert(0, objective.rhs)
    held = said.holds_for if isinstance(said, Equation) else ()
    every = tuple(dict.fromkeys((*given, *held)))
    return Stated(told, premises, every, said, tuple(expressions), tuple(relations), interval)


def _quietly(tree: Node) -> list[Statement]:
    """Return what a relation in a sentence says, or nothing when it is of no use here."""
    try:
        return list(_said(tree))
    except _BEYOND:
        return []


def _values(tree: Node) -> list[Any]:
    if isinstance(tree, Sequence):
        return [value for item in tree.items for value in _values(item)]
    if isinstance(tree, Matrix):
        return [sympy.Matrix([[lower(cell).expression for cell in row] for row in tree.rows])]
    try:
        return [lower(tree).expression]
    except _BEYOND:
        return []


def _as_condition(said: Statement) -> Condition:
    return said if isinstance(said, Condition) else Condition(said.residual, "=0")


def _domain(tree: Interval) -> Domain:
    low, high = lower(tree.lower).expression, lower(tree.upper).expression
    infinite = (sympy.oo, -sympy.oo)
    return Domain(None if low in infinite else low, None if high in infinite else high, tree.open_lower, tree.open_upper)
