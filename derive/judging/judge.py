"""The walk over a document: every line is judged from the sound lines above it."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace

import sympy

from derive.checks.context import Context
from derive.display import Relation, Sequence
from derive.equation import Condition, Equation, Statement
from derive.judging.announced import closeness
from derive.judging.arrows import LEFT, ONE_WAY, after_row, both_ways
from derive.judging.citations import cited_by
from derive.judging.clashes import Clashes
from derive.judging.clock import LONGEST, TooLong, within
from derive.judging.concrete import Concrete
from derive.judging.cues import Role, is_objective, transforms
from derive.judging.dates import indices, moved, range_in
from derive.judging.deduce import Outcome, by_monotonicity, deduce, holds_somewhere, point_of, ties_down
from derive.judging.entries import entry_of
from derive.judging.kinds import by_kind, derivative_of_what_is_said, grounds, is_of_a_kind, stray_derivatives
from derive.judging.knowledge import Knowledge, Known, has_underived
from derive.judging.lines import Line, Link, names_an_expression
from derive.judging.loose import about_claim, is_identity, loose_in, shown, unheard_in
from derive.judging.nearest import nearest_true
from derive.judging.problems import Problem, in_full, is_lagrangian, label_symbol, meant
from derive.judging.report import Entry
from derive.readers.declarations import Declared
from derive.readers.vocabulary import Vocabulary
from derive.symbols import EconomicSymbol, Notation
from derive.verdict import Status, Verdict

_GIVEN = (Role.ASSUMPTION, Role.DEFINITION, Role.CONSTRAINT)
MOST_LINES = 6_000
PATIENCE = 60
"""After how many failed attempts no point is looked for: one that can be met is nearly always met within twenty."""


@dataclass
class Walk:
    """The state of one walk: what is known, the problem in force, what was found so far."""

    vocabulary: Vocabulary
    declared: Declared
    context: Context = field(default_factory=lambda: Context(patience=PATIENCE))
    knowledge: Knowledge = field(default_factory=Knowledge)
    problem: Problem = field(default_factory=Problem)
    entries: list[Entry] = field(default_factory=list)
    schemas: list[Known] = field(default_factory=list)
    pending: tuple[sympy.Expr, Line] | None = None
    functions: Concrete = field(default_factory=Concrete)
    dynamic: frozenset[str] = frozenset()
    commented: bool = False
    """Whether comments say which line follows from which, as in a printed handout."""
    head: sympy.Expr | None = None
    """The first side of the chain that is being read, while all of its links stand."""
    passing: list[Known] = field(default_factory=list)
    """What holds under a supposition (`if ...`) and for no longer than its paragraph."""
    paragraph: int = 0
    displayed: bool = False
    """Whether a display has been seen since the supposition."""
    count: int = 0
    mentions: Counter[sympy.Basic] = field(default_factory=Counter)
    """In how many lines of the document a symbol occurs."""
    last_row: Line | None = None
    clashes: Clashes = field(init=False)

    def __post_init__(self) -> None:
        self.clashes = Clashes(self.context)

    def line(self, line: Line) -> None:
        """Judge one line."""
        self.count += 1
        self.clashes.lines[self.count] = line
        if self.passing and self.displayed and line.paragraph > self.paragraph:
            self.knowledge.forget(self.passing)
            self.passing = []
        self.paragraph = line.paragraph
        self.displayed = bool(self.passing) and (self.displayed or line.passage.is_display)
        if line.role is Role.EXPRESSION:
            self._expression(line)
            return
        self.pending = None
        if line.gap is not None:
            self._enter(line, Status.UNREAD, line.gap.reason)
        elif line.role is Role.OBJECTIVE:
            self.problem.aim(in_full(line.expression, line.choices, self.knowledge), line.choices)
        elif line.problem:
            self._enter(line, Status.UNKNOWN, line.problem)
        elif line.role is Role.APPROXIMATION:
            self._enter(line, Status.ASSUMED, "An announced approximation is not judged as an equality.")
        elif self._is_range(line):
            self._instances(line)
        else:
            for place, link in enumerate(after_row(line, self.last_row)):
                before = len(self.entries)
                self._in_time(line, link)
                self._chain(line, link, place, before)
        self.last_row = line

    def _chain(self, line: Line, link: Link, place: int, before: int) -> None:
        """Keep that the first side of a chain equals the last one, as long as every link stands."""
        said = link.said
        stands = all(entry.status in (Status.PROVED, Status.ASSUMED) for entry in self.entries[before:])
        if not isinstance(said, Equation) or not stands:
            self.head = None
        elif place == 0 and not line.continues:
            self.head = said.lhs
        elif self.head is not None:
            self._know(line, Equation(self.head, said.rhs))

    # Expressions that get a name

    def _expression(self, line: Line) -> None:
        if self.pending is not None and isinstance(line.expression, sympy.Symbol):
            expression, before = self.pending
            if before.display == line.display - 1 and line.expression not in expression.free_symbols:
                said = Equation(line.expression, expression)
                self._know(line, said)
                self._enter(
                    line, Status.ASSUMED, f"The words before it make it the name of {before.source.strip()}.", "definition"
                )
        self.pending = None
        if isinstance(line.expression, sympy.Expr) and is_objective(line.words) and not line.expression.is_Symbol:
            self.problem.aim(line.expression, self.problem.choices)
        if isinstance(line.expression, sympy.Expr) and names_an_expression(line.passage):
            self.pending = line.expression, line

    # Links

    def _in_time(self, line: Line, link: Link) -> None:
        """Judge one link; when it takes too long, it stays open and nothing is drawn from it."""
        before = len(self.entries)
        try:
            within(LONGEST, lambda: self._link(line, link))
        except TooLong:
            del self.entries[before:]
            self._enter(line, Status.UNKNOWN, f"It took longer than {LONGEST:.0f} seconds.")

    def _link(self, line: Line, link: Link) -> None:
        said = link.said
        if isinstance(said, Equation) and is_lagrangian(said, line.passage.prose[-60:]):
            self.knowledge.retire(self.problem.multipliers)
            assert isinstance(said.lhs, sympy.Symbol)
            self.problem.state(said.lhs, said.rhs)
            self._enter(line, Status.ASSUMED, "A Lagrangian is stated, not claimed.", "definition")
            return
        role = self._role(line)
        if role is Role.DEFINITION and isinstance(said, Equation) and isinstance(said.lhs, sympy.Limit):
            # "Let d tend to infinity" defines nothing.
            role = Role.STATEMENT
        if role is Role.FIRST_ORDER:
            self._first_order(line, link)
        elif role in _GIVEN:
            self._assume(line, said, role)
        else:
            self._claim(line, link, role)

    def _role(self, line: Line) -> Role:
        comment = line.comment
        if "assume" in comment or (":" in comment.get("id", "") and "from" not in comment):
            return Role.ASSUMPTION
        if ("from" in comment or "cites" in comment) and line.passage.is_display:
            return Role.CLAIM
        if self.commented and not line.passage.is_display:
            return Role.ASSUMPTION
        return line.role

    def _assume(self, line: Line, said: Statement, role: Role, reason: str = "") -> None:
        entry = self._know(line, said, assumed=True)
        if not reason:
            self.clashes.suppose(line, entry)
        if (
            role is Role.CONSTRAINT
            and isinstance(said, Condition)
            and said.sign in ("<=0", ">=0")
            and self.problem.objective is not None
        ):
            self._know(line, Equation(said.expression, sympy.S.Zero), "binding")
        if isinstance(said, Equation):
            self.functions.learn(said)
        self._enter(line, Status.ASSUMED, reason, "definition" if role is Role.DEFINITION else role.value)

    def _first_order(self, line: Line, link: Link) -> None:
        about = label_symbol(line.about)
        place = self._place(line)
        candidates = [self.problem.condition(about, self.count, place)] if about is not None else None
        known = [one for one in candidates or self.problem.all_conditions(self.count, place) if one is not None]
        if not known:
            self._assume(line, link.said, Role.FIRST_ORDER, "The problem that this condition belongs to is not written down.")
            return
        if about is None and len(known) > 1:
            known = [meant(link.said, link.given, known, self.knowledge, line.display, self.context)]
        everything = self.knowledge.with_more(known)
        self._settle(line, link, Role.FIRST_ORDER, self._judged(line, link, known, everything), everything)

    def _claim(self, line: Line, link: Link, role: Role) -> None:
        base = self.knowledge
        implied = [Known(one, self.count, LEFT, display=line.display) for one in link.implies]
        if implied:
            base = base.with_more(implied)
        cited = [*implied, *cited_by(line, self.knowledge)]
        if "from" in line.comment and self._names_something_new(link.said):
            self._assume(line, link.said, Role.DEFINITION)
            return
        if "from" in line.comment:
            # The comment names the premises; what the step itself supposes stands in the same block.
            own = base.identified(line.comment.get("id", ""))
            base = Knowledge(list({id(entry): entry for entry in (*cited, *own)}.values()))
        outcome, seconds = self._judged(line, link, cited, base)
        if link.backwards:
            known = Knowledge([entry for entry in self.knowledge.entries if entry.display != line.display])
            outcome = both_ways(link, outcome, known, line.display, self.context)
        self._settle(line, link, role, (outcome, seconds), base)

    def _names_something_new(self, said: Statement) -> bool:
        """Whether the left side is a symbol that no line before has used: a definition within a derivation."""
        if not isinstance(said, Equation) or not isinstance(said.lhs, EconomicSymbol) or said.lhs.role == "marginal":
            return False
        notation = said.lhs.notation
        if not isinstance(notation, Notation) or notation.prefix or said.lhs in said.rhs.free_symbols:
            return False
        return said.lhs not in self.knowledge.by_symbol

    def _is_used_again(self, said: Statement) -> bool:
        """Whether the symbol on the left side occurs in another line: a name that nothing uses is more likely a slip."""
        return not isinstance(said, Equation) or self.mentions[said.lhs] != 1

    def _judged(self, line: Line, link: Link, cited: list[Known], base: Knowledge) -> tuple[Outcome, float]:
        begin = time.perf_counter()
        outcome = self._attempt(line, link, cited, base)
        if outcome.verdict.status is not Status.PROVED and self.functions.known:
            said = self.functions.put_in(link.said)
            around = self.functions.in_all(base, link.said.free_symbols | said.free_symbols)
            concrete = self._attempt(line, replace(link, said=said), cited, around)
            # Where a function is defined, a point may not choose another one.
            decided = concrete.verdict.status is Status.REFUTED and said != link.said
            if decided or concrete.verdict.status is Status.PROVED:
                outcome = concrete
        return outcome, time.perf_counter() - begin

    def _attempt(self, line: Line, link: Link, cited: list[Known], base: Knowledge) -> Outcome:
        if isinstance(link.said, Equation) and is_of_a_kind(link.said):
            for premises in (cited, *([one] for one in grounds(link.said, base.entries))):
                special = by_kind(link.said, premises, self.context)
                if special is not None and special.verdict.stands:
                    return special
        if isinstance(link.said, Equation) and (found := derivative_of_what_is_said(link.said, base.entries, self.context)):
            return found
        # What is taken as given when it does not follow needs no point at which it fails.
        gentle = line.is_gentle(self._role(line))
        outcome = deduce(link.said, link.given, base, cited, line.display, self.context, only_proof=gentle)
        if outcome.verdict.status is not Status.PROVED and isinstance(link.said, Equation):
            found = by_monotonicity(link.said, link.given, base, cited, line.display, self.context)
            return found or outcome
        return outcome

    # Settling a claim

    def _settle(self, line: Line, link: Link, role: Role, judged: tuple[Outcome, float], base: Knowledge) -> None:
        outcome, seconds = self.clashes.judged(judged[0], base.about(link.said.free_symbols)), judged[1]
        verdict = outcome.verdict
        outcome = replace(outcome, verdict=about_claim(verdict, link.said, *link.implies))
        if verdict.method == "restatement" and role is Role.STATEMENT and outcome.used[0].assumed:
            self._assume(line, link.said, Role.ASSUMPTION, verdict.reason)
            return
        if verdict.status in (Status.PROVED, Status.SUPPORTED):
            self._know(line, link.said, used=outcome.used)
            self._enter(line, verdict.status, self._because(outcome), role.value, outcome, seconds)
            return
        if close := closeness(line.words, line.passage.after if line.passage.is_display else ""):
            self._know(line, link.said, derived=False)
            self._enter(line, Status.ASSUMED, close, Role.APPROXIMATION.value, seconds=seconds)
            return
        if line.is_gentle(role):
            self._assume(line, link.said, Role.ASSUMPTION, "It does not follow from the lines above and is taken as given.")
            return
        if "cites" not in line.comment and self._names_something_new(link.said) and self._is_used_again(link.said):
            self._assume(line, link.said, Role.DEFINITION, "It introduces the symbol on its left side.")
            return
        again = outcome
        if has_underived(base.entries) and verdict.method != "consistency":
            again = deduce(link.said, link.given, base, [], line.display, self.context, underived=True)
        if again.verdict.status is Status.PROVED and has_underived(again.used):
            self._know(line, link.said)
            weak = ", ".join(entry.place for entry in again.used if not entry.derived)
            self._enter(
                line, Status.PROVED, f"It follows, but only with {weak}, which was not derived.", role.value, again, seconds
            )
            return
        self._fails(line, link, role, outcome, seconds, base)

    def _fails(self, line: Line, link: Link, role: Role, outcome: Outcome, seconds: float, base: Knowledge) -> None:
        verdict = outcome.verdict
        if verdict.status is not Status.REFUTED:
            self._know(line, link.said, derived=False)
            reason = verdict.reason or "No method decided it."
            self._enter(line, Status.UNKNOWN, reason, role.value, outcome, seconds)
            return
        if line.continues and self.head is not None and isinstance(link.said, Equation):
            # In a chain the new side is said of the first one.
            whole = Equation(self.head, link.said.rhs)
            outcome = deduce(whole, link.given, base, [], line.display, self.context)
            link = replace(link, said=whole)
            outcome = replace(outcome, verdict=about_claim(outcome.verdict, whole))
        if outcome.is_direct:
            self._enter(line, Status.REFUTED, verdict.reason, role.value, outcome, seconds)
            return
        if stray := stray_derivatives(link.said, outcome.used):
            # A point may not choose a derivative freely: nothing is refuted there.
            self._know(line, link.said, derived=False)
            reason = f"The lines above do not tie down {', '.join(map(shown, stray))}."
            self._enter(line, Status.DOES_NOT_FOLLOW, reason, role.value, outcome, seconds)
            return
        suggestion = nearest_true(link.said, outcome.used, self.context)
        # What no line above mentions can be chosen so that the claim holds: then it is new, not wrong.
        said = self.functions.put_in(link.said)
        unheard = unheard_in(said, base)
        by_definition = said != link.said and all(map(is_identity, outcome.used))
        # A second curve in the same symbols adds to what is known and contradicts nothing.
        adds = not (line.continues or transforms(line.words)) and holds_somewhere(link.said, outcome.used, self.context)
        tied = not (unheard or adds) and ties_down(outcome.used, said, self.context)
        if suggestion or by_definition or tied:
            reason = "The lines above entail another relation among these symbols; at the witness they hold and this fails."
            self._enter(line, Status.REFUTED, reason, role.value, outcome, seconds, suggestion)
            return
        self._know(line, link.said, derived=False)
        loose = ", ".join(unheard) or loose_in(link.said, outcome.used)
        reason = f"The lines above do not tie down {loose}."
        too_little = ONE_WAY if link.implies else "The lines above say too little about these symbols."
        reason = reason if loose else too_little
        holds = point_of([*(entry.statement for entry in outcome.used), link.said], link.said, self.context)
        self._enter(line, Status.DOES_NOT_FOLLOW, reason, role.value, outcome, seconds)
        missing = f"what {loose} is" if loose else "one more relation among its symbols"
        holds_at = about_claim(Verdict(Status.PROVED, witness=holds), link.said).witness
        self.entries[-1] = replace(self.entries[-1], holds_at=holds_at, missing=missing)

    def _because(self, outcome: Outcome) -> str:
        if outcome.verdict.status is Status.SUPPORTED:
            return outcome.verdict.reason
        places = ", ".join(dict.fromkeys(entry.place for entry in outcome.used))
        reason = outcome.verdict.reason
        return f"It follows from {places}." + (f" {reason}" if reason else "") if places else "It is an identity."

    # Bookkeeping

    def _place(self, line: Line) -> str:
        tags = "".join(f" ({tag})" for tag in line.tags)
        return f"line {line.place[0]}{tags}"

    def _know(
        self,
        line: Line,
        said: Statement,
        note: str = "",
        derived: bool = True,
        assumed: bool = False,
        used: tuple[Known, ...] = (),
    ) -> Known:
        place = self._place(line) + (f", {note}" if note else "")
        entry = Known(said, self.count, place, line.tags, line.display, derived, line.comment.get("id", ""), assumed)
        self.knowledge.add(entry)
        if line.supposed or any(one in self.passing for one in used):
            self.passing.append(entry)
        letters = indices(said.free_symbols)
        if letters:
            self.schemas.append(entry)
        for letter in letters:
            if letter in self.dynamic:
                for distance, words in ((-1, "one period earlier"), (1, "one period later")):
                    shifted = moved(said, letter, self.vocabulary, by=distance)
                    self.knowledge.add(replace(entry, statement=shifted, place=f"{place}, {words}", tags=(), display=-1))
        return entry

    def _is_range(self, line: Line) -> bool:
        tree = line.statement.tree if line.statement else None
        return isinstance(tree, Relation) and tree.signs == ("in",) and isinstance(tree.sides[1], Sequence)

    def _instances(self, line: Line) -> None:
        """Use statements about a general date at each date of a range `t = 1, 2`."""
        tree = line.statement.tree if line.statement else None
        assert isinstance(tree, Relation)
        letter, dates = range_in(tree)
        for entry in [one for one in self.schemas if self.count - one.number < 12]:
            for date in dates:
                said = moved(entry.statement, letter, self.vocabulary, to=date)
                self.knowledge.add(replace(entry, statement=said, place=f"{entry.place}, {letter} = {date}"))

    def _enter(
        self,
        line: Line,
        status: Status,
        reason: str,
        kind: str = "",
        outcome: Outcome | None = None,
        seconds: float = 0.0,
        suggestion: str = "",
    ) -> None:
        self.entries.append(entry_of(line, status, reason, kind, outcome, seconds, suggestion))
