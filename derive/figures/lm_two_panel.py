"""The LM curve derived from the money market: each income has its own demand curve and its own interest rate."""

from __future__ import annotations

import numpy as np

from derive.equation import Kind
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics, named, notation_of
from derive.figures.style import DASHES, FIRST, SECOND
from derive.text import Text

NEEDS = ("lm",)
TITLE = Text("Deriving the LM curve", "LM 曲线的推导")
_SOURCE = "lm"
_INCOMES = {"1": 160, "2": 240}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Left: money demand at two incomes meets the supply. Right: the two pairs of income and rate, and the curve."""
    canvas.sheet(8.6, 3.9, columns=2)
    Y, L, r = (evidence.symbol(_SOURCE, name) for name in ("Y", "L", "r"))
    height = (0, 8.4)
    rates = np.linspace(0.3, 7.4, 30)

    market = canvas.panel(L, r, (0, 128), height)
    market.heading(Text("Money market", "货币市场"))
    supply = evidence.value(_SOURCE, _equilibrium_supply(evidence))
    money, prices = (notation_of(evidence.symbol(_SOURCE, name)) for name in ("M", "P"))
    market.curve(supply, np.array([0, 7.7]), f"${money}/{prices}$", side="above", colour=SECOND)
    curve = canvas.panel(Y, r, (60, 320), height, column=1)
    curve.heading(Text("LM curve", "LM 曲线"))
    on_curve = evidence.curve(_SOURCE, "Y", "r")
    curve.curve(on_curve(rates), rates, named("LM"), colour=SECOND)

    rate_at = evidence.curve(_SOURCE, "r", "Y")
    for (index, income), dashes, letter in zip(_INCOMES.items(), ("-", DASHES), "AB", strict=True):
        demand = evidence.curve(_SOURCE, "L", "r", Y=income)(rates)
        label = f"${notation_of(L)}({notation_of(Y, index)})$"
        market.curve(demand, rates, label, at=(demand[0], rates[0]), side="upper right", colour=FIRST, dashes=dashes)
        rate = float(rate_at(income))
        market.guides((supply, rate), left=mathematics(r, index))
        market.point((supply, rate), mathematics("E", index), side="upper right")
        canvas.link(market, (supply, rate), curve, (income, rate))
        curve.guides((income, rate), below=mathematics(Y, index))
        curve.point((income, rate), f"${letter}$", side="upper left")
    curve.says(
        "The larger income Y2 raises money demand and with it the interest rate from r1 to r2: points A and B lie on LM.",
        "收入由 Y1 增至 Y2，货币需求增加，利率由 r1 升至 r2：A、B 两点都在 LM 曲线上。",
    )


def _equilibrium_supply(evidence: Evidence) -> object:
    return next(equation.lhs for equation in evidence.model(_SOURCE).equations if equation.kind is Kind.EQUILIBRIUM)
