"""The lecture on the goods market and the money market together: IS–LM."""

from __future__ import annotations

from derive.lecture import Lecture
from derive.lectures import is_lm_equilibrium, is_lm_goods_market, is_lm_money_market
from derive.text import Text

_PARTS = (is_lm_goods_market, is_lm_money_market, is_lm_equilibrium)

# The notes' order: investment, IS, money, LM, both markets, Keynes's framework, homework.
_SECTIONS = (
    *is_lm_goods_market.SECTIONS,
    *is_lm_money_market.SECTIONS,
    *is_lm_equilibrium.SECTIONS,
    *is_lm_goods_market.CLOSING_SECTIONS,
    is_lm_money_market.HOMEWORK_SECTION,
)

LECTURE = Lecture(
    "is_lm",
    Text(
        "General equilibrium of the goods and money markets: IS–LM",
        "产品市场和货币市场的一般均衡：IS–LM 模型",
    ),
    _SECTIONS,
    intro=Text(
        "Investment depends on the interest rate, and the interest rate is set in the money market; income and the interest "
        "rate are therefore determined together. This handout derives the two curves, their intersection and everything "
        "that moves it. Every line has been checked by a method that did not take part in deriving it.",
        "投资取决于利率，而利率由货币市场决定，因此收入与利率必须同时确定。本讲义推导 IS 与 LM 两条曲线、二者的交点以及"
        "影响交点的各种因素。每一行都经过与推导过程无关的方法检验。",
    ),
    source=Text("Lecture 4, notes on intermediate macroeconomics", "宏观经济学讲义第四讲"),
    errata=tuple(erratum for part in _PARTS for erratum in part.ERRATA) + is_lm_goods_market.CLOSING_ERRATA,
    pitfalls=tuple(pitfall for part in _PARTS for pitfall in part.PITFALLS),
    questions=tuple(question for part in _PARTS for question in part.QUESTIONS),
    formulas=tuple(formula for part in _PARTS for formula in part.FORMULAS),
)
