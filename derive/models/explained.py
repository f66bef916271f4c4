"""A derivation that an economy or a payoff matrix has answered, given its place and its words in a lecture."""

from __future__ import annotations

from derive.step import Derivation
from derive.text import Text


def explained(derivation: Derivation, id: str, title: Text, intro: Text, reading: Text) -> Derivation:
    """Name a derivation and say what it is for and what it means."""
    derivation.id, derivation.title, derivation.intro, derivation.reading = id, title, intro, reading
    return derivation
