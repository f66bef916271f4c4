"""Steps, derivations and the `@rule` decorator.

A rule is a function from named premises to a claim, with one sentence in each language. Calling it gives a `Move`; a
`Derivation` takes moves one by one and refuses a premise that is neither a model equation nor an earlier conclusion.
Nothing here judges: a derivation is a list of claims until `check` has seen it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, wraps
from typing import Any, overload

from derive.claims import Claim, Conclusion, Defines, IsLagrangian
from derive.equation import Condition, Equation, Statement
from derive.errors import RuleError, nearest
from derive.model import Model
from derive.numeric_table import NumericTable
from derive.symbols import EconomicSymbol
from derive.text import Text, as_text


@dataclass(frozen=True)
class Move:
    """A claim, the name of the rule that made it, and the sentence that explains it."""

    claim: Claim
    rule: str
    sentence: Text


@dataclass(frozen=True)
class Rule:
    """A named move of economics or algebra: call it with its premises to get a `Move`."""

    name: str
    sentence: Text
    function: Callable[..., Any]

    @property
    def inference(self) -> str:
        """The inference rule as drawn in the docstring of the rule's module."""
        return inspect.getdoc(inspect.getmodule(self.function)) or ""

    def __call__(self, *positional: Any, **named: Any) -> Move:
        """Apply the rule; its arguments fill the slots of its sentence."""
        bound = inspect.signature(self.function).bind(*positional, **named)
        bound.apply_defaults()
        made = self.function(*positional, **named)
        claim, more = made if isinstance(made, tuple) else (made, {})
        wanted = self.sentence.slot_names()
        slots = {name: value for name, value in bound.arguments.items() if name in wanted}
        extra = {name: getattr(claim, name) for name in wanted - slots.keys() if hasattr(claim, name)}
        return Move(claim, self.name, self.sentence.filled(**{**slots, **extra, **more}))


Made = Claim | tuple[Claim, dict[str, Any]]


def rule(*, en: str, zh: str) -> Callable[[Callable[..., Made]], Rule]:
    """Make a rule of a function from premises to a claim.

    Slots of the sentence name the function's parameters or fields of the claim; a function that returns a pair
    `(claim, slots)` fills further slots itself.
    """

    def decorate(function: Callable[..., Made]) -> Rule:
        return Rule(function.__name__, Text(en, zh), function)

    return decorate


@dataclass(frozen=True)
class Step:
    """One line of a derivation.

    `candidates` are ordered alternatives (a sign that may be positive, negative or open); `check` keeps the first that
    is proved. A step with one candidate has its conclusion from the start. A step on `offer` is left out where it is not
    proved: a strategy proposes what often holds (concavity, say) without knowing whether it does here.
    """

    id: str
    candidates: tuple[Move, ...]
    label: str = ""
    reading: Text | None = None
    offer: bool = False

    @property
    def move(self) -> Move:
        """The first candidate; the only one unless the step is a choice."""
        return self.candidates[0]

    @property
    def claim(self) -> Claim:
        """The claim of the first candidate."""
        return self.move.claim

    @property
    def is_choice(self) -> bool:
        """Whether `check` has to choose: among several claims, or whether the step is there at all."""
        return len(self.candidates) > 1 or self.offer

    @property
    def conclusion(self) -> Conclusion:
        """What the step asserts, computed from its claim, carrying the step's label."""
        found = self.claim.conclusion
        return replace(found, label=self.label) if self.label and isinstance(found, Equation) else found

    def choosing(self, move: Move) -> Step:
        """Return the step with one candidate kept."""
        return replace(self, candidates=(move,), offer=False)


