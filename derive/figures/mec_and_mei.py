"""MEC and MEI: the same returns, discounted in the same way, at a constant and at a rising supply price."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics
from derive.figures.panel import Axis
from derive.figures.style import DASHES, FIRST, SECOND
from derive.text import Text

NEEDS = ("mei",)
TITLE = Text("The marginal efficiency of capital and of investment", "资本边际效率曲线与投资边际效率曲线")
_SOURCE = "mei"
# Along the schedule the returns of a further project are `_BEST - _DECLINE * I` times those of the example; when all
# firms invest, the supply price rises by the share `_DEARER * I`. Investment I runs from 0 to 1.
_BEST, _DECLINE, _DEARER = 1.2, 0.35, 0.16
_AMOUNT = 0.6


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Two falling curves from one point of the vertical axis, MEI below MEC."""
    canvas.sheet(5.0, 3.8)
    present_value = _present_value(evidence)
    price = evidence.value(_SOURCE, evidence.symbol(_SOURCE, "R_supply"), as_given=True)
    first, second = (evidence.symbol(_SOURCE, name) for name in ("r_0", "r_1"))
    rates = np.linspace(0.02, 0.22, 200)
    capital, investment = (_schedule(present_value(rates), price, dearer) for dearer in (0.0, _DEARER))
    amount = Axis("I", Text("investment", "投资额"))
    panel = canvas.panel(amount, Axis("r", Text("the marginal efficiency", "边际效率")), (0, 1.12), (0, 0.24))
    for across, label, colour, dashes in ((capital, "MEC", FIRST, "-"), (investment, "MEI", SECOND, DASHES)):
        shown = (across >= 0) & (across <= 0.95)
        panel.curve(across[shown][::-1], rates[shown][::-1], label, colour=colour, dashes=dashes)
    for across, symbol in ((capital, first), (investment, second)):
        rate = float(np.interp(-_AMOUNT, -across, rates))
        panel.guides((_AMOUNT, rate), below="$I_{0}$" if symbol is first else "", left=mathematics(symbol))
        panel.point((_AMOUNT, rate))
    panel.says(
        "Both curves start at one point. At the investment I0 the rate r1 on MEI is lower than r0 on MEC.",
        "两条曲线始于同一点。投资额为 I0 时，MEI 曲线上的 r1 低于 MEC 曲线上的 r0。",
    )


def _present_value(evidence: Evidence) -> Any:
    """The receipts of the example as a function of the discount rate: the right-hand side of the derived equation."""
    equation = next(
        equation
        for equation in evidence.equations(_SOURCE)
        if str(equation.lhs) == "R_supply" and equation.rhs.has(_rate(evidence))
    )
    return evidence.function(_SOURCE, equation.rhs, ("r_0",), as_given=True)


def _rate(evidence: Evidence) -> Any:
    return evidence.symbol(_SOURCE, "r_0")


def _schedule(present_value: np.ndarray, price: float, dearer: float) -> np.ndarray:
    """Investment up to the project whose returns are just worth the price: price (1 + dearer I) = value (best - decline I)."""
    return (_BEST * present_value - price) / (dearer * price + _DECLINE * present_value)
