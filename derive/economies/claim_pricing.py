"""The price of a new claim: exactly where securities replicate it, else bounds that cannot be improved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy
from sympy import Expr

from derive.economies.linear_program import extreme_state_prices, least_cost
from derive.economies.payoff_matrix import PayoffMatrix
from derive.economies.portfolio import weights_for
from derive.economies.state_prices import explain, require_no_arbitrage, state_symbols
from derive.equation import Condition, Equation, definition
from derive.errors import ModelError
from derive.model import Model
from derive.rules import conclude, evaluate_at, holds_at, sign
from derive.step import Derivation
from derive.symbols import EconomicSymbol, variable
from derive.text import Text


def price(payoffs: PayoffMatrix, claim: Sequence[Any], prices: Sequence[Any]) -> Derivation:
    """The price of a claim by replication; without replication the two bounds, each with portfolio and state prices."""
    wanted = payoffs.vector(claim, payoffs.states, "payoffs of the claim")
    given = payoffs.vector(prices, payoffs.securities, "security prices")
    numeric = payoffs.is_numeric and all(one.is_number for one in (*wanted, *given))
    require_no_arbitrage(payoffs, given)
    weights = weights_for(payoffs, wanted)
    states = () if weights is not None else state_symbols(payoffs, positive=False)
    model, cost = _model(payoffs, given, wanted, states)
    derivation = Derivation(model, f"{payoffs.key}_price", ("The price of a claim", "一项支付的价格"))
    if weights is not None:
        _priced(derivation, payoffs, cost, weights, wanted)
        return derivation
    if not numeric:
        raise ModelError(
            "incomplete-markets", "No portfolio pays this claim, and bounds need numbers.", "Give numbers, or add securities."
        )
    for highest, name in ((True, "upper"), (False, "lower")):
        _bound(derivation, payoffs, cost, given, wanted, highest=highest, name=name)
    derivation.reading = Text(
        "No portfolio pays the claim. Whoever buys it above the upper bound or sells it below the lower one could do "
        "better with the portfolio shown; state prices that explain all security prices give it both values, so no bound "
        "can be improved.",
        "没有证券组合恰好得到这项支付。价格高于上界时，卖出该支付并买入所示组合有利可图；低于下界时反之。"
        "能解释全部证券价格的状态价格恰好给出这两个数值，所以上下界都不能再改进。",
    )
    return derivation


def _model(
    payoffs: PayoffMatrix, prices: Sequence[Expr], wanted: Sequence[Expr], states: Sequence[EconomicSymbol]
) -> tuple[Model, Equation]:
    cost = variable("kappa", ("cost of the portfolio", "证券组合的成本"), notation="kappa")
    spent = definition(
        cost,
        sympy.Add(*(one * amount for one, amount in zip(prices, payoffs.portfolio_symbols, strict=True))),
        cost.meaning,
    )
    used = {symbol for one in (*prices, *wanted) for symbol in one.free_symbols} - set(payoffs.parameters)
    base = payoffs.model
    model = Model(
        f"{payoffs.key}_price",
        ("Payoffs and cost of a portfolio", "证券组合的支付与成本"),
        [*base.equations, spent],
        endogenous=[*base.endogenous, cost],
        exogenous=[*base.exogenous, *sorted(used, key=str), *states],
        parameters=base.parameters,
        conditions=base.conditions,
        order=(*base.order, cost),
        decimals=payoffs.decimals,
    )
    return model, spent


def _priced(
    derivation: Derivation, payoffs: PayoffMatrix, cost: Equation, weights: dict[int, Expr], wanted: Sequence[Expr]
) -> None:
    amounts: dict[EconomicSymbol, Expr] = {
        symbol: weights.get(place, sympy.S.Zero) for place, symbol in enumerate(payoffs.portfolio_symbols)
    }
    held = _held(amounts)
    for s, (equation, amount) in enumerate(zip(payoffs.payoffs, wanted, strict=True), start=1):
        derivation.by(conclude(Equation(equation.lhs, amount, holds_for=held), equation, given=held), id=f"pays_in_state_{s}")
    derivation.by(evaluate_at(amounts, equation=cost), label="price", id="price")


def _bound(
    derivation: Derivation,
    payoffs: PayoffMatrix,
    cost: Equation,
    prices: Sequence[Expr],
    wanted: Sequence[Expr],
    *,
    highest: bool,
    name: str,
) -> None:
    """The cheapest portfolio that pays at least the claim (the dearest that pays at most it), and the state prices."""
    if highest:
        portfolio = least_cost(prices, payoffs.matrix, wanted)
    else:
        mirrored = least_cost(prices, payoffs.matrix, [-amount for amount in wanted])
        portfolio = None if mirrored is None else tuple(-amount for amount in mirrored)
    states = extreme_state_prices(payoffs.matrix, prices, wanted, highest=highest)
    if portfolio is None or states is None:
        derivation.notes.append(
            Text("The claim has no upper bound: no portfolio covers it.", "该支付没有价格上界：没有组合能覆盖它。")
            if highest
            else Text("The claim has no lower bound.", "该支付没有价格下界。")
        )
        return
    amounts = dict(zip(payoffs.portfolio_symbols, portfolio, strict=True))
    held = _held(amounts)
    for s, (equation, amount) in enumerate(zip(payoffs.payoffs, wanted, strict=True), start=1):
        gap = equation.lhs - amount if highest else amount - equation.lhs
        derivation.by(sign(gap, ">=0", equation, given=held), id=f"{name}_state_{s}")
    derivation.by(evaluate_at(amounts, equation=cost), label=f"{name} bound", id=f"{name}_bound")
    values = dict(zip(state_symbols(payoffs, positive=False), states, strict=True))
    explain(derivation, payoffs, prices, values, f"{name}_")
    worth = sympy.Add(*(value * amount for value, amount in zip(states, wanted, strict=True)))
    valued = sympy.Add(*(symbol * amount for symbol, amount in zip(values, wanted, strict=True)))
    derivation.by(
        holds_at(Equation(valued, worth), given=_held(values)),
        id=f"{name}_value",
        reading=(
            "These state prices explain the price of every security and value the claim at the bound.",
            "这组状态价格能解释全部证券的价格，按它计算该支付的价值正好等于这一界限。",
        ),
    )


def _held(values: Mapping[EconomicSymbol, Expr]) -> tuple[Condition, ...]:
    return tuple(Condition(symbol - value, "=0") for symbol, value in values.items())
