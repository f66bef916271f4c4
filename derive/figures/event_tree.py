"""The tree of events, with as many branches as the derivation has states."""

from __future__ import annotations

from derive.errors import OutputError
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.tree_picture import draw_tree, size_of
from derive.text import Text

NEEDS = ("event_tree",)
TITLE = Text("The tree of events", "事件树")
_SOURCE = "event_tree"


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Draw the tree; it must have as many events as were derived."""
    from derive.economies.event_tree import EventTree

    model = evidence.model(_SOURCE)
    branching = tuple(int(number) for number in model.given.values())
    tree = EventTree(len(branching), branching)
    derived = evidence.value(_SOURCE, evidence.equation(_SOURCE, "N", using=[str(one) for one in model.given]).rhs)
    if derived != tree.count:
        raise OutputError("other-count", f"{derived:g} events were derived, {tree.count} are drawn.", "Draw the derived tree.")
    canvas.sheet(*size_of(tree))
    draw_tree(canvas.blank(), tree)
    by_date = [str(number) for number in tree.counts]
    canvas.sentences.append(
        Text(
            f"From left to right there are {', '.join(by_date)} events at the dates 0 to {tree.T}, {tree.count} in all. "
            f"Every "
            "event branches into the events that can follow; every point on the right is one whole history.",
            f"从左到右，0 期至 {tree.T} 期的事件数依次为 {'、'.join(by_date)}，共 {tree.count} 个；"
            f"每个事件分出其后可能发生的事件，越往右分支越多，最右端的每一点都是一条完整的路径。",
        )
    )
