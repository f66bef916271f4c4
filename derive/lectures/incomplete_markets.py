"""The lecture on general equilibrium over time and under uncertainty: securities, complete and incomplete markets."""

from __future__ import annotations

from derive.lecture import Lecture
from derive.lectures import incomplete_markets_hart, incomplete_markets_structure
from derive.text import Text

_PARTS = (incomplete_markets_structure, incomplete_markets_hart)

# The notes' order: events, markets, equilibrium, complete markets, incomplete markets; the table of all results last.
_SECTIONS = (
    *incomplete_markets_structure.SECTIONS,
    *incomplete_markets_hart.SECTIONS,
    *incomplete_markets_structure.CLOSING_SECTIONS,
)

LECTURE = Lecture(
    "incomplete_markets",
    Text(
        "General equilibrium over time and under uncertainty: complete and incomplete markets",
        "跨期与不确定条件下的一般均衡：完全市场与不完全市场",
    ),
    _SECTIONS,
    intro=Text(
        "Households own goods at several dates and in several states of the world. How far markets let them move goods "
        "from where they are plentiful to where they are missed depends on which securities are traded. This handout "
        "builds the model from the tree of events, derives equilibrium with contingent commodities and with securities, "
        "shows when the two are the same, and what fails when they are not.",
        "家庭在不同时期、不同状态下拥有商品。市场能在多大程度上把商品从富余之处转移到短缺之处，取决于有哪些证券可以交易。"
        "本讲义从事件树出发建立模型，推导事件依赖商品市场的均衡与证券市场的均衡，说明二者何时等价，"
        "以及不等价时会出现什么问题。",
    ),
    source=Text("Lecture 3, notes on intermediate macroeconomics", "宏观经济学讲义第三讲"),
    errata=tuple(erratum for part in _PARTS for erratum in part.ERRATA),
    pitfalls=tuple(pitfall for part in _PARTS for pitfall in part.PITFALLS),
    questions=tuple(question for part in _PARTS for question in part.QUESTIONS),
    formulas=tuple(formula for part in _PARTS for formula in part.FORMULAS),
)
