"""The symbols that the models of the lecture on incomplete markets share: date 0, states s = 1, 2, ... of date 1.

Every function makes the symbol with the given indices: state first, commodity second, the household as superscript. A
state is a number (0 is date 0) or "s", any state. Two calls with the same indices give equal symbols.
"""

from __future__ import annotations

from derive.equation import Equation, definition
from derive.symbols import NONZERO, POSITIVE, POSITIVE_INTEGER, REAL, Domain, EconomicSymbol, parameter, variable

State = int | str

# Numbers of things: commodities, households, states, securities.
K = parameter("K", ("number of commodities", "基本商品数"), domain=POSITIVE_INTEGER)
H = parameter("H", ("number of households", "家庭数"), domain=POSITIVE_INTEGER)
S = parameter("S", ("number of states at date 1", "1 期的状态数"), domain=POSITIVE_INTEGER)
M = parameter("M", ("number of securities", "证券数"), domain=POSITIVE_INTEGER)


def where(state: State) -> tuple[str, str]:
    """Return "at date 0" or "in state s" in both languages.

    >>> where(0), where("s")
    (('at date 0', '0 期'), ('in state s', '状态 s 中'))
    """
    return ("at date 0", "0 期") if state == 0 else (f"in state {state}", f"状态 {state} 中")


def spot_price(state: State, commodity: int, domain: Domain = POSITIVE) -> EconomicSymbol:
    """Return the price p_sk of a commodity on the spot market of a state."""
    en, zh = where(state)
    words = (f"spot price of commodity {commodity} {en}", f"{zh}商品 {commodity} 的即期价格")
    return variable(f"p_{state}{commodity}", words, domain=domain, notation=f"p_{{{state}{commodity}}}")


def contingent_price(state: State, commodity: int) -> EconomicSymbol:
    """Return the Arrow–Debreu price of a commodity contingent on a state, paid at date 0."""
    en, zh = where(state)
    words = (
        f"price at date 0 of commodity {commodity} delivered {en}",
        f"在 0 期支付、于{zh}交割的商品 {commodity} 的价格" if state else f"0 期商品 {commodity} 的价格",
    )
    return variable(f"phat_{state}{commodity}", words, domain=POSITIVE, notation=f"\\hat p_{{{state}{commodity}}}")


def _quantity(
    letter: str, household: int, state: State, commodity: int, words: tuple[str, str], domain: Domain
) -> EconomicSymbol:
    place = f"{state}{commodity}"
    return variable(f"{letter}_{household}_{place}", words, domain=domain, notation=f"{letter}_{{{place}}}^{{{household}}}")


def consumption(household: int, state: State, commodity: int) -> EconomicSymbol:
    """Return what a household consumes of a commodity in a state."""
    en, zh = where(state)
    words = (
        f"consumption of commodity {commodity} by household {household} {en}",
        f"家庭 {household} 在{zh}对商品 {commodity} 的消费",
    )
    return _quantity("x", household, state, commodity, words, POSITIVE)


def endowment(household: int, state: State, commodity: int) -> EconomicSymbol:
    """Return what a household owns of a commodity in a state."""
    en, zh = where(state)
    words = (
        f"endowment of household {household} with commodity {commodity} {en}",
        f"家庭 {household} 在{zh}拥有的商品 {commodity} 禀赋",
    )
    return _quantity("e", household, state, commodity, words, POSITIVE)


def net_trade(household: int, state: State, commodity: int) -> EconomicSymbol:
    """Return consumption less endowment of a household."""
    en, zh = where(state)
    words = (
        f"net purchase of commodity {commodity} by household {household} {en}: consumption less endowment",
        f"家庭 {household} 在{zh}对商品 {commodity} 的净购买量（消费减去禀赋）",
    )
    return _quantity("z", household, state, commodity, words, REAL)


def holding(household: int, security: int) -> EconomicSymbol:
    """Return how much of a security a household holds; negative when it has issued it."""
    words = (f"amount of security {security} held by household {household}", f"家庭 {household} 持有的证券 {security} 的数量")
    return variable(f"y_{household}_{security}", words, notation=f"y_{{{security}}}^{{{household}}}")


def security_price(security: int) -> EconomicSymbol:
    """Return the price of a security at date 0."""
    return variable(f"q_{security}", (f"price of security {security}", f"证券 {security} 的价格"), domain=REAL)


def payoff(state: State, security: int) -> EconomicSymbol:
    """Return what one unit of a security pays in a state, in its own unit of payment."""
    words = (f"payoff of security {security} in state {state}", f"证券 {security} 在状态 {state} 的支付")
    return parameter(f"a_{state}{security}", words, notation=f"a_{{{state}{security}}}")


def state_price(state: State) -> EconomicSymbol:
    """Return the price at date 0 of one unit of the numeraire in a state."""
    return variable(f"pi_{state}", (f"state price of state {state}", f"状态 {state} 的状态价格"), notation=f"pi_{{{state}}}")


# Two states, two securities: complete markets as a determinant that is not zero.
Delta = variable(
    "Delta_A", ("determinant of the payoff matrix, not zero", "支付矩阵的行列式，不为零"), domain=NONZERO, notation="Delta"
)


def determinant() -> Equation:
    """Return the definition of the determinant of a payoff matrix of two securities in two states."""
    value = payoff(1, 1) * payoff(2, 2) - payoff(1, 2) * payoff(2, 1)
    return definition(Delta, value, ("determinant of the payoff matrix", "支付矩阵的行列式"))
