"""The money market of the interest-rate lecture: nominal money across, the nominal rate up, demand meets supply."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics, notation_of
from derive.figures.panel import Panel
from derive.figures.style import FIRST, SECOND
from derive.text import Text

NEEDS = ("interest_linear",)
TITLE = Text("The equilibrium interest rate", "均衡利率的决定")
WIDTH, HEIGHT = (0, 125), (0, 8.5)
SOURCE = "interest_linear"


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Equilibrium, excess supply above it and excess demand below it."""
    canvas.sheet(5.0, 3.8)
    panel = market(canvas, evidence)
    supply, rate = crossing(evidence)
    draw_demand(panel, evidence)
    draw_supply(panel, evidence)
    for height, words, side in (
        (5.6, Text("excess supply", "超额供给"), "left"),
        (2.2, Text("excess demand", "超额需求"), "right"),
    ):
        across = float(demand(evidence)(height))
        panel.link((across, height), (supply, height))
        panel.note(words, (across, height), side=side)
    panel.guides((supply, rate), left=starred_rate(evidence))
    panel.point((supply, rate), "$E$", side="upper right")
    panel.says(
        "They meet at E with the rate i*; above it money is in excess supply, below it in excess demand.",
        "两条曲线交于 E 点，均衡利率为 i*；利率高于 i* 时货币供过于求，低于 i* 时供不应求。",
    )


def market(canvas: Canvas, evidence: Evidence, column: int = 0) -> Panel:
    """Add a panel with money across and the nominal rate up."""
    money, rate = evidence.symbol(SOURCE, "M"), evidence.symbol(SOURCE, "i")
    return canvas.panel(money, rate, WIDTH, HEIGHT, column=column)


def demand(evidence: Evidence, **changed: Any) -> Any:
    """Return nominal money demand as a function of the rate."""
    return evidence.curve(SOURCE, "M", "i", **changed)


def crossing(evidence: Evidence, **changed: Any) -> tuple[float, float]:
    """Return money supply and equilibrium rate."""
    supply = evidence.value(SOURCE, evidence.symbol(SOURCE, "M"), **changed)
    return supply, evidence.value(SOURCE, evidence.formula(SOURCE, "i", using=("Y", "M")), **changed)


def starred_rate(evidence: Evidence) -> str:
    """Return the label of the equilibrium rate."""
    return f"${notation_of(evidence.symbol(SOURCE, 'i'))}^{{*}}$"


def draw_demand(
    panel: Panel,
    evidence: Evidence,
    label: str = "",
    dashes: Any = "-",
    at: float = 0.9,
    side: str = "upper right",
    **changed: Any,
) -> None:
    """Draw the demand for nominal money; its label, P L unless another is given, stands at the rate `at`."""
    rates = np.linspace(7.8, 0.3, 31)
    money = demand(evidence, **changed)
    visible = rates[(money(rates) >= 0) & (money(rates) <= WIDTH[1])]
    place = (float(money(at)), at)
    panel.curve(money(visible), visible, label or demand_label(evidence), at=place, side=side, colour=FIRST, dashes=dashes)


def demand_label(evidence: Evidence, index: str = "", *, of_price: bool = False) -> str:
    """Return P L, with an index at the part that changes."""
    price, quantity = (evidence.symbol(SOURCE, name) for name in ("P", "L"))
    return f"${notation_of(price, index if of_price else '')}{notation_of(quantity, '' if of_price else index)}$"


def draw_supply(
    panel: Panel, evidence: Evidence, index: str = "", dashes: Any = "-", side: str = "upper right", **changed: Any
) -> None:
    """Draw the vertical supply of money."""
    supply, _ = crossing(evidence, **changed)
    label = mathematics(evidence.symbol(SOURCE, "M"), index)
    panel.curve(supply, np.array([0, 7.6]), label, side=side, colour=SECOND, dashes=dashes)
