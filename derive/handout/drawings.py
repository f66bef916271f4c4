"""The figures of a derivation that can be drawn from the proofs at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from derive.check import Proof
from derive.handout.numbering import Numbering
from derive.handout.parts import FigurePart
from derive.step import Derivation


class Drawings:
    """Finds figures; one whose derivations are not part of the handout is left out, and none is shown to students."""

    def __init__(self, proofs: Mapping[str, Proof], language: str, *, for_students: bool) -> None:
        self._proofs = {} if for_students else proofs
        self._language = language

    def of(self, derivation: Derivation, numbering: Numbering) -> Iterator[FigurePart]:
        """Yield the figures that a derivation names, numbered through the handout."""
        if not derivation.figures or not self._proofs:
            return
        from derive.figures import draw
        from derive.figures.figure import module_of

        for name in derivation.figures:
            if set(module_of(name).NEEDS) <= self._proofs.keys():
                yield FigurePart(numbering.next_figure(), draw(name, self._proofs, self._language))
