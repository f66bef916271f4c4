"""Hart's example: exactly two equilibria, and nothing between them."""

from __future__ import annotations

import sympy
from sympy import Rational, sqrt

from derive.economies import verify_sequential
from derive.equation import Condition, Equation, nonzero
from derive.models.hart_cases import (
    CONSUMED,
    PRICES,
    Case,
    SpotMarkets,
    complete_markets_price,
    no_net_payoffs,
    same_in_both_states,
    spot_markets,
    spot_prices_alone,
)
from derive.models.hart_economy import HART, HARTS_SECURITIES, equilibrium_model, hart_markets, r_1, r_2
from derive.rules import conclude, define, has_rank, sign
from derive.step import Derivation, built_once
from derive.symbols import aggregate
from derive.text import Text

MARKETS = hart_markets("hart", HARTS_SECURITIES)
MODEL = equilibrium_model(MARKETS, ("Equilibrium of Hart's economy", "哈特经济的均衡"))
DETERMINANT = PRICES[0][0] * PRICES[1][1] - 4 * PRICES[0][1] * PRICES[1][0]
FULL_RANK: Case = (nonzero(DETERMINANT),)
RANK_ONE: Case = (Condition(DETERMINANT, "=0"),)

U_1, U_2 = (aggregate(f"U_{h}", (f"utility of household {h}", f"家庭 {h} 的效用"), notation=f"U_{{{h}}}") for h in (1, 2))

BETTER = [[[Rational(8, 3), Rational(1, 3)]] * 2, [[Rational(1, 3), Rational(8, 3)]] * 2]
WORSE = [
    [[Rational(62, 21), Rational(31, 21)], [Rational(32, 21), Rational(1, 21)]],
    [[Rational(1, 21), Rational(32, 21)], [Rational(31, 21), Rational(62, 21)]],
]
TRADE = Rational(79, 42)


@built_once
def hart_example() -> Derivation:
    """The securities, the rank of their payoffs, and what spot markets say whatever the rank."""
    derivation = Derivation(
        MODEL,
        "hart_example",
        ("Hart's example: when are markets complete?", "哈特的例子：证券市场何时完全？"),
        intro=Text(
            "Two equally likely states, two goods, two households, no consumption at date 0. {prices} is the spot price of "
            "good 1 in state 1; the first index is the state. Security 1 pays one unit of good 1 in state 1 and two in state "
            "2, security 2 pays two units of good 2 in state 1 and one in state 2. Their value depends on spot prices.",
            "两个概率相等的状态、两种商品、两个家庭，0 期没有消费。{prices}为状态 1 中商品 1 的即期价格，第一个下标表示状态。"
            "证券 1 在状态 1 支付一单位商品 1，在状态 2 支付两单位；证券 2 在状态 1 支付两单位商品 2，在状态 2 支付一单位。"
            "支付的价值取决于即期价格。",
            prices=PRICES[0][0],
        ),
        reading=(
            "Markets are complete at some prices and incomplete at others. Both have to be looked at, and there is no third "
            "case: positive entries exclude rank zero.",
            "同一组证券在某些价格下构成完全市场，在另一些价格下则不完全。两种情形都要讨论；支付矩阵元素为正，"
            "秩不可能为零，所以没有第三种情形。",
        ),
    )
    matrix = MARKETS.payoffs.matrix
    derivation.by(
        has_rank(matrix, 2, given=FULL_RANK),
        id="rank_two",
        reading=("The two securities are independent: markets are complete.", "两只证券线性独立：证券市场完全。"),
    )
    derivation.by(
        has_rank(matrix, 1, given=RANK_ONE),
        id="rank_one",
        reading=("One security is redundant: markets are incomplete.", "有一只证券冗余：证券市场不完全。"),
    )
    spot = spot_markets(derivation, MARKETS)
    derivation.by(conclude(Equation(DETERMINANT, PRICES[0][0] * PRICES[1][0] * (r_2 - 4 * r_1)), *spot.ratio), id="determinant")
    return derivation


def _spot() -> tuple[Derivation, SpotMarkets]:
    before = hart_example()
    results = [[before.result(f"{name}_{s}") for s in (1, 2)] for name in ("ratio", "demand_1", "clearing")]
    return before, SpotMarkets(*(tuple(row) for row in results))


def hart_complete_case() -> Derivation:
    """Full rank: the only equilibrium has proportional prices and is the same in both states."""
    before, spot = _spot()
    derivation = Derivation(
        MODEL,
        "hart_complete_case",
        ("First case: the payoffs have full rank", "情形一：支付矩阵满秩"),
        intro=(
            "Suppose that the spot prices give the payoff matrix full rank. Then security prices fix state prices.",
            "假设即期价格使支付矩阵满秩，则证券价格唯一确定状态价格。",
        ),
        reading=Text(
            "There is one equilibrium of this kind: all prices are the same, and the determinant is not zero, as supposed. "
            "Everybody consumes the same in both states.",
            "这类均衡只有一个：所有价格相等，行列式确实不为零，与假设一致。每个家庭在两个状态的消费相同。",
        ),
        after=before,
    )
    same = same_in_both_states(derivation, MARKETS, FULL_RANK)
    price = complete_markets_price(derivation, MARKETS, spot, same, FULL_RANK)
    second = derivation.by(
        conclude(Equation(r_2, 1, holds_for=FULL_RANK), derivation.result("proportional"), price, given=FULL_RANK), id="price_2"
    )
    _allocation(derivation, spot, (price, second), BETTER, FULL_RANK)
    ratios = (*spot.ratio, price, second)
    consumed = [derivation.result(f"consumption_1_{place}") for place in ("11", "12", "21", "22")]
    for m, amount in enumerate((TRADE, -TRADE)):
        held = Equation(MARKETS.portfolios[0][m], amount, holds_for=FULL_RANK)
        derivation.by(conclude(held, *MARKETS.budgets(0)[1:], *consumed, *ratios, given=FULL_RANK), id=f"portfolio_{m + 1}")
    _utilities(derivation, 6 * sqrt(3), FULL_RANK)
    return derivation


