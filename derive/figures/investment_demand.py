"""The investment demand curve, with the numbers that the source gives."""

from __future__ import annotations

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import notation_of
from derive.figures.style import FIRST
from derive.text import Text

NEEDS = ("investment",)
TITLE = Text("The investment demand curve", "投资需求曲线")
_SOURCE = "investment"


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """A falling line with its two intercepts and one point on it."""
    canvas.sheet(5.0, 3.8)
    I, r = (evidence.symbol(_SOURCE, name) for name in ("I", "r"))
    demand = evidence.relation(_SOURCE, "I", "r")
    most, highest, rate = (
        evidence.value(_SOURCE, expression, as_given=True)
        for expression in (demand.subs(r, 0), _choke_rate(evidence), evidence.model(_SOURCE).given[r])
    )
    panel = canvas.panel(I, r, (0, 1.2 * most), (0, 1.25 * highest))
    rates = np.array([0, highest])
    invested = evidence.function(_SOURCE, demand, ("r",), as_given=True)
    middle = 0.7 * highest
    equation = evidence.printed(_SOURCE, evidence.equation(_SOURCE, "I", using=("r",)))
    panel.curve(invested(rates), rates, equation, at=(float(invested(middle)), middle), side="upper right", colour=FIRST)
    panel.tick(f"{evidence.printed(_SOURCE, demand.subs(r, 0))}$={most:g}$", x=most)
    panel.tick(f"{evidence.printed(_SOURCE, _choke_rate(evidence))}$={highest:g}$", y=highest)
    amount = float(invested(rate))
    panel.guides((amount, rate), below=f"{amount:g}", left=f"${notation_of(r)}={rate:g}$")
    panel.point((amount, rate))
    panel.says(
        f"At a rate of zero investment is {most:g}, at {rate:g} it is {amount:g}, at {highest:g} it is zero.",
        f"利率为零时投资为 {most:g}，利率为 {rate:g} 时为 {amount:g}，利率为 {highest:g} 时为零。",
    )


def _choke_rate(evidence: Evidence) -> object:
    """The interest rate at which investment is zero."""
    return evidence.relation(_SOURCE, "r", "I").subs(evidence.symbol(_SOURCE, "I"), 0)
