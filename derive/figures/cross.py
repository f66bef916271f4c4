"""IS and LM in one picture: both curves, where they cross, and the window around the crossing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics
from derive.figures.panel import Panel

Curve = Callable[[Any], Any]


@dataclass(frozen=True)
class Cross:
    """Income on each curve as a function of the interest rate, and where they are equal."""

    goods: Curve
    money: Curve

    @classmethod
    def of(cls, evidence: Evidence, key: str, **changed: Any) -> Cross:
        """Take the equations labelled IS and LM of a derivation."""
        goods, money = (evidence.curve(key, "Y", "r", label=label, **changed) for label in ("IS", "LM"))
        return cls(goods, money)

    @classmethod
    def of_forces(cls, evidence: Evidence, key: str, goods: str, money: str, **changed: Any) -> Cross:
        """Take the lines along which two derived quantities vanish."""
        lines = (evidence.zero(key, outcome, "Y") for outcome in (goods, money))
        return cls(*(evidence.function(key, line, ("r",), **changed) for line in lines))

    def equilibrium(self) -> tuple[float, float]:
        """Return income and interest rate where the two straight lines cross."""
        gap_at_zero, gap_at_one = (float(self.goods(rate) - self.money(rate)) for rate in (0.0, 1.0))
        rate = gap_at_zero / (gap_at_zero - gap_at_one)
        return float(self.goods(rate)), rate


def window(canvas: Canvas, evidence: Evidence, key: str, width: tuple[float, float], height: tuple[float, float]) -> Panel:
    """Add a panel with income across and the interest rate up."""
    return canvas.panel(evidence.symbol(key, "Y"), evidence.symbol(key, "r"), width, height)


def starred(evidence: Evidence, key: str, name: str) -> str:
    """Return the label of an equilibrium value."""
    return mathematics(evidence.symbol(key, name)).replace("$", "", 1)[:-1].join(("$", "^{*}$"))


def rates(height: tuple[float, float]) -> np.ndarray:
    """Return interest rates across a window."""
    return np.linspace(*height, 41)
