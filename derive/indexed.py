"""Indexed variables: one declaration for consumption in every period, state or country.

A family is a base and the names of its indices; `c[2]` is consumption in period 2, `c[now + 1]` consumption one period
after an unnamed period t. What is written for one period is carried to another by `shift`.

    >>> from derive.symbols import POSITIVE
    >>> c = family("c", ("consumption", "消费"), ("t",), domain=POSITIVE)
    >>> now = Period()
    >>> c[2], c[now + 1], str(c[now + 1].notation), c[now].meaning["zh"]
    (c_2, c_t_plus_1, 'c_{t+1}', '消费（t）')
    >>> shift(Equation(c[now], 2 * c[now + 1]), (c,), t=1).lhs
    c_t_plus_1
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

import sympy
from sympy import Expr, Symbol

from derive.equation import Condition, Equation
from derive.errors import Location, ModelError
from derive.symbols import REAL, Domain, EconomicSymbol, variable
from derive.text import Text, as_text


@dataclass(frozen=True)
class Period:
    """An unnamed period: t, or some periods before or after it."""

    offset: int = 0
    name: str = "t"

    def __add__(self, periods: int) -> Period:
        """Return a later period."""
        return replace(self, offset=self.offset + periods)

    def __sub__(self, periods: int) -> Period:
        """Return an earlier period."""
        return self + -periods

    @property
    def key(self) -> str:
        """The ASCII form: t, t_plus_1, t_minus_2."""
        if not self.offset:
            return self.name
        return f"{self.name}_{'plus' if self.offset > 0 else 'minus'}_{abs(self.offset)}"

    def __str__(self) -> str:
        return f"{self.name}{self.offset:+d}" if self.offset else self.name


Index = int | str | Period
_INDEX = re.compile(r"[A-Za-z0-9]+\Z")


@dataclass(frozen=True)
class Family:
    """A base with named indices; subscripting it gives the variable at these indices."""

    base: str
    meaning: Text
    indices: tuple[str, ...]
    domain: Domain = REAL

    def __getitem__(self, index: Index | tuple[Index, ...]) -> EconomicSymbol:
        at = index if isinstance(index, tuple) else (index,)
        if len(at) != len(self.indices):
            raise ModelError(
                "wrong-indices",
                f"{self.base} has the indices {', '.join(self.indices)}; {len(at)} were given.",
                f"Write {self.base}[{', '.join(self.indices)}].",
                Location(symbol=self.base),
            )
        for one in at:
            if isinstance(one, str) and not _INDEX.match(one):
                raise ModelError("bad-index", f"{one!r} is not an index.", "Use a number, a short name or a Period.")
        key = "_".join((self.base, *(_key(one) for one in at)))
        printed = ",".join(str(one) for one in at)
        meaning = (f"{self.meaning.en} ({printed})", f"{self.meaning.zh}（{printed}）")
        return variable(key, meaning, domain=self.domain, notation=f"{self.base}_{{{printed}}}")

    def over(self, *ranges: Iterable[Index]) -> tuple[EconomicSymbol, ...]:
        """Return the variables over all combinations of indices, the last index running fastest.

        >>> x = family("x", ("good", "商品"), ("s", "i"))
        >>> x.over((1, 2), ("a", "b"))
        (x_1_a, x_1_b, x_2_a, x_2_b)
        """
        places: list[tuple[Index, ...]] = [()]
        for values in map(tuple, ranges):
            places = [(*place, value) for place in places for value in values]
        return tuple(self[place] for place in places)

    def moved(self, symbol: Symbol, steps: Mapping[str, int]) -> EconomicSymbol | None:
        """Return the variable some steps further along its indices; None for a symbol of another family."""
        parts = _split(str(symbol), self.base, len(self.indices))
        if parts is None or self[parts] != symbol:
            return None
        return self[tuple(_moved(one, steps.get(name, 0)) for name, one in zip(self.indices, parts, strict=True))]


def family(base: str, meaning: Text | tuple[str, str], indices: Iterable[str] = ("t",), *, domain: Domain = REAL) -> Family:
    """Declare an indexed variable."""
    return Family(base, as_text(meaning), tuple(indices), domain)


def _key(index: Index) -> str:
    return index.key if isinstance(index, Period) else str(index)


_PART = re.compile(r"(?P<period>[a-z])(?:_(?P<way>plus|minus)_(?P<steps>\d+))?(?=_|\Z)|(?P<number>\d+)|(?P<name>[A-Za-z0-9]+)")


def _split(key: str, base: str, count: int) -> tuple[Index, ...] | None:
    """Read the indices back from a key."""
    if not key.startswith(f"{base}_"):
        return None
    rest, found = key[len(base) :], list[Index]()
    while rest:
        match = _PART.match(rest[1:])
        if match is None:
            return None
        if match["period"]:
            offset = int(match["steps"] or 0)
            found.append(Period(-offset if match["way"] == "minus" else offset, match["period"]))
        else:
            found.append(int(match["number"]) if match["number"] else match["name"])
        rest = rest[1 + match.end() :]
    return tuple(found) if len(found) == count else None


def _moved(index: Index, steps: int) -> Index:
    if not steps:
        return index
    if isinstance(index, str):
        raise ModelError("no-next-index", f"There is nothing {steps} steps after {index!r}.", "Shift a period only.")
    return index + steps


Written = TypeVar("Written", Equation, Condition, Expr)


def shift(statement: Written, families: Iterable[Family], **steps: int) -> Written:
    """Carry a statement to other periods: `shift(budget, (c, k), t=1)` is the budget one period later."""
    known = tuple(families)
    moved: dict[Symbol, Expr] = {}
    for symbol in statement.free_symbols:
        for one in known:
            found = one.moved(symbol, steps)
            if found is not None:
                moved[symbol] = found
    return cast("Written", _put_in(statement, moved))


def _put_in(statement: Any, moved: Mapping[Symbol, Expr]) -> Any:
    if not isinstance(statement, Equation):
        return statement.xreplace(moved)
    held = tuple(condition.xreplace(moved) for condition in statement.holds_for)
    return replace(statement, lhs=statement.lhs.xreplace(moved), rhs=statement.rhs.xreplace(moved), holds_for=held)


def discounted(term: Callable[[int], Expr], factor: Expr, periods: Iterable[int]) -> Expr:
    """Return the discounted sum of a term over periods, each discounted by its number.

    >>> beta = sympy.Symbol("beta", positive=True)
    >>> discounted(lambda t: sympy.Symbol(f"u_{t}"), beta, range(3))
    beta**2*u_2 + beta*u_1 + u_0
    """
    return sympy.Add(*(factor**period * term(period) for period in periods))


def expected(term: Callable[[Index], Expr], probabilities: Mapping[Index, Expr]) -> Expr:
    """Return the expectation of a term over states with given probabilities.

    >>> p = sympy.Symbol("p", positive=True)
    >>> expected(lambda state: sympy.Symbol(f"u_{state}"), {"h": p, "l": 1 - p})
    p*u_h + u_l*(1 - p)
    """
    return sympy.Add(*(probability * term(state) for state, probability in probabilities.items()))
