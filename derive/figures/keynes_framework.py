"""Keynes's framework as boxes and arrows: what income depends on, and what that depends on in turn."""

from __future__ import annotations

from typing import Any

from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.style import FIRST, INK, SECOND, SHADES, SMALL, THIN, THIRD
from derive.text import Text

NEEDS = ()
TITLE = Text("The framework of Keynes's theory of income", "凯恩斯国民收入决定理论的基本框架")

# Column, height of the centre, colour, words. A box is tied to the box named in LINKS.
BOXES: dict[str, tuple[int, float, str, Text]] = {
    "income": (0, 0.56, INK, Text("National\nincome", "国民收入")),
    "consumption": (1, 0.85, FIRST, Text("Consumption", "消费")),
    "investment": (1, 0.36, SECOND, Text("Investment", "投资")),
    "propensity": (2, 0.92, FIRST, Text("Propensity to consume:\naverage $C/Y$, marginal $\\Delta C/\\Delta Y$",
                                        "消费倾向：平均消费倾向 $C/Y$、\n边际消费倾向 $\\Delta C/\\Delta Y$")),
    "earned": (2, 0.77, FIRST, Text("Income", "收入")),
    "rate": (2, 0.51, THIRD, Text("Interest rate", "利率")),
    "efficiency": (2, 0.17, SECOND, Text("Marginal efficiency\nof capital", "资本边际效率")),
    "preference": (3, 0.60, THIRD, Text("Liquidity preference\n$L = L_1 + L_2$", "流动性偏好\n$L = L_1 + L_2$")),
    "quantity": (3, 0.42, THIRD, Text("Quantity of money\n$m = M/P$", "货币数量\n$m = M/P$")),
    "returns": (3, 0.24, SECOND, Text("Expected returns", "预期收益")),
    "cost": (3, 0.10, SECOND, Text("Replacement cost, or supply\nprice of capital goods", "重置成本或\n资本品的供给价格")),
    "transactions": (4, 0.79, THIRD, Text("Transactions\nmotive", "交易动机")),
    "precaution": (4, 0.60, THIRD, Text("Precautionary\nmotive", "谨慎动机")),
    "speculation": (4, 0.41, THIRD, Text("Speculative\nmotive", "投机动机")),
}  # fmt: skip
LINKS = {
    "consumption": "income",
    "investment": "income",
    "propensity": "consumption",
    "earned": "consumption",
    "rate": "investment",
    "efficiency": "investment",
    "preference": "rate",
    "quantity": "rate",
    "returns": "efficiency",
    "cost": "efficiency",
    "transactions": "preference",
    "precaution": "preference",
    "speculation": "preference",
}
_CENTRES = (0.07, 0.225, 0.455, 0.71, 0.93)
_ROUNDED = "round,pad=0,rounding_size=0.012"
_WIDTHS = (0.115, 0.135, 0.235, 0.215, 0.125)


def compose(canvas: Canvas, evidence: Evidence) -> None:
    """Boxes from left to right: income, its parts, their causes."""
    del evidence  # a diagram of concepts: it draws no curve
    canvas.sheet(9.3, 4.4)
    axes = canvas.blank()
    for name, parent in LINKS.items():
        _link(axes, name, parent)
    for name in BOXES:
        _box(axes, name, canvas.language)
    _describe(canvas)


def _box(axes: Any, name: str, language: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    column, height, colour, words = BOXES[name]
    shown = words[language]
    tall = 0.085 + 0.055 * shown.count("\n")
    width = _WIDTHS[column]
    corner = (_CENTRES[column] - width / 2, height - tall / 2)
    shade = {INK: "#f2f2f2", FIRST: SHADES[0], SECOND: SHADES[1], THIRD: SHADES[2]}[colour]
    box = FancyBboxPatch(
        corner,
        width,
        tall,
        boxstyle=_ROUNDED,
        facecolor=shade,
        edgecolor=colour,
        linewidth=THIN,
        zorder=2,
    )
    axes.add_patch(box)
    axes.text(_CENTRES[column], height, shown, ha="center", va="center", fontsize=SMALL, linespacing=1.35, zorder=3)


def _link(axes: Any, name: str, parent: str) -> None:
    """Draw an arrow from a cause to what it determines, with a square bend half-way."""
    column, height, colour, _ = BOXES[name]
    target, level, _, _ = BOXES[parent]
    start = _CENTRES[column] - _WIDTHS[column] / 2
    end = _CENTRES[target] + _WIDTHS[target] / 2
    bend = (start + end) / 2
    axes.plot([start, bend, bend], [height, height, level], color=colour, linewidth=THIN, zorder=1, solid_joinstyle="miter")
    style = {
        "arrowstyle": "-|>,head_length=0.45,head_width=0.18",
        "color": colour,
        "linewidth": THIN,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    axes.annotate("", (end, level), (bend, level), arrowprops=style, zorder=1)


def _describe(canvas: Canvas) -> None:
    from derive.figures.labels import plain

    for parent in dict.fromkeys(LINKS.values()):
        causes = [BOXES[name][3] for name, target in LINKS.items() if target == parent]
        effect = BOXES[parent][3]
        english = "; ".join(plain(_one_line(cause.en, " ({})", " ")) for cause in causes)
        chinese = "；".join(plain(_one_line(cause.zh, "（{}）", "")) for cause in causes)
        canvas.sentences.append(
            Text(
                f"{plain(_one_line(effect.en, ' ({})', ' '))} depends on: {english}.",
                f"{plain(_one_line(effect.zh, '（{}）', ''))}取决于：{chinese}。",
            )
        )


def _one_line(words: str, aside: str, between: str) -> str:
    """Join the lines of a box; a formula on the second line becomes an aside."""
    first, _, second = words.partition("\n")
    return first + aside.replace("{}", second) if "=" in second else first + between * bool(second) + second
