"""The three ranges of the LM curve: horizontal in the trap, rising in between, vertical in the classical range."""

from __future__ import annotations

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics, named
from derive.figures.style import SECOND, SHADES
from derive.text import Text

NEEDS = ("lm_regions",)
TITLE = Text("The three ranges of the LM curve", "LM 曲线的三个区域")
WIDTH, HEIGHT = (0, 165), (0, 12)
_SOURCE = "lm_regions"
_NUMBERS = {"h": 5}


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Each range is drawn from its own equation, between the derived thresholds."""
    canvas.sheet(5.8, 4.0)
    panel = canvas.panel(evidence.symbol(_SOURCE, "Y"), evidence.symbol(_SOURCE, "r"), WIDTH, HEIGHT)
    first, second = (evidence.value(_SOURCE, evidence.formula(_SOURCE, name), **_NUMBERS) for name in ("Y_1", "Y_2"))
    floor = evidence.value(_SOURCE, evidence.formula(_SOURCE, "r", label="LM I"), **_NUMBERS)
    top = evidence.value(_SOURCE, evidence.symbol(_SOURCE, "r_max"), **_NUMBERS)
    last = evidence.value(_SOURCE, evidence.formula(_SOURCE, "Y", label="LM III"), **_NUMBERS)
    middle = evidence.curve(_SOURCE, "r", "Y", label="LM II", **_NUMBERS)

    incomes = np.linspace(first, second, 30)
    across = np.concatenate([[0], incomes, [last]])
    up = np.concatenate([[floor], middle(incomes), [11]])
    for left, right, shade in ((0, first, SHADES[0]), (first, second, SHADES[2]), (second, 155, SHADES[1])):
        panel.shade([left, right], 0, 11, shade)
    panel.curve(across, up, named("LM"), at=(last, 9.6), colour=SECOND)
    for name, place in {"Y_1": (first, floor), "Y_2": (second, top)}.items():
        panel.guides(place, below=mathematics(evidence.symbol(_SOURCE, name)))
    panel.tick(mathematics(evidence.symbol(_SOURCE, "r_0")), y=floor)
    panel.guides((second, top), left=mathematics(evidence.symbol(_SOURCE, "r_max")))
    ranges = (
        (first / 2, Text("Keynesian\nrange", "凯恩斯区域")),
        ((first + second) / 2, Text("intermediate\nrange", "中间区域")),
        ((second + 155) / 2, Text("classical\nrange", "古典区域")),
    )
    for centre, words in ranges:
        panel.note(words, (centre, 11.6 if canvas.language == "zh" else 11.75), side="centre")
    panel.says(
        "Up to Y1, the Keynesian range, it is horizontal at the floor r0; from Y1 to Y2, the intermediate range, it rises; "
        "at Y2, the classical range, it is vertical from the rate r_max upwards.",
        "收入不超过 Y1 时为凯恩斯区域，曲线在利率下限 r0 处为水平线；Y1 与 Y2 之间为中间区域，曲线向右上方倾斜；"
        "在 Y2 处为古典区域，利率不低于 r_max 时曲线为垂直线。",
    )
