"""What may be used at a point of the document: earlier statements that are sound, chosen in widening circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import sympy

from derive.equation import Condition, Equation, Statement
from derive.functions import DeclaredFunction
from derive.readers.operators import OPERATOR

CIRCLES = (4, 8, 14, 24)


@dataclass(frozen=True)
class Known:
    """A statement that later lines may use."""

    statement: Statement
    number: int
    place: str
    tags: tuple[str, ...] = ()
    display: int = -1
    derived: bool = True
    """False for a line that its author claims but that does not follow: used only as a last resort, and said."""
    identifier: str = ""

    @cached_property
    def symbols(self) -> frozenset[sympy.Symbol]:
        """The symbols that occur in it."""
        return frozenset(self.statement.free_symbols)

    @cached_property
    def functions(self) -> frozenset[str]:
        """The names of the declared functions in it."""
        atoms = (atom for side in sides(self.statement) for atom in side.atoms(DeclaredFunction))
        return frozenset(atom.declaration.key for atom in atoms)

    def cost(self, reached: set[Any], goal: bool) -> int:
        """How much that is new it brings in; with a goal, a statement that says what a wanted symbol is costs less."""
        if not goal:
            return len(self.symbols - reached)
        defines = isinstance(self.statement, Equation) and self.statement.lhs in reached
        return len(self.symbols - reached) + 2 * len(self.functions - reached) - 2 * defines


@dataclass
class Knowledge:
    """The statements known so far, in the order of the document."""

    entries: list[Known] = field(default_factory=list)

    def add(self, entry: Known) -> None:
        """Keep a statement unless it says nothing new."""
        is_named = bool(entry.identifier)
        if entry.statement.free_symbols and (
            is_named or not any(_same(entry.statement, old.statement) for old in self.entries[-60:])
        ):
            self.entries.append(entry)

    def retire(self, symbols: Iterable[sympy.Symbol]) -> None:
        """Forget statements about symbols whose meaning ends, such as the multipliers of an earlier problem."""
        gone = set(symbols)
        self.entries = [entry for entry in self.entries if not entry.symbols & gone]

    def stating(self, statement: Statement) -> Known | None:
        """Return the derived entry that says exactly this, if there is one."""
        return next((entry for entry in self.entries if entry.derived and _same(entry.statement, statement)), None)

    def tagged(self, tag: str) -> list[Known]:
        """Return the statements with an equation number."""
        return [entry for entry in self.entries if tag in entry.tags]

    def identified(self, identifier: str) -> list[Known]:
        """Return the statements that a derive comment names."""
        return [entry for entry in self.entries if entry.identifier == identifier]

    def circles(
        self, about: frozenset[Any], cited: list[Known], display: int, underived: bool = False
    ) -> Iterator[list[Known]]:
        """Yield sets of premises, each wider than the one before."""
        usable = [entry for entry in self.entries if entry.derived or underived]
        yield []
        seen: list[int] = []
        if cited:
            yield cited
            seen = [id(entry) for entry in cited]
        near = [entry for entry in usable if entry.display in (display, display - 1) and entry.symbols & about]
        if near and len(near) <= 10:
            yield _joined(cited, near)
        mentioned: frozenset[Any] = about.union(*(entry.symbols for entry in cited)) if cited else about
        rest = [entry for entry in usable if id(entry) not in seen]
        rankings = [_ranked(rest, mentioned, CIRCLES[-1], goal) for goal in (False, True)]
        rankings.append(_by_definition(rest, mentioned, CIRCLES[-1]))
        sizes = [0] * len(rankings)
        for width in CIRCLES:
            for place, ranked in enumerate(rankings):
                if len(ranked[:width]) != sizes[place]:
                    sizes[place] = len(ranked[:width])
                    yield _joined(cited, ranked[:width])


def _joined(first: list[Known], second: list[Known]) -> list[Known]:
    return list({id(entry): entry for entry in (*first, *second)}.values())


def _ranked(usable: list[Known], about: frozenset[Any], most: int, goal: bool) -> list[Known]:
    """Order statements so that each brings in as few new symbols as possible, later ones first."""
    reached: set[Any] = set(about)
    waiting = list(reversed(usable))
    found: list[Known] = []
    while waiting and len(found) < most:
        touching = [entry for entry in waiting if entry.symbols & reached]
        if not touching:
            break
        best = min(touching, key=lambda entry: (entry.cost(reached, goal), -len(entry.symbols & reached), -entry.number))
        found.append(best)
        waiting.remove(best)
        reached |= best.symbols | best.functions
    return found


def _by_definition(usable: list[Known], about: frozenset[Any], most: int) -> list[Known]:
    """Follow what the wanted symbols are said to be, then the symbols in that, as an author substitutes."""
    found: dict[int, Known] = {}
    wanted, seen = [name for name in about if isinstance(name, sympy.Symbol)], set(about)
    while wanted and len(found) < most:
        following: set[sympy.Symbol] = set()
        for symbol in sorted(wanted, key=str):
            for entry in [one for one in reversed(usable) if _defines(one.statement, symbol)][:2]:
                found[id(entry)] = entry
                following |= entry.symbols - seen
        seen |= following
        wanted = list(following)
    return list(found.values())[:most]


def _defines(statement: Statement, symbol: sympy.Symbol) -> bool:
    return isinstance(statement, Equation) and symbol in (statement.lhs, statement.rhs)


def _same(one: Statement, other: Statement) -> bool:
    if isinstance(one, Equation) and isinstance(other, Equation):
        return one.same_sides(other)
    return isinstance(one, Condition) and one == other


def has_underived(entries: Iterable[Known]) -> bool:
    """Whether a line that was not derived is among them."""
    return any(not entry.derived for entry in entries)


def has_operator(statement: Statement) -> bool:
    """Whether an expectation or another operator occurs, whose values are not free to choose."""
    return any(str(atom.func).startswith(OPERATOR) for side in sides(statement) for atom in side.atoms(sympy.Function))


def sides(statement: Statement) -> tuple[sympy.Expr, ...]:
    """Return the sides of an equation, or the expression of a condition."""
    return (statement.lhs, statement.rhs) if isinstance(statement, Equation) else (statement.expression,)
