"""State prices in complete markets: solved from security prices, positive, and the conditions of both equilibria agree."""

from __future__ import annotations

import sympy

from derive.equation import Equation, Kind
from derive.model import Model
from derive.models.equivalence import COMMODITIES, EVENTS, PAYOFFS, SECURITIES, STATES, contingent, pricing
from derive.models.market_symbols import (
    Delta,
    contingent_price,
    determinant,
    payoff,
    security_price,
    spot_price,
    state_price,
    where,
)
from derive.rules import conclude, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text


def _valued(event: int) -> EconomicSymbol:
    en, zh = where(event)
    return variable(f"lambda_{event}", (f"marginal utility of income {en}", f"{zh}收入的边际效用"), domain=POSITIVE)


def _marginal(state: int, commodity: int) -> EconomicSymbol:
    words = (f"marginal utility of commodity {commodity} in state {state}", f"状态 {state} 中商品 {commodity} 的边际效用")
    return variable(f"U_{state}{commodity}", words, domain=POSITIVE, notation=f"U_{{{state}{commodity}}}")


_HELD = tuple(
    Equation(
        _valued(0) * security_price(m),
        sympy.Add(*(_valued(s) * spot_price(s, 1) * payoff(s, m) for s in STATES)),
        Kind.OPTIMALITY,
        name=Text(f"first-order condition for security {m}", f"关于证券 {m} 的一阶条件"),
    )
    for m in SECURITIES
)
_CONSUMED = {
    (s, k): Equation(
        _marginal(s, k),
        _valued(s) * spot_price(s, k),
        Kind.OPTIMALITY,
        name=Text(f"first-order condition for commodity {k} in state {s}", f"关于状态 {s} 中商品 {k} 的一阶条件"),
    )
    for s in STATES
    for k in COMMODITIES
}
_PRICES = tuple(spot_price(s, k) for s in STATES for k in COMMODITIES)

STATE_PRICES = Model(
    "complete_market_state_prices",
    ("Security prices and a household's conditions", "证券价格与家庭的一阶条件"),
    [
        *map(pricing, SECURITIES),
        determinant(),
        *_HELD,
        *_CONSUMED.values(),
        *(contingent(s, k) for s in STATES for k in COMMODITIES),
    ],
    endogenous=[
        *map(state_price, STATES),
        Delta,
        *map(security_price, SECURITIES),
        *(_marginal(s, k) for s, k in _CONSUMED),
        *(contingent_price(s, k) for s in STATES for k in COMMODITIES),
    ],
    exogenous=[*map(_valued, EVENTS), *_PRICES],
    parameters=PAYOFFS,
    order=(*map(_valued, EVENTS), *map(state_price, STATES), *_PRICES, *map(security_price, SECURITIES), *PAYOFFS),
)


def equivalence_state_prices() -> Derivation:
    """State prices from q and A; they are every household's own; the conditions of both equilibria agree."""
    derivation = Derivation(
        STATE_PRICES,
        "equivalence_state_prices",
        ("State prices in complete markets", "完全市场中的状态价格"),
        intro=(
            "Two states, two independent numeraire securities. State prices are solved from security prices by inverting "
            "the payoff matrix. A household's first-order conditions say that its own state prices explain the security "
            "prices too.",
            "两个状态，两只线性独立的计价商品证券。对支付矩阵求逆，可由证券价格解出状态价格。家庭的一阶条件表明，"
            "它自身的状态价格同样能解释证券价格。",
        ),
        reading=(
            "There is only one set of state prices, positive because income is valued, and every household has it. The "
            "contingent price of a commodity is the state price times the spot price in units of the numeraire, and with "
            "it the conditions of the sequential household are those of the Arrow–Debreu household, the multiplier of date "
            "0 being its only one.",
            "状态价格只有一组；由于收入的边际效用为正，状态价格为正；并且每个家庭的状态价格都是这一组。"
            "事件依赖商品的价格等于状态价格乘以该商品以计价物表示的即期价格；由此，"
            "序贯市场中家庭的一阶条件就是阿罗–德布鲁市场中的一阶条件，0 期的乘子即其唯一的乘子。",
        ),
    )
    prices = [pricing(m) for m in SECURITIES]
    # A' has the rows and columns of A exchanged.
    solved = {
        1: (payoff(2, 2) * security_price(1) - payoff(2, 1) * security_price(2)) / Delta,
        2: (payoff(1, 1) * security_price(2) - payoff(1, 2) * security_price(1)) / Delta,
    }
    own = {}
    for s in STATES:
        found = derivation.by(
            conclude(Equation(state_price(s), solved[s]), *prices, determinant()), label=f"pi_{s}", id=f"state_price_{s}"
        )
        value = Equation(state_price(s), _valued(s) * spot_price(s, 1) / _valued(0))
        own[s] = derivation.by(conclude(value, found, *_HELD, determinant()), id=f"own_state_price_{s}")
        derivation.by(sign(own[s], ">0"), id=f"state_price_{s}_positive")
    for (s, k), condition in _CONSUMED.items():
        arrow_debreu = Equation(_marginal(s, k), _valued(0) * contingent_price(s, k))
        derivation.by(conclude(arrow_debreu, condition, own[s], contingent(s, k)), id=f"same_condition_{s}{k}")
    return derivation
