"""Hart's households with one security, with a third one, and with portfolios that somebody else has chosen."""

from __future__ import annotations

import sympy
from sympy import Rational

from derive.economies import SequentialMarkets
from derive.equation import Equation, nonzero
from derive.model import Model
from derive.models.hart_cases import (
    CONSUMED,
    PRICES,
    complete_markets_price,
    no_net_payoffs,
    same_in_both_states,
    spot_markets,
    spot_prices_alone,
)
from derive.models.hart_economy import (
    HART,
    HARTS_SECURITIES,
    equilibrium_model,
    first_order_conditions,
    hart_markets,
    r_1,
    r_2,
)
from derive.rules import conclude, exclude, has_rank, has_root
from derive.step import Derivation
from derive.symbols import interval
from derive.text import Text

SURE_GOOD = ((1, 0), (1, 0))
"""A third security: one unit of good 1 in every state."""
ALONE = hart_markets("hart_one_security", HARTS_SECURITIES[:1])
PAIR = hart_markets("hart_third_security", (HARTS_SECURITIES[0], SURE_GOOD))
TRADE = Rational(79, 42)


def hart_one_security() -> Derivation:
    """A single security is of no use: nobody can pay for it with anything."""
    derivation = Derivation(
        equilibrium_model(ALONE, ("Equilibrium with security 1 alone", "只有证券 1 时的均衡")),
        "hart_one_security",
        ("One security alone", "只有一只证券"),
        intro=(
            "Only security 1 is left. Without consumption at date 0 it could be paid for only with another security.",
            "只保留证券 1。0 期没有消费，买入证券只能用另一只证券来支付。",
        ),
        reading=(
            "The only equilibrium is the worse one of the two. The second security makes the better one possible, but does not "
            "make the worse one go away. In another economy of Hart (1975) a further security makes everybody worse off.",
            "唯一的均衡就是两个均衡中较差的那个。第二只证券使较好的均衡成为可能，但并不能使较差的均衡消失。"
            "Hart（1975）还给出了另一个经济，其中增加一只证券反而使所有人都更差。",
        ),
    )
    spot = spot_markets(derivation, ALONE)
    without = no_net_payoffs(derivation, ALONE, (), 2 * PRICES[1][0] / PRICES[0][0])
    spot_prices_alone(derivation, ALONE, spot, without, ())
    return derivation


def hart_third_security() -> Derivation:
    """A security that pays good 1 in both states keeps the rank at two whatever the prices: one equilibrium is left."""
    derivation = Derivation(
        equilibrium_model(PAIR, ("Equilibrium with securities 1 and 3", "证券 1 与证券 3 的均衡")),
        "hart_third_security",
        ("A third security", "增加第三只证券"),
        intro=(
            "A third security pays one unit of good 1 in every state. Three securities in two states: one is redundant, and "
            "security 2 can be the one at all prices. The system below is that of the other two.",
            "第三只证券在每个状态支付一单位商品 1。两个状态、三只证券，必有一只冗余，而且在任何价格下都可以取证券 2 "
            "为冗余证券。"
            "以下只需讨论其余两只证券。",
        ),
        reading=(
            "Markets are complete at all prices, so the argument of the first case holds without its condition: the worse "
            "equilibrium has disappeared.",
            "在任何价格下市场都是完全的，因此情形一的论证无需附加条件：较差的均衡消失了。",
        ),
    )
    three = PAIR.payoffs.matrix.col_insert(1, hart_markets("hart", HARTS_SECURITIES).payoffs.matrix[:, 1])
    derivation.by(
        has_rank(three, 2),
        id="rank_is_two",
        reading=(
            "The columns of securities 1 and 3 are independent at all prices.",
            "证券 1 与证券 3 对应的两列在任何价格下都线性独立。",
        ),
    )
    spot = spot_markets(derivation, PAIR)
    for s, (weights, payoff) in enumerate(((three[0, :], three[0, 1]), (three[1, :], three[1, 1])), start=1):
        copied = (r_2 - 2 * r_1) * weights[0] + (4 * r_1 - r_2) * weights[2]
        derivation.by(conclude(Equation(payoff, copied), *spot.ratio), id=f"security_2_in_state_{s}")
    same = same_in_both_states(derivation, PAIR, ())
    complete_markets_price(derivation, PAIR, spot, same, ())
    return derivation


