"""The home country: households, firms that nobody owns, and the world's capital market."""

from __future__ import annotations

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.flow_chart import flow_chart
from derive.figures.sector_layout import FIRMS, HOUSEHOLDS, MARKET, borrowing, firms, households, market, paid, supplied
from derive.models.two_country_symbols import L, b_c1, b_f1, c_1, c_2, k_c0, k_c1, k_f0, k_f1, r_1, r_2, r_g2, w_1, w_2
from derive.text import Text

_HOUSEHOLD, _FIRM = "home_household", "home_firm"
NEEDS = (_HOUSEHOLD, _FIRM)
TITLE = Text("Sectors of the home country", "本国的部门结构")
SECTORS = {
    HOUSEHOLDS: households(
        Text("consume {c}, {d},\nown capital {k}, {l}", "消费 {c}、{d}\n拥有资本 {k}、{l}", c=c_1, d=c_2, k=k_c0, l=k_c1),
        _HOUSEHOLD,
    ),
    FIRMS: firms(Text("own capital {k}, {l},\npay no dividends", "拥有资本 {k}、{l}\n不分红", k=k_f0, l=k_f1), _FIRM),
    MARKET: market(r_g2, _FIRM),
}
_RETURNS = {"r": r_1 * k_c0, "s": r_2 * k_c1, "w": w_1 * L, "v": w_2 * L}
FLOWS = (
    supplied(Text("capital {k}, {l}, labour {n}", "资本 {k}、{l}，劳动 {n}", k=k_c0, l=k_c1, n=L), _HOUSEHOLD),
    paid(Text("rent {r}, {s}, wages {w}, {v}", "租金 {r}、{s}，工资 {w}、{v}", **_RETURNS), _HOUSEHOLD),
    *borrowing(HOUSEHOLDS, b_c1, r_g2, _HOUSEHOLD),
    *borrowing(FIRMS, b_f1, r_g2, _FIRM),
)


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Households and firms side by side, both with access to the market below."""
    canvas.sheet(8.4, 4.3)
    flow_chart(canvas, evidence, SECTORS, FLOWS)
