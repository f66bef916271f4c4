"""Markets clear: factor prices at the capital of each country, and lending that adds up to zero."""

from __future__ import annotations

from derive.equation import Equation, definition, equilibrium
from derive.model import Model
from derive.models.two_country_firms import k_0d, k_0ds, k_1d, k_1ds, l_1d, l_1ds, l_2d, l_2ds
from derive.models.two_country_symbols import (
    A,
    F,
    L,
    b_1,
    b_1s,
    b_c1,
    b_f1,
    k_0,
    k_0s,
    k_1,
    k_1s,
    k_c0,
    k_c1,
    k_f0,
    k_f1,
    r_1,
    r_1s,
    r_2,
    r_2s,
    w_1,
    w_1s,
    w_2,
    w_2s,
)
from derive.rules import conclude
from derive.step import Derivation
from derive.text import Text

_LABOUR = tuple(equilibrium(demand, L, ("labour market", "劳动市场出清")) for demand in (l_1d, l_2d, l_1ds, l_2ds))
_CAPITAL = tuple(
    equilibrium(demand, supply, ("capital market", "资本市场出清"))
    for demand, supply in ((k_0d, k_c0), (k_1d, k_c1), (k_0ds, k_0s), (k_1ds, k_1s))
)
HOME_CAPITAL = (
    definition(k_0, k_c0 + k_f0, ("capital of the country in period 1", "本国第 1 期期初资本")),
    definition(k_1, k_c1 + k_f1, ("capital of the country in period 2", "本国第 2 期期初资本")),
)
BORROWING = definition(b_1, b_c1 + b_f1, ("borrowing of the country", "本国的国际借款"))
_LENDING = equilibrium(b_c1 + b_f1 + b_1s, 0, ("international capital market", "国际资本市场出清"))


_MARGINAL = tuple(
    Equation(price, A * F(capital, labour).diff(factor), name=Text("condition of the firms", "企业的一阶条件"))
    for price, capital, labour, factor in (
        (r_1, k_f0 + k_0d, l_1d, k_0d),
        (w_1, k_f0 + k_0d, l_1d, l_1d),
        (r_2, k_f1 + k_1d, l_2d, k_1d),
        (w_2, k_f1 + k_1d, l_2d, l_2d),
        (r_1s, k_0ds, l_1ds, k_0ds),
        (w_1s, k_0ds, l_1ds, l_1ds),
        (r_2s, k_1ds, l_2ds, k_1ds),
        (w_2s, k_1ds, l_2ds, l_2ds),
    )
)

MARKETS = Model(
    "two_country_markets",
    ("Market clearing in two countries", "两国的市场出清"),
    [*_MARGINAL, *_LABOUR, *_CAPITAL, *HOME_CAPITAL, BORROWING, _LENDING],
    endogenous=[r_1, w_1, r_2, w_2, r_1s, w_1s, r_2s, w_2s, l_1d, l_2d, l_1ds, l_2ds, k_0d, k_1d, k_0ds, k_1ds, k_0, k_1, b_1,
                b_1s],
    exogenous=[k_c0, k_f0, k_c1, k_f1, k_0s, k_1s, b_c1, b_f1, L],
    parameters=[A],
    order=(A, k_0, k_1, k_c0, k_f0, k_0d, k_c1, k_f1, k_1d, k_0s, k_1s, b_1, b_c1, b_f1, b_1s, r_1, r_2, w_1, w_2, L),
)  # fmt: skip


def market_clearing() -> Derivation:
    """Marginal products at the capital of each country, and lending that adds up to zero."""
    derivation = Derivation(
        MARKETS,
        "market_clearing",
        ("Markets clear", "市场出清"),
        intro=(
            "Labour stays in its country, capital is hired from the country's households, loans are traded in the world. The "
            "firms' conditions are those derived above, read as what each factor price equals.",
            "劳动不能跨国流动，企业向本国居民租用资本，借贷在国际市场进行。企业的一阶条件已在上文得到，"
            "这里写成要素价格的表达式。",
        ),
        reading=Text(
            "Only the capital of the country and its total borrowing matter from here on. How {capital} and {borrowing} are "
            "divided between households and firms is left open: their differences are determined, not the parts.",
            "此后只用到一国的总资本与总借款。{capital}与{borrowing}在居民和企业之间如何划分并不确定：确定的只是二者之差。",
            capital=k_1,
            borrowing=b_1,
        ),
    )
    labour = dict(zip((l_1d, l_2d, l_1ds, l_2ds), _LABOUR, strict=True))
    capital = dict(zip((k_0d, k_1d, k_0ds, k_1ds), _CAPITAL, strict=True))
    home = {k_0d: (HOME_CAPITAL[0], k_0), k_1d: (HOME_CAPITAL[1], k_1)}
    for price in _MARGINAL:
        demands = [symbol for symbol in (*capital, *labour) if symbol in price.free_symbols]
        supplies = [{**labour, **capital}[symbol] for symbol in demands]
        value = price.rhs.xreplace({supply.lhs: supply.rhs for supply in supplies})
        if demands[0] in home:
            total, name = home[demands[0]]
            value = value.xreplace({total.rhs: name})
            supplies.append(total)
        derivation.by(conclude(Equation(price.lhs, value), price, *supplies), id=f"price_{price.lhs}")
    derivation.by(conclude(Equation(b_1 + b_1s, 0), _LENDING, BORROWING), id="lending", label="10.6")
    return derivation
