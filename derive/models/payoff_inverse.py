"""Two independent securities in two states reach every payoff: Arrow securities, and why a third security is redundant."""

from __future__ import annotations

import sympy

from derive.equation import Equation, definition
from derive.model import Model
from derive.models.market_symbols import Delta, determinant, payoff
from derive.rules import conclude, evaluate_at
from derive.step import Derivation
from derive.symbols import EconomicSymbol, variable

STATES, SECURITIES = (1, 2), (1, 2)


def _held(security: int) -> EconomicSymbol:
    return variable(f"y_{security}", (f"amount held of security {security}", f"证券 {security} 的持有量"))


def _wanted(state: int) -> EconomicSymbol:
    return variable(f"z_{state}", (f"payoff of the portfolio in state {state}", f"证券组合在状态 {state} 的支付"))


y_1, y_2 = map(_held, SECURITIES)
z_1, z_2 = map(_wanted, STATES)
_PAYS = tuple(
    definition(_wanted(s), sympy.Add(*(payoff(s, m) * _held(m) for m in SECURITIES)), _wanted(s).meaning) for s in STATES
)

REGULAR_PAYOFFS = Model(
    "regular_payoffs",
    ("Two independent securities in two states", "两个状态下两只线性独立的证券"),
    [*_PAYS, determinant()],
    endogenous=[y_1, y_2, Delta],
    exogenous=[z_1, z_2],
    parameters=[payoff(s, m) for s in STATES for m in (*SECURITIES, 3)],
    order=[payoff(s, m) for s in STATES for m in (*SECURITIES, 3)],
)


def payoff_inverse() -> Derivation:
    """The portfolio y = A^{-1} z for any payoff z; the Arrow securities; any third security."""
    derivation = Derivation(
        REGULAR_PAYOFFS,
        "payoff_inverse",
        ("Every payoff can be reached: inverting the payoff matrix", "任何支付都能实现：对支付矩阵求逆"),
        intro=(
            "Two states and two linearly independent securities. Which portfolio pays given amounts in the two states? The "
            "Arrow security of a state pays one unit there and nothing elsewhere. Security 3 pays whatever it pays.",
            "两个状态，两只线性独立的证券。怎样的组合能在两个状态支付给定的数量？某状态的 Arrow 证券在该状态支付一单位，"
            "在其他状态无支付。证券 3 的支付可以任意。",
        ),
        reading=(
            "Arrow securities can be made, and with them every payoff; so any third security is redundant. In general S "
            "independent columns reach every column of S numbers: after redundant securities are left out there are no "
            "more securities than states. A security that pays nothing anywhere is redundant as well: its replicating "
            "portfolio is empty, which a definition that asks for amounts not all zero misses.",
            "Arrow 证券可以合成，从而任何支付都能实现；所以任意第三只证券都是冗余的。一般地，S "
            "个线性无关的列向量可以表示任意 S 维列向量：剔除冗余证券之后，证券数不超过状态数。"
            "在任何状态都无支付的证券也是冗余的，它的复制组合是空组合；要求“系数不全为零”的定义会漏掉它。",
        ),
    )
    amounts = (
        (payoff(2, 2) * z_1 - payoff(1, 2) * z_2) / Delta,
        (payoff(1, 1) * z_2 - payoff(2, 1) * z_1) / Delta,
    )
    found = [
        derivation.by(conclude(Equation(_held(m), amount), *_PAYS, determinant()), label=f"y_{m}", id=f"portfolio_{m}")
        for m, amount in zip(SECURITIES, amounts, strict=True)
    ]
    for s in STATES:
        arrow = {_wanted(t): int(t == s) for t in STATES}
        for m in SECURITIES:
            derivation.by(evaluate_at(arrow, equation=found[m - 1]), id=f"arrow_{s}_security_{m}")
    third = {_wanted(s): payoff(s, 3) for s in STATES}
    for m in SECURITIES:
        derivation.by(evaluate_at(third, equation=found[m - 1]), id=f"third_security_{m}")
    return derivation
