"""Choosing variants: distinct, spread over the values, the same for the same seed on every machine.

The order of the points comes from a mixing function of whole numbers (SplitMix64, Steele, Lea and Flood 2014), so that no
version of any library has a say in it. Among the first points of that order the next variant is the one whose parameter
values and results have been used least so far.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from derive.errors import OutputError
from derive.exercises.exercise_file import Exercise
from derive.exercises.question import question_of
from derive.exercises.survey import Survey, exact_values, survey, unsatisfiable
from derive.symbols import EconomicSymbol

if TYPE_CHECKING:
    import numpy as np

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FEWEST_CANDIDATES = 500
_PER_VARIANT = 10


@dataclass(frozen=True)
class Variant:
    """One version of an exercise: a short code, and the values of the parameters."""

    code: str
    point: dict[EconomicSymbol, Fraction]


def choose(exercise: Exercise, count: int, seed: str = "1", found: Survey | None = None) -> tuple[Variant, ...]:
    """Return `count` variants whose questions differ; too few is an error that says how many there are.

    >>> from derive.exercises import load
    >>> [variant.code for variant in choose(load("is_lm"), 2)] == [variant.code for variant in choose(load("is_lm"), 2)]
    True
    """
    chosen = choose_at_most(exercise, count, seed, found)
    if len(chosen) < count:
        raise OutputError(
            "too-few-variants",
            f"The exercise {exercise.key} has only {len(chosen)} different variants that meet its conditions, not {count}.",
            f"Ask for {len(chosen)} (--variants {len(chosen)}), or give some parameter more values.",
        )
    return chosen


def choose_at_most(exercise: Exercise, count: int, seed: str = "1", found: Survey | None = None) -> tuple[Variant, ...]:
    """Return `count` variants whose questions differ, or all there are; none at all is an error that says why."""
    found = found or survey(exercise)
    chosen = list(_spread(exercise, _candidates(found, count, seed), count)) if len(found.places) else []
    if not chosen:
        raise unsatisfiable(found)
    return tuple(Variant(code, point) for code, point in zip(_codes(exercise, chosen), chosen, strict=True))


def mixed(places: np.ndarray[Any, Any], seed: str) -> np.ndarray[Any, Any]:
    """Return a number below 2^64 for each place, by SplitMix64 from the SHA-256 of the seed."""
    import numpy as np

    start = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    state = places.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(start)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(state ^ (state >> np.uint64(31)))


def _candidates(found: Survey, count: int, seed: str) -> list[dict[EconomicSymbol, Fraction]]:
    """Return the first exactly confirmed points in the order of the seed: enough to choose well among them."""
    import numpy as np

    enough = max(_FEWEST_CANDIDATES, _PER_VARIANT * count)
    order = np.argsort(mixed(found.places, seed), kind="stable")
    points: list[dict[EconomicSymbol, Fraction]] = []
    for place in found.places[order].tolist():
        point = found.point(place)
        if found.confirmed(point):
            points.append(point)
            if len(points) == enough:
                break
    return points


def _spread(
    exercise: Exercise, candidates: list[dict[EconomicSymbol, Fraction]], count: int
) -> Iterator[dict[EconomicSymbol, Fraction]]:
    """Yield points one by one, each time the first whose values have been used least; equal questions once only."""
    import numpy as np

    columns = _columns(exercise, candidates)
    used: list[Counter[int]] = [Counter() for _ in columns]
    burden = np.zeros(len(candidates), dtype=np.int64)
    free = np.ones(len(candidates), dtype=bool)
    asked: set[str] = set()
    while count and free.any():
        place = int(np.argmin(np.where(free, burden, np.iinfo(np.int64).max)))
        free[place] = False
        question = question_of(exercise, candidates[place])
        if question in asked:
            continue
        asked.add(question)
        for column, counter in zip(columns, used, strict=True):
            counter[int(column[place])] += 1
            burden += column == column[place]
        count -= 1
        yield candidates[place]


def _columns(exercise: Exercise, candidates: list[dict[EconomicSymbol, Fraction]]) -> list[Any]:
    """Number the values of each parameter and of each nice result, so that equal values have equal numbers."""
    import numpy as np

    nice = [one.expression for one in exercise.filters if one.scale]
    results = exact_values(nice, tuple(exercise.lattices)) if nice else None
    rows = [[*point.values(), *((results(point) or []) if results else [])] for point in candidates]
    columns = []
    for values in zip(*rows, strict=True):
        numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
        if len(numbers) > 1:
            columns.append(np.array([numbers[value] for value in values], dtype=np.int64))
    return columns


def _codes(exercise: Exercise, points: list[dict[EconomicSymbol, Fraction]]) -> list[str]:
    """Return a short code for each point: letters of a fingerprint, as many as it takes to tell the points apart."""
    prints = [_fingerprint(exercise, point) for point in points]
    for length in range(4, len(prints[0])):
        codes = [text[:length] for text in prints]
        if len(set(codes)) == len(codes):
            return codes
    return prints


def _fingerprint(exercise: Exercise, point: dict[EconomicSymbol, Fraction]) -> str:
    text = ";".join(f"{symbol}={value}" for symbol, value in point.items())
    number = int.from_bytes(hashlib.sha256(f"{exercise.hash}:{text}".encode()).digest()[:16], "big")
    letters = []
    while number:
        number, rest = divmod(number, 32)
        letters.append(_LETTERS[rest])
    return "".join(letters)
