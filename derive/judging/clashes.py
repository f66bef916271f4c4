"""Premises that contradict each other: found, cut down to a smallest set, and reported with the lines they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.ground import precisely
from derive.checks.situation import Situation
from derive.errors import DeriveError
from derive.judging.cues import Role, goes_on, role_of
from derive.judging.deduce import Outcome
from derive.judging.knowledge import Known
from derive.judging.lines import Line
from derive.judging.report import Finding
from derive.verdict import Status, unknown

MOST_ANNOUNCED = 10
"""How many suppositions of one breath are compared."""
MOST_AROUND = 14
"""How many statements about the symbols of a claim are compared before it is called wrong."""
_ANNOUNCES = re.compile(
    r"(?:\b(?:suppose|assume|given|assumptions?)(?: that| also)?(?: we have)?|假设|假定|设|给定|已知)(?:有)?\s*[:：,，]?\s*\Z",
    re.I,
)
_CLOSES = re.compile(
    r"\s*(?:\$\$?|\\\]|\\\)|\\end\{\w+\*?\})?\s*(?:\Z|[,，.。;；、:：]|(?:and|with)\s*\Z|and also|[和且与及]|以及|hence|so\b)",
    re.I,
)
"""How the words behind a formula begin that restrict nothing."""


@dataclass
class Clashes:
    """The clashes of one document; what takes part in one of them proves nothing."""

    context: Context
    findings: list[Finding] = field(default_factory=list)
    lines: dict[int, Line] = field(default_factory=dict)
    announced: list[Known] = field(default_factory=list)
    """What the author supposes in one breath: no claim stands between, and no new paragraph begins."""
    paragraph: int = 0
    barred: dict[int, tuple[Known, ...]] = field(default_factory=dict)
    """For what is supposed in one breath with its contrary: the clash it takes part in."""
    plain: set[int] = field(default_factory=set)
    """What is supposed without words that could restrict it to a case, a date, a country."""
    seen: set[frozenset[int]] = field(default_factory=set)

    def suppose(self, line: Line, entry: Known) -> None:
        """Compare what the words announce as supposed with what was supposed in the same breath."""
        if not _is_plain(line):
            return
        self.plain.add(id(entry))
        if role_of(line.words) is not Role.ASSUMPTION and line.role is not Role.ASSUMPTION:
            return
        if line.paragraph != self.paragraph:
            self.announced = []
        self.paragraph = line.paragraph
        self.announced = [*self.announced, entry][-MOST_ANNOUNCED:]
        if clash := smallest_clash(self.announced, self.context):
            self.barred |= {id(one): clash for one in clash}
            self._report(clash)

    def judged(self, outcome: Outcome, around: Sequence[Known]) -> Outcome:
        """Let nothing be proved or refuted by what contradicts itself; report a clash that a claim ran into.

        `around` is what is known about the symbols of the claim: it is looked at before a claim is called wrong.
        """
        self.announced = []
        clash = next((self.barred[id(one)] for one in outcome.used if id(one) in self.barred), ())
        runs_into = outcome.verdict.method == "consistency"
        if runs_into or (outcome.verdict.status is Status.REFUTED and not clash):
            looked_at = outcome.used if runs_into else [one for one in around if one.derived][-MOST_AROUND:]
            clash = smallest_clash(looked_at, self.context) or clash
            self._report(clash)
        if clash and outcome.verdict.status not in (Status.DOES_NOT_FOLLOW, Status.UNREAD):
            return Outcome(unknown("consistency", self._message(clash)), outcome.used)
        return outcome

    def _report(self, clash: tuple[Known, ...]) -> None:
        numbers = frozenset(one.number for one in clash)
        line = self.lines.get(max(numbers, default=0))
        is_plain = all(id(one) in self.plain for one in clash if one.assumed)
        if line is None or numbers in self.seen or not is_plain:
            return
        self.seen.add(numbers)
        number, column = line.place
        finding = Finding(line.passage.source.file, number, column, "contradictory-premises", self._message(clash))
        self.findings.append(finding)

    def _message(self, clash: tuple[Known, ...]) -> str:
        shown = "; ".join(dict.fromkeys(self._one(entry) for entry in sorted(clash, key=lambda one: one.number)))
        words = "The premise contradicts itself" if len(clash) == 1 else "The premises contradict each other"
        return f"{words}: {shown}."

    def _one(self, entry: Known) -> str:
        line = self.lines.get(entry.number)
        return entry.place if line is None else f"line {line.place[0]}: {' '.join(line.source.split()).rstrip('.,;，。；')}"


def _is_plain(line: Line) -> bool:
    """Whether the words around a formula only announce and join: nothing says for whom or when it holds."""
    passage, statement = line.passage, line.statement
    if line.supposed or statement is None or statement.words or statement.about or any(link.given for link in line.links):
        return False
    opens = goes_on(passage.prose) or _ANNOUNCES.search(passage.prose) is not None
    return opens and _CLOSES.match(passage.after) is not None


def contradictory(entries: Sequence[Known], context: Context) -> bool:
    """Whether statements exclude each other; what the engine cannot work with counts as consistent."""
    try:
        return precisely(lambda: _contradictory(entries, context))
    except (DeriveError, OutOfReach, ArithmeticError, ValueError, TypeError, AttributeError, RecursionError):
        return False


def _contradictory(entries: Sequence[Known], context: Context) -> bool:
    situation = Situation(tuple(entry.statement for entry in entries), (), context)
    return situation.is_contradictory or situation.contradicts_itself()


def smallest_clash(entries: Sequence[Known], context: Context) -> tuple[Known, ...]:
    """Return an inclusion-minimal set of statements that contradict each other, the farthest dropped first.

    >>> import sympy
    >>> from derive.equation import Equation
    >>> x, y = sympy.symbols("x y")
    >>> told = [(x, y), (x, sympy.S(1)), (x, sympy.S(2))]
    >>> entries = [Known(Equation(one, other), number, f"line {number}") for number, (one, other) in enumerate(told)]
    >>> [entry.place for entry in smallest_clash(entries, Context())]
    ['line 1', 'line 2']
    """
    if not contradictory(entries, context):
        return ()
    kept = list(entries)
    for entry in sorted(entries, key=lambda one: one.number):
        fewer = [one for one in kept if one is not entry]
        if fewer and contradictory(fewer, context):
            kept = fewer
    return tuple(kept)
