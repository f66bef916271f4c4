"""The four zones around the equilibrium, and where each market pushes.

Zone I lies above both curves, II to the right, III below, IV to the left.
"""

from __future__ import annotations

from derive.figures.canvas import Canvas
from derive.figures.cross import Cross, rates, starred, window
from derive.figures.evidence import Evidence
from derive.figures.labels import named, notation_of, plain
from derive.figures.panel import Panel
from derive.figures.style import FIRST, SECOND
from derive.text import Text

NEEDS = ("four_zones",)
TITLE = Text("The four zones of disequilibrium and the forces in them", "失衡的四个区域与调整方向")
WIDTH, HEIGHT = (70, 330), (0, 8.6)
_SOURCE = "four_zones"
_ZONES = {"I": (200, 6.6), "II": (290, 4.0), "III": (227, 1.35), "IV": (104, 5.3)}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """In each zone one arrow for income (goods market) and one for the interest rate (money market)."""
    canvas.sheet(5.8, 4.4)
    cross = Cross.of_forces(evidence, _SOURCE, "E_Y", "E_L")
    panel = window(canvas, evidence, _SOURCE, WIDTH, HEIGHT)
    height = rates((0.2, 8.0))
    panel.curve(cross.goods(height), height, named("IS"), at=(cross.goods(0.2), 0.2), side="above", colour=FIRST)
    panel.curve(cross.money(height), height, named("LM"), colour=SECOND)
    income, rate = cross.equilibrium()
    panel.guides((income, rate), starred(evidence, _SOURCE, "Y"), starred(evidence, _SOURCE, "r"))
    panel.point((income, rate), "$E$", side="right")
    for zone, place in _ZONES.items():
        _zone(panel, evidence, zone, place)


def _zone(panel: Panel, evidence: Evidence, zone: str, place: tuple[float, float]) -> None:
    """Draw the arrows of one zone in the directions that excess demand gives there."""
    income, rate = place
    demand = {name: _sign(evidence, name, income, rate) for name in ("E_Y", "E_L")}
    across, up = demand["E_Y"], demand["E_L"]
    corner = (income + 4 - 12 * across, rate - 0.45 * up)
    panel.arrow(corner, (corner[0] + 26 * across, corner[1]), FIRST)
    panel.arrow(corner, (corner[0], corner[1] + 1.0 * up), SECOND)
    panel.note(zone, (corner[0] + 11 * across, corner[1] + 0.5 * up), size=12)
    spending, output, demanded, supply = (notation_of(evidence.symbol(_SOURCE, name)) for name in ("AE", "Y", "L", "m"))
    goods = f"{spending} {'>' if across > 0 else '<'} {output}"
    money = f"{demanded} {'>' if up > 0 else '<'} {supply}"
    lower = corner[1] - 0.35 if up > 0 else corner[1] - 1.25
    panel.note(f"${goods}$, ${money}$", (income + 4, lower), side="centre", size=8.5)
    income_moves = Text("rises", "上升") if across > 0 else Text("falls", "下降")
    rate_moves = Text("rises", "上升") if up > 0 else Text("falls", "下降")
    panel.says(
        f"Zone {zone}: {plain(goods)}, {plain(money)}; income {income_moves.en}, the interest rate {rate_moves.en}.",
        f"区域 {zone}：{plain(goods)}，{plain(money)}，收入{income_moves.zh}，利率{rate_moves.zh}。",
    )


def _sign(evidence: Evidence, name: str, income: float, rate: float) -> int:
    formula = evidence.formula(_SOURCE, name, using=("Y", "r"))
    return 1 if float(evidence.function(_SOURCE, formula, ("Y", "r"))(income, rate)) > 0 else -1
