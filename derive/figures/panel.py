"""One pair of axes as a textbook draws it, and the words that describe it to readers who cannot see it.

Everything drawn here is also put into words, so that a figure and its description cannot part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from derive.figures.labels import mathematics, plain
from derive.figures.style import CURVE, DASHES, FONT_SIZE, GUIDE, INK, SMALL, THIN
from derive.symbols import EconomicSymbol
from derive.text import Text, as_text

Label = Text | str
Place = tuple[float, float]
_DIRECTIONS = {
    "rising": Text("rises from left to right", "向右上方倾斜"),
    "falling": Text("falls from left to right", "向右下方倾斜"),
    "steps": Text("goes down in steps from left to right", "自左向右呈阶梯状下降"),
    "vertical": Text("is vertical", "为垂直线"),
    "horizontal": Text("is horizontal", "为水平线"),
    "other": Text("changes direction", "方向有变化"),
}
# Where a label stands as seen from its place: offset in points, horizontal and vertical alignment.
_SIDES: dict[str, tuple[Place, str, str]] = {
    "left": ((-5, 0), "right", "center"),
    "right": ((5, 0), "left", "center"),
    "above": ((0, 5), "center", "bottom"),
    "below": ((0, -5), "center", "top"),
    "centre": ((0, 0), "center", "center"),
    "upper right": ((3, 3), "left", "bottom"),
    "lower right": ((3, -3), "left", "top"),
    "upper left": ((-3, 3), "right", "bottom"),
    "lower left": ((-3, -3), "right", "top"),
}


@dataclass(frozen=True)
class Axis:
    """An axis for something that the derivation has no symbol for: its label, and what it is called."""

    label: str
    words: Text


class Panel:
    """Axes with arrows through the origin, curves labelled where they run, dashed guides, points."""

    def __init__(
        self,
        axes: Any,
        language: str,
        horizontal: EconomicSymbol | Axis,
        vertical: EconomicSymbol | Axis,
        width: tuple[float, float],
        height: tuple[float, float],
    ) -> None:
        self.axes = axes
        self.language = language
        self.width, self.height = width, height
        self.horizontal, self.vertical = horizontal, vertical
        self.axes_in_words = _axes_in_words(horizontal, vertical)
        self.heading_in_words: tuple[Text, ...] = ()
        self.sentences: list[Text] = []
        # Where a window does not reach down to zero, the axes run along its edge.
        self.origin = (max(0.0, width[0]), max(0.0, height[0]))
        axes.set(xlim=width, ylim=height)
        axes.set_axis_off()
        self._arrow((width[0], self.origin[1]), (width[1], self.origin[1]), INK, THIN)
        self._arrow((self.origin[0], height[0]), (self.origin[0], height[1]), INK, THIN)
        self._write(_axis_label(horizontal), (width[1], self.origin[1]), (0, -5), "right", "top")
        self._write(_axis_label(vertical), (self.origin[0], height[1]), (-5, 0), "right", "top")
        if self.origin == (0.0, 0.0):
            self._write("$O$", self.origin, (-4, -4), "right", "top", size=SMALL)

    def curve(
        self,
        across: Any,
        up: Any,
        label: Label = "",
        *,
        at: Place | None = None,
        side: str = "right",
        colour: str = INK,
        dashes: Any = "-",
        thick: float = CURVE,
    ) -> None:
        """Draw a curve through points; its label stands at `at`, by default at the curve's last visible point."""
        import numpy as np

        xs, ys = np.broadcast_arrays(np.asarray(across, float), np.asarray(up, float))
        self.axes.plot(xs, ys, color=colour, linestyle=dashes, linewidth=thick, solid_capstyle="round", zorder=3)
        if label:
            place = at if at is not None else self._last_visible(xs, ys)
            self._write(_shown(label, self.language), place, *_SIDES[side], colour)
            how = _DIRECTIONS[direction(xs, ys)]
            name = _spoken(label)
            self.sentences.append(Text(f"The curve {name.en} {how.en}.", f"曲线 {name.zh} {how.zh}。"))

    def point(self, place: Place, label: Label = "", *, side: str = "above", colour: str = INK) -> None:
        """Draw a point with a name."""
        self.axes.plot(*[[value] for value in place], "o", markersize=5, color=colour, zorder=5)
        if label:
            self._write(_shown(label, self.language), place, *_SIDES[side])

    def guides(self, place: Place, below: Label = "", left: Label = "") -> None:
        """Draw dashed lines from a point to the axes that get a label."""
        x, y = place
        if below:
            self._dashed((x, self.origin[1]), (x, y))
            self.tick(below, x=x)
        if left:
            self._dashed((self.origin[0], y), (x, y))
            self.tick(left, y=y)

    def tick(self, label: Label, *, x: float | None = None, y: float | None = None) -> None:
        """Name a place on an axis."""
        shown = _shown(label, self.language)
        if x is not None:
            self._write(shown, (x, self.origin[1]), (0, -5), "center", "top", size=SMALL, over=True)
        if y is not None:
            self._write(shown, (self.origin[0], y), (-5, 0), "right", "center", size=SMALL)

    def link(self, start: Place, end: Place) -> None:
        """Draw a dashed line between two places."""
        self._dashed(start, end)

    def arrow(self, start: Place, end: Place, colour: str = INK, width: float = 1.4) -> None:
        """Draw an arrow."""
        self._arrow(start, end, colour, width)

    def note(self, words: Label, place: Place, *, side: str = "centre", colour: str = INK, size: float = SMALL) -> None:
        """Write words inside the panel; they are part of the description."""
        self._write(_shown(words, self.language), place, *_SIDES[side], colour, size)

    def shade(self, across: Sequence[float], low: Any, high: Any, colour: str) -> None:
        """Tint the area between two curves."""
        self.axes.fill_between(across, low, high, color=colour, linewidth=0, zorder=0)

    def heading(self, words: Label) -> None:
        """Write a heading above the panel."""
        text = as_text(words)
        middle = sum(self.width) / 2
        self._write(_shown(text, self.language), (middle, self.height[1]), (0, 8), "center", "bottom", over=True)
        self.heading_in_words = (Text(f"{_spoken(text).en}:", f"{_spoken(text).zh}："),)

    def says(self, english: str, chinese: str) -> None:
        """Add a sentence to the description."""
        self.sentences.append(Text(english, chinese))

    def _last_visible(self, xs: Any, ys: Any) -> Place:
        inside = (xs >= self.width[0]) & (xs <= self.width[1]) & (ys >= self.height[0]) & (ys <= self.height[1])
        last = max(position for position, seen in enumerate(inside) if seen)
        return float(xs[last]), float(ys[last])

    def _dashed(self, start: Place, end: Place) -> None:
        self.axes.plot(*zip(start, end, strict=True), color=GUIDE, linestyle=DASHES, linewidth=THIN, zorder=1)

    def _arrow(self, start: Place, end: Place, colour: str, width: float) -> None:
        style = {"arrowstyle": "-|>,head_length=0.5,head_width=0.2", "color": colour, "linewidth": width}
        style |= {"shrinkA": 0, "shrinkB": 0}
        self.axes.annotate("", end, start, arrowprops=style, annotation_clip=False, zorder=4)

    def _write(
        self,
        words: str,
        place: Place,
        offset: Place,
        across: str,
        level: str,
        colour: str = INK,
        size: float = FONT_SIZE,
        *,
        over: bool = False,
    ) -> None:
        """Write words; `over` hides the guides that run behind them."""
        self.axes.annotate(
            words,
            place,
            offset,
            textcoords="offset points",
            ha=across,
            va=level,
            color=colour,
            fontsize=size,
            annotation_clip=False,
            bbox={"facecolor": "white", "linewidth": 0, "pad": 1.0} if over else None,
            zorder=6,
        )


