"""What moves the equilibrium rate: money, income, the price level, a financial innovation."""

from __future__ import annotations

from typing import Any

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.interest_money_market import SOURCE, crossing, demand_label, draw_demand, draw_supply, market
from derive.figures.labels import mathematics
from derive.figures.panel import Panel
from derive.figures.style import DASHES, FIRST, SECOND
from derive.text import Text

NEEDS = ("interest_linear",)
TITLE = Text("Shifts of money supply and money demand", "货币供给与货币需求的变动")

# Heading, what changes, sentence: one panel each.
_PANELS: tuple[tuple[Text, dict[str, Any], Text], ...] = (
    (
        Text("More money", "货币供给增加"),
        {"M": 80},
        Text("The supply line moves to the right and the rate falls.", "供给线右移，利率下降。"),
    ),
    (
        Text("More income", "收入增加"),
        {"Y": 230},
        Text("Demand moves to the right and the rate rises.", "需求曲线右移，利率上升。"),
    ),
    (
        Text("Higher prices", "价格水平上升"),
        {"P": "1.2"},
        Text(
            "At every rate demand rises in the same proportion; the rate rises.", "各利率水平下的名义需求同比例增加，利率上升。"
        ),
    ),
    (
        Text("An innovation", "金融创新"),
        {"phi": "0.08"},
        Text("Demand moves to the left and the rate falls.", "需求曲线左移，利率下降。"),
    ),
)


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Four panels, each with one change."""
    canvas.sheet(11.2, 3.4, columns=4)
    for column, (heading, changed, sentence) in enumerate(_PANELS):
        _panel(canvas, evidence, column, heading, changed, sentence)


def _panel(canvas: Canvas, evidence: Evidence, column: int, heading: Text, changed: dict[str, Any], sentence: Text) -> None:
    panel = market(canvas, evidence, column)
    panel.heading(heading)
    if "M" in changed:
        draw_demand(panel, evidence)
        draw_supply(panel, evidence, "0", side="upper left")
        draw_supply(panel, evidence, "1", DASHES, **changed)
        panel.arrow((62, 6.9), (78, 6.9), SECOND)
    else:
        draw_supply(panel, evidence)
        _two_demands(panel, evidence, changed)
    for index, change in (("0", {}), ("1", changed)):
        place = crossing(evidence, **change)
        panel.guides(place, left=mathematics(evidence.symbol(SOURCE, "i"), index))
        panel.point(place, colour=FIRST)
    panel.sentences.append(sentence)


def _two_demands(panel: Panel, evidence: Evidence, changed: dict[str, Any]) -> None:
    """Draw the old and the new demand; the left one is named on its left side, the right one on its right side."""
    old, new = (demand_label(evidence, index, of_price="P" in changed) for index in ("0", "1"))
    moved_left = "phi" in changed
    places: tuple[tuple[float, str], ...] = ((5.9, "lower left"), (1.9, "upper right"))
    (first, side), (second, other) = reversed(places) if moved_left else places
    draw_demand(panel, evidence, old, at=first, side=side)
    draw_demand(panel, evidence, new, DASHES, at=second, side=other, **changed)
