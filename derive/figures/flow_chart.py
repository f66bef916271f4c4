"""Boxes and arrows: who gives what to whom. What flows must be a term of the equations that were declared for a sector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sympy

from derive.errors import OutputError
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.labels import plain
from derive.figures.style import FONT_SIZE, INK, SMALL, THIN
from derive.text import Text

Place = tuple[float, float]
_HALF_WIDTH, _HALF_HEIGHT = 0.13, 0.125
_ROUNDED = "round,pad=0,rounding_size=0.012"


@dataclass(frozen=True)
class Sector:
    """A box: its place on the sheet (from 0 to 1), colours and name, and what it does.

    The slots of `does` hold symbols; `source` is the derivation whose model has them.
    """

    place: Place
    colour: str
    shade: str
    name: Text
    does: Text
    source: str


@dataclass(frozen=True)
class Flow:
    """An arrow from one sector to another, and what flows; the slots of `what` hold terms of the model of `source`."""

    giver: str
    taker: str
    start: Place
    end: Place
    what: Text
    label: Place
    side: str
    source: str


def flow_chart(canvas: Canvas, evidence: Evidence, sectors: Mapping[str, Sector], flows: tuple[Flow, ...]) -> None:
    """Draw the boxes and the arrows, and put both into words."""
    axes = canvas.blank()
    for sector in sectors.values():
        does = _written(evidence, sector.source, sector.does)
        _box(axes, sector, does[canvas.language], canvas.language)
        canvas.sentences.append(
            Text(f"{sector.name.en}: {_aloud(does.en, ' ')}.", f"{sector.name.zh}：{_aloud(does.zh, '，')}。")
        )
    for flow in flows:
        what = _written(evidence, flow.source, flow.what)
        _arrow(axes, flow, what[canvas.language])
        giver, taker = sectors[flow.giver].name, sectors[flow.taker].name
        canvas.sentences.append(
            Text(
                f"From {_small(giver.en)} to {_small(taker.en)}: {_aloud(what.en, ' ')}.",
                f"{giver.zh}流向{taker.zh}：{_aloud(what.zh, '，')}。",
            )
        )


def _written(evidence: Evidence, source: str, text: Text) -> Text:
    """Put the terms that a text mentions into words for both languages."""
    return Text(*(text.render(language, lambda amount: term(evidence, source, amount)) for language in ("en", "zh")))


def term(evidence: Evidence, source: str, amount: sympy.Expr) -> str:
    """Return an amount as mathtext; it must be a symbol of the model of a derivation, or a term of its equations."""
    model = evidence.model(source)
    sides = (side for equation in model.equations for side in (equation.lhs, equation.rhs))
    terms = {sign * part for side in sides for part in sympy.Add.make_args(side) for sign in (1, -1)}
    if amount not in terms and amount not in model.symbols:
        raise OutputError(
            "figure-without-equation",
            f"The figure {evidence.figure} shows {amount}, which is no term of the equations of {model.key}.",
            "Show a term as the model has it.",
        )
    return evidence.printed(source, amount)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _aloud(words: str, between: str) -> str:
    """Return the lines of a label as one phrase without marks."""
    return plain(words.replace("\n", between))


def _box(axes: Any, sector: Sector, does: str, language: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    across, up = sector.place
    corner = (across - _HALF_WIDTH, up - _HALF_HEIGHT)
    box = FancyBboxPatch(corner, 2 * _HALF_WIDTH, 2 * _HALF_HEIGHT, boxstyle=_ROUNDED, zorder=2)
    box.set(facecolor=sector.shade, edgecolor=sector.colour, linewidth=THIN)
    axes.add_patch(box)
    style = {"ha": "center", "va": "center", "zorder": 3}
    axes.text(across, up + 0.065, sector.name[language], fontsize=FONT_SIZE, color=sector.colour, **style)
    axes.text(across, up - 0.04, does, fontsize=SMALL, linespacing=1.4, **style)


def _arrow(axes: Any, flow: Flow, what: str) -> None:
    style = {"arrowstyle": "-|>,head_length=0.5,head_width=0.2", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", flow.end, flow.start, arrowprops=style, zorder=1)
    axes.text(*flow.label, what, ha=flow.side, va="center", fontsize=SMALL, linespacing=1.4, zorder=3)
