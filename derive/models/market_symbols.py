"""The symbols that the models of the lecture on incomplete markets share: date 0, states s = 1, 2, ... of date 1.

Every function makes the symbol with the given indices: state first, commodity second, the household as superscript. Two
calls with the same indices give equal symbols.
"""

from __future__ import annotations

from derive.symbols import POSITIVE, POSITIVE_INTEGER, REAL, Domain, EconomicSymbol, parameter, variable

# Numbers of things: dates, states, commodities, households, securities.
K = parameter("K", ("number of commodities", "基本商品数"), domain=POSITIVE_INTEGER)
H = parameter("H", ("number of households", "家庭数"), domain=POSITIVE_INTEGER)
S = parameter("S", ("number of states at date 1", "1 期的状态数"), domain=POSITIVE_INTEGER)
M = parameter("M", ("number of securities", "证券数"), domain=POSITIVE_INTEGER)


def _event(state: int) -> tuple[str, str]:
    return ("at date 0", "0 期") if state == 0 else (f"in state {state}", f"状态 {state} 中")


def spot_price(state: int, commodity: int, domain: Domain = POSITIVE) -> EconomicSymbol:
    """Return the price p_sk of a commodity on the spot market of a state; state 0 is date 0."""
    en, zh = _event(state)
    words = (f"spot price of commodity {commodity} {en}", f"{zh}商品 {commodity} 的即期价格")
    return variable(f"p_{state}{commodity}", words, domain=domain, notation=f"p_{{{state}{commodity}}}")


def contingent_price(state: int, commodity: int) -> EconomicSymbol:
    """Return the Arrow–Debreu price of a commodity contingent on a state, paid at date 0."""
    en, zh = _event(state)
    words = (
        f"price at date 0 of commodity {commodity} delivered {en}",
        f"0 期交易的{zh}商品 {commodity} 的价格",
    )
    return variable(f"phat_{state}{commodity}", words, domain=POSITIVE, notation=f"\\hat p_{{{state}{commodity}}}")


def consumption(household: int, state: int, commodity: int) -> EconomicSymbol:
    """Return what a household consumes of a commodity in a state."""
    en, zh = _event(state)
    words = (
        f"consumption of commodity {commodity} by household {household} {en}",
        f"家庭 {household} 在{zh}对商品 {commodity} 的消费" if state else f"家庭 {household} 在 0 期对商品 {commodity} 的消费",
    )
    return variable(
        f"x_{household}_{state}{commodity}", words, domain=POSITIVE, notation=f"x_{{{state}{commodity}}}^{{{household}}}"
    )


def endowment(household: int, state: int, commodity: int) -> EconomicSymbol:
    """Return what a household owns of a commodity in a state."""
    en, zh = _event(state)
    words = (
        f"endowment of household {household} with commodity {commodity} {en}",
        f"家庭 {household} 在{zh}的商品 {commodity} 禀赋",
    )
    return variable(
        f"e_{household}_{state}{commodity}", words, domain=POSITIVE, notation=f"e_{{{state}{commodity}}}^{{{household}}}"
    )


def holding(household: int, security: int) -> EconomicSymbol:
    """Return how much of a security a household holds; negative when it has issued it."""
    words = (f"amount of security {security} held by household {household}", f"家庭 {household} 持有的证券 {security} 的数量")
    return variable(f"y_{household}_{security}", words, notation=f"y_{{{security}}}^{{{household}}}")


def security_price(security: int) -> EconomicSymbol:
    """Return the price of a security at date 0."""
    return variable(f"q_{security}", (f"price of security {security}", f"证券 {security} 的价格"), domain=REAL)


def payoff(state: int, security: int) -> EconomicSymbol:
    """Return what one unit of a security pays in a state, in its own unit of payment."""
    words = (f"payoff of security {security} in state {state}", f"证券 {security} 在状态 {state} 的支付")
    return parameter(f"a_{state}{security}", words, notation=f"a_{{{state}{security}}}")


def state_price(state: int) -> EconomicSymbol:
    """Return the price at date 0 of one unit of the numeraire in a state."""
    return variable(f"pi_{state}", (f"state price of state {state}", f"状态 {state} 的状态价格"), notation=f"pi_{{{state}}}")
