"""The report of a check: counts and verdicts per derivation, and how far numbers agree with the printed formulas."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import sympy
from sympy import Symbol

from derive.check import Proof, check
from derive.claims import Claim, Defines, HasSolution, IsOptimum, Specialises
from derive.consistency import require_consistent
from derive.equation import Condition, Equation
from derive.errors import ReadError, RuleError
from derive.lecture import Lecture
from derive.numeric.residual import Numeric, residuals
from derive.problem import OptimizationProblem
from derive.step import Derivation
from derive.symbols import EconomicSymbol, domain_of
from derive.verdict import Status, Verdict

SCHEMA = "derive/check/1"
_COUNTED = (Status.PROVED, Status.SUPPORTED, Status.UNKNOWN, Status.REFUTED)


@dataclass(frozen=True)
class Report:
    """Everything that `derive check` says about a lecture, a model, a file, or all of them."""

    name: str
    proofs: tuple[Proof, ...]
    numeric: Numeric | None

    @classmethod
    def of(cls, name: str, lectures: Iterable[Lecture], announce: Callable[[str], None] = lambda what: None) -> Report:
        """Derive and check; `announce` hears the id of each derivation before it is judged."""
        proofs: dict[str, Proof] = {}
        for derivation in _each_once(lectures):
            if derivation.id in proofs:
                raise ReadError(
                    "derivation-twice", f"{name} has two derivations called {derivation.id}.", "Give one of them another id."
                )
            require_consistent(derivation.model)
            announce(derivation.id)
            proofs[derivation.id] = check(derivation)
        announce("numbers")
        return cls(name, tuple(proofs.values()), _numeric(proof.derivation for proof in proofs.values()))

    @property
    def stands(self) -> bool:
        """Whether nothing is refuted or unknown."""
        return all(proof.stands for proof in self.proofs)

    def as_json(self) -> str:
        """Return the report as JSON of the schema `derive/check/1` (derive/schemas/check-1.json)."""
        numeric = self.numeric.as_json() if self.numeric else {"points": 0, "max_relative_residual": None}
        derivations = [_summary(proof) for proof in self.proofs]
        content = {"schema": SCHEMA, "name": self.name, "derivations": derivations, "numeric": numeric}
        return json.dumps(content, ensure_ascii=False, indent=2)

    def as_text(self) -> str:
        """Return one line per step, grouped by derivation, and a closing line with the counts."""
        lines = [line for proof in self.proofs for line in (proof.derivation.id, *_lines(proof), "")]
        return "\n".join((*lines, self._closing()))

    def _closing(self) -> str:
        counts = {status: sum(_count(proof, status) for proof in self.proofs) for status in _COUNTED}
        total = sum(len(proof.judged) for proof in self.proofs)
        numbers = ", ".join(f"{count} {status.value}" for status, count in counts.items() if count)
        closing = f"{self.name}: {total} steps in {len(self.proofs)} derivations: {numbers}."
        if self.numeric is None:
            return f"{closing}\nNumbers: no derivation ends in a formula that can be compared with a numeric solution."
        worst = f"{self.numeric.max_relative_residual:.1e}"
        return f"{closing}\nNumbers: largest relative residual {worst} at {self.numeric.points} points."


def _each_once(lectures: Iterable[Lecture]) -> Iterator[Derivation]:
    """Build every derivation; one that stands in a lecture and in a model of its own is judged once."""
    seen = set()
    for lecture in lectures:
        for section in lecture.sections:
            for build in section.derivations:
                recipe = inspect.unwrap(build)
                if recipe not in seen:
                    seen.add(recipe)
                    yield build()


def _summary(proof: Proof) -> dict[str, object]:
    counts = {status.value: _count(proof, status) for status in _COUNTED}
    conditions = [str(condition) for condition in proof.overall.conditions]
    return {"id": proof.derivation.id, "steps": len(proof.judged), **counts, "conditions": conditions}


def _count(proof: Proof, status: Status) -> int:
    return sum(judged.verdict.status is status for judged in proof.judged)


def _lines(proof: Proof) -> Iterator[str]:
    for judged in proof.judged:
        yield f"  {judged.verdict.status.value:<10} {judged.step.id}{_grounds(judged.verdict)}"


def _grounds(verdict: Verdict) -> str:
    """What a reader needs beyond the status: open conditions of a proof, the reason and witness of anything less."""
    words = ""
    if verdict.conditions:
        words += ", provided " + " and ".join(str(condition) for condition in verdict.conditions)
    if verdict.status is not Status.PROVED and verdict.reason:
        words += f": {verdict.reason}"
    if verdict.status is Status.REFUTED and verdict.witness is not None:
        words += f" ({verdict.witness})"
    return words


def _numeric(derivations: Iterable[Derivation]) -> Numeric | None:
    """Compare every derived solution with numbers; the worst residual counts."""
    found = []
    measured = set()
    for derivation in derivations:
        solution = solution_of(derivation)
        # A derivation that goes on after another one has that one's solution, which has been measured.
        formulas = (derivation.model.key, frozenset(solution.items()))
        if formulas in measured:
            continue
        measured.add(formulas)
        if any(symbol in solution for symbol in derivation.model.endogenous):
            try:
                found.append(residuals(derivation.model, solution))
            except RuleError:
                continue
    if not found:
        return None
    return Numeric(sum(part.points for part in found), max(part.max_relative_residual for part in found))


def solution_of(derivation: Derivation) -> dict[EconomicSymbol, sympy.Expr]:
    """Return the last unconditional formula for each endogenous variable, and the definitions of the aggregates in it.

    A conclusion that holds only under a supposition (an intercept, a case) is no solution of the model.
    """
    solution: dict[EconomicSymbol, sympy.Expr] = {}
    supposed: list[Equation | Condition] = []
    for step in derivation.all_steps:
        conclusion, claim = step.conclusion, step.claim
        if step.is_choice or not isinstance(conclusion, Equation):
            continue
        if _supposes(claim) or conclusion.holds_for or any(premise in supposed for premise in claim.premises):
            supposed.append(conclusion)
            continue
        left, right = conclusion.lhs, conclusion.rhs.free_symbols
        explicit = isinstance(left, EconomicSymbol) and not right & _unsolved(derivation, left)
        if explicit and (isinstance(claim, Defines) or conclusion.lhs in derivation.model.endogenous):
            solution[conclusion.lhs] = conclusion.rhs
    return solution


def _unsolved(derivation: Derivation, symbol: EconomicSymbol) -> set[Symbol]:
    """What a formula must not contain to count as a solution; a problem of choice is solved in terms of what is given."""
    if isinstance(derivation.model, OptimizationProblem) and symbol in derivation.model.endogenous:
        return set(derivation.model.endogenous)
    return {symbol}


def _supposes(claim: Claim) -> bool:
    """Whether a conclusion needs more than the model: a case, a functional form, a best choice, one of several roots."""
    return (
        bool(claim.given)
        or isinstance(claim, IsOptimum | Specialises)
        or (isinstance(claim, HasSolution) and not _only_root(claim))
    )


def _only_root(claim: HasSolution) -> bool:
    """Whether a root is unique in the whole domain of its symbol."""
    return claim.unique and claim.domain == domain_of(claim.unknown)
