"""A worked economy with complete markets: Arrow–Debreu equilibrium, the same with a bond and a share, Pareto optimality."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, Rational, log

from derive.economies import (
    ExchangeEconomy,
    Household,
    SequentialMarkets,
    equilibrium_of,
    numeraire_payoffs,
    pareto_optimal,
    verify_sequential,
)
from derive.models.explained import explained
from derive.step import Derivation
from derive.symbols import EconomicSymbol
from derive.text import Text

HALF = Rational(1, 2)


def _utility(x: Sequence[Sequence[EconomicSymbol]]) -> Expr:
    return log(x[0][0]) + HALF * log(x[1][0]) + HALF * log(x[2][0])


# What each household owns at date 0, in the good state and in the bad one; one commodity.
ENDOWMENTS = ((Rational(1), Rational(2), Rational(3, 2)), (Rational(5), Rational(2), Rational(3, 2)))
ECONOMY = ExchangeEconomy(
    "worked",
    [Household(_utility, [[amount] for amount in own]) for own in ENDOWMENTS],
    ("Two households, date 0 and two states", "两个家庭，0 期与两个状态"),
    today=True,
)
# Security 1 is a bond, security 2 a share that pays 3 in the good state and 1 in the bad one.
MARKETS = SequentialMarkets(ECONOMY, numeraire_payoffs("bond_and_share", [[1, 3], [1, 1]], [1, 1]))
ALLOCATION = (((2,), (Rational(4, 3),), (1,)), ((4,), (Rational(8, 3),), (2,)))
SECURITY_PRICES = (Rational(7, 4), Rational(13, 4))
PORTFOLIOS = ((Rational(-5, 12), Rational(-1, 12)), (Rational(5, 12), Rational(1, 12)))


def worked_arrow_debreu() -> Derivation:
    """Prices 1, 3/4 and 1; household 1 consumes a third of everything."""
    return explained(
        equilibrium_of(ECONOMY),
        "worked_arrow_debreu",
        Text("A worked economy: Arrow–Debreu equilibrium", "算例：阿罗–德布鲁均衡"),
        Text(
            "One commodity, date 0 and two equally likely states, logarithmic utility. Household 1 owns little today and "
            "more tomorrow; state 2 is bad for the whole economy. Each household spends constant shares, so market "
            "clearing is linear in the prices; the market of date 0 is left out by Walras' law.",
            "一种商品，0 期与两个等概率状态，对数效用。家庭 1 今天少、明天多；状态 2 对整个经济都是坏状态。"
            "对数效用下支出份额固定，市场出清条件关于价格是线性的；由瓦尔拉斯定律略去 0 期的市场。",
        ),
        Text(
            "The states are equally likely, yet consumption in the bad one is dearer because there is less of it. "
            "Household 1 borrows against its future income and consumes a third of the aggregate in every event, household "
            "2 the rest.",
            "两个状态概率相同，但坏状态的消费品更稀缺，因而更贵。家庭 1 以未来收入为担保借入，"
            "在每个事件中消费总禀赋的三分之一，其余由家庭 2 消费。",
        ),
    )


def worked_securities() -> Derivation:
    """The same allocation with spot markets, a bond and a share."""
    bond, share = SECURITY_PRICES
    (debt, sold), _ = PORTFOLIOS
    return explained(
        verify_sequential(MARKETS, [[1], [1], [1]], ALLOCATION, SECURITY_PRICES, PORTFOLIOS),
        "worked_securities",
        Text("The same economy with a bond and a share", "同一经济：债券与股票"),
        Text(
            "Now there are spot markets with price one in every event, a bond that pays one unit in each state, and a "
            "share that pays 3 in the good state and 1 in the bad one. The contingent prices found above, as state prices, "
            "give security prices {bond} and {share}. The portfolio is the inverse of the payoff matrix times net "
            "spending. Every condition of the definition is put to the test.",
            "现在每个事件都有价格为 1 的即期市场；债券在两个状态各支付一单位，股票在好状态支付 3、在坏状态支付 1。"
            "以上面求得的价格为状态价格，证券价格为{bond}与{share}；证券组合等于支付矩阵之逆乘以净支出。"
            "以下逐条验证定义中的各项条件。",
            bond=bond,
            share=share,
        ),
        Text(
            "Household 1 sells {debt} of a bond and {sold} of a share, just enough to consume as on Arrow–Debreu markets. "
            "Rates of substitution equal relative prices for both households: they are the same for everybody.",
            "家庭 1 卖出{debt}份债券与{sold}份股票，正好使其消费与阿罗–德布鲁市场中相同。"
            "两个家庭的边际替代率都等于相对价格，因而彼此相等。",
            debt=-debt,
            sold=-sold,
        ),
    )


def worked_pareto() -> Derivation:
    """Equal rates of substitution in every event: a planner would choose the same."""
    return explained(
        pareto_optimal(ECONOMY, ALLOCATION),
        "worked_pareto",
        Text("The worked economy is Pareto optimal", "算例的帕累托最优性"),
        Text(
            "A feasible allocation is Pareto optimal if weights exist with which everybody's weighted marginal utility is "
            "the same in every event, utilities being concave.",
            "效用函数为凹函数时，若存在一组权数，使各家庭的加权边际效用在每个事件中都相等，则可行配置是帕累托最优的。",
        ),
        Text(
            "The weights are in proportion to wealth: a planner who made this choice would care twice as much for "
            "household 2. The first theorem promises efficiency, not equality.",
            "权数与财富成比例：做出同样选择的社会计划者，对家庭 2 的重视程度是家庭 1 的两倍。第一定理保证的是效率，"
            "而不是平等。",
        ),
    )
