"""State prices in complete markets: solved from security prices, positive, and every household's own."""

from __future__ import annotations

import sympy

from derive.equation import Equation
from derive.model import Model
from derive.models.equivalence import COMMODITIES, COMPLETE, EVENTS, PAYOFFS, SECURITIES, STATES, contingent, pricing
from derive.models.market_symbols import contingent_price, payoff, security_price, spot_price, state_price
from derive.models.sequential_budgets import DETERMINANT
from derive.rules import conclude, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text


def _valued(event: int) -> EconomicSymbol:
    words = (f"marginal utility of income in event {event}", f"事件 {event} 中收入的边际效用")
    return variable(f"lambda_{event}", words, domain=POSITIVE)


def _marginal(state: int, commodity: int) -> EconomicSymbol:
    words = (f"marginal utility of commodity {commodity} in state {state}", f"状态 {state} 中商品 {commodity} 的边际效用")
    return variable(f"U_{state}{commodity}", words, domain=POSITIVE, notation=f"U_{{{state}{commodity}}}")


_HELD = tuple(
    Equation(
        _valued(0) * security_price(m),
        sympy.Add(*(_valued(s) * spot_price(s, 1) * payoff(s, m) for s in STATES)),
        name=Text(f"first-order condition for security {m}", f"关于证券 {m} 的一阶条件"),
    )
    for m in SECURITIES
)
_CONSUMED = tuple(
    Equation(
        _marginal(s, k),
        _valued(s) * spot_price(s, k),
        name=Text(f"first-order condition for commodity {k} in state {s}", f"关于状态 {s} 中商品 {k} 的一阶条件"),
    )
    for s in STATES
    for k in COMMODITIES
)


STATE_PRICES = Model(
    "complete_market_state_prices",
    ("Security prices and a household's conditions", "证券价格与家庭的一阶条件"),
    [*map(pricing, SECURITIES), *_HELD, *_CONSUMED, *(contingent(s, k) for s in STATES for k in COMMODITIES)],
    endogenous=[
        *map(state_price, STATES),
        *map(security_price, SECURITIES),
        *(_marginal(s, k) for s in STATES for k in COMMODITIES),
        *(contingent_price(s, k) for s in STATES for k in COMMODITIES),
    ],
    exogenous=[*(_valued(s) for s in EVENTS), *(spot_price(s, k) for s in STATES for k in COMMODITIES)],
    parameters=PAYOFFS,
    conditions=[COMPLETE],
)


def equivalence_state_prices() -> Derivation:
    """State prices from q and A; they are every household's own; the conditions of both equilibria agree."""
    derivation = Derivation(
        STATE_PRICES,
        "equivalence_state_prices",
        ("State prices in complete markets", "完全市场中的状态价格"),
        intro=(
            "Two states, two independent numeraire securities. State prices are solved from security prices by inverting "
            "the payoff matrix. Every household also has state prices of its own, by which it values income in the states; "
            "its first-order conditions say that they explain the security prices too.",
            "两个状态，两只线性独立的计价商品证券。对支付矩阵求逆，可由证券价格解出状态价格。每个家庭也有自身的状态价格，"
            "即它对各状态收入的评价；一阶条件表明，它们同样能解释证券价格。",
        ),
        reading=(
            "The payoff matrix has an inverse, so there is only one set of state prices: positive because income is "
            "valued, and common to all households. The contingent price of a commodity is the state price times the "
            "relative spot price, and with it the conditions of the sequential household are those of the Arrow–Debreu "
            "household.",
            "支付矩阵可逆，所以状态价格只有一组：由于收入的边际效用为正，状态价格为正；并且对所有家庭都相同。"
            "事件依赖商品的价格等于状态价格乘以相对即期价格；由此，"
            "序贯市场中家庭的一阶条件就是阿罗–德布鲁市场中家庭的一阶条件。",
        ),
    )
    prices = [pricing(m) for m in SECURITIES]
    # A' has the rows and columns of A exchanged.
    solved = (
        (payoff(2, 2) * security_price(1) - payoff(2, 1) * security_price(2)) / DETERMINANT,
        (payoff(1, 1) * security_price(2) - payoff(1, 2) * security_price(1)) / DETERMINANT,
    )
    for s, value in zip(STATES, solved, strict=True):
        derivation.by(conclude(Equation(state_price(s), value), *prices), label=f"pi_{s}", id=f"state_price_{s}")
    own = []
    for s in STATES:
        value = _valued(s) * spot_price(s, 1) / _valued(0)
        from_prices = derivation.result(f"state_price_{s}")
        found = derivation.by(conclude(Equation(state_price(s), value), from_prices, *_HELD), id=f"own_state_price_{s}")
        derivation.by(sign(found, ">0"), id=f"state_price_{s}_positive")
        own.append(found)
    for s in STATES:
        for k in COMMODITIES:
            condition = next(one for one in _CONSUMED if one.lhs == _marginal(s, k))
            arrow_debreu = Equation(_marginal(s, k), _valued(0) * contingent_price(s, k))
            derivation.by(conclude(arrow_debreu, condition, own[s - 1], contingent(s, k)), id=f"same_condition_{s}{k}")
    return derivation