def direction(xs: Any, ys: Any) -> str:
    """Say how a curve runs: rising, falling, in steps, vertical, horizontal, or other.

    >>> import numpy as np
    >>> direction(np.array([0, 1, 2]), np.array([3, 2, 0])), direction(np.array([1, 1]), np.array([0, 5]))
    ('falling', 'vertical')
    >>> direction(np.array([0, 0, 1, 1]), np.array([2, 1, 1, 0]))
    'steps'
    """
    import numpy as np

    rightwards, upwards = (np.where(np.abs(change) < 1e-9, 0, np.sign(change)) for change in (np.diff(xs), np.diff(ys)))
    if not rightwards.any() or not upwards.any():
        return "horizontal" if rightwards.any() else "vertical"
    across, up = {*rightwards} - {0}, {*upwards} - {0}
    if len(across) > 1 or len(up) > 1:
        return "other"
    if across == up:
        return "rising"
    return "falling" if (rightwards * upwards).any() else "steps"


def _shown(label: Label, language: str) -> str:
    return label if isinstance(label, str) else label[language]


def _spoken(label: Label) -> Text:
    text = as_text(label)
    return Text(plain(text.en), plain(text.zh))


def _axes_in_words(horizontal: EconomicSymbol | Axis, vertical: EconomicSymbol | Axis) -> Text:
    across, up = (_named(axis) for axis in (horizontal, vertical))
    return Text(
        f"The horizontal axis shows {across.en}, the vertical axis {up.en}.",
        f"横轴为{across.zh}，纵轴为{up.zh}。",
    )


def _named(axis: EconomicSymbol | Axis) -> Text:
    symbol = plain(_axis_label(axis))
    words = axis.words if isinstance(axis, Axis) else axis.meaning
    return Text(f"{words.en} {symbol}", f"{words.zh} {symbol}")


def _axis_label(axis: EconomicSymbol | Axis) -> str:
    return mathematics(axis.label if isinstance(axis, Axis) else axis)
