"""The money market: the interest rate at which demand meets the given supply, and what moves it."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.equation import Kind
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics, notation_of
from derive.figures.panel import Panel
from derive.figures.style import DASHES, FIRST, SECOND
from derive.symbols import EconomicSymbol
from derive.text import Text

NEEDS = ("money_equilibrium",)
TITLE = Text("Money-market equilibrium", "货币市场的均衡与利率的决定")
WIDTH, HEIGHT = (0, 130), (0, 8)
_SOURCE = "money_equilibrium"


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Equilibrium and excess demand; more money; more income."""
    canvas.sheet(9.3, 3.5, columns=3)
    market = canvas.panel(*_axes(evidence), WIDTH, HEIGHT)
    market.heading(Text("Equilibrium", "均衡"))
    _draw(market, evidence, "0", {}, "-")
    supply, demand = _supply(evidence), evidence.curve(_SOURCE, "L", "r")
    for rate, words, side in (
        (4.9, Text("excess supply", "超额供给"), "left"),
        (2.4, Text("excess demand", "超额需求"), "right"),
    ):
        market.link((float(demand(rate)), rate), (supply, rate))
        market.note(words, (float(demand(rate)), rate), side=side, size=8.5)

    market.says(
        "They meet at E0 with the rate r0; above it there is excess supply of money, below it excess demand.",
        "两条曲线交于 E0 点，均衡利率为 r0；利率高于 r0 时货币供过于求，低于 r0 时供不应求。",
    )

    more_money = canvas.panel(*_axes(evidence), WIDTH, HEIGHT, column=1)
    more_money.heading(Text("More money", "货币供给增加"))
    _draw(more_money, evidence, "0", {}, "-")
    _draw(more_money, evidence, "1", {"M": 80}, DASHES)
    more_money.arrow((62, 7), (78, 7), SECOND)
    more_money.says("The supply moves to the right and the rate falls from r0 to r1.", "货币供给曲线右移，利率由 r0 降至 r1。")

    more_income = canvas.panel(*_axes(evidence), WIDTH, HEIGHT, column=2)
    more_income.heading(Text("More income", "收入增加"))
    _draw(more_income, evidence, "0", {}, "-")
    _draw(more_income, evidence, "1", {"Y": 240}, DASHES)
    more_income.arrow((82, 2), (98, 2), SECOND)
    more_income.says("Demand moves to the right and the rate rises from r0 to r1.", "货币需求曲线右移，利率由 r0 升至 r1。")


def _axes(evidence: Evidence) -> tuple[EconomicSymbol, EconomicSymbol]:
    return evidence.symbol(_SOURCE, "L"), evidence.symbol(_SOURCE, "r")


def _supply(evidence: Evidence, **changed: Any) -> float:
    market = next(equation for equation in evidence.model(_SOURCE).equations if equation.kind is Kind.EQUILIBRIUM)
    return evidence.value(_SOURCE, market.lhs, **changed)


def _draw(panel: Panel, evidence: Evidence, index: str, changed: dict[str, Any], dashes: object) -> None:
    """Draw supply, demand and their crossing; a line that has not moved is not drawn twice."""
    rates = np.linspace(0, 7, 36)
    if index == "0" or "Y" in changed:
        demand = evidence.curve(_SOURCE, "L", "r", **changed)(rates)
        panel.curve(
            demand,
            rates,
            mathematics(evidence.symbol(_SOURCE, "L"), index),
            at=(demand[2], rates[2]),
            side="upper right",
            colour=FIRST,
            dashes=dashes,
        )
    supply = _supply(evidence, **changed)
    if index == "0" or "M" in changed:
        money, prices = evidence.symbol(_SOURCE, "M"), evidence.symbol(_SOURCE, "P")
        label = f"${notation_of(money, index)}/{notation_of(prices)}$"
        panel.curve(
            supply,
            np.array([0, 7.3]),
            label,
            side="upper left" if index == "0" else "upper right",
            colour=SECOND,
            dashes=dashes,
        )
    rate = evidence.value(_SOURCE, evidence.formula(_SOURCE, "r", using=("Y", "M")), **changed)
    panel.guides((supply, rate), left=mathematics(evidence.symbol(_SOURCE, "r"), index))
    panel.point((supply, rate), mathematics("E", index), side="upper right")
