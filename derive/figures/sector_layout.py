"""Where households, firms and the capital market stand in the sector diagrams, and where the arrows between them run."""

from __future__ import annotations

from derive.figures.flow_chart import Flow, Sector
from derive.figures.style import FIRST, SECOND, SHADES, THIRD
from derive.symbols import EconomicSymbol
from derive.text import Text

HOUSEHOLDS, FIRMS, MARKET = "households", "firms", "market"


def households(does: Text, source: str) -> Sector:
    """The box of the households, at the top left."""
    return Sector((0.15, 0.8), FIRST, SHADES[0], Text("Households", "居民"), does, source)


def firms(does: Text, source: str) -> Sector:
    """The box of the firms, at the top right."""
    return Sector((0.85, 0.8), SECOND, SHADES[1], Text("Firms", "企业"), does, source)


def market(rate: EconomicSymbol, source: str) -> Sector:
    """The box of the capital market, below."""
    name = Text("World capital market", "国际资本市场")
    return Sector((0.5, 0.18), THIRD, SHADES[2], name, Text("interest rate {r}", "利率 {r}", r=rate), source)


def supplied(what: Text, source: str) -> Flow:
    """What households give to firms."""
    return Flow(HOUSEHOLDS, FIRMS, (0.28, 0.86), (0.72, 0.86), what, (0.5, 0.905), "center", source)


def paid(what: Text, source: str) -> Flow:
    """What firms pay to households."""
    return Flow(FIRMS, HOUSEHOLDS, (0.72, 0.75), (0.28, 0.75), what, (0.5, 0.705), "center", source)


def borrowing(sector: str, loan: EconomicSymbol, rate: EconomicSymbol, source: str) -> tuple[Flow, Flow]:
    """A loan in period 1 and its repayment with interest in period 2."""
    received = Text("period 1: loan {b}", "第 1 期：借款 {b}", b=loan)
    returned = Text("period 2:\nrepayment\n{b}", "第 2 期：还本付息\n{b}", b=(1 + rate) * loan)
    if sector == HOUSEHOLDS:
        return (
            Flow(MARKET, sector, (0.40, 0.305), (0.19, 0.675), received, (0.31, 0.555), "left", source),
            Flow(sector, MARKET, (0.11, 0.675), (0.37, 0.2), returned, (0.185, 0.4), "right", source),
        )
    return (
        Flow(MARKET, sector, (0.60, 0.305), (0.81, 0.675), received, (0.69, 0.555), "right", source),
        Flow(sector, MARKET, (0.89, 0.675), (0.63, 0.2), returned, (0.815, 0.4), "left", source),
    )
