"""Exact linear programs over the rationals: they propose state prices, arbitrages and portfolios; checks judge them."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr, Rational
from sympy.solvers.simplex import InfeasibleLPError, UnboundedLPError, lpmax, lpmin

Vector = tuple[Expr, ...]


def least_cost(prices: Sequence[Expr], rows: sympy.ImmutableMatrix, target: Sequence[Expr]) -> Vector | None:
    """Return a portfolio that pays at least `target` in every state at the lowest cost, or None where there is none.

    >>> least_cost([Rational(1)], sympy.ImmutableMatrix([[1], [2]]), [Rational(3), Rational(2)])
    (3,)
    """
    portfolio = _unknowns("y", rows.cols)
    payoffs = [sum(rows[s, m] * portfolio[m] for m in range(rows.cols)) for s in range(rows.rows)]
    constraints = [payoff - wanted >= 0 for payoff, wanted in zip(payoffs, target, strict=True)]
    cost = sum(price * amount for price, amount in zip(prices, portfolio, strict=True))
    return _optimum(lpmin, cost, constraints, portfolio)


def widest_state_prices(rows: sympy.ImmutableMatrix, prices: Sequence[Expr]) -> Vector | None:
    """Return positive state prices that price every security, the smallest of them as large as possible."""
    states, least = _unknowns("p", rows.rows), sympy.Symbol("t", real=True)
    constraints = [*_pricing(rows, prices, states), *(state - least >= 0 for state in states), least <= 1]
    found = _optimum(lpmax, least, constraints, (*states, least))
    return None if found is None or not found[-1] > 0 else found[:-1]


def extreme_state_prices(
    rows: sympy.ImmutableMatrix, prices: Sequence[Expr], target: Sequence[Expr], *, highest: bool
) -> Vector | None:
    """Return nonnegative state prices that price every security and give the target its highest or lowest value."""
    states = _unknowns("p", rows.rows)
    constraints = [*_pricing(rows, prices, states), *(state >= 0 for state in states)]
    value = sum(amount * state for amount, state in zip(target, states, strict=True))
    return _optimum(lpmax if highest else lpmin, value, constraints, states)


def arbitrage_portfolio(rows: sympy.ImmutableMatrix, prices: Sequence[Expr]) -> Vector | None:
    """Return a portfolio that costs nothing or less, never pays less than nothing, and gains somewhere; or None."""
    portfolio = _unknowns("y", rows.cols)
    payoffs = [sum(rows[s, m] * portfolio[m] for m in range(rows.cols)) for s in range(rows.rows)]
    cost = sum(price * amount for price, amount in zip(prices, portfolio, strict=True))
    box = [limit for amount in portfolio for limit in (amount >= -1, amount <= 1)]
    constraints = [*(payoff >= 0 for payoff in payoffs if payoff != 0), *box]
    if cost != 0:
        constraints.append(cost <= 0)
    found = _optimum(lpmax, sum(payoffs) - cost, constraints, portfolio)
    if found is None:
        return None
    values = dict(zip(portfolio, found, strict=True))
    if not sympy.S(sum(payoffs) - cost).xreplace(values) > 0:
        return None
    return _whole(found)


def _unknowns(letter: str, count: int) -> tuple[sympy.Symbol, ...]:
    return tuple(sympy.Symbol(f"{letter}{place}", real=True) for place in range(count))


def _pricing(rows: sympy.ImmutableMatrix, prices: Sequence[Expr], states: Sequence[Expr]) -> list[sympy.Eq]:
    return [
        sympy.Eq(sum(rows[s, m] * states[s] for s in range(rows.rows)), prices[m])
        for m in range(rows.cols)
        if any(rows[s, m] != 0 for s in range(rows.rows))
    ]


def _optimum(
    program: object, objective: Expr, constraints: Sequence[object], unknowns: Sequence[sympy.Symbol]
) -> Vector | None:
    if any(constraint is sympy.false or constraint is False for constraint in constraints):
        return None
    kept = [constraint for constraint in constraints if constraint not in (sympy.true, True)]
    try:
        _, point = program(objective, kept)  # type: ignore[operator]
    except (InfeasibleLPError, UnboundedLPError):
        return None
    return tuple(sympy.S(point.get(unknown, 0)) for unknown in unknowns)


def _whole(vector: Vector) -> Vector:
    """Scale a rational vector to coprime whole numbers.

    >>> _whole((Rational(1, 2), Rational(-3, 4)))
    (2, -3)
    """
    common = sympy.ilcm(1, *(Rational(number).q for number in vector))
    scaled = [number * common for number in vector]
    shared = sympy.igcd(0, *scaled) or 1
    return tuple(number / shared for number in scaled)
