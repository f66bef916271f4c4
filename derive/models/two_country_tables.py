"""Equilibria of two countries over the firms' share, with the closed economy beside the open world."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation
from derive.models.two_country_symbols import b_1, c_1, c_1s, c_2, c_2s, k_1, r_2, theta
from derive.models.two_country_welfare import U, U_s
from derive.numeric_table import Columns, NumericTable, grid
from derive.symbols import EconomicSymbol

_SHARES = grid(0, 1, "0.1")
_OPEN = (*(f"numeric_10.{number}" for number in range(18, 24)), "gross_return")
_ALONE = ("numeric_10.18", "numeric_10.19", "numeric_10.22", "gross_return")
_WELFARE = Equation(U, -1 / c_1 - Rational(49, 50) / c_2)
_WELFARE_ABROAD = Equation(U_s, -1 / c_1s - Rational(49, 50) / c_2s)
_OPEN_HEADING, _ALONE_HEADING = ("Open world", "开放世界"), ("Autarky", "封闭的本国")


def equilibrium_tables(gross: EconomicSymbol) -> tuple[NumericTable, NumericTable]:
    """Quantities and the return, then welfare; `gross` is the gross return that the derivation has defined."""
    rate = Equation(r_2, gross - 1)
    quantities = NumericTable(
        ("Equilibrium for eleven shares of the firms", "企业份额不同时的均衡"),
        theta,
        _SHARES,
        Columns(_OPEN, [c_1, c_2, c_1s, c_2s, k_1, b_1, rate], _OPEN_HEADING),
        Columns(_ALONE, [c_1, c_2, k_1, rate], _ALONE_HEADING, given={b_1: 0}),
    )
    welfare = NumericTable(
        ("Welfare, open and closed", "开放与封闭下的福利"),
        theta,
        _SHARES,
        Columns(_OPEN, [_WELFARE, _WELFARE_ABROAD], _OPEN_HEADING),
        Columns(_ALONE, [_WELFARE], _ALONE_HEADING, given={b_1: 0}),
    )
    return quantities, welfare
