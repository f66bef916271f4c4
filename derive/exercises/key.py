"""The answer key of a variant: a derivation with its numbers, every step of which has been checked.

Each key goes through the same checks as a lecture. A key with a step that is not proved is not handed out; neither is one
whose numbers differ from the closed forms by which the variant was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sympy import Rational

from derive.check import Proof, check
from derive.errors import DeriveError, InternalError, Location, OutputError
from derive.exercises.choose import Variant
from derive.exercises.exercise_file import AskedPart, Exercise
from derive.exercises.parts import Worked, work_out
from derive.exercises.working import Answer, Working
from derive.symbols import EconomicSymbol
from derive.verdict import Status


@dataclass(frozen=True)
class KeyPart:
    """A part, its answers, and the steps that lead to them."""

    part: AskedPart
    worked: Worked

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the student is to write down."""
        return self.worked.answers


@dataclass(frozen=True)
class Key:
    """The key of a variant: its parts, and the proofs of the derivations in which their steps stand."""

    variant: Variant
    parts: tuple[KeyPart, ...]
    proofs: Mapping[str, Proof]

    @property
    def is_proved(self) -> bool:
        """Whether every step of every derivation is proved, without any condition left open."""
        return all(proof.overall.status is Status.PROVED and not proof.overall.conditions for proof in self.proofs.values())

    def answer(self, part: int, name: str) -> Answer:
        """Return an answer by the number of its part and its name."""
        for answer in self.parts[part - 1].answers:
            if answer.name == name:
                return answer
        known = ", ".join(answer.name for answer in self.parts[part - 1].answers)
        raise OutputError("unknown-answer", f"Part {part} has no answer called {name}.", f"Use one of {known}.")


def key_of(exercise: Exercise, variant: Variant) -> Key:
    """Derive and check the key of a variant; one that is not proved is an error that names the step."""
    working = Working(exercise.subject, exercise.numbers(variant.point))
    parts = []
    for part in exercise.parts:
        working.tolerance = part.tolerance
        try:
            parts.append(KeyPart(part, work_out(working, part.asked)))
        except DeriveError as error:
            raise _about(error, exercise, part, variant) from error
    proofs = {key: check(derivation) for key, derivation in working.derivations.items()}
    key = Key(variant, tuple(parts), proofs)
    _require_proved(exercise, key)
    _require_agreement(exercise, key)
    return key


def _about(error: DeriveError, exercise: Exercise, part: AskedPart, variant: Variant) -> DeriveError:
    place = Location(exercise.file, part.line, error.location.symbol)
    cause = f"Part {part.number} of variant {variant.code} ({values_of(variant.point)}): {error.cause}"
    return type(error)(error.code, cause, error.fix, place)


def values_of(point: Mapping[EconomicSymbol, Fraction]) -> str:
    """Return the values of a variant on one line, for messages."""
    return ", ".join(f"{symbol} = {value}" for symbol, value in point.items())


def _require_proved(exercise: Exercise, key: Key) -> None:
    for proof in key.proofs.values():
        for judged in proof.judged:
            verdict = judged.verdict
            if verdict.status is not Status.PROVED or verdict.conditions:
                why = verdict.reason or "it holds under a condition only"
                raise OutputError(
                    "key-not-proved",
                    f"The key of variant {key.variant.code} ({values_of(key.variant.point)}) is not proved: step "
                    f"{judged.step.id} is {verdict.status.value}: {why}.",
                    "Exclude such variants by a condition, or ask the part in another way.",
                    Location(exercise.file),
                )


def _require_agreement(exercise: Exercise, key: Key) -> None:
    """A derived number must be the one by which the lattice was filtered: two ways to it, one result."""
    numbers = exercise.numbers(key.variant.point)
    forms = exercise.subject.closed_forms
    for part in key.parts:
        if part.part.asked.kind not in ("equilibrium", "optimum", "demand", "root"):
            continue
        for answer in part.answers:
            form = forms.get(answer.statement.lhs)
            expected = None if form is None else form.xreplace(numbers)
            if isinstance(expected, Rational) and expected != answer.statement.rhs:
                raise InternalError(f"{answer.name} is derived as {answer.statement.rhs}, its closed form gives {expected}.")
