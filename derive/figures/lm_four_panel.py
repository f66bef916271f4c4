"""The LM curve in four panels: speculation, the split of the money supply, transactions, and the curve itself."""

from __future__ import annotations

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics, named, notation_of
from derive.figures.panel import Axis
from derive.figures.style import FIRST, INK, SECOND, THIRD
from derive.text import Text

NEEDS = ("lm_regions",)
TITLE = Text("Deriving the LM curve in four panels", "LM 曲线的四象限推导")
_SOURCE = "lm_regions"
_NUMBERS = {"h": 5}
_RATES = {"1": 3.6, "2": 6.2}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Follow a rate: the money held for speculation leaves the rest for transactions, which supports an income."""
    canvas.sheet(7.6, 6.6, rows=2, columns=2)
    Y, r, L_2 = (evidence.symbol(_SOURCE, name) for name in ("Y", "r", "L_2"))
    speculation = evidence.curve(_SOURCE, "L_2", "r", label="L2: middle", **_NUMBERS)
    whole = evidence.formula(_SOURCE, "L", using=("Y", "L_2"))
    needed = evidence.function(_SOURCE, whole.subs(L_2, 0), ("Y",), **_NUMBERS)
    curve = evidence.curve(_SOURCE, "Y", "r", label="LM II", **_NUMBERS)
    supply = needed(float(evidence.value(_SOURCE, evidence.formula(_SOURCE, "Y_2"), **_NUMBERS)))
    rates = np.linspace(2, 8, 25)
    money, prices = (notation_of(evidence.symbol(_SOURCE, name)) for name in ("M", "P"))
    split = f"$L_{{1}}+{notation_of(L_2)}={money}/{prices}$"

    first_demand = Axis("L_{1}", Text("transactions and precautionary demand", "交易性与预防性货币需求"))
    first = canvas.panel(L_2, r, (0, 75), (0, 9.5))
    first.heading(Text("(1) Speculative demand", "（1）投机性货币需求"))
    first.curve(speculation(rates), rates, mathematics(L_2), at=(30, 2), side="right", colour=FIRST)
    second = canvas.panel(L_2, first_demand, (0, 75), (0, 75), row=1)
    second.heading(Text("(2) Division of the money supply", "（2）货币供给的分割"))
    second.curve([0, supply], [supply, 0], split, at=(34, 26), side="upper right", colour=INK)
    third = canvas.panel(Y, first_demand, (0, 150), (0, 75), row=1, column=1)
    third.heading(Text("(3) Transactions demand", "（3）交易性货币需求"))
    incomes = np.linspace(0, 130, 14)
    third.curve(
        incomes, needed(incomes), f"$L_{{1}}={evidence.printed(_SOURCE, whole.subs(L_2, 0))[1:-1]}$", side="above", colour=THIRD
    )
    fourth = canvas.panel(Y, r, (0, 150), (0, 9.5), column=1)
    fourth.heading(Text("(4) LM curve", "（4）LM 曲线"))
    fourth.curve(curve(rates), rates, named("LM"), colour=SECOND)

    for index, rate in _RATES.items():
        held = float(speculation(rate))
        left = supply - held
        income = float(curve(rate))
        first.guides((held, rate), left=mathematics(r, index))
        second.guides((held, left))
        canvas.link(first, (held, rate), second, (held, left))
        canvas.link(second, (held, left), third, (income, left))
        canvas.link(third, (income, left), fourth, (income, rate))
        canvas.link(first, (held, rate), fourth, (income, rate))
        for panel, place in ((first, (held, rate)), (second, (held, left)), (third, (income, left)), (fourth, (income, rate))):
            panel.point(place)
        fourth.tick(mathematics(Y, index), x=income)
    fourth.says(
        "At the higher rate r2 less money is held for speculation, more is left for transactions, and it supports the larger "
        "income Y2: LM rises.",
        "利率为较高的 r2 时，投机性货币需求较少，可用于交易的货币较多，与之相应的收入 Y2 较高：LM 曲线向右上方倾斜。",
    )
