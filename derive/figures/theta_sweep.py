"""The equilibrium over the firms' share: consumption, borrowing, return, welfare, from certified solutions."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.errors import OutputError
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics
from derive.figures.panel import Axis, Panel
from derive.figures.style import DASHES, FIRST, SECOND
from derive.text import Text

NEEDS = ("functional_forms",)
TITLE = Text("Equilibria for all shares of the firms", "企业所占份额与均衡")
SOURCE = "functional_forms"
SHARES = np.linspace(0, 1, 101)
_EQUATIONS = ("10.18", "10.19", "10.20", "10.21", "10.22", "10.23")
_UNKNOWNS = ("c_1", "c_2", "c_1_star", "c_2_star", "k_1", "b_1")
_CERTIFIED = range(0, 101, 10)


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Four panels over the share."""
    found = solutions(evidence)
    canvas.sheet(8.4, 6.4, rows=2, columns=2)
    _consumption(canvas, evidence, found)
    _borrowing(canvas, evidence, found)
    _return(canvas, evidence, found)
    _welfare(canvas, evidence, found)
    canvas.sentences.append(
        Text(
            "Every tenth equilibrium was certified by interval arithmetic.",
            "每隔十个点的均衡都用区间算术验证了存在性与局部唯一性。",
        )
    )


def solutions(evidence: Evidence) -> Any:
    """Solve the six derived equations at all shares, and certify every tenth solution."""
    from derive.numeric import sweep

    derivation = evidence.derivation(SOURCE)
    equations = [derivation.result(f"numeric_{label}") for label in _EQUATIONS]
    unknowns = [evidence.symbol(SOURCE, name) for name in _UNKNOWNS]
    found = sweep(equations, {evidence.symbol(SOURCE, "theta"): SHARES}, unknowns)
    if not (found.found.all() and all(one.certified for one in found.certify(_CERTIFIED))):
        raise OutputError("not-certified", "Some equilibria of the sweep are not certified.", "Look at numeric.solve there.")
    return found


def _panel(canvas: Canvas, evidence: Evidence, vertical: Any, height: tuple[float, float], row: int, column: int) -> Panel:
    panel = canvas.panel(evidence.symbol(SOURCE, "theta"), vertical, (0, 1.12), height, row=row, column=column)
    panel.tick("$0.5$", x=0.5)
    panel.tick("$1$", x=1)
    return panel


def _level(panel: Panel, value: float) -> None:
    panel.tick(f"${value:g}$", y=value)


def _consumption(canvas: Canvas, evidence: Evidence, found: Any) -> None:
    panel = _panel(canvas, evidence, Axis("c", Text("consumption", "消费")), (0.4, 1.75), 0, 0)
    panel.heading(Text("Consumption", "消费"))
    for name, colour, dashes in (
        ("c_1", FIRST, "-"),
        ("c_2", FIRST, DASHES),
        ("c_1_star", SECOND, "-"),
        ("c_2_star", SECOND, DASHES),
    ):
        panel.curve(SHARES, found[name], mathematics(evidence.symbol(SOURCE, name)), colour=colour, dashes=dashes)
    for value in (0.5, 1.0, 1.5):
        _level(panel, value)


def _borrowing(canvas: Canvas, evidence: Evidence, found: Any) -> None:
    panel = _panel(canvas, evidence, evidence.symbol(SOURCE, "b_1"), (-0.45, 0.1), 0, 1)
    panel.heading(Text("Borrowing of the home country", "本国的国际借款"))
    panel.curve(SHARES, found["b_1"], mathematics(evidence.symbol(SOURCE, "b_1")), colour=FIRST)
    for value in (-0.4, -0.2):
        _level(panel, value)


def _return(canvas: Canvas, evidence: Evidence, found: Any) -> None:
    """The rate of the open world; the closed economy reaches the same rate at half the share."""
    panel = _panel(canvas, evidence, Axis("r_2", Text("return in period 2", "第 2 期资本回报率")), (0.34, 0.52), 1, 0)
    panel.heading(Text("Return in period 2", "第 2 期资本回报率"))
    rate = _rate(evidence, found["k_1"])
    panel.curve(SHARES, rate, Text("open", "开放"), colour=FIRST)
    panel.curve(SHARES / 2, rate, Text("closed", "封闭"), colour=SECOND, dashes=DASHES, side="lower left")
    for value in (0.4, 0.45, 0.5):
        _level(panel, value)


def _rate(evidence: Evidence, capital: Any) -> Any:
    from derive.numeric.compile import compile_numpy

    derivation = evidence.derivation(SOURCE)
    gross = compile_numpy(derivation.result("gross_return").rhs, [evidence.symbol(SOURCE, "k_1")])
    return gross(capital) - 1


def _welfare(canvas: Canvas, evidence: Evidence, found: Any) -> None:
    """U = -1/c_1 - 0.98/c_2, the utility of the lecture with relative risk aversion of two."""
    panel = _panel(canvas, evidence, Axis("U", Text("welfare", "福利")), (-3.6, 0.3), 1, 1)
    panel.heading(Text("Welfare", "福利"))
    for first, second, label, colour in (("c_1", "c_2", "$U$", FIRST), ("c_1_star", "c_2_star", "$U^{*}$", SECOND)):
        panel.curve(SHARES, -1 / found[first] - 0.98 / found[second], label, colour=colour)
    for value in (-3.0, -2.0, -1.0):
        _level(panel, value)