def _at_given_portfolios(markets: SequentialMarkets) -> Model:
    """The spot markets once securities have been allocated; household 2's budgets follow by Walras' law."""
    held = dict(zip(markets.portfolios[0], (TRADE, -TRADE), strict=True))
    return Model(
        "hart_given_portfolios",
        ("Spot markets at given portfolios", "给定证券配置下的即期市场"),
        [
            *(one for household in (0, 1) for one in first_order_conditions(markets, household)[:4]),
            *(one.with_numbers(held) for one in markets.budgets(0)[1:]),
            *HART.clearing,
        ],
        endogenous=[
            *(amount for table in CONSUMED for row in table for amount in row),
            *(one for household in (0, 1) for one in markets.multipliers(household)[1:]),
            PRICES[0][1],
            PRICES[1][1],
        ],
        exogenous=[PRICES[0][0], PRICES[1][0]],
        aggregates=[r_1, r_2],
    )


def hart_given_portfolios() -> Derivation:
    """At the portfolios of the first equilibrium spot markets clear in nine ways, one of them the first equilibrium."""
    markets = hart_markets("hart", HARTS_SECURITIES)
    model = _at_given_portfolios(markets)
    derivation = Derivation(
        model,
        "hart_given_portfolios",
        ("The second equilibrium is constrained inefficient", "第二个均衡不是约束有效的"),
        intro=Text(
            "Give household 1 the portfolio {first}, {second} and household 2 the opposite one, and let only spot markets be "
            "open. This is an equilibrium at given portfolios (a y-equilibrium): a planner may reallocate securities, and "
            "nothing else.",
            "把证券组合{first}，{second}配置给家庭 1，相反的组合配置给家庭 2，此后只开放即期市场。"
            "这就是给定证券配置下的均衡（y-均衡）：计划者只能重新配置证券，别的什么也不能动。",
            first=Equation(markets.portfolios[0][0], TRADE),
            second=Equation(markets.portfolios[0][1], -TRADE),
        ),
        reading=(
            "Each state clears at three relative prices, which makes nine y-equilibria. With both prices equal to one it is "
            "the first equilibrium, which is better for everybody: the second equilibrium is constrained inefficient. But the "
            "reallocation alone does not decide: at the prices of the second equilibrium the same portfolios pay nothing, and "
            "its allocation is one of the nine too.",
            "每个状态有三个出清的相对价格，合计九个 y-均衡。两个相对价格都等于 1 时就得到第一个均衡，它使每个家庭都更好，"
            "所以第二个均衡不是约束有效的。但仅靠重新配置证券还不能决定结果：若通行第二个均衡的价格，同样的证券组合净支付为零，"
            "第二个均衡的配置也是这九个 y-均衡之一。",
        ),
    )
    spot = spot_markets(derivation, markets)
    for s, (r, budget) in enumerate(zip((r_1, r_2), model.equations[8:10], strict=True)):
        mine, owned = CONSUMED[0][s], HART.endowments[0][s]
        paid = (1 - 2 * r, 2 - r)[s] * TRADE
        spending = derivation.by(
            conclude(Equation(mine[0] + r * mine[1], owned[0] + r * owned[1] + paid), budget, spot.ratio[s]),
            id=f"spending_{s + 1}",
        )
        polynomial = Equation(2 * r**3 + 7 * r, 7 * r**2 + 2)
        single = derivation.by(
            conclude(polynomial, spending, spot.demand[s], spot.share[s]),
            id=f"polynomial_{s + 1}",
            reading=Text(
                "Factored: {factors}.", "因式分解：{factors}。", factors=Equation(sympy.factor(polynomial.residual), 0)
            ),
        )
        for value, around in ((Rational(1, 2), (0, "3/4")), (1, ("3/4", "3/2")), (2, ("3/2", None))):
            derivation.by(has_root(single, r, value, domain=interval(*around)))
        others = tuple(nonzero(factor) for factor in (r - 1, 2 * r - 1, r - 2))
        derivation.by(exclude(single, given=others), id=f"no_other_root_{s + 1}")
    return derivation
