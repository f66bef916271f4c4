"""From the money market to the real rate: liquidity sets the nominal rate, expected inflation does the rest."""

from __future__ import annotations

from derive.equation import identity
from derive.model import Model
from derive.models.interest_symbols import ORDER, M, P, Y, i, phi
from derive.models.money_market_general import market
from derive.rules import differentiate, isolate, sign
from derive.step import Derivation
from derive.symbols import interval, variable
from derive.text import Text

pi_e = variable("pi_e", ("expected inflation", "预期通货膨胀率"), domain=interval(-1), notation=r"\pi^e")
r = variable("r", ("real interest rate", "实际利率"))

fisher = identity((1 + r) * (1 + pi_e), 1 + i, ("Fisher equation", "费雪方程式"))

REAL_RATE = Model(
    "real_rate_in_money_market",
    ("Money market and real rate", "货币市场与实际利率"),
    [market, fisher],
    endogenous=[i, r],
    exogenous=[M, P, Y, phi, pi_e],
    order=(*ORDER, r, pi_e),
)


def interest_real_rate() -> Derivation:
    """Effects on the real rate: of money at given expectations, of expectations at given money."""
    derivation = Derivation(
        REAL_RATE,
        "interest_real_rate",
        ("The real rate at given expected inflation", "预期通货膨胀率给定时的实际利率"),
        intro=Text(
            "Liquidity preference determines the nominal rate {i}; investment and saving react to the real rate {r}. How does "
            "monetary policy reach {r}?",
            "流动性偏好决定名义利率{i}，而影响投资与储蓄的是实际利率{r}。货币政策如何作用于{r}？",
            i=i,
            r=r,
        ),
        reading=(
            "At given expected inflation more money lowers the real rate, by a little less than the nominal one "
            "if inflation is "
            "expected. Higher expected inflation lowers the real rate as long as the nominal rate stays where the money market "
            "puts it; if more money also raises expected inflation, both effects work in the same direction.",
            "预期通货膨胀率给定时，货币供给增加使实际利率下降；预期通货膨胀率为正时，降幅略小于名义利率。"
            "名义利率由货币市场决定而不变时，预期通货膨胀率上升使实际利率下降；若货币供给增加同时提高了通货膨胀预期，"
            "两种作用方向相同。",
        ),
    )
    isolated = derivation.by(isolate(r, equation=fisher), label="r", id="real_rate")
    for shock in (M, Y, P, phi):
        effect = derivation.by(differentiate(r, shock, isolated, market, jointly=(i,)), id=f"dr_d{shock.key}")
        derivation.by(sign(effect, "<0" if shock in (M, phi) else ">0"), id=f"dr_d{shock.key}_sign")
    derivation.by(
        differentiate(i, pi_e, market),
        id="di_dpi",
        reading=("Expected inflation does not enter the money market.", "预期通货膨胀率不进入货币市场均衡条件。"),
    )
    effect = derivation.by(differentiate(r, pi_e, isolated, market, jointly=(i,)), id="dr_dpi")
    derivation.by(sign(effect, "<0"), id="dr_dpi_sign")
    return derivation
