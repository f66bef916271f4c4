"""The firms' share from which on the poor country lends, over its capital; and where no share makes it lend."""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.errors import OutputError
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.panel import Panel
from derive.figures.style import DASHES, FIRST, SECOND
from derive.models.two_country_reversal_numbers import LOWEST, THRESHOLDS
from derive.numeric_table import Columns
from derive.text import Text

SOURCE = "reversal_in_numbers"
NEEDS = (SOURCE,)
TITLE = Text("From which share of the firms on the poor country lends", "穷国成为资本借出方的企业份额")
_STYLES = ((FIRST, "-", "upper left"), (SECOND, DASHES, "upper right"))


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """One threshold curve for each kind of utility, each up to the capital at which it reaches one."""
    capital, share = evidence.symbol(SOURCE, "k_0"), evidence.symbol(SOURCE, "theta")
    canvas.sheet(6.8, 4.4)
    panel = canvas.panel(capital, share, (0.3, 1.06), (0, 1.18))
    panel.tick("$0.3$", x=0.3)
    panel.tick("$1$", x=1.0)
    panel.tick("$0.5$", y=0.5)
    panel.guides((1.0, 1.0), left="$1$")
    for columns, lowest, style in zip(THRESHOLDS.columns, _lowest(evidence), _STYLES, strict=True):
        _threshold(panel, evidence, columns, lowest, style)
    panel.note(Text("above the curve:\nthe poor country lends", "曲线上方：\n穷国借出资本"), (0.83, 0.72))
    panel.note(Text("below: it borrows", "曲线下方：穷国借入资本"), (0.615, 0.14))
    panel.note(Text("no share\nreverses\nthe flow", "任何份额\n都不能\n使其逆转"), (0.355, 0.5))
    canvas.sentences.append(
        Text(
            "Left of the end of a curve no share reverses the flow. The ends and every tenth point were certified by interval "
            "arithmetic.",
            "在各曲线端点的左侧，任何份额都不能使资本流动逆转。端点以及每隔十个点的数值都用区间算术验证过。",
        )
    )


def _lowest(evidence: Evidence) -> list[float]:
    """Return the capital at which each threshold is one, certified."""
    from derive.numeric.tabulate import tabulate

    rows = tabulate(LOWEST, evidence.derivation(SOURCE))
    return [row.answers[0].solution["k_0"] for row in rows]


def _threshold(panel: Panel, evidence: Evidence, columns: Columns, lowest: float, style: tuple[str, Any, str]) -> None:
    colour, dashes, side = style
    capital = np.linspace(lowest, 1, 102)[1:-1]
    share = np.concatenate([[1.0], _shares(evidence, columns, capital)])
    heading = columns.heading
    assert heading is not None
    panel.curve(np.concatenate([[lowest], capital]), share, colour=colour, dashes=dashes)
    panel.point((lowest, 1.0), heading, side=side, colour=colour)
    panel.guides((lowest, 1.0), below=f"${lowest:.2f}$")
    panel.says(
        f"The curve for {heading.en} falls from 1 at a capital of {lowest:.4f} to 0 at a capital of 1.",
        f"{heading.zh}的曲线由资本 {lowest:.4f} 处的 1 下降到资本 1 处的 0。",
    )


def _shares(evidence: Evidence, columns: Columns, capital: Any) -> Any:
    """Solve the derived system over the capital of the home country, and certify every tenth solution."""
    from derive.numeric import sweep
    from derive.numeric.tabulate import system_of

    system = system_of(THRESHOLDS, columns, evidence.derivation(SOURCE))
    found = sweep(system, {evidence.symbol(SOURCE, "k_0"): capital})
    if not (found.found.all() and all(one.certified for one in found.certify(range(0, capital.size, 10)))):
        raise OutputError("not-certified", "Some thresholds are not certified.", "Look at numeric.solve there.")
    return found["theta"]
