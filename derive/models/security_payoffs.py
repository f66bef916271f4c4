"""The payoff matrix: portfolios, redundant securities, at most as many independent ones as states, completeness."""

from __future__ import annotations

from derive.economies.payoff_matrix import PayoffMatrix
from derive.economies.spot_payoffs import bundle_payoffs
from derive.equation import Condition
from derive.models.explained import explained
from derive.models.market_symbols import payoff, state_price
from derive.rules import has_rank
from derive.step import Derivation
from derive.symbols import parameter
from derive.text import Text


def _general(states: int, securities: int) -> list[list[object]]:
    return [[payoff(s, m) for m in range(1, securities + 1)] for s in range(1, states + 1)]


TWO_SECURITIES = PayoffMatrix(
    "payoffs", _general(3, 2), ("Payoffs of two securities in three states", "三个状态下两只证券的支付")
)


def payoff_portfolio() -> Derivation:
    """The payoff A y of a portfolio, and its linearity."""
    return explained(
        TWO_SECURITIES.linearity(),
        "payoff_portfolio",
        Text("What a portfolio pays", "证券组合的支付"),
        Text(
            "Securities are the columns of the payoff matrix, states its rows. A portfolio pays in every state the sum of "
            "the payoffs of its securities, each times the amount held: z = A y. A negative amount means that the security "
            "has been issued (sold short).",
            "支付矩阵的列是证券，行是状态。证券组合在每个状态的支付等于所持各证券支付与持有量乘积之和，即 z = Ay。"
            "持有量为负表示发行（卖空）该证券。",
        ),
        Text(
            "Payoffs are linear: what a sum of portfolios pays is the sum of what they pay. So the payoffs that can be "
            "reached form a linear space, spanned by the columns of the matrix.",
            "支付是线性的：组合之和的支付等于各组合支付之和。因此能够实现的支付构成一个线性空间，由支付矩阵的各列张成。",
        ),
    )


# Put–call parity: a bond, a share worth 1, 2 or 3, a call and a put with the strike 2.
OPTIONS = PayoffMatrix(
    "options",
    [[1, 1, 0, 1], [1, 2, 0, 0], [1, 3, 1, 0]],
    ("A bond, a share, a call and a put with the strike price 2", "债券、股票、执行价为 2 的看涨期权与看跌期权"),
)


def payoff_redundant() -> Derivation:
    """A put is redundant: bond, share and call replicate it."""
    return explained(
        OPTIONS.redundant(),
        "payoff_redundant",
        Text("A redundant security and its replicating portfolio", "冗余证券及其复制组合"),
        Text(
            "Three states. Security 1 is a bond, 2 a share worth 1, 2 or 3, 3 a call and 4 a put on the share, both with "
            "the strike price 2. A security is redundant if other securities, held in suitable amounts, pay the same in "
            "every state.",
            "有三个状态。证券 1 是债券；证券 2 是股票，价值为 1、2 或 3；证券 3、4 是该股票的看涨期权与看跌期权，"
            "执行价均为 2。若其他证券按适当数量组合，在每个状态的支付都与某证券相同，则该证券是冗余的。",
        ),
        Text(
            "Two bonds less one share plus one call pay what the put pays (put–call parity). Adding the put opens no new "
            "possibility; without arbitrage its price is that of the portfolio.",
            "买入两份债券和一份看涨期权、卖空一份股票，支付与看跌期权相同（看跌–看涨平价）。加入看跌期权不会带来新的可能；"
            "在无套利时，它的价格就等于该组合的价格。",
        ),
    )


DETERMINANT = payoff(1, 1) * payoff(2, 2) - payoff(1, 2) * payoff(2, 1)
COMPLETE = PayoffMatrix("two_by_two", _general(2, 2), ("Two securities in two states", "两个状态下的两只证券"))


def payoff_complete() -> Derivation:
    """Full rank, and where it drops."""
    derivation = COMPLETE.rank()
    proportional = (Condition(DETERMINANT, "=0"), Condition(payoff(1, 1), "!=0"))
    derivation.by(has_rank(COMPLETE.matrix, 1, given=proportional), id="rank_of_proportional_payoffs")
    return explained(
        derivation,
        "payoff_complete",
        Text("Complete markets: rank and determinant", "完全市场：秩与行列式"),
        Text(
            "Markets are complete if every payoff can be reached, that is, if the rank of the payoff matrix equals the "
            "number of states; they are incomplete if the rank is smaller.",
            "如果任何支付都能由某个证券组合实现，即支付矩阵的秩等于状态数，则证券市场是完全的；秩小于状态数，则市场不完全。",
        ),
        Text(
            "Counting securities is not enough: two securities whose payoffs are proportional are one security for this "
            "purpose.",
            "只数证券的个数是不够的：两只支付成比例的证券，在这里只相当于一只。",
        ),
    )


ARROW = PayoffMatrix("arrow_securities", [[1, 0], [0, 1]], ("The Arrow securities of two states", "两个状态的 Arrow 证券"))
_PAID = tuple(
    parameter(f"a_{s}m", (f"payoff of security m in state {s}", f"证券 m 在状态 {s} 的支付"), notation=f"a_{{{s}m}}")
    for s in (1, 2)
)


def arrow_decomposition() -> Derivation:
    """Any security is a portfolio of Arrow securities, and worth the sum of payoffs at state prices."""
    return explained(
        ARROW.price(_PAID, [state_price(1), state_price(2)]),
        "arrow_decomposition",
        Text("Every security is a bundle of Arrow securities", "任何证券都是 Arrow 证券的组合"),
        Text(
            "Conversely, start from the Arrow securities, whose prices are the state prices, and hold as many of each as "
            "security m pays in that state.",
            "反过来，从 Arrow 证券出发，它们的价格就是状态价格；按证券 m 在各状态的支付持有相应数量的 Arrow 证券。",
        ),
        Text(
            "The price of a security is the sum of its payoffs weighted with state prices; any other price would allow an "
            "arbitrage between the security and its parts.",
            "证券的价格等于各状态支付以状态价格加权之和；否则就可以在该证券与其组成部分之间套利。",
        ),
    )


FORWARDS = bundle_payoffs(
    "forwards",
    [[[1, 0], [1, 0]], [[0, 1], [0, 1]]],
    title=("One unit of commodity 1, one unit of commodity 2, in every state", "在每个状态分别支付一单位商品 1、一单位商品 2"),
)


def payoff_rank_and_prices() -> Derivation:
    """For securities that pay commodities the rank depends on spot prices."""
    return explained(
        FORWARDS.rank(),
        "payoff_rank_and_prices",
        Text("When prices decide whether markets are complete", "市场是否完全取决于价格的情形"),
        Text(
            "Two forward contracts: security 1 delivers one unit of commodity 1 in every state, security 2 one unit of "
            "commodity 2. The payoff matrix in units of account consists of spot prices.",
            "两份远期合约：证券 1 在每个状态交割一单位商品 1，证券 2 在每个状态交割一单位商品 2。"
            "以记账货币表示的支付矩阵由即期价格构成。",
        ),
        Text(
            "Where relative prices are the same in both states the two contracts are one, and markets are incomplete "
            "although nothing about the securities has changed. For numeraire and nominal securities this cannot happen at "
            "positive prices.",
            "若两个状态的相对价格相同，两份合约就只相当于一份：证券本身没有任何变化，市场却不完全了。"
            "对计价商品证券与名义证券，只要价格为正，就不会发生这种情况。",
        ),
    )
