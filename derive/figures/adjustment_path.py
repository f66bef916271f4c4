"""The path back to equilibrium: the two derived laws of motion, integrated step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from derive.figures.canvas import Canvas
from derive.figures.cross import Cross, rates, starred, window
from derive.figures.evidence import Evidence
from derive.figures.labels import named
from derive.figures.style import FIRST, FONT_SIZE, INK, SECOND
from derive.text import Text

NEEDS = ("adjustment",)
TITLE = Text("Adjustment to equilibrium", "均衡的调整过程")
WIDTH, HEIGHT = (80, 330), (0, 17)
_SOURCE = "adjustment"
# A steep LM and a flat IS curve make the spiral visible: damping is weaker the more their slopes differ.
_NUMBERS = {"I_0": 100, "h": 2, "m": 84, "alpha": 1, "gamma": "0.2"}
_START = (287.0, 6.6)


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """A counter-clockwise spiral from a point off both curves."""
    canvas.sheet(5.6, 4.3)
    cross = Cross.of_forces(evidence, _SOURCE, "Y_dot", "r_dot", **_NUMBERS)
    panel = window(canvas, evidence, _SOURCE, WIDTH, HEIGHT)
    height = rates((1.5, 15.6))
    panel.curve(cross.goods(height), height, named("IS"), at=(float(cross.goods(11.7)), 11.7), side="lower left", colour=FIRST)
    panel.curve(cross.money(height), height, named("LM"), side="above", colour=SECOND)
    income, rate = cross.equilibrium()
    panel.guides((income, rate), starred(evidence, _SOURCE, "Y"), starred(evidence, _SOURCE, "r"))
    path = integrate(_motion(evidence), _START, time=30.0, steps=1500)
    panel.curve(path[0], path[1], colour=INK, thick=1.3)
    for moment in (40, 110, 180):
        panel.arrow(tuple(path[:, moment]), tuple(path[:, moment + 4]), INK, 1.2)
    panel.point(_START, "$A$", side="right")
    panel.point((income, rate))
    panel.note("$E$", (income + 9, rate + 0.8), side="upper right", size=FONT_SIZE)
    panel.says(
        "From A the path turns counter-clockwise around the equilibrium E and ends there.",
        "经济从 A 点出发，沿逆时针方向的螺旋线趋于均衡点 E。",
    )


def _motion(evidence: Evidence) -> Callable[[np.ndarray], np.ndarray]:
    laws = [
        evidence.function(_SOURCE, evidence.formula(_SOURCE, name, using=("Y", "r")), ("Y", "r"), **_NUMBERS)
        for name in ("Y_dot", "r_dot")
    ]
    return lambda state: np.array([float(law(*state)) for law in laws])


def integrate(motion: Callable[[Any], np.ndarray], start: tuple[float, float], *, time: float, steps: int) -> np.ndarray:
    """Follow a motion by the midpoint rule; one column per moment.

    >>> circle = integrate(lambda state: np.array([-state[1], state[0]]), (1.0, 0.0), time=2 * np.pi, steps=1000)
    >>> bool(np.allclose(circle[:, -1], (1, 0), atol=1e-4))
    True
    """
    length = time / steps
    states = [np.array(start)]
    for _ in range(steps):
        here = states[-1]
        states.append(here + length * motion(here + length / 2 * motion(here)))
    return np.array(states).T