class Derivation:
    """A list of steps about one model, built top to bottom.

    `d.by(move)` appends a step and returns its conclusion, ready to be the premise of the next one. A derivation may go
    on `after` another one about the same model: its conclusions may then be premises here, without being derived again.
    """

    def __init__(
        self,
        model: Model,
        id: str = "",
        title: Text | tuple[str, str] | None = None,
        *,
        intro: Text | tuple[str, str] | None = None,
        reading: Text | tuple[str, str] | None = None,
        figures: Iterable[str] = (),
        tables: Iterable[NumericTable] = (),
        after: Derivation | None = None,
    ) -> None:
        if after is not None and after.model != model:
            raise RuleError(
                "other-model",
                f"The derivation {id or model.key} is about {model.key} and cannot go on after one about {after.model.key}.",
                "Continue a derivation of the same model.",
            )
        self.model: Model = model
        self.after: Derivation | None = after
        self.id = id or model.key
        self.title = model.title if title is None else as_text(title)
        self.intro = None if intro is None else as_text(intro)
        self.reading = None if reading is None else as_text(reading)
        self.figures = tuple(figures)
        self.tables = tuple(tables)
        self.steps: list[Step] = []
        self.notes: list[Any] = []
        self._known: list[Any] = [*model.equations, *model.conditions]
        if after is not None:
            self._known.extend(step.conclusion for step in after.all_steps if not step.is_choice)

    def copy(self) -> Derivation:
        """Return a derivation with the same steps, which can be extended without touching this one."""
        twin = copy(self)
        twin.steps, twin.notes, twin._known = list(self.steps), list(self.notes), list(self._known)
        return twin

    def take_over(self, longer: Derivation) -> None:
        """Go on where a copy of this derivation, extended meanwhile, has got to."""
        self.steps, self.notes, self._known = longer.steps, longer.notes, longer._known

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """The steps of the derivations that this one goes on after, and its own."""
        return (*(self.after.all_steps if self.after is not None else ()), *self.steps)

    def result(self, step: str) -> Equation:
        """Return the equation that a step, named by its id or label, has established here or before."""
        for candidate in reversed(self.all_steps):
            conclusion = candidate.conclusion
            if step in (candidate.id, candidate.label) and isinstance(conclusion, Equation):
                return conclusion
        known = [candidate.id for candidate in self.all_steps]
        raise RuleError(
            "unknown-step",
            f"The derivation {self.id} has no equation {step}.{nearest(step, known)}",
            f"Use one of {', '.join(known)}.",
        )

    @overload
    def by(self, move: Move, *, label: str = "", id: str = "", reading: Any = None) -> Equation: ...
    @overload
    def by(self, move: Move, *moves: Move, label: str = "", id: str = "", reading: Any = None) -> Any: ...
    def by(self, move: Move, *moves: Move, label: str = "", id: str = "", reading: Any = None) -> Any:
        """Append a step; with several moves they are ordered candidates for `check` to choose from.

        Returns the conclusion of the first move. The conclusion of a choice cannot be a premise of a later step.
        """
        return self._added(Step(id or self._next_id(move.rule), (move, *moves), label, _text_or_none(reading)))

    def offer(self, move: Move, *moves: Move, label: str = "", id: str = "", reading: Any = None) -> None:
        """Append a step that `check` leaves out unless it is proved; only other offers may rest on it, and go with it."""
        self._added(Step(id or self._next_id(move.rule), (move, *moves), label, _text_or_none(reading), offer=True))

    def _added(self, step: Step) -> Any:
        offered = [one.conclusion for one in self.steps if one.offer and len(one.candidates) == 1] if step.offer else []
        for candidate in step.candidates:
            self._require_known(candidate, offered)
        if any(step.id == other.id for other in self.steps):
            raise RuleError(
                "step-twice", f"The derivation {self.id} has two steps called {step.id}.", "Give one of them another id."
            )
        self.steps.append(step)
        if not step.is_choice:
            self._known.append(step.conclusion)
        return step.conclusion

    def _next_id(self, name: str) -> str:
        same = sum(step.move.rule == name for step in self.steps)
        return f"{name}_{same + 1}"

    def _require_known(self, move: Move, offered: Sequence[Any] = ()) -> None:
        for premise in move.claim.premises:
            if not any(_same_statement(premise, known) for known in (*self._known, *offered)):
                raise RuleError(
                    "foreign-premise",
                    f"Step {len(self.steps) + 1} of the derivation {self.id} uses {premise}, which is neither an equation of "
                    f"the model {self.model.key} nor the conclusion of an earlier step.",
                    "Derive it first, or add it to the model.",
                )
        if isinstance(move.claim, (Defines, IsLagrangian)):
            self._require_new(move.claim.symbol)

    def _require_new(self, symbol: EconomicSymbol) -> None:
        used = {name for known in self._known for name in getattr(known, "free_symbols", ())}
        if symbol in used or symbol in (*self.model.endogenous, *self.model.exogenous, *self.model.parameters):
            raise RuleError(
                "symbol-in-use",
                f"The derivation {self.id} defines {symbol.key}, which is already in use.",
                "Define a new symbol.",
            )

    def premises_of(self, step: Step) -> tuple[tuple[Statement, str], ...]:
        """Return each premise of a step with `derivation/step` of its origin, or "" for what the model says."""
        return tuple((premise, self.origin(premise, step.id)) for premise in step.claim.premises)

    def origin(self, premise: Statement, before: str = "") -> str:
        """Return `derivation/step` of the step before another one that concluded a statement, or ""."""
        source = ""
        for earlier in self.steps:
            if earlier.id == before:
                break
            if not earlier.is_choice and _same_statement(premise, earlier.conclusion):
                source = f"{self.id}/{earlier.id}"
        if source or self.after is None:
            return source
        return self.after.origin(premise)


def _text_or_none(reading: Any) -> Text | None:
    return None if reading is None else as_text(reading)


def built_once(build: Callable[[], Derivation]) -> Callable[[], Derivation]:
    """Build a derivation that others go on after only once; every caller gets a copy of its own."""
    first = cache(build)

    @wraps(build)
    def again() -> Derivation:
        return first().copy()

    return again


def _same_statement(one: Any, other: Any) -> bool:
    if isinstance(one, Equation) and isinstance(other, Equation):
        return one.same_sides(other)
    if isinstance(one, Condition) and isinstance(other, Condition):
        return one == other
    return bool(one == other)
