"""The IS curve in four panels: investment, the 45° line, saving, and the curve itself."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.equation import Kind
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics, named, notation_of
from derive.figures.style import FIRST, INK, SECOND, THIRD
from derive.text import Text

NEEDS = ("is_two_sector",)
TITLE = Text("Deriving the IS curve in four panels", "IS 曲线的四象限推导")
_SOURCE = "is_two_sector"
_RATES = {"1": 4.4, "2": 2.2}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Follow a rate: investment, equal saving, the income that saves so much, and back to the rate."""
    canvas.sheet(7.6, 6.6, rows=2, columns=2)
    Y, r, I, S = (evidence.symbol(_SOURCE, name) for name in ("Y", "r", "I", "S"))
    invested = evidence.curve(_SOURCE, "I", "r")
    saved = evidence.curve(_SOURCE, "S", "Y")
    income = evidence.curve(_SOURCE, "Y", "r")
    rates = np.linspace(0, 6, 25)

    first = canvas.panel(I, r, (0, 72), (0, 7.5))
    first.heading(Text("(1) Investment", "（1）投资需求"))
    first.curve(
        invested(rates),
        rates,
        evidence.printed(_SOURCE, evidence.equation(_SOURCE, "I", using=("r",))),
        at=(float(invested(0.6)), 0.6),
        side="upper right",
        colour=FIRST,
    )
    second = canvas.panel(I, S, (0, 72), (-14, 72), row=1)
    second.heading(Text("(2) Equilibrium", "（2）均衡条件"))
    amounts = np.array([0, 62])
    second.curve(amounts, _equal_saving(evidence)(amounts), f"${notation_of(I)}={notation_of(S)}$", side="above", colour=INK)
    second.note("45°", (7, 2.5), side="right")
    third = canvas.panel(Y, S, (0, 320), (-14, 72), row=1, column=1)
    third.heading(Text("(3) Saving", "（3）储蓄"))
    incomes = np.array([0, 290])
    third.curve(incomes, saved(incomes), mathematics(S), side="above", colour=THIRD)
    fourth = canvas.panel(Y, r, (0, 320), (0, 7.5), column=1)
    fourth.heading(Text("(4) IS curve", "（4）IS 曲线"))
    fourth.curve(income(rates), rates, named("IS"), at=(float(income(0.5)), 0.5), side="upper right", colour=SECOND)

    for index, rate in _RATES.items():
        amount, output = float(invested(rate)), float(income(rate))
        saving = float(saved(output))
        corners = ((first, (amount, rate)), (second, (amount, saving)), (third, (output, saving)), (fourth, (output, rate)))
        first.guides((amount, rate), left=mathematics(r, index))
        first.tick(mathematics(I, index), x=amount)
        second.guides((amount, saving), left=mathematics(S, index))
        fourth.tick(mathematics(Y, index), x=output)
        for (one, start), (other, end) in zip(corners, (*corners[1:], corners[0]), strict=True):
            canvas.link(one, start, other, end)
        for panel, place in corners:
            panel.point(place)
    fourth.point((float(income(_RATES["1"])), _RATES["1"]), "$A$", side="upper right")
    fourth.says(
        "At the higher rate r1 investment I1 is low, so that saving S1 and income Y1 are low as well: point A. The lower rate "
        "r2 gives point B with the larger income Y2.",
        "利率为较高的 r1 时投资 I1 较少，储蓄 S1 与收入 Y1 也较低，得到 A 点；利率降至 r2 时收入增至 Y2，得到 B 点。",
    )
    fourth.point((float(income(_RATES["2"])), _RATES["2"]), "$B$", side="upper right")


def _equal_saving(evidence: Evidence) -> Any:
    """Saving as a function of investment: the equilibrium condition, a line at 45° where both axes have one scale."""
    condition = next(equation for equation in evidence.model(_SOURCE).equations if equation.kind is Kind.EQUILIBRIUM)
    return evidence.function(_SOURCE, evidence.solved(_SOURCE, condition, "S"), ("I",))
