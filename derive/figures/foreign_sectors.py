"""The foreign country: all capital belongs to the households, and they alone borrow and lend."""

from __future__ import annotations

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.flow_chart import flow_chart
from derive.figures.sector_layout import FIRMS, HOUSEHOLDS, MARKET, borrowing, firms, households, market, paid, supplied
from derive.models.two_country_symbols import L, b_1s, c_1s, c_2s, k_0s, k_1s, r_1s, r_2s, r_g2, w_1s, w_2s
from derive.text import Text

_HOUSEHOLD, _FIRM = "foreign_household", "foreign_firm"
NEEDS = (_HOUSEHOLD, _FIRM)
TITLE = Text("Sectors of the foreign country", "外国的部门结构")
SECTORS = {
    HOUSEHOLDS: households(
        Text(
            "consume {c}, {d},\nown all capital {k}, {l}",
            "消费 {c}、{d}\n拥有全部资本 {k}、{l}",
            c=c_1s,
            d=c_2s,
            k=k_0s,
            l=k_1s,
        ),
        _HOUSEHOLD,
    ),
    FIRMS: firms(Text("belong to the households,\nown no capital", "归居民所有\n不拥有资本"), _FIRM),
    MARKET: market(r_g2, _HOUSEHOLD),
}
_RETURNS = {"r": r_1s * k_0s, "s": r_2s * k_1s, "w": w_1s * L, "v": w_2s * L}
FLOWS = (
    supplied(Text("capital {k}, {l}, labour {n}", "资本 {k}、{l}，劳动 {n}", k=k_0s, l=k_1s, n=L), _HOUSEHOLD),
    paid(Text("rent {r}, {s}, wages {w}, {v}", "租金 {r}、{s}，工资 {w}、{v}", **_RETURNS), _HOUSEHOLD),
    *borrowing(HOUSEHOLDS, b_1s, r_g2, _HOUSEHOLD),
)


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Households and firms side by side; only the households have access to the market below."""
    canvas.sheet(8.4, 4.3)
    flow_chart(canvas, evidence, SECTORS, FLOWS)
