"""State prices: q = A' pi with pi > 0, or a portfolio that shows that there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy
from sympy import Expr

from derive.economies.linear_program import arbitrage_portfolio, widest_state_prices
from derive.economies.payoff_matrix import PayoffMatrix, reduced
from derive.equation import Condition, Equation, definition, equilibrium
from derive.errors import ModelError
from derive.model import Model
from derive.rules import conclude, evaluate_at, holds_at, sign
from derive.step import Derivation
from derive.strategies import solve
from derive.symbols import POSITIVE, REAL, EconomicSymbol, variable
from derive.text import Text


def state_prices(payoffs: PayoffMatrix, prices: Sequence[Any]) -> Derivation:
    """Positive state prices behind given security prices, or an arbitrage."""
    given = payoffs.vector(prices, payoffs.securities, "security prices")
    if payoffs.is_numeric and all(price.is_number for price in given):
        return _numeric(payoffs, given)
    return _symbolic(payoffs, given)


def state_symbols(payoffs: PayoffMatrix, *, positive: bool = True) -> tuple[EconomicSymbol, ...]:
    """Return the prices pi_1, ..., pi_S of one unit in each state."""
    return tuple(
        variable(
            f"pi_{s}",
            (f"state price of state {s}", f"状态 {s} 的状态价格"),
            notation=f"pi_{{{s}}}",
            domain=POSITIVE if positive else REAL,
        )
        for s in range(1, payoffs.states + 1)
    )


def pricing_equation(payoffs: PayoffMatrix, security: int, price: Expr, states: Sequence[Expr]) -> Equation:
    """Return q_m = sum of pi_s a_sm for one security, counted from zero."""
    value = sympy.Add(*(payoffs.matrix[s, security] * state for s, state in enumerate(states)))
    name = Text(f"price of security {security + 1}", f"证券 {security + 1} 的价格")
    return equilibrium(value, price, name)


def pricing_model(payoffs: PayoffMatrix, prices: Sequence[Expr], states: Sequence[EconomicSymbol]) -> Model:
    """Return the pricing of the independent securities; state prices that they do not determine are given."""
    _, determined = reduced(payoffs.matrix[:, list(payoffs.pivots)].T)
    extra = {symbol for price in prices for symbol in price.free_symbols} - set(payoffs.parameters)
    return Model(
        f"{payoffs.key}_state_prices",
        ("Security prices and state prices", "证券价格与状态价格"),
        [pricing_equation(payoffs, m, prices[m], states) for m in payoffs.pivots],
        endogenous=[states[s] for s in determined],
        exogenous=[*(state for s, state in enumerate(states) if s not in determined), *sorted(extra, key=str)],
        parameters=payoffs.parameters,
        conditions=payoffs.conditions,
        decimals=payoffs.decimals,
    )


def _numeric(payoffs: PayoffMatrix, prices: Sequence[Expr]) -> Derivation:
    found = widest_state_prices(payoffs.matrix, prices)
    if found is None:
        return _arbitrage(payoffs, prices)
    states = state_symbols(payoffs, positive=False)
    derivation = Derivation(
        pricing_model(payoffs, prices, states),
        f"{payoffs.key}_state_prices",
        ("No arbitrage: state prices", "无套利：状态价格"),
        intro=(
            "There is no arbitrage if and only if positive state prices explain every security price.",
            "不存在套利机会，当且仅当有一组正的状态价格能解释所有证券的价格。",
        ),
    )
    values = dict(zip(states, found, strict=True))
    for symbol, value in values.items():
        if payoffs.generic_rank == payoffs.states:
            only = derivation.by(conclude(Equation(symbol, value), *derivation.model.equations), id=symbol.key)
            derivation.by(sign(only, ">0"), id=f"{symbol.key}_sign")
        else:
            chosen = (Condition(symbol - value, "=0"),)
            derivation.by(sign(symbol, ">0", given=chosen), id=f"{symbol.key}_sign")
    explain(derivation, payoffs, prices, values)
    unique = payoffs.generic_rank == payoffs.states
    derivation.notes.append(
        Text("These state prices are positive and the only ones.", "这些状态价格为正，且是唯一的。")
        if unique
        else Text(
            "These state prices are positive; others explain the prices too.",
            "这些状态价格为正；还有其他状态价格也能解释这些证券价格。",
        )
    )
    return derivation


def explain(
    derivation: Derivation,
    payoffs: PayoffMatrix,
    prices: Sequence[Expr],
    values: Mapping[EconomicSymbol, Expr],
    prefix: str = "",
) -> None:
    """Verify that state prices explain the price of every security."""
    given = tuple(Condition(symbol - value, "=0") for symbol, value in values.items())
    for m, price in enumerate(prices):
        priced = pricing_equation(payoffs, m, price, tuple(values))
        derivation.by(holds_at(priced, given=given), id=f"{prefix}security_{m + 1}")


def require_no_arbitrage(payoffs: PayoffMatrix, prices: Sequence[Expr]) -> None:
    """Raise a `ModelError` that names a portfolio if numeric prices allow an arbitrage."""
    if not all(number.is_Rational for number in (*payoffs.matrix, *prices)):
        return
    if widest_state_prices(payoffs.matrix, prices) is not None:
        return
    portfolio = arbitrage_portfolio(payoffs.matrix, prices) or ()
    held = ", ".join(f"{amount} of security {number}" for number, amount in enumerate(portfolio, start=1) if amount != 0)
    raise ModelError(
        "arbitrage",
        f"The given prices allow an arbitrage: hold {held}, at no cost, for payoffs that are never negative and somewhere a "
        "gain.",
        "Correct the prices; where there is an arbitrage there is no equilibrium and no claim has a price.",
    )


def _arbitrage(payoffs: PayoffMatrix, prices: Sequence[Expr]) -> Derivation:
    """A portfolio with no cost, no loss and some gain; and the contradiction of positive state prices."""
    portfolio = arbitrage_portfolio(payoffs.matrix, prices)
    if portfolio is None:
        raise ModelError(
            "no-decision",
            f"Neither state prices nor an arbitrage were found for the prices {', '.join(map(str, prices))}.",
            "Check the prices.",
        )
    cost = variable("kappa", ("cost of the portfolio", "证券组合的成本"), notation="kappa")
    spent = definition(
        cost,
        sympy.Add(*(price * amount for price, amount in zip(prices, payoffs.portfolio_symbols, strict=True))),
        cost.meaning,
    )
    base = payoffs.model
    model = Model(
        f"{payoffs.key}_arbitrage",
        ("Payoffs and cost of a portfolio", "证券组合的支付与成本"),
        [*base.equations, spent],
        endogenous=[*base.endogenous, cost],
        exogenous=base.exogenous,
        order=(*base.order, cost),
        decimals=payoffs.decimals,
    )
    derivation = Derivation(
        model,
        f"{payoffs.key}_arbitrage",
        ("An arbitrage", "套利机会"),
        intro=(
            "A portfolio that costs nothing or less, never pays less than nothing, and gains somewhere is an arbitrage.",
            "成本不为正、在任何状态的支付都不为负、且至少有一处为正收益的证券组合，构成套利机会。",
        ),
        reading=(
            "Nobody with increasing utility would stop buying this portfolio: no equilibrium has these prices.",
            "偏好单调的人会无限买入该组合：任何均衡都不会有这样的价格。",
        ),
    )
    amounts = dict(zip(payoffs.portfolio_symbols, portfolio, strict=True))
    for name, equation in (("cost", spent), *((f"state_{s}", one) for s, one in enumerate(payoffs.payoffs, start=1))):
        derivation.by(evaluate_at(amounts, equation=equation), id=name)
    return derivation


def _symbolic(payoffs: PayoffMatrix, prices: Sequence[Expr]) -> Derivation:
    """State prices as formulas where markets are complete; their signs are conditions for the reader."""
    if payoffs.generic_rank < payoffs.states:
        raise ModelError(
            "incomplete-markets",
            f"{payoffs.generic_rank} independent securities do not determine the prices of {payoffs.states} states.",
            "Give numbers, add securities, or ask for the bounds of a claim's price.",
        )
    states = state_symbols(payoffs)
    derivation = Derivation(pricing_model(payoffs, prices, states), f"{payoffs.key}_state_prices", ("State prices", "状态价格"))
    return solve(derivation, states)
