"""From proofs to the parts of a handout: numbers, references, models at their first use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from derive.check import Judged, Proof, check
from derive.claims import HasSign, IsDerivative, IsOptimum
from derive.equation import Condition, Equation, Statement
from derive.functions import FunctionDeclaration
from derive.handout.annotations import annotation, symbols_of
from derive.handout.conclusions import sentence_of
from derive.handout.declared import functions_in, known_about
from derive.handout.drawings import Drawings
from derive.handout.effects import Known, effects_table
from derive.handout.numbering import Numbering
from derive.handout.parts import DerivationPart, Line, ModelPart, StepPart, TablePart
from derive.handout.printed import Printed
from derive.handout.problems import task_of
from derive.handout.slots import Bare, Formula, Prose, Reference, Scope, Signed
from derive.handout.student import gives_away, tasks
from derive.handout.symbols_table import symbol_row
from derive.handout.words import word
from derive.lecture import Table
from derive.model import Model
from derive.problem import OptimizationProblem
from derive.reasons import reason_in_words
from derive.step import Derivation, Step
from derive.symbols import EconomicSymbol
from derive.text import Text
from derive.verdict import Status, Verdict, weakest


class Assembler:
    """Walks through proofs in printing order and remembers what has been printed already."""

    def __init__(self, numbering: Numbering, drawings: Drawings, *, for_students: bool) -> None:
        self._numbering = numbering
        self._drawings = drawings
        self._for_students = for_students
        self._models: dict[str, Scope] = {}
        self._symbols: set[EconomicSymbol] = set()
        self._functions: set[FunctionDeclaration] = set()
        self._numbers: dict[str, Any] = {}
        self._printed = Printed()
        self.scopes: dict[str, Scope] = {}
        self.lines: dict[tuple[str, str], Line] = {}

    def blocks(self, proofs: Iterable[Proof]) -> Iterator[ModelPart | DerivationPart]:
        """Yield the parts of one section: a model before the first derivation that uses it."""
        for proof in proofs:
            model = proof.derivation.model
            if model.key not in self._models:
                yield self.model(model)
            yield from self._before(proof.derivation)
            yield self.derivation(proof)

    def _before(self, derivation: Derivation) -> Iterator[DerivationPart]:
        """What a derivation goes on after is printed too, unless it has been."""
        if derivation.after is not None and derivation.after.id not in self.scopes:
            yield from self._before(derivation.after)
            yield self.derivation(check(derivation.after))

    def model(self, model: Model) -> ModelPart:
        """Number the equations of a model and list the symbols that have not been explained yet."""
        scope = Scope(model)
        lines: list[Line] = []
        known: list[Equation] = []
        for position, equation in enumerate(model.equations, start=1):
            id = _name(model, equation, position)
            again = self._printed.again(equation, id)
            reference = again or self._numbering.next(id, equation.name)
            scope = scope.with_number(equation, reference)
            if again is not None:
                known.append(equation)
                continue
            self._printed.add(equation, reference, id)
            lines.append(Line(id, Formula(equation, model), reference, equation.label, word(equation.kind.value)))
        self._models[model.key] = scope
        fresh = [symbol for symbol in model.symbols if symbol not in self._symbols]
        old = tuple(symbol for symbol in model.symbols if symbol in self._symbols)
        self._symbols.update(fresh)
        return ModelPart(
            model=model,
            intro=_prose(model.intro, scope),
            symbols=tuple(symbol_row(symbol, model) for symbol in fresh),
            known=_prose(word("known_symbols", symbols=old), scope) if old else None,
            equations=tuple(lines),
            notes=(
                *([Prose(word("taken_over", equations=tuple(known)), scope)] if known else []),
                *self._model_notes(model, scope),
            ),
        )

    def _model_notes(self, model: Model, scope: Scope) -> Iterator[Prose]:
        if isinstance(model, OptimizationProblem):
            yield Prose(task_of(model), scope)
        elif model.conditions:
            yield Prose(word("joint_conditions", conditions=_bare(model.conditions)), scope)
        yield from self._functions_of(model, scope)
        causes = [symbol for symbol in model.symbols if symbol not in model.endogenous]
        given = {symbol: value for symbol, value in model.given.items() if symbol in causes}
        # A reader knows a symbol by its name: the rate of a bond and the rate of the market are both r.
        fresh = {symbol: value for symbol, value in given.items() if self._numbers.get(symbol.key) != value}
        self._numbers.update({symbol.key: value for symbol, value in fresh.items()})
        if fresh:
            numbers = tuple(Formula(Equation(symbol, value), model, decimals=True) for symbol, value in fresh.items())
            sentence = "given_numbers" if len(fresh) == len(given) else "given_numbers_changed"
            yield Prose(word(sentence, numbers=numbers), scope)

    def _functions_of(self, model: Model, scope: Scope) -> Iterator[Prose]:
        """Say what is declared about each abstract function, where it comes up first."""
        for applied in functions_in(model):
            if applied.declaration not in self._functions:
                self._functions.add(applied.declaration)
                yield Prose(known_about(applied), scope)

    def derivation(self, proof: Proof) -> DerivationPart:
        """Number the steps of a derivation and turn its sentences into prose."""
        derivation, model = proof.derivation, proof.derivation.model
        after = derivation.after
        scope = self.scopes[after.id] if after is not None else self._models[model.key]
        steps: list[StepPart] = []
        known: list[Known] = []
        for judged, signed in _with_signs(proof.judged):
            part, scope = self._step(derivation, judged, scope, signed)
            steps.append(part)
            known.append(Known(judged.step, judged.verdict, part.line.reference))
            if signed is not None:
                known.append(Known(signed.step, signed.verdict, part.line.reference))
        self.scopes[derivation.id] = scope
        hidden = self._for_students and gives_away(derivation.intro, derivation)
        return DerivationPart(
            id=derivation.id,
            model=model.key,
            symbols=tuple(dict.fromkeys(name for step in derivation.steps for name in symbols_of(step.claim))),
            title=derivation.title,
            intro=None if hidden else _prose(derivation.intro, scope),
            steps=tuple(steps),
            notes=tuple(_note(note, scope) for note in derivation.notes),
            effects=effects_table(known, model),
            tables=self._tables(derivation, scope),
            reading=_prose(derivation.reading, scope),
            figures=tuple(self._drawings.of(derivation, self._numbering)),
            tasks=tasks(tuple(judged.step for judged in proof.judged), model),
        )

    def _tables(self, derivation: Derivation, scope: Scope) -> tuple[TablePart, ...]:
        """Solve the numeric tables; numpy is needed for nothing else here."""
        if not derivation.tables or self._for_students:
            return ()
        from derive.handout.numeric_tables import numeric_tables

        return numeric_tables(derivation, scope)

    def _step(self, derivation: Derivation, judged: Judged, scope: Scope, signed: Judged | None) -> tuple[StepPart, Scope]:
        step, verdict, model = judged.step, judged.verdict, derivation.model
        sentence, suppositions = _spelled_out(step.move.sentence), _suppositions(step, scope)
        conclusion = step.conclusion
        id = f"{derivation.id}/{step.id}"
        name = conclusion.name if isinstance(conclusion, Equation) else None
        # On the sheet for students no step is printed, so none takes a number away.
        reference = Reference("", "", name) if self._for_students else self._numbering.next(id, name)
        line = Line(id, Formula(conclusion, model), reference, step.label)
        if signed is not None:
            assert isinstance(conclusion, Equation)
            assert isinstance(signed.step.conclusion, Condition)
            line = replace(line, formula=Formula(Signed(conclusion, signed.step.conclusion), model))
            verdict = weakest((verdict, signed.verdict))
            sentence, suppositions = _continued(sentence, word("sign_by_domain")), _suppositions(signed.step, scope)
            scope = scope.with_number(signed.step.conclusion, reference)
            self.lines[derivation.id, signed.step.id] = line
        self._printed.add(conclusion, reference, id)
        stated = sentence_of(conclusion)
        if stated is None:
            self.lines[derivation.id, step.id] = self.lines[derivation.id, step.label or step.id] = line
        part = StepPart(
            id=id,
            sources=self._printed.where(_sources(derivation, step)),
            origins=tuple(_origin(derivation, one.step, self._printed) for one in (judged, signed) if one is not None),
            sentence=Prose(sentence, scope),
            suppositions=suppositions,
            line=line,
            statement=_prose(stated, scope),
            allowed=_allowed(step.claim.conditions, verdict, scope),
            mark=Prose(mark(verdict), scope),
            verdict=verdict,
            reading=_prose(
                step.reading or (signed.step.reading if signed is not None else None),
                scope.with_number(conclusion, reference),
            ),
        )
        return part, scope.with_number(conclusion, reference)


def _with_signs(judged: tuple[Judged, ...]) -> Iterator[tuple[Judged, Judged | None]]:
    """Pair a derivative with the step that finds its sign when that follows at once: they share a line."""
    rest = list(judged)
    while rest:
        one = rest.pop(0)
        if rest and _is_sign_of(rest[0], one):
            yield one, rest.pop(0)
        else:
            yield one, None


def _is_sign_of(sign: Judged, effect: Judged) -> bool:
    claim, conclusion = sign.step.claim, effect.step.conclusion
    if not (isinstance(claim, HasSign) and isinstance(effect.step.claim, IsDerivative) and isinstance(conclusion, Equation)):
        return False
    both_told = effect.step.reading is not None and sign.step.reading is not None
    plain = not conclusion.holds_for and conclusion.form is None and not effect.step.claim.given
    return claim.expression == conclusion.lhs and plain and not both_told and not sign.step.label


def _continued(sentence: Text, more: Text) -> Text:
    """Return one sentence after the other, with the slots of both."""
    return Text(f"{sentence.en} {more.en}", f"{sentence.zh}{more.zh}", **sentence.slots, **more.slots)


def _spelled_out(sentence: Text) -> Text:
    """Print the values put in ("Set r = 0") in full: a number that stands for one of them would hide it."""
    point = sentence.slots.get("point")
    return sentence.filled(point=_bare(point)) if isinstance(point, tuple) else sentence


def mark(verdict: Verdict) -> Text:
    """Say how well a step is known, in a word or two."""
    if verdict.status is Status.PROVED and verdict.conditions:
        return word("proved_if", conditions=_bare(verdict.conditions))
    if verdict.status is Status.SUPPORTED and verdict.reason:
        return word("supported_because", reason=reason_in_words(verdict.reason))
    return word(verdict.status.value)


def _suppositions(step: Step, scope: Scope) -> Prose | None:
    """Say what a step supposes, unless its conclusion says so itself."""
    unsaid = _unsaid(step)
    return _prose(word("suppose", conditions=_bare(unsaid)), scope) if unsaid else None


def _unsaid(step: Step) -> tuple[Condition, ...]:
    conclusion = step.conclusion
    said = conclusion.further_cases if isinstance(conclusion, Equation) else ()
    return tuple(condition for condition in step.claim.given if condition not in said)


def _origin(derivation: Derivation, step: Step, printed: Printed) -> str:
    return annotation(
        f"{derivation.id}/{step.id}",
        printed.where(_sources(derivation, step)),
        step.claim,
        len(_unsaid(step)),
        _objective(derivation, step),
    )


def _objective(derivation: Derivation, step: Step) -> str:
    """Name the line whose right side is optimised."""
    if not isinstance(step.claim, IsOptimum):
        return ""
    for one in derivation.all_steps:
        conclusion = one.conclusion
        if isinstance(conclusion, Equation) and conclusion.rhs == step.claim.objective and not one.is_choice:
            return _source(derivation, conclusion, derivation.origin(conclusion, step.id))
    for equation in derivation.model.equations:
        if equation.rhs == step.claim.objective:
            return _source(derivation, equation, "")
    return ""


def _allowed(conditions: tuple[Condition, ...], verdict: Verdict, scope: Scope) -> Prose | None:
    """Say which side conditions hold by the declared ranges; open ones are named by the mark."""
    settled = tuple(condition for condition in conditions if condition not in verdict.conditions)
    return _prose(word("allowed_by_domain", conditions=_bare(settled)), scope) if settled and verdict.stands else None


def _prose(text: Text | None, scope: Scope) -> Prose | None:
    return None if text is None else Prose(text, scope)


def _bare(statements: Iterable[Statement]) -> tuple[Bare, ...]:
    return tuple(Bare(statement) for statement in statements)


def _note(note: Any, scope: Scope) -> Prose | TablePart:
    if isinstance(note, Table):
        rows = tuple(tuple(_cell(cell, scope) for cell in row) for row in note.rows)
        return TablePart(Prose(note.caption, scope), tuple(_cell(cell, scope) for cell in note.header), rows, note.alignment)
    return Prose(note, scope)


def _cell(content: Any, scope: Scope) -> Prose | Formula:
    return Prose(content, scope) if isinstance(content, Text) else Formula(content, scope.model)


def _name(model: Model, equation: Equation, position: int) -> str:
    """Name an equation of a model, without the spaces and commas that its label may have."""
    label = re.sub(r"[\s,=]+", "_", equation.label)
    return f"{model.key}:{label or position}"


def _sources(derivation: Derivation, step: Step) -> tuple[str, ...]:
    return tuple(_source(derivation, premise, source) for premise, source in derivation.premises_of(step))


def _source(derivation: Derivation, premise: Any, source: str) -> str:
    """Name where a premise came from: a step of this derivation, or an equation or condition of the model."""
    if source:
        return source
    model = derivation.model
    for position, equation in enumerate(model.equations, start=1):
        if isinstance(premise, Equation) and premise.same_sides(equation):
            return _name(model, equation, position)
    return f"{model.key}:condition_{model.conditions.index(premise) + 1}"
