"""The LM curve moves: a parallel shift with the money supply, rotations with h and with k."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import named, notation_of
from derive.figures.panel import Panel
from derive.figures.style import DASHES, FIRST, GUIDE, SECOND, THIRD
from derive.text import Text

NEEDS = ("lm",)
TITLE = Text("Shifts and rotations of the LM curve", "LM 曲线的移动与转动")
WIDTH, HEIGHT = (0, 330), (-7, 9)
_SOURCE = "lm"


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """More money shifts it; h turns it about the horizontal intercept, k about the vertical one."""
    canvas.sheet(9.3, 3.8, columns=3)
    money, h, k = (notation_of(evidence.symbol(_SOURCE, name)) for name in ("M", "h", "k"))
    P = notation_of(evidence.symbol(_SOURCE, "P"))

    shift = _panel(canvas, evidence, 0, Text(f"More money ${money}/{P}$", f"实际货币供给 ${money}/{P}$ 增加"))
    _curve(shift, evidence, named("LM", "1"), "upper left", SECOND)
    _curve(shift, evidence, named("LM", "2"), "lower right", SECOND, DASHES, M=85)
    shift.arrow((204, 4), (244, 4), FIRST)
    shift.says("LM2 is parallel to LM1 and lies to its right.", "LM2 与 LM1 平行，位于其右侧。")

    sensitivity = _panel(canvas, evidence, 1, Text(f"Different ${h}$", f"${h}$ 不同"))
    _curve(sensitivity, evidence, Text(f"small ${h}$", f"${h}$ 小"), "upper left", FIRST, DASHES, h=5)
    _curve(sensitivity, evidence, named("LM"), "lower right", SECOND, at_rate=7.5)
    _curve(sensitivity, evidence, Text(f"large ${h}$", f"${h}$ 大"), "lower right", THIRD, (0, (1.5, 2)), at_rate=3.0, h=20)

    sensitivity.says(
        "All curves meet on the horizontal axis; the larger h, the flatter the curve.",
        "各曲线在横轴上相交，h 越大曲线越平坦。",
    )

    income = _panel(canvas, evidence, 2, Text(f"Different ${k}$", f"${k}$ 不同"))
    _curve(income, evidence, Text(f"large ${k}$", f"${k}$ 大"), "upper left", FIRST, DASHES, k="0.75")
    _curve(income, evidence, named("LM"), "lower right", SECOND)
    _curve(income, evidence, Text(f"small ${k}$", f"${k}$ 小"), "lower right", THIRD, (0, (1.5, 2)), at_rate=3.0, k="0.36")
    income.says(
        "All curves, extended, meet on the vertical axis below zero; the larger k, the steeper the curve.",
        "各曲线的延长线在纵轴的负半轴上相交，k 越大曲线越陡。",
    )


def _panel(canvas: Canvas, evidence: Evidence, column: int, heading: Text) -> Panel:
    Y, r = (evidence.symbol(_SOURCE, name) for name in ("Y", "r"))
    panel = canvas.panel(Y, r, WIDTH, HEIGHT, column=column)
    panel.heading(heading)
    return panel


def _curve(
    panel: Panel,
    evidence: Evidence,
    label: Text | str,
    side: str,
    colour: str,
    dashes: Any = "-",
    at_rate: float = 6.5,
    **changed: Any,
) -> None:
    """Draw one LM curve; the part below the axis, where the interest rate is negative, is only hinted at."""
    income = evidence.curve(_SOURCE, "Y", "r", **changed)
    above = np.linspace(0, 8, 17)
    below = np.linspace(float(evidence.function(_SOURCE, evidence.relation(_SOURCE, "r", "Y"), ("Y",), **changed)(0)), 0, 9)
    panel.curve(income(above), above, label, at=(float(income(at_rate)), at_rate), side=side, colour=colour, dashes=dashes)
    panel.curve(income(below), below, colour=GUIDE, thick=0.9, dashes=dashes)
