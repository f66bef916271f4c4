"""How the rate finds its equilibrium: arrows in the money market, and the same movement along the bond-price curve."""

from __future__ import annotations

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.interest_money_market import HEIGHT, crossing, demand, draw_demand, draw_supply, market, starred_rate
from derive.figures.labels import mathematics, notation_of
from derive.figures.style import INK, SECOND, THIRD
from derive.text import Text

NEEDS = ("interest_linear", "interest_bond_price")
TITLE = Text("Adjustment: the interest rate and the bond price", "调整过程：利率与债券价格")
_BONDS = "interest_bond_price"
_ABOVE, _BELOW = 6.4, 1.9


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Left the rate moves towards equilibrium, right the bond price moves the other way."""
    canvas.sheet(8.2, 3.7, columns=2)
    supply, rate = crossing(evidence)
    panel = market(canvas, evidence)
    panel.heading(Text("Money market", "货币市场"))
    draw_demand(panel, evidence)
    draw_supply(panel, evidence)
    for start in (_ABOVE, _BELOW):
        across = float(demand(evidence)(start))
        panel.link((across, start), (supply, start))
        end = start + 0.62 * (rate - start)
        panel.arrow((supply + 5, start), (supply + 5, end), THIRD, 1.8)
    panel.guides((supply, rate), left=starred_rate(evidence))
    panel.point((supply, rate))
    panel.says("Above i* the arrow points down, below i* it points up.", "利率高于 i* 时箭头向下，低于 i* 时箭头向上。")
    _bond_price(canvas, evidence, rate)


def _bond_price(canvas: Canvas, evidence: Evidence, rate: float) -> None:
    price, nominal = (evidence.symbol(_BONDS, name) for name in ("P_b", "i"))
    # Interest rates in percent numbers, as in the money market on the left; the coupon is scaled alike.
    coupon = {"Q": 240}
    value = evidence.function(_BONDS, evidence.formula(_BONDS, "P_b", using=("Q", "i")), ("i",), **coupon)
    panel = canvas.panel(price, nominal, (0, 160), HEIGHT, column=1)
    panel.heading(Text("Bond price", "债券价格"))
    rates = np.linspace(7.8, 1.6, 80)
    label = f"${notation_of(price)}={notation_of(evidence.symbol(_BONDS, 'Q'))}/{notation_of(nominal)}$"
    panel.curve(value(rates), rates, label, at=(float(value(2.3)), 2.3), side="upper right", colour=SECOND)
    for start in (_ABOVE, _BELOW):
        path = np.linspace(start, start + 0.62 * (rate - start), 2)
        ends = [(float(value(height)) - 8, float(height) - 0.35) for height in path]
        panel.arrow(ends[0], ends[1], THIRD, 1.8)
    starred = mathematics(price).replace("$", "", 1)[:-1].join(("$", "^{*}$"))
    panel.guides((float(value(rate)), rate), below=starred, left=starred_rate(evidence))
    panel.point((float(value(rate)), rate), colour=INK)
    panel.says(
        "As the rate falls to i*, the bond price rises; as the rate rises to i*, it falls.",
        "利率向 i* 下降时，债券价格上升；利率向 i* 上升时，债券价格下降。",
    )
