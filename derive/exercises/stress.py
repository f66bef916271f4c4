"""Looking an exercise over before it is handed out: how many variants there are, how they differ, what fails."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from derive.errors import DeriveError
from derive.exercises.choose import Variant, choose_at_most
from derive.exercises.exercise_file import Exercise
from derive.exercises.key import Key, key_of, values_of
from derive.exercises.survey import Survey, survey
from derive.exercises.working import Answer

_SHOWN_FAILURES = 10


@dataclass(frozen=True)
class Spread:
    """How the answers to one question differ: the smallest, the largest, and the share of the most frequent one."""

    name: str
    part: int
    different: int
    low: Fraction | None
    high: Fraction | None
    most_frequent: str
    share: float
    longest: int
    """Digits of the longest number, numerator and denominator together."""

    @property
    def line(self) -> str:
        """One line of the report."""
        span = "" if self.low is None or self.high is None else f", from {self.low} to {self.high}"
        guess = f"guessing {self.most_frequent} is right in {self.share:.0%}"
        return f"  {self.part}. {self.name}: {self.different} different{span}; {guess}; up to {self.longest} digits"


@dataclass(frozen=True)
class Failure:
    """A variant whose key could not be made, with its parameters and the reason."""

    variant: Variant
    cause: str


@dataclass(frozen=True)
class Stress:
    """What was found. `is_sound` when every variant that was drawn has a proved key."""

    exercise: Exercise
    found: Survey
    drawn: int
    spreads: tuple[Spread, ...]
    failures: tuple[Failure, ...]
    seconds_to_survey: float
    seconds_per_variant: float

    @property
    def is_sound(self) -> bool:
        """Whether nothing failed and something was drawn."""
        return self.drawn > 0 and not self.failures

    def text(self) -> str:
        """Return the report, one fact a line."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        exercise = self.exercise
        yield f"{exercise.key}: {self.found.size} points of the lattice, looked over in {self.seconds_to_survey:.2f} s"
        for one, count in zip(exercise.filters, self.found.excluded, strict=True):
            yield f"  “{one.words}” excludes {count}"
        yield f"{len(self.found.places)} points meet all conditions"
        yield f"{self.drawn} different variants drawn, {self.drawn - len(self.failures)} keys proved"
        yield f"{self.seconds_per_variant * 1000:.0f} ms per variant"
        yield from (spread.line for spread in self.spreads)
        for failure in self.failures[:_SHOWN_FAILURES]:
            yield f"FAILED {failure.variant.code}: {values_of(failure.variant.point)}: {failure.cause}"
        if len(self.failures) > _SHOWN_FAILURES:
            yield f"... and {len(self.failures) - _SHOWN_FAILURES} more failures"


def stress(exercise: Exercise, count: int = 50, seed: str = "1", announce: Callable[[str], None] = lambda part: None) -> Stress:
    """Survey the lattice, draw variants (as many as there are, at most `count`) and derive every key."""
    start = time.perf_counter()
    found = survey(exercise)
    surveyed = time.perf_counter() - start
    variants = choose_at_most(exercise, count, seed, found)
    keys: list[Key] = []
    failures: list[Failure] = []
    start = time.perf_counter()
    for number, variant in enumerate(variants, start=1):
        announce(f"variant {number} of {len(variants)}")
        try:
            keys.append(key_of(exercise, variant))
        except DeriveError as error:
            failures.append(Failure(variant, error.cause))
    each = (time.perf_counter() - start) / max(len(variants), 1)
    return Stress(exercise, found, len(variants), tuple(_spreads(keys)), tuple(failures), surveyed, each)


def _written(answer: Answer) -> str:
    """What a student who guesses would write."""
    return str(answer.statement.rhs if answer.value is not None else answer.statement)


def _spreads(keys: Sequence[Key]) -> Iterator[Spread]:
    if not keys:
        return
    for place, part in enumerate(keys[0].parts):
        for number, answer in enumerate(part.answers):
            answers = [key.parts[place].answers[number] for key in keys]
            counts = Counter(_written(one) for one in answers)
            best, times = counts.most_common(1)[0]
            values = [one.value for one in answers if one.value is not None]
            yield Spread(
                answer.name,
                part.part.number,
                len(counts),
                min(values, default=None),
                max(values, default=None),
                best,
                times / len(answers),
                max((len(str(value.numerator)) + len(str(value.denominator)) for value in values), default=0),
            )
