"""Which points of a lattice are wanted: conditions on parameters and results, and results that come out nice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sympy import Expr

from derive.equation import Condition, has_sign
from derive.exercises.lattice import Complain

if TYPE_CHECKING:
    import numpy as np

# Floats only propose: a value this near to the edge is kept, and judged exactly afterwards.
_SLACK = 1e-7


@dataclass(frozen=True)
class Filter:
    """One wish for a variant: its words, an expression in lattice symbols, and what its value must be.

    `scale` is 0 for a condition, whose `sign` the value must have; otherwise `scale` times the value must be a whole
    number.
    """

    words: str
    expression: Expr
    sign: str = ""
    scale: Fraction = Fraction(0)
    line: int | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether an exact value is as wished.

        >>> import sympy
        >>> Filter("r", sympy.Symbol("r"), scale=Fraction(100)).holds(Fraction(1, 20))
        True
        """
        if self.scale:
            return (value * self.scale).denominator == 1
        return has_sign(value, self.sign)

    def may_hold(self, values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Whether floats are as wished, as far as floats can tell; never false where the exact value is as wished."""
        import numpy as np

        with np.errstate(all="ignore"):
            if self.scale:
                scaled = values * float(self.scale)
                return np.asarray(np.abs(scaled - np.rint(scaled)) <= _SLACK * np.maximum(1, np.abs(scaled)))
            slack = _SLACK * np.maximum(1, np.abs(values))
            found = {
                ">0": values > -_SLACK,
                ">=0": values > -_SLACK,
                "!=0": np.isfinite(values),
                "<0": values < _SLACK,
                "<=0": values < _SLACK,
                "=0": np.abs(values) <= slack,
            }[self.sign]
        return np.asarray(found)


def condition_filter(words: str, condition: Condition, expression: Expr, line: int | None) -> Filter:
    """Return the filter of a condition whose expression is in lattice symbols already."""
    return Filter(words, expression, condition.sign, Fraction(0), line)


_Scale = Callable[[re.Match[str]], Fraction]
_NICE: tuple[tuple[re.Pattern[str], _Scale], ...] = (
    (re.compile(r"(?:an? )?integers?|whole(?: number)?"), lambda match: Fraction(1)),
    (re.compile(r"(?:a )?whole per ?cents?|whole percents?"), lambda match: Fraction(100)),
    (
        re.compile(r"(?:at most )?(\d) decimals?|decimals? (?:<= ?)?(\d)"),
        lambda match: Fraction(10 ** int(match[1] or match[2])),
    ),
    (re.compile(r"(?:a )?multiple of (\d{1,6})"), lambda match: Fraction(1, max(int(match[1]), 1))),
)


def niceness(words: str, complain: Complain) -> Fraction:
    """Return the factor that makes a nice value a whole number.

    >>> from derive.errors import ReadError
    >>> niceness("integer", ReadError), niceness("2 decimals", ReadError), niceness("multiple of 50", ReadError)
    (Fraction(1, 1), Fraction(100, 1), Fraction(1, 50))
    """
    for pattern, scale in _NICE:
        match = pattern.fullmatch(words.strip())
        if match:
            return scale(match)
    raise complain(
        "bad-nice",
        f"{words!r} does not say what nice means.",
        'Write "integer", "whole percent", "2 decimals" or "multiple of 50".',
    )
