"""The MEC schedule of a few projects: investment as a step function of the interest rate."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import sympy

from derive.equation import Condition
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import mathematics
from derive.figures.panel import Panel
from derive.figures.style import FIRST
from derive.text import Text

NEEDS = ("mec_schedule",)
TITLE = Text("The MEC schedule of four projects", "四个项目的资本边际效率曲线")
_SOURCE = "mec_schedule"


@dataclass(frozen=True)
class Step:
    """Investment is `amount` while the interest rate lies between two bounds; infinity is no bound."""

    amount: float
    lower: float
    upper: float


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Steps that go down to the right, with the case r = 7 marked."""
    canvas.sheet(5.2, 3.8)
    steps = steps_of(evidence)
    most, highest = steps[-1].amount, steps[0].lower
    panel = canvas.panel(evidence.symbol(_SOURCE, "I"), evidence.symbol(_SOURCE, "r"), (0, 1.15 * most), (0, 1.25 * highest))
    across, up = _staircase(steps, top=1.15 * highest)
    panel.curve(across, up, "MEC", at=(across[-1], 0.55 * up[-2]), colour=FIRST)
    for step, following in pairwise(steps):
        panel.tick(f"{step.lower:g}", y=step.lower)
        panel.tick(f"{following.amount:g}", x=following.amount)
    _projects(panel, evidence, steps)
    _case(panel, evidence, steps)


def steps_of(evidence: Evidence) -> list[Step]:
    """Return the steps that were derived, from high interest rates to low ones."""
    found = {}
    for equation in evidence.equations(_SOURCE):
        if str(equation.lhs) == "I" and equation.rhs.is_number:
            lower, upper = bounds(equation.holds_for)
            if lower < upper:
                found[lower] = Step(float(equation.rhs), lower, upper)
    return [found[lower] for lower in sorted(found, reverse=True)]


def bounds(conditions: tuple[Condition, ...]) -> tuple[float, float]:
    """Return the interval that conditions, each linear in one symbol, describe.

    >>> x = sympy.Symbol("x")
    >>> bounds((Condition(x - 2, ">0"), Condition(5 - x, ">0")))
    (2.0, 5.0)
    """
    lower, upper = -float("inf"), float("inf")
    for condition in conditions:
        (symbol,) = condition.expression.free_symbols
        slope = sympy.diff(condition.expression, symbol)
        bound = float(-condition.expression.subs(symbol, 0) / slope)
        if condition.sign == "=0":
            return bound, bound
        if (slope > 0) == (condition.sign in (">0", ">=0")):
            lower = max(lower, bound)
        else:
            upper = min(upper, bound)
    return lower, upper


def _staircase(steps: list[Step], top: float) -> tuple[list[float], list[float]]:
    across, up = [], []
    for step in steps:
        across += [step.amount, step.amount]
        up += [min(step.upper, top), max(step.lower, 0.0)]
    return across, up


def _projects(panel: Panel, evidence: Evidence, steps: list[Step]) -> None:
    """Write the name of each project on its step."""
    projects = [symbol for symbol in evidence.model(_SOURCE).endogenous if str(symbol).startswith("I_")]
    for project, step, following in zip(projects, steps, steps[1:], strict=False):
        middle = (step.amount + following.amount) / 2
        panel.note(mathematics(project), (middle, step.lower), side="above", size=11)
        name, amount = str(project).removeprefix("I_"), following.amount - step.amount
        panel.says(
            f"Project {name} costs {amount:g} and pays as long as the interest rate is below {step.lower:g} per cent.",
            f"项目 {name} 的投资额为 {amount:g}，利率低于 {step.lower:g}% 时有利可图。",
        )


def _case(panel: Panel, evidence: Evidence, steps: list[Step]) -> None:
    """Mark investment at the interest rate that the source asks for."""
    rate = float(evidence.model(_SOURCE).given[evidence.symbol(_SOURCE, "r")])
    amount = next(step.amount for step in steps if step.lower < rate < step.upper)
    panel.guides((amount, rate), left=f"${evidence.printed(_SOURCE, evidence.symbol(_SOURCE, 'r'))[1:-1]}={rate:g}$")
    panel.point((amount, rate))
    panel.says(f"At {rate:g} per cent investment is {amount:g}.", f"利率为 {rate:g}% 时，投资额为 {amount:g}。")
