"""The liquidity trap as a limit: the flatter money demand, the less more money lowers the rate."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.interest_money_market import SOURCE, WIDTH, crossing, demand, draw_supply, market
from derive.figures.labels import notation_of
from derive.figures.style import DASHES, FIRST, SECOND, THIRD
from derive.text import Text

NEEDS = ("interest_linear",)
TITLE = Text("Towards the liquidity trap", "流动性陷阱：需求曲线趋于水平")

# Three demand curves through one point (M = 60, i = 2): k falls and rises with h so that only the slope differs.
_THROUGH = {"small": {"h": 10, "k": "0.4"}, "middle": {"h": 25, "k": "0.55"}, "large": {"h": 150, "k": "1.8"}}
_MORE: dict[str, Any] = {"M": 76}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Three curves of different steepness through one point, and what more money does on each."""
    canvas.sheet(5.6, 3.9)
    panel = market(canvas, evidence)
    h = notation_of(evidence.symbol(SOURCE, "h"))
    words = {
        "small": (Text(f"small ${h}$", f"${h}$ 小"), FIRST, "upper right", 6.2),
        "middle": (Text(f"${h}$", f"${h}$"), THIRD, "upper right", 3.3),
        "large": (Text(f"large ${h}$", f"${h}$ 大"), SECOND, "above", None),
    }
    draw_supply(panel, evidence, "0", side="upper left")
    draw_supply(panel, evidence, "1", DASHES, **_MORE)
    for name, changed in _THROUGH.items():
        label, colour, side, at = words[name]
        money = demand(evidence, **changed)
        rates = np.linspace(7.4, 0.0, 200)
        seen = rates[(money(rates) >= 6) & (money(rates) <= WIDTH[1] - 4)]
        place = (float(money(at)), at) if at is not None else (float(money(seen[0])) + 12, float(seen[0]))
        panel.curve(money(seen), seen, label, at=place, side=side, colour=colour)
        panel.point(crossing(evidence, **changed), colour=colour)
        after = crossing(evidence, **changed, **_MORE)
        panel.point(after, colour=colour)
    panel.says(
        "The flatter the demand curve, the less the rate falls when money grows from M0 to M1; on a horizontal curve it would "
        "not fall at all.",
        "需求曲线越平坦，货币供给由 M0 增至 M1 时利率下降得越少；若需求曲线为水平线，利率完全不变。",
    )
