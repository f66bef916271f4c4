"""Verifying an equilibrium: budgets, market clearing and first-order conditions at exact values, and concavity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sympy
from sympy import Expr

from derive.economies.arrow_debreu import budget
from derive.economies.exchange_economy import ExchangeEconomy
from derive.economies.payoff_matrix import PayoffMatrix
from derive.economies.sequential import SequentialMarkets
from derive.economies.state_prices import require_no_arbitrage
from derive.equation import Condition, Equation, as_expression
from derive.errors import ModelError
from derive.model import Model
from derive.rules import holds_at, sign
from derive.step import Derivation
from derive.symbols import EconomicSymbol
from derive.text import Text

CORNER = Text(
    "Not consumed: it is worth less to the household than it costs (Kuhn–Tucker).",
    "该商品消费为零：对该家庭而言其价值不高于价格（库恩–塔克条件）。",
)
Tables = Sequence[Sequence[Sequence[Any]]]
Named = Iterator[tuple[str, Equation | Condition]]
Values = dict[EconomicSymbol, Expr]


def verify_arrow_debreu(economy: ExchangeEconomy, prices: Sequence[Sequence[Any]], allocation: Tables) -> Derivation:
    """Verify that prices and an allocation are an Arrow–Debreu equilibrium."""
    values = {**_prices(economy, prices), **allocation_values(economy, allocation)}
    equations = [
        *((f"budget_{h + 1}", budget(economy, h)) for h in range(len(economy.households))),
        *_clearing(economy),
        *_substitution(economy, [list(economy.places)], values),
    ]
    return _verified(economy, "arrow_debreu", ("An Arrow–Debreu equilibrium", "阿罗–德布鲁均衡的验证"), equations, values)


def verify_sequential(
    markets: SequentialMarkets,
    prices: Sequence[Sequence[Any]],
    allocation: Tables,
    security_prices: Sequence[Any],
    portfolios: Sequence[Sequence[Any]],
) -> Derivation:
    """Verify a rational-expectations (Radner) equilibrium."""
    economy = markets.economy
    values = {
        **_prices(economy, prices),
        **allocation_values(economy, allocation),
        **_row(markets.security_prices, security_prices, "security prices"),
    }
    for own, given in zip(markets.portfolios, _as_many(portfolios, len(markets.portfolios), "portfolios"), strict=True):
        values |= _row(own, given, "amounts of securities")
    at_prices = PayoffMatrix(markets.payoffs.key, markets.payoffs.matrix.xreplace(values))
    require_no_arbitrage(at_prices, [values[price] for price in markets.security_prices])
    by_event = [[(s, k) for k in range(economy.commodities)] for s in range(economy.events)]
    equations = [
        *(
            (f"budget_{h + 1}_{number}", one)
            for h in range(len(economy.households))
            for number, one in enumerate(markets.budgets(h))
        ),
        *_clearing(economy),
        *((f"security_{m}", one) for m, one in enumerate(markets.security_clearing, start=1)),
        *_substitution(economy, by_event, values),
        *_portfolio_conditions(markets, values),
    ]
    title = ("A rational-expectations equilibrium", "理性预期均衡的验证")
    return _verified(economy, "sequential", title, equations, values)


def _verified(
    economy: ExchangeEconomy,
    kind: str,
    title: tuple[str, str],
    statements: list[tuple[str, Equation | Condition]],
    values: Values,
) -> Derivation:
    for symbol, value in values.items():
        if not symbol.domain.contains(value):
            raise ModelError(
                "outside-domain",
                f"{symbol} = {value} is not admissible.",
                "Prices are positive, consumption too unless the economy is declared with corners=True.",
            )
    # The system is written down as what is to be shown; it is not square, so the model holds the allocation's definition.
    model = Model(
        f"{economy.key}_{kind}",
        title,
        [Equation(symbol, value, name=symbol.meaning) for symbol, value in values.items()],
        endogenous=list(values),
        parameters=economy.parameters,
        conditions=economy.conditions,
    )
    derivation = Derivation(
        model,
        f"{economy.key}_{kind}",
        title,
        intro=(
            "Put the prices and the allocation into every condition of the definition.",
            "将价格与配置代入均衡定义的每一个条件。",
        ),
        reading=Text(
            "Budgets and markets are met, and marginal rates of substitution equal price ratios (at a corner they do not "
            "exceed them); with concave utility this is sufficient for every household's optimum.",
            "预算约束与市场出清成立，边际替代率等于价格之比（角点处不超过价格之比）；效用函数为凹函数时，"
            "这已足以保证每个家庭达到最优。",
        ),
    )
    for name, statement in statements:
        if isinstance(statement, Equation):
            derivation.by(holds_at(statement, *model.equations), id=name)
        else:
            derivation.by(sign(_at(statement.expression, values), statement.sign), id=name, reading=CORNER)
    for household, own in enumerate(economy.consumption):
        utility = economy.utilities[household]
        for amount in (one for row in own for one in row if one in utility.free_symbols):
            curvature = utility.diff(amount, 2)
            if curvature != 0 and not curvature.free_symbols - {amount, *economy.parameters}:
                derivation.by(sign(curvature, "<0"), id=f"concave_in_{amount.key}")
    return derivation


def _at(expression: Expr, values: Values) -> Expr:
    found = sympy.S(expression.xreplace(values))
    if found.has(sympy.zoo, sympy.nan, sympy.oo):
        raise ModelError(
            "infinite-marginal-utility",
            "A household does not consume something whose first unit it values infinitely, so this is no optimum.",
            "Correct the allocation.",
        )
    return found


def _clearing(economy: ExchangeEconomy) -> Named:
    for (s, k), market in zip(economy.places, economy.clearing, strict=True):
        yield f"market_{economy.label(s)}{k + 1}", market


def _substitution(economy: ExchangeEconomy, groups: Sequence[Sequence[tuple[int, int]]], values: Values) -> Named:
    """Marginal rates of substitution equal price ratios within each group; of what is not consumed, they may be less."""
    for h, own in enumerate(economy.consumption):
        slope = {(s, k): economy.utilities[h].diff(own[s][k]) for s, k in economy.places}
        for group in groups:
            base = next((place for place in group if values[own[place[0]][place[1]]] != 0), None)
            if base is None:
                continue
            for s, k in group:
                rate, price = slope[s, k] / slope[base], economy.prices[s][k] / economy.prices[base[0]][base[1]]
                name = f"substitution_{h + 1}_{economy.label(s)}{k + 1}"
                if values[own[s][k]] != 0 and (s, k) != base:
                    words = Text(f"household {h + 1}: rate of substitution", f"家庭 {h + 1} 的边际替代率")
                    yield name, Equation(rate, price, name=words)
                elif (s, k) != base:
                    yield name, Condition(price - rate, ">=0")


def _portfolio_conditions(markets: SequentialMarkets, values: Values) -> Named:
    """What a security pays, in marginal utility, is proportional to its price."""
    economy, payoffs = markets.economy, markets.payoffs
    for h, own in enumerate(economy.consumption):
        words = [
            Text(f"household {h + 1}: optimality of security {m + 1}", f"家庭 {h + 1} 关于证券 {m + 1} 的最优条件")
            for m in range(payoffs.securities)
        ]
        consumed = [next((k for k, x in enumerate(row) if values[x] != 0), 0) for row in own]
        worth = [economy.utilities[h].diff(own[s][k]) / economy.prices[s][k] for s, k in enumerate(consumed)]
        gains = [
            sympy.Add(*(worth[event] * payoffs.matrix[state, m] for state, event in enumerate(markets.later)))
            for m in range(payoffs.securities)
        ]
        if economy.today:
            for m, gain in enumerate(gains):
                yield f"portfolio_{h + 1}_{m + 1}", Equation(gain, worth[0] * markets.security_prices[m], name=words[m])
        else:
            for m, gain in enumerate(gains[1:], start=1):
                left, right = gain * markets.security_prices[0], gains[0] * markets.security_prices[m]
                yield f"portfolio_{h + 1}_{m + 1}", Equation(left, right, name=words[m])


def _prices(economy: ExchangeEconomy, prices: Sequence[Sequence[Any]]) -> Values:
    values: Values = {}
    for own, given in zip(economy.prices, _as_many(prices, economy.events, "rows of prices"), strict=True):
        values |= _row(own, given, "prices")
    return values


def allocation_values(economy: ExchangeEconomy, allocation: Tables) -> Values:
    """Return the values of all amounts consumed."""
    values: Values = {}
    for own, given in zip(economy.consumption, _as_many(allocation, len(economy.households), "tables"), strict=True):
        for row, amounts in zip(own, _as_many(given, economy.events, "rows of amounts"), strict=True):
            values |= _row(row, amounts, "amounts")
    return values


def _row(symbols: Sequence[EconomicSymbol], given: Sequence[Any], what: str) -> Values:
    exact = [as_expression(value, f"the {what}") for value in _as_many(given, len(symbols), what)]
    return dict(zip(symbols, exact, strict=True))


def _as_many(given: Sequence[Any], wanted: int, what: str) -> Sequence[Any]:
    if len(given) != wanted:
        raise ModelError("wrong-dimension", f"{len(given)} {what} where {wanted} are wanted.", f"Give {wanted}.")
    return given
