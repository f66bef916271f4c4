"""The values that a parameter may take: a list, one value, or `100..400 step 50`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from derive.errors import ReadError

MOST_VALUES = 10_000

_NUMBER = r"[+-]?\d{1,15}(?:\.\d{1,15})?(?:/\d{1,15})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})(?:\s+step\s+({_NUMBER}))?\s*")
_SINGLE = re.compile(rf"\s*({_NUMBER})\s*(%?)\s*")

Complain = Callable[[str, str, str], ReadError]


def lattice(value: Any, complain: Complain) -> tuple[Fraction, ...]:
    """Return the values in the order written; `complain(code, cause, fix)` makes the error with its place.

    >>> lattice("100..200 step 50", ReadError)
    (Fraction(100, 1), Fraction(150, 1), Fraction(200, 1))
    >>> lattice(["0.8", "5%"], ReadError)
    (Fraction(4, 5), Fraction(1, 20))
    """
    if isinstance(value, list):
        if not value:
            raise complain("empty-lattice", "The list of values is empty.", "Give at least one value.")
        found = tuple(one for entry in value for one in lattice(entry, complain))
        _require_distinct(found, complain)
        return found
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise complain("bad-lattice", f"{value!r} is no value.", 'Write a number, a list, or "100..400 step 50".')
    text = str(value)
    range_, single = _RANGE.fullmatch(text), _SINGLE.fullmatch(text)
    if range_:
        return _steps(*(range_[1], range_[2], range_[3] or "1"), complain)
    if single:
        return (number(single[1]) / (100 if single[2] else 1),)
    raise complain("bad-lattice", f"{text!r} is no value.", 'Write a number, a list, or "100..400 step 50".')


def number(text: str) -> Fraction:
    """Return an exact number from digits; a division by zero is no number.

    >>> number("1.25"), number("1/3")
    (Fraction(5, 4), Fraction(1, 3))
    """
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below) if below and Fraction(below) else Fraction(above)


def _steps(first: str, last: str, step: str, complain: Complain) -> tuple[Fraction, ...]:
    low, high, width = number(first), number(last), number(step)
    if width <= 0 or high < low:
        raise complain(
            "bad-lattice", f"{first}..{last} step {step} has no values.", "Write the smaller bound first and a positive step."
        )
    count = int((high - low) / width) + 1
    if count > MOST_VALUES:
        raise complain("large-lattice", f"{first}..{last} step {step} has {count} values.", f"Keep it under {MOST_VALUES}.")
    return tuple(low + place * width for place in range(count))


def _require_distinct(values: Sequence[Fraction], complain: Complain) -> None:
    seen: set[Fraction] = set()
    for value in values:
        if value in seen:
            raise complain("repeated-value", f"The value {value} stands twice in the list.", "Write every value once.")
        seen.add(value)
    if len(values) > MOST_VALUES:
        raise complain("large-lattice", f"The list has {len(values)} values.", f"Keep it under {MOST_VALUES}.")
