"""Sections of the lecture on incomplete markets: events, markets, securities, equilibrium, equivalence, welfare."""

from __future__ import annotations

from derive.economies.event_count import event_count
from derive.lecture import Erratum, Formula, Pitfall, Question, Section
from derive.models.event_tree import event_information, event_tree, event_tree_example
from derive.text import Text

SECTIONS: tuple[Section, ...] = (
    Section(
        Text("Dates, states, events", "时期、状态与事件"),
        (event_tree_example, event_tree, event_count, event_information),
        Text(
            "Time and uncertainty enter the model through one object, the tree of events.",
            "时间与不确定性通过同一个对象进入模型，这就是事件树。",
        ),
    ),
)

# Printed after Hart's economy and what follows from it.
CLOSING_SECTIONS: tuple[Section, ...] = ()
ERRATA: tuple[Erratum, ...] = ()
PITFALLS: tuple[Pitfall, ...] = ()
QUESTIONS: tuple[Question, ...] = ()
FORMULAS: tuple[Formula, ...] = (Formula("event_tree", "N", Text("number of events", "事件总数")),)
