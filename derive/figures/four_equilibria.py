"""Two IS curves and two LM curves cross at four equilibria."""

from __future__ import annotations

from derive.figures.canvas import Canvas
from derive.figures.cross import Cross, rates, window
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics, named
from derive.figures.style import DASHES, FIRST, SECOND
from derive.text import Text

NEEDS = ("equilibrium",)
TITLE = Text("Shifting IS and LM: four equilibria", "IS 与 LM 曲线移动时的四个均衡")
WIDTH, HEIGHT = (90, 378), (0, 9.0)
_SOURCE = "equilibrium"
_MORE_SPENDING = {"G": 70}
_MORE_MONEY = {"M": 75}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """The equilibria are numbered: 1 before, 2 after IS moved, 3 after LM moved, 4 after both."""
    canvas.sheet(5.8, 4.4)
    panel = window(canvas, evidence, _SOURCE, WIDTH, HEIGHT)
    Y, r = (evidence.symbol(_SOURCE, name) for name in ("Y", "r"))
    crossings = {
        "1": Cross.of(evidence, _SOURCE),
        "2": Cross.of(evidence, _SOURCE, **_MORE_SPENDING),
        "3": Cross.of(evidence, _SOURCE, **_MORE_MONEY),
        "4": Cross.of(evidence, _SOURCE, **_MORE_SPENDING, **_MORE_MONEY),
    }
    before, after = crossings["1"], crossings["4"]
    height = rates((0.3, 8.2))
    for curve, label, dashes in ((before.goods, "1", "-"), (after.goods, "2", DASHES)):
        panel.curve(
            curve(height), height, named("IS", label), at=(float(curve(0.3)), 0.3), side="above", colour=FIRST, dashes=dashes
        )
    for curve, label, dashes in ((before.money, "1", "-"), (after.money, "2", DASHES)):
        panel.curve(curve(height), height, named("LM", label), side="above", colour=SECOND, dashes=dashes)
    for number, cross in crossings.items():
        place = cross.equilibrium()
        panel.guides(place, mathematics(Y, number), mathematics(r, number))
        panel.point(place, f"$E_{{{number}}}$", side="right")
        panel.says(
            f"Equilibrium E{number}: income {place[0]:.0f}, interest rate {place[1]:.1f} in the units of the figure.",
            f"均衡点 E{number}：按图中单位，收入为 {place[0]:.0f}，利率为 {place[1]:.1f}。",
        )
