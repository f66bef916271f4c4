"""Money demand with the liquidity trap: at the floor of the interest rate any larger amount is held."""

from __future__ import annotations

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics
from derive.figures.style import FIRST
from derive.text import Text

NEEDS = ("lm_regions",)
TITLE = Text("The demand for money and the liquidity trap", "货币需求曲线与流动性陷阱")
_SOURCE = "lm_regions"
_NUMBERS = {"h": 5, "Y": 60}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """The three pieces of speculative demand, added to what transactions need."""
    canvas.sheet(5.0, 3.8)
    panel = canvas.panel(evidence.symbol(_SOURCE, "L"), evidence.symbol(_SOURCE, "r"), (0, 105), (0, 11))
    whole = evidence.formula(_SOURCE, "L", using=("Y", "L_2"))
    held = evidence.symbol(_SOURCE, "L_2")

    def demand(speculation: object) -> float:
        return evidence.value(_SOURCE, whole, **_NUMBERS, L_2=speculation)

    floor = evidence.value(_SOURCE, evidence.formula(_SOURCE, "r", label="L2: r = r0"), **_NUMBERS)
    top = evidence.value(_SOURCE, evidence.symbol(_SOURCE, "r_max"), **_NUMBERS)
    none = evidence.value(_SOURCE, evidence.formula(_SOURCE, "L_2", label="L2: none"), **_NUMBERS)
    rates = np.linspace(top, floor, 30)
    middle = evidence.curve(_SOURCE, "L_2", "r", label="L2: middle", **_NUMBERS)(rates)
    across = np.array([demand(none), *(demand(f"{amount:.9f}") for amount in middle), 98])
    up = np.array([10, *rates, floor])
    panel.curve(across, up, mathematics(evidence.symbol(_SOURCE, "L")), side="above", colour=FIRST)
    panel.guides(
        (across[1], top),
        below=evidence.printed(_SOURCE, whole.subs(held, none)),
        left=mathematics(evidence.symbol(_SOURCE, "r_max")),
    )
    panel.link((0, floor), (across[-2], floor))
    panel.tick(mathematics(evidence.symbol(_SOURCE, "r_0")), y=floor)
    panel.point((across[-2], floor))
    panel.note(Text("liquidity trap", "流动性陷阱"), ((across[-2] + 98) / 2, floor), side="below", size=10)
    panel.says(
        "Above r_max only transactions need money; below it demand rises as the rate falls; at the floor r0 the curve is "
        "horizontal: the liquidity trap.",
        "利率高于 r_max 时只有交易性需求；低于 r_max 时利率越低，货币需求越大；在利率下限 r0 处曲线成为水平线，即流动性陷阱。",
    )