def hart_incomplete_case() -> Derivation:
    """Rank one: no payoffs across states, spot markets alone."""
    before, spot = _spot()
    derivation = Derivation(
        MODEL,
        "hart_incomplete_case",
        ("Second case: the payoffs have rank one", "情形二：支付矩阵的秩为一"),
        intro=(
            "Suppose that the determinant vanishes. Then no portfolio carries income from one state to the other.",
            "假设行列式为零。此时没有任何证券组合能把收入从一个状态转移到另一个状态。",
        ),
        reading=Text(
            "Again there is one equilibrium: relative prices {first} and {second}, at which the determinant vanishes as "
            "supposed. No income moves across states, though both securities are traded freely.",
            "同样只有一个均衡：两个状态的相对价格为{first}与{second}，此时行列式确实为零，与假设一致。"
            "证券可以自由买卖，却没有收入在状态之间转移。",
            first=Equation(r_1, Rational(1, 2)),
            second=Equation(r_2, 2),
        ),
        after=before,
    )
    factor = 2 * PRICES[1][0] / PRICES[0][0]
    without = no_net_payoffs(derivation, MARKETS, RANK_ONE, factor)
    prices = spot_prices_alone(derivation, MARKETS, spot, without, RANK_ONE)
    _allocation(derivation, spot, prices, WORSE, RANK_ONE)
    _utilities(derivation, (5 * sqrt(31) + 17) / sqrt(21), RANK_ONE)
    return derivation


def _allocation(
    derivation: Derivation, spot: SpotMarkets, prices: tuple[Equation, ...], table: list[list[list[Rational]]], given: Case
) -> None:
    """Consumption of both households at the relative prices found."""
    for s, price in enumerate(prices):
        second = derivation.by(
            conclude(Equation(CONSUMED[0][s][1], table[0][s][1], holds_for=given), spot.share[s], price, given=given),
            id=f"consumption_1_{s + 1}2",
        )
        mine = [
            derivation.by(
                conclude(Equation(CONSUMED[0][s][0], table[0][s][0], holds_for=given), spot.demand[s], second, price,
                         given=given),
                id=f"consumption_1_{s + 1}1",
            ),
            second,
        ]  # fmt: skip
        for k in (0, 1):
            other = Equation(CONSUMED[1][s][k], table[1][s][k], holds_for=given)
            derivation.by(conclude(other, HART.clearing[2 * s + k], mine[k], given=given), id=f"consumption_2_{s + 1}{k + 1}")


def _utilities(derivation: Derivation, value: sympy.Expr, given: Case) -> None:
    """Both households reach the same utility, by symmetry."""
    for h, symbol in enumerate((U_1, U_2)):
        utility = derivation.by(define(symbol, HART.utilities[h]), id=f"utility_{h + 1}")
        amounts = [derivation.result(f"consumption_{h + 1}_{place}") for place in ("11", "12", "21", "22")]
        derivation.by(
            conclude(Equation(symbol, value, holds_for=given), utility, *amounts, given=given), id=f"utility_{h + 1}_value"
        )


def hart_first_equilibrium() -> Derivation:
    """The candidate of the first case is an equilibrium."""
    portfolios = [[TRADE, -TRADE], [-TRADE, TRADE]]
    made = verify_sequential(MARKETS, [[1, 1], [1, 1]], BETTER, [1, 1], portfolios)
    made.id, made.title = "hart_first_equilibrium", Text("The first equilibrium is one", "验证第一个均衡")
    return made


def hart_second_equilibrium() -> Derivation:
    """The candidate of the second case is an equilibrium."""
    made = verify_sequential(MARKETS, [[2, 1], [1, 2]], WORSE, [1, 1], [[1, -1], [-1, 1]])
    made.id, made.title = "hart_second_equilibrium", Text("The second equilibrium is one", "验证第二个均衡")
    made.notes.append(
        Text(
            "One security is redundant, so portfolios are not determined: buying one unit of security 1 for one of security 2 "
            "pays nothing, like buying nothing.",
            "有一只证券冗余，因此证券组合不是唯一的：用一单位证券 2 换一单位证券 1，净支付为零，与不交易一样。",
        )
    )
    return made


def hart_ranking() -> Derivation:
    """Both households prefer the first equilibrium."""
    derivation = Derivation(
        MODEL,
        "hart_ranking",
        ("The first equilibrium is better for everybody", "第一个均衡使每个家庭都更好"),
        intro=(
            "The utility of each household in the first equilibrium less that in the second:",
            "每个家庭在第一个均衡中的效用减去第二个均衡中的效用：",
        ),
        reading=(
            "Two equilibria of one economy, one of them worse for everybody: markets that are incomplete only because of "
            "the prices that people expect.",
            "同一经济的两个均衡中，一个使所有人都更差：市场之所以不完全，仅仅是因为人们预期了这样的价格。",
        ),
    )
    derivation.by(sign(6 * sqrt(3) - (5 * sqrt(31) + 17) / sqrt(21), ">0"), id="gain")
    return derivation
