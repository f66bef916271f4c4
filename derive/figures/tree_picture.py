"""An event tree as a picture: dates from left to right, one point for each event."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from derive.errors import OutputError
from derive.figures.style import FIRST, FONT_SIZE, GUIDE, SMALL, THIN, house_style

if TYPE_CHECKING:
    from derive.economies.event_tree import EventTree, History

# More branches than this cannot be told apart on a page.
MOST_LEAVES = 40


def tree_picture(tree: EventTree, form: str = "svg") -> bytes:
    """Draw an event tree as `svg` or `png`; events carry their states, dates stand below.

    >>> from derive.economies import EventTree
    >>> tree_picture(EventTree(2, 2))[:5]
    b'<?xml'
    """
    leaves = tree.histories(tree.T)
    if len(leaves) > MOST_LEAVES:
        raise OutputError(
            "tree-too-wide",
            f"A tree with {len(leaves)} final events cannot be drawn on a page.",
            f"Draw one with at most {MOST_LEAVES}, such as its first dates.",
        )
    from matplotlib.figure import Figure

    with house_style():
        figure = Figure(figsize=size_of(tree))
        draw_tree(figure.add_axes((0.05, 0.05, 0.9, 0.9)), tree)
        stream = BytesIO()
        metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        figure.savefig(stream, format=form, dpi=180, metadata=metadata)
    return stream.getvalue()


def size_of(tree: EventTree) -> tuple[float, float]:
    """Return the width and height in inches at which a tree can be read."""
    return 1.6 + 1.7 * tree.T, 1.0 + 0.34 * len(tree.histories(tree.T))


def draw_tree(axes: Any, tree: EventTree) -> None:
    """Draw a tree on bare axes."""
    axes.set(xlim=(-0.4, tree.T + 0.6), ylim=(-1.4, len(tree.histories(tree.T))))
    axes.set_axis_off()
    heights = level_of(tree)
    for history, height in heights.items():
        for follower in tree.after(history):
            ends = (len(history), len(follower)), (height, heights[follower])
            axes.plot(*ends, color=GUIDE, linewidth=THIN, zorder=1)
        axes.plot([len(history)], [height], "o", color=FIRST, markersize=5, zorder=2)
        _name(axes, history, height, final=len(history) == tree.T)
    for date in range(tree.T + 1):
        axes.text(date, -1.2, f"$t={date}$", ha="center", va="bottom", fontsize=FONT_SIZE)


def _name(axes: Any, history: History, height: float, *, final: bool) -> None:
    """Write the states of an event next to its point."""
    words = ", ".join(map(str, history))
    axes.annotate(
        f"$({words})$" if history else "$s_0$",
        (len(history), height),
        (7, 0) if final else (-3, 5),
        textcoords="offset points",
        ha="left" if final else "right",
        va="center" if final else "bottom",
        fontsize=SMALL,
    )


def level_of(tree: EventTree) -> dict[History, float]:
    """Return the height of every event: final events one below the other, earlier ones in the middle of what follows.

    >>> from derive.economies import EventTree
    >>> level_of(EventTree(1, 2))
    {(1,): 1.0, (2,): 0.0, (): 0.5}
    """
    final = tree.histories(tree.T)
    heights = {history: float(len(final) - 1 - place) for place, history in enumerate(final)}
    for date in range(tree.T - 1, -1, -1):
        for history in tree.histories(date):
            below = [heights[follower] for follower in tree.after(history)]
            heights[history] = sum(below) / len(below)
    return heights
