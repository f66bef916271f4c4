"""Budgets over several dates and one Arrow–Debreu budget: forwards by weighing, backwards by the wealth still needed."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.economies.event_tree import History
from derive.economies.payoff_matrix import reduced
from derive.economies.payoff_rank import deciding_minor, undecided
from derive.economies.tree_markets import TreeMarkets
from derive.equation import Condition, Equation, definition, equilibrium
from derive.errors import ModelError
from derive.model import Model
from derive.rules import conclude, define
from derive.step import Derivation
from derive.symbols import EconomicSymbol, aggregate, variable
from derive.text import Text


def equivalence(markets: TreeMarkets) -> Derivation:
    """Both directions for household 1, event by event."""
    if not markets.is_complete:
        raise ModelError(
            "incomplete-markets",
            "In some event there are fewer independent securities than events that can follow: budgets are not equivalent "
            "to one.",
            "Add securities there.",
        )
    derivation = Derivation(
        _model(markets),
        f"{markets.economy.key}_tree_equivalence",
        ("Trading over several dates and one Arrow–Debreu market", "多期交易与阿罗–德布鲁市场的等价性"),
        intro=(
            "In every event the securities are worth the payoffs of the next events at one-step state prices. The price at "
            "date 0 of one unit in an event is the product of the one-step prices on the way there.",
            "在每个事件中，证券的价格等于下一期各事件的支付按一步状态价格加权之和。某事件中一单位在 0 期的价格，"
            "等于通往该事件的路径上各步状态价格之积。",
        ),
        reading=(
            "What is needed in every event is as many independent securities as events that can follow, not as many as "
            "final events: trading again and again completes markets with few securities (dynamic spanning).",
            "所需要的只是在每个事件中，独立证券数等于其后可能发生的事件数，而不是等于最终事件数："
            "反复交易使少数证券就能构成完全市场（动态完备）。",
        ),
    )
    _one_budget(derivation, markets)
    _backwards(derivation, markets)
    return derivation


def net(markets: TreeMarkets, history: History) -> EconomicSymbol:
    """Return net spending of household 1 in an event."""
    event = markets.number[history]
    return variable(f"n_{event}", (f"net spending in event {event}", f"事件 {event} 的净支出"))


def event_price(markets: TreeMarkets, history: History) -> Expr:
    """Return the price at date 0 of one unit of account in an event, the product of one-step state prices."""
    price: Expr = sympy.S.One
    for length in range(len(history)):
        before, here = history[:length], history[: length + 1]
        price *= markets.state_prices(before)[markets.tree.after(before).index(here)]
    return price


def _pricing(markets: TreeMarkets, history: History) -> list[Equation]:
    matrix, states = markets.payoffs[history].matrix, markets.state_prices(history)
    return [
        equilibrium(
            price,
            sympy.Add(*(matrix[s, m] * state for s, state in enumerate(states))),
            Text(f"price of security {m + 1} in event {markets.number[history]}: no arbitrage",
                 f"事件 {markets.number[history]} 中证券 {m + 1} 的价格：无套利"),
        )
        for m, price in enumerate(markets.security_prices(history))
    ]  # fmt: skip


def _spent(markets: TreeMarkets, history: History) -> Equation:
    symbol = net(markets, history)
    return definition(symbol, markets.net_spending(0, history), symbol.meaning)


def _model(markets: TreeMarkets) -> Model:
    events, traded = markets.tree.events, markets.before_the_end
    factors = [undecided(deciding_minor(markets.payoffs[history])) for history in traded]
    return Model(
        f"{markets.economy.key}_tree_equivalence",
        ("Net spending and prices without arbitrage", "净支出与无套利价格"),
        [*(_spent(markets, history) for history in events), *(one for history in traded for one in _pricing(markets, history))],
        endogenous=[
            *(net(markets, history) for history in events),
            *(price for history in traded for price in markets.security_prices(history)),
        ],
        exogenous=[
            *(amount for row in markets.economy.consumption[0] for amount in row),
            *(price for row in markets.economy.prices for price in row),
            *(amount for history in traded for amount in markets.portfolio(0, history)),
            *(state for history in traded for state in markets.state_prices(history)),
        ],
        parameters=_parameters(markets),
        conditions=(*markets.economy.conditions, *(Condition(factor, "!=0") for factor in factors if factor != 1)),
        order=[state for history in traded for state in markets.state_prices(history)],
    )


def _parameters(markets: TreeMarkets) -> list[EconomicSymbol]:
    known = {price for row in markets.economy.prices for price in row}
    own = (
        symbol for history in markets.before_the_end for symbol in markets.payoffs[history].parameters if symbol not in known
    )
    return list(dict.fromkeys((*markets.economy.parameters, *own)))


def _single(markets: TreeMarkets) -> Expr:
    return sympy.Add(*(event_price(markets, history) * net(markets, history) for history in markets.tree.events))


def _one_budget(derivation: Derivation, markets: TreeMarkets) -> None:
    """Whoever meets every budget meets the single one."""
    held = tuple(
        Condition(net(markets, history) + markets.invested(0, history) - markets.received(0, history), "=0")
        for history in markets.tree.events
    )
    prices = [one for history in markets.before_the_end for one in _pricing(markets, history)]
    derivation.by(
        conclude(Equation(_single(markets), 0, holds_for=held), *prices, given=held),
        label="AD",
        id="one_budget",
        reading=(
            "Weighted with event prices the budgets add up to one: every portfolio costs what it pays.",
            "以各事件的价格为权数将预算约束相加：每个证券组合的成本都等于其支付的价值，因而消去。",
        ),
    )


def _backwards(derivation: Derivation, markets: TreeMarkets) -> None:
    """From the last date backwards: the wealth needed in an event, and the portfolio before it that pays this wealth."""
    needed: dict[History, Expr] = {history: net(markets, history) for history in markets.tree.histories(markets.tree.T)}
    definitions: list[Equation] = []
    for history in reversed(markets.before_the_end):
        followers = markets.tree.after(history)
        targets = [needed[following] for following in followers]
        amounts = _portfolio(derivation, markets, history, targets, definitions)
        for s, target in enumerate(targets):
            paid = sympy.Add(*(markets.payoffs[history].matrix[s, m] * one.lhs for m, one in enumerate(amounts)))
            derivation.by(conclude(Equation(paid, target), *amounts), id=f"pays_{markets.number[followers[s]]}")
        cost = sympy.Add(*(price * one.lhs for price, one in zip(markets.security_prices(history), amounts, strict=True)))
        value = sympy.Add(*(state * target for state, target in zip(markets.state_prices(history), targets, strict=True)))
        spent = derivation.by(conclude(Equation(cost, value), *amounts, *_pricing(markets, history)),
                              id=f"cost_{markets.number[history]}")  # fmt: skip
        if history:
            symbol = _wealth(markets, history)
            definitions.append(derivation.by(define(symbol, net(markets, history) + value, *_used(definitions, value)),
                                             id=symbol.key))  # fmt: skip
            needed[history] = symbol
        else:
            _affordable(derivation, markets, spent, cost, definitions)


def _portfolio(
    derivation: Derivation, markets: TreeMarkets, history: History, targets: list[Expr], definitions: list[Equation]
) -> list[Equation]:
    """Invert the payoff matrix of the event."""
    payoffs = markets.payoffs[history]
    form, _ = reduced(sympy.Matrix(payoffs.matrix).row_join(sympy.Matrix(targets)))
    found = []
    for m in range(payoffs.securities):
        event = markets.number[history]
        words = (f"amount of security {m + 1} needed in event {event}", f"事件 {event} 中需要持有的证券 {m + 1}")
        symbol = aggregate(f"ys_{event}_{m + 1}", words, notation=f"y_{{{event},{m + 1}}}^{{*}}")
        value = sympy.factor(form[m, payoffs.states])
        found.append(derivation.by(define(symbol, value, *_used(definitions, value)), id=symbol.key))
    return found


def _wealth(markets: TreeMarkets, history: History) -> EconomicSymbol:
    event = markets.number[history]
    words = (f"wealth needed in event {event} for it and what follows", f"事件 {event} 中为本期及以后支出所需的财富")
    return aggregate(f"W_{event}", words)


def _affordable(derivation: Derivation, markets: TreeMarkets, spent: Equation, cost: Expr, definitions: list[Equation]) -> None:
    """The single budget makes the first portfolio affordable."""
    single = (Condition(_single(markets), "=0"),)
    today = Equation(net(markets, ()) + cost, 0, holds_for=single)
    derivation.by(
        conclude(today, spent, *definitions, given=single),
        id="date_0_is_met",
        reading=(
            "The single budget makes the portfolio of date 0 affordable; later portfolios are paid for by earlier ones.",
            "单一预算约束保证 0 期的组合是负担得起的；以后的组合由前一期的组合支付。",
        ),
    )


def _used(definitions: list[Equation], value: Expr) -> tuple[Equation, ...]:
    return tuple(one for one in definitions if one.lhs in value.free_symbols)
