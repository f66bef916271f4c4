"""The IS curve moves: a parallel shift with autonomous spending, rotations with the multiplier and with d."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import named, notation_of
from derive.figures.style import DASHES, FIRST, SECOND, THIRD
from derive.text import Text

NEEDS = ("is_four_sector",)
TITLE = Text("Shifts and rotations of the IS curve", "IS 曲线的移动与转动")
WIDTH, HEIGHT = (0, 400), (0, 15)
_SOURCE = "is_four_sector"


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """More spending moves the curve to the right; a smaller K or d makes it steeper, and d = 0 vertical."""
    canvas.sheet(9.3, 3.4, columns=3)
    Y, r = (evidence.symbol(_SOURCE, name) for name in ("Y", "r"))
    rates = np.linspace(0, HEIGHT[1], 31)

    def income(**changed: Any) -> np.ndarray:
        return np.asarray(evidence.curve(_SOURCE, "Y", "r", **changed)(rates))

    d, K = (notation_of(evidence.symbol(_SOURCE, name)) for name in ("d", "K"))
    shift = canvas.panel(Y, r, WIDTH, HEIGHT, column=0)
    shift.heading(Text("More autonomous spending", "自发支出增加"))
    shift.curve(income(), rates, named("IS", "1"), at=(100, 8), side="lower left", colour=FIRST)
    shift.curve(income(G=65), rates, named("IS", "2"), at=(162.5, 8), side="upper right", colour=FIRST, dashes=DASHES)
    shift.arrow((204, 4), (256, 4), SECOND)
    shift.says("IS2 is parallel to IS1 and lies to its right.", "IS2 与 IS1 平行，位于其右侧。")

    multiplier = canvas.panel(Y, r, WIDTH, HEIGHT, column=1)
    multiplier.heading(Text(f"A smaller multiplier ${K}$", f"乘数 ${K}$ 变小"))
    multiplier.curve(income(), rates, named("IS", "1"), at=(150, 6), side="upper right", colour=FIRST)
    multiplier.curve(income(t="0.6"), rates, named("IS", "2"), at=(86, 6), side="lower left", colour=FIRST, dashes=DASHES)

    multiplier.says(
        "Both curves meet on the vertical axis; IS2 is steeper.",
        "两条曲线在纵轴上相交，IS2 较陡。",
    )

    slope = canvas.panel(Y, r, WIDTH, HEIGHT, column=2)
    slope.heading(Text(f"Investment more or less sensitive: ${d}$", f"投资的利率敏感系数 ${d}$ 不同"))
    slope.curve(income(d=20), rates, Text(f"large ${d}$", f"${d}$ 大"), at=(100, 4), side="lower left", colour=SECOND)
    slope.curve(income(), rates, named("IS"), at=(125, 7), side="lower left", colour=FIRST)
    slope.curve(income(d=5), rates, Text(f"small ${d}$", f"${d}$ 小"), at=(162.5, 11), side="lower left", colour=THIRD)
    slope.curve(income(d=0), rates, f"${d}=0$", at=(300, 13), colour=FIRST, dashes=DASHES)
    slope.says(
        "All curves meet on the horizontal axis; the smaller d, the steeper the curve.",
        "各曲线在横轴上相交，d 越小曲线越陡。",
    )
