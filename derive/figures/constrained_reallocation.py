"""Gains of both households and spot prices along a reallocation of securities."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.equation import Equation
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics
from derive.figures.panel import Axis, Panel
from derive.figures.style import DASHES, FIRST, INK, SECOND, SHADES
from derive.text import Text

NEEDS = ("constrained_inefficiency",)
TITLE = Text("A reallocation of securities that helps both households", "使双方都受益的证券再配置")
_SOURCE = "constrained_inefficiency"
_SIZES = np.linspace(0, 0.62, 32)


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """The gains, with the range in which both are positive, and the prices that make them."""
    canvas.sheet(9.0, 3.8, columns=2)
    _gains(canvas, evidence)
    _prices(canvas, evidence)


def _gains(canvas: Canvas, evidence: Evidence) -> None:
    """Relative gains, as the logarithm of income says: 0.001 is one thousandth of income."""
    size = evidence.symbol(_SOURCE, "t")
    axis = Axis("G", Text("gain as a share of income", "增益占收入的比例"))
    panel = canvas.panel(size, axis, (0, 0.72), (-0.0009, 0.0026))
    panel.heading(Text("Gains of the households", "两个家庭的增益"))
    found = {name: _along(evidence, name) for name in ("G_1", "G_2")}
    for name, colour, dashes in (("G_1", FIRST, "-"), ("G_2", SECOND, DASHES)):
        panel.curve(_SIZES, found[name], mathematics(evidence.symbol(_SOURCE, name)), colour=colour, dashes=dashes)
    common = np.maximum(np.minimum(found["G_1"], found["G_2"]), 0)
    panel.shade(_SIZES.tolist(), 0 * _SIZES, common, SHADES[2])
    panel.note(Text("both gain", "双方受益"), (0.27, 0.0004))
    for value in (0.2, 0.4):
        panel.tick(f"${value:g}$", x=value)
    for value in (0.001, 0.002):
        _level(panel, value)


def _prices(canvas: Canvas, evidence: Evidence) -> None:
    size = evidence.symbol(_SOURCE, "t")
    panel = canvas.panel(size, Axis("p", Text("price of good 2", "商品 2 的价格")), (0, 0.72), (0.86, 1.12), column=1)
    panel.heading(Text("Price of good 2 by state", "各状态中商品 2 的价格"))
    for name, colour, dashes in (("p_1", INK, "-"), ("p_2", FIRST, "-"), ("p_3", SECOND, DASHES)):
        panel.curve(_SIZES, _along(evidence, name), mathematics(evidence.symbol(_SOURCE, name)), colour=colour, dashes=dashes)
    _level(panel, 1.0)
    _level(panel, 0.9)
    for value in (0.2, 0.4, 0.6):
        panel.tick(f"${value:g}$", x=value)


def _level(panel: Panel, value: float) -> None:
    panel.tick(f"${value:g}$", y=value)


def _along(evidence: Evidence, name: str) -> Any:
    """Evaluate what the derivation says about an outcome, with the incomes and prices that it has derived put in."""
    from derive.numeric.compile import compile_numpy

    derivation = evidence.derivation(_SOURCE)
    known = {
        step.conclusion.lhs: step.conclusion.rhs
        for step in derivation.steps
        if isinstance(step.conclusion, Equation) and step.id.startswith(("price_", "income_"))
    }
    symbol = evidence.symbol(_SOURCE, name)
    if symbol in known:
        formula = known[symbol]
    else:
        formula = next(one.rhs for one in evidence.model(_SOURCE).equations if one.lhs == symbol).xreplace(known)
    return compile_numpy(formula, [evidence.symbol(_SOURCE, "t")])(_SIZES)
