"""A worked economy whose equilibrium is constrained inefficient: three states, a bond and an Arrow security, two goods.

Everything is rational but the utilities, which are logarithms of rationals. The economy was found by a search over small
whole numbers (`tests/models/test_constrained_economy.py` repeats a part of it).
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr, Rational, log

from derive.economies import (
    ExchangeEconomy,
    Household,
    SequentialMarkets,
    expected_utility,
    numeraire_payoffs,
    verify_sequential,
)
from derive.economies.exchange_economy import Utility
from derive.equation import Condition, Equation, definition, equilibrium
from derive.lecture import Table
from derive.model import Model
from derive.models.reallocation import income as m
from derive.numeric_table import Columns, NumericTable, grid
from derive.rules import conclude, define, derivative_form, evaluate_at, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, interval, parameter, variable
from derive.text import Text

SHARES = (Rational(3, 4), Rational(1, 4))
"""Shares of good 1 in the spending of the households."""
ENDOWMENTS = (((4, 7), (1, 8), (20, 1)), ((4, 1), (14, 13), (1, 14)))
"""endowment[household][state][good]"""
PORTFOLIO = (3, -6)
"""Bonds and Arrow securities of household 1 in equilibrium."""
MOVED = (-1, 3)
"""The reallocation: household 1 gives a bond and receives three Arrow securities, times t."""
SIZE = Rational(1, 3)
"""A size of the reallocation at which the gains are about equal."""
STATES = (1, 2, 3)


def _tastes(share: Rational) -> Utility:
    return expected_utility([Rational(1, 3)] * 3, lambda row: share * log(row[0]) + (1 - share) * log(row[1]))


ECONOMY = ExchangeEconomy(
    "constrained",
    [Household(_tastes(share), table) for share, table in zip(SHARES, ENDOWMENTS, strict=True)],
    ("Three states, two goods, a bond and an Arrow security", "三个状态、两种商品、一只债券与一只阿罗证券"),
)
MARKETS = SequentialMarkets(
    ECONOMY, numeraire_payoffs("bond_and_arrow", [[1, 1], [1, 0], [1, 0]], [row[0] for row in ECONOMY.prices])
)

t = parameter("t", ("size of the reallocation", "再配置的幅度"), domain=interval(0, 1, closed=True))
G = tuple(
    variable(
        f"G_{h}", (f"gain of household {h} from the reallocation", f"家庭 {h} 从再配置中得到的增益"), notation=f"G_{{{h}}}"
    )
    for h in (1, 2)
)
p = tuple(
    variable(f"p_{s}", (f"price of good 2 in state {s}", f"状态 {s} 中商品 2 的价格"), domain=POSITIVE, notation=f"p_{{{s}}}")
    for s in STATES
)
paid, moved_by_prices = (
    tuple(
        aggregate(f"{letter}_{h}", (f"{english} of household {h}", f"家庭 {h} 的{chinese}"), notation=f"{letter}_{{{h}}}")
        for h in (1, 2)
    )
    for letter, english, chinese in (
        ("T", "direct effect on the utility", "效用的直接变化"),
        ("P", "effect of prices on the utility", "由价格引起的效用变化"),
    )
)
INCOMES_AT_START = ((8, 12, 24), (8, 24, 12))
"""Incomes in equilibrium, securities included."""


def payoff(state: int, size: Expr) -> Expr:
    """Return what household 1 receives from securities in a state, counted from zero."""
    bonds, arrows = (held + size * moved for held, moved in zip(PORTFOLIO, MOVED, strict=True))
    return sympy.expand(bonds + arrows) if state == 0 else sympy.expand(bonds)


def _income(h: int, s: int) -> Equation:
    first, second = ENDOWMENTS[h][s]
    paid = payoff(s, t) if h == 0 else -payoff(s, t)
    name = (f"income of household {h + 1} in state {s + 1}", f"家庭 {h + 1} 在状态 {s + 1} 的收入")
    return definition(m[h][s], first + p[s] * second + paid, name)


def _market(s: int) -> Equation:
    spent = sympy.Add(*((1 - share) * m[h][s] / p[s] for h, share in enumerate(SHARES)))
    supply = ENDOWMENTS[0][s][1] + ENDOWMENTS[1][s][1]
    return equilibrium(spent, supply, (f"market for good 2 in state {s + 1}", f"状态 {s + 1} 中商品 2 的市场"))


def _gain(h: int) -> Equation:
    terms = (log(m[h][s] / INCOMES_AT_START[h][s]) / 3 - Rational(1, 3) * (1 - SHARES[h]) * log(p[s]) for s in range(3))
    return definition(G[h], sympy.Add(*terms), G[h].meaning)


INCOMES = tuple(tuple(_income(h, s) for s in range(3)) for h in (0, 1))
SPOT_MARKETS = tuple(_market(s) for s in range(3))
GAINS = tuple(_gain(h) for h in (0, 1))
REALLOCATED = Model(
    "constrained_reallocation",
    ("Spot markets along a reallocation of securities", "证券再配置下的即期市场"),
    [*INCOMES[0], *INCOMES[1], *SPOT_MARKETS, *GAINS],
    endogenous=[*m[0], *m[1], *p, *G],
    parameters=[t],
    aggregates=[*paid, *moved_by_prices],
    order=(*G, *paid, *moved_by_prices, *m[0], *m[1], *p, t),
    intro=Text(
        "Utility depends on income and price alone: the logarithm of income less the weighted logarithm of the price.",
        "效用只取决于收入与价格：收入的对数减去以支出份额加权的价格对数。",
    ),
)

ALONG = NumericTable(
    ("Prices and gains along the reallocation", "再配置过程中的价格与增益"),
    t,
    grid(0, "0.6", "0.1"),
    Columns([*INCOMES[0], *INCOMES[1], *SPOT_MARKETS, *GAINS], [*p, *G]),
    digits=5,
)


def constrained_equilibrium() -> Derivation:
    """The equilibrium from which the planner starts."""
    allocation = [
        [[share * income, (1 - share) * income] for income in incomes]
        for share, incomes in zip(SHARES, INCOMES_AT_START, strict=True)
    ]
    bonds, arrows = PORTFOLIO
    made = verify_sequential(MARKETS, [[1, 1]] * 3, allocation, [2, 1], [[bonds, arrows], [-bonds, -arrows]])
    made.id = "constrained_equilibrium"
    made.title = Text("The equilibrium from which the planner starts", "计划者据以出发的均衡")
    return made


def constrained_inefficiency() -> Derivation:
    """Follow prices, incomes and utilities along the reallocation; both households gain."""
    derivation = Derivation(
        REALLOCATED,
        "constrained_inefficiency",
        ("A reallocation of securities that helps both", "使双方都受益的证券再配置"),
        intro=Text(
            "Three equally likely states, two goods, a bond and the Arrow security of state 1; no security tells "
            "states 2 and 3 "
            "apart. Household 1 spends three quarters of its income on good 1, household 2 one quarter; the endowments "
            "stand in a table below. In equilibrium "
            "all spot prices are one, the bond costs "
            "twice as much as the Arrow security, and household 1 buys three bonds for six Arrow securities. From there it "
            "gives {bonds} bonds and receives {arrows} Arrow securities, and goods are traded at the prices that clear the "
            "markets.",
            "三个状态概率相等，两种商品，一只债券与状态 1 的阿罗证券；没有证券能区分状态 2 与状态 3。家庭 1 "
            "把四分之三的收入用于商品 1，"
            "家庭 2 用四分之一，禀赋见后表。均衡中所有即期价格为 1，债券价格是阿罗证券的两倍，"
            "家庭 1 卖出六单位阿罗证券、买入三单位债券。由此出发，家庭 1 交出{bonds}单位债券，得到{arrows}单位阿罗证券，"
            "此后商品在出清价格下交易。",
            bonds=-MOVED[0] * t,
            arrows=MOVED[1] * t,
        ),
        reading=(
            "The price of good 2 rises in states 2 and 3 and falls in state 1. In state 2 household 1 sells good 2, in state 3 "
            "it buys it: the higher price gives income to household 1 where it is poor and takes it where it is rich. This is "
            "the insurance between states 2 and 3 that no security offers, and nobody who takes prices as given counts it. The "
            "gains are small, about one tenth of a percent of income.",
            "商品 2 的价格在状态 2、3 上升，在状态 1 下降。家庭 1 在状态 2 是商品 2 的卖方，在状态 3 是买方："
            "价格上升使它在贫穷时得到收入、在富裕时付出收入。这正是没有任何证券能提供的状态 2 与状态 3 之间的保险，"
            "而把价格视为给定的人不会把它计算在内。增益不大，约为收入的千分之一。",
        ),
        figures=("constrained_reallocation",),
        tables=(ALONG,),
    )
    derivation.notes.append(_endowments())
    prices = [_price(derivation, s) for s in range(3)]
    incomes = [[_income_along(derivation, h, s, prices[s]) for s in range(3)] for h in (0, 1)]
    for h in (0, 1):
        _starts_in_equilibrium(derivation, h, incomes[h])
    for h in (0, 1):
        _marginal_gain(derivation, h, incomes[h], prices)
    prices_there = [_at_size(derivation, one) for one in prices]
    for h in (0, 1):
        there = [_at_size(derivation, one) for one in incomes[h]]
        derivation.by(sign(G[h], ">0", GAINS[h], *there, *prices_there), id=f"gain_{h + 1}_sign", reading=_finite(h))
    return derivation


def _price(derivation: Derivation, s: int) -> Equation:
    incomes = [(1 - share) * INCOMES[h][s].rhs for h, share in enumerate(SHARES)]
    (value,) = sympy.solve(sympy.Add(*incomes) - p[s] * SPOT_MARKETS[s].rhs, p[s])
    used = (INCOMES[0][s], INCOMES[1][s], SPOT_MARKETS[s])
    return derivation.by(conclude(Equation(p[s], sympy.expand(value)), *used), id=f"price_{s + 1}")


def _income_along(derivation: Derivation, h: int, s: int, price: Equation) -> Equation:
    value = sympy.expand(INCOMES[h][s].rhs.xreplace({p[s]: price.rhs}))
    return derivation.by(conclude(Equation(m[h][s], value), INCOMES[h][s], price), id=f"income_{h + 1}_{s + 1}")


def _starts_in_equilibrium(derivation: Derivation, h: int, incomes: Sequence[Equation]) -> None:
    """The marginal utility of a bond is twice that of an Arrow security, which is what they cost."""
    start = (Condition(t, "=0"),)
    values = [1 / income for income in m[h]]
    derivation.by(
        conclude(Equation(sympy.Add(*values), 2 * values[0], holds_for=start), *incomes, given=start),
        id=f"equilibrium_{h + 1}",
        reading=Text(
            "At {start} this is an equilibrium: to each household the bond is worth twice as much as the Arrow security.",
            "{start}时为均衡：对每个家庭，债券的边际价值都是阿罗证券的两倍。",
            start=Equation(t, 0),
        )
        if h == 0
        else None,
    )


def _endowments() -> Table:
    """What both households own, by state."""
    return Table(
        Text("Endowments of the households", "两个家庭的禀赋"),
        (
            Text("state", "状态"),
            *(Text(f"household {h}, good {k}", f"家庭 {h}，商品 {k}") for h in (1, 2) for k in (1, 2)),
        ),
        tuple(
            (sympy.Integer(s + 1), *(sympy.Integer(amount) for table in ENDOWMENTS for amount in table[s])) for s in range(3)
        ),
        "rrrrr",
    )


def _marginal_gain(derivation: Derivation, h: int, incomes: Sequence[Equation], prices: Sequence[Equation]) -> None:
    """The slope at the equilibrium is what the securities moved are worth to the household, and what prices do to it."""
    from_incomes = sympy.Add(*(one.rhs.diff(t) / one.lhs for one in incomes)) / 3
    from_prices = sympy.Add(*((1 - SHARES[h]) / 3 * one.rhs.diff(t) / one.lhs for one in prices))
    slope = derivation.by(
        derivative_form(G[h], t, sympy.expand(from_incomes - from_prices), GAINS[h], *incomes, *prices), id=f"slope_{h + 1}"
    )
    start = (Condition(t, "=0"),)
    at_start = dict.fromkeys(p, 1) | dict(zip(m[h], INCOMES_AT_START[h], strict=True))
    found = Equation(slope.lhs, slope.rhs.xreplace({symbol: sympy.Integer(value) for symbol, value in at_start.items()}),
                     holds_for=start)  # fmt: skip
    there = derivation.by(conclude(found, slope, *incomes, *prices, given=start), id=f"slope_{h + 1}_at_start")
    direction = (1, -1)[h]
    direct = sympy.Add(*(direction * payoff(s, t).diff(t) / (3 * INCOMES_AT_START[h][s]) for s in range(3)))
    first = derivation.by(define(paid[h], direct), id=f"direct_{h + 1}")
    second = derivation.by(define(moved_by_prices[h], there.rhs - direct), id=f"through_prices_{h + 1}")
    total = Equation(there.lhs, first.lhs + second.lhs, holds_for=start)
    derivation.by(conclude(total, there, first, second, given=start), id=f"decomposition_{h + 1}", reading=_DECOMPOSED[h])
    derivation.by(sign(there, ">0"), id=f"slope_{h + 1}_sign")


def _at_size(derivation: Derivation, equation: Equation) -> Equation:
    return derivation.by(evaluate_at({t: SIZE}, equation=equation), id=f"{equation.lhs}_there")


_DECOMPOSED = (
    Text(
        "The securities alone are worth something to household 1; prices take away most of it.",
        "单看证券，家庭 1 得到好处；价格变动抵消了其中的大部分。",
    ),
    Text(
        "The securities alone hurt household 2, by as much as they help household 1; prices more than make up for it.",
        "单看证券，家庭 2 的损失与家庭 1 的所得相等；价格变动给它的补偿超过这一损失。",
    ),
)


def _finite(h: int) -> Text:
    return Text(
        f"Not only at the margin: household {h + 1} gains from a reallocation of this size.",
        f"不仅边际上如此：这一幅度的再配置使家庭 {h + 1} 的效用增加。",
    )
