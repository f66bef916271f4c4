"""What may be used at a point of the document: earlier statements that are sound, chosen in widening circles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import sympy

from derive.equation import Condition, Equation, Statement
from derive.functions import DeclaredFunction
from derive.readers.operators import OPERATOR

CIRCLES = (4, 8, 14, 24)
FAMILY = "_of"
"""How the keys of families end."""
MOST_PER_SYMBOL = 40
"""How many statements about one symbol are looked at, the last ones: what keeps the work per line the same in a long text."""


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
    assumed: bool = False
    """Whether it was taken as given rather than derived."""

    @cached_property
    def symbols(self) -> frozenset[sympy.Symbol]:
        """The symbols that occur in it."""
        return frozenset(self.statement.free_symbols)

    @cached_property
    def functions(self) -> frozenset[str]:
        """The names of the declared functions in it."""
        atoms = (atom for side in sides(self.statement) for atom in side.atoms(DeclaredFunction))
        return frozenset(atom.declaration.key for atom in atoms)

    @cached_property
    def about(self) -> frozenset[Any]:
        """What it speaks of: symbols, and families such as q_1, q_2, whose elements are values of one function."""
        return self.symbols | {name for name in self.functions if name.endswith(FAMILY)}

    def cost(self, reached: set[Any], goal: bool) -> int:
        """How much that is new it brings in; with a goal, a statement that says what a wanted symbol is costs less."""
        if not goal:
            return len(self.symbols - reached)
        defines = isinstance(self.statement, Equation) and self.statement.lhs in reached
        return len(self.symbols - reached) + 2 * len(self.functions - reached) - 2 * defines


@dataclass
class Knowledge:
    """The statements known so far, in the order of the document, and for each symbol those in which it occurs."""

    entries: list[Known] = field(default_factory=list)
    by_symbol: dict[Any, list[Known]] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.by_symbol:
            for entry in self.entries:
                self._file(entry)

    def _file(self, entry: Known) -> None:
        for symbol in entry.about:
            self.by_symbol[symbol] = [*self.by_symbol.get(symbol, ()), entry][-MOST_PER_SYMBOL:]
        for name in (*entry.tags, entry.identifier):
            if name:
                self.by_name.setdefault(name, []).append(entry)

    def add(self, entry: Known) -> None:
        """Keep a statement unless it says nothing new."""
        is_named = bool(entry.identifier)
        if entry.statement.free_symbols and (
            is_named or not any(_same(entry.statement, old.statement) for old in self.entries[-60:])
        ):
            self.entries.append(entry)
            self._file(entry)

    def with_more(self, extra: Iterable[Known]) -> Knowledge:
        """Return what is known together with more, for one claim."""
        more = Knowledge(list(self.entries), dict(self.by_symbol), self.by_name)
        for entry in extra:
            more.entries.append(entry)
            for symbol in entry.about:
                more.by_symbol[symbol] = [*more.by_symbol.get(symbol, ()), entry]
        return more

    def retire(self, symbols: Iterable[sympy.Symbol]) -> None:
        """Forget statements about symbols whose meaning ends, such as the multipliers of an earlier problem."""
        gone = set(symbols)
        if any(symbol in self.by_symbol for symbol in gone):
            self.entries = [entry for entry in self.entries if not entry.symbols & gone]
            self.by_symbol, self.by_name = {}, {}
            self.__post_init__()

    def forget(self, gone: list[Known]) -> None:
        """Drop statements that held for a while only."""
        ids = {id(entry) for entry in gone}
        self.entries = [entry for entry in self.entries if id(entry) not in ids]
        for symbol in {symbol for entry in gone for symbol in entry.about}:
            self.by_symbol[symbol] = [entry for entry in self.by_symbol.get(symbol, ()) if id(entry) not in ids]

    def about(self, symbols: Iterable[Any]) -> list[Known]:
        """Return the statements in which one of the symbols occurs, the last ones of each."""
        found = (entry for symbol in symbols for entry in self.by_symbol.get(symbol, ()))
        return list({id(entry): entry for entry in found}.values())

    def around(self, symbols: Iterable[sympy.Symbol]) -> list[Known]:
        """Return the statements about the symbols, and those about the symbols in these."""
        near = self.about(symbols)
        return self.about(frozenset().union(*(entry.symbols for entry in near))) if near else []

    def stating(self, statement: Statement) -> Known | None:
        """Return the derived entry that says exactly this, if there is one."""
        fewest = min((self.by_symbol.get(symbol, []) for symbol in statement.free_symbols), key=len, default=[])
        return next((entry for entry in fewest if entry.derived and _same(entry.statement, statement)), None)

    def tagged(self, tag: str) -> list[Known]:
        """Return the statements with an equation number."""
        return [entry for entry in self.by_name.get(tag, ()) if tag in entry.tags]

    def identified(self, identifier: str) -> list[Known]:
        """Return the statements that a derive comment names."""
        return [entry for entry in self.by_name.get(identifier, ()) if entry.identifier == identifier]

    def circles(
        self, about: frozenset[Any], cited: list[Known], display: int, underived: bool = False
    ) -> Iterator[list[Known]]:
        """Yield sets of premises, each wider than the one before."""
        yield []
        if cited:
            yield cited
        recent = (entry for entry in self.entries[-60:] if entry.derived or underived)
        near = [entry for entry in recent if entry.display in (display, display - 1) and entry.about & about]
        if near and len(near) <= 10:
            yield _joined(cited, near)
        mentioned: frozenset[Any] = about.union(*(entry.symbols for entry in cited)) if cited else about
        taken = {id(entry) for entry in cited}

        def usable(symbols: Iterable[Any]) -> list[Known]:
            return [entry for entry in self.about(symbols) if (entry.derived or underived) and id(entry) not in taken]

        rankings = [_ranked(usable, mentioned, goal) for goal in (False, True)]
        rankings.append(_by_definition(usable, mentioned))
        found: list[list[Known]] = [[] for _ in rankings]
        for width in CIRCLES:
            for place, ranking in enumerate(rankings):
                more = list(islice(ranking, width - len(found[place])))
                if more:
                    found[place] += more
                    yield _joined(cited, found[place])


def _joined(first: list[Known], second: list[Known]) -> list[Known]:
    return list({id(entry): entry for entry in (*first, *second)}.values())


Usable = Callable[[Iterable[Any]], list[Known]]


def _ranked(usable: Usable, about: frozenset[Any], goal: bool) -> Iterator[Known]:
    """Order statements so that each brings in as few new symbols as possible, later ones first."""
    reached: set[Any] = set(about)
    waiting = {id(entry): entry for entry in usable(about)}
    seen = set(waiting)
    while waiting:
        best = min(
            waiting.values(), key=lambda entry: (entry.cost(reached, goal), -len(entry.symbols & reached), -entry.number)
        )
        yield best
        del waiting[id(best)]
        fresh = best.about - reached
        reached |= best.symbols | best.functions
        for entry in usable(fresh):
            if id(entry) not in seen:
                seen.add(id(entry))
                waiting[id(entry)] = entry


def _by_definition(usable: Usable, about: frozenset[Any]) -> Iterator[Known]:
    """Follow what the wanted symbols are said to be, then the symbols in that, as an author substitutes."""
    given: set[int] = set()
    wanted, seen = [name for name in about if isinstance(name, sympy.Symbol)], set(about)
    while wanted:
        following: set[sympy.Symbol] = set()
        for symbol in sorted(wanted, key=str):
            stated = sorted((one for one in usable([symbol]) if _defines(one.statement, symbol)), key=lambda one: -one.number)
            for entry in stated[:2]:
                if id(entry) not in given:
                    given.add(id(entry))
                    yield entry
                following |= entry.symbols - seen
        seen |= following
        wanted = list(following)


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
