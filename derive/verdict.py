"""What a check says, and how well it knows.

- *proved*: an exact argument; under `conditions` when there are any.
- *supported*: rigorous enclosures agree at several points, but nothing was proved.
- *unknown*: no method decided it, or its work bound ran out.
- *refuted*: there is a witness, exact or enclosed, at which it fails.

Readers of foreign documents add *assumed*, *unread* and *does not follow*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sympy

    from derive.equation import Condition, Equation


class Status(StrEnum):
    """The seven verdicts; the first four are what a check may return."""

    PROVED = "proved"
    SUPPORTED = "supported"
    UNKNOWN = "unknown"
    REFUTED = "refuted"
    ASSUMED = "assumed"
    UNREAD = "unread"
    DOES_NOT_FOLLOW = "does not follow"


_STRENGTH = {
    Status.PROVED: 3,
    Status.SUPPORTED: 2,
    Status.UNKNOWN: 1,
    Status.UNREAD: 1,
    Status.DOES_NOT_FOLLOW: 0,
    Status.REFUTED: 0,
}


@dataclass(frozen=True)
class Witness:
    """A point at which a claim fails (or holds).

    `values` maps symbols to exact rationals; `functions` maps declared functions to the concrete ones that stand for
    them there; `left` and `right` are what the two sides come to, as text with as many digits as are certain.
    """

    values: Mapping[sympy.Symbol, sympy.Rational]
    left: str = ""
    right: str = ""
    functions: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        point = ", ".join(f"{symbol} = {value}" for symbol, value in self.values.items())
        concrete = ", ".join(f"{name} = {function}" for name, function in self.functions.items())
        at = "; ".join(part for part in (point, concrete) if part) or "any point"
        sides = f": left {self.left}, right {self.right}" if self.left or self.right else ""
        return f"at {at}{sides}"


@dataclass(frozen=True)
class Verdict:
    """A status with its grounds.

    `method` names the way of knowing (`"normal form"`, `"ball arithmetic"`); `conditions` are the open side conditions
    under which a proof holds; `premises` are those that the proof used; `reason` is one sentence for people.
    """

    status: Status
    method: str = ""
    conditions: tuple[Condition, ...] = ()
    premises: tuple[Equation, ...] = ()
    witness: Witness | None = None
    reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether a handout may print the line without a warning in red."""
        return self.status in (Status.PROVED, Status.SUPPORTED)

    def under(self, conditions: Iterable[Condition]) -> Verdict:
        """Return the same verdict with further open conditions, each named once."""
        return replace(self, conditions=tuple(dict.fromkeys((*self.conditions, *conditions))))


def proved(method: str, reason: str = "", **grounds: Any) -> Verdict:
    """Return a *proved* verdict."""
    return Verdict(Status.PROVED, method, reason=reason, **grounds)


def supported(method: str, reason: str, **grounds: Any) -> Verdict:
    """Return a *supported* verdict; the reason says why it is not a proof."""
    return Verdict(Status.SUPPORTED, method, reason=reason, **grounds)


def unknown(method: str, reason: str, **grounds: Any) -> Verdict:
    """Return an *unknown* verdict; the reason says what ran out."""
    return Verdict(Status.UNKNOWN, method, reason=reason, **grounds)


def refuted(method: str, reason: str = "", **grounds: Any) -> Verdict:
    """Return a *refuted* verdict."""
    return Verdict(Status.REFUTED, method, reason=reason, **grounds)


def weakest(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the overall verdict: the weakest status with the union of the open conditions.

    Assumed lines say nothing about truth and are passed over. Of nothing at all, nothing is known.

    >>> weakest([proved("normal form"), unknown("limits", "degree bound")]).status.value
    'unknown'
    """
    judged = [verdict for verdict in verdicts if verdict.status is not Status.ASSUMED]
    if not judged:
        return unknown("summary", "There is nothing to judge.")
    lowest = min(judged, key=lambda verdict: _STRENGTH[verdict.status])
    conditions = tuple(dict.fromkeys(condition for verdict in judged for condition in verdict.conditions))
    return replace(lowest, conditions=conditions)
