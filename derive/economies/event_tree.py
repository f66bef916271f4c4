"""Event trees: dates, states, histories, what is known at each date, and how many events there are.

A history is the tuple of states that have occurred after date 0; the empty tuple is the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

from derive.errors import ModelError

History = tuple[int, ...]
Branching = int | Sequence[int] | Callable[[History], int]
# A tree is enumerated; this many events are drawn and priced by nobody.
LARGEST = 100_000


@dataclass(frozen=True)
class EventTree:
    """The events of a finite number of dates.

    `branching` is the number of states at every date, one number for each date 1, ..., T, or a function from a history
    to the number of states that can follow it.

    >>> tree = EventTree(2, (2, 3))
    >>> tree.count, len(tree.histories(2)), tree.after((1,))
    (9, 6, ((1, 1), (1, 2), (1, 3)))
    """

    T: int
    branching: Branching

    def __post_init__(self) -> None:
        if isinstance(self.T, bool) or not isinstance(self.T, int) or self.T < 0:
            raise ModelError("bad-horizon", f"The last date {self.T!r} is not a natural number.", "Give T = 0, 1, 2, ...")
        if isinstance(self.branching, Sequence):
            object.__setattr__(self, "branching", tuple(self.branching))
            if len(self.branching) != self.T:
                raise ModelError(
                    "wrong-length",
                    f"{len(self.branching)} numbers of states are given for {self.T} dates after date 0.",
                    "Give one number of states for each date 1, ..., T.",
                )
        for history in self.events:
            if len(history) < self.T:
                _require_positive(self.states_after(history), history)

    def states_after(self, history: History) -> int:
        """Return the number of states that can follow a history."""
        if callable(self.branching):
            return self.branching(history)
        if isinstance(self.branching, int):
            return self.branching
        return self.branching[len(history)]

    def after(self, history: History) -> tuple[History, ...]:
        """Return the events that can follow directly."""
        if len(history) >= self.T:
            return ()
        return tuple((*history, state) for state in range(1, self.states_after(history) + 1))

    @staticmethod
    def before(history: History) -> History:
        """Return the event that came directly before; the beginning has none.

        >>> EventTree.before((1, 2))
        (1,)
        """
        if not history:
            raise ModelError("no-predecessor", "Nothing comes before date 0.", "Ask for a history of a later date.")
        return history[:-1]

    @cached_property
    def events(self) -> tuple[History, ...]:
        """All events, date by date."""
        found: list[History] = [()]
        for history in found:
            if len(history) < self.T:
                _require_positive(self.states_after(history), history)
                found.extend(self.after(history))
            if len(found) > LARGEST:
                raise ModelError(
                    "too-many-events",
                    f"The tree has more than {LARGEST} events.",
                    "Take fewer dates or fewer states; the number of events alone is derived by event_count().",
                )
        return tuple(found)

    def histories(self, date: int) -> tuple[History, ...]:
        """Return the events of a date."""
        if not 0 <= date <= self.T:
            raise ModelError("bad-date", f"There is no date {date} in a tree that ends at {self.T}.", f"Use 0 to {self.T}.")
        return tuple(history for history in self.events if len(history) == date)

    @property
    def count(self) -> int:
        """The number of all events, 1 + S_1 + S_1 S_2 + ... where the number of states depends on the date alone."""
        return len(self.events)

    @property
    def counts(self) -> tuple[int, ...]:
        """The number of events of each date."""
        return tuple(len(self.histories(date)) for date in range(self.T + 1))

    def partition(self, date: int) -> tuple[frozenset[History], ...]:
        """Return what is known at a date: the final histories, put together where they cannot be told apart yet.

        >>> [sorted(block) for block in EventTree(2, 2).partition(1)]
        [[(1, 1), (1, 2)], [(2, 1), (2, 2)]]
        """
        final = self.histories(self.T)
        return tuple(frozenset(one for one in final if one[:date] == history) for history in self.histories(date))

    def commodity_space(self, commodities: int) -> int:
        """Return the dimension of the space of event-contingent commodities.

        >>> EventTree(1, 2).commodity_space(2)
        6
        """
        if commodities < 1:
            raise ModelError("no-commodity", "There is no commodity.", "Give at least one.")
        return commodities * self.count


def _require_positive(states: object, history: History) -> None:
    if isinstance(states, bool) or not isinstance(states, int) or states < 1:
        raise ModelError(
            "no-state",
            f"{states!r} states can follow the history {history}.",
            "At least one state follows every history before the last date; give whole numbers from 1 on.",
        )


def product_count(states: Sequence[int]) -> int:
    """Return 1 + S_1 + S_1 S_2 + ... by the formula, without enumerating.

    >>> product_count((2, 3, 4)) == EventTree(3, (2, 3, 4)).count
    True
    """
    return 1 + sum(prod(states[:date]) for date in range(1, len(states) + 1))
