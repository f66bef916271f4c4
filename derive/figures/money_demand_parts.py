"""Money demand put together: L1 does not depend on the interest rate, L2 falls with it; three incomes shift the sum."""

from __future__ import annotations

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics
from derive.figures.style import DASHES, FIRST, SECOND, THIRD
from derive.text import Text

NEEDS = ("money_demand",)
TITLE = Text("The demand for money: its parts, and three incomes", "货币需求的构成与三种收入水平下的货币需求")
_SOURCE = "money_demand"
_INCOMES = {"1": 160, "2": 200, "3": 240}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Left: L1, L2 and their sum at one income. Right: the sum at three incomes."""
    canvas.sheet(8.4, 3.8, columns=2)
    L, r, first, second = (evidence.symbol(_SOURCE, name) for name in ("L", "r", "L_1", "L_2"))
    rates = np.linspace(0, 6.6, 34)

    parts = canvas.panel(L, r, (-80, 135), (0, 8))
    parts.heading(Text("Two parts and their sum", "两部分及其加总"))
    transactions = evidence.value(_SOURCE, evidence.formula(_SOURCE, "L_1"))
    parts.curve(transactions, rates, mathematics(first), side="above", colour=THIRD)
    parts.curve(evidence.curve(_SOURCE, "L_2", "r")(rates), rates, mathematics(second), side="above", colour=SECOND)
    total = evidence.curve(_SOURCE, "L", "r", label="L")
    parts.curve(total(rates), rates, mathematics(L), side="above", colour=FIRST)
    parts.tick(evidence.printed(_SOURCE, evidence.equation(_SOURCE, "L_1").rhs), x=transactions)

    incomes = canvas.panel(L, r, (0, 135), (0, 8), column=1)
    incomes.heading(Text("Three incomes", "三种收入水平"))
    Y = evidence.symbol(_SOURCE, "Y")
    for (index, income), dashes in zip(_INCOMES.items(), ("-", DASHES, (0, (1.5, 2))), strict=True):
        curve = evidence.curve(_SOURCE, "L", "r", label="L", Y=income)
        label = f"${mathematics(L)[1:-1]}({mathematics(Y, index)[1:-1]})$"
        incomes.curve(curve(rates), rates, label, side="above", colour=FIRST, dashes=dashes)
    for start, end in ((62, 78), (82, 98)):
        incomes.arrow((start, 2.0), (end, 2.0), SECOND)
    incomes.says("Income rises from Y1 to Y3: the curve moves to the right.", "收入由 Y1 增至 Y3，曲线向右移动。")
