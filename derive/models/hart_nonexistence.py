"""The same households with two forward contracts: neither case has an equilibrium."""

from __future__ import annotations

from derive.equation import Condition, Equation, nonzero
from derive.models.hart_cases import (
    PRICES,
    Case,
    no_net_payoffs,
    proportional_prices,
    same_in_both_states,
    spot_markets,
    spot_prices_alone,
)
from derive.models.hart_economy import TWO_FORWARDS, equilibrium_model, hart_markets, r_1, r_2
from derive.rules import conclude, exclude, has_rank
from derive.step import Derivation
from derive.text import Text

FORWARDS = hart_markets("hart_forwards", TWO_FORWARDS)
MODEL = equilibrium_model(FORWARDS, ("Equilibrium with two forward contracts", "两只远期合约下的均衡"))
DETERMINANT = PRICES[0][0] * PRICES[1][1] - PRICES[0][1] * PRICES[1][0]
FULL_RANK: Case = (nonzero(DETERMINANT),)
RANK_ONE: Case = (Condition(DETERMINANT, "=0"),)


def hart_nonexistence() -> Derivation:
    """Full rank makes prices proportional, which full rank forbids; rank one makes them differ, which rank one forbids."""
    derivation = Derivation(
        MODEL,
        "hart_nonexistence",
        ("Two forward contracts: no equilibrium", "两只远期合约：不存在均衡"),
        intro=(
            "The same households trade two forward contracts: one unit of good 1 in every state, one unit of good 2 in every "
            "state. The contracts differ in value only if relative prices differ between states.",
            "仍是这两个家庭，证券换成两只远期合约：一只在每个状态支付一单位商品 1，另一只在每个状态支付一单位商品 2。"
            "只有当两个状态的相对价格不同时，两只合约的支付才线性独立。",
        ),
        reading=Text(
            "If the contracts insure, trade equalises relative prices, and the contracts become the same. If they do not "
            "insure, relative prices are {first} and {second}, and the contracts differ. The rank jumps where the economy "
            "would have to settle. Such economies are rare: almost every change of endowments restores existence (Duffie and "
            "Shafer 1985).",
            "如果合约能提供保险，交易会使两个状态的相对价格相等，两只合约就成为同一只；如果合约不能提供保险，相对价格为{first}"
            "与{second}，两只合约又不相同。均衡本应出现之处，支付矩阵的秩恰好跳跃。这种经济是例外："
            "对几乎所有的禀赋，均衡都存在（Duffie and Shafer，1985）。",
            first=Equation(r_1, "1/2"),
            second=Equation(r_2, 2),
        ),
    )
    matrix = FORWARDS.payoffs.matrix
    derivation.by(has_rank(matrix, 2, given=FULL_RANK), id="rank_two")
    derivation.by(has_rank(matrix, 1, given=RANK_ONE), id="rank_one")
    spot = spot_markets(derivation, FORWARDS)
    determinant = derivation.by(
        conclude(Equation(DETERMINANT, PRICES[0][0] * PRICES[1][0] * (r_2 - r_1)), *spot.ratio), id="determinant"
    )
    same = same_in_both_states(derivation, FORWARDS, FULL_RANK)
    proportional = proportional_prices(
        derivation,
        spot,
        same,
        FULL_RANK,
        Text("So full rank implies equal relative prices.", "可见满秩意味着相对价格相等。"),
    )
    derivation.by(
        exclude(determinant, proportional, given=FULL_RANK),
        id="full_rank_is_excluded",
        reading=(
            "But with equal relative prices the determinant is zero: the first case does not occur.",
            "但相对价格相等时行列式为零：第一种情形不可能出现。",
        ),
    )
    without = no_net_payoffs(derivation, FORWARDS, RANK_ONE, PRICES[1][0] / PRICES[0][0])
    first, second = spot_prices_alone(derivation, FORWARDS, spot, without, RANK_ONE)
    derivation.by(
        exclude(determinant, first, second, given=RANK_ONE),
        id="rank_one_is_excluded",
        reading=(
            "At these prices the determinant is not zero: the second case does not occur either. There is no equilibrium.",
            "在这些价格下行列式不为零：第二种情形也不可能出现。因此均衡不存在。",
        ),
    )
    return derivation
