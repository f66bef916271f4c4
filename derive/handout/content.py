"""A subject of any kind as groups of proofs under headings, and what may be printed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from derive.check import Proof, check
from derive.errors import OutputError
from derive.handout.closing import Summary
from derive.lecture import Lecture, Section
from derive.model import Model
from derive.step import Derivation
from derive.text import Text
from derive.verdict import Status, Verdict


@dataclass(frozen=True)
class Content:
    """What is to be printed: proofs in order, grouped by the sections of a lecture, or in one group without a heading."""

    key: str
    title: Text
    groups: tuple[tuple[Section | None, tuple[Proof, ...]], ...]
    lecture: Lecture | None = None

    @property
    def proofs(self) -> Iterator[Proof]:
        """All proofs in order."""
        return (proof for _, group in self.groups for proof in group)

    @classmethod
    def of(cls, subject: Any, known: Mapping[str, Proof]) -> Content:
        """Check what has not been checked yet; `known` holds proofs by the id of their derivation."""
        if isinstance(subject, Lecture):
            groups = tuple(
                (section, _proofs((build() for build in section.derivations), known)) for section in subject.sections
            )
            return cls(subject.key, subject.title, groups, subject)
        if isinstance(subject, Model):
            from derive.strategies import plan

            return cls(subject.key, subject.title, ((None, _proofs(plan(subject), known)),))
        proofs = _proofs((subject,) if isinstance(subject, Derivation | Proof) else subject, known)
        if not proofs:
            raise OutputError("nothing-to-print", "There is no derivation to print.", "Give at least one derivation.")
        first = proofs[0].derivation
        if len(proofs) == 1:
            return cls(first.id, first.title, ((None, proofs),))
        return cls(first.model.key, first.model.title, ((None, proofs),))


def _proofs(items: Iterable[Derivation | Proof], known: Mapping[str, Proof]) -> tuple[Proof, ...]:
    return tuple(item if isinstance(item, Proof) else known[item.id] if item.id in known else check(item) for item in items)


def require_standing(proofs: Iterable[Proof]) -> None:
    """Raise an `OutputError` that names the first step that is refuted or undecided."""
    for proof in proofs:
        for judged in proof.judged:
            verdict = judged.verdict
            if not verdict.stands:
                because = f": {verdict.reason}" if verdict.reason else "."
                witness = f" It fails {verdict.witness}." if verdict.witness else ""
                raise OutputError(
                    "does-not-stand",
                    f"The step {proof.derivation.id}/{judged.step.id} is {verdict.status.value}{because}{witness}",
                    "Correct the step, or print a draft (--draft), which shows it in red.",
                )


def summary_of(proofs: Iterable[Proof]) -> Summary:
    """Count the verdicts of all steps."""
    proofs = tuple(proofs)
    counts = {"proved": 0, "conditional": 0, "supported": 0, "unknown": 0, "refuted": 0}
    conditions = {}
    for proof in proofs:
        for judged in proof.judged:
            counts[_count(judged.verdict)] += 1
            conditions.update(dict.fromkeys(judged.verdict.conditions))
    return Summary(len(proofs), conditions=tuple(conditions), **counts)


def _count(verdict: Verdict) -> str:
    if verdict.status is Status.PROVED:
        return "conditional" if verdict.conditions else "proved"
    return "supported" if verdict.status is Status.SUPPORTED else "refuted" if verdict.status is Status.REFUTED else "unknown"
