"""Three kinds of security: paid in a bundle of commodities, in the numeraire, or in a unit of account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy

from derive.economies.payoff_matrix import PayoffMatrix
from derive.equation import as_expression
from derive.errors import ModelError
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text

PriceTable = tuple[tuple[EconomicSymbol, ...], ...]


def spot_prices(states: int, commodities: int) -> PriceTable:
    """Return the spot prices p_sk: the state first, the commodity second.

    >>> [str(price) for price in spot_prices(2, 2)[1]]
    ['p_21', 'p_22']
    """
    return tuple(
        tuple(
            variable(
                f"p_{s}{k}" if commodities < 10 and states < 10 else f"p_{s}_{k}",
                (f"spot price of commodity {k} in state {s}", f"状态 {s} 中商品 {k} 的即期价格"),
                domain=POSITIVE,
                notation=f"p_{{{s}{k}}}" if commodities < 10 and states < 10 else f"p_{{{s},{k}}}",
            )
            for k in range(1, commodities + 1)
        )
        for s in range(1, states + 1)
    )


def bundle_payoffs(
    key: str,
    bundles: Sequence[Sequence[Sequence[Any]]],
    prices: Sequence[Sequence[Any]] = (),
    title: Text | tuple[str, str] = ("Securities paid in commodities", "商品组合支付证券"),
) -> PayoffMatrix:
    """Return the payoffs of securities that pay bundles: `bundles[m][s][k]` of commodity k in state s.

    Without `prices` the spot prices are symbols, so that the rank becomes a condition on them.

    >>> hart = bundle_payoffs("hart", [[[1, 0], [2, 0]], [[0, 2], [0, 1]]])
    >>> hart.matrix
    Matrix([
    [  p_11, 2*p_12],
    [2*p_21,   p_22]])
    """
    if not bundles or not bundles[0] or not bundles[0][0]:
        raise ModelError("empty-matrix", "No bundle is given.", "Give bundles[security][state][commodity].")
    states, commodities = len(bundles[0]), len(bundles[0][0])
    for number, security in enumerate(bundles, start=1):
        if len(security) != states or any(len(bundle) != commodities for bundle in security):
            raise ModelError(
                "wrong-dimension",
                f"Security {number} does not give {commodities} quantities in each of {states} states.",
                "Give bundles[security][state][commodity] of one shape.",
            )
    table = prices or spot_prices(states, commodities)
    if len(table) != states or any(len(row) != commodities for row in table):
        raise ModelError(
            "wrong-dimension",
            f"The spot prices do not have {states} states with {commodities} commodities each.",
            "Give prices[state][commodity].",
        )
    rows = [
        [
            sympy.Add(*(as_expression(table[s][k]) * as_expression(security[s][k]) for k in range(commodities)))
            for security in bundles
        ]
        for s in range(states)
    ]
    return PayoffMatrix(key, rows, title)


def numeraire_payoffs(
    key: str,
    rows: Sequence[Sequence[Any]],
    numeraire_prices: Sequence[Any] = (),
    title: Text | tuple[str, str] = ("Securities paid in the numeraire", "计价商品支付证券"),
) -> PayoffMatrix:
    """Return payoffs in units of account of securities that pay `rows[s][m]` units of commodity 1.

    >>> numeraire_payoffs("bond", [[1], [1]]).matrix
    Matrix([
    [p_11],
    [p_21]])
    """
    first = numeraire_prices or [row[0] for row in spot_prices(len(rows), 1)]
    if len(first) != len(rows):
        raise ModelError(
            "wrong-dimension", f"{len(first)} numeraire prices for {len(rows)} states.", "Give one price for each state."
        )
    return PayoffMatrix(
        key, [[as_expression(p) * as_expression(a) for a in row] for p, row in zip(first, rows, strict=True)], title
    )


def nominal_payoffs(
    key: str,
    rows: Sequence[Sequence[Any]],
    title: Text | tuple[str, str] = ("Nominal securities", "名义证券"),
) -> PayoffMatrix:
    """Return payoffs of securities that pay `rows[s][m]` units of account, whatever the prices.

    >>> nominal_payoffs("bond", [[1], [1]]).generic_rank
    1
    """
    return PayoffMatrix(key, rows, title)
