"""The sheet on which panels are laid out, and how it becomes bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from derive.figures.panel import Axis, Panel
from derive.figures.style import DASHES, GUIDE, THIN
from derive.symbols import EconomicSymbol
from derive.text import Text

_LEFT, _RIGHT, _TOP, _BOTTOM = 0.50, 0.40, 0.35, 0.40
RESOLUTION = 180


class Canvas:
    """A sheet of equal panels; sizes are inches."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.panels: list[Panel] = []
        self.sentences: list[Text] = []
        self._figure: Any = None
        self._grid = (1, 1)

    def sheet(self, width: float = 4.8, height: float = 3.6, *, rows: int = 1, columns: int = 1) -> None:
        """Choose the size of the sheet and the grid of panels."""
        from matplotlib.figure import Figure

        self._figure = Figure(figsize=(width, height))
        self._grid = (rows, columns)
        self._size = (width, height)

    def panel(
        self,
        horizontal: EconomicSymbol | Axis,
        vertical: EconomicSymbol | Axis,
        width: tuple[float, float],
        height: tuple[float, float],
        *,
        row: int = 0,
        column: int = 0,
    ) -> Panel:
        """Add a panel at a place of the grid, counted from the top left."""
        axes = self._figure.add_axes(self._rectangle(row, column))
        made = Panel(axes, self.language, horizontal, vertical, width, height)
        self.panels.append(made)
        return made

    def link(self, one: Panel, start: tuple[float, float], other: Panel, end: tuple[float, float]) -> None:
        """Draw a dashed line from a place in one panel to a place in another."""
        from matplotlib.lines import Line2D

        inverse = self._figure.transFigure.inverted()
        places = [inverse.transform(panel.axes.transData.transform(place)) for panel, place in ((one, start), (other, end))]
        line = Line2D(*zip(*places, strict=True), transform=self._figure.transFigure, color=GUIDE, linestyle=DASHES)
        line.set_linewidth(THIN)
        line.set_zorder(-1)
        self._figure.add_artist(line)

    def blank(self) -> Any:
        """Return bare axes over the whole sheet, from (0, 0) to (1, 1), for a diagram."""
        axes = self._figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        return axes

    def _rectangle(self, row: int, column: int) -> tuple[float, float, float, float]:
        rows, columns = self._grid
        width, height = self._size
        across, up = width / columns, height / rows
        left, bottom = column * across + _LEFT, (rows - 1 - row) * up + _BOTTOM
        return left / width, bottom / height, (across - _LEFT - _RIGHT) / width, (up - _BOTTOM - _TOP) / height

    def description(self) -> Text:
        """Return what the panels show, in both languages."""
        sentences: list[Text] = []
        axes: Text | None = None
        for panel in self.panels:
            repeated = axes is not None and panel.axes_in_words == axes
            axes = panel.axes_in_words
            sentences += [*panel.heading_in_words, *(() if repeated else (axes,)), *panel.sentences]
        sentences += self.sentences
        return Text(" ".join(sentence.en for sentence in sentences), "".join(sentence.zh for sentence in sentences))

    def save(self, form: str) -> bytes:
        """Return the sheet as `svg` or `png`, the same bytes on every run."""
        stream = BytesIO()
        metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        self._figure.savefig(stream, format=form, dpi=RESOLUTION, metadata=metadata)
        return stream.getvalue()
